"""A day typed as text, with what was read from it beside it; the words are never changed or lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.cards import label
from ui.widgets.zoom import keep_zoomed

LINE_WIDTH = 110


class DateField(QWidget):
    """A line for a day; the presenter reads it and says what it understood."""

    edited = Signal(str)
    left = Signal()
    """The keyboard left the field."""

    def __init__(self, name: str, prompt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(prompt)
        keep_zoomed(self.line, LINE_WIDTH, self.line.setMinimumWidth)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.left)
        self.understood = label("", "soft")
        self.understood.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.understood)
        self.setFocusProxy(self.line)

    @property
    def value(self) -> str:
        """The words as typed."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Show words without announcing them."""
        if self.line.text() != value:
            self.line.setText(value)

    def show_understood(self, words: str) -> None:
        """Say what was read from the words."""
        self.understood.setText(words)
        self.understood.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
