"""Tells when a widget has another place, or is seen no more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken


class PlaceWatch(QObject):
    """Looks once before each painting of the window, rather than at every event of all that stands around."""

    def __init__(self, parent: QObject, look: Callable[[], None], gone: Callable[[], None]) -> None:
        """`gone` is called when the widget is hidden, by itself or with what it stands in."""
        super().__init__(parent)
        self._look, self._gone = look, gone
        self._watched: QWidget | None = None
        self._window: QWidget | None = None

    def start(self, watched: QWidget) -> None:
        """Watch this one from here on."""
        self.stop()
        self._watched, self._window = watched, watched.window()
        self._window.installEventFilter(self)
        watched.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        for watched in (self._window, self._watched):
            if watched is not None and Shiboken.isValid(watched):
                watched.removeEventFilter(self)
        self._watched = self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window is about to be painted, or the widget was hidden."""
        what = event.type()
        if what == QEvent.Type.Hide and watched is self._watched:
            self._gone()
        elif what == QEvent.Type.UpdateRequest and watched is self._window and self._watched is not None:
            (self._look if self._watched.isVisible() else self._gone)()
        return False


def place_in(around: QWidget, widget: QWidget) -> QRect:
    """Where a widget stands in one that it stands in, in that one's pixels."""
    return QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
