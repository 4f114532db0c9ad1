"""Points as the line that would type them: what `parse_points` reads, the other way round."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from charting.domain.text import in_words
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
            named = (" ".join([in_words(use.point), *([place] if place else [])]) for use in alike)
            groups += [" ".join([name, *marks]) for name in named]
    return ", ".join(groups)


def _place(points: Mapping[str, Point], use: PointUse) -> str | None:
    """The words that a free point stands at, or none; None for a code that others may follow in the line."""
    point = points.get(use.point)
    if point is not None and point.free:
        return use.place.replace(",", " ")
    return None if in_words(use.point) == use.point else ""


def _marks(use: PointUse) -> tuple[str, ...]:
    depth = f"{use.depth_mm:g}mm" if use.depth_mm is not None else ""
    minutes = f"{use.retention_minutes}min" if use.retention_minutes is not None else ""
    marks = (SIDE_MARKS[use.side], TECHNIQUE_MARKS[use.technique], depth, use.angle, minutes)
    return tuple(mark for mark in marks if mark)
