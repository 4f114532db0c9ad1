"""Answers of which only one can be meant; one side's denial says nothing of the other."""

import pytest

from charting.domain.contradictions import contradictions
from charting.domain.finding import Choice, FindingDefinition, Kind
from charting.domain.visit_note import Observation, ObservationField

DEFINITIONS = {
    one.key: one
    for one in (
        FindingDefinition(
            key="radiation", label="Radiation", kind=Kind.CHOICE, sided=True, source="x",
            denies=("both_legs",),
            choices=(Choice(key="none", label="No radiation"), Choice(key="leg", label="Leg pain")),
        ),
        FindingDefinition(key="both_legs", label="Pain into both legs", kind=Kind.PRESENT, source="x"),
        FindingDefinition(
            key="numbness", label="Numbness", kind=Kind.PRESENT, sided=True, source="x", denies=("area.sole",)
        ),
        FindingDefinition(
            key="area", label="Where", kind=Kind.CHOICES, sided=True, source="x",
            choices=(
                Choice(key="sole", label="Numb at the sole"), Choice(key="calf", label="Numb at the calf"),
            ),
        ),
        FindingDefinition(key="slr", label="SLR", kind=Kind.TEST, sided=True, source="x"),
        FindingDefinition(
            key="events", label="Events", kind=Kind.CHOICES, source="x",
            choices=(Choice(key="none", label="No event"), Choice(key="bruise", label="Bruise")),
        ),
    )
}  # fmt: skip


def said(*found):
    observations = {}
    for name, value in found:
        finding, _, side = name.partition(":")
        observations[ObservationField(finding, side)] = Observation(value=value)
    return [(one.denial, one.finding) for one in contradictions(DEFINITIONS, observations)]


@pytest.mark.parametrize(
    ("found", "pair"),
    [
        ((("radiation", "none"), ("radiation:left", "leg")), ("No radiation", "Leg pain, left")),
        ((("radiation", "none"), ("both_legs", "present")), ("No radiation", "Pain into both legs")),
        ((("numbness", "absent"), ("numbness:right", "present")), ("No numbness", "Numbness, right")),
        (
            (("numbness:left", "absent"), ("area:left", "sole")),
            ("No numbness, left", "Numb at the sole, left"),
        ),
        ((("slr", "negative"), ("slr:left", "positive")), ("SLR −", "SLR +, left")),
        ((("slr:both", "negative"), ("slr:left", "positive")), ("SLR −, both", "SLR +, left")),
        ((("slr:right", "negative"), ("slr:both", "positive")), ("SLR −, right", "SLR +, both")),
        ((("events", "bruise none"),), ("No event", "Bruise")),
    ],
)
def test_a_denial_and_what_it_denies_are_named(found, pair):
    assert said(*found) == [pair]


@pytest.mark.parametrize(
    "found",
    [
        (("radiation:right", "none"), ("radiation:left", "leg")),
        (("radiation:left", "none"), ("both_legs", "present")),
        (("radiation", "none"), ("both_legs", "absent")),
        (("numbness", "absent"), ("area", "calf")),
        (("slr", "negative"), ("slr:left", "unable")),
        (("gone", "none"), ("gone:left", "leg")),
    ],
)
def test_what_can_both_be_meant_is_left_alone(found):
    assert said(*found) == []
