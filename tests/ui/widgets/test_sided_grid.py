"""The neurological table: two sides, nothing filled in by itself, walked with the arrow keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from charting.domain.visit_note import ObservationField
from tests.visit_desk import whole_catalogue
from ui.widgets.sided_grid import NOT_TESTED, SidedGrid

FINDINGS = whole_catalogue().section("neuro").findings


@pytest.fixture
def grid(qtbot):
    made = SidedGrid(FINDINGS)
    made.heard = []
    made.edited.connect(lambda field, value: made.heard.append((field, value)))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cell(grid, finding, side):
    return grid._cells[ObservationField(finding, side)]


def test_every_finding_has_a_named_empty_cell_on_each_side(grid):
    assert len(grid._cells) == 2 * len(FINDINGS)
    for field, each in grid._cells.items():
        assert each.accessibleName().endswith(f", {field.side}")
        shown = each.currentText() if isinstance(each, QComboBox) else each.placeholderText()
        assert shown == NOT_TESTED


def test_typing_and_choosing_say_finding_side_and_value(grid):
    QTest.keyClicks(cell(grid, "power_l5", "left"), "4")
    QTest.keyClick(cell(grid, "sensation_l5", "right"), Qt.Key.Key_Down)
    assert grid.heard == [
        (ObservationField("power_l5", "left"), "4"),
        (ObservationField("sensation_l5", "right"), "normal"),
    ]


def test_showing_values_announces_nothing_and_empties_the_rest(grid):
    grid.set_values(
        {ObservationField("power_l5", "left"): "4", ObservationField("sensation_l5", "left"): "absent"}
    )
    assert cell(grid, "power_l5", "left").text() == "4"
    assert cell(grid, "sensation_l5", "left").currentText() == "Absent"
    grid.set_values({})
    assert cell(grid, "power_l5", "left").text() == ""
    assert cell(grid, "sensation_l5", "left").currentText() == NOT_TESTED
    assert grid.heard == []


def test_up_and_down_walk_in_the_column_and_stop_at_its_ends(grid):
    cell(grid, "power_l2", "left").setFocus()
    walked = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(QApplication.focusWidget(), key)
        walked.append(QApplication.focusWidget().objectName())
    assert walked == ["power_l2_left", "power_l3_left", "power_l4_left"]


def test_tab_goes_from_left_to_right(grid):
    cell(grid, "power_l2", "left").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "power_l2_right"


@pytest.mark.parametrize("has_keyboard", [False, True])
def test_the_wheel_changes_no_cell(grid, has_keyboard):
    box = cell(grid, "sensation_l5", "left")
    if has_keyboard:
        box.setFocus()
    at = QPointF(box.rect().center())
    turn = QWheelEvent(
        at, box.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turn)
    assert box.hasFocus() is has_keyboard
    assert (box.currentData(), grid.heard) == ("", [])


def test_a_closed_table_takes_no_key(grid):
    grid.set_read_only(True)
    for each in grid._cells.values():
        QTest.keyClicks(each, "4")
        QTest.keyClick(each, Qt.Key.Key_Down)
    assert grid.heard == []


def test_answers_are_not_repeated_behind_their_findings_name(grid):
    box = cell(grid, "sensation_l5", "left")
    assert [box.itemText(place) for place in range(1, 4)] == ["Normal", "Reduced", "Absent"]


def test_words_of_every_answer_fit_their_cell(grid):
    for each in grid._cells.values():
        if isinstance(each, QComboBox):
            widest = max(each.fontMetrics().horizontalAdvance(each.itemText(n)) for n in range(each.count()))
            assert widest < each.width() - 24


def test_what_is_odd_is_said_right_below_its_cell_and_to_a_screen_reader(grid):
    odd = cell(grid, "power_l5", "left")
    grid.show_problems({ObservationField("power_l5", "left"): "Power L5 is usually from 0 to 5."})
    said = grid._problems["power_l5"]
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert said.text() == "Left: Power L5 is usually from 0 to 5."
    assert 0 <= said.y() - odd.geometry().bottom() < odd.height()
    assert odd.accessibleDescription() == "Power L5 is usually from 0 to 5."
    grid.show_problems({})
    assert not said.isVisible()
    assert odd.accessibleDescription() == ""


def test_undo_in_a_cell_is_the_pages_and_takes_no_digit_by_itself(grid):
    line = cell(grid, "power_l5", "left")
    line.setFocus()
    QTest.keyClicks(line, "4")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), len(grid.heard)) == ("4", 1)
    grid.set_values({})
    assert line.text() == ""


def test_a_cell_shown_anew_keeps_what_is_being_typed_in_it(grid):
    line = cell(grid, "power_l5", "left")
    line.setFocus()
    QTest.keyClicks(line, "4 ")
    grid.set_values({ObservationField("power_l5", "left"): "4"})
    assert line.text() == "4 "
