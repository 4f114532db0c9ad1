"""The names and codes by which a point is known, folded for comparing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from charting.domain.text import folded, squeezed
from charting.domain.treatment import Channel, Point


@dataclass(frozen=True)
class Names:
    """A point's names, folded for comparing."""

    whole: tuple[str, ...]
    words: tuple[str, ...]
    """The later words of names, so that `shu` finds Kidney shu."""


@lru_cache(maxsize=1024)
def names_of(point: Point) -> Names:
    """The names a point is found by."""
    given = (
        point.key,
        point.pinyin,
        point.traditional,
        point.simplified,
        point.english,
        *point.aliases,
    )
    whole = dict.fromkeys(squeezed(name) for name in given if name)
    parted = (point.toned, point.english, *point.aliases)
    words = dict.fromkeys(word for name in parted for word in folded(name).split()[1:])
    return Names(whole=tuple(whole), words=tuple(words))


def exact_point(points: Mapping[str, Point], text: str) -> Point | None:
    """The one point of exactly that name, in any of its languages; None when none or several."""
    named = _by_whole_name(points).get(squeezed(text), ())
    return named[0] if len(named) == 1 else None


_LAST_READ: list[tuple[Mapping[str, Point], Mapping[str, tuple[Point, ...]]]] = []
"""The vocabulary that was asked last and its names: a line is read again at each of its letters."""


def _by_whole_name(points: Mapping[str, Point]) -> Mapping[str, tuple[Point, ...]]:
    for known, names in _LAST_READ:
        if known is points:
            return names
    made: dict[str, tuple[Point, ...]] = {}
    for point in points.values():
        for name in () if point.retired else names_of(point).whole:
            made[name] = (*made.get(name, ()), point)
    made.pop("", None)
    _LAST_READ[:] = [(points, made)]
    return made


def channel_codes(channels: Iterable[Channel]) -> Mapping[str, str]:
    """The WHO code of every channel code that practitioners type: `ub` gives `BL`."""
    return _codes_of(tuple(channels))


@lru_cache(maxsize=4)
def _codes_of(channels: tuple[Channel, ...]) -> Mapping[str, str]:
    return {squeezed(typed): channel.key for channel in channels for typed in (*channel.aliases, channel.key)}
