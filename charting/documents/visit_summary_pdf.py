"""One visit on paper, for the patient's file or another clinician."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from charting.documents import inks
from charting.documents.boxes import Box, Panel, Photo, Space, Stack
from charting.documents.lines import Lines, Said, broken
from charting.documents.pain_figure import PainFigures
from charting.documents.paper import (
    About,
    Furniture,
    Page,
    Paper,
    author_of,
    footer_note,
    laid_out,
    letterhead,
    width_of,
    written,
)
from charting.documents.type_sizes import CLOSER, NORMAL, Sizes
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
    """The visit as a PDF, on one page where slightly closer type makes it fit; the same bytes each time.

    Says plainly when the visit is not signed. Raises fonts.Undrawable.
    """
    about = About(title=TITLE, author=author_of(practice), language=summary.language, on=_newest_day(summary))
    usual = _set(summary, practice, paper, NORMAL)
    tries = (usual if sizes is NORMAL else _set(summary, practice, paper, sizes) for sizes in CLOSER)
    pages, furniture = next((one for one in tries if len(one[0]) == 1), usual)
    return written(pages, furniture, paper, about)


def _set(
    summary: VisitSummary, practice: Letterhead, paper: Paper, sizes: Sizes
) -> tuple[list[Page], Furniture]:
    furniture = Furniture(
        head=letterhead(practice, sizes, paper),
        note=footer_note(_footer(summary), sizes, paper),
        wording=wording(summary.language),
        sizes=sizes,
    )
    setting = _Setting(sizes=sizes, width=width_of(paper), language=summary.language)
    return laid_out(list(_boxes(summary, setting)), furniture, paper), furniture


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """How a visit is set: the type, the page's width in points, the language."""

    sizes: Sizes
    width: float
    language: str


def _boxes(summary: VisitSummary, setting: _Setting) -> Iterator[Box]:
    boxes: list[Box] = [_title(summary, setting)]
    for section in summary.sections:
        if any(section.lines):
            boxes.append(_section(section, setting))
        boxes += _pictures(summary, section.lens, setting)
    if any(summary.notes):
        notes = SummarySection(heading="Session notes", lens=None, lines=summary.notes)
        boxes.append(_section(notes, setting))
    # a signature alone on a sheet would sign nothing that can be seen
    boxes[-1] = Stack(boxes=(boxes[-1], _signature(summary, setting)), gap=setting.sizes.gap)
    yield from boxes
    yield from (_addendum(addendum, setting) for addendum in summary.addenda)


def _pictures(summary: VisitSummary, lens: Lens | None, setting: _Setting) -> Iterator[Box]:
    """What stands below the section of a lens: the pain drawing, the photo of the tongue."""
    if lens is Lens.WESTERN and summary.pain:
        pain = summary.pain
        yield PainFigures(body=pain.body, drawing=pain.drawing, points=pain.points, size=setting.sizes.small)
    if lens is Lens.TCM and summary.tongue_photo:
        photo = Photo(jpeg=summary.tongue_photo, widest=setting.width / 2, highest=PHOTO_HEIGHT)
        yield Stack(boxes=(_text((Said("Tongue photo", ink=inks.QUIET),), setting), photo), gap=2)


def _title(summary: VisitSummary, setting: _Setting) -> Box:
    sizes = setting.sizes
    day = wording(setting.language).day(summary.visited_on)
    what = " · ".join(part for part in (f"Visit {summary.number}, {day}", summary.episode) if part)
    said = (Said(TITLE, bold=True),)
    title = broken(said, size=sizes.title, leading=sizes.title * 1.3, width=setting.width)
    lines = (
        _text((Said(summary.patient, bold=True),), setting),
        _text((Said(what, ink=inks.QUIET),), setting),
    )
    return Stack(boxes=(title, *lines), gap=1)


def _section(section: SummarySection, setting: _Setting) -> Box:
    ink = _INKS[section.lens]
    heading = broken(
        (Said(section.heading, bold=True, ink=ink),),
        size=setting.sizes.heading,
        leading=setting.sizes.heading * 1.5,
        width=setting.width,
        stays_with_next=True,
    )
    inner = Stack(boxes=(Space(height=5), heading, *_paragraphs(section.lines, setting)), gap=1.5)
    return Panel(inner=inner, width=setting.width, rule=ink)


def _signature(summary: VisitSummary, setting: _Setting) -> Box:
    fill = inks.CODE_FILL if summary.signed else inks.WORDS_FILL
    said = (Said(summary.signed or NOT_SIGNED, bold=True),)
    pad = setting.sizes.pad
    return Panel(
        inner=_text(said, replace(setting, width=setting.width - 2 * pad)),
        width=setting.width,
        pad_x=pad,
        pad_y=pad * 0.7,
        fill=fill,
        radius=5,
        stays_with_previous=True,
    )


def _addendum(addendum: SummaryAddendum, setting: _Setting) -> Box:
    day = wording(setting.language).day(addendum.written_on)
    by = f", {addendum.by}" if addendum.by else ""
    heading = broken(
        (Said("Addendum ", bold=True), Said(f"{day}{by}", ink=inks.QUIET)),
        size=setting.sizes.body,
        leading=setting.sizes.leading,
        width=setting.width,
        stays_with_next=True,
    )
    return Stack(boxes=(heading, *_paragraphs(addendum.paragraphs, setting)), gap=1.5)


def _newest_day(summary: VisitSummary) -> date:
    """The day of the last words on it."""
    return max((summary.visited_on, *(one.written_on for one in summary.addenda)))


def _footer(summary: VisitSummary) -> str:
    """Whose page it is, so that a lost sheet finds its chart again."""
    day = wording(summary.language).day(summary.visited_on)
    head = f"Activity log {summary.audit_head}" if summary.audit_head else ""
    parts = (summary.patient, f"visit {summary.number}, {day}", "" if summary.signed else "draft", head)
    return " · ".join(part for part in parts if part)


def _paragraphs(lines: Sequence[str], setting: _Setting) -> list[Lines]:
    return [_text((Said(line),), setting) for line in lines if line.strip()]


def _text(said: tuple[Said, ...], setting: _Setting) -> Lines:
    sizes = setting.sizes
    return broken(said, size=sizes.body, leading=sizes.leading, width=setting.width)
