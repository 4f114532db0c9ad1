"""One cell of a finding grid, and the line that opens in it for typing."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.presenters.editing.chips import LONGEST_ENTRY, Offer
from ui.presenters.findings.grid_presenter import ShownCell
from ui.widgets.cards import label
from ui.widgets.offer_list import OfferList
from ui.widgets.palette import palette_of
from ui.widgets.typed_line import TypedLine
from ui.widgets.zoom import zoomed

CELL_HEIGHT = 30
LEAST_WIDTH = 40
EDITOR_WIDTH = 130
RADIUS = 5


class GridCell(QFrame):
    """Today's words and, faint below them, those of the last visit; keys are the grid's."""

    entered = Signal()
    """The cell took the keyboard."""
    opened = Signal()
    """It was double-clicked."""

    def __init__(self, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._hint = hint
        self._is_filled = False
        self._words = label("", wraps=True)
        self._last = label("", "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 3, 3, 3)
        column.setSpacing(0)
        column.addStretch(1)
        for one in (self._words, self._last):
            one.setMinimumWidth(0)
            column.addWidget(one)
        column.addStretch(1)
        self.fit()

    def fit(self) -> None:
        """Take the sizes of today's zoom."""
        self.setMinimumSize(zoomed(LEAST_WIDTH), zoomed(CELL_HEIGHT))

    def show_cell(self, shown: ShownCell) -> None:
        """Show what is recorded, and what was last time."""
        self._is_filled = bool(shown.words)
        self._words.setText(shown.words or self._hint)
        self._words.setProperty("kind", "" if shown.words else "small")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._words.setVisible(bool(shown.words or self._hint))
        self._last.setText(shown.last)
        self._last.setVisible(bool(shown.last))
        self.setAccessibleName(shown.spoken)
        self.setToolTip(f"Last visit: {shown.last}" if shown.last else "")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the grid follows the keyboard."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the frame goes with the keyboard."""
        super().focusOutEvent(event)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: type here."""
        event.accept()
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: a ground where something is recorded, a strong frame with the keyboard."""
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(palette.color("teal" if self.hasFocus() else "line"))
        pen.setWidthF(2.0 if self.hasFocus() else 1.0)
        painter.setPen(pen)
        painter.setBrush(palette.color("jade_wash" if self._is_filled else "card"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


class CellEditor(TypedLine):
    """Lies over a cell while something is typed into it."""

    finished = Signal(str)
    """Enter, or the keyboard went elsewhere: this is what was typed."""
    taken = Signal(object)
    """An offer's payload that was picked."""
    given_up = Signal()
    walked = Signal(int)
    """Tab or Shift+Tab after the text was finished: one cell on or back."""
    arrowed = Signal(int)
    """An arrow: the text is to be finished, and the keyboard goes one cell that way."""

    def __init__(self, grid: QWidget) -> None:
        super().__init__("", grid)
        self._grid = grid
        self.leaves_undo_to_the_page = True
        self._offers: OfferList | None = None
        self._is_in_list = False
        """Whether up and down choose an offer; they walk the grid until the list is entered."""
        self._shown: tuple[Offer, ...] = ()
        self._cycled: Offer | None = None
        """What the same letter, typed again, has chosen."""
        self.textEdited.connect(self._leave_list)
        self.hide()

    def open_over(self, cell: GridCell, name: str, text: str) -> None:
        """Lie over the cell with this much typed."""
        self.setAccessibleName(name)
        width = max(cell.width(), zoomed(EDITOR_WIDTH))
        room = self._grid.width()
        place = cell.mapTo(self._grid, QPoint(0, 0))
        self.setGeometry(max(0, min(place.x(), room - width)), place.y(), width, zoomed(CELL_HEIGHT))
        self.setText(text)
        self._leave_list()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCursorPosition(len(text))

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show what the text may mean; with something typed the first is chosen."""
        if self._offers is None or self._offers.window() is not self.window():
            self._offers = OfferList(self)
            self._offers.picked.connect(self._take)
        fits = len(self.text()) <= LONGEST_ENTRY
        self._shown = offers if fits else ()
        self._offers.show_offers(self._shown)
        if offers and fits and not self.text().strip():
            self._offers.setCurrentRow(-1)

    def close_line(self) -> None:
        """Go away with the list."""
        if self._offers is not None:
            self._offers.put_away()
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Qt: Tab finishes the cell and walks on inside the grid."""
        is_tab = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_tab and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # type: ignore[attr-defined]
            step = 1 if event.key() == Qt.Key.Key_Tab else -1  # type: ignore[attr-defined]
            self._enter()
            self.walked.emit(step)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows keep what is typed and walk on; Enter takes it, Escape gives up.

        With nothing typed yet, or after Alt or Ctrl with Down, up and down choose an offer.
        """
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
        is_asked = _has_modifier(event) or not self.text().strip()
        if step and self._offers is not None and (self._is_in_list or is_asked):
            self._is_in_list, self._cycled = True, None
            self._offers.move_choice(step)
        elif step or self._is_at_the_end(event):
            self.arrowed.emit(key)
        elif len(alike := self._of_the_same_letter(event)) > 1:
            self._cycle(alike)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _has_modifier(event):
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: leaving finishes; a menu or another window is not leaving."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.isVisible() and event.reason() not in passing:
            self.finished.emit(self.text())

    def _is_at_the_end(self, event: QKeyEvent) -> bool:
        """Whether the arrow has no letter left to go to on its side."""
        ends = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: len(self.text())}
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return (
            is_plain and not self.hasSelectedText() and ends.get(Qt.Key(event.key())) == self.cursorPosition()
        )

    @property
    def cycled(self) -> object:
        """The payload of the offer that the same letter, typed again, has chosen; None without one."""
        return self._cycled.payload if self._cycled is not None else None

    def _of_the_same_letter(self, event: QKeyEvent) -> list[Offer]:
        """Where the one letter of the line is typed again: the offers that begin with it."""
        letter = event.text().casefold()
        is_again = letter.isalpha() and letter == self.text().strip().casefold() and not _has_modifier(event)
        return [one for one in self._shown if one.label.casefold().startswith(letter)] if is_again else []

    def _cycle(self, alike: list[Offer]) -> None:
        """From one of them to the next, and from the last to the first."""
        place = alike.index(self._cycled) if self._cycled in alike else 0
        self._cycled = alike[(place + 1) % len(alike)]
        if self._offers is not None:
            self._offers.setCurrentRow(self._shown.index(self._cycled))

    def _leave_list(self) -> None:
        self._is_in_list, self._cycled = False, None

    def _enter(self) -> None:
        """Take what the list has chosen; several words are read as typed unless one was walked to."""
        chosen = self._offers.chosen if self._offers is not None else None
        is_one = not any(sign in self.text().strip() for sign in " ,;")
        if chosen is not None and (is_one or (self._offers and self._offers.currentRow() > 0)):
            self._take(chosen)
        else:
            self.finished.emit(self.text())

    def _take(self, offer: Offer) -> None:
        self.taken.emit(offer.payload)


def _has_modifier(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
