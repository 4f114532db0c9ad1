"""Widgets that are painted anew only where they grew, instead of whole with all that stands in them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

EDGE = 10
"""Pixels from each side in which a frame and its round corners are painted."""


def keep_still(widget: QWidget) -> None:
    """For what paints the same at any height; one with a frame calls `paint_edges` when it was resized."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StaticContents)


def paint_edges(widget: QWidget, before: QSize) -> None:
    """Paint the frame where it was and where it is now."""
    if before.width() != widget.width():
        widget.update()
        return
    for height in (before.height(), widget.height()):
        widget.update(0, height - EDGE, widget.width(), EDGE)
