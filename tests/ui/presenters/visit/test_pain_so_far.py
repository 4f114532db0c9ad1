"""Pain over the episode beside a visit: the score of now counts as it is charted."""

from charting.domain.visit_note import Observation, ObservationField, VisitNote
from charting.services import visits
from tests.visit_desk import RecordingView, VisitDesk
from ui.presenters.visit.pain_so_far import PAIN, pain_words


def note_with(pain):
    return VisitNote(observations={ObservationField(PAIN): Observation(value=pain)} if pain else {})


def two_visits_of_one_day(chart):
    """The second of two visits of a complaint, opened; the first had pain 7."""
    desk = VisitDesk(chart, RecordingView())
    first = desk.begin()
    desk.presenter.set_text(PAIN, "7")
    desk.presenter.close()
    desk.presenter.open(visits.start_visit(chart, visits.visit(chart, first).episode_id))
    return desk


def test_a_second_visit_of_the_same_day_counts_with_its_score(chart):
    desk = two_visits_of_one_day(chart)
    pain = desk.view.screen.pain
    assert pain_words(pain.scores(note_with(""))) == "One score so far"
    assert pain_words(pain.scores(note_with("4"))).startswith("2 scores · change −3")


def test_a_score_that_was_saved_counts_once_and_as_it_is_now(chart):
    desk = two_visits_of_one_day(chart)
    desk.presenter.set_text(PAIN, "4")
    desk.presenter.close()
    desk.presenter.open(desk.presenter.visit_id)
    assert [score for _, score in desk.view.screen.pain.scores(note_with("5"))] == [7, 5]
