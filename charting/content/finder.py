"""One search over everything that can be picked: points, answers, causes, patterns, methods, formulas, codes.

Typed as practitioners type: codes with any channel alias, pinyin with or without tones
and spaces, either Chinese script, English, abbreviations, and slips of the finger.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from charting.content.at_hand import LOW_BACK, AtHand, at_hand
from charting.content.catalogue import Catalogue
from charting.content.finder_names import Entry, entries_of, names_from, one_script, readings_of
from charting.content.name_index import SLIP, NameIndex
from charting.content.options import Option
from charting.domain.usage import answer_key

KINDS = ("point", "cause", "pattern", "answer", "method", "formula", "code", "measure")
"""What may be found, in the order that settles a tie."""

MOST_USES_COUNTED = 20


@dataclass(frozen=True)
class Found:
    """One entry that the typed text may mean."""

    kind: str
    key: str
    """The key within its kind; an answer as `finding=value`, a method with a setting as `method=setting`."""
    label: str
    note: str = ""
    """What stands beside it in the list: pinyin and Chinese of a point, the section of an answer."""
    rank: float = 0
    """How well it fits, from name_index.LABEL to SLIP and a little over."""

    @property
    def is_slip(self) -> bool:
        """Whether it is only like what was typed."""
        return self.rank >= SLIP


def find_anything(
    catalogue: Catalogue,
    text: str,
    complaint: str = LOW_BACK,
    *,
    used: Mapping[str, int] | None = None,
    likely: Collection[str] = (),
    kinds: Collection[str] = KINDS,
    findings: Collection[str] | None = None,
    limit: int = 12,
) -> list[Found]:
    """What the typed text may mean, most likely first.

    How well the name fits decides first; then whether the entry is among `likely`, keys that
    follow from what was recorded; then how often the practitioner chose it (`used` counts by
    `kind:key`); then what the complaint makes likely. `findings` leaves of the answers only
    those of these findings, for the chips of one section. Slips of the finger are forgiven
    only when no name begins so.
    """
    vocabulary = _vocabulary(catalogue)
    scope = vocabulary.scope(frozenset(kinds), None if findings is None else frozenset(findings))
    ranked = scope.index.find(readings_of(text, vocabulary.script), limit)
    counts, near = used or {}, scope.nearness(complaint)

    def order(row: tuple[int, float]) -> tuple[float, bool, int, tuple[int, int, int]]:
        place, rank = row
        used_as, tie = near[place]
        return rank, scope.entries[place].key not in likely, -_uses(counts, used_as), tie

    placed = sorted(ranked.items(), key=order)[:limit]
    return [
        Found(one.kind, one.key, one.label, one.note, rank)
        for one, rank in ((scope.entries[place], rank) for place, rank in placed)
    ]


def find_among(
    catalogue: Catalogue,
    options: Sequence[Option],
    text: str,
    *,
    used: Mapping[str, int] | None = None,
    limit: int = 12,
) -> list[Option]:
    """Those of a few answers that the text may mean, most likely first, ranked as by `find_anything`.

    For a picker whose answers have names of their own, such as a cell of the pulse grid.
    """
    script, counts = _vocabulary(catalogue).script, used or {}
    index = NameIndex(names_from(option.searched, script) for option in options)
    ranked = index.find(readings_of(text, script), limit)

    def order(place: int) -> tuple[float, int, int]:
        answer = answer_key(options[place].finding.key, options[place].value)
        return ranked[place], -_uses(counts, f"answer:{answer}"), place

    return [options[place] for place in sorted(ranked, key=order)[:limit]]


def everything(catalogue: Catalogue) -> Sequence[Entry]:
    """All that can be picked, with its names."""
    return _vocabulary(catalogue).scope(frozenset(KINDS), None).entries


def prepare(catalogue: Catalogue) -> None:
    """Build what the search looks in, so that the first key is as quick as the next."""
    vocabulary = _vocabulary(catalogue)
    vocabulary.scope(frozenset(KINDS), None).index.prepare()
    for section in catalogue.sections:
        vocabulary.scope(frozenset({"answer"}), frozenset(finding.key for finding in section.findings))
    for kinds in ({"point"}, {"cause"}, {"pattern"}, {"code"}, {"method", "formula"}):
        vocabulary.scope(frozenset(kinds), None)


Nearness = tuple[str, tuple[int, int, int]]
"""Of an entry: by what its use is counted, and what settles a tie: its kind, what is at hand, its place."""


@dataclass(frozen=True)
class _Scope:
    """The entries that one picker can pick, and the index of their names; places agree."""

    entries: tuple[Entry, ...]
    index: NameIndex
    _near: dict[str, Sequence[Nearness]] = field(default_factory=dict)

    def nearness(self, complaint: str) -> Sequence[Nearness]:
        """What orders entries whose names fit alike, for a complaint."""
        if complaint not in self._near:
            wanted = at_hand(complaint)
            self._near[complaint] = [
                (one.used_as, (KINDS.index(one.kind), _distance(one, wanted), place))
                for place, one in enumerate(self.entries)
            ]
        return self._near[complaint]


class _Vocabulary:
    """Every entry of a catalogue, and an index for each picker that asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.script = one_script(catalogue)
        self._entries = tuple(entries_of(catalogue, self.script))
        self._scopes: dict[tuple[frozenset[str], frozenset[str] | None], _Scope] = {}

    def scope(self, kinds: frozenset[str], findings: frozenset[str] | None) -> _Scope:
        """What can be picked of these kinds, of answers only those of these findings."""
        asked = (kinds, findings)
        if asked not in self._scopes:
            entries = tuple(_within(self._entries, kinds, findings))
            self._scopes[asked] = _Scope(entries, NameIndex(one.names for one in entries))
        return self._scopes[asked]


def _within(
    entries: Iterable[Entry], kinds: Collection[str], findings: Collection[str] | None
) -> Iterable[Entry]:
    for one in entries:
        if one.kind in kinds and (one.kind != "answer" or findings is None or one.group in findings):
            yield one


@lru_cache(maxsize=4)
def _vocabulary(catalogue: Catalogue) -> _Vocabulary:
    return _Vocabulary(catalogue)


def _uses(counts: Mapping[str, int], name: str) -> int:
    return min(counts.get(name, 0), MOST_USES_COUNTED)


def _distance(one: Entry, wanted: AtHand) -> int:
    """How far an entry is from what the complaint makes likely, 0 the nearest; a setting follows methods."""
    if one.kind == "method":
        return int(one.key != one.group)
    if one.kind == "point" and wanted.channels:
        near = one.group in wanted.channels
        return wanted.channels.index(one.group) if near else len(wanted.channels)
    return int(one.kind == "code" and one.key not in wanted.codes)
