"""One search over everything that can be picked: points, answers, causes, patterns, methods, formulas, codes.

Typed as practitioners type: codes with any channel alias, pinyin with or without tones
and spaces, either Chinese script, English, abbreviations, and slips of the finger.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from charting.content.catalogue import Catalogue
from charting.content.finder_names import Named, everything, readings_of
from charting.content.point_search import find_points
from charting.domain.text import squeezed

LOW_BACK = "low_back"

KINDS = ("point", "cause", "pattern", "answer", "method", "formula", "code")
"""What may be found, in the order that settles a tie."""

AT_HAND: Mapping[str, frozenset[str]] = {
    LOW_BACK: frozenset({"SC61", "M54.50", "M54.59", "S39.012A", "M54.16", "M54.41", "M54.42"})
}
"""Codes that a complaint makes likely."""

LEAST_LIKENESS = 78
SHORTEST_SLIP = 4
MOST_USES_COUNTED = 20


@dataclass(frozen=True)
class Found:
    """One entry that the typed text may mean."""

    kind: str
    key: str
    """The key within its kind; an answer as `finding=value`."""
    label: str
    note: str = ""
    """What stands beside it in the list: pinyin and Chinese of a point, the section of an answer."""


def find_anything(
    catalogue: Catalogue,
    text: str,
    complaint: str = LOW_BACK,
    *,
    used: Mapping[str, int] | None = None,
    kinds: Collection[str] = KINDS,
    limit: int = 12,
) -> list[Found]:
    """What the typed text may mean, most likely first.

    How well the name fits decides first, then how often the practitioner chose the entry
    (`used` counts by `kind:key`), then what the complaint makes likely. Slips of the
    finger are forgiven only when nothing else was found.
    """
    readings = readings_of(text)
    if not readings:
        return []
    entries = [one for one in _index(catalogue) if one.kind in kinds]
    ranked = _best([*_ranked_points(catalogue, text, kinds), *_ranked(entries, readings)])
    ranked = ranked or _best(_slips(entries, readings[0]))
    counts = used or {}
    placed = [
        ((rank, -_uses(counts, one), not _likely(one, complaint), order, place), one)
        for place, (rank, order, one) in enumerate(ranked)
    ]
    placed.sort(key=lambda row: row[0])
    return [Found(one.kind, one.key, one.label, one.note) for _, one in placed[:limit]]


def prepare(catalogue: Catalogue) -> None:
    """Build what the search looks in, so that the first key is as quick as the next."""
    find_anything(catalogue, "bl23")


@lru_cache(maxsize=4)
def _index(catalogue: Catalogue) -> tuple[Named, ...]:
    return tuple(everything(catalogue, KINDS))


@lru_cache(maxsize=4)
def _points(catalogue: Catalogue) -> Mapping[str, Named]:
    return {one.key: one for one in _index(catalogue) if one.kind == "point"}


Ranked = tuple[int, int, Named]
"""How well it fits (0 the best), the order of its kind, and the entry."""


def _ranked_points(catalogue: Catalogue, text: str, kinds: Collection[str]) -> Iterator[Ranked]:
    """Points by their code, which only the point search understands: `UB 40`, `Kid 3`, `23`."""
    typed = squeezed(text)
    if "point" not in kinds or not any(letter.isdigit() for letter in typed):
        return
    by_key = _points(catalogue)
    for place, point in enumerate(find_points(catalogue.points, catalogue.channels, text)):
        if point.channel != "EX" or typed in squeezed(point.key):
            yield (0 if place == 0 and not typed.isdigit() else 4), place, by_key[point.key]


def _best(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Each entry once, with its best rank."""
    best: dict[int, Ranked] = {}
    for row in ranked:
        held = best.get(id(row[2]))
        if held is None or row[:2] < held[:2]:
            best[id(row[2])] = row
    return list(best.values())


def _ranked(entries: Sequence[Named], readings: Sequence[str]) -> Iterator[Ranked]:
    for typed in readings:
        parts, whole = typed.split(), squeezed(typed)
        for one in entries:
            # nearly every entry is left here, which keeps a keystroke quick
            if whole not in one.all_names and not all(part in one.all_words for part in parts):
                continue
            rank = _rank(one, typed, whole, parts)
            if rank is not None:
                yield rank, one.order, one


def _rank(one: Named, typed: str, whole: str, parts: Sequence[str]) -> int | None:
    """0 the label, 1 another name, 2 the beginning of the label, 3 of another, 5 words, 6 inside a name."""
    label, *others = one.squeezed
    if whole == label:
        return 0
    if whole in others:
        return 1
    if label.startswith(whole):
        return 2
    if any(name.startswith(whole) for name in others):
        return 3
    if typed and all(any(word.startswith(part) for word in one.words) for part in parts):
        return 5
    inside = len(whole) > 2 or not whole.isascii()
    return 6 if inside and any(whole in name for name in one.squeezed) else None


def _slips(entries: Sequence[Named], typed: str) -> Iterator[Ranked]:
    whole = squeezed(typed)
    if len(whole) < SHORTEST_SLIP:
        return
    from rapidfuzz import fuzz, process  # only a slip needs it, and it takes a while to load

    names = [(name, one) for one in entries for name in one.squeezed]
    alike = process.extract(
        whole, [name for name, _ in names], scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=40
    )
    for _, likeness, place in alike:
        yield int(100 - likeness), names[place][1].order, names[place][1]


def _uses(counts: Mapping[str, int], one: Named) -> int:
    return min(counts.get(f"{one.kind}:{one.key}", 0), MOST_USES_COUNTED)


def _likely(one: Named, complaint: str) -> bool:
    return one.kind != "code" or one.key in AT_HAND.get(complaint, ())
