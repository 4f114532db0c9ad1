"""What must not be overlooked on the visit page, and what is only worth a second look."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.widgets.alarm_banner import AlarmBanner
from ui.widgets.question_banner import QuestionBanner


@pytest.fixture
def desk(qtbot, chart):
    made = PageDesk(with_whole_catalogue(chart), qtbot)
    yield made
    made.page.hide()


def alarms(desk):
    """The look, the heading and the lines of each alarm in sight, from the top."""
    shown = (each for each in desk.page.findChildren(AlarmBanner) if each.isVisible())
    return [(each.property("kind"), each.head.text(), each.words.text()) for each in shown]


def has_sign(desk, kind):
    alarm = next(each for each in desk.page.findChildren(AlarmBanner) if each.property("kind") == kind)
    return "▲" in [one.text() for one in alarm.findChildren(QLabel)]


def test_an_emergency_outweighs_other_warnings_by_word_sign_and_colour(desk):
    desk.presenter.set_text("weight_loss", "yes")
    assert [(kind, head) for kind, head, _ in alarms(desk)] == [("banner-danger", "A physician is needed")]
    desk.presenter.set_text("bladder_bowel_change", "yes")
    (emergency, head, words), (other, _, less) = alarms(desk)
    assert (emergency, head, other) == ("banner-emergency", "EMERGENCY", "banner-danger")
    assert ("Cauda equina" in words, "Cauda equina" in less) == (True, False)
    assert (has_sign(desk, "banner-emergency"), has_sign(desk, "banner-danger")) == (True, False)


def test_nerve_signs_are_a_line_for_each_side(desk):
    desk.source("symptoms").enter("numbness l, burning leg l, numbness r")
    desk.source("modifiers").enter("cough")
    ((_, head, lines),) = alarms(desk)
    assert head == "Nerve signs: more than a strain"
    assert lines.splitlines()[:3] == [
        "Left: Burning in the leg · Numbness",
        "Right: Numbness",
        "Worse with cough or sneeze",
    ]


def test_the_answers_to_a_long_question_stand_at_its_head(desk):
    desk.presenter.set_text("pain_worst", "12")
    desk.page.ask_to_sign()
    QApplication.processEvents()
    sheet = desk.page.findChild(QuestionBanner)
    sign = sheet.findChild(QPushButton, "sign_now")
    assert sheet.question.text().startswith("Sign this visit?")
    assert "Please check Worst pain: 12. It is usually from 0 to 10." in sheet.words.text().splitlines()
    assert sign.mapTo(sheet, QPoint(0, sign.height())).y() <= sheet.words.y() + 1
