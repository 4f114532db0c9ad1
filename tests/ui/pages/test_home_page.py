import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.pages.home_page import HomePage
from ui.presenters.home_presenter import HomeCard, HomeLine


def card(key, *names):
    lines = tuple(
        HomeLine(
            patient_id=place, visit_id=None, name=name, when="10:30", words="Pain 3", plan="Plan: weekly"
        )
        for place, name in enumerate(names, start=1)
    )
    return HomeCard(key=key, title=key.capitalize(), lines=lines, when_none=f"No {key}.")


@pytest.fixture
def page(qtbot):
    made = HomePage()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_today("Monday", (card("next", "Ada", "Ben"), card("sign"), card("recent", "Cleo")))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.focus_first()
    return made


def test_the_arrows_go_through_every_part_and_enter_opens(qtbot, page):
    asked = []
    page.patient_asked.connect(lambda patient_id, visit_id: asked.append((patient_id, visit_id)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(page.focusWidget(), key)
    assert page.focusWidget().objectName() == "recent_1_0"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert asked == [(2, None)]


def test_a_row_is_read_aloud_with_all_it_says_and_nothing_of_it_is_cut(page):
    row = page.rows[0]
    assert row.accessibleName() == "Ada, 10:30, Pain 3, Plan: weekly"
    assert all(one.height() >= one.sizeHint().height() for one in row.findChildren(QLabel))


def test_what_is_shown_anew_keeps_the_keyboard_on_its_row(qtbot, page):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    page.show_today("Monday", (card("next", "Ada", "Ben"),))
    assert page.focusWidget().objectName() == "next_2_0"


def test_an_empty_part_says_what_to_do(page):
    assert "No sign." in [one.text() for one in page.findChildren(QLabel)]
