from PySide6.QtWidgets import QLabel

from ui.widgets.centred_page import CentredPage
from ui.widgets.zoom import NORMAL_PIXELS


def test_the_column_is_as_many_letters_wide_at_any_zoom(qtbot, qapp):
    normal = qapp.font()
    page = CentredPage(300)
    qtbot.addWidget(page)
    words = QLabel("Unlock")
    page.column.addWidget(words)
    page.resize(1000, 400)
    try:
        for times in (1, 2):
            letters = qapp.font()
            letters.setPixelSize(times * NORMAL_PIXELS)
            qapp.setFont(letters)
            page.show()
            qtbot.waitUntil(lambda times=times: words.width() == times * 300 - 32)
    finally:
        qapp.setFont(normal)
