"""Read a line of points as practitioners write it: `bl23 25 40 b e, st36 b + m, ashi bl24 r`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from unicodedata import normalize

from charting.content.point_marks import (
    METHOD_MARKS,
    SIDES,
    SIGNS,
    STUCK,
    Mark,
    apart,
    is_stuck,
    marked,
    read_mark,
)
from charting.content.point_names import channel_codes, exact_point
from charting.domain.text import folded
from charting.domain.treatment import Channel, MethodUse, Point, PointUse, electro_pairs
from charting.domain.visit_note import Side

GROUPS = re.compile(r"[,;，、；\n]")
LISTING = frozenset(",，、")
"""What parts the groups of one list; a semicolon ends it."""
CODE = re.compile(r"([^\W\d_]*)0*(\d{1,2})(?:[-–](\d{1,2}))?")
SLASHED = re.compile(r"[^\W\d_]{2,}\d{1,2}(?:/[^\W\d_]*\d{1,2})+")
"""`bl23/25`: two points; after a single letter it may be a vertebra, `L4/5`."""
PAIRED = re.compile(r"([^\W\d_]+\d{1,2})[-–]([^\W\d_]+\d{1,2})")
"""`bl23-bl25`: with electro the two that its leads join, else perhaps a range."""
STOPPED = re.compile(r"([^\W\d_]*\d{1,2}|[lrb])[.。]", re.I)
"""A point or its side with the full stop of the sentence."""
AND = frozenset(("and", "&"))
LONGEST_NAME_IN_WORDS = 4
LONGEST_RANGE = 10
"""`bl31-34` is four points; a longer span is more likely a slip."""
LONGEST_LINE = 2000
"""A longer text is prose and left as it is."""
NAME = re.compile(r"\w+(?:[-'’·]\w+)*")
"""A word that may be part of a name: a sign or picture beside one is not swallowed with it."""
INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What comes along with pasted text and nobody typed."""

SPARING = frozenset(
    (
        *("no", "not", "skip", "skipped", "avoid", "without", "never", "except", "omit", "omitted", "don't"),
        *("declined", "refused", "exclude", "instead", "planned", "不", "无", "無", "没", "沒", "禁"),
    )
)
"""Words that say a point was not needled: their group stays words, and bare points after it."""


@dataclass(frozen=True)
class PointLine:
    """What a typed line of points says."""

    uses: tuple[PointUse, ...] = ()
    methods: tuple[MethodUse, ...] = ()
    """Electro pairs and moxa on these points."""
    left_over: str = ""
    """What was not understood, word for word, groups parted by a comma."""


def parse_points(
    points: Mapping[str, Point], channels: Sequence[Channel], text: str
) -> tuple[tuple[PointUse, ...], str]:
    """The points of a typed line without what is done besides, and what was not understood."""
    line = read_points(points, channels, text)
    return line.uses, line.left_over


def read_points(points: Mapping[str, Point], channels: Sequence[Channel], text: str) -> PointLine:
    """The points in a typed line, electro and moxa on them, and what was not understood.

    The channel carries along (`bl23 25`), commas part groups, and a mark at the end of a
    group holds for all of it that has none of its own; one stuck to a point (`25-`) holds
    for that point alone. A side in words after a list of one channel (`BL23, 25, 40 bilat`)
    holds for the list. Marks: a side; `+` reinforce, `-` reduce, `=` even; depth as
    `25mm` or `1 cun`; the angle in words; minutes; `e` joins the group's points two by
    two for electro, `m` is moxa on them, each with its minutes, electro with its `2hz`.
    A free point such as ashi keeps the rest of its group as its place. Midline points
    have no side. A group is understood whole or stays words, for one word may turn it
    round (`bl23 declined`, `l bl23 r bl25`); no channel carries out of it, and points after
    one with a word such as `skip` or `no` in it need a mark of their own to be read.
    """
    if len(text) > LONGEST_LINE:
        return PointLine(left_over=text.strip())
    reader = _Reader(points, _codes_and_names(tuple(channels)))
    parted = GROUPS.split(text)
    groups = [reader.group(INVISIBLE.sub("", group).split()) for group in parted]
    reader.share_sides(groups, GROUPS.findall(text))
    left_over = [" ".join(words.split()) for words, read in zip(parted, groups, strict=True) if read is None]
    read = [group for group in groups if group is not None]
    uses = tuple(use for group in read for use in group.uses)
    return PointLine(uses, tuple(use for group in read for use in group.methods()), ", ".join(left_over))


@lru_cache(maxsize=4)
def _codes_and_names(channels: tuple[Channel, ...]) -> Mapping[str, str]:
    """The code of each channel by what is typed for it, and by its name as dictated: `large intestine 4`."""
    spoken = {folded(channel.name).replace(" ", ""): channel.key for channel in channels}
    return {**channel_codes(channels), **spoken}


def spares(words: Sequence[str]) -> bool:
    """Whether a word among them says that something was not done."""
    return any(folded(word).replace("’", "'") in SPARING for word in words)


@dataclass
class _Joint:
    """Points of a group with which something more is done."""

    method: str
    first: int
    end: int
    minutes: int | None = None
    hz: str = ""


