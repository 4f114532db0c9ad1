import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from charting.services import visits
from tests.practice import charted_visit, new_episode, new_patient
from ui.pages.history_page import HistoryPage
from ui.presenters.announcements import Announcements
from ui.presenters.patient.history_presenter import PAGE, HistoryPresenter
from ui.widgets.history_list import CARD_ROLE


class Desk:
    """The history page on a real chart, with the drafts it opened."""

    def __init__(self, chart, qtbot):
        self.qtbot, self.page, self.opened = qtbot, HistoryPage(), []
        self.presenter = HistoryPresenter(chart, self.page, Announcements())
        self.page.attach(self.presenter)
        self.page.open_requested.connect(self.opened.append)
        qtbot.addWidget(self.page)
        self.page.resize(900, 600)

    def show(self, patient_id):
        self.presenter.open(patient_id)
        self.page.show()
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow)
        self.settle()

    def settle(self):
        self.page.list.doItemsLayout()
        self.page.grab()

    @property
    def numbers(self):
        model = self.page.list.model()
        return [model.index(row, 0).data(CARD_ROLE).number for row in range(model.rowCount())]


@pytest.fixture
def desk(chart, qtbot):
    return Desk(chart, qtbot)


@pytest.fixture
def patient_id(chart):
    return new_patient(chart)


@pytest.fixture
def episode(chart, patient_id):
    return new_episode(chart, patient_id)


def test_scrolling_to_the_end_reads_every_visit(qtbot, desk, chart, patient_id, episode):
    count = 3 * PAGE + 1
    for _ in range(count):
        charted_visit(chart, episode, {"pain_now": "5"}, prose={"session_notes": "Back tight. " * 20})
    desk.show(patient_id)
    assert desk.numbers == list(range(count, count - PAGE, -1))
    for _ in range(count):
        qtbot.keyClick(desk.page.list, Qt.Key.Key_End)
        desk.settle()
    assert desk.numbers == list(range(count, 0, -1))


def test_without_visits_the_page_says_what_to_do(desk, patient_id):
    desk.show(patient_id)
    words = [one.text() for one in desk.page.findChildren(QLabel) if one.isVisible()]
    assert any("Start one on the Visit tab" in each for each in words)
    assert not desk.page.list.isVisible()


def test_enter_on_a_draft_opens_it(qtbot, desk, chart, patient_id, episode):
    visit_id = charted_visit(chart, episode)
    desk.show(patient_id)
    qtbot.keyClick(desk.page.list, Qt.Key.Key_Return)
    assert desk.opened == [visit_id]


def test_an_addendum_is_written_by_keyboard_and_shows_in_its_card(qtbot, desk, chart, patient_id, episode):
    visit_id = charted_visit(chart, episode, sign=True)
    desk.show(patient_id)
    qtbot.keyClick(desk.page.list, Qt.Key.Key_Return)
    words = desk.page.findChild(QPlainTextEdit, "history_addendum_words")
    qtbot.keyClicks(words, "Slept through.")
    qtbot.keyClicks(desk.page.findChild(QLineEdit, "history_addendum_reason"), "phone call")
    qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.text for one in visits.visit(chart, visit_id).addenda] == ["Slept through."]
    card = desk.page.list.model().index(0, 0).data(CARD_ROLE)
    assert card.addenda[0].text == "Slept through."
    assert not words.isVisible()


def test_an_empty_addendum_stays_with_the_reason_said(qtbot, desk, chart, patient_id, episode):
    charted_visit(chart, episode, sign=True)
    desk.show(patient_id)
    qtbot.keyClick(desk.page.list, Qt.Key.Key_Return)
    desk.page.findChild(QPushButton, "history_keep_addendum").click()
    words = [one.text() for one in desk.page.findChildren(QLabel) if not one.isHidden()]
    assert "Type the addendum first." in words


def test_words_for_one_visit_are_not_carried_to_another(qtbot, desk, chart, patient_id, episode):
    first, second = (charted_visit(chart, episode, sign=True) for _ in range(2))
    desk.show(patient_id)
    desk.presenter.begin_addendum(first)
    words = desk.page.findChild(QPlainTextEdit, "history_addendum_words")
    qtbot.keyClicks(words, "For the first.")
    desk.presenter.begin_addendum(second)
    assert words.toPlainText() == ""
