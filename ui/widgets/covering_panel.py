"""A panel that lies over a page while it is open: what it covers is neither seen nor reached."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from ui.widgets.palette import palette_of

SCROLLING_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""Keys that would scroll the page below if they were passed on."""


class CoveringPanel(QFrame):
    """Covers its page, as large as that is; Tab stays in it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.hide()
        # Opaque, or every stroke in it would paint the page below once more
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # A click leaves the keyboard here; without this Qt hands it to the page below
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._page = page
        page.installEventFilter(self)

    def cover(self) -> None:
        """Lie over the page."""
        self._lie_over(is_open=True)
        self.show()
        self.raise_()

    def uncover(self) -> None:
        """Show the page again."""
        self.hide()
        self._lie_over(is_open=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: stay as large as the page."""
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._lie_over(is_open=True)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paper, and nothing of the page below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), palette_of(self).color("paper"))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the page below does not scroll."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab stays in the panel; what it covers is not on the screen."""
        start = QApplication.focusWidget() or self
        widget = self._next(start, forward)
        while widget is not None and widget is not start:
            by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if by_tab and widget.isEnabled() and widget.isVisible() and self.isAncestorOf(widget):
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                widget.setFocus(reason)
                break
            widget = self._next(widget, forward)
        return True

    @staticmethod
    def _next(widget: QWidget, forward: bool) -> QWidget | None:
        return widget.nextInFocusChain() if forward else widget.previousInFocusChain()

    def _lie_over(self, *, is_open: bool) -> None:
        """Lie over the whole page; its scroll bar would lie above."""
        if isinstance(self._page, QAbstractScrollArea):
            policies = Qt.ScrollBarPolicy
            wanted = policies.ScrollBarAlwaysOff if is_open else policies.ScrollBarAsNeeded
            self._page.setVerticalScrollBarPolicy(wanted)
        self.setGeometry(QRect(0, 0, self._page.width(), self._page.height()))
