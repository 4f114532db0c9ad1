"""Which recorded answers speak for an irritated nerve root: marked ones only, and weak power or reflexes."""

import pytest

from charting.domain.finding import Choice, FindingDefinition, Kind, Normal
from charting.domain.red_flags import nerve_signs
from charting.domain.visit_note import Observation, ObservationField

FULL_POWER = Normal(lowest=5, highest=5, source="MRC scale")
DEFINITIONS = {
    one.key: one
    for one in (
        FindingDefinition(key="burning", label="Burning", kind=Kind.PRESENT, nerve_sign=True, source="x"),
        FindingDefinition(key="stiff", label="Stiffness", kind=Kind.PRESENT, source="x"),
        FindingDefinition(key="slr", label="SLR", kind=Kind.TEST, sided=True, nerve_sign=True, source="x"),
        FindingDefinition(
            key="power_l5", label="Power L5", kind=Kind.SCORE, lowest=0, highest=5, sided=True,
            nerve_sign=True, normal=FULL_POWER, source="x",
        ),
        FindingDefinition(
            key="radiation", label="Radiation", kind=Kind.CHOICE, source="x",
            choices=(
                Choice(key="none", label="No radiation"),
                Choice(key="foot", label="To the foot", nerve_sign=True),
            ),
        ),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("finding", "side", "value", "said"),
    [
        ("burning", "", "present", ("Burning",)),
        ("burning", "", "absent", ()),
        ("stiff", "", "present", ()),
        ("slr", "left", "positive", ("SLR +, left",)),
        ("slr", "left", "negative", ()),
        ("slr", "left", "unable", ()),
        ("power_l5", "right", "4", ("Power L5 4, right",)),
        ("power_l5", "right", "5", ()),
        ("power_l5", "right", "weak", ()),
        ("radiation", "", "foot", ("To the foot",)),
        ("radiation", "", "none", ()),
        ("gone", "", "present", ()),
    ],
)
def test_only_answers_that_speak_for_the_nerve_count(finding, side, value, said):
    observations = {ObservationField(finding, side): Observation(value=value)}
    assert nerve_signs(DEFINITIONS, observations) == said
