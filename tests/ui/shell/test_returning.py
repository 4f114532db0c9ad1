"""The cursor is where it was left: after another tab, another patient, a lock, a restart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from charting.domain.visit_note import Observation, ObservationField
from charting.services import episodes, visits
from tests.practice import new_episode, new_patient
from tests.ui.shell.test_chart_session import LONG, unlock
from ui.pages import visit_unfolding
from ui.pages.visit_rows import GridRow
from ui.shell.place import Place


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


def test_after_a_lock_a_line_that_was_half_typed_is_typed_on_and_was_not_read(qtbot, charting):
    visit_id = charting.workspace.place().visit_id
    charting.workspace.page.widget.findChild(QWidget, "symptoms").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "numbness l")
    charting.lock()
    unlock(qtbot, charting)
    qtbot.waitUntil(lambda: charting.workspace is not None, timeout=LONG)
    note = visits.visit(charting.workspace.chart, visit_id).note
    assert (note.text_of("numbness", "left"), note.text_of("symptoms_words")) == ("", "numbness l")
    assert QApplication.focusWidget().text() == "numbness l"
    press(charting, "Return")
    charting.workspace.flush()
    note = visits.visit(charting.workspace.chart, visit_id).note
    assert (note.text_of("numbness", "left"), note.text_of("symptoms_words")) == ("present", "")


@pytest.fixture
def unfolded(charting):
    """Ines's visit with the grids of tongue and pulse, the nerve table and the regions unfolded."""
    for name in ("tongue_grid", "needle_ledger_toggle"):
        charting.workspace.page.widget.findChild(QPushButton, name).setChecked(True)
    charting.workspace.page.widget.findChild(GridRow, "neuro").toggle.setChecked(True)
    plan = charting.workspace.page.widget.findChild(QWidget, "plan")
    plan.setFocus()
    return charting


UNFOLDED = {"tongue_grid", "pulse_grid", "neuro", "needle_ledger_row"}


def open_parts(session):
    return set(visit_unfolding.unfolded(session.workspace.page.widget))


def test_what_was_unfolded_is_so_after_a_lock_and_the_cursor_where_it_was(qtbot, unfolded):
    assert open_parts(unfolded) == UNFOLDED
    unfolded.lock()
    unlock(qtbot, unfolded)
    qtbot.waitUntil(lambda: unfolded.workspace is not None, timeout=LONG)
    assert open_parts(unfolded) == UNFOLDED
    assert focused() == "plan"


def test_what_was_unfolded_is_so_after_another_patient_who_begins_calm(unfolded):
    find(unfolded, "ada")
    assert open_parts(unfolded) == set()
    find(unfolded, "inv")
    assert open_parts(unfolded) == UNFOLDED
    assert focused() == "plan"


def test_what_was_unfolded_takes_no_keyboard_from_another_tab(unfolded):
    find(unfolded, "ada")
    unfolded.workspace.open_patient(1, tab="history")
    assert focused() not in ("left_cun", "tongue_color", "plan")
    press(unfolded, "Alt+1")
    assert open_parts(unfolded) == UNFOLDED


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


@pytest.fixture
def not_begun(unlocked):
    """A patient without a visit, the keyboard in the form that begins one."""
    unlocked.workspace.open_patient(new_patient(unlocked.workspace.chart, "Bea", "Blank"))
    assert focused() == "episode_title"
    return unlocked


def test_back_at_the_visit_tab_the_keyboard_is_where_a_visit_is_begun(not_begun):
    press(not_begun, "Alt+4", "Alt+1")
    assert focused() == "episode_title"


def test_a_handout_without_a_visit_leads_to_where_one_is_begun(not_begun):
    press(not_begun, "Alt+3")
    documents = not_begun.workspace.page.widget.findChild(QWidget, "documents_page")
    documents.empty.action.click()
    assert focused() == "episode_title"


def test_a_visit_is_opened_at_the_head_of_its_page(unlocked):
    chart = unlocked.workspace.chart
    visit = visits.start_visit(chart, episodes.episodes_of(chart, 1)[0].id)
    visits.save_visit(chart, visit, {ObservationField("pain_now"): Observation(value="4")})
    unlocked.window.resize(1280, 800)
    unlocked.workspace.open_patient(1, visit)
    assert focused() not in ("", "pain_now")
    page = unlocked.workspace.page.widget.findChild(QScrollArea, "visit_page")
    for _ in range(3):
        QApplication.processEvents()
    assert page.verticalScrollBar().maximum() > 0
    assert page.verticalScrollBar().value() == 0


def test_what_could_not_be_saved_is_listed_by_names_that_people_read(qtbot, unlocked):
    unlocked.workspace.open(Place(page="new_patient"))
    qtbot.keyClicks(unlocked.window.findChild(QWidget, "given_name"), "Ada")
    assert unlocked.workspace.unsaved_words() == "given name: Ada"
