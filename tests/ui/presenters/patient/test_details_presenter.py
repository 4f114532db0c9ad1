from dataclasses import fields, replace
from datetime import date

import pytest

from charting.domain.patient import PatientAlert, PatientDetails
from charting.services import patients, visits
from charting.services.episodes import episodes_of
from charting.store.engine import open_engine, session_factory
from tests.practice import KEY, new_episode, new_patient
from tests.recording import HandMovedDelay, RecordingView
from ui.presenters.announcements import Announcements, PatientChanged, VisitChanged
from ui.presenters.autosave import SaveKind
from ui.presenters.patient.details_presenter import DetailsPresenter
from ui.presenters.patient.episode_words import EpisodeWords
from ui.presenters.patient.patient_fields import FIELDS, UNNAMED


class Desk:
    """A details presenter with a delay moved by hand."""

    def __init__(self, chart):
        self.chart, self.view, self.delay, self.heard = chart, RecordingView(), HandMovedDelay(), []
        self.told = Announcements()
        self.told.listen("elsewhere", self.heard.append)
        self.presenter = DetailsPresenter(chart, self.view, self.delay, lambda: 0.0, self.told)

    def kept(self, patient_id):
        return patients.patient(self.chart, patient_id).details


@pytest.fixture
def desk(chart):
    return Desk(chart)


@pytest.fixture
def patient_id(chart):
    return new_patient(chart, date_of_birth=date(1990, 4, 12))


def test_the_form_has_a_field_for_everything_that_is_kept():
    named = [field.name for field in FIELDS]
    assert sorted([*named, "alerts"]) == sorted(field.name for field in fields(PatientDetails))


def test_typing_is_kept_once_it_rests_and_others_hear_of_it(desk, patient_id):
    desk.presenter.open(patient_id)
    for text in ("2", "21", "212"):
        desk.presenter.edit("phone", text)
    assert desk.kept(patient_id).phone == ""
    desk.delay.ring()
    assert desk.kept(patient_id).phone == "212"
    assert desk.heard == [PatientChanged(patient_id)]


