"""The list of offers: under its field, never over another one's, gone with it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from ui.presenters.editing.chips import Offer
from ui.widgets.offer_list import MOST_ROWS, OfferList
from ui.widgets.palette import palette_of

OFFERS = tuple(Offer(label=f"offer {number}", lead="BL40", faint="behind the knee") for number in range(12))


@pytest.fixture
def page(qtbot):
    """A page that scrolls, with a field in the middle of it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    content = QWidget()
    column = QVBoxLayout(content)
    column.addSpacing(300)
    area.line = QLineEdit()
    column.addWidget(area.line)
    column.addSpacing(1500)
    area.setWidget(content)
    area.resize(600, 700)
    qtbot.addWidget(area)
    area.show()
    area.offers = OfferList(area.line)
    return area


def top_of_list_below_field(page):
    return page.offers.y() - page.line.mapTo(page, QPoint(0, page.line.height())).y()


def test_it_stands_under_its_field_also_when_the_page_scrolls(page):
    page.offers.show_offers(OFFERS)
    gap = top_of_list_below_field(page)
    assert 0 <= gap <= 4
    page.verticalScrollBar().setValue(120)
    QApplication.processEvents()
    assert top_of_list_below_field(page) == gap


def test_nothing_of_the_page_shows_through_beside_its_scroll_bar(page):
    page.offers.show_offers(OFFERS)
    QApplication.processEvents()
    bar = page.offers.verticalScrollBar()
    below = bar.mapTo(page.offers, QPoint(bar.width() // 2, bar.height() - 4))
    assert page.offers.grab().toImage().pixelColor(below) == palette_of(page.offers).color("card")


def test_it_does_not_open_for_a_field_that_is_scrolled_away(page):
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    page.offers.show_offers(OFFERS)
    assert not page.offers.isVisible()


def test_it_stays_when_a_letter_more_leaves_few_enough_to_need_no_scroll_bar(page):
    page.offers.show_offers(OFFERS)
    page.offers.show_offers(OFFERS[:2])
    assert page.offers.isVisible()
    assert page.offers.chosen == OFFERS[0]


def test_it_keeps_its_size_while_one_types_and_fits_its_offers_when_typing_rests(qtbot, page):
    page.offers.show_offers(OFFERS)
    many = page.offers.height()
    page.offers.show_offers(OFFERS[:2])
    assert page.offers.height() == many
    qtbot.waitUntil(lambda: page.offers.height() < many)
    assert page.offers.height() <= 2 * page.offers.sizeHintForRow(0) + 6


def test_it_grows_at_once(page):
    page.offers.show_offers(OFFERS[:2])
    few = page.offers.height()
    page.offers.show_offers(OFFERS)
    assert page.offers.height() > few


def test_it_goes_away_with_a_field_that_is_scrolled_out_of_sight(page):
    page.offers.show_offers(OFFERS)
    page.verticalScrollBar().setValue(1200)
    QApplication.processEvents()
    assert not page.offers.isVisible()
    assert page.offers.chosen is None


def test_it_stands_above_a_field_at_the_bottom_of_the_window(page):
    page.resize(600, 420)
    page.offers.show_offers(OFFERS)
    assert page.offers.geometry().bottom() < page.line.mapTo(page, QPoint(0, 0)).y()


def test_above_its_field_fewer_offers_stand_by_the_field_and_not_far_above_it(page):
    page.resize(600, 420)
    page.offers.show_offers(OFFERS)
    page.offers.show_offers(OFFERS[:1])
    only = page.offers.visualRect(page.offers.model().index(0, 0))
    foot = page.offers.viewport().mapTo(page, only.bottomLeft()).y()
    assert 0 <= page.line.mapTo(page, QPoint(0, 0)).y() - foot <= 8


def test_above_its_field_it_stays_there_when_typing_rests(qtbot, page):
    page.resize(600, 420)
    page.offers.show_offers(OFFERS)
    many = page.offers.height()
    page.offers.show_offers(OFFERS[:1])
    qtbot.waitUntil(lambda: page.offers.height() < many)
    assert page.offers.geometry().bottom() < page.line.mapTo(page, QPoint(0, 0)).y()


def test_it_never_leaves_the_window(page):
    page.resize(380, 700)
    QApplication.processEvents()
    page.offers.show_offers(OFFERS)
    assert page.rect().contains(page.offers.geometry())


def test_a_hidden_page_takes_it_along_and_it_forgets_what_it_offered(page):
    page.offers.show_offers(OFFERS)
    page.line.hide()
    QApplication.processEvents()
    assert not page.offers.isVisible()
    assert page.offers.count() == 0


def test_it_is_gone_when_its_field_is(qtbot, page):
    offers = page.offers
    page.line.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not Shiboken.isValid(offers))


def test_no_offers_hide_it(page):
    page.offers.show_offers(OFFERS)
    page.offers.show_offers(())
    assert not page.offers.isVisible()


def test_the_choice_moves_within_the_offers(page):
    page.offers.show_offers(OFFERS)
    assert page.offers.chosen == OFFERS[0]
    page.offers.move_choice(-1)
    assert page.offers.chosen == OFFERS[0]
    for _ in range(20):
        page.offers.move_choice(1)
    assert page.offers.chosen == OFFERS[-1]


def test_more_offers_than_fit_are_scrolled_to(page):
    page.offers.show_offers(OFFERS)
    assert page.offers.height() <= MOST_ROWS * page.offers.sizeHintForRow(0) + 6
    assert page.offers.model().index(0, 0).data() == "BL40 offer 0 behind the knee"


def test_offers_that_read_alike_and_mean_something_else_take_the_place_of_those_before(page):
    page.offers.show_offers((replace(OFFERS[0], payload="left"),))
    page.offers.show_offers((replace(OFFERS[0], payload="right"),))
    assert page.offers.chosen.payload == "right"


def test_a_letter_more_chooses_the_first_again(page):
    page.offers.show_offers(OFFERS)
    page.offers.move_choice(2)
    page.offers.show_offers(OFFERS)
    assert page.offers.currentRow() == 0


@pytest.fixture
def said(monkeypatch):
    """What a screen reader is told, as if one were there."""
    announced = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: announced.append(event.message()))
    return announced


def test_a_screen_reader_is_told_what_down_and_up_choose(page, said):
    page.offers.show_offers(tuple(replace(one, is_certain=False) for one in OFFERS[:3]))
    page.offers.move_choice(1)
    page.offers.move_choice(1)
    page.offers.move_choice(-1)
    assert said == [
        "3 offers, Down goes to them",
        "BL40 offer 0 behind the knee",
        "BL40 offer 1 behind the knee",
        "BL40 offer 0 behind the knee",
    ]


def test_a_screen_reader_is_told_what_enter_takes_and_nothing_twice(page, said):
    certain = (replace(OFFERS[0], is_certain=True), OFFERS[1])
    page.offers.show_offers(certain)
    page.offers.show_offers(certain)
    page.offers.show_offers(())
    assert said == ["BL40 offer 0 behind the knee"]
