"""Points that have no code are written by name, and read back as the same points."""

from charting.content.catalogue import read_catalogue
from charting.content.point_entry import parse_points
from charting.content.point_line import point_line
from charting.domain.treatment import PointUse


def test_every_point_without_a_code_is_written_without_an_underscore_and_read_back():
    catalogue = read_catalogue()
    for key, point in catalogue.points.items():
        if "_" not in key:
            continue
        place = "near the scar" if point.free else ""
        uses = (
            PointUse(point="BL23", side="both"),
            PointUse(point="BL25", side="both"),
            PointUse(point=key, side="right", technique="reinforce", place=place),
            PointUse(point=key, depth_mm=10, place=place),
            PointUse(point="ST36", side="both"),
        )
        line = point_line(catalogue.points, uses)
        assert "_" not in line
        assert parse_points(catalogue.points, catalogue.channels, line) == (uses, ""), line
