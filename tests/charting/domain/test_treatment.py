"""Needles: how many a list of points stands for, and whether in and out agree."""

import pytest

from charting.domain.treatment import FREQUENCY, UNSAID, PointUse, electro_pairs, needle_count, needles_agree


def test_a_point_on_both_sides_is_two_needles():
    uses = tuple(PointUse(point="BL23", side=side) for side in ("both", "left", "right", ""))
    assert needle_count(uses) == 5
    assert needle_count(()) == 0


@pytest.mark.parametrize(
    ("placed", "removed", "agree"),
    [
        ("", "", None),
        ("9", "9", True),
        ("9", "09", True),
        ("9", "9.0", True),
        ("9", "8", False),
        ("8", "9", False),
        ("9", "", False),
        ("", "9", False),
        ("0", "0", True),
        ("0", "", False),
        ("nine", "nine", True),
        ("nine", "9", False),
    ],
)
def test_needles_in_and_out_agree_only_when_both_were_counted_to_the_same(placed, removed, agree):
    assert needles_agree(placed, removed) is agree


def test_points_are_joined_two_by_two_and_no_lead_is_called_positive():
    uses = tuple(PointUse(point=code, side="both") for code in ("BL23", "BL25", "BL40", "BL57"))
    pairs = electro_pairs(uses)
    assert [(pair.points, pair.side) for pair in pairs] == [
        (("BL23", "BL25", UNSAID), "both"),
        (("BL40", "BL57", UNSAID), "both"),
    ]
    assert {pair.method for pair in pairs} == {"electro"}


def test_a_pair_across_sides_names_no_side_and_a_last_point_waits_for_its_partner():
    left, right = PointUse(point="BL23", side="left"), PointUse(point="BL23", side="right")
    across, alone = electro_pairs((left, right, left))
    assert (across.points, across.side) == (("BL23", "BL23", UNSAID), "")
    assert (alone.points, alone.side) == (("BL23",), "left")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("2", True),
        ("0.5", True),
        ("2/100", True),
        ("100/2", True),
        ("", False),
        ("2/", False),
        ("2 Hz", False),
    ],
)
def test_a_frequency_is_one_number_or_two_that_take_turns(typed, known):
    assert bool(FREQUENCY.fullmatch(typed)) is known
