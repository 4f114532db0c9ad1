"""Points written as a line read back as the same points."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.content.point_entry import parse_points
from charting.content.point_line import point_line
from charting.domain.treatment import ANGLES, TECHNIQUES, PointUse


def read_back(catalogue, uses):
    return parse_points(catalogue.points, catalogue.channels, point_line(catalogue.points, uses))


def test_points_that_are_needled_alike_share_their_marks(catalogue):
    uses = [PointUse(point=key, side="both", technique="reinforce") for key in ("BL23", "BL25")]
    uses.append(PointUse(point="ST36", side="left", depth_mm=25))
    assert point_line(catalogue.points, uses) == "BL23 BL25 b +, ST36 l 25mm"


def test_every_point_of_the_catalogue_reads_back(catalogue):
    lost = []
    for point in catalogue.points.values():
        if point.retired:
            continue
        use = PointUse(point=point.key, side="both" if point.paired else "")
        use = replace(use, place="near the iliac crest") if point.free else use
        if read_back(catalogue, [use]) != ((use,), ""):
            lost.append(point.key)
    assert lost == []


KEYS = ("BL23", "BL25", "GV4", "KI3", "ST36", "EX-B2", "ashi")


@st.composite
def prescriptions(draw):
    """Points as they can be charted, each with its marks."""
    uses = []
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=8)):
        paired = key != "GV4"
        uses.append(
            PointUse(
                point=key,
                side=draw(st.sampled_from(("", "left", "right", "both"))) if paired else "",
                technique=draw(st.sampled_from(("", *TECHNIQUES))),
                depth_mm=draw(st.sampled_from((None, 12.5, 25.0))),
                angle=draw(st.sampled_from(("", *ANGLES))),
                retention_minutes=draw(st.sampled_from((None, 20))),
                place=draw(st.sampled_from(("", "near BL24", "over the rib"))) if key == "ashi" else "",
            )
        )
    return uses


@given(prescriptions())
def test_any_prescription_reads_back_as_it_was(catalogue, uses):
    assert read_back(catalogue, uses) == (tuple(uses), "")


def test_a_comma_in_a_place_does_not_part_it(catalogue):
    use = PointUse(point="ashi", place="rib 12, lateral", side="right")
    (read,), rest = read_back(catalogue, [use])
    assert (read.place, read.side, rest) == ("rib 12 lateral", "right", "")


@pytest.mark.parametrize("uses", [[], [PointUse(point="BL23", note="only here")]])
def test_notes_stay_with_their_visit(catalogue, uses):
    assert "only here" not in point_line(catalogue.points, uses)
