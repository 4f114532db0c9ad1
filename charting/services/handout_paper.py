"""Handouts on paper: as a PDF, as pictures of its pages and as a file."""

import contextlib
import errno
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from charting.domain.handout import Handout, Letterhead
from charting.errors import Trouble
from charting.services import practice
from charting.services.chart import Chart
from charting.settings import PaperName
from charting.store.disk import write_atomically

# ReportLab and pypdfium2 are imported where they are used: they come after the first paint, in the worker
if TYPE_CHECKING:
    from charting.documents.preview import PageImage

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EACCES: "this place may not be written to",
    errno.EPERM: "this place may not be written to",
    errno.EROFS: "this place may not be written to",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "the folder is not there",
    errno.EISDIR: "a folder has that name",
    errno.ENAMETOOLONG: "the name is too long",
}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """All that a handout's PDF is made from, so that it can be made in another thread."""

    handout: Handout
    letterhead: Letterhead
    paper: PaperName
    large_print: bool = False


def sheet_of(
    chart: Chart, handout: Handout, *, paper: PaperName | None = None, large_print: bool = False
) -> Sheet:
    """The handout under the practice's letterhead, on the practice's paper unless another is named."""
    settings = practice.settings(chart)
    return Sheet(
        handout=handout,
        letterhead=practice.letterhead(settings),
        paper=paper or settings.paper,
        large_print=large_print,
    )


def pdf_of(sheet: Sheet) -> bytes:
    """The handout as a PDF, the same bytes for the same sheet.

    Raises TellTheUser for a character that no font can draw. Takes tens of
    milliseconds, the first time more: not for the screen's thread.
    """
    from charting.documents import handout_pdf

    return handout_pdf.render(
        sheet.handout, sheet.letterhead, paper=sheet.paper, large_print=sheet.large_print
    )


def preview(pdf: bytes, dpi: int) -> "tuple[PageImage, ...]":
    """Every page of a PDF as it will look on paper; not for the screen's thread."""
    from charting.documents.preview import page_images

    return tuple(page_images(pdf, dpi))


def page(pdf: bytes, at: int, dpi: int) -> "PageImage | None":
    """One page of a PDF, counted from 0, or None beyond the last; not for the screen's thread."""
    from charting.documents.preview import page_image

    return page_image(pdf, at, dpi)


def write_pdf(path: Path, pdf: bytes) -> None:
    """Write a PDF where the practitioner chose, whole or not at all. Raises Trouble that says why not."""
    try:
        write_atomically(path, pdf)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.with_name(path.name + ".part").unlink()
        reason = REASONS.get(error.errno or 0, "the disk refused it")
        raise Trouble(
            f"The PDF was not saved: {reason}. Choose another place; everything is still here."
        ) from error
