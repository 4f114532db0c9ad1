"""Where points lie on the figure: inside it, in the region that their words name, alike on both sides."""

import re
import shutil

import pytest

from charting.content.body import read_body
from charting.content.point_map import FILE, read_point_map
from charting.content.read import ContentError
from charting.domain.body_map import MIDLINE, side_at
from charting.domain.finding import Review
from charting.paths import resources

SIDES = ("left", "right")

NAMED = {
    r"T[1-7] spine|spine of T[1-7]\b": "upper_back",
    r"T([89]|1[0-2]) spine|spine of T(9|1[0-2])\b": "mid_back",
    r"L[1-5] spine|spine of L[1-5]\b": "lower_back",
    r"in the .* sacral foramen|at the sacral hiatus": "sacrum",
    r"coccyx|^buttock": "buttock",
    r"crease behind the knee|above BL39": "back_of_knee",
    r"^back of the thigh|fold below the buttock": "back_of_thigh",
    r"below BL40|behind the fibula$": "calf",
    r"Achilles|BL60$|heel|just below the outer ankle": "achilles",
    r"front of the thigh": "front_of_thigh",
    r"^inner thigh|above SP10|vastus medialis": "inner_thigh",
    r"^outer thigh": "outer_thigh",
    r"upper edge of the kneecap|below the kneecap|^outer knee|knee crease, in front": "knee",
    r"outside the shin$|outside the shin crest$": "shin outer_lower_leg",
    r"fibula$": "outer_lower_leg calf",
    r"tibia$|inner condyle of the tibia": "shin",
    r"toes|metatars|^(inner|outer) foot|of the foot": "foot",
    r"front of the ankle|outer ankle bone$": "ankle achilles",
    r"below the navel": "lower_abdomen",
    r"[24] cun above the navel": "upper_abdomen",
    r"^flank|12th rib|eleventh rib": "flank",
    r"nipple line|breastbone|side of the chest": "chest",
    r"highest point of the shoulder": "upper_shoulder",
    r"skull|C2": "neck",
    r"eye|nose": "face",
    r"top of the head": "head",
    r"^back of the hand|edge of the hand": "hand_back",
    r"^elbow crease|of the elbow crease": "elbow",
    r"above the wrist crease|^wrist crease": "forearm_front",
    r"above the back of the wrist|LI11 on the forearm": "forearm_back",
}
"""What a location says, and the regions that it can be in."""


@pytest.fixture(scope="module")
def body():
    return read_body()


@pytest.fixture(scope="module")
def places():
    known = read_point_map()
    return {key: known.places_of(key) for key in known.positions}


@pytest.fixture
def folder(tmp_path):
    for name in ("content/body", "pictures/body"):
        shutil.copytree(resources() / name, tmp_path / name)
    return tmp_path


def point_line(**said):
    parts = {"key": '"BL23"', "at": '"L2"', "region": '"lower_back"', "source": '"invented"'} | said
    return "[[point]]\n" + "".join(f"{name} = {value}\n" for name, value in parts.items())


def with_point(folder, **said):
    path = folder / FILE
    head, _, _ = path.read_text().partition("point = [\n")
    path.write_text(head + point_line(**said))
    return folder


def region_at(body, place, side):
    found = body.place_at(place.view, (round(place.across(side)), round(place.down)))
    return found.region if found else None


def test_every_dot_lies_in_the_region_it_says_on_both_sides(body, places):
    for key, found in places.items():
        for place in found:
            for side in SIDES:
                assert region_at(body, place, side) == place.region, (key, side, place)


def test_the_two_dots_of_a_point_mirror_each_other_and_are_on_their_sides(places):
    for found in places.values():
        for place in found:
            left, right = (place.across(side) for side in SIDES)
            assert left + right == pytest.approx(2 * MIDLINE)
            if place.out:
                assert [side_at(place.view, across) for across in (left, right)] == list(SIDES)


def test_only_points_of_the_midline_lie_in_it(catalogue, places):
    for key, found in places.items():
        assert {place.out > 0 for place in found} == {catalogue.points[key].paired}, key


def test_every_dot_is_where_the_words_of_its_point_say(catalogue, places):
    checked = 0
    for key, found in places.items():
        location = catalogue.points[key].location
        for words, regions in NAMED.items():
            if re.search(words, location):
                assert {place.region for place in found} <= set(regions.split()), (key, location)
                checked += 1
    assert checked > 120


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("BL22", "BL23"),
        ("BL23", "BL25"),
        ("BL40", "BL57"),
        ("BL57", "BL60"),
        ("ST36", "ST37"),
        ("SP9", "SP6"),
    ],
)
def test_points_of_a_channel_follow_each_other_down_the_body(places, upper, lower):
    assert places[upper][0].down < places[lower][0].down


def test_the_outer_line_of_the_back_is_twice_as_far_out_as_the_inner(places):
    assert places["BL52"][0].out == pytest.approx(2 * places["BL23"][0].out)
    assert places["BL52"][0].down == places["BL23"][0].down == places["GV4"][0].down


def test_the_points_of_low_back_hip_and_leg_are_there(places):
    often = "BL23 BL25 BL26 BL32 BL40 BL52 BL54 BL57 BL60 GB30 GB34 GV3 GV4 EX-B7 EX-B8 ST36 SP6 KI3 LR3 GB20"
    assert set(often.split()) <= set(places)
    assert len(places["EX-UE7"]) == 2


def test_every_place_has_a_source_and_waits_for_review():
    for found in read_point_map().positions.values():
        for one in found:
            assert one.source
            assert one.review is Review.DRAFT


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"at": '"L9"', "beside": "1.5"}, "BL23: there is no landmark L9"),
        ({}, "BL23: say either"),
        ({"beside": "1.5", "across": "0.5"}, "BL23: say either"),
        ({"beside": "1.5", "below": "1"}, "BL23: no stretch says how long a cun is at L2"),
    ],
)
def test_a_point_counted_from_nothing_is_refused_by_its_name(folder, said, problem):
    with pytest.raises(ContentError, match=problem):
        read_point_map(with_point(folder, **said))


def test_a_point_without_a_place_has_none():
    assert read_point_map().places_of("ling_gu") == ()
