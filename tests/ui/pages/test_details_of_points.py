"""Details below the chips, by keyboard alone, on the real page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.shell.place import Place, give_focus, with_focus
from ui.widgets.kept_field import Fields

KEYS = Qt.Key


@pytest.fixture
def desk(chart, qtbot):
    desk = PageDesk(with_whole_catalogue(chart), qtbot)
    desk.source("points").enter("bl23 b, bl40")
    desk.field("points_input").setFocus()
    return desk


def press(desk, *keys):
    for key in keys:
        QTest.keyClick(desk.page.focusWidget(), key)


def type_(desk, text):
    QTest.keyClicks(desk.page.focusWidget(), text)


def focused(desk):
    return desk.page.focusWidget().objectName()


def test_enter_on_a_chip_opens_its_details_and_enter_goes_back_to_it(desk):
    press(desk, KEYS.Key_Left, KEYS.Key_Left, KEYS.Key_Return)
    assert focused(desk) == "points_input/depth_mm"
    type_(desk, "25")
    press(desk, KEYS.Key_Tab)
    press(desk, KEYS.Key_Tab)
    assert focused(desk) == "points_input/de_qi"
    type_(desk, "o")
    press(desk, KEYS.Key_Return)
    assert not desk.field("points_details").isVisible()
    assert desk.page.focusWidget().chip.faint == "both · 25 mm · de qi"


def test_page_down_goes_to_the_next_point_and_escape_keeps_what_was_typed(desk):
    press(desk, KEYS.Key_Left, KEYS.Key_Left, KEYS.Key_Return)
    type_(desk, "25")
    press(desk, KEYS.Key_PageDown)
    type_(desk, "20")
    press(desk, KEYS.Key_Escape)
    desk.presenter.close()
    assert [use.depth_mm for use in desk.saved().points] == [25, 20]


def test_every_field_of_the_details_has_a_name_that_is_read_out(desk):
    desk.source("methods").enter("electro")
    for row in ("points", "methods"):
        desk.field(f"{row}_input").setFocus()
        press(desk, KEYS.Key_Left, KEYS.Key_Return)
        panel = desk.field(f"{row}_details")
        assert all(editor.accessibleName() for editor in panel._editors.values())
        press(desk, KEYS.Key_Escape)


def test_what_cannot_be_read_stays_in_the_field_until_it_is_left_and_is_then_in_the_note(desk):
    press(desk, KEYS.Key_Left, KEYS.Key_Return)
    type_(desk, "2x")
    assert desk.page.focusWidget().text() == "2x"
    press(desk, KEYS.Key_Tab)
    assert desk.presenter.editing.note.points[1].note == "depth 2x"


def test_after_unlocking_the_keyboard_is_in_the_points_and_what_was_typed_is_kept(desk, qtbot):
    press(desk, KEYS.Key_Left, KEYS.Key_Return)
    type_(desk, "2x")
    place = with_focus(Place(page="patient"), Fields(desk.page))
    desk.presenter.close()
    again = PageDesk(desk.chart, qtbot)
    again.presenter.open(desk.presenter.visit_id)
    give_focus(place, Fields(again.page))
    assert (focused(again), again.page.focusWidget().text()) == ("points_input", "")
    assert again.presenter.editing.note.points[1].note == "depth 2x"


def test_details_follow_undo_and_go_with_their_point(desk):
    press(desk, KEYS.Key_Left, KEYS.Key_Return)
    type_(desk, "25")
    press(desk, KEYS.Key_Tab)
    desk.presenter.editing.undo()
    assert desk.field("points_input/depth_mm").text() == ""
    desk.source("points").act(1, "remove")
    assert not desk.field("points_details").isVisible()


def test_a_reason_is_typed_beside_its_caution(desk):
    line = desk.field("caution_reason_0")
    assert line.accessibleName().startswith("Reason: BL23: Kidney region")
    line.setFocus()
    type_(desk, "20 mm")
    desk.presenter.close()
    assert [one.reason for one in desk.saved().caution_reasons] == ["20 mm"]


def test_reasons_are_one_stop_of_the_tab_key_and_arrows_go_between_them(desk):
    desk.field("caution_reason_0").setFocus()
    press(desk, KEYS.Key_Down)
    assert focused(desk) == "caution_reason_1"
    press(desk, KEYS.Key_Down, KEYS.Key_Up)
    assert focused(desk) == "caution_reason_0"
    press(desk, KEYS.Key_Tab)
    assert not focused(desk).startswith("caution_reason")


def test_a_signed_visit_shows_the_reasons_that_were_kept_and_asks_for_no_more(desk):
    desk.field("caution_reason_0").setFocus()
    type_(desk, "20 mm")
    desk.presenter.sign()
    shown = [
        line for line in desk.page.findChildren(object) if line.objectName().startswith("caution_reason_")
    ]
    assert [(line.text(), line.isReadOnly()) for line in shown if line.isVisible()] == [("20 mm", True)]


def test_the_leads_of_a_pair_are_named_anew_as_soon_as_their_polarity_is_said(desk):
    desk.source("points").enter("bl23 25 b e")
    desk.field("methods_input").setFocus()
    press(desk, KEYS.Key_Left, KEYS.Key_Return)
    assert desk.field("methods_input/positive").accessibleName() == "First lead"
    desk.field("methods_input/polarity").edited.emit("said")
    shown = [one.text() for one in desk.field("methods_details").findChildren(QLabel)]
    assert {"Positive lead", "Negative lead"} < set(shown)
    assert desk.field("methods_input/positive").accessibleName() == "Positive lead"
