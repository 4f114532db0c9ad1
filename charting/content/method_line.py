"""Read a method with where it was done: `moxa bl23 b`, `electro bl25 gb30 l 2hz 20min`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from charting.content.places import DIRECTIONS, Places
from charting.content.point_entry import read_points
from charting.content.point_marks import SIDES, Mark, read_mark
from charting.domain.text import folded
from charting.domain.treatment import Channel, Method, MethodUse, Point, PointUse, electro_pairs


class MethodLine:
    """Reads a line of one method and, besides, only points or a place, side, minutes and frequency."""

    def __init__(
        self,
        methods: Mapping[str, Method],
        points: Mapping[str, Point],
        channels: Sequence[Channel],
        places: Places,
    ) -> None:
        self._methods = [method for method in methods.values() if not method.retired]
        self._points = points
        self._channels = channels
        self._places = places

    def read(self, text: str) -> tuple[MethodUse, ...]:
        """What the line records; nothing unless every word of it is understood.

        A line of points with electro or moxa on them gives these without the needles,
        which are charted with the points.
        """
        line = read_points(self._points, self._channels, text)
        if line.methods and not line.left_over:
            return line.methods
        for method, rest in self._named(text.split()):
            uses = self._done(method, rest)
            if uses:
                return uses
        return ()

    def _named(self, words: Sequence[str]) -> Iterator[tuple[Method, Sequence[str]]]:
        """The methods that the line begins or ends with, the longest name first, with the words left."""
        plain = [folded(word).rstrip(",") for word in words]
        names = [
            (folded(name).replace(",", "").split(), method)
            for method in self._methods
            for name in (method.label, *method.aliases)
        ]
        for name, method in sorted(names, key=lambda pair: -len(pair[0])):
            if 0 < len(name) < len(words):
                if plain[: len(name)] == name:
                    yield method, words[len(name) :]
                if plain[-len(name) :] == name:
                    yield method, words[: -len(name)]

    def _done(self, method: Method, words: Sequence[str]) -> tuple[MethodUse, ...]:
        measures, rest = _measures(words)
        hz = [mark.hz for mark in measures if mark.hz]
        minutes = [mark.minutes for mark in measures if mark.minutes is not None]
        if len(hz) > 1 or len(minutes) > 1 or (hz and not method.waveforms):
            return ()
        uses = self._at_place(method, rest) or self._on_points(method, rest)
        return tuple(replace(use, minutes=next(iter(minutes), None), hz=next(iter(hz), "")) for use in uses)

    def _at_place(self, method: Method, words: Sequence[str]) -> tuple[MethodUse, ...]:
        bare = [word for word in words if folded(word) not in SIDES]
        sides = [SIDES[folded(word)] for word in words if folded(word) in SIDES]
        plain = [folded(word) for word in bare]
        is_back = bool(plain) and plain[-1] == "back" and set(plain) <= DIRECTIONS
        if len(sides) > 1 or not (is_back or not plain or self._places.is_place(plain)):
            return ()
        if any(read_points(self._points, self._channels, word).uses for word in bare):
            return ()
        return (MethodUse(method=method.key, place=" ".join(bare), side=sides[0] if sides else ""),)

    def _on_points(self, method: Method, words: Sequence[str]) -> tuple[MethodUse, ...]:
        line = read_points(self._points, self._channels, " ".join(words))
        plain = all(use == PointUse(point=use.point, side=use.side) for use in line.uses)
        if not line.uses or line.left_over or line.methods or not plain:
            return ()
        if method.waveforms:
            return electro_pairs(line.uses, method.key)
        sides = {use.side for use in line.uses}
        points = tuple(use.point for use in line.uses)
        return (MethodUse(method=method.key, side=sides.pop(), points=points),) if len(sides) == 1 else ()


def _measures(words: Sequence[str]) -> tuple[list[Mark], list[str]]:
    """Minutes and frequencies among the words, and the other words."""
    found: list[Mark] = []
    rest: list[str] = []
    place = 0
    while place < len(words):
        mark = read_mark(words[place : place + 2])
        if mark is not None and (mark.minutes is not None or mark.hz):
            found.append(mark)
            place += mark.words
        else:
            rest.append(words[place])
            place += 1
    return found, rest
