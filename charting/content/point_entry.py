"""Read a line of points as practitioners write it: `bl23 25 40 b, st36 b +, ashi bl24 r`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Literal

from charting.content.point_names import channel_codes, exact_point
from charting.domain.text import folded
from charting.domain.treatment import Channel, Point, PointUse, Technique

SIDES: Mapping[str, Literal["left", "right", "both"]] = {
    **dict.fromkeys(("l", "left", "lt", "左"), "left"),
    **dict.fromkeys(("r", "right", "rt", "右"), "right"),
    **dict.fromkeys(("b", "both", "bilateral", "bilat", "雙", "双"), "both"),
}

TECHNIQUE_MARKS: Mapping[str, Technique] = {
    **dict.fromkeys(("+", "reinforce", "tonify", "補", "补"), "reinforce"),
    **dict.fromkeys(("-", "−", "–", "reduce", "sedate", "disperse", "瀉", "泻"), "reduce"),
    **dict.fromkeys(("=", "even", "平"), "even"),
}

CUN = re.compile(r"\d+(?:[.,]\d+)?(?:[-–]\d+(?:[.,]\d+)?)? ?(?:cun|寸)")
ANGLES = {
    **dict.fromkeys(("perpendicular", "perp", "straight", "直刺"), "perpendicular"),
    **dict.fromkeys(("oblique", "obl", "斜刺"), "oblique"),
    **dict.fromkeys(("transverse", "horizontal", "平刺"), "transverse"),
}
GROUPS = re.compile(r"[,;，、；\n]")
CODE = re.compile(r"([^\W\d_]*)0*(\d{1,2})(?:[-–](\d{1,2}))?")
DEPTH = re.compile(r"(\d+(?:\.\d+)?)mm")
STUCK = "\x1f"
"""Stands before a mark that was typed without a space; no keyboard types it."""

SIGNS = "+-−–="
SIDED_CODE = re.compile(r"([A-Za-z-]*\d+)([lrbLRB])")
LONGEST_NAME_IN_WORDS = 4
LONGEST_RANGE = 10
"""`bl31-34` is four points; a longer span is more likely a slip."""


def parse_points(
    points: Mapping[str, Point], channels: Sequence[Channel], text: str
) -> tuple[tuple[PointUse, ...], str]:
    """The points in a typed line, and what was not understood, word for word.

    The channel carries along (`bl23 25`), commas part groups, and a side or technique
    at the end of a group holds for all of it that has none of its own; one stuck to a
    point (`25-`) holds for that point alone. Technique: `+` reinforce, `-` reduce, `=`
    even; depth as `25mm`, or in cun and with the angle in words. A free point such as ashi keeps
    the rest of its group as its place. Midline points have no side.
    """
    reader = _Reader(points, channel_codes(channels))
    uses: list[PointUse] = []
    left_over: list[str] = []
    for group in GROUPS.split(text):
        read = reader.group(group.split())
        uses.extend(read.uses)
        if read.left_over:
            left_over.append(" ".join(read.left_over if read.uses else group.split()))
    return tuple(uses), ", ".join(left_over)


@dataclass
class _Group:
    uses: list[PointUse] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)


class _Reader:
    """Reads groups one after the other and remembers the channel."""

    def __init__(self, points: Mapping[str, Point], codes: Mapping[str, str]) -> None:
        self._points = points
        self._codes = codes
        self._channel = ""

    def group(self, words: Sequence[str]) -> _Group:
        group = _Group()
        rest = list(_apart(words))
        while rest:
            manner, taken = _manner(rest)
            if manner and group.uses:
                group.uses = [replace(use, note=f"{use.note} {manner}".strip()) for use in group.uses]
                rest = rest[taken:]
                continue
            named, taken = self._named(rest)
            if named and named[0].free:
                group.uses.append(self._free(named[0], rest[taken:]))
                break
            if named:
                group.uses.extend(PointUse(point=point.key) for point in named)
                self._channel = named[-1].channel
            elif not self._marked(rest[0], group.uses):
                taken = 1 + sum(1 for _ in takewhile(_is_stuck, rest[1:]))
                group.left_over.append("".join(rest[:taken]).replace(STUCK, ""))
            rest = rest[max(taken, 1) :]
        return group

    def _named(self, words: Sequence[str]) -> tuple[list[Point], int]:
        """The points that the first words name, and how many words they took."""
        unmarked = next((place for place, word in enumerate(words) if _mark(word)), len(words))
        for count in range(min(LONGEST_NAME_IN_WORDS, unmarked), 0, -1):
            found = self._by_code(words[:count]) or self._by_name(words[:count])
            if found:
                return found, count
        return [], 0

    def _by_code(self, words: Sequence[str]) -> list[Point]:
        if len(words) > 2:
            return []
        match = CODE.fullmatch(folded("".join(words)))
        if match is None:
            return []
        channel = self._codes.get(match[1], "") if match[1] else self._channel
        first, last = int(match[2]), int(match[3] or match[2])
        if not 0 <= last - first < LONGEST_RANGE:
            return []
        found = [self._points.get(f"{channel}{number}") for number in range(first, last + 1)]
        known = [point for point in found if point is not None and not point.retired]
        return known if len(known) == len(found) else []

    def _by_name(self, words: Sequence[str]) -> list[Point]:
        point = exact_point(self._points.values(), "".join(words))
        return [point] if point else []

    def _marked(self, word: str, uses: list[PointUse]) -> bool:
        """Put a side, technique or depth on the group's points that have none; say whether it was one."""
        mark = _mark(word)
        if mark and uses:
            first = len(uses) - 1 if _is_stuck(word) else 0
            uses[first:] = [self._with(use, mark) for use in uses[first:]]
        return bool(mark and uses)

    def _with(self, use: PointUse, mark: PointUse) -> PointUse:
        return replace(
            use,
            side=use.side or (mark.side if self._points[use.point].paired else ""),
            technique=use.technique or mark.technique,
            depth_mm=use.depth_mm if use.depth_mm is not None else mark.depth_mm,
        )

    def _free(self, point: Point, words: Sequence[str]) -> PointUse:
        use, place = PointUse(point=point.key), list(words)
        while place and (mark := _mark(place[-1])):
            use = self._with(use, mark)
            place.pop()
        return replace(use, place=" ".join(self._as_code(word) for word in place))

    def _as_code(self, word: str) -> str:
        match = CODE.fullmatch(folded(word))
        # one letter is not enough here: L4 beside a place is a vertebra
        if match is None or match[3] or len(match[1]) < 2:
            return word
        code = f"{self._codes.get(match[1])}{match[2]}"
        return code if code in self._points else word


