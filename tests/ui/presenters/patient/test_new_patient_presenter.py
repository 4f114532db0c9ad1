from datetime import date

import pytest

from charting.domain.patient import PatientAlert
from charting.services import patients
from tests.practice import new_patient
from tests.recording import RecordingView
from ui.presenters.announcements import Announcements
from ui.presenters.patient.new_patient_presenter import NewPatientPresenter
from ui.presenters.patient.patient_fields import UNNAMED


class Desk:
    """A new-patient presenter with whom it opened."""

    def __init__(self, chart):
        self.view, self.opened = RecordingView(), []
        self.presenter = NewPatientPresenter(chart, self.view, Announcements(), self.opened.append)
        self.presenter.start()

    def type(self, **texts):
        for name, text in texts.items():
            self.presenter.edit(name, text)


@pytest.fixture
def desk(chart):
    return Desk(chart)


def test_a_name_is_enough(desk, chart):
    desk.type(given_name="Ines")
    assert desk.presenter.add()
    assert patients.patient(chart, desk.opened[0]).details.full_name == "Ines"


def test_everything_typed_is_kept(desk, chart):
    desk.type(
        given_name="Ines", family_name="Invented", date_of_birth="12 Apr 1990", phone="212", language="es"
    )
    desk.presenter.set_alert("pregnancy", True, "due 1 June")
    desk.presenter.add()
    details = patients.patient(chart, desk.opened[0]).details
    assert (details.date_of_birth, details.phone, details.language) == (date(1990, 4, 12), "212", "es")
    assert details.alerts == (PatientAlert(key="pregnancy", detail="due 1 June"),)


def test_without_a_name_nobody_is_added_and_the_field_says_why(desk, chart):
    desk.type(phone="212")
    assert not desk.presenter.add()
    assert desk.view.said("show_problem", "given_name") == UNNAMED
    assert patients.count_patients(chart) == 0


def test_an_unread_day_is_said_on_leaving_the_field_and_stops_adding(desk, chart):
    desk.type(given_name="Ines", date_of_birth="12 Ap")
    assert desk.view.said("show_problem", "date_of_birth") == ""
    desk.presenter.finish_field("date_of_birth")
    assert "cannot be read" in desk.view.said("show_problem", "date_of_birth")
    assert not desk.presenter.add()
    assert patients.count_patients(chart) == 0


def test_a_namesake_is_pointed_out_while_typing_and_can_be_opened(desk, chart):
    known = new_patient(chart, "Ines", "Invented", date_of_birth=date(1990, 4, 12), phone="212")
    desk.type(given_name="ines", family_name="invented")
    namesakes = desk.view.last("show_namesakes")
    assert [one.words for one in namesakes] == ["Ines Invented, born 12 Apr 1990, 212"]
    desk.presenter.open_namesake(namesakes[0].id)
    assert desk.opened == [known]
    assert patients.count_patients(chart) == 1


def test_an_archived_namesake_is_said_to_be_archived(desk, chart):
    patients.set_archived(chart, new_patient(chart, "Ines", "Invented"), True)
    desk.type(given_name="Ines", family_name="Invented")
    assert desk.view.last("show_namesakes")[0].words == "Ines Invented, archived"


def test_a_different_name_takes_the_hint_away(desk, chart):
    new_patient(chart, "Ines", "Invented")
    desk.type(given_name="Ines", family_name="Invented")
    desk.type(family_name="Inventedly")
    assert desk.view.last("show_namesakes") == ()


def test_typed_words_can_be_put_back_after_a_lock(desk, chart):
    desk.type(given_name="Ines", date_of_birth="12 Ap")
    later = Desk(chart)
    later.presenter.restore(desk.presenter.typed())
    assert later.view.last("show_texts")["date_of_birth"] == "12 Ap"
    assert later.presenter.typed() == {"given_name": "Ines", "date_of_birth": "12 Ap"}
