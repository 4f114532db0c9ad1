"""Sizes that grow with the zoom."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

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
