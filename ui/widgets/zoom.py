"""Sizes that grow with the zoom."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

NORMAL_PIXELS = 13
"""The font size at which the pixel sizes in the code are meant."""

ZOOM_CHANGES = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange)
"""The events after which a widget must ask for its sizes again."""

LOOK_CHANGES = (*ZOOM_CHANGES, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
"""The events after which what is drawn in the palette's colours must be drawn anew."""


def zoomed(pixels: int) -> int:
    """So many pixels at the normal zoom, as they are at today's."""
    letters = QFontInfo(QApplication.font()).pixelSize()
    return round(pixels * max(1.0, letters / NORMAL_PIXELS))


def keep_zoomed(widget: QWidget, pixels: int, fit: Callable[[int], object]) -> None:
    """Give `fit` so many pixels as they are at today's zoom: now, and whenever that changes."""
    _Follower(widget, pixels, fit)


class _Follower(QObject):
    """Hears of another zoom for a widget that has no class of its own."""

    def __init__(self, widget: QWidget, pixels: int, fit: Callable[[int], object]) -> None:
        super().__init__(widget)
        self._pixels, self._fit = pixels, fit
        fit(zoomed(pixels))
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: at another zoom as many letters find room."""
        if event.type() in ZOOM_CHANGES:
            self._fit(zoomed(self._pixels))
        return super().eventFilter(watched, event)
