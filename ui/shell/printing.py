"""Printing a PDF through the system's dialog: page pictures from memory, drawn piece by piece."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from charting.errors import TellTheUser, Trouble
from charting.services import handout_paper
from ui.presenters.documents.giving import PrintEnd, PrintOutcome
from ui.presenters.documents.pdf_preview import Picture
from ui.presenters.run_work import RunWork
from ui.shell.background import Background

# QtPrintSupport is imported when something is printed: the first window comes sooner without it
if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
BAND_ROWS = 64
"""Rows drawn before the window is asked again whether it has something to do."""

NO_PRINTER = "No printer is set up on this computer. Save as PDF instead, and print it where there is one."
NOT_TAKEN = "The printer did not take the page. Look whether it is on and has paper, then print again."
STILL_PRINTING = "Another page is still on its way to the printer. Print again in a moment."

PageOf = Callable[[bytes, int, int], Picture | None]
"""A page of a PDF by its place and dots an inch; None beyond the last."""

Done = Callable[[PrintOutcome], None]


@dataclass
class _Job:
    pdf: bytes
    name: str
    done: Done
    at: int = 0
    row: int = 0
    picture: Picture | None = None
    printer: "QPrinter | None" = None
    painter: QPainter = field(default_factory=QPainter)


class Printing(QObject):
    """Prints one document after the other; the window stays alive meanwhile."""

    _over = Signal()

    def __init__(
        self,
        window: QWidget | None,
        run: RunWork,
        page: PageOf,
        *,
        printers: Callable[[], Sequence[str]] | None = None,
        choose: "Callable[[QPrinter], bool] | None" = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._run = run
        self._page = page
        self._printers = printers or installed_printers
        self._choose = choose or self._ask
        self._job: _Job | None = None

    def print_pdf(self, pdf: bytes, name: str, done: Done) -> None:
        """Ask for a printer and print; `name` is seen in the print queue. Tells how it ended."""
        if self._job is not None:
            done(PrintOutcome(PrintEnd.FAILED, STILL_PRINTING))
        elif not self._printers():
            done(PrintOutcome(PrintEnd.FAILED, NO_PRINTER))
        else:
            self._job = _Job(pdf, name, done)
            self._fetch(self._job, self._begin)

    def print_and_wait(self, pdf: bytes, name: str) -> PrintOutcome:
        """Print and come back when it ended, with the window alive meanwhile."""
        outcomes: list[PrintOutcome] = []
        loop = QEventLoop()
        self._over.connect(loop.quit)
        self.print_pdf(pdf, name, outcomes.append)
        if not outcomes:
            loop.exec()
        return outcomes[0] if outcomes else PrintOutcome(PrintEnd.CANCELLED)

    def abandon(self) -> None:
        """Stop what is being printed, for a lock or the end of the app; nobody is told."""
        job, self._job = self._job, None
        if job is not None and job.printer is not None:
            job.printer.abort()
            job.painter.end()
        self._over.emit()

    def _fetch(self, job: _Job, then: "Callable[[_Job, Picture | None], None]") -> None:
        """Have the job's next page drawn in the worker."""

        def failed(error: Exception) -> None:
            if self._job is job:
                self._end(PrintEnd.FAILED, str(error))
            if not isinstance(error, TellTheUser | Trouble):
                raise error

        self._run(
            lambda: self._page(job.pdf, job.at, DPI),
            lambda picture: then(job, picture) if self._job is job else None,
            failed,
        )

    def _begin(self, job: _Job, picture: Picture | None) -> None:
        if picture is None:
            self._end(PrintEnd.FAILED, NOT_TAKEN)
            return
        job.printer = printer_for(picture, job.name)
        if not self._choose(job.printer):
            self._end(PrintEnd.CANCELLED)
            return
        # The dialog may have put the margins back
        job.printer.setFullPage(True)
        if job.painter.begin(job.printer):
            # Otherwise the pages go out as JPEG, which smears small print
            job.painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            self._start_page(job, picture)
        else:
            self._end(PrintEnd.FAILED, NOT_TAKEN)

    def _start_page(self, job: _Job, picture: Picture) -> None:
        job.picture, job.row = picture, 0
        self._soon(job)

    def _soon(self, job: _Job) -> None:
        QTimer.singleShot(0, self, lambda: self._draw_band(job))

    def _draw_band(self, job: _Job) -> None:
        picture, printer = job.picture, job.printer
        if self._job is not job or picture is None or printer is None:
            return
        rows = min(BAND_ROWS, picture.height - job.row)
        draw_rows(
            job.painter, printer.pageLayout().fullRectPixels(printer.resolution()), picture, job.row, rows
        )
        job.row += rows
        if job.row < picture.height:
            self._soon(job)
        else:
            job.at += 1
            self._fetch(job, self._next_page)

    def _next_page(self, job: _Job, picture: Picture | None) -> None:
        if job.printer is None:
            return
        if picture is None:
            self._finish(job, job.printer)
        elif job.printer.newPage():
            self._start_page(job, picture)
        else:
            self._end(PrintEnd.FAILED, NOT_TAKEN)

    def _finish(self, job: _Job, printer: "QPrinter") -> None:
        is_taken = job.painter.end() and printer.printerState() not in (
            printer.PrinterState.Error,
            printer.PrinterState.Aborted,
        )
        self._end(PrintEnd.PRINTED if is_taken else PrintEnd.FAILED, "" if is_taken else NOT_TAKEN)

    def _end(self, end: PrintEnd, reason: str = "") -> None:
        job, self._job = self._job, None
        if job is None:
            return
        if job.painter.isActive():
            job.painter.end()
        job.done(PrintOutcome(end, reason))
        self._over.emit()

    def _ask(self, printer: "QPrinter") -> bool:
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted.value