def _manner(words: Sequence[str]) -> tuple[str, int]:
    """How the needle goes in, and how many words say it: `1 cun`, `perpendicular`; nothing else.

    A depth in cun is the patient's own measure and stays in words; its number is no point.
    """
    two = folded(" ".join(words[:2]))
    for count, typed in ((2, two), (1, folded(words[0]))):
        if CUN.fullmatch(typed):
            return typed, count
    return (ANGLES[folded(words[0])], 1) if folded(words[0]) in ANGLES else ("", 0)


def _mark(word: str) -> PointUse | None:
    """A side, technique or depth as a use without a point, or None."""
    typed = folded(word.removeprefix(STUCK))
    if typed in SIDES:
        return PointUse(point="", side=SIDES[typed])
    if typed in TECHNIQUE_MARKS:
        return PointUse(point="", technique=TECHNIQUE_MARKS[typed])
    depth = DEPTH.fullmatch(typed)
    return PointUse(point="", depth_mm=float(depth[1])) if depth else None


def _apart(words: Iterable[str]) -> Iterator[str]:
    """Marks stuck to a word stand apart and say so: `36+` gives `36`, STUCK `+`; so does `bl23b`."""
    for word in words:
        bare = word.rstrip(SIGNS)
        if not bare:
            yield from word
            continue
        sided = SIDED_CODE.fullmatch(bare)
        yield sided[1] if sided else bare
        yield from (STUCK + mark for mark in (sided[2] if sided else "") + word[len(bare) :])


def _is_stuck(word: str) -> bool:
    return word.startswith(STUCK)
