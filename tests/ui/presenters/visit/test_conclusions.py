"""What follows from the note waits until the hands rest, and is never lost on the way."""

import pytest

from charting.services import patients
from tests.visit_desk import HandDelay, RecordingView, VisitDesk, with_whole_catalogue
from ui.presenters.visit.conclusions import LONGEST_WAIT_MS
from ui.presenters.visit.unasked_as_no import record_unasked_as_no


@pytest.fixture
def desk(chart):
    made = VisitDesk(with_whole_catalogue(chart), RecordingView(), rest := HandDelay())
    made.rest = rest
    made.begin()
    return made


def chart_nerve_signs(desk):
    desk.source("symptoms").enter("numbness l")


def test_while_one_types_nothing_that_follows_is_said(desk):
    chart_nerve_signs(desk)
    assert desk.view.nerve_signs == ()


def test_it_is_said_when_the_hands_rest(desk):
    chart_nerve_signs(desk)
    desk.rest.ring()
    assert any("umbness" in words for words in desk.view.nerve_signs)


def test_several_changes_are_followed_by_one_showing(desk):
    shown = []
    desk.view.show_red_flags = lambda *said: shown.append(said)
    chart_nerve_signs(desk)
    desk.source("points").enter("bl23 25 40 b")
    desk.rest.ring()
    assert len(shown) == 1


def test_what_waits_is_said_before_the_page_is_left(desk):
    chart_nerve_signs(desk)
    desk.presenter.close()
    assert any("umbness" in words for words in desk.view.nerve_signs)
    assert desk.rest.callback is None


def test_another_visit_says_what_follows_from_its_own_note(desk):
    chart_nerve_signs(desk)
    desk.begin()
    assert desk.view.nerve_signs == ()
    assert desk.rest.callback is None


def test_a_page_that_goes_waits_for_nothing(desk):
    chart_nerve_signs(desk)
    desk.presenter.leave()
    assert desk.rest.callback is None


def test_a_question_that_a_finding_calls_for_is_not_denied_with_the_rest_before_the_page_says_so(desk):
    flags = desk.presenter.red_flags
    called = next(one.finding.key for one in flags if "numbness_area.saddle" in one.finding.denies)
    desk.source("symptoms").enter("saddle numbness")
    record_unasked_as_no(desk.presenter.editing, flags, desk.presenter.news)
    open_now = [one.finding.key for one in flags if not desk.presenter.editing.note.text_of(one.finding.key)]
    assert open_now == [called]


def test_only_what_was_offered_is_added_to_the_patients_alerts(desk):
    desk.source("history").enter("pacemaker")
    desk.rest.ring()
    desk.source("history").enter("pregnant")
    desk.presenter.alerts_to_add.add()
    (line,) = patients.recent_patients(desk.chart)
    kept = patients.patient(desk.chart, line.id).details.alerts
    assert [one.key for one in kept] == ["pacemaker"]


def test_hands_that_never_rest_keep_nothing_back_for_long(desk):
    chart_nerve_signs(desk)
    desk.now_ms += LONGEST_WAIT_MS / 2
    desk.source("points").enter("bl23 b")
    assert desk.view.nerve_signs == ()
    desk.now_ms += LONGEST_WAIT_MS / 2
    desk.source("points").enter("bl25 b")
    assert any("umbness" in words for words in desk.view.nerve_signs)
