"""Points, needling and the other methods, as values."""

from dataclasses import dataclass, field
from typing import Literal

from charting.domain.finding import Choice, Review, number_from

Technique = Literal["", "even", "reinforce", "reduce"]

TECHNIQUES: tuple[Technique, ...] = ("even", "reinforce", "reduce")


@dataclass(frozen=True, kw_only=True)
class Caution:
    """A reason to think before needling a point; it warns and never blocks."""

    when: str
    """The patient alert that makes it matter (`pregnancy`), or `always`."""
    words: str
    evidence: str
    """How strong the evidence is, in words."""
    source: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """An acupuncture point."""

    key: str
    """The WHO code (`BL23`), or a code of ours for points outside the channels (`EX-B2`, `ashi`)."""
    channel: str
    pinyin: str
    toned: str
    """Pinyin with tone marks."""
    traditional: str
    simplified: str
    source: str
    english: str = ""
    """A short English name of our own rendering."""
    location: str = ""
    """Where it is, in a few words of our own."""
    paired: bool = True
    """Whether it lies on both sides (a midline point does not)."""
    free: bool = False
    """Whether the place must be described with each use (ashi)."""
    aliases: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    depth_mm: tuple[float, ...] = ()
    """The usual needling depth, least and most; empty where no source was read."""
    depth_source: str = ""
    """Where the depth was read; it never replaces looking at the patient in front of us."""
    review: Review = Review.DRAFT
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A channel and every code that practitioners type for it."""

    key: str
    name: str
    chinese: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Method:
    """Something done besides plain needling: cupping, moxa, electro."""

    key: str
    label: str
    source: str
    aliases: tuple[str, ...] = ()
    settings: tuple[Choice, ...] = ()
    """Usual settings that can be picked (`2 Hz`, `sliding`)."""
    avoid_with: tuple[str, ...] = ()
    """Patient alerts that speak against it."""
    review: Review = Review.DRAFT
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Formula:
    """A herbal formula by name, for the record; the product never doses or recommends it."""

    key: str
    label: str
    """The pinyin name without tones, as practitioners type it: `Du Huo Ji Sheng Tang`."""
    toned: str
    traditional: str
    simplified: str
    english: str
    """A short English name of our own rendering."""
    used_for: str
    """What it is traditionally given for, in a few words."""
    source: str
    aliases: tuple[str, ...] = ()
    avoid_with: tuple[str, ...] = ()
    """Patient alerts that speak against it."""
    review: Review = Review.DRAFT
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class PointUse:
    """One point as it was needled at a visit."""

    point: str
    side: Literal["", "left", "right", "both"] = ""
    technique: Technique = ""
    depth_mm: float | None = None
    place: str = ""
    """Where, for a free point: `near BL24`."""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MethodUse:
    """One other method as it was used at a visit."""

    method: str
    place: str = ""
    side: Literal["", "left", "right", "both"] = ""
    minutes: int | None = None
    settings: str = ""
    """Waveform, frequency, kind, as picked or typed."""
    points: tuple[str, ...] = field(default=())
    """Codes of the points joined (an electro pair), positive lead first."""


def needle_count(uses: tuple[PointUse, ...]) -> int:
    """How many needles a list of points stands for: two where both sides were used."""
    return sum(2 if use.side == "both" else 1 for use in uses)


def needles_agree(placed: str, removed: str) -> bool | None:
    """Whether the counts of needles in and out come to the same; None while neither was counted."""
    if not placed and not removed:
        return None
    first, last = number_from(placed), number_from(removed)
    return placed == removed if first is None or last is None else first == last
