"""A page that is one narrow column in the middle: starting, unlocking, settings."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.zoom import ZOOM_CHANGES, zoomed


class CentredPage(QScrollArea):
    """Scrolls rather than clips; put the parts into `column`."""

    left = Signal()
    """The page is no longer shown."""

    def __init__(self, width: int = 460, parent: QWidget | None = None) -> None:
        """`width` is that of the column in pixels at the normal zoom."""
        super().__init__(parent)
        self._width = width
        self.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside = QWidget()
        inside.setProperty("kind", "page")
        self._narrow = QWidget()
        self._narrow.setMaximumWidth(zoomed(width))
        self.column = QVBoxLayout(self._narrow)
        self.column.setContentsMargins(16, 24, 16, 24)
        self.column.setSpacing(12)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._narrow, 100)
        row.addStretch(1)
        self.setWidget(inside)
        # The area itself is no stop on the keyboard's way through the fields
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need a wider column."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            self._narrow.setMaximumWidth(zoomed(self._width))

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that the page is left; a minimised window has not left it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()
