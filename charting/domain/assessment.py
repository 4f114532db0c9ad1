"""Western causes and TCM patterns: what they are, what speaks for them, and what was recorded."""

from dataclasses import dataclass
from typing import Literal

from charting.domain.finding import Lens, Review

CERTAINTIES = ("possible", "probable", "certain")
"""How sure a Western cause is, weakest first."""

SEVERITIES = ("mild", "moderate", "strong")
"""How strong a TCM pattern is, weakest first."""


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One recorded answer that speaks for or against something."""

    finding: str
    values: tuple[str, ...] = ()
    """Any of these answers; empty: present, positive or yes."""
    at_least: float | None = None
    at_most: float | None = None
    """For numbers: the bounds within which the sign counts, both inclusive."""
    weight: int = 1
    """1 a hint, 2 typical, 3 close to defining."""


@dataclass(frozen=True, kw_only=True)
class Code:
    """A code that may go with a cause or pattern."""

    system: Literal["icd10cm", "icd11tm1"]
    code: str
    title: str


@dataclass(frozen=True, kw_only=True)
class PointReason:
    """A point often used with a pattern, and why: material to start from, never a protocol."""

    point: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Assessable:
    """A Western cause or a TCM pattern, as the content files define it."""

    key: str
    version: int
    lens: Lens
    label: str
    """As shown on a chip."""
    short: str
    """For narrow places such as a chart's margin."""
    explanation: str
    """What it means, for the practitioner, in a sentence or two."""
    for_patient: str
    """The same in plain words for the handout, about grade 6."""
    supports: tuple[Sign, ...]
    contradicts: tuple[Sign, ...] = ()
    source: str
    review: Review = Review.DRAFT
    order: int = 0
    pinyin: str = ""
    traditional: str = ""
    simplified: str = ""
    principle: str = ""
    """The treatment principle of a pattern."""
    points: tuple[PointReason, ...] = ()
    formulas: tuple[str, ...] = ()
    """Keys of the formulas traditionally given, for the record: no dose, no advice."""
    channels: tuple[str, ...] = ()
    codes: tuple[Code, ...] = ()
    aliases: tuple[str, ...] = ()
    is_nerve: bool = False
    """Whether recording it calls for the nerve-sign handout."""
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """A cause or pattern that the practitioner recorded at a visit."""

    key: str
    degree: str = ""
    """From CERTAINTIES or SEVERITIES; empty while not said."""
    is_main: bool = False
    note: str = ""
    content_version: int = 1
    """The version of the definition it was recorded under."""
