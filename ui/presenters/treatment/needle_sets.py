"""Sets of needles and their timers, as the visit's page works them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from charting.domain.needle_sets import (
    STATE_WORDS,
    SUGGESTED_MINUTES,
    TimerState,
    clock_words,
    longer,
    paused,
    seconds_left,
    started,
    state,
    stopped,
)
from charting.domain.needling import NeedleSet
from charting.domain.text import in_words
from charting.domain.treatment import PointUse, needle_count
from charting.domain.visit_note import ListField
from ui.presenters.editing.typed_rows import TypedRows, number_or_none
from ui.presenters.editing.visit_editing import VisitEditing


@dataclass(frozen=True, kw_only=True)
class ShownSet:
    """A set as the page shows it now."""

    needles: NeedleSet
    state: TimerState
    time: str
    """What the timer shows: `12:05`, `+1:10`, or nothing before it was started."""
    suggested_minutes: int
    is_over: bool


class NeedleSets:
    """The sets in their order. Timers go by the clock; each press is kept at once."""

    def __init__(
        self, editing: VisitEditing, clock: Callable[[], datetime], keep: Callable[[], object]
    ) -> None:
        self._editing = editing
        self._clock = clock
        self._keep = keep
        self._rows = TypedRows(editing, ListField("sets"), NeedleSet())

    @property
    def shown(self) -> tuple[ShownSet, ...]:
        """Every set with what its timer says now."""
        now = self._clock()
        return tuple(self._shown(one, now) for one in self._rows.rows)

    @property
    def is_any_running(self) -> bool:
        """Whether a timer moves."""
        return any(one.running_since for one in self._rows.rows)

    @property
    def summary(self) -> str:
        """One line: each set and how it stands."""
        said = (" ".join(part for part in _said(one) if part) for one in self.shown)
        return " · ".join(said) or "None"

    @property
    def suggested_minutes(self) -> int:
        """The visit's retention where it was typed, else the practice's usual one, else 20."""
        typed = number_or_none(self._editing.note.text_of("retention_minutes"))
        practice = self._editing.usual_needle
        known = (*self._editing.note.usual_needle, *((practice,) if practice else ()))
        usual = next((one.retention_minutes for one in known if one.retention_minutes), None)
        return typed or usual or SUGGESTED_MINUTES

    def add(self, name: str) -> None:
        """Begin a set of this name."""
        self._rows.change((*self._rows.rows, NeedleSet(name=name)))

    def type_words(self, place: int, name: str, text: str) -> None:
        """The name or the points are being typed."""
        self._rows.type(place, **{name: text.strip()})

    def type_number(self, place: int, name: str, text: str) -> None:
        """The needles or the minutes are being typed."""
        self._rows.type(place, **{name: number_or_none(text)})

    def settle(self) -> None:
        """A cell was left."""
        self._rows.settle()

    def take_points(self, place: int) -> None:
        """Put the points that are in no other set into this one, and count them."""
        one, uses = self._rows.rows[place], self._free_points(place)
        words = ", ".join(f"{in_words(use.point)} {use.side}".strip() for use in uses)
        self._rows.change_row(place, replace(one, points=words, needles=needle_count(uses) or None))

    def start_or_pause(self, place: int) -> None:
        """Let the timer run, or stand still."""
        one, now = self._rows.rows[place], self._clock()
        self._press(
            place, paused(one, now) if one.running_since else started(one, now, self.suggested_minutes)
        )

    def longer(self, place: int) -> None:
        """A minute more."""
        self._press(place, longer(self._rows.rows[place], self.suggested_minutes))

    def stop(self, place: int) -> None:
        """The set's needles are out."""
        self._press(place, stopped(self._rows.rows[place], self._clock()))

    def stop_all(self) -> None:
        """The visit is about to be signed: what still runs ends now."""
        if any(one.started_at and not one.ended_at for one in self._rows.rows):
            self._rows.change(tuple(stopped(one, self._clock()) for one in self._rows.rows))

    def remove(self, place: int) -> None:
        """Take a set away."""
        self._rows.remove(place)
        self._keep()

    def _press(self, place: int, one: NeedleSet) -> None:
        self._rows.change_row(place, one)
        self._keep()

    def _free_points(self, place: int) -> tuple[PointUse, ...]:
        others = " ".join(one.points for at, one in enumerate(self._rows.rows) if at != place)
        taken = f" {' '.join(in_words(others).replace(',', ' ').split())} "
        return tuple(use for use in self._editing.note.points if f" {in_words(use.point)} " not in taken)

    def _shown(self, one: NeedleSet, now: datetime) -> ShownSet:
        how = state(one, now)
        return ShownSet(
            needles=one,
            state=how,
            time="" if how == "ready" else clock_words(seconds_left(one, now)),
            suggested_minutes=self.suggested_minutes,
            is_over=how == "over",
        )


def _said(one: ShownSet) -> tuple[str, ...]:
    return (one.needles.name or "Set", one.time if one.state != "stopped" else "", STATE_WORDS[one.state])
