"""The line at the foot of the visit, and the field that an undo brings back into sight."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.presenters.visit.news import News


@pytest.fixture
def desk(qtbot, chart):
    return PageDesk(with_whole_catalogue(chart), qtbot)


def is_in_sight(desk, widget):
    top = widget.mapTo(desk.page, QPoint(0, 0)).y()
    return top >= 0 and top + min(widget.height(), 24) <= desk.page.viewport().height()


def field(desk, name):
    return desk.page.findChild(QWidget, name)


def test_what_was_done_is_said_in_sight_however_far_the_page_is_scrolled(desk):
    for scrolled in (0, desk.page.verticalScrollBar().maximum()):
        desk.page.verticalScrollBar().setValue(scrolled)
        desk.page.show_news(News(words="Undone: BL40 removed"))
        line = field(desk, "visit_news")
        assert line.isVisible()
        assert line.geometry().bottom() <= desk.page.contentsRect().bottom()
        assert line.y() >= desk.page.viewport().geometry().bottom()
    desk.page.show_news(News())
    assert not field(desk, "visit_news").isVisible()
    assert desk.page.viewportMargins().bottom() == 0


def test_what_was_done_is_announced_to_a_screen_reader(desk, monkeypatch):
    announced = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: announced.append(event.message()))
    desk.presenter.bringing.bring()
    assert announced == ["There is no earlier visit in this episode to bring anything from."]


def test_undoing_what_is_out_of_sight_goes_there(desk):
    desk.source("points").enter("bl23 b")
    desk.page.focus_first()
    assert not is_in_sight(desk, field(desk, "points"))
    desk.presenter.undoing.undo()
    assert QApplication.focusWidget().objectName() == "points_input"
    assert is_in_sight(desk, field(desk, "points"))


def test_undoing_what_is_in_sight_moves_nothing(desk):
    desk.presenter.set_text("pain_now", "4")
    field(desk, "onset_input").setFocus()
    desk.presenter.undoing.undo()
    assert QApplication.focusWidget().objectName() == "onset_input"
    assert desk.page.verticalScrollBar().value() == 0


def test_undoing_an_answer_that_is_folded_away_unfolds_it(desk):
    desk.presenter.set_text("saddle_numbness", "yes")
    field(desk, "plan").setFocus()
    desk.presenter.undoing.undo()
    assert QApplication.focusWidget().objectName() == "saddle_numbness"
    assert is_in_sight(desk, field(desk, "saddle_numbness"))


def test_closing_the_line_gives_the_keyboard_back(desk):
    field(desk, "plan").setFocus()
    desk.page.show_news(News(words="Undone: BL40 removed"))
    field(desk, "close_visit_news").setFocus()
    field(desk, "close_visit_news").click()
    assert QApplication.focusWidget().objectName() == "plan"
