"""How a document leaves the app: through the system's print dialog, or as a file where it is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol

from charting.errors import TellTheUser, Trouble
from charting.services.handout_paper import write_pdf

Tone = Literal["jade", "amber", "danger"]
"""Jade for what went well, amber for what to mind, danger for what failed."""


class PrintEnd(StrEnum):
    """How printing ended."""

    PRINTED = "printed"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True)
class PrintOutcome:
    """How printing ended, and why it failed if it did, in one sentence."""

    end: PrintEnd
    reason: str = ""


PrintPdf = Callable[[bytes, str, Callable[[PrintOutcome], None]], None]
"""Prints a PDF under a name for the print queue and tells how it ended."""

AskWhere = Callable[[str], Path | None]
"""Asks where to save a file, suggesting a name; None when the practitioner thought better of it."""


@dataclass(frozen=True)
class GivingDialogs:
    """The system's dialogs, as functions."""

    print_pdf: PrintPdf
    ask_where: AskWhere


class GivingView(Protocol):
    """What is shown of printing and saving."""

    def show_result(self, sentence: str, tone: Tone) -> None:
        """What became of it; an empty sentence clears."""

    def show_giving(self, is_giving: bool) -> None:
        """Whether something is being printed or saved right now."""


class Giving:
    """Prints or saves a PDF, and only when that went well lets it be noted in the chart."""

    def __init__(self, dialogs: GivingDialogs, view: GivingView) -> None:
        self._dialogs = dialogs
        self._view: GivingView = view

    def close(self) -> None:
        """Show nothing more: the page is gone. What is still being printed is noted all the same."""
        self._view = _Nobody()

    def print(self, pdf: bytes, name: str, note: Callable[[], str]) -> None:
        """Print; once it went to the printer, `note` keeps it in the chart and gives the words for that."""
        self._view.show_giving(True)
        self._dialogs.print_pdf(pdf, name, lambda outcome: self._printed(outcome, note))

    def save(self, pdf: bytes, name: str, note: Callable[[], str]) -> None:
        """Write a file where the practitioner says; once written, `note` keeps it in the chart."""
        path = self._dialogs.ask_where(f"{name}.pdf")
        self._view.show_giving(False)
        if path is None:
            return
        try:
            write_pdf(_named_pdf(path), pdf)
        except Trouble as trouble:
            self._view.show_result(str(trouble), "danger")
        else:
            self._note("Saved", note)

    def _printed(self, outcome: PrintOutcome, note: Callable[[], str]) -> None:
        self._view.show_giving(False)
        if outcome.end is PrintEnd.PRINTED:
            self._note("Printed", note)
        else:
            self._view.show_result(outcome.reason, "danger")

    def _note(self, done: str, note: Callable[[], str]) -> None:
        try:
            words = note()
        except (TellTheUser, Trouble) as told:
            self._view.show_result(f"{done}, but not noted in the chart: {told}", "danger")
        else:
            self._view.show_result(f"{done}{words}.", "jade")


class _Nobody:
    """Looks at nothing."""

    def show_result(self, sentence: str, tone: Tone) -> None:
        """Nobody is there."""

    def show_giving(self, is_giving: bool) -> None:
        """Nobody is there."""


def _named_pdf(path: Path) -> Path:
    """The path with a PDF's ending. Raises Trouble where that would replace a file nobody asked about."""
    if path.suffix.lower() == ".pdf":
        return path
    named = path.with_name(f"{path.name}.pdf")
    if named.exists():
        raise Trouble(f"The PDF was not saved: {named.name} is there already. Choose another name.")
    return named


def document_name(what: str, on: date) -> str:
    """A name for files and print queues, which others can read: never a patient's."""
    return f"{what}-{on.isoformat()}"
