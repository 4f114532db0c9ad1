"""What the visit's page keeps about needles beside the points: counts, sets, adverse events."""

from collections.abc import Callable, Iterator
from datetime import datetime

from charting.domain.needle_ledger import count_problem, staying_words, totals
from charting.domain.needle_sets import state
from charting.domain.treatment import needle_count, needles_agree
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.treatment.adverse_events import AdverseEvents
from ui.presenters.treatment.needle_ledger import NeedleLedger
from ui.presenters.treatment.needle_sets import NeedleSets


class Needling:
    """The three of them, on one edited note."""

    def __init__(
        self, editing: VisitEditing, clock: Callable[[], datetime], keep: Callable[[], object]
    ) -> None:
        """`keep` saves at once what waits to be saved."""
        self._editing = editing
        self._clock = clock
        self.ledger = NeedleLedger(editing)
        self.sets = NeedleSets(editing, clock, keep)
        self.events = AdverseEvents(editing)

    def settle(self) -> None:
        """Fields were left."""
        for part in (self.ledger, self.sets, self.events):
            part.settle()

    def before_signing(self) -> Iterator[str]:
        """What is worth a look before the visit is frozen, flagged things first."""
        note = self._editing.note
        if note.events or self.events.in_a_word:
            yield f"▲ Adverse event: {self.events.summary}. {self.events.contradiction}".rstrip()
        placed, removed = totals(note)
        if placed or removed:
            reason = note.text_of("needle_difference_reason") if count_problem(note) else ""
            why = f" They differ: {reason}." if reason else ""
            yield f"Needles: {placed or '–'} in, {removed or '–'} out.{why}"
        listed = needle_count(note.points)
        needles = f"{listed} needle{'' if listed == 1 else 's'}"
        if listed and not placed and not removed:
            yield f"{needles} by the list, not counted in or out."
        elif listed and placed and needles_agree(placed, str(listed)) is False:
            yield f"The list of points stands for {needles}, {placed} were counted in."
        if staying_words(note):
            yield f"Left in on purpose: {staying_words(note)}."
        now = self._clock()
        running = [
            one.name or "needle" for one in note.sets if state(one, now) in ("running", "over", "paused")
        ]
        if running:
            yield f"Timer not stopped: {', '.join(running)}. Signing stops it."