@dataclass
class _Group:
    uses: list[PointUse] = field(default_factory=list)
    joints: list[_Joint] = field(default_factory=list)
    is_understood: bool = True
    signed: int = 0
    """So many points stood before the last `+` or `-` that stood by itself."""
    shared: Side = ""
    """The side that ends the group in words."""
    is_carried: bool = False
    """Whether it begins with a number of the channel before."""

    def join(self, method: str) -> bool:
        """Do something more with the points since the same was last done; False if there are none."""
        first = max((joint.end for joint in self.joints if joint.method == method), default=0)
        if first < len(self.uses):
            self.joints.append(_Joint(method, first, len(self.uses)))
        return first < len(self.uses)

    def methods(self) -> list[MethodUse]:
        """What was done besides, once every mark of the group is read."""
        return [use for joint in self.joints for use in _joined(joint, self.uses[joint.first : joint.end])]


class _Reader:
    """Reads groups one after the other and remembers the channel."""

    def __init__(self, points: Mapping[str, Point], codes: Mapping[str, str]) -> None:
        self._points = points
        self._codes = codes
        self._channel = ""
        self._was_spared = False
        self._is_electro = False
        self._named_before: dict[str, Point | None] = {}

    def group(self, words: Sequence[str]) -> _Group | None:
        """What the words say; None where they stay words."""
        if not words:
            return _Group()
        is_spared = spares(words)
        plain = _plain(words, is_listed=bool(self._channel))
        group = None if is_spared else self._whole(plain)
        is_sided = group is None and folded(words[0]).rstrip(":：") in SIDES
        if is_spared or is_sided or group is not None:
            self._was_spared = is_spared or is_sided
        if group is None:
            self._channel = ""  # a bare number after words that were not understood is of no channel
        else:
            group.shared = SIDES.get(folded(words[-1]), "") if len(words[-1]) > 1 else ""
            group.is_carried = plain[0][0].isdigit()
        return group

    def share_sides(self, groups: Sequence[_Group | None], parting: Sequence[str]) -> None:
        """Put a side in words at the end of a list of one channel on all of the list that has none.

        Points that name the channel anew are the list's only where the side is both.
        """
        for end, last in enumerate(groups):
            if last is None or not last.shared:
                continue
            mark, after = Mark(use=PointUse(point="", side=last.shared)), last
            for place in range(end - 1, -1, -1):
                before = groups[place]
                is_list = parting[place] in LISTING and (after.is_carried or last.shared == "both")
                if before is None or not is_list or not self._may_share(before, last):
                    break
                before.uses[:] = [self._marked(use, mark) for use in before.uses]
                after = before

    def _may_share(self, before: _Group, last: _Group) -> bool:
        """Whether both are points of one channel and nothing was said of the sides of those before."""
        named = [self._points[use.point] for use in (*before.uses, *last.uses)]
        is_free = any(point.free for point in named)
        is_sided = any(use.side for use in before.uses)
        return not is_free and not is_sided and len({point.channel for point in named}) == 1

    def _whole(self, words: Sequence[str]) -> _Group | None:
        group, rest = _Group(), list(apart(words))
        self._is_electro = any(METHOD_MARKS.get(folded(word)) == "electro" for word in rest)
        while rest and group.is_understood:
            rest = rest[self._step(group, rest) :]
        is_bare = not group.joints and all(
            use == PointUse(point=use.point, place=use.place) for use in group.uses
        )
        # `bl40 + bl57` may be two points and no technique
        is_joined = 0 < group.signed < len(group.uses) and not group.uses[-1].technique
        is_understood = group.is_understood and not is_joined
        return group if is_understood and not (self._was_spared and is_bare) else None

    def _step(self, group: _Group, rest: Sequence[str]) -> int:
        """Read what comes next into the group; how many words it took."""
        mark = read_mark(rest)
        if mark is not None and (group.uses or mark.is_measure):
            group.signed = len(group.uses) if rest[0] in SIGNS else group.signed
            group.is_understood = bool(group.uses) and self._apply(group, mark, rest[0])
            return mark.words
        if group.uses and rest[0].casefold() in AND and self._named(rest[1:])[0]:
            return 1
        named, taken = self._named(rest)
        if named and named[0].free:
            self._add_free(group, named[0], rest[taken:])
            return len(rest)
        if named:
            group.uses.extend(PointUse(point=point.key) for point in named)
            self._channel = named[-1].channel
            return taken
        group.is_understood = False
        return 1

    def _apply(self, group: _Group, mark: Mark, word: str) -> bool:
        """Put a mark on the group's points that have none such; False where it has no place."""
        if mark.method:
            return group.join(mark.method)
        if mark.hz or (mark.minutes is not None and group.joints):
            joints = [one for one in group.joints if one.method == "electro" or not mark.hz]
            for joint in joints[-1:]:
                joint.hz, joint.minutes = mark.hz or joint.hz, mark.minutes or joint.minutes
            return bool(joints)
        first = len(group.uses) - 1 if is_stuck(word) else 0
        before = group.uses[first:]
        group.uses[first:] = [self._marked(use, mark) for use in before]
        return group.uses[first:] != before or all(self._agrees(use, mark) for use in before)

    def _marked(self, use: PointUse, mark: Mark) -> PointUse:
        return marked(use, mark, is_paired=self._points[use.point].paired)

    def _agrees(self, use: PointUse, mark: Mark) -> bool:
        """Whether the point says the same already; a midline point has no side to disagree."""
        bare = PointUse(point=use.point, place=use.place)
        said = Mark(use=use, minutes=use.retention_minutes)
        return self._marked(self._marked(bare, mark), said) == use

    def _named(self, words: Sequence[str]) -> tuple[list[Point], int]:
        """The points that the first words name, and how many words they took."""
        later = range(
            1, min(len(words), LONGEST_NAME_IN_WORDS)
        )  # the first word may be a mark too, such as the channel code of `B 23`
        unmarked = next((place for place in later if read_mark(words[place : place + 2])), len(words))
        for count in range(min(LONGEST_NAME_IN_WORDS, unmarked), 0, -1):
            if any(letter.isdigit() for word in words[: count - 1] for letter in word):
                continue  # `ki1 3` is two points, not one
            found = self._by_code(words[:count]) or self._by_name(words[:count])
            if found:
                return found, count
        return [], 0

    def _by_code(self, words: Sequence[str]) -> list[Point]:
        if len(words) > 3 or any(word[0] in SIGNS for word in words[1:]):
            return []
        code = folded("".join(words))
        pair = PAIRED.fullmatch(code) if self._is_electro else None
        if pair or SLASHED.fullmatch(code):
            return self._each_by_code(pair.groups() if pair else code.split("/"))
        match = CODE.fullmatch(code)
        if match is None:
            return []
        channel = self._codes.get(match[1], "") if match[1] else self._channel
        first, last = int(match[2]), int(match[3] or match[2])
        if not 0 <= last - first < LONGEST_RANGE:
            return []
        found = [self._points.get(f"{channel}{number}") for number in range(first, last + 1)]
        known = [point for point in found if point is not None and not point.retired]
        return known if len(known) == len(found) else []

    def _each_by_code(self, codes: Sequence[str]) -> list[Point]:
        """The points of all the codes, or none; a later one may leave out the channel."""
        before, found = self._channel, list[Point]()
        for code in codes:
            one = self._by_code([code])
            if len(one) != 1:
                self._channel = before
                return []
            found += one
            self._channel = one[0].channel
        return found

    def _by_name(self, words: Sequence[str]) -> list[Point]:
        name = normalize("NFC", "".join(words))
        if name not in self._named_before:
            is_name = all(NAME.fullmatch(normalize("NFC", word)) for word in words)
            self._named_before[name] = exact_point(self._points, name) if is_name else None
        point = self._named_before[name]
        return [point] if point else []

    def _add_free(self, group: _Group, point: Point, words: Sequence[str]) -> None:
        """A free point takes the words after it as its place, up to the marks at their end."""
        end = next(
            (place for place in range(len(words) + 1) if _is_all_marks(words[place:])),
            len(words),
        )
        place = " ".join(self._as_code(word) for word in words[:end])
        group.uses.append(PointUse(point=point.key, place=place))
        rest = words[end:]
        while rest:
            mark = read_mark(rest)
            if mark is None or not self._apply(group, mark, STUCK):
                group.is_understood = False
                return
            rest = rest[mark.words :]
        sides = {SIDES.get(folded(word), "") for word in words[:end]} - {"", group.uses[-1].side}
        group.is_understood = not (sides and group.uses[-1].side)

    def _as_code(self, word: str) -> str:
        match = CODE.fullmatch(folded(word))
        # one letter is not enough here: L4 beside a place is a vertebra
        if match is None or match[3] or len(match[1]) < 2:
            return word
        code = f"{self._codes.get(match[1])}{match[2]}"
        return code if code in self._points else word


def _plain(words: Sequence[str], *, is_listed: bool) -> list[str]:
    """The words without the stop after the last, and without `and` before the last group of a list."""
    begun = 1 if is_listed and len(words) > 1 and words[0].casefold() in AND else 0
    last = STOPPED.fullmatch(words[-1])
    return [*words[begun:-1], last[1] if last else words[-1]]


def _is_all_marks(words: Sequence[str]) -> bool:
    while words:
        mark = read_mark(words)
        if mark is None or mark.use.note:
            return False
        words = words[mark.words :]
    return True


def _joined(joint: _Joint, uses: Sequence[PointUse]) -> Sequence[MethodUse]:
    """Electro pairs, or one use of the method on all the points."""
    if joint.method == "electro":
        found: Sequence[MethodUse] = electro_pairs(tuple(uses))
    else:
        sides = {use.side for use in uses}
        side = sides.pop() if len(sides) == 1 else ""
        found = (MethodUse(method=joint.method, side=side, points=tuple(use.point for use in uses)),)
    places = ", ".join(use.place for use in uses if use.place)
    return [replace(use, place=places, minutes=joint.minutes, hz=joint.hz) for use in found]
