from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from charting.services import patients
from tests.practice import new_patient
from ui.pages.new_patient_page import NewPatientPage
from ui.presenters.announcements import Announcements
from ui.presenters.patient.new_patient_presenter import NewPatientPresenter


class Desk:
    """The new-patient page on a real chart, with whom it opened."""

    def __init__(self, chart, qtbot):
        self.page, self.opened = NewPatientPage(), []
        self.presenter = NewPatientPresenter(chart, self.page, Announcements(), self.opened.append)
        self.page.attach(self.presenter)
        self.presenter.start()
        qtbot.addWidget(self.page)
        self.page.resize(900, 700)
        self.page.show()
        self.page.activateWindow()

    def line(self, name):
        return self.page.findChild(QLineEdit, name)

    @property
    def words(self):
        return " ".join(one.text() for one in self.page.findChildren(QLabel) if not one.isHidden())


@pytest.fixture
def desk(chart, qtbot):
    return Desk(chart, qtbot)


def test_a_patient_is_added_by_keyboard_alone(qtbot, desk, chart):
    desk.page.focus_first()
    qtbot.keyClicks(desk.line("given_name"), "Ines")
    qtbot.keyClicks(desk.line("family_name"), "Invented")
    qtbot.keyClicks(desk.line("date_of_birth"), "12 apr 90")
    qtbot.keyClick(desk.line("date_of_birth"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    details = patients.patient(chart, desk.opened[0]).details
    assert (details.full_name, details.date_of_birth) == ("Ines Invented", date(1990, 4, 12))


def test_four_fields_come_first_and_the_rest_on_asking(desk):
    shown = [
        name for name in ("given_name", "phone", "medicines") if not desk.page.form.rows[name].isHidden()
    ]
    assert desk.line("phone").isVisible()
    assert not desk.line("email").isVisible()
    desk.page.findChild(QPushButton, "more_fields").click()
    assert desk.line("email").isVisibleTo(desk.page)
    assert shown


def test_a_missing_name_is_said_and_the_page_stays(desk, chart):
    desk.page.findChild(QPushButton, "add_patient").click()
    assert "given or a family name" in desk.words
    assert (desk.opened, patients.count_patients(chart)) == ([], 0)


def test_who_it_may_already_be_can_be_opened(qtbot, desk, chart):
    known = new_patient(chart, "Ines", "Invented", phone="212")
    qtbot.keyClicks(desk.line("given_name"), "ines")
    qtbot.keyClicks(desk.line("family_name"), "invented")
    assert "Possibly the same person: Ines Invented, 212" in desk.words
    desk.page.findChild(QPushButton, f"open_namesake_{known}").click()
    assert desk.opened == [known]


def test_a_day_that_cannot_be_read_is_said_on_leaving_and_never_lost(qtbot, desk):
    qtbot.keyClicks(desk.line("given_name"), "Ines")
    qtbot.keyClicks(desk.line("date_of_birth"), "12 Ap")
    assert "cannot be read" not in desk.words
    qtbot.keyClick(desk.line("date_of_birth"), Qt.Key.Key_Return)
    assert "cannot be read" in desk.words
    desk.page.findChild(QPushButton, "add_patient").click()
    assert (desk.line("date_of_birth").text(), desk.opened) == ("12 Ap", [])


def test_markup_in_a_name_is_only_words(qtbot, desk, chart):
    qtbot.keyClicks(desk.line("given_name"), "<b>&amp;")
    desk.page.findChild(QPushButton, "add_patient").click()
    assert patients.patient(chart, desk.opened[0]).details.given_name == "<b>&amp;"
