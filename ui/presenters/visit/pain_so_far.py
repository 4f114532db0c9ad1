"""Pain over the episode up to today, with today's score as it stands in the note now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from charting.domain.progress import PAIN_SMALLEST_REAL_CHANGE, pain_change, whole_pain_score
from charting.domain.visit_note import VisitNote

PAIN = "pain_now"

Scores = tuple[tuple[date, int], ...]
"""Days with their pain 0-10, oldest first."""


@dataclass(frozen=True, kw_only=True)
class PainSoFar:
    """The scores before this visit, and the day of this one."""

    before: Scores
    day: date

    def scores(self, note: VisitNote) -> Scores:
        """All scores, today's last where it is recorded."""
        now = whole_pain_score(note.text_of(PAIN))
        return self.before if now is None else (*self.before, (self.day, now))


def pain_so_far(scores: Scores, began_at: datetime, note: VisitNote) -> PainSoFar:
    """From the scores up to this visit, its own the last where its note as it was saved has one."""
    has_own = whole_pain_score(note.text_of(PAIN)) is not None
    return PainSoFar(before=scores[:-1] if has_own else scores, day=began_at.astimezone().date())


def pain_words(scores: Sequence[tuple[date, int]]) -> str:
    """How many scores there are, and how far the last is from the first."""
    change = pain_change([score for _, score in scores])
    if change is None:
        return "One score so far"
    sign = "+" if change.amount > 0 else "−" if change.amount < 0 else "±"
    return (
        f"{len(scores)} scores · change {sign}{abs(change.amount)} "
        f"(worth noticing is {PAIN_SMALLEST_REAL_CHANGE})"
    )
