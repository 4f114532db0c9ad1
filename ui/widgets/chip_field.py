"""A field of chips: typing finds, Enter adds, arrows walk over what is there."""

from collections.abc import Hashable
from itertools import takewhile

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.presenters.editing.chips import LONGEST_ENTRY, Chip, ChipSource, Offer
from ui.widgets.cards import label as words_label
from ui.widgets.chip import ChipButton
from ui.widgets.chip_input import ROOM_FOR_CURSOR, ChipInput
from ui.widgets.chip_lines import ChipLines
from ui.widgets.chip_menu import ChipMenu
from ui.widgets.offer_list import OfferList
from ui.widgets.palette import palette_of

TOO_LONG = (
    f"This line has {{:,}} letters; up to {LONGEST_ENTRY} are read at once. "
    "It is kept whole, as your own words: no chip was made of it."
)

PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu or another window is not leaving."""


class ChipField(ChipLines):
    """Shows a source's chips and hands what is typed back to it."""

    changed = Signal()
    """The source recorded something."""
    details_wanted = Signal(object)
    """The id of the chip whose details are to be shown."""
    refreshed = Signal()
    """What the source holds was shown anew."""
    said = Signal(str)
    """What there is to say below the field; empty when that is past."""

    def __init__(self, source: ChipSource, label: str, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, keep_free=ROOM_FOR_CURSOR + 4)
        self._source = source
        self._prompt = prompt
        self._label = label
        self._read_only = False
        self._is_setting = False
        self._known = ""
        """What the source was last told of the line."""
        self._aside = ""
        self._menu: ChipMenu | None = None
        self._chips: list[ChipButton] = []
        self._offers: OfferList | None = None
        self.setObjectName(source.name)
        self.setAccessibleName(label)
        self.input = ChipInput(self)
        self.input.setObjectName(f"{source.name}_input")
        self.input.setAccessibleName(label)
        self.input.typed.connect(self._typed)
        self.input.textChanged.connect(self._put_in)
        self.input.takes_key = self._key
        self.input.entered.connect(self.update)
        self.input.left.connect(self._left)
        self.setFocusProxy(self.input)
        self._nothing = words_label("Not recorded", "faint")
        self._nothing.setParent(self)
        self._nothing.hide()
        self.stand_in_lines((self._nothing, self.input))

    def open(self) -> None:
        """Show the visit that was just opened: what stood in the line belonged to the one before."""
        if self._menu is not None:
            self._menu.close()  # a note typed on in it would go to a chip of the visit opened now
        self._put_offers_away()
        self._set_text(self._source.pending)
        self.input.give_room_back()
        self.refresh()

    def refresh(self) -> None:
        """Show what the source holds now."""
        if self._menu is not None:
            return  # closing the menu refreshes
        self._say_aside()
        chips = self._source.chips()
        if [button.chip for button in self._chips] != list(chips):
            self._exchange(chips)
        if not self.input.hasFocus() and self.input.text() != self._source.pending:
            self._set_text(self._source.pending)
        self.input.setPlaceholderText("" if chips else self._prompt)
        recorded = f"{len(chips)} recorded, Left goes to them. " if chips else ""
        self.input.setAccessibleDescription(f"{recorded}{self._prompt}")
        self._nothing.setVisible(self._read_only and not chips)
        self.refreshed.emit()

    def focus_chip(self, chip_id: Hashable) -> None:
        """Put the keyboard on a chip, or into the line where that chip is no more."""
        shown = (button for button in self._chips if button.chip.id == chip_id)
        (next(shown, None) or self.input).setFocus(Qt.FocusReason.TabFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._read_only = read_only
        self._put_offers_away()
        self.input.setVisible(not read_only)
        # Tab would stop for good at a field whose line is hidden
        self.setFocusProxy(None if read_only else self.input)  # type: ignore[arg-type]  # Qt takes None
        self._nothing.setVisible(read_only and not self._chips)
        for button in self._chips:
            button.set_read_only(read_only)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click beside the chips goes to the input."""
        self.input.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the border, stronger with the focus inside."""
        if self._read_only or self.rect().adjusted(3, 3, -3, -3).contains(event.rect()):
            return
        palette = palette_of(self)
        inside = self.input.hasFocus() or any(button.hasFocus() for button in self._chips)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(palette.color("teal" if inside else "line"))
        pen.setWidthF(2.0 if inside else 1.0)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        offers = self._offers
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and offers and offers.isVisible():
            offers.move_choice(1 if key == Qt.Key.Key_Down else -1)
            return True
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._enter()
            return True
        if key == Qt.Key.Key_Escape and offers and offers.isVisible():
            offers.put_away()
            return True
        at_start = self.input.cursorPosition() == 0 and not self.input.hasSelectedText()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace) and plain and at_start and self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _typed(self, text: str) -> None:
        if self._read_only:
            return
        self._go_on_from(self._known)
        self._known = text
        self._source.typing(text)
        self._say_aside()
        is_entry = bool(text.strip()) and len(text) <= LONGEST_ENTRY
        self._offer_list().show_offers(self._source.offers(text) if is_entry else ())

    def _say_aside(self) -> None:
        if self._aside != self._source.aside:
            self._aside = self._source.aside
            self.said.emit(self._aside)

    def _put_in(self, text: str) -> None:
        """The shell put back what stood here before the chart was locked."""
        if text and not self._is_setting and text != self._known:
            self._known = text
            self._go_on_from(text)
            self.refresh()

    def _go_on_from(self, text: str) -> None:
        """Words that were settled while they still stand in the line are typed on, not doubled."""
        if text.strip() and not self._source.pending:
            self._source.resume(text)

    def _enter(self) -> None:
        text = self.input.text()
        self._go_on_from(text)
        chosen = self._offers.chosen if self._offers else None
        self._put_offers_away()
        if chosen is not None:
            self._take(chosen)
        elif text.strip() and len(text) <= LONGEST_ENTRY:
            rest = self._source.enter(text)
            if rest:
                # Settled at once, or the next words would run on from it; not read again without its line,
                # or the rest of `no numbness, tingling` would say that there is tingling
                self._source.leave("")
            self._set_text("")
            self._recorded()
        elif text.strip():
            self._keep_as_words(text)

    def _keep_as_words(self, text: str) -> None:
        """A line too long to be read is kept whole, and that is said."""
        self._source.typing(text)
        self._source.leave("")
        self._set_text("")
        self._recorded()
        self._aside = TOO_LONG.format(len(text))
        self.said.emit(self._aside)

    def _take(self, offer: Offer) -> None:
        self._put_offers_away()
        self._go_on_from(self.input.text())
        if offer.completes:
            self._set_text(offer.completes)
            self._source.typing(offer.completes)
        else:
            self._source.take(offer)
            self._set_text("")
            self._recorded()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left(self, reason: Qt.FocusReason) -> None:
        """Leaving the field settles its text."""
        self._put_offers_away()
        self.update()
        text = self.input.text()
        if reason in PASSING or self._read_only or not text.strip():
            return
        self._go_on_from(text)
        if len(text) > LONGEST_ENTRY:
            self._source.typing(text)
            text = ""
        self._source.leave(text)
        self._set_text("")
        self._recorded()

    def _recorded(self) -> None:
        self.refresh()
        self.changed.emit()

    def _set_text(self, text: str) -> None:
        self._is_setting, self._known = True, text
        self.input.setText(text)
        self._is_setting = False

    def _put_offers_away(self) -> None:
        if self._offers is not None:
            self._offers.put_away()

    def _offer_list(self) -> OfferList:
        if self._offers is None or self._offers.window() is not self.window():
            if self._offers is not None:
                self._offers.deleteLater()
            self._offers = OfferList(self)
            self._offers.picked.connect(self._take)
        return self._offers

    def _exchange(self, chips: tuple[Chip, ...]) -> None:
        """Put these chips into the place of those before, keeping what stays the same."""
        self.input.give_room_back()
        focused = next((place for place, button in enumerate(self._chips) if button.hasFocus()), None)
        stay = sum(
            1 for _ in takewhile(lambda pair: pair[0].chip == pair[1], zip(self._chips, chips, strict=False))
        )
        rest = {button.chip: button for button in self._chips[stay:]}
        made = [rest.pop(chip) if chip in rest else self._make(chip) for chip in chips[stay:]]
        if focused is not None:
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in rest.values():
            button.hide()
            button.deleteLater()
        fewer = len(chips) < len(self._chips)
        self._chips[stay:] = made
        self.stand_in_lines((*self._chips, self._nothing, self.input))
        if focused is not None and self._chips and not fewer:
            # After a removal the keyboard stays in the line: letters typed next belong to no chip
            self._chips[min(focused, len(self._chips) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, chip: Chip) -> ChipButton:
        button = ChipButton(chip, self)
        button.setObjectName(f"{self._source.name}_chip")
        button.set_read_only(self._read_only)
        button.acted.connect(lambda action: self._act(button.chip, action))
        button.menu_wanted.connect(lambda: self._show_menu(button))
        button.details_wanted.connect(lambda: self.details_wanted.emit(button.chip.id))
        button.passed.connect(self._pass_on)
        button.moved.connect(lambda step: self._move_from(button, step))
        button.typed.connect(self._typed_on_chip)
        button.focus_changed.connect(self.update)
        button.show()
        return button

    def _act(self, chip: Chip, action: str) -> None:
        if not self._read_only:
            self._source.act(chip.id, action)
            self._recorded()

    def _move_from(self, button: ChipButton, step: int) -> None:
        place = self._chips.index(button) + step
        if place >= len(self._chips):
            (self if self._read_only else self.input).setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= 0:
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _pass_on(self, is_forward: bool) -> None:
        """Tab from a chip goes where Tab from the line goes."""
        self.input.setFocus(Qt.FocusReason.TabFocusReason)
        if self.input.hasFocus():
            self.input.go_on(is_forward)

    def _typed_on_chip(self, text: str) -> None:
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.input.insert(text)
        self._typed(self.input.text())

    def _show_menu(self, button: ChipButton) -> None:
        if self._read_only or self._menu is not None:
            return
        chip, place = button.chip, self._chips.index(button)
        menu = self._menu = ChipMenu(chip, self)
        menu.acted.connect(lambda action: self._act(chip, action))
        menu.noted.connect(lambda note: self._source.set_note(chip.id, note))
        menu.words_wanted.connect(lambda: self._edit_words(chip))
        menu.aboutToHide.connect(lambda: self._menu_closed(place))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])

    def _menu_closed(self, place: int) -> None:
        self._menu = None
        self._recorded()
        if place < len(self._chips):
            self._chips[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _edit_words(self, chip: Chip) -> None:
        """Take own words up again: they go on from the line they were typed in."""
        self._source.act(chip.id, "remove")
        self._set_text(chip.words)
        self._source.typing(chip.words)
        self.refresh()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
