"""The red-flag questions by keyboard: asked one by one, and the practitioner's word about the rest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from charting.domain.visit_note import Observation, ObservationField
from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.widgets.segments import Segments

ALT_N = (Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)


@pytest.fixture
def desk(qtbot, chart):
    made = PageDesk(with_whole_catalogue(chart), qtbot)
    yield made
    for segments in made.page.findChildren(Segments):
        segments.set_read_only(True)  # stops waiting for a second letter


def field(desk, name):
    return desk.page.findChild(QWidget, name)


def ask(desk):
    toggle = field(desk, "red_flags").toggle
    toggle.setFocus()
    QTest.keyClick(toggle, Qt.Key.Key_Space)


def answers(desk):
    return [desk.presenter.editing.note.text_of(one.finding.key) for one in desk.presenter.red_flags]


def test_asking_goes_to_the_first_question_without_an_answer(desk):
    first, second = (one.finding.key for one in desk.presenter.red_flags[:2])
    desk.presenter.set_text(first, "no")
    desk.presenter.editing.reshow()
    ask(desk)
    assert QApplication.focusWidget().objectName() == second
    assert answers(desk).count("") == len(answers(desk)) - 1  # opening answers nothing


def test_the_rest_is_recorded_as_asked_in_one_step_and_given_answers_stay(desk):
    flags = desk.presenter.red_flags
    yes, noted = flags[1].finding.key, flags[2].finding.key
    desk.presenter.set_text(yes, "yes")
    desk.presenter.editing.put(ObservationField(noted), Observation(value="", note="unsure"))
    desk.presenter.editing.reshow()
    before = answers(desk)
    ask(desk)
    rest = field(desk, "red_flags_rest_no")
    assert rest.text() == f"I asked the other {len(flags) - 1}: no to all  Alt N"
    QTest.keyClick(QApplication.focusWidget(), *ALT_N)
    assert answers(desk) == ["yes" if one.finding.key == yes else "no" for one in flags]
    assert desk.presenter.editing.note.observations[ObservationField(noted)].note == "unsure"
    assert not rest.isVisible()
    assert "recorded as asked and answered no" in field(desk, "visit_news").words.text()
    desk.presenter.undoing.undo()
    assert answers(desk) == before
    assert rest.isVisible()


def test_the_key_does_nothing_while_the_questions_are_not_seen_or_the_keyboard_is_elsewhere(desk):
    field(desk, "plan").setFocus()
    QTest.keyClick(QApplication.focusWidget(), *ALT_N)
    ask(desk)
    field(desk, "plan").setFocus()
    QTest.keyClick(QApplication.focusWidget(), *ALT_N)
    assert set(answers(desk)) == {""}


def test_a_signed_visit_offers_no_answer_for_the_rest(desk):
    ask(desk)
    desk.presenter.sign()
    field(desk, "red_flags").toggle.setChecked(True)
    assert not field(desk, "red_flags_rest_no").isVisible()


def test_a_question_that_a_finding_calls_for_is_not_denied_with_the_rest(desk):
    called = next(one for one in desk.presenter.red_flags if "numbness_area.saddle" in one.finding.denies)
    desk.source("symptoms").enter("saddle numbness")
    ask(desk)
    rest = field(desk, "red_flags_rest_no")
    assert rest.text().startswith(f"I asked the other {len(desk.presenter.red_flags) - 1}: no to all")
    QTest.keyClick(QApplication.focusWidget(), *ALT_N)
    assert desk.presenter.editing.note.text_of(called.finding.key) == ""
    assert answers(desk).count("no") == len(desk.presenter.red_flags) - 1
    assert not rest.isVisible()
    words = [one.text() for one in desk.page.findChildren(QLabel) if one.isVisible()]
    assert any(one.startswith("Charted:") and "addle" in one for one in words)
