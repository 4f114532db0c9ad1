"""Whether a change is worth noticing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

PAIN_SMALLEST_REAL_CHANGE = 2
"""Points on the 0-10 scale, or 30 % of the first score. Source: Ostelo 2008 (Spine 33:90-94)."""

PAIN_IS_REAL = "Pain: 2 points or 30 % of the first score (Ostelo 2008, Spine 33:90-94)."
"""The rule in words, for where a change is called meaningful."""

WHOLE_PAIN_SCORES = frozenset(str(score) for score in range(11))

LONGEST_JOINED_GAP_DAYS = 60
"""No line is drawn across a longer gap between visits."""

SAME_DAY_SHARE = 40
"""A further visit of a day stands this part of the whole time after the one before."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """How a score moved from a baseline; below zero is less pain."""

    first: int
    last: int
    is_meaningful: bool

    @property
    def amount(self) -> int:
        """Last less first."""
        return self.last - self.first


def whole_pain_score(value: str) -> int | None:
    """The score that a recorded value stands for, or None when it is no whole number from 0 to 10."""
    return int(value) if value in WHOLE_PAIN_SCORES else None


def pain_change(scores: Sequence[int]) -> Change | None:
    """The change from the first to the last pain score, or None with fewer than two.

    Meaningful, for better or worse alike, from 2 points or 30 % of the baseline
    (Ostelo 2008), whichever is reached first but never below one whole point.
    """
    if len(scores) < 2:
        return None
    first, last = scores[0], scores[-1]
    return Change(first=first, last=last, is_meaningful=_is_meaningful(first, last))


def better_at_most(first: int) -> int | None:
    """The highest score that is meaningfully better than the first; None when there is none."""
    return next((score for score in range(first - 1, -1, -1) if _is_meaningful(first, score)), None)


def worse_at_least(first: int) -> int | None:
    """The lowest score up to 10 that is meaningfully worse than the first; None when there is none."""
    return next((score for score in range(first + 1, 11) if _is_meaningful(first, score)), None)


def _is_meaningful(first: int, last: int) -> bool:
    moved = abs(last - first)
    by_percent = first > 0 and moved >= 1 and moved / first >= 0.3
    return moved >= PAIN_SMALLEST_REAL_CHANGE or by_percent


def places(days: Sequence[date]) -> list[float]:
    """Where each visit stands on a time axis from 0 to 1, its days given oldest first.

    A further visit of the same day takes a little room of its own, at least as much as a day,
    so that no two stand on each other.
    """
    if len(days) < 2:
        return [0.0] * len(days)
    room = max(1.0, (days[-1] - days[0]).days / SAME_DAY_SHARE)
    stand = [0.0]
    for before, day in pairwise(days):
        stand.append(stand[-1] + ((day - before).days or room))
    return [one / stand[-1] for one in stand]


def joined_runs(days: Sequence[date]) -> list[list[int]]:
    """Indexes of the days in runs that may be joined by a line: no gap above 60 days within a run."""
    runs: list[list[int]] = []
    for index, day in enumerate(days):
        if index and (day - days[index - 1]).days <= LONGEST_JOINED_GAP_DAYS:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
