from datetime import date

import pytest
from sqlalchemy import select

from charting.errors import TellTheUser
from charting.records.change import Activity, Change
from charting.services.episodes import EpisodeDetails, episodes_of, start_episode, update_episode
from charting.services.visits import start_visit
from tests.practice import new_patient

KNEE = EpisodeDetails(title="Knee pain", onset="2026-01", mechanism="running", goals="run 5 km")


def test_an_episode_is_kept_whole_and_listed_newest_first(chart):
    patient_id = new_patient(chart)
    first = start_episode(chart, patient_id, KNEE)
    second = start_episode(chart, patient_id, EpisodeDetails(title="Low back"))
    lines = episodes_of(chart, patient_id)
    assert [line.id for line in lines] == [second, first]
    assert lines[1].details == KNEE


def test_visits_are_counted_for_each_episode_of_the_patient_alone(chart):
    patient_id, other = new_patient(chart), new_patient(chart)
    first = start_episode(chart, patient_id, KNEE)
    start_episode(chart, patient_id, KNEE)
    for episode in (first, first, start_episode(chart, other, KNEE)):
        start_visit(chart, episode)
    assert [line.visits for line in episodes_of(chart, patient_id)] == [0, 2]
    assert [line.visits for line in episodes_of(chart, other)] == [1]


@pytest.mark.parametrize("title", ["", "   ", "\t\n"])
def test_a_complaint_without_words_is_refused_with_a_sentence(chart, title):
    with pytest.raises(TellTheUser, match="complaint"):
        start_episode(chart, new_patient(chart), EpisodeDetails(title=title))


@pytest.mark.parametrize("onset", ["", "2026", "2026-02", "2026-02-09"])
def test_an_onset_is_kept_as_far_as_it_is_known(chart, onset):
    patient_id = new_patient(chart)
    start_episode(chart, patient_id, EpisodeDetails(title="Low back", onset=onset))
    assert episodes_of(chart, patient_id)[0].details.onset == onset


@pytest.mark.parametrize("onset", ["2026-13", "2026-02-31", "spring", "26"])
def test_an_onset_that_is_no_date_is_refused_with_an_example(chart, onset):
    with pytest.raises(TellTheUser, match="2026-02-09"):
        start_episode(chart, new_patient(chart), EpisodeDetails(title="Low back", onset=onset))


def test_an_edit_keeps_the_earlier_wording(chart):
    patient_id = new_patient(chart)
    episode = start_episode(chart, patient_id, KNEE)
    edited = EpisodeDetails(**{**vars(KNEE), "goals": "run 10 km", "ended_on": date(2026, 3, 1)})
    update_episode(chart, episode, edited)
    assert episodes_of(chart, patient_id)[0].details == edited
    with chart.sessions() as session:
        changes = [(row.field, row.old, row.new) for row in session.scalars(select(Change))]
        last = session.scalars(select(Activity).order_by(Activity.seq.desc())).first()
    assert changes == [("goals", "run 5 km", "run 10 km"), ("ended_on", None, "2026-03-01")]
    assert (last.what, last.fields) == ("change", "goals ended_on")


def test_an_edit_that_changes_nothing_is_not_logged(chart):
    patient_id = new_patient(chart)
    episode = start_episode(chart, patient_id, KNEE)
    update_episode(chart, episode, KNEE)
    with chart.sessions() as session:
        assert session.scalars(select(Change)).all() == []
        whats = [row.what for row in session.scalars(select(Activity).order_by(Activity.seq))]
    assert whats == ["create", "create"]


def test_an_ended_episode_can_be_opened_again(chart):
    patient_id = new_patient(chart)
    ended = EpisodeDetails(**{**vars(KNEE), "ended_on": date(2026, 3, 1)})
    episode = start_episode(chart, patient_id, ended)
    update_episode(chart, episode, KNEE)
    assert episodes_of(chart, patient_id)[0].details.ended_on is None
