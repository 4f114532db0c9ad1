from datetime import date

import pytest

from charting.services import timeline
from charting.services.episodes import EpisodeDetails, episodes_of, update_episode
from tests.practice import charted_visit, new_episode, new_patient
from tests.recording import RecordingView
from ui.presenters.announcements import Announcements
from ui.presenters.patient.episode_presenter import EpisodePresenter
from ui.presenters.patient.episode_words import EpisodeWords


class Desk:
    """An episode presenter with the visits it began."""

    def __init__(self, chart):
        self.view, self.started, self.heard = RecordingView(), [], []
        told = Announcements()
        told.listen("elsewhere", self.heard.append)
        self.presenter = EpisodePresenter(chart, self.view, told, self.started.append)


@pytest.fixture
def desk(chart):
    return Desk(chart)


@pytest.fixture
def patient_id(chart):
    return new_patient(chart)


def test_a_first_visit_begins_with_what_brings_them_in(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    assert desk.view.calls[-1][0] == "show_first"
    desk.presenter.edit(EpisodeWords(title="Low back pain", onset="9 Feb", goals="deadlift again"))
    assert desk.presenter.start_new()
    episode = episodes_of(chart, patient_id)[0]
    assert episode.details == EpisodeDetails(
        title="Low back pain", onset="2026-02-09", goals="deadlift again"
    )
    assert desk.started == list(timeline.unsigned_visits(chart, patient_id))


def test_a_form_that_cannot_be_kept_says_why_and_begins_nothing(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit(EpisodeWords(onset="last spring"))
    assert not desk.presenter.start_new()
    assert desk.view.said("show_problem", "title") == "Say in a few words what brings them in."
    assert "cannot be read" in desk.view.said("show_problem", "onset")
    assert episodes_of(chart, patient_id) == ()
    assert desk.presenter.words.onset == "last spring"


@pytest.mark.parametrize(
    ("onset", "is_kept"), [("today", True), ("2026-02-10", False), ("2026", True), ("2027", False)]
)
def test_an_onset_lies_not_in_the_future(desk, chart, patient_id, onset, is_kept):
    desk.presenter.open(patient_id)
    desk.presenter.edit(EpisodeWords(title="Low back", onset=onset))
    assert desk.presenter.start_new() is is_kept


def test_typing_again_takes_the_complaint_away(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.start_new()
    assert desk.view.said("show_problem", "title")
    desk.presenter.edit(EpisodeWords(title="L"))
    assert desk.view.said("show_problem", "title") == ""


def test_the_complaint_last_seen_comes_first_and_ended_ones_last(desk, chart, patient_id):
    back = new_episode(chart, patient_id, "Low back")
    ended = new_episode(chart, patient_id, "Neck")
    update_episode(chart, ended, EpisodeDetails(title="Neck", ended_on=date(2026, 2, 1)))
    new_episode(chart, patient_id, "Knee")
    charted_visit(chart, back)
    desk.presenter.open(patient_id)
    choices = desk.view.last("show_choices")
    assert [one.title for one in choices] == ["Low back", "Knee", "Neck"]
    assert choices[0].about == "since 9 Feb · 1 visit"
    assert choices[2].is_ended


def test_a_visit_begins_in_the_chosen_episode_and_others_hear_of_it(desk, chart, patient_id):
    episode = new_episode(chart, patient_id)
    desk.presenter.open(patient_id)
    desk.presenter.start_in(episode)
    assert timeline.episode_of_visit(chart, desk.started[0]) == episode
    assert [type(one).__name__ for one in desk.heard] == ["VisitChanged"]


def test_words_stay_while_the_patient_is_open_and_go_with_another(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit(EpisodeWords(title="Low ba"))
    desk.presenter.open(patient_id)
    assert desk.presenter.words.title == "Low ba"
    desk.presenter.open(new_patient(chart))
    assert desk.presenter.words == EpisodeWords()
