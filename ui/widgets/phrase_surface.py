"""A field of words as a quick phrase sees it: the same for a note and for a single line."""

from typing import Protocol

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class Surface(Protocol):
    """Where words stand and the cursor in them; positions count as Qt does, an emoji as two."""

    @property
    def text(self) -> str:
        """All of it, one character for each position."""

    @property
    def before_cursor(self) -> str:
        """The line up to the cursor."""

    @property
    def cursor(self) -> int:
        """Where the cursor is, or where what is selected ends."""

    @property
    def has_selection(self) -> bool:
        """Whether something is selected."""

    def write(self, begin: int, text: str) -> None:
        """Put this into the place of all from `begin` to the cursor."""

    def select(self, begin: int, end: int) -> None:
        """Select, or put the cursor where both are the same."""


class NoteSurface:
    """A text of several lines."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor

    @property
    def text(self) -> str:
        """See Surface."""
        return by_position(self._editor.toPlainText())

    @property
    def before_cursor(self) -> str:
        """See Surface."""
        cursor = self._editor.textCursor()
        return by_position(cursor.block().text())[: cursor.positionInBlock()]

    @property
    def cursor(self) -> int:
        """See Surface."""
        return self._editor.textCursor().selectionEnd()

    @property
    def has_selection(self) -> bool:
        """See Surface."""
        return self._editor.textCursor().hasSelection()

    def write(self, begin: int, text: str) -> None:
        """See Surface."""
        cursor = self._editor.textCursor()
        cursor.setPosition(begin, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self._editor.setTextCursor(cursor)

    def select(self, begin: int, end: int) -> None:
        """See Surface."""
        cursor = self._editor.textCursor()
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)


class LineSurface:
    """A single line; a phrase of several lines is written into it as one."""

    def __init__(self, line: QLineEdit) -> None:
        self._line = line

    @property
    def text(self) -> str:
        """See Surface."""
        return by_position(self._line.text())

    @property
    def before_cursor(self) -> str:
        """See Surface."""
        return self.text[: self._line.cursorPosition()]

    @property
    def cursor(self) -> int:
        """See Surface."""
        return self._line.selectionEnd() if self.has_selection else self._line.cursorPosition()

    @property
    def has_selection(self) -> bool:
        """See Surface."""
        return self._line.hasSelectedText()

    def write(self, begin: int, text: str) -> None:
        """See Surface. The field hears it as if it had been typed."""
        self._line.setSelection(begin, self._line.cursorPosition() - begin)
        self._line.insert(" ".join(text.splitlines()))
        self._line.textEdited.emit(self._line.text())

    def select(self, begin: int, end: int) -> None:
        """See Surface."""
        if begin == end:
            self._line.deselect()
            self._line.setCursorPosition(begin)
        else:
            self._line.setSelection(begin, end - begin)


def by_position(text: str) -> str:
    """The text with one character for each of Qt's positions: an emoji takes two."""
    if text.isascii():
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(map(chr, memoryview(units).cast("H")))
