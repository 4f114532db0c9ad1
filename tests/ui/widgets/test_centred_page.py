from PySide6.QtWidgets import QLabel

from ui.shell.theme import dress
from ui.widgets.centred_page import CentredPage
from ui.widgets.palette import LIGHT


def test_the_column_is_as_many_letters_wide_at_any_zoom(qtbot, qapp):
    page = CentredPage(300)
    qtbot.addWidget(page)
    words = QLabel("Unlock")
    page.column.addWidget(words)
    page.resize(1000, 400)
    page.show()
    qtbot.waitUntil(lambda: words.width() == 300 - 32)
    dress(qapp, LIGHT, 2.0)
    qtbot.waitUntil(lambda: words.width() == 600 - 32)
