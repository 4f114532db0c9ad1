"""Scores and short answers under keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.widgets.segments import Segments

SCORES = tuple((str(score), str(score)) for score in range(11))
KEYS = Qt.Key


@pytest.fixture
def make(qtbot):
    made = []

    def make(answers=SCORES, label="Pain now"):
        segments = Segments(answers, label)
        qtbot.addWidget(segments)
        segments.resize(segments.sizeHint())
        segments.show()
        segments.heard = []
        segments.edited.connect(segments.heard.append)
        made.append(segments)
        return segments

    yield make
    for segments in made:
        segments.set_read_only(True)  # stops waiting for a second digit


def middle_of(segments, place):
    return segments._boxes()[place].center()


def wheel_over(widget):
    at = QPointF(widget.rect().center())
    turn = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, turn)


@pytest.mark.parametrize("score", [str(score) for score in range(11)])
def test_digits_choose_every_score_up_to_ten(make, score):
    segments = make()
    QTest.keyClicks(segments, score)
    assert segments.value == score
    assert segments.heard[-1] == score


@pytest.mark.parametrize(("typed", "score"), [("11", "1"), ("57", "7"), ("100", "0"), ("1x", "1")])
def test_digits_that_make_no_score_begin_anew(make, typed, score):
    segments = make()
    QTest.keyClicks(segments, typed)
    assert segments.value == score


def test_a_digit_typed_after_a_pause_does_not_join_the_one_before(qtbot, make):
    segments = make()
    QTest.keyClicks(segments, "1")
    segments._pause.setInterval(0)
    QTest.keyClicks(segments, "1")
    qtbot.waitUntil(lambda: not segments._pause.isActive())
    QTest.keyClicks(segments, "0")
    assert segments.value == "0"


def test_first_letters_choose_words(make):
    segments = make((("worse", "Worse"), ("same", "Same"), ("better", "Better")), "Response")
    for key, value in (("b", "better"), ("S", "same"), ("z", "same")):
        QTest.keyClicks(segments, key)
        assert segments.value == value


def test_arrows_step_and_stop_at_the_ends(make):
    segments = make()
    QTest.keyClicks(segments, "9")
    for _ in range(3):
        QTest.keyClick(segments, KEYS.Key_Right)
    assert segments.value == "10"
    assert segments.heard == ["9", "10"]


@pytest.mark.parametrize("key", [KEYS.Key_Delete, KEYS.Key_Backspace])
def test_delete_takes_the_answer_back(make, key):
    segments = make()
    QTest.keyClicks(segments, "5")
    QTest.keyClick(segments, key)
    assert (segments.value, segments.heard[-1]) == ("", "")


def test_a_click_chooses_and_a_click_on_the_chosen_one_takes_it_back(make):
    segments = make()
    for expected in ("7", ""):
        QTest.mouseClick(segments, Qt.MouseButton.LeftButton, pos=middle_of(segments, 7))
        assert segments.value == expected
    QTest.mouseClick(segments, Qt.MouseButton.RightButton, pos=middle_of(segments, 7))
    assert segments.value == ""


def test_showing_a_value_announces_nothing(make):
    segments = make()
    segments.set_value("6")
    segments.set_value("")
    assert segments.heard == []


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_commands_choose_nothing(make, modifier):
    segments = make()
    QTest.keyClick(segments, KEYS.Key_5, modifier)
    assert segments.heard == []


def test_the_wheel_chooses_nothing(make):
    segments = make()
    segments.setFocus()
    wheel_over(segments)
    assert segments.heard == []


def test_a_closed_one_refuses_keys_and_mouse(make):
    segments = make()
    segments.set_value("5")
    segments.set_read_only(True)
    QTest.keyClicks(segments, "7")
    QTest.keyClick(segments, KEYS.Key_Delete)
    QTest.mouseClick(segments, Qt.MouseButton.LeftButton, pos=middle_of(segments, 2))
    assert (segments.value, segments.heard) == ("5", [])


def test_its_name_says_what_is_chosen(make):
    segments = make()
    assert segments.accessibleName() == "Pain now: not recorded"
    segments.set_value("10")
    assert segments.accessibleName() == "Pain now: 10"


def test_an_arrow_is_no_answer_to_a_question_that_has_none(qtbot):
    question = Segments((("yes", "Yes"), ("no", "No")), "Asked")
    qtbot.addWidget(question)
    question.show()
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(question, arrow)
    assert question.value == ""
    QTest.keyClick(question, Qt.Key.Key_N)
    QTest.keyClick(question, Qt.Key.Key_Left)
    assert question.value == "yes"
