"""Needles counted by region of the body: how many in, how many out, what stays in on purpose.

In and out count the needles that are to come out today. What stays in on purpose is counted
apart, by its kind, so that it never hides a needle that was forgotten.

Source of the rule: write the number down, compare it at the end (CCAOM manual; forgotten needles
are among the events of White et al. 2001, BMJ 323:485).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache

from charting.domain.finding import Review
from charting.domain.needling import NeedleCount
from charting.domain.treatment import PointUse, needles_agree
from charting.domain.visit_note import VisitNote

ELSEWHERE = "Elsewhere"
"""Where a point's region is not known."""

STAYING: Mapping[str, tuple[str, str]] = {
    "press_needles": ("press needle", "press needles"),
    "intradermals": ("intradermal needle", "intradermal needles"),
    "ear_seeds": ("ear seed", "ear seeds"),
}
"""What may stay in on purpose, as one and as several."""

POINT_IN_WORDS = re.compile(r"[A-Z]{2}\d{1,2}")


@dataclass(frozen=True, kw_only=True)
class NeedleRegion:
    """A part of the body in which needles are counted together; a chart holds its name in words."""

    name: str
    """`Low back`."""
    points: tuple[str, ...]
    """Codes (`BL23`), spans of a channel (`BL22-26`) and patterns (`EX-LE*`)."""
    source: str
    sided: bool = False
    """Whether left and right are counted apart."""
    review: Review = Review.DRAFT

    def holds(self, point: str) -> bool:
        """Whether a point lies in the region."""
        return any(_covers(each, point) for each in self.points)


def by_the_points(uses: Sequence[PointUse], regions: Sequence[NeedleRegion]) -> tuple[tuple[str, int], ...]:
    """How many needles the list of points stands for in each region, in the order of the body.

    A point needled on both sides is two needles, one on each side of a sided region. A free
    point (ashi) belongs where the place it was given names a point.
    """
    found: dict[str, int] = {}
    for use in uses:
        for name in _names_of(use, regions):
            found[name] = found.get(name, 0) + 1
    order = {name: place for place, name in enumerate(_all_names(regions))}
    return tuple(sorted(found.items(), key=lambda item: order.get(item[0], len(order))))


def taken_over(counts: Sequence[NeedleCount], listed: Sequence[tuple[str, int]]) -> tuple[NeedleCount, ...]:
    """The ledger with the needles in as the list of points has them; other regions stay as they are."""
    wanted = dict(listed)
    kept = tuple(replace(one, placed=wanted.pop(one.region, one.placed)) for one in counts)
    return (*kept, *(NeedleCount(region=name, placed=number) for name, number in wanted.items()))


def all_out(counts: Sequence[NeedleCount]) -> tuple[NeedleCount, ...]:
    """The ledger once every needle that went in is out."""
    return tuple(one if one.placed is None else replace(one, removed=one.placed) for one in counts)


def totals(note: VisitNote) -> tuple[str, str]:
    """Needles in and out of the whole visit: the regions' sum or, without regions, what was typed.

    Each is empty while it was not counted.
    """
    placed = [one.placed for one in note.needles if one.placed is not None]
    removed = [one.removed for one in note.needles if one.removed is not None]
    if not placed and not removed:
        return note.text_of("needles_in"), note.text_of("needles_out")
    return str(sum(placed)) if placed else "", str(sum(removed)) if removed else ""


def count_problem(note: VisitNote) -> str:
    """Why the counts do not come out, as one sentence; empty when they do, or nothing was counted.

    The regions are compared one by one. A total that was typed as well must be their sum.
    """
    odd = [_differing(one) for one in note.needles if (one.placed or 0) != (one.removed or 0)]
    placed, removed = totals(note)
    if not odd and needles_agree(placed, removed) is False:
        odd = [f"Needles in ({placed or 'not counted'}) and out ({removed or 'not counted'})"]
    if odd:
        return f"{'; '.join(odd)} differ."
    for word, total, typed in (
        ("in", placed, note.text_of("needles_in")),
        ("out", removed, note.text_of("needles_out")),
    ):
        if typed and needles_agree(total, typed) is False:
            return f"By region {total or 'no'} needles are {word}, the total says {typed}: these differ."
    return ""


def staying_words(note: VisitNote) -> str:
    """What stays in on purpose: `3 press needles, low back; 5 ear seeds, left ear`."""
    return "; ".join(words for one in note.needles for words in _staying(one))


def ledger_words(note: VisitNote) -> str:
    """The ledger in words: `Low back 8 in, 8 out; Left ear 3 ear seeds left in`."""
    return "; ".join(_words(one) for one in note.needles)


def _words(one: NeedleCount) -> str:
    counted = [
        f"{number} {word}"
        for number, word in ((one.placed, "in"), (one.removed, "out"))
        if number is not None
    ]
    staying = [f"{words} left in" for words in _staying_here(one)]
    return f"{one.region or ELSEWHERE} {', '.join([*counted, *staying])}".strip()


def _staying(one: NeedleCount) -> Iterator[str]:
    where = one.region[:1].lower() + one.region[1:] if one.region else ""
    for words in _staying_here(one):
        yield f"{words}, {where}" if where else words


def _staying_here(one: NeedleCount) -> Iterator[str]:
    for name, (single, several) in STAYING.items():
        number = getattr(one, name)
        if number:
            yield f"{number} {single if number == 1 else several}"


def _differing(one: NeedleCount) -> str:
    placed = "not counted" if one.placed is None else one.placed
    removed = "not counted" if one.removed is None else one.removed
    return f"{one.region or ELSEWHERE} in ({placed}) and out ({removed})"


def _names_of(use: PointUse, regions: Sequence[NeedleRegion]) -> tuple[str, ...]:
    """The region of each of a use's needles."""
    sides = ("left", "right") if use.side == "both" else (use.side,)
    region = next((one for code in _codes(use) for one in regions if one.holds(code)), None)
    if region is None:
        return (ELSEWHERE,) * len(sides)
    return tuple(_sided(region.name, side) if region.sided else region.name for side in sides)


def _codes(use: PointUse) -> tuple[str, ...]:
    return (use.point, *POINT_IN_WORDS.findall(use.place.upper()))


def _sided(name: str, side: str) -> str:
    return f"{side.capitalize()} {name.lower()}" if side else name


def _all_names(regions: Sequence[NeedleRegion]) -> Iterator[str]:
    for region in regions:
        yield from (_sided(region.name, side) for side in (("left", "right", "") if region.sided else ("",)))


@cache
def _covers(listed: str, point: str) -> bool:
    """Whether an entry of a region means a point; asked for the same few again with each chip."""
    if "*" in listed:
        return fnmatchcase(point, listed)
    span = re.fullmatch(r"([A-Z]{2})(\d+)-(\d+)", listed)
    number = re.fullmatch(r"([A-Z]{2})(\d+)", point)
    if span is None or number is None:
        return listed == point
    return span[1] == number[1] and int(span[2]) <= int(number[2]) <= int(span[3])
