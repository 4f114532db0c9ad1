"""Points, needling and the other methods, as values."""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from charting.domain.finding import Choice, Review, number_from

Technique = Literal["", "even", "reinforce", "reduce"]

TECHNIQUES: tuple[Technique, ...] = ("even", "reinforce", "reduce")

Angle = Literal["", "perpendicular", "oblique", "transverse"]
ANGLES: tuple[Angle, ...] = ("perpendicular", "oblique", "transverse")

DeQi = Literal["", "obtained", "strong", "not_obtained"]
DE_QI: tuple[DeQi, ...] = ("obtained", "strong", "not_obtained")
"""What was felt at one point; empty is not recorded, and no default ever stands in for it."""


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
    waveforms: tuple[Choice, ...] = ()
    """Shapes of the current, for a method whose leads join points; empty for every other."""
    intensities: tuple[Choice, ...] = ()
    """How strongly the current may be felt."""
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
    gauge_mm: float | None = None
    """The needle's diameter, where it is not the visit's usual one (see UsualNeedle)."""
    length_mm: float | None = None
    """The needle's length, likewise."""
    retention_minutes: int | None = None
    """How long the needle stayed, likewise."""
    angle: Angle = ""
    de_qi: DeQi = ""
    stimulation: str = ""
    """What the hand did with the needle, in words: `lifting and thrusting`."""


@dataclass(frozen=True, kw_only=True)
class UsualNeedle:
    """The practice's default needle, as it stood when the first points of a visit were charted.

    It is kept with the visit, so that other defaults in Settings never change what an
    earlier visit says. It holds for body points that name no needle of their own. It says
    nothing of depth, angle or de qi: those are found with the patient, not set.
    Items: STRICTA 2010, 2f and 2g.
    """

    gauge_mm: float | None = None
    length_mm: float | None = None
    retention_minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class CautionReason:
    """Why the practitioner went on although a caution spoke against it. Never asked for by force."""

    caution: str
    """The caution's own words, as they were shown: content may change, the record does not."""
    reason: str


@dataclass(frozen=True, kw_only=True)
class MethodUse:
    """One other method as it was used at a visit; of electro, one pair of leads."""

    method: str
    place: str = ""
    side: Literal["", "left", "right", "both"] = ""
    minutes: int | None = None
    settings: str = ""
    """Waveform, frequency, kind, as picked or typed."""
    points: tuple[str, ...] = field(default=())
    """Codes of the points joined (an electro pair), positive lead first unless UNSAID stands with them."""
    waveform: str = ""
    """The key of one of the method's waveforms."""
    hz: str = ""
    """The frequency, or the two that take turns: `2`, `2/100`."""
    intensity: str = ""
    """The key of one of the method's intensities: how strongly it was felt."""


UNSAID = "±"
"""Stands with an electro pair of which nobody said where the positive lead is."""

FREQUENCY = re.compile(r"\d{1,3}(?:\.\d)?(?:/\d{1,3}(?:\.\d)?)?")
"""`2`, `0.5`, `2/100`."""


HZ_IN_LABEL = re.compile(r"(\d+(?:/\d+)?) Hz")


def with_setting(method: Method, setting: Choice) -> MethodUse:
    """The use that a usual setting records.

    Of a method with leads, waveform, frequency and intensity have members of their own;
    every other setting is kept by its key.
    """
    waveforms, intensities = ({one.key for one in each} for each in (method.waveforms, method.intensities))
    hz = HZ_IN_LABEL.search(setting.label) if method.waveforms else None
    use = MethodUse(
        method=method.key,
        waveform=setting.key if setting.key in waveforms else "",
        hz=hz[1] if hz else "",
        intensity=setting.key if setting.key in intensities else "",
    )
    return use if use != MethodUse(method=method.key) else replace(use, settings=setting.key)


def electro_pairs(uses: tuple[PointUse, ...], method: str = "electro") -> tuple[MethodUse, ...]:
    """The points in their order joined two by two, one pair for each set of leads; its polarity is UNSAID.

    A pair lies on the side that both its points have (`both` stands for a pair on each
    side, as leads do not cross the spine unless that is charted). A last point without a
    partner makes a pair of one, to be completed.
    """
    pairs = []
    for first in range(0, len(uses), 2):
        joined = uses[first : first + 2]
        sides = {use.side for use in joined}
        side = sides.pop() if len(sides) == 1 else ""
        codes = tuple(use.point for use in joined)
        points = (*codes, UNSAID) if len(codes) == 2 else codes
        pairs.append(MethodUse(method=method, side=side, points=points))
    return tuple(pairs)


def joined_points(use: MethodUse) -> tuple[str, ...]:
    """The codes of the points that a method joins."""
    return tuple(code for code in use.points if code != UNSAID)


def needle_count(uses: tuple[PointUse, ...]) -> int:
    """How many needles a list of points stands for: two where both sides were used."""
    return sum(2 if use.side == "both" else 1 for use in uses)


def needles_agree(placed: str, removed: str) -> bool | None:
    """Whether the counts of needles in and out come to the same; None while neither was counted."""
    if not placed and not removed:
        return None
    first, last = number_from(placed), number_from(removed)
    return placed == removed if first is None or last is None else first == last
