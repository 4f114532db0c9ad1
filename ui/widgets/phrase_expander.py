"""Quick phrases in a field of words: a dot, a name and Tab write one; Tab then goes from place to place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from charting.domain.shorthand import LONGEST_NAME, Shorthand, dotted_name, next_place
from ui.presenters.editing.chips import Offer
from ui.widgets.cell_line import NumberLine
from ui.widgets.chip_input import ChipInput
from ui.widgets.field_editors import NoteEditor
from ui.widgets.grid_cell import CellEditor
from ui.widgets.offer_list import OfferList
from ui.widgets.patient_form import TextLine
from ui.widgets.phrase_surface import LineSurface, NoteSurface, Surface
from ui.widgets.typed_line import TypedLine

FindPhrases = Callable[[str], tuple[Shorthand, ...]]
"""The phrases whose name begins as typed, by name."""

Say = Callable[[str], None]
"""Tells the practitioner a sentence, in the page."""

MOST_SHOWN = 90
"""Characters of a phrase that its offer shows."""


class PhraseExpander(QObject):
    """Listens to the keys of one editor; nothing happens while no name with its dot stands at the cursor."""

    def __init__(self, editor: QPlainTextEdit | QLineEdit, find: FindPhrases, say: Say) -> None:
        super().__init__(editor)
        self._say = say
        self._editor = editor
        self._surface: Surface = LineSurface(editor) if isinstance(editor, QLineEdit) else NoteSurface(editor)
        self._find = find
        self._offers: OfferList | None = None
        self._has_just_typed = False
        editor.installEventFilter(self)
        editor.textChanged.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the keys that belong to a phrase."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self._editor.isReadOnly():
            if self._key(event):
                self._has_just_typed = False
                return True
            self._has_just_typed = _types(event)
            return False
        if kind == QEvent.Type.FocusOut:
            self._put_offers_away()
        return super().eventFilter(watched, event)

    def _changed(self) -> None:
        """Offer phrases for what was typed; what the program or an undo wrote asks for none."""
        if self._has_just_typed and self._editor.hasFocus():
            self._offer()

    def _key(self, event: QKeyEvent) -> bool:
        """Do what the key means here; False leaves it to the editor."""
        offers, key = self._shown_offers(), event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._put_offers_away()
            return False
        if offers and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            offers.move_choice(1 if key == Qt.Key.Key_Down else -1)
            return True
        if offers and key == Qt.Key.Key_Escape:
            self._put_offers_away()
            return True
        if key == Qt.Key.Key_Tab:
            if self._write_phrase(offers):
                return True
            self._say_unknown()
            return self._go_to_next_place()
        # After an undo the name stands there again, and a space must be able to follow it
        if key == Qt.Key.Key_Space and self._has_just_typed:
            return self._write_phrase(None, and_then=" ")
        self._put_offers_away()
        return False

    def _write_phrase(self, offers: OfferList | None, and_then: str = "") -> bool:
        name = self._name_at_cursor()
        if name is None:
            return False
        chosen = offers.chosen if offers else None
        phrase = chosen.payload if chosen else self._phrase_named(name)
        self._put_offers_away()
        if not isinstance(phrase, Shorthand):
            return False
        begin = self._surface.cursor - len(self._typed_name())
        has_place = next_place(phrase.text, 0) is not None
        self._has_just_typed = False
        self._surface.write(begin, phrase.text if has_place else phrase.text + and_then)
        if has_place:
            self._surface.select(begin, begin)
            self._go_to_next_place()
        return True

    def _say_unknown(self) -> None:
        """Where a name was meant that no phrase has, say so; the words stay, and a number is no name."""
        name = self._name_at_cursor()
        if self._has_just_typed and name is not None and name[:1].isalpha():
            self._say(f"No quick phrase is called .{name}. Your words stay as they are.")

    def _go_to_next_place(self) -> bool:
        """Select the next place to fill after the cursor; False when there is none, and Tab leaves."""
        found = next_place(self._surface.text, self._surface.cursor)
        if found is None:
            return False
        self._surface.select(*found)
        return True

    def _offer(self) -> None:
        name = self._name_at_cursor()
        if name is None:
            self._put_offers_away()
            return
        if self._offers is None or self._offers.window() is not self._editor.window():
            self._offers = OfferList(self._editor)
            self._offers.picked.connect(lambda _offer: self._write_phrase(self._offers))
        self._offers.show_offers(tuple(_offer(phrase) for phrase in self._find(name)[:5]))

    def _phrase_named(self, name: str) -> Shorthand | None:
        return next((phrase for phrase in self._find(name) if phrase.name == name), None)

    def _name_at_cursor(self) -> str | None:
        return None if self._surface.has_selection else dotted_name(self._before_cursor())

    def _typed_name(self) -> str:
        """The name as it stands in the note, with its dot."""
        before = self._before_cursor()
        return before[before.rindex(".") :]

    def _before_cursor(self) -> str:
        """The end of the line before the cursor, as far as a name can reach."""
        return self._surface.before_cursor[-LONGEST_NAME - 2 :]

    def _shown_offers(self) -> OfferList | None:
        return self._offers if self._offers is not None and self._offers.isVisible() else None

    def _put_offers_away(self) -> None:
        if self._offers is not None:
            self._offers.put_away()


class PhraseFields(QObject):
    """Lets each field of words on a page write phrases once it has the keyboard, whenever it was made."""

    def __init__(self, page: QWidget, find: FindPhrases, say: Say) -> None:
        super().__init__(page)
        self._page = page
        self._find = find
        self._say = say
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, QLineEdit | QPlainTextEdit) or not self._page.isAncestorOf(now):
            return
        if _takes_words(now) and now.findChild(PhraseExpander) is None:
            PhraseExpander(now, self._find, self._say)


def expand_phrases(page: QWidget, find: FindPhrases, say: Say) -> None:
    """Let every field of words on the page write quick phrases; `say` tells of a name that none has."""
    for editor in page.findChildren(NoteEditor):
        PhraseExpander(editor, find, say)
    PhraseFields(page, find, say)


def _takes_words(field: QWidget) -> bool:
    """Notes and single lines; chips and cells read what is typed in their own way."""
    return isinstance(field, NoteEditor | TypedLine | TextLine) and not isinstance(
        field, ChipInput | CellEditor | NumberLine
    )


def _offer(phrase: Shorthand) -> Offer:
    words = " ".join(phrase.text.split())
    short = words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"
    return Offer(label=f".{phrase.name}", faint=short, payload=phrase)


def _types(event: QKeyEvent) -> bool:
    """Whether the key puts a character that can be seen into the text."""
    held = event.modifiers()
    # AltGr comes as Ctrl with Alt on some systems
    is_command = (
        bool(held & Qt.KeyboardModifier.ControlModifier) and not held & Qt.KeyboardModifier.AltModifier
    )
    return not is_command and bool(event.text().strip()) and event.text().isprintable()
