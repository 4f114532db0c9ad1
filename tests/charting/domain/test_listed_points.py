"""Points and methods put to those that are listed already."""

import pytest

from charting.domain.listed_points import with_methods, with_points
from charting.domain.treatment import MethodUse, PointUse, needle_count


def bl23(side="", **said):
    return PointUse(point="BL23", side=side, **said)


@pytest.mark.parametrize(
    ("listed", "added", "after"),
    [
        ([bl23("both")], bl23(), [bl23("both")]),
        ([bl23("both")], bl23("both"), [bl23("both")]),
        ([bl23()], bl23("left"), [bl23("left")]),
        ([bl23("left")], bl23("right"), [bl23("left"), bl23("right")]),
        ([bl23("left")], bl23("both"), [bl23("both")]),
        ([bl23("both")], bl23("left"), [bl23("both")]),
        ([bl23("both")], bl23("left", depth_mm=20), [bl23("left", depth_mm=20), bl23("right")]),
        (
            [bl23("left", technique="reduce"), bl23("right")],
            bl23("both", depth_mm=20),
            [bl23("left", technique="reduce", depth_mm=20), bl23("right", depth_mm=20)],
        ),
        ([bl23("both", note="deep")], bl23(note="1 cun"), [bl23("both", note="deep; 1 cun")]),
        ([bl23("both")], PointUse(point="BL25"), [bl23("both"), PointUse(point="BL25")]),
    ],
)
def test_a_needle_that_is_listed_is_not_listed_again(listed, added, after):
    assert with_points(tuple(listed), (added,)) == tuple(after)


def test_an_ashi_point_is_known_by_its_place():
    here, nowhere = PointUse(point="ashi", place="near BL24"), PointUse(point="ashi")
    uses = with_points((here, nowhere), (here, nowhere), {"ashi"})
    assert uses == (here, nowhere, nowhere)
    assert needle_count(uses) == 3


def test_the_same_pair_is_one_use_with_what_was_said_later():
    pair = MethodUse(method="electro", side="both", points=("BL23", "BL25"))
    again = MethodUse(method="electro", points=("BL25", "BL23"), hz="2")
    other = MethodUse(method="electro", side="both", points=("BL23", "BL26"))
    after = with_methods((pair,), (again, other))
    assert after == (MethodUse(method="electro", side="both", points=("BL23", "BL25"), hz="2"), other)
