"""Needles: how many a list of points stands for, and whether in and out agree."""

import pytest

from charting.domain.treatment import PointUse, needle_count, needles_agree


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
