"""The line that one types in stays where the eye left it, whatever the page does around it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.widgets.chip_field import ChipField


@pytest.fixture
def desk(qtbot, chart):
    made = PageDesk(with_whole_catalogue(chart), qtbot, size=(1000, 420))
    made.page.window().activateWindow()
    qtbot.waitUntil(made.page.window().isActiveWindow)
    return made


def line_of(desk, name):
    line = desk.page.findChild(ChipField, name).input
    line.setFocus()
    QApplication.processEvents()
    return line


def is_in_sight(line):
    return line.visibleRegion().boundingRect() == line.rect()


def height_on_screen(desk, widget):
    return widget.mapTo(desk.page, QPoint(0, 0)).y()


def test_the_line_stays_in_sight_however_many_chips_push_it_down(desk):
    line = line_of(desk, "points")
    for number in range(1, 16):
        QTest.keyClicks(line, f"gb{number}\r")
        QApplication.processEvents()
        assert is_in_sight(line)


def test_what_grows_above_leaves_the_row_where_it_was(desk):
    line = line_of(desk, "points")
    field = desk.page.findChild(ChipField, "points")
    before = height_on_screen(desk, field)
    desk.source("symptoms").enter(
        "dull, sharp, numbness l, stiff, own words, worse sitting cough, better heat"
    )
    desk.presenter.editing.reshow()
    QApplication.processEvents()
    assert height_on_screen(desk, field) == before
    assert is_in_sight(line)


def test_a_page_that_was_scrolled_by_hand_is_left_there(desk):
    line_of(desk, "points")
    desk.page.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    desk.source("symptoms").enter(
        "dull, sharp, numbness l, stiff, own words, worse sitting cough, better heat"
    )
    desk.presenter.editing.reshow()
    QApplication.processEvents()
    assert desk.page.verticalScrollBar().value() == 0


def test_at_the_head_of_the_page_a_warning_that_appears_there_is_seen(desk):
    line = line_of(desk, "symptoms")
    desk.page.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert is_in_sight(line)
    QTest.keyClicks(line, "numbness l\r")
    QApplication.processEvents()
    assert desk.page.verticalScrollBar().value() == 0
    assert is_in_sight(line)
