"""A visit as it is printed: what was charted, who signed it, and what was added later."""

from dataclasses import dataclass
from datetime import date

from charting.domain.body_map import BodyMap
from charting.domain.finding import Lens
from charting.domain.pain_drawing import PainDrawing
from charting.domain.point_dots import PointDot


@dataclass(frozen=True, kw_only=True)
class SummarySection:
    """One part of the visit; plain text only."""

    heading: str
    lens: Lens | None
    """Whose colour its heading has; None for what belongs to neither medicine."""
    lines: tuple[str, ...]
    """One finding, point or answer each."""


@dataclass(frozen=True, kw_only=True)
class SummaryAddendum:
    """Words added after signing."""

    written_on: date
    by: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PainFigure:
    """A pain drawing with the figures it was made on."""

    body: BodyMap
    drawing: PainDrawing
    points: tuple[PointDot, ...] = ()
    """The treated points that have a place on the figures."""


@dataclass(frozen=True, kw_only=True)
class VisitSummary:
    """A visit ready for paper."""

    patient: str
    """The patient's line: name, date of birth, chart number."""
    visited_on: date
    number: int
    """Which visit of its episode, from 1."""
    episode: str = ""
    """The complaint it belongs to."""
    sections: tuple[SummarySection, ...] = ()
    pain: PainFigure | None = None
    """The pain drawing, where one was made that this version can read."""
    tongue_photo: bytes | None = None
    """The kept JPEG."""
    notes: tuple[str, ...] = ()
    """Paragraphs of the session notes."""
    signed: str = ""
    """Who signed, with licence and time; empty while the visit is a draft, which the page then says."""
    addenda: tuple[SummaryAddendum, ...] = ()
    audit_head: str = ""
    """The activity log's newest hash when the page was made, for the footer."""
    language: str = "en"
