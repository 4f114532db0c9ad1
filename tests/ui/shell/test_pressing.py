"""What may be an emergency stays in sight while one charts on, and leads to where it is answered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from charting.services import visits
from tests.practice import new_episode, new_patient
from tests.ui.shell.test_chart_session import LONG


@pytest.fixture
def charting(qtbot, unlocked):
    """The app with an unsigned visit of Mira Sharp open."""
    chart = unlocked.workspace.chart
    mira = new_patient(chart, "Mira", "Sharp")
    unlocked.workspace.open_patient(mira, visits.start_visit(chart, new_episode(chart, mira)))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield unlocked
    unlocked.workspace.flush()


def part(session, name):
    return session.workspace.page.widget.findChild(QWidget, name)


def pressing(session):
    return session.workspace.page.widget.findChild(QPushButton, "pressing")


def chart_saddle_numbness(session, qtbot):
    line = part(session, "symptoms_input")
    line.setFocus()
    QTest.keyClicks(line, "saddle numbness\r")
    qtbot.waitUntil(lambda: pressing(session).isVisible(), timeout=LONG)


def test_a_question_that_may_be_an_emergency_is_in_the_header(charting, qtbot):
    chart_saddle_numbness(charting, qtbot)
    assert pressing(charting).text() == "Ask: Numbness in the saddle area?"
    assert part(charting, "symptoms_input").hasFocus()


def test_it_leads_to_its_question_and_its_yes_is_an_emergency(charting, qtbot):
    chart_saddle_numbness(charting, qtbot)
    QTest.mouseClick(pressing(charting), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget().objectName() == "saddle_numbness"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: pressing(charting).text() == "Emergency: Cauda equina", timeout=LONG)


def test_it_goes_when_the_question_was_answered_with_no_or_the_finding_was_removed(charting, qtbot):
    chart_saddle_numbness(charting, qtbot)
    charting.window.findChild(QWidget, "symptoms_input").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not pressing(charting).isVisible(), timeout=LONG)


def test_the_next_patient_has_nothing_of_it(charting, qtbot):
    chart_saddle_numbness(charting, qtbot)
    charting.workspace.open_patient(new_patient(charting.workspace.chart, "Noor", "Ashgrove"))
    assert not pressing(charting).isVisible()
    assert pressing(charting).text() == ""


def test_it_leads_back_to_its_visit_from_the_panel_that_begins_another(charting, qtbot):
    chart_saddle_numbness(charting, qtbot)
    visit_id = charting.workspace.place().visit_id
    next(one for one in charting.workspace.page.commands() if one.words == "New complaint").do()
    QTest.mouseClick(pressing(charting), Qt.MouseButton.LeftButton)
    assert charting.workspace.place().visit_id == visit_id
    assert QApplication.focusWidget().objectName() == "saddle_numbness"
    assert QApplication.focusWidget().isVisible()
