"""Every running set of the practice: says aloud when one is over, wherever the practitioner is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from charting.domain.needle_sets import due_at, moment_of, seconds_left
from charting.domain.visit_note import ListField
from ui.presenters.announcements import Announcement, Announcements, VisitChanged
from ui.presenters.autosave import Delay
from ui.presenters.shown_name import hidden_name

if TYPE_CHECKING:
    from charting.services.needle_timers import RunningSet

LOOK_EVERY_MS = 5_000
"""The clock is looked at this often: a timer of the computer's own stands still while it sleeps."""

RINGS = 5
"""How often a set that is over rings, a minute apart, unless it is stopped or hushed before."""

FORGOTTEN_AFTER = timedelta(hours=6)
"""A set over for longer was most likely taken out and never marked so; midnight alone says nothing."""

SETS = ListField("sets")

SetKey = tuple[int, str, str]


@dataclass(frozen=True, kw_only=True)
class TimerLines:
    """What is said about the running sets."""

    over: tuple[str, ...] = ()
    """A sentence for each set that is over, or that ran on while the app was closed."""
    footer: str = ""
    """How many run and which is next; never a name."""
    visit: tuple[int, int] | None = None
    """Patient and visit of the first that is over."""


class TimersView(Protocol):
    """What the presenter asks of the window."""

    def show_timers(self, lines: TimerLines) -> None:
        """Say it without taking the keyboard."""

    def ring(self) -> None:
        """Make the computer's own sound."""


class NeedleTimers:
    """Reads the running sets from the chart and goes by the clock."""

    def __init__(
        self,
        view: TimersView,
        *,
        load: "Callable[[], tuple[RunningSet, ...]]",
        clock: Callable[[], datetime],
        delay: Delay,
        announcements: Announcements,
    ) -> None:
        self._view = view
        self._load = load
        self._clock = clock
        self._delay = delay
        self._announcements = announcements
        self._running: tuple[RunningSet, ...] = ()
        self._rung: dict[SetKey, int] = {}
        self._hushed: set[SetKey] = set()
        self._kept_on: set[SetKey] = set()
        self._shown: TimerLines | None = None
        self._names_hidden = False
        announcements.listen(self, self._heard)

    def start(self, *, after_restart: bool) -> None:
        """Begin to look. What is over already is shown without a sound; after a restart all are named."""
        self._running = self._load()
        now = self._clock()
        self._rung = {_key(one): _rings_due(one, now) for one in self._running}
        self._kept_on = {_key(one) for one in self._running} if after_restart else set()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._delay.cancel()
        self._announcements.stop(self)

    def hush(self) -> None:
        """What is said now was heard: say it no more, and do not ring for it again."""
        now = self._clock()
        self._hushed |= {_key(one) for one in self._running if _is_over(one, now)}
        self._kept_on.clear()
        self.look()

    def hide_names(self, hidden: bool) -> None:
        """Say initials instead of names, or names again."""
        self._names_hidden = hidden
        self.look()

    def to_come(self) -> tuple[datetime, ...]:
        """When the sets that still run will be over: all that a locked screen need know."""
        now = self._clock()
        dues = (due_at(one.needles) for one in self._running)
        return tuple(due for due in dues if due is not None and due > now)

    def look(self) -> None:
        """Compare every set with the clock."""
        now = self._clock()
        over = [one for one in self._running if _is_over(one, now)]
        rings = [one for one in over if self._rings_now(one, now)]
        lines = self._lines(over, now)
        if lines != self._shown:
            self._shown = lines
            self._view.show_timers(lines)
        if rings:
            self._view.ring()
        self._delay.cancel()
        if len(over) < len(self._running) or any(self._will_ring(one) for one in over):
            self._delay.start(self.look, self._pause_ms(now))

    def _heard(self, announcement: Announcement) -> None:
        if not isinstance(announcement, VisitChanged):
            return
        if announcement.fields is None or SETS in announcement.fields:
            self._running = self._load()
            self.look()

    def _rings_now(self, one: "RunningSet", now: datetime) -> bool:
        key, due = _key(one), _rings_due(one, now)
        is_new = due > self._rung.get(key, 0) and key not in self._hushed
        self._rung[key] = max(due, self._rung.get(key, 0))
        return is_new

    def _will_ring(self, one: "RunningSet") -> bool:
        return _key(one) not in self._hushed and self._rung.get(_key(one), 0) < RINGS

    def _lines(self, over: "list[RunningSet]", now: datetime) -> TimerLines:
        said = [one for one in over if _key(one) not in self._hushed]
        kept_on = [one for one in self._running if one not in over and _key(one) in self._kept_on]
        return TimerLines(
            over=(
                *(f"{self._whose(one)}: {_over_words(one, now)}" for one in said),
                *(f"{self._whose(one)}: {_kept_on_words(one, now)}" for one in kept_on),
            ),
            footer=_footer(self._running, over, now),
            visit=next(((one.patient_id, one.visit_id) for one in (*said, *kept_on)), None),
        )

    def _whose(self, one: "RunningSet") -> str:
        """`Ines I.'s back set`; while names are hidden `I··· I···'s back set`."""
        name = hidden_name(one.patient) if self._names_hidden else _short_name(one.patient)
        what = f"{one.needles.name.lower()} set" if one.needles.name else "needles"
        return f"{name}'s {what}"

    def _pause_ms(self, now: datetime) -> int:
        dues = [(due - now) / timedelta(milliseconds=1) for due in self.to_come()]
        return max(50, min(LOOK_EVERY_MS, round(min(dues, default=LOOK_EVERY_MS)) + 1))


def _key(one: "RunningSet") -> SetKey:
    """Which run of which set; a minute more makes it another, so that it rings anew."""
    due = due_at(one.needles)
    return (one.visit_id, one.needles.running_since, due.isoformat() if due else "")


def _is_over(one: "RunningSet", now: datetime) -> bool:
    return seconds_left(one.needles, now) <= 0


def _rings_due(one: "RunningSet", now: datetime) -> int:
    left = seconds_left(one.needles, now)
    return min(RINGS, 1 + -left // 60) if left <= 0 else 0


def _over_words(one: "RunningSet", now: datetime) -> str:
    due = due_at(one.needles)
    if due is not None and now - due > FORGOTTEN_AFTER:
        local = due.astimezone()
        return (
            f"still marked as running, {one.needles.minutes} min were over on {local.day} {local:%B, %H:%M}."
        )
    return f"{one.needles.minutes} min are over."


def _kept_on_words(one: "RunningSet", now: datetime) -> str:
    began = moment_of(one.needles.started_at)
    at = f", started {began.astimezone():%H:%M}" if began else ""
    return f"still running{at}, {_minutes(seconds_left(one.needles, now))} left."


def _footer(running: "tuple[RunningSet, ...]", over: "list[RunningSet]", now: datetime) -> str:
    if not running:
        return ""
    left = [seconds_left(one.needles, now) for one in running if one not in over]
    count = "Needle timer" if len(running) == 1 else f"{len(running)} needle timers"
    parts = [f"{len(over)} over" if len(running) > 1 else "over"] if over else []
    if left:
        parts.append(f"{'next in ' if len(running) > 1 else ''}{_minutes(min(left))}")
    return f"{count}: {', '.join(parts)}"


def _minutes(seconds: int) -> str:
    return f"{-(-seconds // 60)} min"


def _short_name(name: str) -> str:
    """The given name, and the first letter of the family name."""
    given, *more = name.split() or [""]
    return f"{given} {more[-1][0]}." if more else given
