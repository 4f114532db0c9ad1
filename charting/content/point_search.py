"""Find a point by code, pinyin, Chinese or English as it is typed."""

import re
from collections.abc import Mapping, Sequence

from charting.content.point_entry import parse_points
from charting.content.point_names import channel_codes, names_of
from charting.domain.text import squeezed
from charting.domain.treatment import Channel, Point

__all__ = ["channel_order", "find_points", "parse_points"]

USUAL_FIRST = ("BL", "GV", "GB", "KI", "SP", "ST", "LR", "EX")
"""Channels in the order they are wanted for a back complaint."""

CODE = re.compile(r"([a-z]*)0*(\d+)")
LEAST_LIKENESS = 78
"""How alike, of 100, a slip must be; `shensu` meets Shenshu, `shen` alone does not reach here."""

SHORTEST_SLIP = 4


def find_points(
    points: Mapping[str, Point],
    channels: Sequence[Channel],
    text: str,
    limit: int = 8,
    prefer: Sequence[str] = (),
) -> list[Point]:
    """The points that the typed text may mean, most likely first.

    `prefer` names channels to put first among equals; after them come the channels of
    the back. Slips of the finger are forgiven only when nothing else was found.
    """
    typed = squeezed(text)
    if not typed:
        return []
    order = channel_order(channels, prefer)
    offered = [point for point in points.values() if not point.retired]
    codes = channel_codes(channels)
    ranked = sorted(
        (
            (rank, order.get(point.channel, len(order)), place, point)
            for place, point in enumerate(offered)
            if (rank := _rank(point, typed, codes)) is not None
        ),
        key=lambda row: row[:3],
    )
    found = [point for *_, point in ranked[:limit]]
    return found or _slips(offered, typed, limit)


def channel_order(channels: Sequence[Channel], prefer: Sequence[str] = ()) -> Mapping[str, int]:
    """The place of each channel: preferred ones, then those of the back, then the rest."""
    wanted = [*prefer, *USUAL_FIRST, *(channel.key for channel in channels)]
    return {key: place for place, key in enumerate(dict.fromkeys(wanted))}


def _rank(point: Point, typed: str, codes: Mapping[str, str]) -> int | None:
    """0 the best; None when the text has nothing to do with the point."""
    by_code = _code_rank(point, typed, codes)
    if by_code is not None:
        return by_code
    names = names_of(point)
    if typed in names.whole:
        return 0
    if any(name.startswith(typed) for name in names.whole):
        return 2
    if any(word.startswith(typed) for word in names.words):
        return 4
    inside = len(typed) > 2 or not typed.isascii()
    return 5 if inside and any(typed in name for name in names.whole) else None


def _code_rank(point: Point, typed: str, codes: Mapping[str, str]) -> int | None:
    number = point.key.removeprefix(point.channel)
    if codes.get(typed) == point.channel and number.isdigit():
        return 1
    match = CODE.fullmatch(typed)
    if match is None or not number.isdigit():
        return None
    if match[1] and codes.get(match[1]) != point.channel:
        return None
    if number == match[2]:
        return 0
    return 3 if number.startswith(match[2]) else None


def _slips(points: Sequence[Point], typed: str, limit: int) -> list[Point]:
    if len(typed) < SHORTEST_SLIP:
        return []
    from rapidfuzz import fuzz  # only a slip needs it, and it takes a while to load

    scored = []
    for place, point in enumerate(points):
        best = max((fuzz.ratio(typed, name) for name in names_of(point).whole), default=0)
        if best >= LEAST_LIKENESS:
            scored.append((-best, place, point))
    return [point for *_, point in sorted(scored, key=lambda row: row[:2])[:limit]]
