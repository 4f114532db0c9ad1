"""What was done, in the words that stand on screen and on paper."""

import pytest

from charting.domain.finding import Choice
from charting.domain.note_words import left_over
from charting.domain.treatment import CautionReason, Method, MethodUse, PointUse, UsualNeedle
from charting.domain.treatment_words import (
    methods_words,
    needle_words,
    points_words,
    treatment_lines,
    usual_words,
)
from charting.domain.visit_note import Observation, ObservationField, VisitNote

METHODS = {
    "cups": Method(
        key="cups", label="Cups", source="invented", settings=(Choice(key="sliding", label="Sliding"),)
    ),
    "electro": Method(
        key="electro",
        label="Electro",
        source="invented",
        waveforms=(Choice(key="dense", label="Dense-disperse"),),
        intensities=(Choice(key="light", label="Felt lightly"),),
    ),
}
USUAL = (UsualNeedle(gauge_mm=0.25, length_mm=40, retention_minutes=20),)


def test_points_are_said_with_side_technique_and_place():
    uses = (
        PointUse(point="BL23", side="both", technique="reinforce", depth_mm=25),
        PointUse(point="ashi", place="near BL24", side="right"),
        PointUse(point="GV3"),
    )
    assert points_words(uses) == "BL23 both, reinforce, 25 mm · ashi near BL24 right · GV3"


def test_a_needle_of_its_own_is_said_with_the_point():
    use = PointUse(
        point="GB30",
        depth_mm=50,
        gauge_mm=0.3,
        length_mm=75,
        retention_minutes=15,
        angle="perpendicular",
        de_qi="strong",
        stimulation="lifting and thrusting",
        note="to the toes",
    )
    assert points_words((use,)) == (
        "GB30, 50 mm deep, 0.3 × 75 mm, 15 min, perpendicular, strong de qi, "
        "lifting and thrusting, to the toes"
    )


def test_methods_are_said_by_their_labels_with_the_sign_of_each_lead():
    uses = (
        MethodUse(method="cups", place="back", settings="sliding"),
        MethodUse(
            method="electro",
            points=("BL23", "BL25"),
            waveform="dense",
            hz="2/100",
            minutes=20,
            intensity="light",
            side="left",
        ),
        MethodUse(method="retired_one", settings="as typed"),
    )
    assert methods_words(uses, METHODS) == (
        "Cups, back, Sliding · Electro, left, BL23 (+) – BL25 (−), dense-disperse, 2/100 Hz, "
        "felt lightly, 20 min · retired one, as typed"
    )


@pytest.mark.parametrize(
    ("gauge", "length", "minutes", "words"),
    [
        (0.25, 40, 20, "0.25 × 40 mm, 20 min"),
        (0.25, None, None, "0.25 mm thick"),
        (None, 40, None, "40 mm long"),
        (None, None, 20, "20 min"),
        (None, None, None, ""),
    ],
)
def test_a_needle_is_said_as_far_as_it_is_known(gauge, length, minutes, words):
    assert needle_words(gauge, length, minutes) == words


def test_what_was_charted_for_the_whole_visit_stands_before_the_usual_needle():
    said = {ObservationField("retention_minutes"): Observation(value="30")}
    assert usual_words(VisitNote(usual_needle=USUAL)).startswith("0.25 × 40 mm, 20 min at body points")
    assert usual_words(VisitNote(usual_needle=USUAL, observations=said)).startswith("0.25 × 40 mm at body")
    said[ObservationField("needle_type")] = Observation(value="Seirin red")
    assert usual_words(VisitNote(usual_needle=USUAL, observations=said)) == ""


def test_a_reason_stands_after_its_caution():
    note = VisitNote(
        points=(PointUse(point="BL23"),),
        caution_reasons=(CautionReason(caution="Kidney region: mind the depth", reason="20 mm, thick-set."),),
    )
    assert treatment_lines(note, METHODS) == (
        ("Points", "BL23"),
        ("Cautions", "Kidney region: mind the depth. Reason: 20 mm, thick-set."),
    )


def test_what_was_said_of_points_and_methods_in_own_words_is_said_with_the_treatment():
    said = {"points_words": "a point near the scar", "methods_words": "gua sha"}
    note = VisitNote(
        observations={ObservationField(key): Observation(value=words) for key, words in said.items()}
    )
    lines = treatment_lines(note, {})
    assert lines == (("Points, in words", "a point near the scar"), ("Also, in words", "gua sha"))
    assert left_over((), note) == ()