def test_a_day_that_cannot_be_read_is_said_and_its_words_stay(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit("date_of_birth", "spring 1990")
    desk.presenter.edit("phone", "212")
    desk.delay.ring()
    assert "cannot be read" in desk.view.said("show_problem", "date_of_birth")
    assert desk.kept(patient_id).date_of_birth == date(1990, 4, 12)
    assert desk.kept(patient_id).phone == "212"
    assert desk.presenter.unsaved() == {"date_of_birth": "spring 1990"}


def test_a_day_that_is_read_is_said_back_and_kept(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit("date_of_birth", "3 may 91")
    desk.delay.ring()
    assert desk.view.said("show_understood", "date_of_birth") == "3 May 1991 · 34 years"
    assert desk.kept(patient_id).date_of_birth == date(1991, 5, 3)


@pytest.mark.parametrize("typed", ["10 Feb 2026", "31 Dec 1879"])
def test_a_birth_in_the_future_or_long_ago_is_not_kept(desk, patient_id, typed):
    desk.presenter.open(patient_id)
    desk.presenter.edit("date_of_birth", typed)
    desk.delay.ring()
    assert "in the past" in desk.view.said("show_problem", "date_of_birth")
    assert desk.kept(patient_id).date_of_birth == date(1990, 4, 12)


def test_an_emptied_day_is_kept_as_unknown(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit("date_of_birth", "")
    desk.delay.ring()
    assert desk.kept(patient_id).date_of_birth is None


def test_one_of_the_two_names_is_enough_and_none_is_said(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit("given_name", "")
    desk.presenter.flush()
    assert desk.kept(patient_id).full_name == "Invented"
    desk.presenter.edit("family_name", "")
    desk.presenter.edit("phone", "212")
    desk.presenter.flush()
    assert desk.view.said("show_problem", "given_name") == UNNAMED
    assert desk.kept(patient_id).full_name == "Invented"
    assert desk.kept(patient_id).phone == "212"
    desk.presenter.edit("given_name", "New")
    desk.presenter.flush()
    assert desk.view.said("show_problem", "given_name") == ""
    assert desk.kept(patient_id).full_name == "New"


def test_words_held_back_can_be_put_back_after_a_lock(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit("date_of_birth", "spring 1990")
    held = desk.presenter.unsaved()
    later = Desk(chart)
    later.presenter.open(patient_id)
    later.presenter.restore(held)
    assert later.view.last("show_texts")["date_of_birth"] == "spring 1990"
    assert "cannot be read" in later.view.said("show_problem", "date_of_birth")


def test_an_alert_is_kept_the_moment_it_is_set(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.set_alert("pregnancy", True)
    assert desk.kept(patient_id).alerts == (PatientAlert(key="pregnancy"),)
    desk.presenter.set_alert("pregnancy", True, "due 1 June")
    desk.delay.ring()
    assert desk.kept(patient_id).alerts == (PatientAlert(key="pregnancy", detail="due 1 June"),)
    desk.presenter.set_alert("pregnancy", False)
    assert desk.kept(patient_id).alerts == ()


def test_a_full_or_busy_disk_keeps_the_words_and_tries_again(chart, tmp_path, patient_id):
    busy = open_engine(tmp_path / "chart.db", KEY, patience_ms=1)
    desk = Desk(replace(chart, sessions=session_factory(busy)))
    desk.presenter.open(patient_id)
    desk.presenter.edit("phone", "212")
    desk.presenter.set_alert("pacemaker", True, "since May")
    with chart.sessions.begin() as other:
        other.connection()
        desk.presenter.edit("phone", "2125")
        assert not desk.presenter.flush()
    state = desk.view.last("show_save_state")
    assert (state.kind, "in use" in state.reason or "using" in state.reason) == (SaveKind.FAILED, True)
    assert desk.presenter.unsaved() == {"phone": "2125"}
    desk.delay.ring()
    assert desk.kept(patient_id).phone == "2125"
    busy.dispose()


def test_opening_another_patient_saves_the_one_before(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit("phone", "212")
    other = new_patient(chart)
    desk.presenter.open(other)
    assert (desk.kept(patient_id).phone, desk.kept(other).phone) == ("212", "")


def test_words_that_cannot_be_kept_wait_for_their_patient(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit("date_of_birth", "spring 1990")
    desk.presenter.open(new_patient(chart))
    assert desk.presenter.unsaved() == {}
    desk.presenter.open(patient_id)
    assert desk.view.last("show_texts")["date_of_birth"] == "spring 1990"
    assert "cannot be read" in desk.view.said("show_problem", "date_of_birth")
    desk.presenter.edit("date_of_birth", "12 Apr 1990")
    desk.presenter.open(patient_id)
    assert desk.presenter.unsaved() == {}


def test_archiving_says_since_when_and_can_be_taken_back(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.set_archived(True)
    assert desk.view.last("show_archived") == "Archived since 9 Feb 2026."
    desk.presenter.set_archived(False)
    assert desk.view.last("show_archived") == ""


def test_an_episode_is_edited_ended_and_opened_again(desk, chart, patient_id):
    episode = new_episode(chart, patient_id)
    desk.presenter.open(patient_id)
    desk.presenter.edit_episode(episode)
    assert desk.view.last("show_episode_form")[1].onset == "9 Feb 2026"
    desk.presenter.save_episode(episode, EpisodeWords(title="Low back", onset="Jan 2026"))
    desk.presenter.set_ended(episode, True)
    details = episodes_of(chart, patient_id)[0].details
    assert (details.title, details.onset, details.ended_on) == ("Low back", "2026-01", date(2026, 2, 9))
    assert desk.view.last("show_episodes")[0].about == "since Jan · no visits yet · ended 9 Feb"
    desk.presenter.set_ended(episode, False)
    assert episodes_of(chart, patient_id)[0].details.ended_on is None


def test_an_episode_without_a_complaint_stays_in_its_form(desk, chart, patient_id):
    episode = new_episode(chart, patient_id)
    desk.presenter.open(patient_id)
    desk.presenter.edit_episode(episode)
    desk.view.forget()
    desk.presenter.save_episode(episode, EpisodeWords(title=" "))
    assert desk.view.said("show_episode_problem", "title")
    assert "close_episode_form" not in [name for name, _ in desk.view.calls]
    assert episodes_of(chart, patient_id)[0].details.title == "Low back pain after deadlift"


def test_a_visit_begun_elsewhere_is_counted_at_once_and_further_saves_draw_nothing(chart, patient_id):
    view, told = RecordingView(), Announcements()
    presenter = DetailsPresenter(chart, view, HandMovedDelay(), lambda: 0.0, told)
    episode_id = new_episode(chart, patient_id)
    presenter.open(patient_id)
    assert "no visits yet" in view.last("show_episodes")[0].about
    visit_id = visits.start_visit(chart, episode_id)
    told.tell(VisitChanged(patient_id, visit_id), "the start panel")
    assert "1 visit" in view.last("show_episodes")[0].about
    view.forget()
    told.tell(VisitChanged(patient_id, visit_id), "the visit page")
    assert view.calls == []


def test_a_birth_date_that_could_be_two_days_is_asked_about_and_not_kept(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.edit("date_of_birth", "04/12/1991")
    assert "4 December" in desk.view.said("show_problem", "date_of_birth")
    assert desk.kept(patient_id).date_of_birth == date(1990, 4, 12)


@pytest.mark.parametrize("half_typed", [False, True])
def test_an_alert_added_at_the_visit_is_shown_and_not_taken_away_by_the_next_one(
    desk, patient_id, half_typed
):
    desk.presenter.open(patient_id)
    desk.presenter.set_alert("pacemaker", True)
    if half_typed:
        desk.presenter.set_alert("pacemaker", True, "since 2019")
    patients.add_alerts(desk.chart, patient_id, ["pregnancy"])
    desk.told.tell(PatientChanged(patient_id), "the visit")
    assert {one.key for one in desk.view.last("show_alerts") if one.is_set} == {"pacemaker", "pregnancy"}
    desk.presenter.set_alert("pacemaker", True, "since 2020")
    desk.delay.ring()
    kept = {one.key: one.detail for one in desk.kept(patient_id).alerts}
    assert kept == {"pacemaker": "since 2020", "pregnancy": ""}
