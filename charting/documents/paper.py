"""Pages: their size, the letterhead above, the footer below, and boxes laid out between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas as PdfCanvas

from charting.documents import fonts, inks
from charting.documents.boxes import Box, Columns, Panel, Space, Stack, is_ground
from charting.documents.lines import Canvas, Lines, Said, broken
from charting.documents.type_sizes import Sizes
from charting.documents.wording import Wording
from charting.domain.handout import Letterhead
from charting.settings import PaperName

Paper = PaperName

SIZES: Final[dict[Paper, tuple[float, float]]] = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
SIDE: Final = 45.0
TOP: Final = 40.0
BOTTOM: Final = 32.0

MOVED_WHOLE: Final = 0.6
"""A box on a ground of its own goes to the next page whole up to this share of a page; other words go on."""

Page = list[tuple[float, Box]]
"""Boxes with how far each stands below the top of the page's body."""


@dataclass(frozen=True, kw_only=True)
class About:
    """What a PDF says of itself; never a patient's name."""

    title: str
    author: str
    language: str
    on: date
    """The day it is of: the clock of the making would give other bytes each time."""


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """What stands on every page of a document."""

    head: Box
    note: Lines
    """At the left of the footer, beside the page number."""
    wording: Wording
    sizes: Sizes

    @property
    def foot_height(self) -> float:
        """The footer with its rule and the air above it."""
        return max(self.note.height, self.sizes.small * 1.4) + 22


def width_of(paper: Paper) -> float:
    """The points between the side margins."""
    return SIZES[paper][0] - 2 * SIDE


def laid_out(boxes: Sequence[Box], furniture: Furniture, paper: Paper) -> list[Page]:
    """The boxes on as many pages as they need."""
    room = SIZES[paper][1] - TOP - furniture.head.height - furniture.foot_height - BOTTOM
    pages: list[Page] = [[]]
    waiting, used = list(reversed(boxes)), 0.0
    while waiting:
        box = waiting.pop()
        left = room - used
        if box.height <= left:
            pages[-1].append((used, box))
            used += box.height + furniture.sizes.gap
            continue
        stays_whole = is_ground(box) and box.height <= room * MOVED_WHOLE
        halves = None if stays_whole else box.split(left)
        if halves:
            pages[-1].append((used, halves[0]))
            waiting.append(halves[1])
        elif pages[-1]:
            waiting.append(box)
        else:
            pages[-1].append((used, box))
        if waiting:
            pages.append([])
            used = 0.0
    return pages


def written(pages: Sequence[Page], furniture: Furniture, paper: Paper, about: About) -> bytes:
    """The pages as a PDF; the same pages always give the same bytes."""
    # without this every stream is wrapped in printable characters: a fifth larger, and slower
    rl_config.useA85 = 0
    buffer = BytesIO()
    canvas = PdfCanvas(
        buffer,
        pagesize=SIZES[paper],
        invariant=1,
        lang=fonts.one_line(about.language) or "en",
        # every page begins by naming a font: without this one that is not embedded
        initialFontName=fonts.latin(),
    )
    canvas.setDateFormatter(lambda *_: f"D:{about.on:%Y%m%d}")
    canvas.setTitle(fonts.one_line(about.title))
    canvas.setAuthor(fonts.one_line(about.author))
    canvas.setCreator("Shenshu")
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, page, furniture, paper, (number, len(pages)))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def letterhead(practice: Letterhead, sizes: Sizes, paper: Paper) -> Box:
    """The practice's name and practitioner at the left, its lines at the right, a rule below."""
    width = width_of(paper)
    half = width * 0.62
    signer = ", ".join(part for part in (practice.practitioner, practice.credentials) if part)
    name = broken(
        (Said(practice.practice, bold=True),),
        size=sizes.heading * 1.18,
        leading=sizes.heading * 1.6,
        width=half,
    )
    who = broken(signer, size=sizes.body, leading=sizes.leading, width=half)
    said = Said("\n".join(practice.lines), ink=inks.QUIET)
    lines = broken((said,), size=sizes.small, leading=sizes.small * 1.45, width=width - half, align="right")
    above = Columns(left=Stack(boxes=(name, who)), right=lines, offset=half)
    rule = Panel(inner=Space(height=0), width=width, fill=inks.PRACTICE, at_least=1.5)
    return Stack(boxes=(above, Space(height=6), rule, Space(height=sizes.gap + 4)))


def footer_note(text: str, sizes: Sizes, paper: Paper) -> Lines:
    """A note for the footer, leaving room for the page number."""
    said = (Said(text, ink=inks.QUIET),)
    return broken(said, size=sizes.small, leading=sizes.small * 1.35, width=width_of(paper) * 0.82)


def author_of(practice: Letterhead) -> str:
    """Who made the document, for its properties."""
    parts = (practice.practitioner, practice.credentials, practice.practice)
    return ", ".join(part for part in parts if part)


def _draw_page(
    canvas: Canvas, page: Page, furniture: Furniture, paper: Paper, place: tuple[int, int]
) -> None:
    top = SIZES[paper][1] - TOP
    furniture.head.draw(canvas, SIDE, top)
    body = top - furniture.head.height
    for offset, box in page:
        box.draw(canvas, SIDE, body - offset)
    _draw_footer(canvas, furniture, paper, place)


def _draw_footer(canvas: Canvas, furniture: Furniture, paper: Paper, place: tuple[int, int]) -> None:
    width = width_of(paper)
    top = BOTTOM + furniture.foot_height - 14
    canvas.setLineWidth(0.6)
    canvas.setStrokeColor(inks.colour(inks.HAIRLINE))
    canvas.line(SIDE, top, SIDE + width, top)
    furniture.note.draw(canvas, SIDE, top - 6)
    number = furniture.wording.page.format(page=place[0], pages=place[1])
    small = furniture.sizes.small
    said = (Said(number, ink=inks.QUIET),)
    lines = broken(said, size=small, leading=small * 1.35, width=width, align="right")
    lines.draw(canvas, SIDE, top - 6)
