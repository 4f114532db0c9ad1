import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from tests.practice import charted_visit, new_episode, new_patient
from ui.pages.progress_page import HINT, ProgressPage
from ui.presenters.announcements import Announcements
from ui.presenters.patient.progress_presenter import ProgressPresenter


class Desk:
    """The progress page on a real chart, with the visits it opened."""

    def __init__(self, chart, qtbot):
        self.page, self.opened = ProgressPage(), []
        self.presenter = ProgressPresenter(
            chart, self.page, Announcements(), self.opened.append, lambda work, then: then(work())
        )
        self.page.attach(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1056, 740)

    def show(self, patient_id):
        self.presenter.open(patient_id)
        self.page.show()

    @property
    def words(self):
        QApplication.processEvents()
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisibleTo(self.page)]

    @property
    def summary(self):
        return self.page.findChild(QLabel, "progress_summary").text()


@pytest.fixture
def desk(chart, qtbot):
    return Desk(chart, qtbot)


@pytest.fixture
def patient_id(chart, clock):
    patient_id = new_patient(chart)
    episode = new_episode(chart, patient_id, "Low back")
    for score in ("7", "5", "2"):
        charted_visit(chart, episode, {"pain_now": score}, patterns={"weak_central_qi": "mild"})
        clock.forward(days=7)
    return patient_id


def test_one_look_says_by_how_much_and_whether_it_is_real(desk, patient_id):
    desk.show(patient_id)
    for part in ("Low back", "Pain 7 → 2", "−5 · meaningful", "Weak central Qi mild since visit 1."):
        assert part in desk.words
    assert "Pain 7" in desk.page.chart.accessibleDescription()


def test_arrow_keys_read_visit_by_visit_and_enter_opens_one(qtbot, desk, patient_id):
    desk.show(patient_id)
    assert desk.summary == HINT
    qtbot.keyClick(desk.page.chart, Qt.Key.Key_Home)
    assert desk.summary == "9 Feb 2026, visit 1 · Pain 7 · Weak central Qi mild"
    qtbot.keyClick(desk.page.chart, Qt.Key.Key_Right)
    assert "Pain 5" in desk.summary
    qtbot.keyClick(desk.page.chart, Qt.Key.Key_Return)
    assert len(desk.opened) == 1
    qtbot.keyClick(desk.page.chart, Qt.Key.Key_Escape)
    assert desk.summary == HINT


def test_worsening_is_said_in_another_colour(desk, chart, clock):
    patient_id = new_patient(chart)
    episode = new_episode(chart, patient_id)
    for score in ("3", "6"):
        charted_visit(chart, episode, {"pain_now": score})
        clock.forward(days=7)
    desk.show(patient_id)
    badge = next(one for one in desk.page.findChildren(QLabel) if one.text() == "+3 · meaningful, worse")
    assert badge.property("kind") == "badge-amber"


def test_before_the_first_visit_there_is_a_next_step_and_no_empty_axis(desk, chart):
    desk.show(new_patient(chart))
    assert any("Start a visit" in words for words in desk.words)
    assert not desk.page.chart.isVisible()


def test_a_visit_with_nothing_to_draw_says_what_will_be_drawn(desk, chart):
    patient_id = new_patient(chart)
    episode = new_episode(chart, patient_id)
    charted_visit(chart, episode)
    desk.show(patient_id)
    assert any("Nothing to draw yet" in words for words in desk.words)
    charted_visit(chart, episode, {"pain_now": "5"})
    desk.presenter.open(patient_id)
    assert not any("Nothing to draw yet" in words for words in desk.words)


def test_a_visit_brings_the_picture_and_the_next_patient_takes_it_away(desk, chart, patient_id):
    desk.show(patient_id)
    desk.presenter.open(new_patient(chart))
    assert not desk.page.chart.isVisible()
    assert "Pain 7 → 2" not in desk.words
    desk.presenter.open(patient_id)
    assert desk.page.chart.isVisible()


def test_the_range_stays_chosen_when_clicked_again(qtbot, desk, patient_id):
    desk.show(patient_id)
    control = desk.page.findChild(type(desk.page._range), "progress_range")
    control.edited.emit("all")
    assert "All complaints" in desk.words
    control.set_value("")
    control.edited.emit("")
    assert control.value == "all"


def test_another_complaint_can_be_chosen(desk, chart, patient_id):
    charted_visit(chart, new_episode(chart, patient_id, "Knee"), {"pain_now": "3"})
    desk.show(patient_id)
    box = desk.page.findChild(QComboBox, "progress_episode")
    assert [box.itemText(place) for place in range(box.count())] == ["Knee", "Low back"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert desk.page.findChild(QLabel, "progress_title").text() == "Low back"


@pytest.mark.parametrize("width", [420, 700, 1056, 1600])
def test_nothing_is_cut_off_at_any_width(desk, patient_id, width):
    desk.show(patient_id)
    desk.page.resize(width, 600)
    QApplication.processEvents()
    chart = desk.page.chart
    assert chart.mapTo(desk.page, chart.rect().topRight()).x() <= width
