"""Treated points as dots on the figure of the pain drawing: a location aid, never a needling guide."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from charting.domain.body_map import MIDLINE, side_at
from charting.domain.pain_drawing import MarkSide, View
from charting.domain.text import in_words
from charting.domain.treatment import Point, PointUse

LOCATION_AID = "Location aid, not a needling guide"
"""Stands near every figure with dots on it."""


@dataclass(frozen=True, kw_only=True)
class PointPlace:
    """Where a point lies on a figure, the same on both sides."""

    view: View
    out: float
    """Figure units from the midline; 0 for a point in it."""
    down: float
    """Figure units from the top."""
    region: str
    """The region it lies in."""

    def across(self, side: MarkSide) -> float:
        """Where it is across the figure on the patient's own side."""
        return MIDLINE - self.out if side_at(self.view, 0) == side else MIDLINE + self.out


class PointMap(Protocol):
    """What is known of the places of points."""

    def places_of(self, point: str) -> tuple[PointPlace, ...]:
        """Every place of a point, as some have two; empty where none is known."""


@dataclass(frozen=True, kw_only=True)
class PointDot:
    """One dot on one figure."""

    point: str
    view: View
    across: float
    down: float
    region: str
    side: MarkSide
    """The patient's own side of the dot; empty in the midline."""
    is_sure: bool = True
    """Whether the side was recorded; else the point is shown on both, as rings."""
    words: str = ""
    """`BL23 both sides, back: 1.5 cun beside the lower edge of the L2 spine`."""


@dataclass(frozen=True, kw_only=True)
class PointDots:
    """The dots of one visit, and the same in words."""

    dots: tuple[PointDot, ...] = ()
    short: str = ""
    """`BL23 both, GV4`, as far as they are on the figure."""
    lines: tuple[str, ...] = ()
    """Each point on the figure with its sides and its place."""
    unplaced: str = ""
    """The points without a place on the figure: `Linggu right, Ashi near BL24`."""


def point_dots(
    places: PointMap, region_name: Callable[[str], str], points: Mapping[str, Point], uses: Iterable[PointUse]
) -> PointDots:
    """Where the treated points are on the figures, each point and side once, in their order.

    `region_name` says a region where the point itself tells no location. A free point
    (ashi) is where its own words say, which no figure knows.
    """
    dots: dict[tuple[str, View, float, float], PointDot] = {}
    short: dict[str, None] = {}
    lines: dict[str, None] = {}
    unplaced: dict[str, None] = {}
    for use in uses:
        point = points.get(use.point)
        found = () if point is None or point.free else places.places_of(use.point)
        name = _name(use, point)
        if not found:
            unplaced[" ".join(part for part in (name, use.place, use.side) if part)] = None
            continue
        words = _words(name, use, point, found, region_name)
        lines[words] = None
        short[f"{name} {_side(use, found)}".strip()] = None
        for dot in (each for place in found for each in _dots(use, place, words)):
            at = (dot.point, dot.view, dot.across, dot.down)
            if at not in dots or not dots[at].is_sure:
                dots[at] = dot
    return PointDots(
        dots=tuple(dots.values()), short=", ".join(short), lines=tuple(lines), unplaced=", ".join(unplaced)
    )


def _dots(use: PointUse, place: PointPlace, words: str) -> Iterator[PointDot]:
    sides: tuple[MarkSide, ...] = ("left", "right")
    if not place.out:
        sides = ("",)
    elif use.side in ("left", "right"):
        sides = (use.side,)
    for side in sides:
        yield PointDot(
            point=use.point,
            view=place.view,
            across=place.across(side),
            down=place.down,
            region=place.region,
            side=side,
            is_sure=bool(use.side) or not place.out,
            words=words,
        )


def _words(
    name: str,
    use: PointUse,
    point: Point | None,
    found: tuple[PointPlace, ...],
    region_name: Callable[[str], str],
) -> str:
    side = {"both": "both sides", "left": "left side", "right": "right side"}.get(use.side, "")
    if not side and any(place.out for place in found):
        side = "side not recorded"
    where = (point.location if point else "") or region_name(found[0].region)
    return f"{' '.join(part for part in (name, side) if part)}, {found[0].view}: {where}"


def _side(use: PointUse, found: tuple[PointPlace, ...]) -> str:
    if not any(place.out for place in found):
        return ""
    return use.side or "(no side)"


def _name(use: PointUse, point: Point | None) -> str:
    """The code, as it is labelled on the figure; the name where a point has none."""
    if point is None or use.point.isupper():
        return in_words(use.point)
    return point.pinyin or point.english
