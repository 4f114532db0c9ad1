"""A photo of the tongue, kept as evidence: what is known of it. The app reads nothing from the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charting.domain.dates import MONTHS

LONGEST_SIDE = 1600
"""Pixels; larger pictures are made smaller before they are kept."""


@dataclass(frozen=True, kw_only=True)
class TonguePhoto:
    """What a visit's note says of its photo; the picture itself is read only to be shown."""

    sha256: str
    """Of the kept JPEG's bytes, so that the signature covers the picture."""
    taken_on: str = ""
    """The day it was taken, `2026-03-04`, where the practitioner wanted it kept."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture made anew from what was attached: pixels only, no place, no camera, no comment."""

    jpeg: bytes
    width: int
    height: int
    taken_on: date | None = None
    """The day that the attached file named; it is in the JPEG no longer."""


def photo_words(photos: Sequence[TonguePhoto]) -> str:
    """What is said of it wherever the visit is read: `kept, taken 4 Mar 2026`; empty without one."""
    return "; ".join(f"kept, taken {day_words(one.taken_on)}" if one.taken_on else "kept" for one in photos)


def day_words(iso: str) -> str:
    """A day as it is said: `4 Mar 2026`."""
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
