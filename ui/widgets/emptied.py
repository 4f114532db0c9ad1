"""Taking what was shown out of a layout before showing it anew."""

from PySide6.QtWidgets import QLayout


def take_all_out(layout: QLayout) -> None:
    """Empty a layout; its widgets vanish at once and are destroyed when it is safe."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
