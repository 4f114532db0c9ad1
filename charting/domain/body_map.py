"""The figure's named regions: which one a place on the drawing belongs to, on the patient's own side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import ceil

from charting.domain.pain_drawing import (
    BRUSH,
    HEIGHT,
    VIEWS,
    WIDTH,
    Mark,
    MarkSide,
    PainDrawing,
    Point,
    Quality,
    Stroke,
    View,
    along,
    parts_without,
)

Outline = tuple[tuple[float, float], ...]
"""A closed line of places across and down."""

MIDLINE = WIDTH / 2
CELL = 4
"""The figure is looked at in squares of this size."""
ACROSS, DOWN = WIDTH // CELL, HEIGHT // CELL

LEAST_SHARE = 0.1
"""A region is named when this much of a stroke lies in it: a slip over the border is no finding."""
LEAST_LENGTH = 10
"""Or when this many places of it do, some 40 figure units, however long the stroke is."""


@dataclass(frozen=True, kw_only=True)
class Region:
    """A part of the body with a name; its key lives for ever."""

    key: str
    name: str
    """`back of the thigh`."""
    said: str
    """With a place for the side: `back of the {side} thigh`."""
    sided: bool
    middle: float
    """How far from the midline its middle reaches; 0 where it has none of its own."""
    shapes: Mapping[View, Outline]
    """One half of it in each view that shows it: distance from the midline, then height."""
    below_gluteal_fold: bool = False
    saddle: bool = False

    @property
    def sides(self) -> tuple[MarkSide, ...]:
        """Where it can be marked, left first."""
        if not self.sided:
            return ("",)
        return ("left", "right", "") if self.middle else ("left", "right")

    def span(self, view: View, side: MarkSide) -> tuple[float, float]:
        """From where to where across a figure a mark of it reaches; all across where it has no sides."""
        if not self.sided:
            return 0.0, WIDTH
        if side == "":
            return MIDLINE - self.middle, MIDLINE + self.middle
        if side_at(view, 0) == side:
            return 0.0, MIDLINE - self.middle
        return MIDLINE + self.middle, WIDTH


@dataclass(frozen=True)
class Place:
    """A region on one of the patient's own sides."""

    region: str
    side: MarkSide = ""


@dataclass(frozen=True)
class Reach:
    """Where a stroke goes."""

    places: tuple[Place, ...]
    """The regions worth naming."""
    cells: frozenset[tuple[View, int]]
    """The squares of the figures that it covers."""


def side_at(view: View, x: float) -> MarkSide:
    """The patient's own side at a place across a figure.

    The front figure faces the viewer, so its left half is the patient's right.
    """
    is_viewers_left = x < MIDLINE
    if view == "front":
        return "right" if is_viewers_left else "left"
    return "left" if is_viewers_left else "right"


