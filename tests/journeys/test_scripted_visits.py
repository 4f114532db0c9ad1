"""Whole visits by keys alone, counted: what the hands must do while the patient is on the table."""

import pytest
from PySide6.QtWidgets import QApplication

from charting.domain.visit_note import ObservationField
from charting.services import visits
from tests.journeys import hands as do
from tests.journeys.hands import Hands
from ui.widgets.red_flag_panel import RedFlagPanel
from ui.widgets.segments import Segments


class CountedHands(Hands):
    """Hands that count their keys; a chord such as Ctrl+Enter is one. They have no mouse."""

    def __init__(self, window):
        super().__init__(window)
        self.keys = 0

    def type(self, text):
        self.keys += len(text)
        super().type(text)

    def press(self, *keys):
        self.keys += len(keys)
        super().press(*keys)

    def words_of_the_note(self, text):
        """Words that are the practitioner's own to write; they are not counted."""
        super().type(text)

    def tab_to(self, name):
        """Tab until the field of this object name, or said so to a screen reader, has the keyboard."""
        for _ in range(60):
            focus = QApplication.focusWidget()
            if name in (focus.objectName(), focus.accessibleName()):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {name}")


PASSPHRASE = "willow lantern seven oats"
FIRST_NOTE = "Sore since the third deadlift."
PLAN = "Twice a week for three weeks."
NOTE = "Slept through for the first time since the lift."
FOLLOW_UP_KEYS, INITIAL_KEYS = 120, 450
"""The most keys that each visit may take, besides the words of its note."""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "practice"


@pytest.fixture
def app(start_app, folder):
    """A new practice with one patient and an episode of care, at the first visit."""
    made = start_app(folder)
    do.first_run(made.hands, "Riverbend Acupuncture", "Robin Reed", PASSPHRASE)
    do.add_patient(made.hands, "Ines", "Invented")
    do.begin_episode(made.hands, "Low back pain after deadlift", "Feb 2024")
    return made


@pytest.fixture
def follow_up(app):
    """The same patient after a signed first visit, at Today."""
    hands = app.hands
    hands.press("6")
    do.type_chips(hands, "symptoms", "stiffness, ache l")
    do.type_chips(hands, "patterns", "bladder channel stagnation")
    do.type_chips(hands, "points", "bl23 25 40 57 b, gb34 r")
    hands.click("session_notes")
    hands.type(FIRST_NOTE)
    hands.click("plan")
    hands.type(PLAN)
    do.wait_until_saved(hands)
    do.sign(hands)
    hands.press("Ctrl+T")
    hands.wait_for("home_page")
    return app


def report(capsys, what, keys, most):
    """Say the count in the test run's own output."""
    with capsys.disabled():
        print(f"\n{what}: {keys} keys of at most {most}, besides the words of the note")


def enter(hands, field, *lines):
    """Go to a field by Tab and enter lines, each ended by Enter."""
    hands.tab_to(field)
    for line in lines:
        hands.type(line)
        hands.press("Return")


def signed_visit(app, number):
    """The visit as it was kept, signed."""
    chart = app.session.workspace.chart
    visit = visits.visit(chart, number)
    assert visit.signed_by
    return visit.note


def seen(note, finding, side=""):
    """The value and details that were recorded for a finding."""
    observation = note.observations[ObservationField(finding, side)]
    return " ".join(part for part in (observation.value, observation.details) if part)


