"""F6 goes round the window, and comes back to where the keyboard was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from charting.services import episodes, visits


@pytest.fixture
def charting(unlocked):
    """An open visit."""
    chart = unlocked.workspace.chart
    visits.start_visit(chart, episodes.episodes_of(chart, 1)[0].id)
    unlocked.workspace.open_patient(1)
    return unlocked


def pane_of(session):
    """The kind of part that has the keyboard."""
    one = session.window.focusWidget()
    while one is not None:
        if one.objectName() == "sidebar":
            return "sidebar"
        if one.property("kind") in ("bar", "card"):
            return one.accessibleName() or one.property("kind")
        one = one.parentWidget()
    return ""


def test_f6_goes_through_every_part_and_round(qtbot, charting):
    seen = []
    for _ in range(20):
        QApplication.processEvents()
        seen.append(pane_of(charting))
        qtbot.keyClick(charting.window, Qt.Key.Key_F6)
    first_round = seen[: seen.index("sidebar", 1) + 2]
    assert {"sidebar", "bar", "Western findings", "TCM pattern diagnosis", "Treatment"} <= set(first_round)
    assert seen.index("Western findings") < seen.index("TCM pattern diagnosis") < seen.index("Treatment")
    assert "" not in seen


def test_shift_f6_goes_back_to_the_same_field(qtbot, charting):
    field = charting.window.focusWidget()
    qtbot.keyClick(charting.window, Qt.Key.Key_F6)
    assert charting.window.focusWidget() is not field
    qtbot.keyClick(charting.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert charting.window.focusWidget() is field
