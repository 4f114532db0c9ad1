"""Lays a scrolled page out in one go."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def lay_out_at_once(changed: QWidget) -> None:
    """Give a widget the room that it asks for now, and the page around it the height for that.

    Left to itself Qt goes up from the widget step by step, and squeezes at every step what it gives
    room only at the next: all that stands below is moved, and painted, several times over.
    """
    within = changed
    while (around := within.parentWidget()) is not None:
        within.updateGeometry()
        if isinstance(area := around.parentWidget(), QScrollArea):
            # The page gets its new height first, or it would squeeze all that stands in it into the old one
            QApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))
            QApplication.sendEvent(within, QEvent(QEvent.Type.LayoutRequest))
            return
        within = around
