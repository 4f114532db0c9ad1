from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ui.pages.home_page import HomePage
from ui.presenters.practice.home_presenter import HomeCard, HomeLine


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


def test_further_lines_come_by_the_keyboard_and_the_first_of_them_has_it(qtbot, page):
    names = [f"Ada {number}" for number in range(60)]
    fewer, all_of_them = card("sign", *names[:30]), card("sign", *names)
    page.more_asked.connect(lambda: page.show_today("Monday", (all_of_them,)))
    page.show_today("Monday", (replace(fewer, more="and 30 more"),))
    more = page.findChild(QPushButton, "more_sign")
    assert (more.text(), more.accessibleName()) == ("and 30 more", "Sign: and 30 more. Show them")
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Return)
    row = page.focusWidget()
    assert row.objectName() == "sign_31_0"
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().size() == row.size())


def test_an_empty_part_says_what_to_do(page):
    assert "No sign." in [one.text() for one in page.findChildren(QLabel)]