class BodyMap:
    """Both figures divided into regions."""

    def __init__(
        self,
        regions: Sequence[Region],
        runs: Sequence[tuple[str, ...]],
        outlines: Mapping[View, Outline],
    ) -> None:
        self.regions = {region.key: region for region in regions}
        """Head to foot."""
        self.runs = tuple(runs)
        """Regions that follow each other along the body."""
        self.outlines = outlines

    def divide(self) -> "BodyMap":
        """Itself, divided now rather than under the first stroke."""
        self.cells_by_place  # noqa: B018 - reading it is what divides
        return self

    @cached_property
    def area(self) -> int:
        """How many squares both figures have."""
        return sum(1 for cells in self._cells.values() for place in cells if place is not None)

    @cached_property
    def cells_by_place(self) -> Mapping[Place, frozenset[tuple[View, int]]]:
        """The squares of every region on every side."""
        found: dict[Place, set[tuple[View, int]]] = {}
        for view, cells in self._cells.items():
            for number, place in enumerate(cells):
                if place is not None:
                    found.setdefault(place, set()).add((view, number))
        return {place: frozenset(numbers) for place, numbers in found.items()}

    def place_at(self, view: View, point: Point) -> Place | None:
        """The region under a place of a figure; None outside the body."""
        return self._cells[view][_cell_at(point)]

    def cells_under(self, view: View, point: Point) -> Iterator[tuple[View, int]]:
        """The squares of the body that the brush covers at a place."""
        cells = self._cells[view]
        column, row = min(point[0] // CELL, ACROSS - 1), min(point[1] // CELL, DOWN - 1)
        for across, down in BRUSH_CELLS:
            x, y = column + across, row + down
            if 0 <= x < ACROSS and 0 <= y < DOWN and cells[y * ACROSS + x] is not None:
                yield view, y * ACROSS + x

    @cached_property
    def _cells(self) -> Mapping[View, list[Place | None]]:
        return {view: self._divided(view) for view in VIEWS}

    def _divided(self, view: View) -> list[Place | None]:
        cells: list[Place | None] = [None] * (ACROSS * DOWN)
        inside = set(_filled(self.outlines[view]))
        for region in self.regions.values():
            shape = region.shapes.get(view)
            if shape is None:
                continue
            places = {side: Place(region.key, side) for side in region.sides}
            for turned in (-1, 1):
                half = tuple((MIDLINE + turned * out, height) for out, height in shape)
                for number in _filled(half):
                    if cells[number] is None and number in inside:
                        cells[number] = places[_side_of(region, view, number)]
        return cells


def _side_of(region: Region, view: View, number: int) -> MarkSide:
    x = (number % ACROSS + 0.5) * CELL
    if not region.sided or abs(x - MIDLINE) < region.middle:
        return ""
    return side_at(view, x)


def _cell_at(point: Point) -> int:
    return min(point[1] // CELL, DOWN - 1) * ACROSS + min(point[0] // CELL, ACROSS - 1)


def _filled(outline: Outline) -> Iterator[int]:
    """The numbers of the squares whose middle lies inside a closed line."""
    crossings: list[list[float]] = [[] for _ in range(DOWN)]
    for one, other in pairwise((*outline, outline[0])):
        (x1, y1), (x2, y2) = (one, other) if one[1] <= other[1] else (other, one)
        for row in range(max(0, _first_middle(y1)), min(DOWN, _first_middle(y2))):
            crossings[row].append(x1 + (x2 - x1) * ((row + 0.5) * CELL - y1) / (y2 - y1))
    for row, found in enumerate(crossings):
        found.sort()
        for start, end in zip(found[::2], found[1::2], strict=True):
            for column in range(max(0, _first_middle(start)), min(ACROSS, _first_middle(end))):
                yield row * ACROSS + column


def _first_middle(at: float) -> int:
    """The first row or column of squares whose middle lies at or beyond a place."""
    return ceil(at / CELL - 0.5)


BRUSH_CELLS = tuple(
    (across, down)
    for across in range(-3, 4)
    for down in range(-3, 4)
    if (across * across + down * down) * CELL * CELL <= BRUSH * BRUSH
)


@lru_cache(maxsize=2048)
def reach(body: BodyMap, stroke: Stroke) -> Reach:
    """The regions a stroke lies in and the squares it covers; none where it misses the body."""
    places = along(stroke.points)
    counts: dict[Place, int] = {}
    cells: set[tuple[View, int]] = set()
    for point in places:
        place = body.place_at(stroke.view, point)
        if place is not None:
            counts[place] = counts.get(place, 0) + 1
        cells.update(body.cells_under(stroke.view, point))
    total = sum(counts.values())
    most = max(counts.values(), default=0)
    named = tuple(
        place
        for place, count in counts.items()
        if count == most or count >= LEAST_LENGTH or count >= LEAST_SHARE * total
    )
    return Reach(named, frozenset(cells))


def marks_in(body: BodyMap, drawing: PainDrawing) -> tuple[Mark, ...]:
    """Each region with each quality that is drawn or marked in it, once, head to foot."""
    found = {
        Mark(stroke.quality, place.region, place.side)
        for stroke in drawing.strokes
        for place in reach(body, stroke).places
    }
    order = {key: number for number, key in enumerate(body.regions)}
    qualities = list(Quality)
    return tuple(
        sorted(
            found.union(drawing.listed),
            key=lambda one: (qualities.index(one.quality), order.get(one.region, len(order)), one.side),
        )
    )


def share_of(body: BodyMap, drawing: PainDrawing) -> float:
    """How much of both figures is covered, in percent with one decimal; nothing is counted twice."""
    covered: set[tuple[View, int]] = set()
    for stroke in drawing.strokes:
        covered |= reach(body, stroke).cells
    for mark in drawing.listed:
        covered |= body.cells_by_place.get(Place(mark.region, mark.side), frozenset())
    return round(100 * len(covered) / body.area, 1)


def with_mark(body: BodyMap, drawing: PainDrawing, mark: Mark) -> PainDrawing:
    """The drawing with a region marked by name; unchanged when it is drawn or marked already."""
    if mark in marks_in(body, drawing):
        return drawing
    return PainDrawing(strokes=drawing.strokes, listed=tuple(sorted({*drawing.listed, mark})))


def without_mark(body: BodyMap, drawing: PainDrawing, mark: Mark) -> PainDrawing:
    """The drawing with nothing of that quality left in a region, whether it was drawn or marked."""
    known = {Place(one.region, one.side) for one in marks_in(body, drawing) if one.quality is mark.quality}
    gone = Place(mark.region, mark.side)
    strokes: list[Stroke] = []
    for stroke in drawing.strokes:
        if stroke.quality is not mark.quality or gone not in reach(body, stroke).places:
            strokes.append(stroke)
            continue
        left = _outside(body, stroke, gone)
        # A slip over the border was no finding before and must not become one now
        strokes += [part for part in left if known.intersection(reach(body, part).places) - {gone}]
    listed = tuple(one for one in drawing.listed if one != mark)
    return PainDrawing(strokes=tuple(strokes), listed=listed)


def _outside(body: BodyMap, stroke: Stroke, gone: Place) -> tuple[Stroke, ...]:
    """What is left of a stroke outside a region; what missed the body goes with it."""

    def is_gone(point: Point) -> bool:
        return body.place_at(stroke.view, point) in (gone, None)

    return parts_without(stroke, is_gone)
