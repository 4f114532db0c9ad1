from datetime import date

import pytest

from charting.domain.patient import PatientAlert
from charting.services import patients, visits
from tests.practice import charted_visit, new_episode, new_patient
from tests.recording import RecordingView
from ui.presenters.announcements import Announcements, PatientChanged, VisitChanged
from ui.presenters.patient.patient_presenter import AlertBadge, HeaderActions, PatientPresenter


class Desk:
    """A patient presenter with what it opened and offered."""

    def __init__(self, chart):
        self.view, self.told, self.opened, self.offered = RecordingView(), Announcements(), [], []
        self.begun = []
        self.presenter = PatientPresenter(
            chart,
            self.view,
            self.told,
            open_visit=self.opened.append,
            offer_start=self.offered.append,
            begin_in=lambda patient_id, episode_id: self.begun.append((patient_id, episode_id)),
        )

    @property
    def header(self):
        return self.view.last("show_header")

    @property
    def actions(self):
        return self.view.last("show_actions")


@pytest.fixture
def desk(chart):
    return Desk(chart)


@pytest.fixture
def patient_id(chart):
    return new_patient(
        chart,
        preferred_name="Ine",
        date_of_birth=date(1991, 5, 3),
        training="Barbell training, 3 a week",
        alerts=(PatientAlert(key="anticoagulant"), PatientAlert(key="pregnancy", detail="due 1 June")),
    )


def test_the_header_says_who_it_is_and_what_to_beware_of(desk, chart, patient_id):
    new_episode(chart, patient_id, "Low back")
    desk.presenter.open(patient_id)
    header = desk.header
    assert header.name == "Ines Invented"
    assert header.about == "called Ine · 34 y · barbell training"
    assert [(one.text, one.tone) for one in header.alerts] == [
        ("Anticoagulant", "danger"),
        ("Pregnant: due 1 June", "danger"),
    ]
    assert header.alerts[0].tip == "Takes an anticoagulant. Think before needling."
    assert (header.episode, header.episode_since) == ("Low back", "since 9 Feb")


@pytest.mark.parametrize(
    ("training", "about"),
    [
        ("", ""),
        ("BJJ twice a week", "BJJ twice a week"),
        ("Running (10 km)", "running"),
        ("Yoga\nand more", "yoga"),
    ],
)
def test_training_is_said_in_a_few_words(desk, chart, training, about):
    desk.presenter.open(new_patient(chart, training=training))
    assert desk.header.about == about


def test_an_alert_that_the_vocabulary_lost_is_shown_all_the_same(desk, chart):
    desk.presenter.open(new_patient(chart, alerts=(PatientAlert(key="old_alert", detail="left arm"),)))
    assert desk.header.alerts == (AlertBadge(text="old alert", tone="danger", tip="left arm"),)


def test_hidden_names_leave_initials_and_no_other_name(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.presenter.hide_names(True)
    assert desk.header.name == "I··· I···"
    assert "Ine" not in desk.header.about
    desk.presenter.hide_names(False)
    assert desk.header.name == "Ines Invented"


def test_without_a_visit_the_panel_that_begins_one_is_offered(desk, patient_id):
    desk.presenter.open(patient_id)
    assert desk.view.last("show_start_panel") is True
    assert desk.offered == [patient_id]
    assert desk.actions == HeaderActions(handout=False, primary="")
    desk.presenter.turn_to("history")
    assert desk.actions == HeaderActions(handout=False, primary="start")


def test_an_unsigned_visit_opens_and_can_be_signed_or_gone_on_with(desk, chart, patient_id):
    visit_id = charted_visit(chart, new_episode(chart, patient_id))
    desk.presenter.open(patient_id)
    assert (desk.opened, desk.view.last("show_start_panel")) == ([visit_id], False)
    assert desk.actions == HeaderActions(handout=True, primary="sign")
    desk.presenter.turn_to("progress")
    assert desk.actions == HeaderActions(handout=False, primary="continue")


def test_a_signed_visit_can_be_shown_and_another_begun(desk, chart, patient_id):
    visit_id = charted_visit(chart, new_episode(chart, patient_id), sign=True)
    new_episode(chart, patient_id, "Knee")
    desk.presenter.open(patient_id, visit_id)
    assert desk.opened == [visit_id]
    assert desk.actions == HeaderActions(handout=True, primary="start")
    desk.presenter.start_or_continue()
    assert desk.offered == [patient_id]
    assert desk.view.last("show_start_panel") is True
    assert desk.begun == []


def test_with_one_complaint_the_button_begins_the_visit_at_once(desk, chart, patient_id):
    episode_id = new_episode(chart, patient_id)
    desk.presenter.open(patient_id, charted_visit(chart, episode_id, sign=True))
    desk.presenter.start_or_continue()
    assert desk.begun == [(patient_id, episode_id)]


def test_a_complaint_that_has_ended_is_asked_about_before_it_goes_on(desk, chart, patient_id):
    episode_id = new_episode(chart, patient_id, ended_on=date(2026, 3, 1))
    desk.presenter.open(patient_id, charted_visit(chart, episode_id, sign=True))
    desk.presenter.start_or_continue()
    assert (desk.begun, desk.offered) == ([], [patient_id])


def test_signing_elsewhere_changes_the_buttons(desk, chart, patient_id):
    visit_id = charted_visit(chart, new_episode(chart, patient_id))
    desk.presenter.open(patient_id)
    visits.sign_visit(chart, visit_id, "Robin Reed")
    desk.told.tell(VisitChanged(patient_id, visit_id), "the visit page")
    assert desk.actions.primary == "start"


def test_saving_the_visit_does_not_redraw_the_header(desk, chart, patient_id):
    visit_id = charted_visit(chart, new_episode(chart, patient_id))
    desk.presenter.open(patient_id)
    desk.view.forget()
    desk.told.tell(VisitChanged(patient_id, visit_id), "the visit page")
    assert desk.view.calls == []


def test_a_changed_name_shows_at_once(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    details = patients.patient(chart, patient_id).details
    patients.update_patient(chart, patient_id, type(details)(**{**vars(details), "family_name": "Newname"}))
    desk.told.tell(PatientChanged(patient_id), "the details page")
    assert desk.header.name == "Ines Newname"


def test_news_of_another_patient_change_nothing(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    desk.view.forget()
    desk.told.tell(PatientChanged(new_patient(chart)), "the sidebar")
    assert desk.view.calls == []


def test_the_episode_shown_is_that_of_the_visit(desk, chart, patient_id):
    visit_id = charted_visit(chart, new_episode(chart, patient_id, "Low back"))
    new_episode(chart, patient_id, "Knee", onset="2025-11")
    desk.presenter.open(patient_id, visit_id)
    assert desk.header.episode == "Low back"
    assert "1 visit" in desk.header.episode_tip


def test_without_a_visit_the_header_names_the_complaint_last_seen_for(desk, chart, patient_id):
    charted_visit(chart, new_episode(chart, patient_id, "Low back"), sign=True)
    new_episode(chart, patient_id, "Knee")
    desk.presenter.open(patient_id)
    assert desk.header.episode == "Low back"


def test_going_on_turns_to_the_visit_tab(desk, chart, patient_id):
    visit_id = charted_visit(chart, new_episode(chart, patient_id))
    desk.presenter.open(patient_id, tab="history")
    assert desk.view.last("show_tab") == "history"
    desk.presenter.start_or_continue()
    assert desk.view.last("show_tab") == "visit"
    assert desk.opened[-1] == visit_id
