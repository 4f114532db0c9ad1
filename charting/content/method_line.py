"""Read a method with where it was done: `moxa bl23 b`, `electro bl25 gb30 l 2hz 20min`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from charting.content.places import DIRECTIONS, Places
from charting.content.point_entry import GROUPS, PointLine, read_points, spares
from charting.content.point_marks import SIDES, Mark, read_mark
from charting.content.point_names import exact_point
from charting.domain.finding import Choice
from charting.domain.text import folded
from charting.domain.treatment import (
    Channel,
    Method,
    MethodUse,
    Point,
    PointUse,
    electro_pairs,
    with_setting,
)

EAR = "ear_"
"""Begins the keys of methods at the ear, where `shenmen` is never the body's HT7."""
LONGEST_EAR_NAME = 3
WARM_NEEDLE = "warm_needle"
"""The setting of moxa that burns on a needle which is in."""
BEFORE_POINTS = frozenset(("on", "at", "to"))
ELECTRO = "ea"
"""The mark of points with electro, for which `bl23-bl25` is a pair."""

_Named = tuple[int, list[str], MethodUse]
"""Where a name stands among all, the longest first; its words; and what it means."""


class MethodLine:
    """Reads a line of one method and, besides, only points or a place, side, minutes and frequency."""

    def __init__(
        self,
        methods: Mapping[str, Method],
        points: Mapping[str, Point],
        channels: Sequence[Channel],
        places: Places,
    ) -> None:
        named = [
            (_plain(name), use)
            for method in methods.values()
            if not method.retired
            for name, use in _names_of(method)
        ]
        self._by_first_word: defaultdict[str, list[_Named]] = defaultdict(list)
        for place, (name, use) in enumerate(sorted(named, key=lambda pair: -len(pair[0]))):
            if name:
                self._by_first_word[name[0]].append((place, name, use))
        self._methods = methods
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
        for use, rest in self._named(text.split()):
            uses = self._done(use, rest)
            if uses:
                return uses
        return ()

    def among_points(self, line: PointLine) -> PointLine:
        """The line with what of its words is a method: `bl23 b, cupping lower back` in the row of points.

        Where something of the line was spared, `no moxa`, all its other words stay words.
        A point with a warm needle is needled: the moxa burns on the handle of the needle (溫針灸).
        """
        groups = [group.strip() for group in GROUPS.split(line.left_over)]
        if any(spares(group.split()) for group in groups):
            return line
        read = [(group, self.read(group)) for group in groups]
        done = [use for _, uses in read for use in uses]
        return replace(
            line,
            uses=(*line.uses, *_needled(done)),
            methods=(*line.methods, *done),
            left_over=", ".join(group for group, uses in read if not uses),
        )

    def _named(self, words: Sequence[str]) -> Iterator[tuple[MethodUse, Sequence[str]]]:
        """The methods that the line names at its beginning or end, the longest name first, with the rest.

        Marks may follow a name at the end: `bl40 bled b`.
        """
        plain = [folded(word).rstrip(",:") for word in words]
        marked = next((at for at in range(len(words), 0, -1) if plain[at - 1] not in SIDES), 0)
        begun = (one for word in set(plain) for one in self._by_first_word.get(word, ()))
        for _, name, use in sorted(begun, key=itemgetter(0)):
            if len(name) < len(words):
                if plain[: len(name)] == name:
                    yield use, words[len(name) :]
                for end in sorted({len(words), marked}):
                    if len(name) < end and plain[end - len(name) : end] == name:
                        yield use, [*words[: end - len(name)], *words[end:]]

    def _done(self, use: MethodUse, words: Sequence[str]) -> tuple[MethodUse, ...]:
        measures, rest = _measures(words)
        hz = [mark.hz for mark in measures if mark.hz]
        minutes = [mark.minutes for mark in measures if mark.minutes is not None]
        if len(hz) > 1 or len(minutes) > 1 or (hz and (use.hz or not self._methods[use.method].waveforms)):
            return ()
        uses = self._at_ear(use, rest) if use.method.startswith(EAR) else ()
        uses = uses or self._at_place(use, rest)
        if not uses and not use.method.startswith(EAR):
            uses = self._on_points(use, rest)
        return tuple(
            replace(one, minutes=next(iter(minutes), None), hz=next(iter(hz), one.hz)) for one in uses
        )

    def _at_place(self, use: MethodUse, words: Sequence[str]) -> tuple[MethodUse, ...]:
        bare = [word for word in words if folded(word) not in SIDES]
        sides = [SIDES[folded(word)] for word in words if folded(word) in SIDES]
        plain = [folded(word) for word in bare]
        is_back = bool(plain) and plain[-1] == "back" and set(plain) <= DIRECTIONS
        if len(sides) > 1 or not (is_back or not plain or self._places.is_place(plain)):
            return ()
        if any(read_points(self._points, self._channels, word).uses for word in bare):
            return ()
        return (replace(use, place=" ".join(bare), side=sides[0] if sides else ""),)

    def _at_ear(self, use: MethodUse, words: Sequence[str]) -> tuple[MethodUse, ...]:
        """Places at the ear, as they were typed."""
        bare = [word for word in words if folded(word) not in SIDES]
        sides = [SIDES[folded(word)] for word in words if folded(word) in SIDES]
        if len(sides) > 1 or not self._are_at_ear([folded(word).rstrip(",") for word in bare]):
            return ()
        return (replace(use, place=" ".join(bare), side=sides[0] if sides else ""),)

    def _are_at_ear(self, words: Sequence[str]) -> bool:
        if not words:
            return True
        return any(
            exact_point(self._points, f"ear {' '.join(words[:count])}") is not None
            and self._are_at_ear(words[count:])
            for count in range(1, min(LONGEST_EAR_NAME, len(words)) + 1)
        )

    def _on_points(self, use: MethodUse, words: Sequence[str]) -> tuple[MethodUse, ...]:
        is_joined = bool(self._methods[use.method].waveforms)
        named = words[1:] if words and folded(words[0]) in BEFORE_POINTS else words
        text = " ".join([*named, ELECTRO] if is_joined and named else named)
        line = read_points(self._points, self._channels, text)
        plain = all(one == PointUse(point=one.point, side=one.side) for one in line.uses)
        if not line.uses or line.left_over or bool(line.methods) != is_joined or not plain:
            return ()
        if is_joined:
            pairs = electro_pairs(line.uses, use.method)
            return tuple(replace(use, side=pair.side, points=pair.points) for pair in pairs)
        sides = {one.side for one in line.uses}
        points = tuple(one.point for one in line.uses)
        return (replace(use, side=sides.pop(), points=points),) if len(sides) == 1 else ()


def _needled(uses: Sequence[MethodUse]) -> Iterator[PointUse]:
    """The points of what cannot be done without a needle in them."""
    for use in uses:
        if use.settings == WARM_NEEDLE:
            yield from (PointUse(point=point, side=use.side) for point in use.points)


def _names_of(method: Method) -> Iterator[tuple[str, MethodUse]]:
    """The names of the method, and those that name one of its settings with it."""
    for name in (method.label, *method.aliases):
        yield name, MethodUse(method=method.key)
        for setting in method.settings:
            yield f"{setting.label} {name}", with_setting(method, setting)
    for setting in method.settings:
        yield from ((name, with_setting(method, setting)) for name in _own_names(method, setting))


def _own_names(method: Method, setting: Choice) -> Iterator[str]:
    """A setting's names that say the method too: `moxa stick`, `ginger moxa`."""
    yield from (name for name in setting.aliases if " " in name)
    said = {word for name in (method.label, *method.aliases) for word in folded(name).split()}
    if said & set(folded(setting.label).split()):
        yield setting.label


def _plain(name: str) -> list[str]:
    return folded(name).replace(",", "").split()


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
