"""One visit on paper, for the patient's file or another clinician."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from charting.documents import inks
from charting.documents.boxes import Box, Panel, Photo, Space, Stack
from charting.documents.lines import Lines, Said, broken
from charting.documents.pain_figure import PainFigures
from charting.documents.paper import (
    About,
    Furniture,
    Paper,
    author_of,
    footer_note,
    laid_out,
    letterhead,
    width_of,
    written,
)
from charting.documents.type_sizes import NORMAL
from charting.documents.wording import wording
from charting.domain.finding import Lens
from charting.domain.handout import Letterhead
from charting.domain.visit_summary import SummaryAddendum, SummarySection, VisitSummary

TITLE: Final = "Visit summary"
NOT_SIGNED: Final = "Not signed: this visit is a draft and can still change."

PHOTO_HEIGHT: Final = 150
"""Points: enough to know the tongue again, and a visit stays on its page."""

_INKS: Final = {
    Lens.WESTERN: inks.WESTERN,
    Lens.TCM: inks.CHINESE,
    Lens.TREATMENT: inks.PRACTICE,
    None: inks.TEXT,
}


def render(summary: VisitSummary, practice: Letterhead, *, paper: Paper = "letter") -> bytes:
    """The visit as a PDF; the same visit always gives the same bytes.

    Says plainly when the visit is not signed. Raises fonts.Undrawable.
    """
    words = wording(summary.language)
    furniture = Furniture(
        head=letterhead(practice, NORMAL, paper),
        note=footer_note(_footer(summary), NORMAL, paper),
        wording=words,
        sizes=NORMAL,
    )
    width = width_of(paper)
    boxes: list[Box] = [_title(summary, width)]
    for section in summary.sections:
        if any(section.lines):
            boxes.append(_section(section, width))
        if section.lens is Lens.WESTERN and summary.pain:
            pain = summary.pain
            boxes.append(
                PainFigures(body=pain.body, drawing=pain.drawing, points=pain.points, size=NORMAL.small)
            )
        if section.lens is Lens.TCM and summary.tongue_photo:
            photo = Photo(jpeg=summary.tongue_photo, widest=width / 2, highest=PHOTO_HEIGHT)
            boxes.append(Stack(boxes=(_text((Said("Tongue photo", ink=inks.QUIET),), width), photo), gap=2))
    if any(summary.notes):
        boxes.append(_section(SummarySection(heading="Session notes", lens=None, lines=summary.notes), width))
    # a signature alone on a sheet would sign nothing that can be seen
    boxes[-1] = Stack(boxes=(boxes[-1], _signature(summary, width)), gap=NORMAL.gap)
    boxes += [_addendum(summary, addendum, width) for addendum in summary.addenda]
    about = About(title=TITLE, author=author_of(practice), language=summary.language, on=_newest_day(summary))
    return written(laid_out(boxes, furniture, paper), furniture, paper, about)


def _title(summary: VisitSummary, width: float) -> Box:
    day = wording(summary.language).day(summary.visited_on)
    what = " · ".join(part for part in (f"Visit {summary.number}, {day}", summary.episode) if part)
    title = broken((Said(TITLE, bold=True),), size=NORMAL.title, leading=NORMAL.title * 1.3, width=width)
    lines = (_text((Said(summary.patient, bold=True),), width), _text((Said(what, ink=inks.QUIET),), width))
    return Stack(boxes=(title, *lines), gap=1)


def _section(section: SummarySection, width: float) -> Box:
    ink = _INKS[section.lens]
    heading = broken(
        (Said(section.heading, bold=True, ink=ink),),
        size=NORMAL.heading,
        leading=NORMAL.heading * 1.5,
        width=width,
        stays_with_next=True,
    )
    inner = Stack(boxes=(Space(height=5), heading, *_paragraphs(section.lines, width)), gap=1.5)
    return Panel(inner=inner, width=width, rule=ink)


def _signature(summary: VisitSummary, width: float) -> Box:
    fill = inks.CODE_FILL if summary.signed else inks.WORDS_FILL
    said = (Said(summary.signed or NOT_SIGNED, bold=True),)
    pad = NORMAL.pad
    return Panel(
        inner=_text(said, width - 2 * pad),
        width=width,
        pad_x=pad,
        pad_y=pad * 0.7,
        fill=fill,
        radius=5,
        stays_with_previous=True,
    )


def _addendum(summary: VisitSummary, addendum: SummaryAddendum, width: float) -> Box:
    day = wording(summary.language).day(addendum.written_on)
    by = f", {addendum.by}" if addendum.by else ""
    heading = broken(
        (Said("Addendum ", bold=True), Said(f"{day}{by}", ink=inks.QUIET)),
        size=NORMAL.body,
        leading=NORMAL.leading,
        width=width,
        stays_with_next=True,
    )
    return Stack(boxes=(heading, *_paragraphs(addendum.paragraphs, width)), gap=1.5)


def _newest_day(summary: VisitSummary) -> date:
    """The day of the last words on it."""
    return max((summary.visited_on, *(one.written_on for one in summary.addenda)))


def _footer(summary: VisitSummary) -> str:
    """Whose page it is, so that a lost sheet finds its chart again."""
    day = wording(summary.language).day(summary.visited_on)
    head = f"Activity log {summary.audit_head}" if summary.audit_head else ""
    parts = (summary.patient, f"visit {summary.number}, {day}", "" if summary.signed else "draft", head)
    return " · ".join(part for part in parts if part)


def _paragraphs(lines: Sequence[str], width: float) -> list[Lines]:
    return [_text((Said(line),), width) for line in lines if line.strip()]


def _text(said: tuple[Said, ...], width: float) -> Lines:
    return broken(said, size=NORMAL.body, leading=NORMAL.leading, width=width)
