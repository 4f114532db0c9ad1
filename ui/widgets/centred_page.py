"""A page that is one narrow column in the middle: starting, unlocking, settings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


class CentredPage(QScrollArea):
    """Scrolls rather than clips; put the parts into `column`."""

    left = Signal()
    """The page is no longer shown."""

    def __init__(self, width: int = 460, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside = QWidget()
        inside.setProperty("kind", "page")
        narrow = QWidget()
        narrow.setMaximumWidth(width)
        self.column = QVBoxLayout(narrow)
        self.column.setContentsMargins(16, 24, 16, 24)
        self.column.setSpacing(12)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(narrow, 100)
        row.addStretch(1)
        self.setWidget(inside)
        # The area itself is no stop on the keyboard's way through the fields
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that the page is left; a minimised window has not left it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()
