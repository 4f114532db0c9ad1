"""The cells of a table that is typed into: words, and whole numbers."""

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from ui.widgets.typed_line import TypedLine
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

NUMBER_WIDTH = 46
COMMAND_KEYS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class CellLine(TypedLine):
    """A line that leaves undo to the page and keeps what is being typed when the table is shown anew."""

    def __init__(self, label: str, name: str, prompt: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.leaves_undo_to_the_page = True
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(prompt)

    def show_text(self, text: str) -> None:
        """Show a text; one that differs only by a space at its end is still being typed."""
        if not (self.hasFocus() and self.text().strip() == text):
            self.setText(text)


class NumberLine(CellLine):
    """A whole number of up to three digits; a letter is a command of its table."""

    letter = Signal(str)

    def __init__(self, label: str, name: str, prompt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, name, prompt, parent)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,3}"), self))
        self.setFixedWidth(zoomed(NUMBER_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: letters go to the table."""
        if event.text().isalpha() and not event.modifiers() & COMMAND_KEYS and not self.isReadOnly():
            self.letter.emit(event.text().lower())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger digits need a wider cell."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            self.setFixedWidth(zoomed(NUMBER_WIDTH))


def number_text(number: int | None) -> str:
    """A number as its cell shows it; empty where none was given."""
    return "" if number is None else str(number)
