"""What stays on the screen while a page grows and shrinks is what painting it whole would show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.test_typing_paints_little import settle
from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.widgets.chip_field import ChipField


@pytest.fixture
def desk(qtbot, chart):
    blinks = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    made = PageDesk(with_whole_catalogue(chart), qtbot, size=(1000, 700))
    made.page.window().activateWindow()
    qtbot.waitUntil(made.page.window().isActiveWindow)
    yield made
    QApplication.setCursorFlashTime(blinks)


def images(window):
    """What the screen shows, and what painting all of the window anew would show."""
    settle()
    shown = QApplication.primaryScreen().grabWindow(window.winId())
    return [one.toImage().convertToFormat(QImage.Format.Format_RGB32) for one in (shown, window.grab())]


@pytest.mark.parametrize("name", ["symptoms", "points"])
def test_chips_that_come_and_go_leave_nothing_behind(desk, name):
    field = desk.page.findChild(ChipField, name)
    field.input.setFocus()
    for number in range(8):
        QTest.keyClicks(field.input, f"own words of mine {number}\r")
        shown, whole = images(desk.page.window())
        assert shown == whole
    for _ in range(8):
        QTest.keyClicks(field.input, "\b")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
        shown, whole = images(desk.page.window())
        assert shown == whole


def test_a_window_of_another_size_leaves_nothing_behind(desk):
    desk.source("symptoms").enter(
        "dull, sharp, numbness l, stiff, own words, worse sitting cough, better heat"
    )
    desk.presenter.editing.reshow()
    for width, height in ((760, 700), (1200, 560), (1000, 700)):
        desk.page.window().resize(width, height)
        shown, whole = images(desk.page.window())
        assert shown == whole