def test_a_follow_up_takes_few_keys(follow_up, capsys):
    hands = CountedHands(follow_up.hands.window)
    hands.press("Ctrl+F")
    hands.type("inv")
    hands.press("Return")
    hands.wait_for("patient_page")
    hands.press("Return")
    hands.wait_for("visit_page")
    hands.type("4")
    enter(hands, "symptoms_input", "no stiff, worse sitting")
    enter(hands, "movement_input", "flex 60 ext 20 slr r 70-")
    hands.press("F6")
    enter(hands, "tongue_input", "pale")
    enter(hands, "pulse_input", "wiry")
    enter(hands, "patterns_input", "kidney yang")
    hands.press("Ctrl+D", "F6")
    enter(hands, "points_input", "st36 b +")
    hands.press("Left", "Left", "Delete", "F6")
    hands.words_of_the_note(NOTE)
    hands.press("Ctrl+Return", "Return")
    hands.wait_for("open_addendum")
    report(capsys, "A follow-up visit", hands.keys, FOLLOW_UP_KEYS)
    note = signed_visit(follow_up, 2)
    assert (note.text_of("pain_now"), note.prose["session_notes"]) == ("4", NOTE)
    assert (seen(note, "stiffness"), seen(note, "worse_sitting")) == ("absent", "present")
    assert (seen(note, "flexion"), seen(note, "extension")) == ("60", "20")
    assert seen(note, "slr", "right") == "negative angle=70"
    assert (seen(note, "tongue_color"), seen(note, "pulse_overall")) == ("pale", "wiry")
    assert [one.key for one in note.patterns] == ["kidney_yang_deficiency"]
    assert [one.point for one in note.points] == ["BL23", "BL25", "BL40", "BL57", "ST36"]
    assert note.points[-1].technique == "reinforce"
    assert note.prose["plan"] == PLAN
    assert [(one.part, one.state) for one in note.carried] == [("points", "changed"), ("plan", "kept")]
    assert hands.keys <= FOLLOW_UP_KEYS


def answer_red_flags(hands):
    """Open the questions and say no to each, as the patient did."""
    hands.tab_to("Ask: Red flags")
    hands.press("Space")
    for _ in hands.window.findChild(RedFlagPanel).findChildren(Segments):
        hands.press("n", "Tab")


def test_an_initial_visit_takes_few_keys(app, capsys):
    """Case 5c: leg pain, burning and numbness, worse with a cough, after a twisting lift."""
    hands = CountedHands(app.hands.window)
    hands.type("7")
    enter(hands, "pain_worst_line", "9")
    enter(hands, "onset_input", "twisting lift")
    enter(hands, "symptoms_input", "leg pain l, burning leg l, numb l")
    enter(hands, "modifiers_input", "worse cough sitting, better lying")
    enter(hands, "movement_input", "flex 30p ext 10")
    enter(hands, "tests_input", "slr l 40+ r 80-, slump l +")
    hands.tab_to("Fill in: Neuro")
    hands.press("Space")
    hands.tab_to("Power L5, left")
    hands.type("4")
    answer_red_flags(hands)
    enter(hands, "causes_input", "disc")
    hands.press("F6")
    enter(hands, "tongue_input", "purple, coat thin white")
    enter(hands, "pulse_input", "deep choppy")
    enter(hands, "patterns_input", "deep", "kidney def")
    hands.press("F6")
    enter(hands, "points_input", "bl23 25 40 57 60 l")
    hands.tab_to("needles_in_line")
    hands.type("5")
    hands.tab_to("needles_out_line")
    hands.type("5")
    hands.press("F6")
    hands.words_of_the_note(FIRST_NOTE)
    hands.press("Ctrl+Return", "Return")
    hands.wait_for("open_addendum")
    report(capsys, "An initial visit", hands.keys, INITIAL_KEYS)
    note = signed_visit(app, 1)
    assert (seen(note, "radiation", "left"), seen(note, "burning", "left")) == ("leg", "present")
    assert seen(note, "numbness", "left") == "present"
    for finding in ("worse_cough_sneeze", "worse_sitting", "better_lying"):
        assert seen(note, finding) == "present"
    assert (seen(note, "flexion"), seen(note, "extension")) == ("30 painful", "10")
    assert (seen(note, "slr", "left"), seen(note, "slr", "right")) == (
        "positive angle=40",
        "negative angle=80",
    )
    assert seen(note, "power_l5", "left") == "4"
    flags = app.session.workspace.chart.catalogue.red_flags
    assert {note.text_of(flag.finding.key) for flag in flags} == {"no"}
    assert [one.key for one in note.causes] == ["disc_nerve"]
    assert [one.key for one in note.patterns] == ["deep_obstruction_kidney_deficiency", "kidney_deficiency"]
    assert [(one.point, one.side) for one in note.points] == [
        (point, "left") for point in ("BL23", "BL25", "BL40", "BL57", "BL60")
    ]
    assert not [key.finding for key in note.observations if key.finding.endswith("_words")]
    assert hands.keys <= INITIAL_KEYS
