"""Bringing treatment and plan forward at the visit that is open, and keeping what was brought."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from charting.domain.bring_forward import (
    NAMES,
    PARTS,
    WORDS,
    brought_forward,
    confirmed,
    day_words,
    unconfirmed,
)
from charting.domain.visit_note import Changes, ListField, VisitNote
from charting.services import timeline, visits
from charting.services.chart import Chart
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.visit.news import News, NewsDesk

MOST_EARLIER = 8


@dataclass(frozen=True)
class EarlierVisit:
    """A visit that something can be brought from."""

    visit_id: int
    title: str
    """`Visit 6, 4 March 2026`."""


class BringForward:
    """What can be brought from where, and what still waits to be kept or changed."""

    def __init__(self, chart: Chart, editing: VisitEditing, news: NewsDesk) -> None:
        self._chart = chart
        self._editing = editing
        self._news = news
        self._visit_id = 0

    def open(self, visit_id: int) -> None:
        """Another visit was opened."""
        self._visit_id = visit_id

    def earlier(self) -> tuple[EarlierVisit, ...]:
        """The earlier visits of the episode, newest first."""
        found: list[EarlierVisit] = []
        at = self._visit_id
        while len(found) < MOST_EARLIER and (visit := timeline.visit_before(self._chart, at)):
            title = f"Visit {visit.number}, {day_words(_day(visit).isoformat())}"
            found.append(EarlierVisit(visit.id, title))
            at = visit.id
        return tuple(found)

    def bring(self, from_visit: int | None = None, parts: Iterable[str] = PARTS) -> None:
        """Bring parts from a visit, the last one unless another is named; one step to undo.

        What is charted today is never overwritten. The page says what came, or why nothing did; asked
        again, it leads to the first part that waits to be kept or changed.
        """
        if self._news.refuses():
            return
        source = from_visit or next((one.visit_id for one in self.earlier()), None)
        if source is None:
            self._news.say(News(words="There is no earlier visit in this episode to bring anything from."))
            return
        visit = visits.visit(self._chart, source)
        changes = brought_forward(self._editing.note, visit.note, source, _day(visit), parts)
        if not changes:
            self._lead_to_waiting()
            return
        self._editing.put_all(changes, "bringing forward")
        self._editing.reshow()
        self._news.say(News(words=_brought(changes, visit, self._editing.note)), lasts=True)

    def _lead_to_waiting(self) -> None:
        waits = unconfirmed(self._editing.note)
        if not waits:
            self._news.say(
                News(words="Nothing to bring forward: today's fields are filled, or were empty then.")
            )
            return
        words = f"Already brought, still to keep or change: {self.waiting()}."
        self._news.say(News(words=words, field=PARTS[waits[0].part], goes_there=True), lasts=True)

    def keep(self, parts: Iterable[str] | None = None) -> None:
        """The practitioner keeps these parts as they were brought, or all that wait."""
        self._editing.put_all({ListField("carried"): confirmed(self._editing.note, parts)}, "keeping")

    def origins(self) -> dict[str, str]:
        """`from 4 March 2026` for each part that waits to be kept or changed."""
        return {one.part: f"from {day_words(one.on)}" for one in unconfirmed(self._editing.note)}

    def waiting(self) -> str:
        """One phrase about what waits, for signing: `Points, Plan (from 4 March 2026)`; or empty."""
        parts = unconfirmed(self._editing.note)
        if not parts:
            return ""
        days = dict.fromkeys(day_words(one.on) for one in parts)
        names = ", ".join(NAMES.get(one.part, one.part) for one in parts)
        return f"{names} (from {', '.join(days)})"


def _day(visit: visits.ChartedVisit) -> date:
    return visit.began_at.astimezone().date()


def _brought(changes: Changes, visit: visits.ChartedVisit, note: VisitNote) -> str:
    """`Brought from visit 6, 4 March 2026: 6 points, retention, plan.` and what to do about it."""
    came = (part for part, field in PARTS.items() if field in changes or WORDS.get(part) in changes)
    names = ", ".join(_part_words(part, note) for part in came)
    return (
        f"Brought from visit {visit.number}, {day_words(_day(visit).isoformat())}: {names}. "
        "Each is marked until you keep or change it; Ctrl D again goes to the first."
    )


def _part_words(part: str, note: VisitNote) -> str:
    """A part as it is said in a sentence; points and other methods are counted, where any came."""
    counted = {"points": (len(note.points), "point"), "methods": (len(note.methods), "other method")}
    if part in counted:
        count, noun = counted[part]
        named = noun if count == 1 else f"{noun}s"
        return f"{count} {named}" if count else named
    return NAMES[part].lower()
