"""Every question that stops the app, as functions: the app asks with Qt, a test answers at once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ui.presenters.run_work import RunWork

if TYPE_CHECKING:
    from ui.presenters.documents.giving import PrintOutcome
    from ui.shell.printing import Printing

Unsaved = Literal["keep in a file", "close without", "stay"]


@dataclass(frozen=True, kw_only=True)
class Dialogs:
    """The questions; each gives the answer, or None for none."""

    ask_folder: Callable[[str], Path | None]
    """A folder to read from or write to, for the sentence given."""
    ask_pdf_path: Callable[[str], Path | None]
    """Where to save a PDF, suggested under the name given."""
    ask_picture_path: Callable[[], Path | None]
    """Which picture to add."""
    ask_text_path: Callable[[str], Path | None]
    """Where to keep words as a text file, suggested under the name given."""
    print_pdf: "Callable[[bytes, str, Callable[[PrintOutcome], None]], None]"
    """Print a PDF through the system's dialog under a name for the print queue; tells how it ended."""
    save_pdf: Callable[[bytes, str], str]
    """Save a PDF where the practitioner says, suggested under a name, and give a sentence about it."""
    ask_unsaved: Callable[[str], Unsaved]
    """What to do with words that could not be saved, for the reason given."""
    tell: Callable[[str, str, Callable[[], None]], None]
    """Say a sentence with a detail below, without waiting; calls back when it was read."""
    abandon_printing: Callable[[], None] = lambda: None
    """Stop what is on its way to the printer, for a lock; nobody is told."""


def qt_dialogs(window: QWidget, run: RunWork) -> Dialogs:
    """The questions asked over a window."""

    def ask_pdf_path(name: str) -> Path | None:
        return _path(
            QFileDialog.getSaveFileName(window, "Save as PDF", str(Path.home() / name), "PDF (*.pdf)")[0]
        )

    printer = _LatePrinter(window, run)
    return Dialogs(
        abandon_printing=printer.abandon,
        ask_folder=lambda title: _path(QFileDialog.getExistingDirectory(window, title)),
        ask_pdf_path=ask_pdf_path,
        print_pdf=printer.print_pdf,
        save_pdf=lambda pdf, name: saved_pdf(pdf, ask_pdf_path(name)),
        ask_picture_path=lambda: _ask_picture_path(window),
        ask_text_path=lambda name: _path(
            QFileDialog.getSaveFileName(window, "Keep the words", str(Path.home() / name), "Text (*.txt)")[0]
        ),
        ask_unsaved=lambda reason: _ask_unsaved(window, reason),
        tell=lambda sentence, detail, told: _tell(window, sentence, detail, told),
    )


class _LatePrinter:
    """Prints; what printing needs is loaded at the first page, long after the first window."""

    def __init__(self, window: QWidget, run: RunWork) -> None:
        self._window = window
        self._run = run
        self._printing: Printing | None = None

    def print_pdf(self, pdf: bytes, name: str, done: "Callable[[PrintOutcome], None]") -> None:
        from charting.services import handout_paper
        from ui.shell.printing import Printing

        if self._printing is None:
            self._printing = Printing(self._window, self._run, handout_paper.page)
        self._printing.print_pdf(pdf, name, done)

    def abandon(self) -> None:
        if self._printing is not None:
            self._printing.abandon()


def saved_pdf(pdf: bytes, path: Path | None) -> str:
    """Write a PDF where it was asked for, and give a sentence about what came of it."""
    if path is None:
        return "Not saved."
    target = path.with_suffix(".pdf")
    try:
        target.write_bytes(pdf)
    except OSError as error:
        return f"It could not be saved there ({error.strerror}). Choose another folder."
    return f"Saved as {target.name}."


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _ask_picture_path(window: QWidget) -> Path | None:
    from ui.widgets.picture_reading import file_patterns  # the first window need not wait for it

    kinds = f"Pictures ({' '.join(file_patterns())})"
    return _path(QFileDialog.getOpenFileName(window, "Add a tongue photo", str(Path.home()), kinds)[0])


def _ask_unsaved(window: QWidget, reason: str) -> Unsaved:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText("Some words are not in the chart yet.")
    box.setInformativeText(f"{reason}\n\nKeep them in a text file, or stay and try again.".strip())
    keep = box.addButton("Keep in a text file…", QMessageBox.ButtonRole.AcceptRole)
    without = box.addButton("Close without them", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    if box.clickedButton() is keep:
        return "keep in a file"
    return "close without" if box.clickedButton() is without else "stay"


def _tell(window: QWidget, sentence: str, detail: str, told: Callable[[], None]) -> None:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(sentence)
    box.setInformativeText(detail)
    box.finished.connect(told)
    box.finished.connect(box.deleteLater)
    box.open()
