"""What a patient was given, and signed visits: looked at, printed and saved as they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from charting.errors import TellTheUser, Trouble
from charting.services import handouts, timeline, visit_paper
from charting.services.chart import Chart
from charting.services.handouts import How
from charting.services.timeline import GivenHandout
from charting.services.visit_paper import SignedVisit
from ui.presenters.announcements import Announcement, Announcements, HandoutIssued, VisitChanged
from ui.presenters.documents.giving import Giving, GivingDialogs, GivingView, document_name
from ui.presenters.documents.pdf_preview import PdfPreview, Pictures, Source
from ui.presenters.run_work import RunWork

LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "ko": "Korean",
    "ru": "Russian",
    "zh-Hans": "Chinese, simplified",
    "zh-Hant": "Chinese, traditional",
}

HOW = {"printed": "printed", "saved": "saved as PDF"}

Kind = Literal["handout", "visit"]


@dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """A document in the list."""

    key: str
    """`handout:3` or `visit:12`."""
    kind: Kind
    title: str
    when: str
    details: str
    """Language, how it was given, the first digits of its checksum; or a visit's summary."""


class DocumentsView(GivingView, Protocol):
    """What the presenter asks of the page."""

    def show_documents(self, lines: tuple[DocumentLine, ...], chosen: str) -> None:
        """The documents, newest first, handouts before visits; none for an empty page."""

    def show_pages(self, pages: Pictures) -> None:
        """The pages of the chosen one; none while there is nothing to show."""

    def show_text(self, text: str) -> None:
        """The chosen one in words, for a screen reader."""

    def show_problem(self, sentence: str) -> None:
        """Why the chosen one cannot be shown; empty to clear."""


@dataclass(frozen=True)
class _Chosen:
    """The document that is looked at."""

    line: DocumentLine
    at: datetime
    source: Source
    note: Callable[[How], str]
    """Notes in the chart that it was given again, and gives the words for that."""


