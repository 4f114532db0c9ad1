"""The home page: who is next, what waits to be signed or measured again, and who else was here lately.

A visit is named once, where it matters most.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from charting.services.today import SHOWN_UNSIGNED, LastVisit, SeenPatient, Today
from ui.presenters.announcements import Announcement, Announcements, PatientChanged, VisitChanged
from ui.presenters.day_words import draft_since, how_old, planned_when, when_seen
from ui.presenters.shown_name import shown_name

NOBODY_NEXT = (
    "Nobody is planned for today. A next visit that you record in a treatment appears here on its day."
)
NOTHING_TO_SIGN = "Nothing is waiting to be signed."
NOTHING_ELSE_TO_SIGN = "Nothing else: the drafts of today stand above."
NOTHING_TO_MEASURE = (
    "Nobody. Write “measure again at visit 8” or “measure again in 4 weeks” into a plan to see it here."
)
MORE_UNSIGNED = 100
NOBODY_SEEN = "No visit yet. Find a patient with Ctrl F and start one."
NOBODY_ELSE_SEEN = "Nobody else: see above."


@dataclass(frozen=True, kw_only=True)
class HomeLine:
    """A patient on the home page."""

    patient_id: int
    visit_id: int | None
    name: str
    when: str
    words: str = ""
    """What came of the last visit, or why the patient stands here."""
    plan: str = ""
    """What was planned."""


@dataclass(frozen=True, kw_only=True)
class HomeCard:
    """A part of the home page."""

    key: str
    title: str
    lines: tuple[HomeLine, ...]
    when_none: str
    """What to do, where there is no line."""
    more: str = ""
    """That further lines can be asked for: `and 34 more`; empty when these are all."""


class HomeView(Protocol):
    """What the presenter asks of the home page."""

    def show_empty(self) -> None:
        """There is no patient yet: say what to do."""

    def show_today(self, day: str, cards: tuple[HomeCard, ...]) -> None:
        """How the day stands."""


class HomePresenter:
    """Reads the home page anew whenever something changed."""

    def __init__(
        self,
        view: HomeView,
        *,
        load: Callable[[int], Today],
        clock: Callable[[], datetime],
        announcements: Announcements,
    ) -> None:
        """`load` gives the day with so many unsigned visits."""
        self._view = view
        self._load = load
        self._clock = clock
        self._announcements = announcements
        self._names_hidden = False
        self._unsigned = SHOWN_UNSIGNED
        announcements.listen(self, self._heard)

    def refresh(self) -> None:
        """Show how things stand."""
        today = self._load(self._unsigned)
        if not today.has_patients and not today.open_visits:
            self._view.show_empty()
            return
        now = self._clock().astimezone()
        day = now.date()
        coming = self._next(today, day)
        to_sign = self._to_sign(today, day)
        above = {line.patient_id for line in (*coming, *to_sign)}
        seen = tuple(self._seen(one, day) for one in today.recent if one.line.id not in above)
        cards = (
            HomeCard(key="next", title="Next", lines=coming, when_none=NOBODY_NEXT),
            HomeCard(
                key="sign",
                title="To sign",
                lines=to_sign,
                when_none=NOTHING_ELSE_TO_SIGN if today.begun else NOTHING_TO_SIGN,
                more=_more_words(today),
            ),
            HomeCard(
                key="measure",
                title="To measure again",
                lines=self._to_measure(today, day),
                when_none=NOTHING_TO_MEASURE,
            ),
            HomeCard(
                key="recent",
                title="Seen lately",
                lines=seen,
                when_none=NOBODY_ELSE_SEEN if today.recent else NOBODY_SEEN,
            ),
        )
        self._view.show_today(f"{now:%A}, {now.day} {now:%B}", cards)

    def show_more_to_sign(self) -> None:
        """List further unsigned visits."""
        self._unsigned += MORE_UNSIGNED
        self.refresh()

    def hide_names(self, hidden: bool) -> None:
        """Show initials instead of names, or names again."""
        if hidden != self._names_hidden:
            self._names_hidden = hidden
            self.refresh()

    def close(self) -> None:
        """Hear no more."""
        self._announcements.stop(self)

    def _next(self, today: Today, day: date) -> tuple[HomeLine, ...]:
        """Whose visit was begun today, and then who was planned."""
        begun = (
            HomeLine(
                patient_id=one.visit.patient_id,
                visit_id=one.visit.visit_id,
                name=self._shown(one.visit.name),
                when=f"{draft_since(one.visit.began_at, day)}, to sign",
                words=_last_time(one.before, day) if one.before else "First visit",
                plan=_plan_words(one.before, day) if one.before else "",
            )
            for one in today.begun
        )
        planned = (
            HomeLine(
                patient_id=one.line.id,
                visit_id=None,
                name=self._shown(one.line.name),
                when=planned_when(one.last.next_visit, day),
                words=_last_time(one.last, day),
                plan=_plan_words(one.last, None),
            )
            for one in today.expected
            if one.last
        )
        return (*begun, *planned)

    def _to_sign(self, today: Today, day: date) -> tuple[HomeLine, ...]:
        """Unsigned visits of earlier days; those of today stand among who is next."""
        begun = {one.visit.visit_id for one in today.begun}
        return tuple(
            HomeLine(
                patient_id=one.patient_id,
                visit_id=one.visit_id,
                name=self._shown(one.name),
                when=f"begun {how_old(one.began_at, day)}",
            )
            for one in today.open_visits
            if one.visit_id not in begun
        )

    def _to_measure(self, today: Today, day: date) -> tuple[HomeLine, ...]:
        return tuple(
            HomeLine(
                patient_id=one.patient_id,
                visit_id=None,
                name=self._shown(one.name),
                when=f"plan of {when_seen(one.planned_at, day)}",
                words=f"“{one.asked.words}”; no total was recorded since.",
            )
            for one in today.to_measure
        )

    def _seen(self, one: SeenPatient, day: date) -> HomeLine:
        return HomeLine(
            patient_id=one.line.id,
            visit_id=None,
            name=self._shown(one.line.name),
            when=when_seen(one.line.seen_at, day) or "no visit yet",
            words=one.last.summary if one.last else "",
            plan=_plan_words(one.last, day) if one.last else "",
        )

    def _shown(self, name: str) -> str:
        return shown_name(name, self._names_hidden)

    def _heard(self, announcement: Announcement) -> None:
        if isinstance(announcement, PatientChanged | VisitChanged):
            self.refresh()


def _more_words(today: Today) -> str:
    """How many drafts of earlier days are not listed; those of today stand above."""
    listed = {one.visit_id for one in today.open_visits}
    more = today.more_open - sum(one.visit.visit_id not in listed for one in today.begun)
    return f"and {more} more" if more > 0 else ""


def _last_time(last: LastVisit, day: date) -> str:
    return f"Last time, {when_seen(last.began_at, day)}: {last.summary}" if last.summary else ""


def _plan_words(last: LastVisit, day: date | None) -> str:
    """The first line of the plan, and as seen from a day the next visit where one was planned."""
    first = next((line.strip() for line in last.plan.splitlines() if line.strip()), "")
    plan = f"Plan: {first}" if first else ""
    planned = f"Next visit {planned_when(last.next_visit, day)}" if last.next_visit and day else ""
    return " · ".join(part for part in (plan, planned) if part)
