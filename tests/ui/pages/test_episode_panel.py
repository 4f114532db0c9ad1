import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from charting.services.episodes import episodes_of
from tests.practice import new_episode, new_patient
from ui.pages.episode_panel import EpisodePanel
from ui.presenters.announcements import Announcements
from ui.presenters.patient.episode_presenter import EpisodePresenter


class Desk:
    """The panel on a real chart, with the visits it began."""

    def __init__(self, chart, qtbot):
        self.chart, self.panel, self.started = chart, EpisodePanel(), []
        self.presenter = EpisodePresenter(chart, self.panel, Announcements(), self.started.append)
        self.panel.attach(self.presenter)
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 600)
        self.panel.show()
        self.panel.activateWindow()

    def field(self, name):
        return self.panel.findChild(QLineEdit, f"episode_{name}")


@pytest.fixture
def desk(chart, qtbot):
    return Desk(chart, qtbot)


def test_a_first_visit_is_begun_by_keyboard_alone(qtbot, desk, chart):
    patient_id = new_patient(chart)
    desk.presenter.open(patient_id)
    desk.panel.focus_first()
    assert QApplication.focusWidget() is desk.field("title")
    qtbot.keyClicks(desk.field("title"), "Low back pain")
    qtbot.keyClicks(desk.field("onset"), "9 Feb")
    qtbot.keyClick(desk.field("onset"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [line.details.onset for line in episodes_of(chart, patient_id)] == ["2026-02-09"]
    assert len(desk.started) == 1


def test_what_is_missing_is_said_by_its_field_and_nothing_is_lost(qtbot, desk, chart):
    patient_id = new_patient(chart)
    desk.presenter.open(patient_id)
    qtbot.keyClicks(desk.field("onset"), "last spring")
    desk.panel.findChild(QPushButton, "start_first_visit").click()
    assert "cannot be read" in desk.field("onset").accessibleDescription()
    assert "what brings them in" in desk.field("title").accessibleDescription()
    assert desk.field("onset").text() == "last spring"
    assert desk.started == []


def test_enter_goes_on_with_the_likeliest_complaint(qtbot, desk, chart):
    patient_id = new_patient(chart)
    episode = new_episode(chart, patient_id)
    desk.presenter.open(patient_id)
    desk.panel.focus_first()
    button = desk.panel.findChild(QPushButton, f"start_in_{episode}")
    assert QApplication.focusWidget() is button
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert len(desk.started) == 1


def test_another_complaint_can_be_begun_beside_one(qtbot, desk, chart):
    patient_id = new_patient(chart)
    new_episode(chart, patient_id)
    desk.presenter.open(patient_id)
    assert not desk.field("title").isVisible()
    desk.panel.findChild(QPushButton, "new_episode").click()
    qtbot.keyClicks(desk.field("title"), "Knee pain")
    desk.panel.findChild(QPushButton, "start_first_visit").click()
    assert episodes_of(chart, patient_id)[0].details.title == "Knee pain"
    assert len(desk.started) == 1


def test_the_next_patient_sees_nothing_of_the_words_before(qtbot, desk, chart):
    desk.presenter.open(new_patient(chart))
    qtbot.keyClicks(desk.field("title"), "Low back")
    desk.presenter.open(new_patient(chart))
    assert desk.field("title").text() == ""


@pytest.mark.parametrize("name", ["title", "onset", "mechanism"])
def test_enter_in_a_line_of_the_form_begins_the_visit(qtbot, desk, chart, name):
    desk.presenter.open(new_patient(chart))
    qtbot.keyClicks(desk.field("title"), "Low back pain")
    qtbot.keyClick(desk.field(name), Qt.Key.Key_Return)
    assert len(desk.started) == 1


def test_the_keyboard_goes_to_the_field_that_cannot_be_kept(qtbot, desk, chart):
    desk.presenter.open(new_patient(chart))
    qtbot.keyClicks(desk.field("title"), "Low back pain")
    qtbot.keyClicks(desk.field("onset"), "last spring")
    qtbot.keyClick(desk.field("mechanism"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is desk.field("onset")
    assert desk.started == []


def test_the_key_of_the_footer_begins_the_visit_from_goals_too_where_enter_is_a_new_line(qtbot, desk, chart):
    desk.presenter.open(new_patient(chart))
    qtbot.keyClicks(desk.field("title"), "Low back pain")
    goals = desk.panel.findChild(QPlainTextEdit, "episode_goals")
    goals.setFocus()
    qtbot.keyClick(goals, Qt.Key.Key_Return)
    assert desk.started == []
    qtbot.keyClick(goals, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.started) == 1


def test_the_same_key_begins_the_chosen_complaint_and_guesses_none_of_several(qtbot, desk, chart):
    patient_id = new_patient(chart)
    first, second = new_episode(chart, patient_id), new_episode(chart, patient_id)
    desk.presenter.open(patient_id)
    new = desk.panel.findChild(QPushButton, "new_episode")
    new.setFocus()
    qtbot.keyClick(new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.started == []
    assert QApplication.focusWidget().objectName() in (f"start_in_{first}", f"start_in_{second}")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.started) == 1
