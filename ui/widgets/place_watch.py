"""Tells when a widget has another place in its window, or is seen no more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken


class PlaceWatch(QObject):
    """Looks once before each painting of the window, rather than at every event of all that stands around."""

    def __init__(self, watched: QWidget, moved: Callable[[], None], gone: Callable[[], None]) -> None:
        """`gone` is called when the widget is hidden, by itself or with what it stands in."""
        super().__init__(watched)
        self._watched, self._moved, self._gone = watched, moved, gone
        self._window: QWidget | None = None
        self._place = QRect()

    def start(self) -> None:
        """Watch from here on."""
        self.stop()
        self._window, self._place = self._watched.window(), place_in_window(self._watched)
        self._window.installEventFilter(self)
        self._watched.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        for watched in (self._window, self._watched if self._window else None):
            if watched is not None and Shiboken.isValid(watched):
                watched.removeEventFilter(self)
        self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window is about to be painted, or the widget was hidden."""
        what = event.type()
        if what == QEvent.Type.Hide:
            self._gone()
        elif what == QEvent.Type.UpdateRequest and watched is self._window:
            self._look()
        return False

    def _look(self) -> None:
        if not self._watched.isVisible():
            self._gone()
        elif (place := place_in_window(self._watched)) != self._place:
            self._place = place
            self._moved()


def place_in_window(widget: QWidget) -> QRect:
    """Where a widget stands in its window, in the window's own pixels."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
