"""Finds names among thousands at the pace of typing."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

EDGE = "\n"
"""Stands before and after each name; no name that is searched holds one."""

LEAST_LIKENESS = 78
"""How alike, of 100, a slip must be."""

SHORTEST_SLIP = 4
MOST_LOOKED_AT = 400
"""So many names are looked at for one typed text, however common its letters."""


class NameIndex(Generic[Meaning]):
    """Names, already folded, and what each stands for; equals keep the order they were given in.

    All names lie in one text, so that looking for one is a search in C and not a walk.
    """

    def __init__(self, entries: Iterable[tuple[Iterable[str], Meaning]]) -> None:
        self._meanings: list[Meaning] = []
        self._places: list[int] = []
        self._owners: list[int] = []
        self._names: list[str] = []
        size, pieces = 1, [EDGE]
        for names, meaning in entries:
            for name in names:
                self._places.append(size)
                self._owners.append(len(self._meanings))
                self._names.append(name)
                pieces += [name, EDGE]
                size += len(name) + 1
            self._meanings.append(meaning)
        self._text = "".join(pieces)

    def __len__(self) -> int:
        """How many things have names here."""
        return len(self._meanings)

    def find(self, wanted: str, most: int) -> list[tuple[int, Meaning]]:
        """The best, each with its rank: 0 the name itself, 1 it begins so, 2 a word does, 3 it is inside."""
        found: dict[int, int] = {}
        for rank, owners in enumerate(self._in_order(wanted)):
            for owner in owners:
                found.setdefault(owner, rank)
                if len(found) >= most:
                    break
            if len(found) >= most:
                break
        return [(rank, self._meanings[owner]) for owner, rank in found.items()]

    def slips(self, wanted: str, most: int) -> list[Meaning]:
        """What may have been meant by a slip of the finger, most alike first."""
        if len(wanted) < SHORTEST_SLIP:
            return []
        from rapidfuzz import fuzz, process  # only a slip needs it, and it takes a while to load

        alike = process.extract(
            wanted, self._names, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=most * 3
        )
        owners = dict.fromkeys(self._owners[place] for _, _, place in alike)
        return [self._meanings[owner] for owner in list(owners)[:most]]

    def _in_order(self, wanted: str) -> Iterator[Iterator[int]]:
        """The owners at each rank, looked for only when the ranks before gave too few."""
        if not wanted or EDGE in wanted:
            return
        yield self._owners_of(EDGE + wanted + EDGE)
        yield self._owners_of(EDGE + wanted)
        yield self._by_words(wanted)
        yield self._owners_of(wanted)

    def _owners_of(self, part: str, fits: Callable[[str], bool] | None = None) -> Iterator[int]:
        at = self._text.find(part)
        for _ in range(MOST_LOOKED_AT):
            if at < 0:
                return
            # The part may begin with the edge before its name
            place = bisect_right(self._places, at + part.startswith(EDGE)) - 1
            if fits is None or fits(self._names[place]):
                yield self._owners[place]
            at = self._text.find(part, at + len(part) - part.endswith(EDGE))

    def _by_words(self, wanted: str) -> Iterator[int]:
        """Owners of names with a word that begins so, or whose words begin with each typed word."""
        yield from self._owners_of(f" {wanted}")
        parts = wanted.split()
        if len(parts) > 1:
            rarest = max(parts, key=len)
            for before in (EDGE, " "):
                yield from self._owners_of(before + rarest, lambda name: _words_begin(name, parts))


def _words_begin(name: str, parts: list[str]) -> bool:
    """Whether each typed part begins a word of the name, in any order."""
    words = name.replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in parts)
