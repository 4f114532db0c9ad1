"""What a visit keeps about its needles beside the list of points: counts, sets with their times, mishaps."""

from dataclasses import dataclass
from typing import Literal

EventSeverity = Literal["", "mild", "moderate", "serious"]

EVENT_SEVERITIES: tuple[EventSeverity, ...] = ("mild", "moderate", "serious")


@dataclass(frozen=True, kw_only=True)
class NeedleCount:
    """The needles of one region. A number is None while it was not counted; 0 was counted."""

    region: str = ""
    """In words, picked or typed: `Low back`, `Left leg`."""
    placed: int | None = None
    """Needles in that are to come out today."""
    removed: int | None = None
    """Needles out."""
    press_needles: int | None = None
    """Left in on purpose; not among those in and out."""
    intradermals: int | None = None
    ear_seeds: int | None = None


@dataclass(frozen=True, kw_only=True)
class NeedleSet:
    """Needles that are retained together: the front, then the back.

    Moments are UTC texts: `2026-03-04T14:02:00+00:00`.
    """

    name: str = ""
    """`Front`, `Back`, or in words."""
    points: str = ""
    """Codes or words, as the practitioner gave them."""
    needles: int | None = None
    minutes: int | None = None
    """How long the set is to stay, minutes that were added included."""
    started_at: str = ""
    """When the timer was first started; empty before."""
    running_since: str = ""
    """Since when the timer runs; empty while it does not."""
    elapsed_s: int = 0
    """Seconds that it ran before."""
    ended_at: str = ""
    """When it was stopped; empty before."""


@dataclass(frozen=True, kw_only=True)
class AdverseEvent:
    """Something that went wrong with the treatment."""

    kind: str = ""
    """A key of the content files; empty while none was chosen."""
    severity: EventSeverity = ""
    happened: str = ""
    """When, in words: `14:20`, `the evening after`."""
    what: str = ""
    """What happened, and where."""
    done: str = ""
    """What was done about it."""
    outcome: str = ""
