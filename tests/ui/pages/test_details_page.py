from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from charting.domain.patient import PatientAlert
from charting.services import patients
from charting.services.episodes import episodes_of
from tests.practice import new_episode, new_patient
from tests.recording import HandMovedDelay
from ui.pages.details_page import DetailsPage
from ui.presenters.announcements import Announcements
from ui.presenters.autosave import SaveKind
from ui.presenters.patient.details_presenter import DetailsPresenter


class Desk:
    """The details page on a real chart."""

    def __init__(self, chart, qtbot):
        self.chart, self.page, self.delay, self.states = chart, DetailsPage(), HandMovedDelay(), []
        self.page.save_state_changed.connect(self.states.append)
        self.presenter = DetailsPresenter(chart, self.page, self.delay, lambda: 0.0, Announcements())
        self.page.attach(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1056, 740)
        self.page.show()

    def line(self, name):
        return self.page.findChild(QLineEdit, name)

    def kept(self, patient_id):
        return patients.patient(self.chart, patient_id).details


@pytest.fixture
def desk(chart, qtbot):
    return Desk(chart, qtbot)


@pytest.fixture
def patient_id(chart):
    return new_patient(chart, date_of_birth=date(1990, 4, 12), medicines="Apixaban", language="es")


def test_opening_shows_everything_and_saves_nothing(desk, patient_id):
    desk.presenter.open(patient_id)
    assert desk.line("given_name").text() == "Ines"
    assert desk.line("date_of_birth").text() == "12 Apr 1990"
    assert desk.page.findChild(QPlainTextEdit, "medicines").toPlainText() == "Apixaban"
    assert desk.page.findChild(QComboBox, "language").currentData() == "es"
    assert (desk.delay.callback, desk.states) == (None, [])


def test_typed_words_are_kept_and_the_footer_knows(qtbot, desk, patient_id):
    desk.presenter.open(patient_id)
    qtbot.keyClicks(desk.line("phone"), "212")
    qtbot.keyClicks(desk.page.findChild(QPlainTextEdit, "allergies") or desk.line("allergies"), "nickel")
    assert desk.states[-1].kind is SaveKind.WAITING
    desk.delay.ring()
    assert desk.states[-1].kind is SaveKind.SAVED
    assert (desk.kept(patient_id).phone, desk.kept(patient_id).allergies) == ("212", "nickel")


def test_a_day_that_cannot_be_read_is_said_below_its_field(qtbot, desk, patient_id):
    desk.presenter.open(patient_id)
    born = desk.line("date_of_birth")
    born.selectAll()
    qtbot.keyClicks(born, "spring 1990")
    row = desk.page.form.rows["date_of_birth"]
    assert "cannot be read" in row.problem.text()
    assert not row.problem.isHidden()
    born.selectAll()
    qtbot.keyClicks(born, "3 may 1991")
    assert row.problem.isHidden()
    desk.delay.ring()
    assert desk.kept(patient_id).date_of_birth == date(1991, 5, 3)


def test_an_alert_is_set_by_a_click(qtbot, desk, patient_id):
    desk.presenter.open(patient_id)
    desk.page.findChild(QCheckBox, "alert_pacemaker").click()
    assert desk.kept(patient_id).alerts == (PatientAlert(key="pacemaker"),)


def test_the_wheel_does_not_change_a_language_in_passing(desk, patient_id):
    desk.presenter.open(patient_id)
    box = desk.page.findChild(QComboBox, "language")
    box.clearFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.currentData() == "es"


def test_a_language_that_we_do_not_know_is_kept(desk, chart):
    patient_id = new_patient(chart, language="pt-BR")
    desk.presenter.open(patient_id)
    assert desk.page.findChild(QComboBox, "language").currentData() == "pt-BR"


def test_archiving_asks_nothing_and_can_be_taken_back_in_place(desk, chart, patient_id):
    desk.presenter.open(patient_id)
    desk.page.findChild(QPushButton, "archive_patient").click()
    assert patients.patient(chart, patient_id).archived_at is not None
    words = [one.text() for one in desk.page.findChildren(QLabel) if not one.isHidden()]
    assert "Archived since 9 Feb 2026." in words
    desk.page.findChild(QPushButton, "unarchive").click()
    assert patients.patient(chart, patient_id).archived_at is None


def test_a_complaint_is_edited_in_its_place(qtbot, desk, chart, patient_id):
    episode = new_episode(chart, patient_id)
    desk.presenter.open(patient_id)
    desk.page.findChild(QPushButton, f"edit_episode_{episode}").click()
    title = desk.line("details_episode_title")
    assert title.text() == "Low back pain after deadlift"
    title.selectAll()
    qtbot.keyClicks(title, "Low back")
    desk.page.findChild(QPushButton, "keep_episode").click()
    assert episodes_of(chart, patient_id)[0].details.title == "Low back"
    desk.page.findChild(QPushButton, f"end_episode_{episode}").click()
    assert episodes_of(chart, patient_id)[0].details.ended_on == date(2026, 2, 9)


@pytest.mark.parametrize("width", [420, 1056, 1600])
def test_nothing_is_cut_off_at_any_width(desk, patient_id, width):
    desk.presenter.open(patient_id)
    desk.page.resize(width, 600)
    QApplication.processEvents()
    for name in ("given_name", "phone", "training"):
        field = desk.line(name)
        right = field.mapTo(desk.page, field.rect().topRight()).x()
        assert right <= width


def test_every_field_has_a_name_for_the_screen_reader(desk):
    fields = (*desk.page.findChildren(QLineEdit), *desk.page.findChildren(QPlainTextEdit))
    assert fields
    assert [one.objectName() for one in fields if not one.accessibleName()] == []


def test_hidden_names_are_dots_in_the_form_and_words_again(desk, patient_id):
    desk.presenter.open(patient_id)
    desk.page.hide_names(True)
    for name in ("given_name", "family_name", "preferred_name", "email", "emergency_contact"):
        assert desk.line(name).echoMode() is QLineEdit.EchoMode.Password
    desk.page.hide_names(False)
    assert desk.line("given_name").displayText() == "Ines"


def test_what_was_wrong_with_a_complaint_goes_away_as_it_is_mended(qtbot, desk, chart, patient_id):
    episode_id = new_episode(chart, patient_id)
    desk.presenter.open(patient_id)
    desk.page.findChild(QPushButton, f"edit_episode_{episode_id}").click()
    title = desk.line("details_episode_title")
    title.clear()
    desk.page.findChild(QPushButton, "keep_episode").click()
    problem = desk.page._episode_fields._rows["title"].problem
    assert problem.isVisible()
    qtbot.keyClicks(title, "Knee")
    assert problem.isHidden()
