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


def exact_point(points: Iterable[Point], text: str) -> Point | None:
    """The one point of exactly that name, in any of its languages; None when none or several."""
    typed = squeezed(text)
    named = [point for point in points if typed and typed in names_of(point).whole and not point.retired]
    return named[0] if len(named) == 1 else None


def channel_codes(channels: Iterable[Channel]) -> Mapping[str, str]:
    """The WHO code of every channel code that practitioners type: `ub` gives `BL`."""
    return {squeezed(typed): channel.key for channel in channels for typed in (*channel.aliases, channel.key)}
