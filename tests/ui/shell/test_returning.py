"""The cursor is where it was left: after another tab, another patient, a lock, a restart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from charting.services import episodes, visits
from tests.practice import new_episode, new_patient
from tests.ui.shell.test_chart_session import LONG, unlock


@pytest.fixture
def charting(unlocked):
    """An open visit of Ines with a recorded score, the keyboard in the pulse's grid; and Ada's visit."""
    chart = unlocked.workspace.chart
    visits.start_visit(chart, episodes.episodes_of(chart, 1)[0].id)
    visits.start_visit(chart, new_episode(chart, new_patient(chart, "Ada", "Example")))
    unlocked.workspace.open_patient(1)
    press(unlocked, "4", "Alt+U", "Down", "Right")
    assert focused() == "right_guan"
    return unlocked


def press(session, *keys):
    for key in keys:
        together = QKeySequence(key)[0]
        widget = QApplication.focusWidget() or session.window
        QTest.keyClick(widget, together.key(), together.keyboardModifiers())


def find(session, typed):
    """Find a patient by keyboard, as in the middle of a visit when another one calls."""
    press(session, "Ctrl+F")
    QTest.keyClicks(QApplication.focusWidget(), typed)
    press(session, "Return")


def focused():
    field = QApplication.focusWidget()
    return field.objectName() if field is not None else ""


def test_another_patient_and_back_leads_to_the_field_of_each(charting):
    find(charting, "ada")
    charting.workspace.page.widget.findChild(QWidget, "plan").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "rest")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    find(charting, "inv")
    assert focused() == "right_guan"
    find(charting, "ada")
    assert focused() == "plan"
    assert QApplication.focusWidget().textCursor().position() == 0


def test_another_page_or_tab_and_back_leads_to_the_same_field(charting):
    press(charting, "Alt+2", "Alt+1")
    assert focused() == "right_guan"
    press(charting, "Ctrl+T")
    find(charting, "inv")
    assert focused() == "right_guan"


def test_a_lock_by_a_button_leads_back_to_the_field_and_remembers_the_other_visits_too(qtbot, charting):
    find(charting, "ada")
    charting.workspace.page.widget.findChild(QWidget, "plan").setFocus()
    charting.workspace.frame.sidebar.findChild(QWidget, "sidebar_lock").setFocus()
    charting.lock()
    unlock(qtbot, charting)
    qtbot.waitUntil(lambda: charting.workspace is not None, timeout=LONG)
    assert focused() == "plan"
    find(charting, "inv")
    assert focused() == "right_guan"


def test_a_restart_leads_back_to_the_field(qtbot, charting, make_session):
    folder = charting._keeper.door.folder
    charting.window.close()
    qtbot.waitUntil(lambda: charting.chart is None, timeout=LONG)
    again = make_session(folder)
    unlock(qtbot, again)
    qtbot.waitUntil(lambda: again.workspace is not None, timeout=LONG)
    assert focused() == "right_guan"


def test_a_lock_in_the_middle_of_a_word_in_a_cell_keeps_it(qtbot, charting):
    press(charting, *"rope")
    visit_id = charting.workspace.page.place().visit_id
    charting.lock()
    unlock(qtbot, charting)
    qtbot.waitUntil(lambda: charting.workspace is not None, timeout=LONG)
    note = visits.visit(charting.workspace.chart, visit_id).note
    assert note.text_of("pulse_words") == "Right guan: rope"
    assert focused() == "right_guan"
