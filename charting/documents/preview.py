"""A PDF as pictures and as text, for the screen, the printer and the tests. No file is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ONE_AT_A_TIME = Lock()
"""PDFium ends the whole program when two threads are in it, as while one prints and another draws."""


@dataclass(frozen=True, kw_only=True)
class PageImage:
    """One page as pixels: four bytes each, blue, green, red and one unused, rows from the top."""

    width: int
    height: int
    stride: int
    """Bytes from one row to the next."""
    pixels: bytes
    width_points: float
    """The paper's own width."""
    height_points: float


def page_images(pdf: bytes, dpi: int) -> list[PageImage]:
    """Every page as it will look on paper, on white."""
    with _opened(pdf) as document:
        return [_image(document, at, dpi) for at in range(len(document))]


def page_image(pdf: bytes, at: int, dpi: int) -> PageImage | None:
    """One page, counted from 0, or None beyond the last, so that a long document need not be held whole."""
    with _opened(pdf) as document:
        return _image(document, at, dpi) if at < len(document) else None


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page, as another program would read it."""
    with _opened(pdf) as document:
        return [_text(document, at) for at in range(len(document))]


@contextmanager
def _opened(pdf: bytes) -> "Iterator[PdfDocument]":
    """The document, for as long as no other thread may use PDFium."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _image(document: "PdfDocument", at: int, dpi: int) -> PageImage:
    page = document[at]
    bitmap = page.render(scale=dpi / 72, prefer_bgrx=True)
    try:
        return PageImage(
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            pixels=bytes(bitmap.buffer),
            width_points=page.get_width(),
            height_points=page.get_height(),
        )
    finally:
        bitmap.close()
        page.close()


def _text(document: "PdfDocument", at: int) -> str:
    page = document[at]
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_range()
        return text
    finally:
        text_page.close()
        page.close()
