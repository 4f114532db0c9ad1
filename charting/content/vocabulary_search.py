"""Find the answers of a section as they are typed, and read a typed chip whole."""

from collections.abc import Iterator, Sequence

from charting.content.chip_entry import Entry, parse_chip
from charting.content.options import Option, compared, options
from charting.domain.text import squeezed

__all__ = ["Entry", "Option", "find_options", "options", "parse_chip"]

LEAST_LIKENESS = 75
"""How alike, of 100, a slip must be."""

SHORTEST_SLIP = 4


def find_options(options: Sequence[Option], text: str, limit: int = 10) -> list[Option]:
    """The answers that the typed text may mean, best first; equals keep the section's order.

    First those whose name or a word of it begins as typed, then those that hold it,
    then, only if there are none, slips of the finger.
    """
    typed = compared(text)
    if not typed:
        return []
    ranked = [
        (rank, place, option)
        for place, option in enumerate(options)
        if (rank := _rank(option, typed)) is not None
    ]
    found = [option for *_, option in sorted(ranked, key=lambda row: row[:2])[:limit]]
    return found or _slips(options, typed, limit)


def _rank(option: Option, typed: str) -> int | None:
    """0 the best; None when the text has nothing to do with the answer."""
    label, *aliases = option.searched
    if typed in option.searched:
        return 0
    if label.startswith(typed):
        return 1
    if any(alias.startswith(typed) for alias in aliases):
        return 2
    parts = typed.split()
    if any(_words_begin(name, parts) for name in option.searched):
        return 3
    return 4 if any(typed in name for name in option.searched) else None


def _words_begin(name: str, parts: Sequence[str]) -> bool:
    """Whether each typed part begins a word of the name, in any order."""
    words = name.replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in parts)


def _slips(options: Sequence[Option], typed: str, limit: int) -> list[Option]:
    if len(squeezed(typed)) < SHORTEST_SLIP:
        return []
    from rapidfuzz import fuzz  # only a slip needs it, and it takes a while to load

    def scored() -> Iterator[tuple[float, int, Option]]:
        for place, option in enumerate(options):
            best = max(fuzz.ratio(typed, name) for name in option.searched)
            if best >= LEAST_LIKENESS:
                yield -best, place, option

    return [option for *_, option in sorted(scored(), key=lambda row: row[:2])[:limit]]
