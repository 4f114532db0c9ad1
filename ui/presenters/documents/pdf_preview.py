"""Drawing the pages of a PDF for the screen, away from it, always ending with the newest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from charting.errors import TellTheUser, Trouble
from charting.services import handout_paper
from ui.presenters.run_work import RunWork

FIRST_DPI = 96
"""Until the page knows how wide it is."""


class Picture(Protocol):
    """A page as pixels: four bytes each, blue, green, red and one unused, rows from the top."""

    @property
    def width(self) -> int:
        """In pixels."""

    @property
    def height(self) -> int:
        """In pixels."""

    @property
    def stride(self) -> int:
        """Bytes from one row to the next."""

    @property
    def pixels(self) -> bytes:
        """All rows."""

    @property
    def width_points(self) -> float:
        """The paper's own width, 72 to the inch."""

    @property
    def height_points(self) -> float:
        """The paper's own height."""


Pictures = tuple[Picture, ...]


@dataclass(frozen=True)
class Source:
    """What is to be shown: something that tells it apart, and how its PDF is made."""

    of: object
    make: Callable[[], bytes]
    """Called in the worker."""


@dataclass(frozen=True)
class _Made:
    of: object
    dpi: int
    pdf: bytes
    pages: Pictures


class PdfPreview:
    """Shows the newest of what it was asked for; what became old on the way is drawn at most once."""

    def __init__(
        self, run: RunWork, show_pages: Callable[[Pictures], None], show_problem: Callable[[str], None]
    ) -> None:
        self._run = run
        self._show_pages = show_pages
        self._show_problem = show_problem
        self._dpi = FIRST_DPI
        self._wanted: Source | None = None
        self._made: _Made | None = None
        self._round = 0
        self._is_drawing = False

    def show(self, source: Source) -> None:
        """Draw this PDF; what is on the screen stays until its pages are there."""
        self._wanted = source
        self._draw()

    def set_dpi(self, dpi: int) -> None:
        """Draw this finely from now on."""
        self._dpi = dpi
        self._draw()

    def clear(self) -> None:
        """Show nothing; what is being drawn will not be shown."""
        self._round += 1
        self._is_drawing = False
        self._wanted = self._made = None
        self._show_problem("")
        self._show_pages(())

    def close(self) -> None:
        """Show nothing more: the page is gone."""
        self._round += 1
        self._wanted = None

    def with_pdf(self, source: Source, then: Callable[[bytes], None], or_else: Callable[[], None]) -> None:
        """Give the source's PDF, the very bytes on the screen where they show it.

        Where it cannot be made, `or_else` is called and the reason shown.
        """
        if self._made and self._made.of == source.of:
            then(self._made.pdf)
            return

        def failed(error: Exception) -> None:
            or_else()
            self._tell(error)

        self._run(source.make, then, failed)

    def _draw(self) -> None:
        source, made, dpi = self._wanted, self._made, self._dpi
        if self._is_drawing or source is None:
            return
        if made and made.of == source.of and made.dpi == dpi:
            return
        known = made.pdf if made and made.of == source.of else None
        self._is_drawing = True
        now = self._round
        self._run(
            lambda: _made(source, dpi, known),
            lambda result: self._drawn(result, now),
            lambda error: self._failed(error, source, now),
        )

    def _drawn(self, made: _Made, at_round: int) -> None:
        if at_round != self._round:
            return
        self._is_drawing = False
        self._made = made
        self._show_problem("")
        self._show_pages(made.pages)
        self._draw()

    def _failed(self, error: Exception, source: Source, at_round: int) -> None:
        if at_round != self._round:
            return
        self._is_drawing = False
        self._tell(error)
        if self._wanted is not source:
            self._draw()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, TellTheUser | Trouble):
            raise error
        self._show_problem(str(error))


def _made(source: Source, dpi: int, known: bytes | None) -> _Made:
    pdf = known or source.make()
    return _Made(source.of, dpi, pdf, handout_paper.preview(pdf, dpi))
