"""The treatment card's tables, worked from the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from charting.domain.needling import AdverseEvent, NeedleCount
from charting.domain.treatment import PointUse
from charting.domain.visit_note import ListField
from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.widgets.news_line import NewsLine


@pytest.fixture
def desk(chart, qtbot):
    return PageDesk(with_whole_catalogue(chart), qtbot)


def unfold(desk, name):
    toggle = desk.field(f"{name}_toggle")
    toggle.setFocus()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    QApplication.processEvents()


def test_a_region_is_counted_from_the_keyboard(desk):
    unfold(desk, "needle_ledger")
    desk.field("ledger_region_0").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Jaw")
    for digits in ("4", "4"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), digits)
    assert desk.presenter.editing.note.needles == (NeedleCount(region="Jaw", placed=4, removed=4),)
    QApplication.processEvents()
    assert desk.field("ledger_region_1").isVisible()


def test_a_letter_in_a_number_takes_the_count_over_and_says_all_out(desk):
    points = (PointUse(point="BL23", side="both"),)
    desk.presenter.editing.put(ListField("points"), points)
    unfold(desk, "needle_ledger")
    desk.field("ledger_placed_0").setFocus()
    QTest.keyClicks(desk.field("ledger_placed_0"), "ta")
    assert desk.field("ledger_removed_0").text() == "2"
    assert desk.field("ledger_placed_0").accessibleName() == "Needles in, low back"


def test_a_set_is_added_and_its_timer_started_from_the_keyboard(desk):
    unfold(desk, "needle_sets")
    desk.field("set_add_back").setFocus()
    QTest.keyClick(desk.field("set_add_back"), Qt.Key.Key_Space)
    assert QApplication.focusWidget() is desk.field("set_points_0")
    start = desk.field("set_start_0")
    assert start.text() == "Start 20 min"
    start.setFocus()
    QTest.keyClick(start, Qt.Key.Key_Space)
    assert (desk.field("set_time_0").text(), start.text()) == ("20:00", "Pause")
    assert desk.saved().sets[0].running_since


def test_an_urgent_event_says_what_to_do(desk):
    unfold(desk, "adverse_events")
    kind = desk.field("event_kind_0")
    kind.setFocus()
    QTest.keyClicks(kind, "Susp")
    QApplication.processEvents()
    assert desk.presenter.editing.note.events == (AdverseEvent(kind="suspected_pneumothorax"),)
    words = [one.accessibleName() for one in desk.page.findChildren(QWidget) if one.isVisible()]
    assert any("call an ambulance" in one for one in words)


@pytest.mark.parametrize("width", [1056, 520])
def test_nothing_is_wider_than_the_window(desk, width):
    desk.presenter.needling.sets.add("Back")
    desk.presenter.needling.sets.start_or_pause(0)
    desk.presenter.needling.events.choose(0, "kind", "stuck_needle")
    for name in ("needle_sets", "needle_ledger", "adverse_events"):
        desk.field(f"{name}_toggle").setChecked(True)
    desk.page.resize(width, 600)
    QApplication.processEvents()
    for row in ("needle_sets", "needle_ledger", "adverse_events"):
        for widget in desk.field(row).findChildren(QWidget):
            if widget.isVisible():
                end = widget.mapTo(desk.page.widget(), QPoint(widget.width(), 0)).x()
                assert end <= desk.page.viewport().width(), widget.objectName()


def test_a_signed_visit_shows_them_closed(desk):
    desk.presenter.needling.sets.add("Back")
    desk.presenter.needling.ledger.type_region(0, "Jaw")
    desk.presenter.sign()
    for name in ("needle_sets", "needle_ledger"):
        desk.field(f"{name}_toggle").setChecked(True)
    assert desk.field("ledger_region_0").isReadOnly()
    assert not desk.field("set_start_0").isVisible()
    assert not desk.field("set_add_back").isVisible()


def test_a_refused_signature_leads_to_the_region_that_does_not_come_out(desk):
    rows = (NeedleCount(region="Jaw", placed=1, removed=1), NeedleCount(region="Low back", placed=4))
    desk.presenter.editing.put(ListField("needles"), rows)
    desk.page.ask_to_sign()
    QApplication.processEvents()
    assert QApplication.focusWidget() is desk.field("ledger_removed_1")


def test_why_a_signature_is_refused_stays_in_sight_beside_the_region_until_it_is_mended(desk):
    desk.presenter.editing.put(ListField("needles"), (NeedleCount(region="Low back", placed=4),))
    desk.page.ask_to_sign()
    QApplication.processEvents()
    foot = desk.page.findChild(NewsLine)
    assert foot.words.text() == desk.presenter.unsigned_because()
    assert foot.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "4")
    assert not foot.isVisible()


def is_seen(page, widget):
    top = widget.mapTo(page.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= page.viewport().height()


def test_a_key_each_opens_them_and_says_all_out(desk):
    desk.presenter.editing.put(ListField("needles"), (NeedleCount(region="Low back", placed=4, removed=3),))
    for key, focused in (
        (Qt.Key.Key_S, "set_add_front"),
        (Qt.Key.Key_R, "ledger_removed_0"),
        (Qt.Key.Key_A, "event_kind_0"),
    ):
        QTest.keyClick(desk.page, key, Qt.KeyboardModifier.AltModifier)
        assert QApplication.focusWidget().objectName() == focused
        QApplication.processEvents()
        assert is_seen(desk.page, QApplication.focusWidget())
    QTest.keyClick(desk.page, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert desk.presenter.editing.note.needles[0].removed == 4
    assert desk.field("ledger_removed_0").text() == "4"


@pytest.mark.parametrize(
    ("name", "key"),
    [("needle_sets", Qt.Key.Key_S), ("needle_ledger", Qt.Key.Key_R), ("adverse_events", Qt.Key.Key_A)],
)
def test_escape_folds_a_panel_and_goes_back_to_its_line(desk, name, key):
    desk.field("session_notes").setFocus()
    QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
    panel = desk.field(f"{name}_row").panel
    assert panel.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert QApplication.focusWidget() is desk.field(f"{name}_toggle")
