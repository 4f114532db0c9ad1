import pytest

from charting.domain.finding import Choice, FindingDefinition, Kind, Normal
from charting.domain.sided_table import normal_answer, table_words, untested
from charting.domain.visit_note import Observation, ObservationField
from tests.visit_desk import whole_catalogue

SOURCE = "invented for tests"


def score(key, label, highest, low, high):
    normal = Normal(lowest=low, highest=high, source=SOURCE)
    return FindingDefinition(
        key=key, label=label, kind=Kind.SCORE, source=SOURCE, lowest=0, highest=highest, normal=normal
    )


POWER = score("power_l5", "Power L5", 5, 5, 5)
REFLEX = score("reflex", "Achilles reflex", 4, 2, 3)
SENSATION = FindingDefinition(
    key="sensation_l5",
    label="Sensation L5",
    kind=Kind.CHOICE,
    source=SOURCE,
    choices=(
        Choice(key="normal", label="Sensation L5 normal"),
        Choice(key="less", label="Sensation L5 less"),
    ),
)
TABLE = (POWER, REFLEX, SENSATION)


def seen(**values):
    """`power_l5__right="4"`."""
    return {ObservationField(*name.split("__")): Observation(value=value) for name, value in values.items()}


@pytest.mark.parametrize(
    ("recorded", "words"),
    [
        ({}, ""),
        ({"power_l5__left": "5", "reflex__left": "2"}, "Normal so far (2 of 6 tested)"),
        (
            {"power_l5__left": "5", "power_l5__right": "4", "reflex__left": "2"},
            "Power L5 4/5 right; rest normal (3 of 6 tested)",
        ),
        ({"power_l5__both": "4"}, "Power L5 4/5 both sides (2 of 6 tested)"),
        ({"power_l5__left": "3", "power_l5__right": "4"}, "Power L5 3/5 left, 4/5 right (2 of 6 tested)"),
        ({"reflex__left": "3", "reflex__right": "2"}, "Achilles reflex 3/4 left, 2/4 right (2 of 6 tested)"),
        ({"sensation_l5__left": "less"}, "Sensation L5 less left (1 of 6 tested)"),
        ({"power_l5__left": "odd"}, "Power L5 odd/5 left (1 of 6 tested)"),
        (
            {"power_l5__both": "5", "reflex__both": "2", "sensation_l5__both": "normal"},
            "All normal (6 of 6 tested)",
        ),
    ],
)
def test_the_line_says_what_stands_out_and_how_much_was_tested(recorded, words):
    assert table_words(TABLE, seen(**recorded)) == words


def test_only_empty_cells_with_a_known_normal_answer_are_untested():
    found = dict(untested((*TABLE, FindingDefinition(key="x", label="X", kind=Kind.TEXT, source=SOURCE)),
                          seen(power_l5__left="4", reflex__both="1")))  # fmt: skip
    assert found == {
        ObservationField("power_l5", "right"): "5",
        ObservationField("sensation_l5", "left"): "normal",
        ObservationField("sensation_l5", "right"): "normal",
    }


def test_the_saddle_area_is_never_filled_along_with_the_rest():
    # A loss of feeling there is an emergency (Finucane 2020): it is tested, or it is not recorded
    found = {field.finding for field, _ in untested(whole_catalogue().section("neuro").findings, {})}
    assert "power_l5" in found
    assert not found & {"sensation_s2_s4", "reflex_anal"}


def test_every_cell_of_the_shipped_table_has_a_normal_answer():
    assert all(normal_answer(finding) for finding in whole_catalogue().section("neuro").findings)
