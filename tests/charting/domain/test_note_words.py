import pytest

from charting.domain.assessment import Assessment
from charting.domain.finding import Lens
from charting.domain.note_words import (
    assessed_words,
    left_over,
    moment_words,
    note_lines,
)
from charting.domain.visit_note import Observation, ObservationField, VisitNote
from tests.practice import sections


def note_of(*observed):
    return VisitNote(observations={ObservationField(key, side): seen for key, side, seen in observed})


def lines(note):
    return [(line.label, line.lens, line.words) for line in note_lines(sections(), note)]


def test_each_section_is_one_line_in_page_order():
    note = note_of(
        ("pulse_overall", "", Observation(value="deep wiry")),
        ("pain_now", "", Observation(value="5")),
        ("flexion", "", Observation(value="40", details="painful")),
    )
    assert lines(note) == [
        ("Pain", Lens.WESTERN, "Pain now 5"),
        ("Movement", Lens.WESTERN, "Flexion 40° (painful)"),
        ("Pulse", Lens.TCM, "Deep, Wiry"),
    ]


def test_both_sides_marks_and_notes_are_said():
    note = note_of(
        ("slr", "left", Observation(value="positive", details="angle=40 familiar", note="calf")),
        ("slr", "right", Observation(value="negative")),
    )
    assert lines(note)[0][2] == "SLR + left (40°, their own pain, calf), SLR − right"


def test_a_sections_own_words_stand_as_typed():
    note = note_of(("symptoms_words", "", Observation(value="worse on Mondays <b>")))
    assert lines(note) == [("Symptoms", Lens.WESTERN, "worse on Mondays <b>")]


def test_an_empty_note_has_no_lines():
    assert lines(VisitNote()) == []


def test_every_recorded_finding_is_in_a_line_or_left_over():
    note = note_of(("retired_one", "", Observation(value="x")), ("pain_now", "", Observation(value="5")))
    assert left_over(sections(), note) == ("retired_one",)


def test_the_main_assessment_comes_first_and_is_said_to_be_main():
    recorded = (
        Assessment(key="core", degree="possible"),
        Assessment(key="strain", degree="probable", is_main=True, note="after 5 reps"),
    )
    names = {"core": "Core instability", "strain": "Muscle strain"}
    assert assessed_words(recorded, names) == (
        "Muscle strain, probable, main, after 5 reps; Core instability, possible"
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [("2026-03-23T10:30", "23 Mar 2026, 10:30"), ("soon", "soon"), ("", "")],
)
def test_a_moment_is_said_plainly_and_other_words_stay(value, words):
    assert moment_words(value) == words
