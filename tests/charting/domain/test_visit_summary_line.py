"""The one line by which a visit is known."""

import pytest

from charting.domain.assessment import Assessment
from charting.domain.treatment import PointUse
from charting.domain.visit_note import Observation, ObservationField, VisitNote
from charting.domain.visit_summary_line import MOST_POINTS_IN_LINE, summary_line

NAMES = {"strain": "Muscle strain", "core": "Core instability", "kidney": "Kidney deficiency"}


def note(found=None, **lists):
    return VisitNote(
        observations={
            ObservationField(key): Observation(value=value) for key, value in (found or {}).items()
        },
        **lists,
    )


def points(count):
    return tuple(PointUse(point=f"BL{number}") for number in range(1, count + 1))


def test_a_blank_visit_has_an_empty_line():
    assert summary_line(VisitNote(), NAMES) == ""


def test_pain_main_cause_main_pattern_and_points_in_this_order():
    line = summary_line(
        note(
            {"pain_now": "7", "pain_after": "5"},
            causes=(Assessment(key="core"), Assessment(key="strain", is_main=True)),
            patterns=(Assessment(key="kidney"),),
            points=points(2),
        ),
        NAMES,
    )
    assert line == "Pain 7 → 5 · Muscle strain · Kidney deficiency · BL1 BL2"


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ({"pain_now": "0"}, "Pain 0"),
        ({"pain_after": "3"}, "Pain 3"),
        ({"pain_now": "7", "pain_after": "0"}, "Pain 7 → 0"),
    ],
)
def test_pain_is_said_as_far_as_it_was_recorded(found, line):
    assert summary_line(note(found), NAMES) == line


def test_a_cause_that_left_the_vocabulary_keeps_its_key():
    assert summary_line(note(causes=(Assessment(key="retired"),)), NAMES) == "retired"


@pytest.mark.parametrize(("more", "ending"), [(0, "BL6"), (1, "BL6 +1"), (30, "BL6 +30")])
def test_points_beyond_the_sixth_are_counted(more, ending):
    line = summary_line(note(points=points(MOST_POINTS_IN_LINE + more)), NAMES)
    assert line.endswith(ending)
