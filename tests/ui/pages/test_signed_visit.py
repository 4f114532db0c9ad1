"""A signed visit: the keyboard is where the next act is, and nothing looks alive that does nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from charting.services import visits
from tests.visit_desk import PageDesk, blank_visit, with_whole_catalogue
from ui.presenters.visit.news import SIGNED
from ui.widgets.segments import Segments


@pytest.fixture
def desk(qtbot, chart):
    return PageDesk(with_whole_catalogue(chart), qtbot)


def field(desk, name):
    return desk.page.findChild(QWidget, name)


def sign(desk):
    desk.page.ask_to_sign()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def news(desk):
    return field(desk, "visit_news").words.text()


def test_after_signing_the_keyboard_is_on_the_addendum_and_the_next_acts_are_said(desk):
    sign(desk)
    assert QApplication.focusWidget().objectName() == "open_addendum"
    assert news(desk).startswith("Signed. Enter adds an addendum; Ctrl F finds the next patient")
    desk.presenter.open(blank_visit(desk.chart))
    assert news(desk) == ""


def test_once_the_addendum_is_begun_nothing_says_any_more_how_to_begin_one(desk):
    sign(desk)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "addendum_words"
    assert news(desk) == ""


def test_a_signed_visit_that_is_opened_has_the_keyboard_where_words_can_be_added(desk):
    sign(desk)
    desk.presenter.open(desk.presenter.visit_id)
    desk.page.focus_first()
    assert QApplication.focusWidget().objectName() == "open_addendum"


def test_what_would_change_a_signed_visit_says_why_it_does_not(desk):
    sign(desk)
    for act in (
        desk.presenter.bringing.bring,
        desk.presenter.undoing.undo,
        desk.presenter.undoing.redo,
        desk.page.ask_to_sign,
    ):
        desk.presenter.news.past()
        act()
        assert news(desk) == SIGNED


def test_a_signed_visit_has_no_button_that_offers_a_change(desk):
    desk.source("patterns").enter("kidney deficiency")
    sign(desk)
    seen = [one for one in desk.page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    words = {one.text().split("  ")[0] for one in seen if one.text()}
    assert words <= {"Add addendum", "Show", "Grid", "View", "Close"}
    assert not field(desk, "material").isVisible()


def test_answers_that_cannot_be_given_any_more_are_words(desk):
    desk.presenter.set_text("response", "better")
    desk.presenter.set_text("next_visit", "2026-03-23T10:30")
    sign(desk)
    said = {one.objectName(): one.read_words for one in desk.page.findChildren(Segments)}
    assert said["response"] == "Better"
    assert said["pain_after"] == "Not recorded"
    assert said["saddle_numbness"] == "Not asked"
    assert field(desk, "next_visit").findChild(QWidget, "when_words").text() == "23 Mar 2026, 10:30"
    assert [box.currentText() for box in desk.page.findChildren(QComboBox, "de_qi")] == ["Not recorded"]
    desk.presenter.open(blank_visit(desk.chart))
    offers = {
        one.text() for one in field(desk, "next_visit").findChildren(QAbstractButton) if one.isVisible()
    }
    assert "In a week" in offers
    assert [box.currentText() for box in desk.page.findChildren(QComboBox, "de_qi")] == ["–"]


def begin_addendum(desk, words):
    sign(desk)
    field(desk, "open_addendum").click()
    QTest.keyClicks(QApplication.focusWidget(), words)


def test_ctrl_enter_in_an_addendum_keeps_it_and_leaves_the_keyboard_where_the_next_begins(desk):
    begin_addendum(desk, "She called")
    field(desk, "addendum_reason").setFocus()
    desk.page.ask_to_sign()
    kept = visits.visit(desk.chart, desk.presenter.visit_id).addenda
    assert [one.text for one in kept] == ["She called"]
    assert news(desk) != SIGNED
    assert QApplication.focusWidget().objectName() == "open_addendum"


def test_ctrl_enter_elsewhere_keeps_no_addendum(desk):
    begin_addendum(desk, "She call")
    desk.page.setFocus()
    desk.page.ask_to_sign()
    assert visits.visit(desk.chart, desk.presenter.visit_id).addenda == ()
    assert news(desk) == SIGNED
