"""Regions of known places, on the patient's own side, and the share of the body they make."""

import pytest

from charting.content.body import read_body
from charting.domain.body_map import (
    MIDLINE,
    Place,
    marks_in,
    reach,
    share_of,
    side_at,
    with_mark,
    without_mark,
)
from charting.domain.pain_drawing import WIDTH, Mark, PainDrawing, Quality, Stroke

ACHE, BURNING = Quality.ACHE, Quality.BURNING


@pytest.fixture(scope="module")
def body():
    return read_body()


def stroke(view, *points, quality=ACHE):
    return Stroke(quality=quality, view=view, points=points)


def drawing(*strokes, listed=()):
    return PainDrawing(strokes=strokes, listed=listed)


def places(body, *strokes):
    return [(mark.region, mark.side) for mark in marks_in(body, drawing(*strokes))]


def test_the_front_figure_faces_the_viewer_and_the_back_figure_does_not():
    assert side_at("front", 100) == "right"
    assert side_at("front", 400) == "left"
    assert side_at("back", 100) == "left"
    assert side_at("back", 400) == "right"


KNOWN = [
    ("back", (285, 390), "lower_back", "right"),
    ("back", (215, 390), "lower_back", "left"),
    ("back", (250, 390), "lower_back", ""),
    ("back", (250, 445), "sacrum", ""),
    ("back", (295, 490), "buttock", "right"),
    ("back", (205, 490), "buttock", "left"),
    ("back", (300, 620), "back_of_thigh", "right"),
    ("back", (195, 710), "back_of_knee", "left"),
    ("back", (310, 800), "calf", "right"),
    ("back", (190, 975), "heel", "left"),
    ("back", (320, 230), "shoulder_blade", "right"),
    ("back", (252, 512), "saddle_area", ""),
    ("front", (295, 600), "front_of_thigh", "left"),
    ("front", (205, 600), "front_of_thigh", "right"),
    ("front", (310, 705), "knee", "left"),
    ("front", (300, 500), "groin", "left"),
    ("front", (200, 500), "groin", "right"),
    ("front", (195, 800), "shin", "right"),
    ("front", (190, 970), "foot", "right"),
    ("front", (430, 500), "palm", "left"),
    ("front", (320, 200), "chest", "left"),
    ("front", (250, 60), "face", ""),
]


@pytest.mark.parametrize(("view", "point", "region", "side"), KNOWN)
def test_a_known_place_has_its_region_on_the_patients_own_side(body, view, point, region, side):
    assert body.place_at(view, point) == Place(region, side)


@pytest.mark.parametrize(("view", "point", "region", "side"), KNOWN)
def test_across_the_midline_is_the_patients_other_side(body, view, point, region, side):
    mirrored = (int(2 * MIDLINE - point[0]), point[1])
    other = {"left": "right", "right": "left", "": ""}[side]
    assert body.place_at(view, mirrored) == Place(region, other)


def test_the_left_hand_is_at_the_viewers_right_in_front_and_left_behind(body):
    assert body.place_at("front", (430, 500)).side == "left"
    assert body.place_at("back", (70, 500)).side == "left"


def test_beside_the_body_is_no_region(body):
    assert body.place_at("back", (20, 100)) is None
    assert body.place_at("front", (WIDTH, 1000)) is None


def test_a_stroke_down_the_leg_is_in_every_region_on_the_way(body):
    down = stroke("back", (210, 450), (200, 560), (190, 700), (190, 800))
    assert places(body, down) == [
        ("buttock", "left"),
        ("back_of_thigh", "left"),
        ("back_of_knee", "left"),
        ("calf", "left"),
    ]


def test_a_slip_over_the_border_is_no_finding(body):
    assert places(body, stroke("back", (275, 360), (275, 431))) == [("lower_back", "right")]


def test_a_dot_has_its_region(body):
    assert places(body, stroke("back", (285, 390))) == [("lower_back", "right")]


def test_a_stroke_beside_the_body_is_in_no_region(body):
    missed = reach(body, stroke("back", (10, 100), (30, 100)))
    assert missed.places == ()
    assert missed.cells == frozenset()


def test_two_strokes_in_one_region_are_one_finding(body):
    assert places(body, stroke("back", (285, 380)), stroke("back", (290, 400))) == [("lower_back", "right")]


def test_the_same_stroke_twice_covers_no_more(body):
    line = stroke("back", (285, 360), (285, 420))
    again = stroke("back", (285, 360), (285, 420), quality=BURNING)
    assert share_of(body, drawing(line, again)) == share_of(body, drawing(line)) > 0


def test_all_regions_together_are_the_whole_body(body):
    everything = [Mark(ACHE, region.key, side) for region in body.regions.values() for side in region.sides]
    assert share_of(body, drawing(listed=tuple(everything))) == 100.0


def test_the_share_is_that_of_both_figures(body):
    listed = (Mark(ACHE, "calf", "left"),)
    cells = len(body.cells_by_place[Place("calf", "left")])
    assert share_of(body, drawing(listed=listed)) == round(100 * cells / body.area, 1)
    assert 1 < share_of(body, drawing(listed=listed)) < 4


def test_a_region_of_a_later_version_is_kept_and_has_no_area(body):
    listed = (Mark(ACHE, "left_earlobe", ""),)
    assert marks_in(body, drawing(listed=listed)) == listed
    assert share_of(body, drawing(listed=listed)) == 0.0


def test_marking_by_name_says_the_same_as_drawing_there(body):
    mark = Mark(ACHE, "lower_back", "right")
    by_name = with_mark(body, PainDrawing(), mark)
    by_hand = drawing(stroke("back", (285, 380), (290, 400)))
    assert marks_in(body, by_name) == marks_in(body, by_hand) == (mark,)


def test_marking_what_is_drawn_already_changes_nothing(body):
    by_hand = drawing(stroke("back", (285, 380), (290, 400)))
    assert with_mark(body, by_hand, Mark(ACHE, "lower_back", "right")) is by_hand


def test_unmarking_takes_that_part_of_a_stroke_and_leaves_the_rest(body):
    leg = drawing(stroke("back", (210, 450), (200, 560), (190, 700), (190, 800)))
    left = without_mark(body, leg, Mark(ACHE, "back_of_knee", "left"))
    assert [mark.region for mark in marks_in(body, left)] == ["buttock", "back_of_thigh", "calf"]


def test_unmarking_leaves_no_crumb_that_becomes_a_finding(body):
    over = drawing(stroke("back", (275, 360), (275, 431)))
    assert without_mark(body, over, Mark(ACHE, "lower_back", "right")).is_empty


def test_unmarking_leaves_other_qualities_and_sides(body):
    kept = (
        stroke("back", (285, 390), quality=BURNING),
        stroke("back", (215, 390)),
    )
    left = without_mark(body, drawing(stroke("back", (285, 390)), *kept), Mark(ACHE, "lower_back", "right"))
    assert left.strokes == kept
