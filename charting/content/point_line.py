"""Points as the line that would type them: what `parse_points` reads, the other way round."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from charting.domain.treatment import Point, PointUse

SIDE_MARKS = {"": "", "left": "l", "right": "r", "both": "b"}
TECHNIQUE_MARKS = {"": "", "reinforce": "+", "reduce": "-", "even": "="}


def point_line(points: Mapping[str, Point], uses: Iterable[PointUse]) -> str:
    """The line that reads back as these points with their marks and place: `BL23 BL25 b, KI3 b + 25mm`.

    The marks are side, technique, depth, angle and minutes. The needle itself, de qi,
    stimulation and notes are not part of it.
    """
    groups = []
    for (place, marks), alike in groupby(uses, key=lambda use: (_place(points, use), _marks(use))):
        if place is None:
            groups.append(" ".join([*(use.point for use in alike), *marks]))
        else:
            groups += [" ".join([use.point, *([place] if place else []), *marks]) for use in alike]
    return ", ".join(groups)


def _place(points: Mapping[str, Point], use: PointUse) -> str | None:
    """The words that a free point stands at; None for a point that has its own place."""
    point = points.get(use.point)
    return use.place.replace(",", " ") if point is not None and point.free else None


def _marks(use: PointUse) -> tuple[str, ...]:
    depth = f"{use.depth_mm:g}mm" if use.depth_mm is not None else ""
    minutes = f"{use.retention_minutes}min" if use.retention_minutes is not None else ""
    marks = (SIDE_MARKS[use.side], TECHNIQUE_MARKS[use.technique], depth, use.angle, minutes)
    return tuple(mark for mark in marks if mark)
