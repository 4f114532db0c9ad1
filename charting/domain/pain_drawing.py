"""A pain drawing: strokes on a front and a back figure, and regions marked by name; plain values."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from math import ceil, dist
from typing import Any, Literal

View = Literal["front", "back"]
"""Which of the two figures."""
VIEWS: tuple[View, ...] = ("front", "back")

MarkSide = Literal["", "left", "right"]
"""The patient's own side; empty for the middle."""

Point = tuple[int, int]
"""Across and down in figure units: a figure is WIDTH wide and HEIGHT high."""

FINDING = "pain_drawing"
WIDTH, HEIGHT = 500, 1000
BRUSH = 11
"""Half the width of a stroke, in figure units."""
ERASER = 13
APART = 5
"""Points of a stroke nearer to each other than this add nothing that can be seen."""
STEP = 4
"""How far apart the places are at which a stroke is looked at."""
FORMAT = 1


class Quality(StrEnum):
    """What the patient feels; each has a brush of its own."""

    ACHE = "ache"
    BURNING = "burning"
    NUMBNESS = "numbness"
    PINS_AND_NEEDLES = "pins_and_needles"
    STABBING = "stabbing"

    @property
    def label(self) -> str:
        """As it is said at the head of a phrase: `Pins and needles`."""
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """One line of the brush on one of the figures."""

    quality: Quality
    view: View
    points: tuple[Point, ...]
    """At least one; a single one is a dot."""


@dataclass(frozen=True, order=True)
class Mark:
    """A quality felt in a named region."""

    quality: Quality
    region: str
    side: MarkSide = ""


@dataclass(frozen=True, kw_only=True)
class PainDrawing:
    """What was drawn, and what was marked in the list of regions instead."""

    strokes: tuple[Stroke, ...] = ()
    listed: tuple[Mark, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return not (self.strokes or self.listed)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a drawing says."""

    marks: tuple[Mark, ...] = ()
    """Each region with each quality in it once, head to foot."""
    share: float = 0.0
    """Percent of the area of both figures, one decimal."""
    words: str = ""
    """One sentence: `Ache, right lower back; burning, left buttock to calf`."""


class Unreadable(ValueError):
    """A recorded value is no drawing that this version knows."""


def to_text(drawing: PainDrawing, found: Found) -> str:
    """The drawing as it is recorded: canonical JSON with what it was found to say.

    The words are kept with the strokes, so that a signed drawing says for ever what it
    said when it was signed, also when regions are drawn differently one day.
    """
    document = {
        "format": FORMAT,
        "words": found.words,
        "share": found.share,
        "found": [[one.quality, one.region, one.side] for one in found.marks],
        "listed": [[one.quality, one.region, one.side] for one in sorted(drawing.listed)],
        "strokes": [
            [one.quality, one.view, [number for point in one.points for number in point]]
            for one in drawing.strokes
        ],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=16)
def drawing_from(text: str) -> PainDrawing:
    """The drawing of a recorded value; nothing recorded is an empty one. Raises Unreadable."""
    if not text:
        return PainDrawing()
    document = _document(text)
    try:
        return PainDrawing(
            strokes=tuple(_stroke(*one) for one in document["strokes"]),
            listed=tuple(_marks(document["listed"])),
        )
    except (TypeError, ValueError, KeyError) as error:
        raise Unreadable("this is no pain drawing") from error


@lru_cache(maxsize=16)
def found_in(text: str) -> Found:
    """What a recorded value was found to say when it was recorded. Raises Unreadable."""
    if not text:
        return Found()
    document = _document(text)
    try:
        return Found(
            marks=tuple(_marks(document["found"])),
            share=float(document["share"]),
            words=str(document["words"]),
        )
    except (TypeError, ValueError, KeyError) as error:
        raise Unreadable("this is no pain drawing") from error


def recorded_words(text: str) -> str:
    """A recorded value as it is read in a history or on paper, with the share of the body."""
    try:
        found = found_in(text)
    except Unreadable:
        return "a drawing that this version cannot show"
    return f"{found.words} ({share_words(found.share)})" if found.words else ""


def share_words(share: float) -> str:
    """The share of the figures' area in words: `2.4 % of the body`."""
    return f"{share:g} % of the body" if share >= 0.1 else "under 0.1 % of the body"


def thinned(points: Iterable[tuple[float, float]]) -> tuple[Point, ...]:
    """The points that matter, held inside the figure's sheet; the first and the last among them."""
    kept: list[Point] = []
    last: Point | None = None
    for x, y in points:
        last = (min(max(round(x), 0), WIDTH), min(max(round(y), 0), HEIGHT))
        if not kept or dist(last, kept[-1]) >= APART:
            kept.append(last)
    if last is not None and last != kept[-1]:
        kept.append(last)
    return tuple(kept)


@lru_cache(maxsize=2048)
def along(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Places along a line, none further than STEP from the next."""
    if len(points) < 2:
        return points
    places = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        steps = max(1, ceil(dist((x1, y1), (x2, y2)) / STEP))
        places += [
            (round(x1 + (x2 - x1) * step / steps), round(y1 + (y2 - y1) * step / steps))
            for step in range(1, steps + 1)
        ]
    return tuple(places)


def with_stroke(drawing: PainDrawing, stroke: Stroke) -> PainDrawing:
    """The drawing with one more stroke."""
    return replace(drawing, strokes=(*drawing.strokes, stroke))


def erased(drawing: PainDrawing, view: View, path: tuple[Point, ...]) -> PainDrawing:
    """The drawing without what lies under the eraser's path; what is left of a stroke stays."""
    rubbed = along(path)
    left, right = min(x for x, _ in path) - ERASER, max(x for x, _ in path) + ERASER
    top, bottom = min(y for _, y in path) - ERASER, max(y for _, y in path) + ERASER

    def is_rubbed(place: Point) -> bool:
        if not (left <= place[0] <= right and top <= place[1] <= bottom):
            return False
        return any(dist(place, one) <= ERASER for one in rubbed)

    strokes = tuple(
        part
        for stroke in drawing.strokes
        for part in (parts_without(stroke, is_rubbed) if stroke.view == view else (stroke,))
    )
    return drawing if strokes == drawing.strokes else replace(drawing, strokes=strokes)


def parts_without(stroke: Stroke, is_gone: Callable[[Point], bool]) -> tuple[Stroke, ...]:
    """What is left of a stroke without the places that are gone; itself when none is."""
    places = along(stroke.points)
    gone = [is_gone(place) for place in places]
    if not any(gone):
        return (stroke,)
    runs: list[list[Point]] = [[]]
    for place, is_out in zip(places, gone, strict=True):
        if not is_out:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return tuple(replace(stroke, points=thinned(run)) for run in runs if run)


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("this is no pain drawing") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Unreadable("this is no pain drawing of a known format")
    return document


def _stroke(quality: str, view: str, numbers: list[int]) -> Stroke:
    if view not in VIEWS or not numbers or len(numbers) % 2 or any(type(one) is not int for one in numbers):
        raise Unreadable("a stroke of no known shape")
    points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    return Stroke(quality=Quality(quality), view=view, points=points)


def _marks(entries: Iterable[list[str]]) -> Iterator[Mark]:
    for quality, region, side in entries:
        if side not in ("", "left", "right"):
            raise Unreadable("a side that is none")
        yield Mark(Quality(quality), str(region), side)  # type: ignore[arg-type]
