"""A set's timer, worked out from the clock alone: it survives a sleeping computer and a restart."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from charting.domain.needling import NeedleSet

SUGGESTED_MINUTES = 20
"""Offered where the practice says nothing else: general knowledge, unverified."""

TimerState = Literal["ready", "running", "over", "paused", "stopped"]

STATE_WORDS: Mapping[TimerState, str] = {
    "ready": "not started",
    "running": "running",
    "over": "over",
    "paused": "paused",
    "stopped": "ended",
}


def state(one: NeedleSet, now: datetime) -> TimerState:
    """How the set's timer stands. `over` still runs: the needles are in until it is stopped."""
    if one.running_since:
        return "over" if seconds_left(one, now) <= 0 else "running"
    if one.ended_at:
        return "stopped"
    return "paused" if one.started_at else "ready"


def started(one: NeedleSet, now: datetime, suggested: int = SUGGESTED_MINUTES) -> NeedleSet:
    """The set with its timer running; without minutes of its own it takes the suggested ones."""
    if one.running_since:
        return one
    moment = _kept(now)
    minutes = suggested if one.minutes is None else one.minutes
    return replace(
        one, minutes=minutes, started_at=one.started_at or moment, running_since=moment, ended_at=""
    )


def paused(one: NeedleSet, now: datetime) -> NeedleSet:
    """The set with its timer standing still."""
    return replace(one, elapsed_s=seconds_run(one, now), running_since="")


def longer(one: NeedleSet, suggested: int = SUGGESTED_MINUTES) -> NeedleSet:
    """The set with a minute more."""
    return replace(one, minutes=(suggested if one.minutes is None else one.minutes) + 1)


def stopped(one: NeedleSet, now: datetime) -> NeedleSet:
    """The set with its timer ended, as when its needles are out; one that never began stays as it is."""
    if not one.started_at or one.ended_at:
        return one
    return replace(paused(one, now), ended_at=_kept(now))


def seconds_run(one: NeedleSet, now: datetime) -> int:
    """Seconds that the timer ran, pauses left out; a clock that was moved back takes nothing away."""
    since = moment_of(one.running_since)
    return one.elapsed_s + (max(0, int((now - since).total_seconds())) if since else 0)


def seconds_left(one: NeedleSet, now: datetime) -> int:
    """Seconds until the set's time is over; below 0 since."""
    return (one.minutes or 0) * 60 - seconds_run(one, now)


def due_at(one: NeedleSet) -> datetime | None:
    """When a running timer is over; None while it does not run."""
    since = moment_of(one.running_since)
    return since + timedelta(seconds=(one.minutes or 0) * 60 - one.elapsed_s) if since else None


def moment_of(kept: str) -> datetime | None:
    """The moment that was kept, or None."""
    return datetime.fromisoformat(kept) if kept else None


def set_words(one: NeedleSet) -> str:
    """A set in words: `Back, BL23 BL25, 8 needles, 20 min, retained 21 min from 14:02`."""
    needles = f"{one.needles} needle{'' if one.needles == 1 else 's'}" if one.needles is not None else ""
    parts = (
        one.name,
        one.points,
        needles,
        f"{one.minutes} min" if one.minutes is not None else "",
        _run(one),
    )
    return ", ".join(part for part in parts if part)


def clock_words(seconds: int) -> str:
    """Minutes and seconds as a timer shows them: `12:05`; past its end `+1:10`."""
    sign = "+" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{sign}{minutes}:{rest:02}"


def _run(one: NeedleSet) -> str:
    began = moment_of(one.started_at)
    if began is None:
        return ""
    at = f"{began.astimezone():%H:%M}"
    if one.running_since:
        return f"timer started {at}, still running"
    minutes = round(one.elapsed_s / 60)
    return f"retained {minutes} min from {at}" if one.ended_at else f"paused after {minutes} min, from {at}"


def _kept(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")
