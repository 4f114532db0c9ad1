"""Where points lie on the figure, counted from its landmarks as the content file says."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from charting.content.body import read_body
from charting.content.read import ContentError, read_entries
from charting.domain.body_map import MIDLINE, Outline
from charting.domain.finding import Review
from charting.domain.pain_drawing import View
from charting.domain.point_dots import PointDots, PointPlace, point_dots
from charting.domain.treatment import Point, PointUse
from charting.paths import resources

FILE = "content/body/point_positions.toml"


@dataclass(frozen=True, kw_only=True)
class Levels:
    """Landmarks at even distances, such as vertebrae."""

    view: View
    names: tuple[str, ...]
    first: float
    last: float
    source: str
    review: Review = Review.DRAFT

    def landmarks(self) -> "Iterator[Landmark]":
        """Each level as a landmark."""
        apart = (self.last - self.first) / max(1, len(self.names) - 1)
        for number, name in enumerate(self.names):
            yield Landmark(key=name, view=self.view, height=self.first + number * apart, source=self.source)


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A part of the body that is so many cun long."""

    key: str
    start: float
    end: float
    cun: float
    source: str
    review: Review = Review.DRAFT


@dataclass(frozen=True, kw_only=True)
class Landmark:
    """A height on one of the figures to count from."""

    key: str
    view: View
    height: float
    source: str
    stretch: str = ""
    """What one cun above or below it is measured by."""
    arm: bool = False
    """Whether `across` means the arm rather than the trunk or leg."""
    review: Review = Review.DRAFT


@dataclass(frozen=True, kw_only=True)
class Position:
    """One place of a point, as the file counts it; see there."""

    key: str
    at: str
    region: str
    source: str
    below: float = 0.0
    beside: float | None = None
    across: float | None = None
    review: Review = Review.DRAFT


@dataclass(frozen=True, kw_only=True)
class PositionsFile:
    """All places, and what they are counted from."""

    breadth: float
    level: tuple[Levels, ...]
    stretch: tuple[Stretch, ...]
    landmark: tuple[Landmark, ...]
    point: tuple[Position, ...]


class PointPositions:
    """The places of points; each is counted when it is first asked for."""

    def __init__(self, file: PositionsFile, outlines: Mapping[View, Outline]) -> None:
        """Raises ContentError where a point is counted from nothing that is known."""
        self._breadth = file.breadth
        self._outlines = outlines
        self._unit = {one.key: (one.end - one.start) / one.cun for one in file.stretch}
        self._landmarks = {mark.key: mark for level in file.level for mark in level.landmarks()}
        self._landmarks |= {mark.key: mark for mark in file.landmark}
        self.positions: dict[str, tuple[Position, ...]] = {}
        """Each point with its places, in the file's order."""
        for one in file.point:
            self._check(one)
            self.positions[one.key] = (*self.positions.get(one.key, ()), one)
        self._counted: dict[str, tuple[PointPlace, ...]] = {}

    def places_of(self, point: str) -> tuple[PointPlace, ...]:
        """Every place of a point, as some have two; empty where none is known."""
        if point not in self._counted:
            self._counted[point] = tuple(self._place(one) for one in self.positions.get(point, ()))
        return self._counted[point]

    def _check(self, one: Position) -> None:
        mark = self._landmarks.get(one.at)
        if mark is None:
            raise ContentError(f"{FILE}: {one.key}: there is no landmark {one.at}")
        if one.below and mark.stretch not in self._unit:
            raise ContentError(f"{FILE}: {one.key}: no stretch says how long a cun is at {one.at}")
        if (one.beside is None) == (one.across is None):
            raise ContentError(f"{FILE}: {one.key}: say either how far beside the midline or how far across")

    def _place(self, one: Position) -> PointPlace:
        mark = self._landmarks[one.at]
        down = mark.height + (one.below * self._unit[mark.stretch] if one.below else 0)
        if one.beside is not None:
            out = one.beside * self._breadth
        else:
            inner, outer = self._edges(mark, down)
            out = inner + (one.across or 0) * (outer - inner)
        return PointPlace(view=mark.view, out=round(out, 1), down=round(down, 1), region=one.region)

    def _edges(self, mark: Landmark, down: float) -> tuple[float, float]:
        """How far from the midline the arm, or else the trunk or leg, begins and ends at a height.

        The mean of both sides, so that the two dots of a point mirror each other.
        """
        outline = self._outlines[mark.view]
        crossings = sorted(
            x1 + (x2 - x1) * (down - y1) / (y2 - y1)
            for (x1, y1), (x2, y2) in pairwise((*outline, outline[0]))
            if (y1 > down) != (y2 > down)
        )
        middle = bisect_left(crossings, MIDLINE)
        halves = (
            [MIDLINE - x for x in reversed(crossings[:middle])],
            [x - MIDLINE for x in crossings[middle:]],
        )
        edges = [_part(half, last=mark.arm) for half in halves]
        return sum(inner for inner, _ in edges) / 2, sum(outer for _, outer in edges) / 2


@cache
def read_point_map(folder: Path | None = None) -> PointPositions:
    """The places of a resources folder (the product's own unless given). Raises ContentError."""
    place = folder or resources()
    return PointPositions(read_entries(place / FILE, PositionsFile, FILE), read_body(folder).outlines)


def dots_of(points: Mapping[str, Point], uses: Iterable[PointUse]) -> PointDots:
    """Where treated points are on the product's figures. Raises ContentError."""
    used = tuple(uses)
    if not used:
        return PointDots()
    regions = read_body().regions
    return point_dots(read_point_map(), lambda key: regions[key].name, points, used)


def _part(half: list[float], *, last: bool) -> tuple[float, float]:
    """The first or the last stretch of the body on one half of a height, from the midline outwards."""
    if len(half) % 2:
        half = [0.0, *half]
    return (half[-2], half[-1]) if last else (half[0], half[1])
