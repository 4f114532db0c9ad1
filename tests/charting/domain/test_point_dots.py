"""Treated points as dots on the figure, and the same in words."""

import pytest

from charting.content.body import read_body
from charting.content.catalogue import read_catalogue
from charting.content.point_map import read_point_map
from charting.domain.body_map import side_at
from charting.domain.point_dots import point_dots
from charting.domain.treatment import PointUse


@pytest.fixture(scope="module")
def points():
    return read_catalogue().points


@pytest.fixture
def shown(points):
    def show(*uses):
        return point_dots(read_point_map(), lambda key: read_body().regions[key].name, points, uses)

    return show


def use(point, side="", place=""):
    return PointUse(point=point, side=side, place=place)


def test_a_point_on_both_sides_is_two_dots_and_one_line(shown):
    found = shown(use("BL23", "both"))
    assert [(dot.view, dot.side, dot.region) for dot in found.dots] == [
        ("back", "left", "lower_back"),
        ("back", "right", "lower_back"),
    ]
    assert all(side_at(dot.view, dot.across) == dot.side for dot in found.dots)
    assert found.short == "BL23 both"
    assert found.lines == ("BL23 both sides, back: 1.5 cun beside the lower edge of the L2 spine",)


def test_a_point_on_one_side_is_one_dot_on_the_patients_own_side(shown):
    (dot,) = shown(use("ST36", "left")).dots
    assert (dot.view, dot.side, side_at("front", dot.across)) == ("front", "left", "left")


def test_a_point_of_the_midline_has_no_side(shown):
    found = shown(use("GV4"))
    assert [dot.side for dot in found.dots] == [""]
    assert found.short == "GV4"
    assert found.lines == ("GV4, back: below the spine of L2, in the midline",)


def test_a_side_that_was_not_recorded_is_not_made_up(shown):
    found = shown(use("BL40"))
    assert [(dot.side, dot.is_sure) for dot in found.dots] == [("left", False), ("right", False)]
    assert found.short == "BL40 (no side)"
    assert found.lines[0].startswith("BL40 side not recorded, back: ")


def test_points_without_a_place_are_named_and_never_placed(shown):
    found = shown(use("ling_gu", "right"), use("ashi", "right", "near BL24"), use("BL1"), use("later_point"))
    assert found.dots == ()
    assert found.short == ""
    assert found.unplaced == "Linggu right, Ashi near BL24 right, BL1, later point"


def test_a_point_charted_twice_is_drawn_once(shown):
    found = shown(use("BL23", "left"), use("BL23", "left"), use("BL23", "both"))
    assert [dot.side for dot in found.dots] == ["left", "right"]
    assert found.short == "BL23 left, BL23 both"


def test_a_recorded_side_counts_before_one_that_was_not(shown):
    found = shown(use("BL23"), use("BL23", "left"))
    assert [(dot.side, dot.is_sure) for dot in found.dots] == [("left", True), ("right", False)]


def test_a_point_with_two_places_has_both(shown):
    found = shown(use("EX-UE7", "right"))
    assert [dot.region for dot in found.dots] == ["hand_back", "hand_back"]
    assert len(found.lines) == 1


def test_a_point_without_a_described_location_is_told_by_its_region(shown):
    assert shown(use("LI15", "left")).lines == ("LI15 left side, front: shoulder",)
