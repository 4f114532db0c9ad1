from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.pages.patient_page import PatientPage
from ui.presenters.patient.patient_presenter import TABS, AlertBadge, HeaderActions, HeaderFacts
from ui.shell.theme import dress
from ui.widgets.palette import LIGHT


@pytest.fixture
def page(qtbot):
    made = PatientPage()
    for name in TABS:
        tab = QWidget()
        tab.setObjectName(f"{name}_tab")
        made.set_tab(name, tab)
    panel = QWidget()
    panel.setObjectName("start_tab")
    made.set_start_panel(panel)
    qtbot.addWidget(made)
    made.resize(1056, 740)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def shown(page):
    return [name for name in (*TABS, "start") if page.findChild(QWidget, f"{name}_tab").isVisible()]


def turned(page):
    said = []
    page.tab_changed.connect(said.append)
    return said


@pytest.mark.parametrize("width", [416, 700, 1056, 1600])
def test_every_alert_stands_whole_in_the_header_on_every_tab(page, width):
    page.resize(width, 600)
    alerts = tuple(AlertBadge(text=f"Alert {one}", tone="danger", tip="Think first.") for one in range(8))
    page.show_header(HeaderFacts(name="Ines Invented", alerts=alerts))
    for name in TABS:
        page.show_tab(name)
        page.grab()
        badges = page.findChildren(QLabel, "alert_badge")
        inside = [one for one in badges if one.isVisible() and page.header.rect().contains(one.geometry())]
        assert [one.text() for one in inside] == [one.text for one in alerts]


def test_the_next_patients_header_leaves_nothing_of_the_one_before(page):
    badge = AlertBadge(text="Pacemaker", tone="warning", tip="")
    page.show_header(HeaderFacts(name="Ines", about="34 y", alerts=(badge,), episode="Low back"))
    page.show_header(HeaderFacts(name="Maja"))
    words = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert "Maja" in words
    assert not any(part in words for part in ("Ines", "34 y", "Pacemaker", "Low back"))


@pytest.mark.parametrize(("place", "name"), list(enumerate(TABS)))
def test_alt_and_a_number_turn_to_a_tab(qtbot, page, place, name):
    page.show_tab("documents" if name != "documents" else "visit")
    said = turned(page)
    keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
    qtbot.keyClick(page, keys[place], Qt.KeyboardModifier.AltModifier)
    assert (said, page.current_tab, shown(page)) == ([name], name, [name])


def test_control_tab_goes_round(qtbot, page):
    page.show_tab("details")
    said = turned(page)
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page, Qt.Key.Key_Backtab, shift)
    assert said == ["visit", "details"]


def test_a_tab_shown_by_the_program_is_not_announced(page):
    said = turned(page)
    page.show_tab("history")
    assert (said, shown(page)) == ([], ["history"])


def test_the_visit_tab_shows_the_visit_or_what_begins_one(page):
    page.show_tab("visit")
    page.show_start_panel(True)
    assert shown(page) == ["start"]
    page.show_start_panel(False)
    assert shown(page) == ["visit"]


def test_the_header_button_does_what_it_says(qtbot, page):
    done = []
    page.sign_requested.connect(lambda: done.append("sign"))
    page.start_visit_requested.connect(lambda: done.append("start"))
    page.handout_requested.connect(lambda: done.append("handout"))
    page.show_actions(HeaderActions(handout=True, primary="sign"))
    assert page.header.primary_button.text() == "Sign visit"
    page.header.primary_button.click()
    page.header.handout_button.click()
    page.show_actions(HeaderActions(handout=False, primary="continue"))
    assert (page.header.primary_button.text(), page.header.handout_button.isVisible()) == (
        "Continue visit",
        False,
    )
    page.header.primary_button.click()
    assert done == ["sign", "handout", "start"]
    page.show_actions(HeaderActions(handout=False, primary=""))
    assert not page.header.primary_button.isVisible()


def test_a_long_complaint_leaves_room_for_the_buttons(page):
    page.show_header(HeaderFacts(name="Ines Invented", episode="Low back pain " * 12))
    page.show_actions(HeaderActions(handout=True, primary="sign"))
    page.grab()
    right = page.header.primary_button.mapTo(page, page.header.primary_button.rect().topRight()).x()
    assert right <= page.width()
    assert page.minimumSizeHint().width() <= 416


def test_a_page_for_an_unknown_tab_is_refused(page):
    with pytest.raises(KeyError):
        page.set_tab("invoices", QWidget(page))


def test_a_complaint_is_said_in_full_where_there_is_room(page):
    page.show_header(
        HeaderFacts(name="Ines Invented", episode="Low back pain after deadlift", episode_since="since 9 Feb")
    )
    page.show_actions(HeaderActions(handout=True, primary="sign"))
    page.resize(1000, 600)
    page.grab()
    words = page.header._episode
    assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())


def test_a_patient_opened_in_large_letters_has_the_complaint_in_full_at_once(qapp, qtbot):
    dress(qapp, LIGHT, 2.0)
    page = PatientPage()
    qtbot.addWidget(page)
    page.resize(1056, 600)
    page.show_header(HeaderFacts(name="Ada", episode="Low back pain"))
    page.show_actions(HeaderActions(handout=True, primary="sign"))
    page.show()
    page.grab()
    words = page.header._episode
    assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())


FOUR_ALERTS = HeaderFacts(
    name="Mira Invented",
    about="34 y · barbell training 3 × a week",
    episode="Low back pain after deadlift",
    episode_since="since 16 Oct",
    alerts=tuple(
        AlertBadge(text=words, tone="danger", tip="")
        for words in (
            "Blood thinner: apixaban",
            "Pacemaker: no electro",
            "Faints: once",
            "Metal allergy: nickel",
        )
    ),
)


def test_in_letters_twice_as_large_four_alerts_leave_most_of_the_window_to_the_visit(page, qapp):
    dress(qapp, LIGHT, 2.0)
    page.resize(960, 620)
    page.show_header(FOUR_ALERTS)
    page.show_actions(HeaderActions(handout=True, primary="sign"))
    page.grab()
    assert page.header.height() < 210


@pytest.mark.parametrize("width", [416, 700, 960, 1056, 1600])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_in_the_header_lies_on_something_else(page, qapp, width, zoom):
    dress(qapp, LIGHT, zoom)
    page.resize(width, 620)
    page.show_header(FOUR_ALERTS)
    page.show_actions(HeaderActions(handout=True, primary="sign"))
    page.grab()
    parts = [one for one in page.header.children() if isinstance(one, QWidget) and one.isVisible()]
    parts = [one for one in parts if one.width() and one.y() >= 0]
    assert page.tabs in parts
    assert not [pair for pair in combinations(parts, 2) if pair[0].geometry().intersects(pair[1].geometry())]
