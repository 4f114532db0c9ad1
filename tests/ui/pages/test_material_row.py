"""The material of a pattern on the page: reached by key, one Enter adds one point."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.widgets.chip import ChipButton


@pytest.fixture
def desk(qtbot, chart):
    made = PageDesk(with_whole_catalogue(chart), qtbot)
    made.presenter.patterns.add("blood_stasis")
    return made


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_p_on_the_pattern_opens_its_material_and_enter_adds_the_chosen_point(desk):
    chip = desk.field("patterns").findChild(ChipButton)
    chip.setFocus()
    press(Qt.Key.Key_P)
    shown = desk.field("material_list")
    assert QApplication.focusWidget() is shown
    assert shown.currentItem().text().startswith("Blood stasis")
    press(Qt.Key.Key_Return)
    assert desk.presenter.editing.note.points == ()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert [use.point for use in desk.presenter.editing.note.points] == ["BL17"]
    assert shown.currentItem().text().startswith("✓ BL17 Geshu")
    assert QApplication.focusWidget() is shown


def test_a_closed_row_says_how_much_there_is_and_another_visit_begins_with_its_own(desk):
    row = desk.field("material")
    assert row.summary.text() == "7 points and 4 formulas to start from, no protocol"
    row.toggle.setChecked(True)
    desk.begin()
    assert not row.toggle.isChecked()
    assert row.summary.text().startswith("Once a pattern is recorded")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_the_pattern_leads_there_too(desk):
    chip = desk.field("patterns").findChild(ChipButton)
    chip.setFocus()
    press(Qt.Key.Key_Return)
    menu = desk.field("chip_menu")
    (action,) = [one for one in menu.actions() if one.objectName() == "material"]
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    shown = desk.field("material_list")
    assert shown.isVisible()
    assert desk.page.window().focusWidget() is shown  # which holds whether or not the window is active again
