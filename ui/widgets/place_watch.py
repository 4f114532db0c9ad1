"""Tells when a widget has another place, or is seen no more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken


class PlaceWatch(QObject):
    """Looks once before each painting of the window, rather than at every event of all that stands around."""

    def __init__(self, parent: QObject, look: Callable[[], None], gone: Callable[[], None]) -> None:
        """`gone` is called where the widget was hidden, by itself or with what it stands in."""
        super().__init__(parent)
        self._look, self._gone = look, gone
        self._watched: QWidget | None = None
        self._window: QWidget | None = None

    def start(self, watched: QWidget) -> None:
        """Watch this one from here on."""
        self.stop()
        self._watched, self._window = watched, watched.window()
        self._window.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        if self._window is not None and Shiboken.isValid(self._window):
            self._window.removeEventFilter(self)
        self._watched = self._window = None

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Qt: the window is about to be painted."""
        if event.type() == QEvent.Type.UpdateRequest and self._watched is not None:
            is_seen = Shiboken.isValid(self._watched) and self._watched.isVisible()
            (self._look if is_seen else self._gone)()
        return False


def place_in(around: QWidget, widget: QWidget) -> QRect:
    """Where a widget stands in one that it stands in, in that one's pixels."""
    return QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
