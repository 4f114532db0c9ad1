"""Sizes given in pixels follow the letters."""

from PySide6.QtWidgets import QWidget

from ui.shell.theme import dress
from ui.widgets.palette import LIGHT
from ui.widgets.zoom import keep_zoomed


def test_a_size_follows_the_zoom_there_and_back(qtbot, qapp):
    widget = QWidget()
    qtbot.addWidget(widget)
    keep_zoomed(widget, 200, widget.setMaximumWidth)
    widget.show()
    sizes = [widget.maximumWidth()]
    for zoom in (2.0, 1.0):
        dress(qapp, LIGHT, zoom)
        sizes.append(widget.maximumWidth())
    assert sizes == [200, 400, 200]
