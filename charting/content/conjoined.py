"""Two findings with a word between them: `burning and numbness`, `tight hip flexors and hamstrings b`."""

from collections.abc import Callable, Iterable, Sequence

from charting.content.chip_entry import Entry
from charting.content.chip_marks import SIDES

QUALITIES = frozenset({"tight", "weak", "short"})
"""Words that may hold for both of two things with `and` between them."""

One = Callable[[Sequence[str]], Entry | None]
"""The one finding that some words are."""


def conjoined(words: Sequence[str], one: One, one_side: Callable[[Iterable[Entry]], bool]) -> list[Entry]:
    """Two findings with `and` between them; a side at one of them alone may mean both: not guessed.

    `one_side`: whether all of some entries that have sides have the same, or none.
    """
    at = [place for place, word in enumerate(words) if word in ("and", "&")]
    if len(at) != 1:
        return _neither(words, one)
    before, after = words[: at[0]], words[at[0] + 1 :]
    first, second = one(before), one(after)
    if second is None and before and before[0] in QUALITIES:
        return _alike(before, after, one)
    if first is None or second is None:
        return []
    return [first, second] if one_side((first, second)) else []


def _alike(before: Sequence[str], after: Sequence[str], one: One) -> list[Entry]:
    """Two things of one quality: `tight hip flexors and hamstrings b`; a side at the end is of both.

    Where each has its side it is its own; any other side may mean one of them or both.
    """
    is_last = bool(after) and after[-1] in SIDES
    sides = [word for word in (*before, *after) if word in SIDES]
    if is_last and len(sides) == 1:
        before = [*before, after[-1]]
    elif sides and not (is_last and before[-1] in SIDES and len(sides) == 2):
        return []
    return _all([one(before), one([before[0], *after])])


def _neither(words: Sequence[str], one: One) -> list[Entry]:
    """What one can do neither of: `cannot stand or walk upright`."""
    if len(words) < 5 or words[0] != "cannot" or words[2] != "or":
        return []
    return _all([one(["cannot", verb, *words[4:]]) for verb in (words[1], words[3])])


def _all(found: Sequence[Entry | None]) -> list[Entry]:
    """The findings, or nothing where one of them is none."""
    return [entry for entry in found if entry is not None] if all(found) else []
