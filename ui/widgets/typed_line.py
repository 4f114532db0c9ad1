"""A line to type in that holds nothing which could not be saved."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from charting.domain.text import kept

MOST_CHARACTERS = 1_000_000
"""Qt would cut pasted text at 32,767 without a word."""


class TypedLine(QLineEdit):
    """Announces what is typed or pasted as it can be kept, and shows just that."""

    typed = Signal(str)
    """The user's text; the program's own changes are not announced."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.leaves_undo_to_the_page = False
        """Whether undo and redo go over all fields of the page instead of this line's own typing."""
        self.setMaxLength(MOST_CHARACTERS)
        self.textEdited.connect(self._clean)

    def event(self, event: QEvent) -> bool:
        """Qt: where the page undoes, its keys are not claimed here."""
        if self.leaves_undo_to_the_page and is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def _clean(self, text: str) -> None:
        clean = kept(text)
        if clean != text:
            place = self.cursorPosition()
            self.setText(clean)
            self.setCursorPosition(place)
        self.typed.emit(clean)


def is_undo_key(event: QEvent) -> bool:
    """Whether an event asks if a key that undoes or redoes belongs to the field that has the keyboard."""
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    if not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