class DocumentsPresenter:
    """Shows one patient's documents."""

    def __init__(
        self,
        chart: Chart,
        view: DocumentsView,
        *,
        run: RunWork,
        announcements: Announcements,
        dialogs: GivingDialogs,
    ) -> None:
        self._chart = chart
        self._view = view
        self._announcements = announcements
        self._preview = PdfPreview(run, view.show_pages, view.show_problem)
        self._dialogs = dialogs
        self._giving = Giving(dialogs, view)
        self._patient_id = 0
        self._given: dict[str, GivenHandout] = {}
        self._signed: dict[str, SignedVisit] = {}
        self._chosen: _Chosen | None = None
        self._is_shown = False
        self._is_stale = False
        self._shows_newest = False

    def open(self, patient_id: int) -> None:
        """Show the patient's documents, the newest one first; a hidden page reads them when it is shown."""
        if patient_id != self._patient_id:
            self._given, self._signed, self._chosen = {}, {}, None
            self._preview.clear()
            self._view.show_giving(False)
        self._patient_id = patient_id
        self._announcements.listen(self, self._heard)
        self._view.show_result("", "jade")
        self._refresh()

    def shown(self, is_shown: bool) -> None:
        """The page came to the front or went; a hidden one reads and draws nothing."""
        self._is_shown = is_shown
        if is_shown and self._is_stale:
            self._refresh()

    def close(self) -> None:
        """The page is left: hear no more, and show no more of what is still drawn or printed."""
        self._announcements.stop(self)
        self._preview.close()
        self._giving.close()
        self._giving = Giving(self._dialogs, self._view)
        self._patient_id = 0
        self._shows_newest = False

    def choose(self, key: str) -> None:
        """The practitioner picked a document."""
        self._view.show_result("", "jade")
        self._choose(key)

    def set_dpi(self, dpi: int) -> None:
        """Draw the preview this finely."""
        self._preview.set_dpi(dpi)

    def print(self) -> None:
        """Print the chosen document as it is."""
        self._give("printed", self._giving.print)

    def save(self) -> None:
        """Save the chosen document as it is."""
        self._give("saved", self._giving.save)

    def _refresh(self) -> None:
        self._is_stale = not self._is_shown
        if self._is_stale:
            return
        self._load()
        newest = next(iter(self._given), "") if self._shows_newest else ""
        self._shows_newest = False
        self._choose(newest or (self._chosen.line.key if self._chosen else ""))

    def _load(self) -> None:
        given = timeline.handouts_given(self._chart, self._patient_id)
        self._given = {f"handout:{one.id}": one for one in given}
        signed = visit_paper.signed_visits(self._chart, self._patient_id)
        self._signed = {f"visit:{one.id}": one for one in signed}

    def _lines(self) -> tuple[DocumentLine, ...]:
        handed = [_handout_line(key, one) for key, one in self._given.items()]
        return (*handed, *(_visit_line(key, one) for key, one in self._signed.items()))

    def _choose(self, key: str) -> None:
        lines = self._lines()
        line = next((one for one in lines if one.key == key), lines[0] if lines else None)
        self._view.show_documents(lines, line.key if line else "")
        self._chosen = None
        if line is None:
            self._preview.clear()
            return
        try:
            chosen = self._handout(line) if line.kind == "handout" else self._visit(line)
        except (TellTheUser, Trouble) as told:
            self._preview.clear()
            self._view.show_problem(str(told))
            return
        self._chosen = chosen
        self._preview.show(chosen.source)

    def _handout(self, line: DocumentLine) -> _Chosen:
        given = self._given[line.key]
        pdf = handouts.issued_pdf(self._chart, given.id)
        self._view.show_text(handouts.issued_text(self._chart, given.id))

        def note(how: How) -> str:
            handouts.log_given_again(self._chart, given.id, how)
            return " again, as it was given"

        return _Chosen(line, given.issued_at, Source(line.key, lambda: pdf), note)

    def _visit(self, line: DocumentLine) -> _Chosen:
        signed = self._signed[line.key]
        sheet = visit_paper.sheet_of(self._chart, signed.id)
        self._view.show_text(f"{line.title}, {line.when}. {signed.summary}")

        def note(how: How) -> str:
            visit_paper.log_given(self._chart, signed.id, how)
            return ""

        return _Chosen(line, signed.began_at, Source(sheet, lambda: visit_paper.pdf_of(sheet)), note)

    def _give(self, how: How, give: Callable[[bytes, str, Callable[[], str]], None]) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        self._view.show_result("", "jade")
        self._view.show_giving(True)
        name = document_name(chosen.line.kind, chosen.at.astimezone().date())
        self._preview.with_pdf(
            chosen.source,
            lambda pdf: give(pdf, name, lambda: chosen.note(how)),
            lambda: self._view.show_giving(False),
        )

    def _heard(self, announcement: Announcement) -> None:
        if not isinstance(announcement, HandoutIssued | VisitChanged):
            return
        if announcement.patient_id != self._patient_id:
            return
        if isinstance(announcement, VisitChanged) and announcement.is_save:
            return  # an unsigned note is no document
        self._shows_newest |= isinstance(announcement, HandoutIssued)
        self._refresh()


def _handout_line(key: str, given: GivenHandout) -> DocumentLine:
    language = LANGUAGES.get(given.language, given.language)
    details = (language, HOW.get(given.how, given.how), f"checksum {given.sha256[:8]}")
    return DocumentLine(
        key=key,
        kind="handout",
        title=given.title,
        when=_moment(given.issued_at),
        details=" · ".join(details),
    )


def _visit_line(key: str, signed: SignedVisit) -> DocumentLine:
    return DocumentLine(
        key=key,
        kind="visit",
        title=f"Visit {signed.number}",
        when=_moment(signed.began_at),
        details=signed.summary,
    )


def _moment(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"