def installed_printers() -> Sequence[str]:
    """The names of the printers that the system knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.availablePrinterNames()


def printer_for(picture: Picture, name: str) -> "QPrinter":
    """A printer set to the document's own paper, to its very edge."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    size = QSizeF(picture.width_points, picture.height_points)
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setFullPage(True)
    printer.setDocName(name)
    printer.setCreator("Shenshu")
    return printer


def draw_rows(painter: QPainter, paper: QRect, picture: Picture, first: int, rows: int) -> None:
    """Draw some rows of a page where they belong on the paper, the page fitted and in the middle."""
    scale = min(paper.width() / picture.width, paper.height() / picture.height)
    if abs(scale - 1) < 0.01:
        # A paper's size in whole dots differs by a dot or two: not worth blurring the type for
        scale = 1.0
    left = (paper.width() - round(picture.width * scale)) // 2
    top = (paper.height() - round(picture.height * scale)) // 2
    # One row more than asked: bands that only touched would show as hairlines on some printers
    last = min(first + rows + 1, picture.height)
    band = picture.pixels[first * picture.stride : last * picture.stride]
    # A copy, because a QImage only borrows bytes and the printer may look at it later
    image = QImage(band, picture.width, last - first, picture.stride, QImage.Format.Format_RGB32).copy()
    target = QRectF(left, top + first * scale, picture.width * scale, image.height() * scale)
    painter.drawImage(target, image, QRectF(image.rect()), Qt.ImageConversionFlag.ColorOnly)


def print_pdf(pdf: bytes, window: QWidget | None = None, name: str = "Shenshu") -> str:
    """Print a document that belongs to no page, wait for it, and give a sentence about what came of it."""
    background = Background()
    try:
        outcome = Printing(window, background.run, handout_paper.page).print_and_wait(pdf, name)
    finally:
        background.stop()
    sentences = {PrintEnd.PRINTED: "Sent to the printer.", PrintEnd.CANCELLED: "Not printed."}
    return sentences.get(outcome.end, outcome.reason)
