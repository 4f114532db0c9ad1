"""The pages of a patient with their presenters: the chart, the new patient, the handout."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from charting.domain.text import in_words
from charting.domain.visit_note import Changes
from charting.services.visits import field_name
from ui.pages.details_page import DetailsPage
from ui.pages.history_page import HistoryPage
from ui.pages.new_patient_page import NewPatientPage
from ui.pages.patient_page import PatientPage
from ui.pages.progress_page import ProgressPage
from ui.pages.visit_fields import VisitFields
from ui.presenters.autosave import PAUSE_MS
from ui.presenters.patient.details_presenter import DetailsPresenter
from ui.presenters.patient.episode_words import EpisodeWords
from ui.presenters.patient.history_presenter import AddendumDraft, HistoryPresenter
from ui.presenters.patient.new_patient_presenter import NewPatientPresenter
from ui.presenters.patient.patient_presenter import TABS, PatientPresenter
from ui.presenters.patient.progress_presenter import ProgressPresenter
from ui.presenters.practice.palette_presenter import Command
from ui.shell.ahead import styled
from ui.shell.compose_phrases import let_notes_expand
from ui.shell.compose_visit import VisitParts, make_visit
from ui.shell.palette_patient import patient_commands
from ui.shell.panes import forget_last
from ui.shell.patient_footer import PatientFooter
from ui.shell.place import Fill, OpenPage, Place, keep_with
from ui.shell.qt_delay import QtDelay
from ui.shell.system import now_ms
from ui.shell.workspace import Workspace

NEW_PATIENT_HINTS = (("Next field", "Tab"), ("Add patient", "Ctrl Enter"))


@dataclass(frozen=True, kw_only=True)
class UnsavedWords:
    """What a patient's pages could not save when they were left, to be put back when they open again."""

    patient_id: int
    visit_id: int | None
    visit: Changes
    details: Mapping[str, str]
    addendum: AddendumDraft | None = None
    visit_addenda: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Words and reasons of addenda begun on the Visit tab, by visit."""
    complaint: EpisodeWords = field(default_factory=EpisodeWords)
    """What was typed of a new complaint whose first visit was not begun yet."""


def make_patient(workspace: Workspace, place: Place, unsaved: object | None) -> OpenPage:
    """A patient's chart, with every tab."""
    return _PatientParts(workspace).open(place, unsaved)


def make_patient_ahead(workspace: Workspace) -> Iterator[None]:
    """Make the page of a patient part by part, while nobody waits: to open one is then to fill it."""
    if workspace.has_page("patient"):
        return
    parts = _PatientParts(workspace)
    workspace.keep_page("patient", parts.open)
    yield from parts.building


class _PatientParts:
    """One patient's page while it is open; another patient opens in the same parts."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._page = PatientPage()
        workspace.frame.take_in(self._page)  # before it is filled: later all of it would be styled twice
        self._footer = PatientFooter(workspace.footer)
        self.building = self._build()
        """Makes what is missing, a part at each step; a place that is opened waits for the rest."""

    def _build(self) -> Iterator[None]:
        workspace = self._workspace
        self._visit: VisitParts = make_visit(workspace, self._page, self._footer)
        yield
        self._history = HistoryPresenter(workspace.chart, history := HistoryPage(), workspace.announcements)
        self._progress = ProgressPresenter(
            workspace.chart,
            progress := ProgressPage(),
            workspace.announcements,
            self._show_visit,
            workspace.background.run,
        )
        yield
        self._details_delay = QtDelay(PAUSE_MS)
        self._details = DetailsPresenter(
            workspace.chart,
            details := DetailsPage(),
            self._details_delay,
            now_ms,
            workspace.announcements,
        )
        self._details_page = details
        self._join_tabs(progress, history, details)
        yield
        self._documents = self._visit.add_documents(self._page)
        self._patient = PatientPresenter(
            workspace.chart,
            self._page,
            workspace.announcements,
            open_visit=self._open_visit,
            offer_start=self._visit.offer_start,
            begin_in=self._visit.begin_in,
        )
        self._visit.begun = self._show_visit
        self._join_page()
        yield from styled(self._page)

    def _join_tabs(self, progress: ProgressPage, history: HistoryPage, details: DetailsPage) -> None:
        progress.attach(self._progress)
        history.attach(self._history)
        history.open_requested.connect(self._show_visit)
        details.attach(self._details)
        details.save_state_changed.connect(partial(self._footer.note_saved, "details"))
        tabs: tuple[tuple[str, QWidget], ...]
        tabs = (("progress", progress), ("history", history), ("details", details))
        for name, tab in tabs:
            self._page.set_tab(name, tab)
            let_notes_expand(tab, self._workspace.chart, self._workspace.frame.notice.say)

    def open(self, place: Place, unsaved: object | None) -> OpenPage:
        """Show the place, with what could not be saved before put back.

        Nothing of a patient who was here before stays: they were left, and every part is opened anew.
        """
        for _ in self.building:
            pass
        self._go(place)
        if isinstance(unsaved, UnsavedWords):
            self._visit.presenter.restore(unsaved.visit)
            self._details.restore(unsaved.details)
            self._visit.page.addenda.restore(unsaved.visit_addenda)
            if unsaved.complaint != EpisodeWords():
                self._visit.starting.restore(unsaved.complaint)
            if unsaved.addendum:
                self._history.restore(unsaved.addendum)
        keep_with(self._page, self)
        if not place.focus and place.tab in ("", "visit"):
            self._visit.go_on(self._patient.visit_id)
        return OpenPage(
            widget=self._page,
            place=self._place,
            hints=lambda: self._footer.hints,
            flush=self._flush,
            unsaved=self._unsaved,
            unsaved_words=self._unsaved_words,
            go_to=self._go_to,
            undo=lambda: self._on_visit(self._visit.presenter.undoing.undo),
            redo=lambda: self._on_visit(self._visit.presenter.undoing.redo),
            edit_names=self._edit_names,
            commands=self._commands,
            fill=self._fill,
            names_hidden=self._hide_names,
            left=self._left,
            again=self.open,
            own_fields=VisitFields(self._visit.page, self._is_visit_shown, self._page),
        )

    def _join_page(self) -> None:
        page = self._page
        page.tab_changed.connect(self._turned)
        page.start_visit_requested.connect(self._start_or_continue)
        page.sign_requested.connect(self._visit.page.ask_to_sign)
        page.handout_requested.connect(self._hand_out)
        for keys, action in (
            ("Ctrl+P", self._hand_out),
            ("Ctrl+D", self._bring_forward),
            ("Ctrl+Return", self._sign),
            ("Ctrl+Enter", self._sign),
        ):
            # On the visit itself: a key that two visible parts claim does nothing
            shortcut = QShortcut(QKeySequence(keys), self._visit.page)
            shortcut.activated.connect(action)

    def _go(self, place: Place) -> None:
        patient_id = place.patient_id or 0
        self._footer.forget()
        self._details.open(patient_id)
        self._history.open(patient_id)
        self._progress.open(patient_id)
        self._documents.open(patient_id)
        self._patient.open(patient_id, place.visit_id, place.tab or "visit")
        self._show_footer()

    def _go_to(self, place: Place) -> bool:
        """Another visit or tab of this patient; another patient is opened when this one was left."""
        if place.page != "patient" or place.patient_id != self._patient.patient_id or not self._flush():
            return False
        self._go(place)
        return True

    def _place(self) -> Place:
        return Place(
            page="patient",
            patient_id=self._patient.patient_id,
            visit_id=self._patient.visit_id,
            tab=self._patient.tab,
        )

    def _open_visit(self, visit_id: int) -> None:
        self._visit.open(visit_id)
        self._visit.go_on(visit_id)

    def _is_visit_shown(self) -> bool:
        return self._patient.tab == "visit" and self._patient.visit_id is not None

    def _show_visit(self, visit_id: int) -> None:
        if self._flush():
            self._patient.show_visit(visit_id)
            self._show_footer()

    def _turned(self, tab: str) -> None:
        self._flush()
        self._patient.turn_to(tab)
        self._show_footer()
        if tab == "visit" and not self._page.tabs.hasFocus():
            self._visit.go_back_in(has_visit=self._patient.visit_id is not None)

    def _start_or_continue(self) -> None:
        self._patient.start_or_continue()
        self._show_footer()

    def _show_footer(self) -> None:
        self._footer.show(self._patient.tab, self._patient.visit_id is not None)

    def _sign(self) -> None:
        if self._patient.tab == "visit":
            self._visit.page.ask_to_sign()

    def _bring_forward(self) -> None:
        self._visit.presenter.bringing.bring()

    def _on_visit(self, do: Callable[[], None]) -> None:
        """Only while the visit is seen: nobody is to undo what is on another tab."""
        if self._is_visit_shown():
            do()

    def _commands(self) -> Iterator[Command]:
        has_visit = self._patient.visit_id is not None
        is_signed = self._is_visit_shown() and self._visit.presenter.editing.is_signed
        archiving = self._details_page.archiving.text()
        if self._patient.tab == "documents":
            yield from self._visit.giving()
        yield from patient_commands(
            self._page,
            sign=self._sign,
            bring_forward=self._bring_forward,
            hand_out=self._hand_out if has_visit else None,
            fill=self._fill(),
            of_visit=self._visit.page.palette_actions,
            has_points=bool(self._visit.presenter.editing.note.points),
            add_addendum=self._visit.page.addenda.begin if is_signed else None,
            of_patient=(("New complaint", "", self._ask_new), (archiving, "", self._go_to_archiving)),
        )

    def _ask_new(self) -> None:
        if self._flush():
            self._patient.offer_start()
            self._visit.ask_new_complaint()
            self._show_footer()

    def _go_to_archiving(self) -> None:
        self._page.tabs.setCurrentIndex(TABS.index("details"))
        self._details_page.focus_archiving()

    def _fill(self) -> Fill | None:
        visit = self._visit
        return visit.fill if self._is_visit_shown() and not visit.presenter.editing.is_signed else None

    def _edit_names(self) -> tuple[str, str]:
        steps = self._visit.presenter.editing.steps
        return (steps.undo_name, steps.redo_name) if self._patient.tab == "visit" else ("", "")

    def _hide_names(self, hidden: bool) -> None:
        self._patient.hide_names(hidden)
        self._details_page.hide_names(hidden)

    def _hand_out(self) -> None:
        visit_id = self._patient.visit_id
        if visit_id is None:  # a handout is made of a visit, so the way leads to where one is begun
            self._page.tabs.setCurrentIndex(TABS.index("visit"))
            return
        self._workspace.open(Place(page="handout", patient_id=self._patient.patient_id, visit_id=visit_id))

    def _flush(self) -> bool:
        visit_kept = self._visit.presenter.close()
        return self._details.flush() and visit_kept

    def _unsaved(self) -> UnsavedWords | None:
        visit, details = self._visit.presenter.autosave.unsaved, self._details.unsaved()
        addendum = self._history.unsaved()
        visit_addenda, complaint = self._visit.page.addenda.unkept, self._complaint_begun()
        if not (visit or details or addendum or visit_addenda or complaint != EpisodeWords()):
            return None
        return UnsavedWords(
            patient_id=self._patient.patient_id,
            visit_id=self._patient.visit_id,
            visit=visit,
            details=details,
            addendum=addendum,
            visit_addenda=visit_addenda,
            complaint=complaint,
        )

    def _complaint_begun(self) -> EpisodeWords:
        """What stands in the form while that is shown; beside a visit it was given up."""
        return self._visit.starting.words if self._patient.visit_id is None else EpisodeWords()

    def _unsaved_words(self) -> str:
        visit = self._visit.presenter.autosave.unsaved
        lines = _said({field_name(field): value for field, value in visit.items()})
        lines += _said(self._details.unsaved())
        addendum = self._history.unsaved()
        if addendum:
            lines.append(f"addendum: {addendum.text} {addendum.reason}".rstrip())
        for words, reason in self._visit.page.addenda.unkept.values():
            lines.append(f"addendum: {words} {reason}".rstrip())
        lines += [f"{name}: {text}" for name, text in vars(self._complaint_begun()).items() if text]
        return "\n".join(lines)

    def _give_keyboard_up(self) -> None:
        """What is half typed is settled and saved while it is still this patient's."""
        focused = self._page.focusWidget()
        if focused is not None and not self._visit.presenter.autosave.unsaved:
            focused.clearFocus()
            self._flush()
        forget_last(self._page)

    def _left(self) -> None:
        self._visit.remember_field()
        if self._workspace.page is not None:  # after a lock the line is typed on as it stood
            self._give_keyboard_up()
        self._visit.leave()
        self._details_delay.cancel()
        self._documents.close()
        for tab in (self._history, self._progress, self._details, self._patient):
            tab.leave()


def _said(fields: Mapping[str, object]) -> list[str]:
    """Each field and what stands in it, in a line."""
    return [f"{in_words(name)}: {value}" for name, value in fields.items()]


def make_new_patient(workspace: Workspace, place: Place, unsaved: object | None) -> OpenPage:
    """The form for a patient who was not here before."""
    page = NewPatientPage()

    def show_patient(patient_id: int) -> None:
        workspace.open_patient(patient_id)

    presenter = NewPatientPresenter(
        workspace.chart,
        page,
        workspace.announcements,
        show_patient,
    )
    page.attach(presenter)
    let_notes_expand(page, workspace.chart, workspace.frame.notice.say)
    presenter.start()
    if isinstance(unsaved, dict):
        presenter.restore(unsaved)
    page.focus_first()
    keep_with(page, presenter)
    return OpenPage(
        widget=page,
        place=lambda: place,
        hints=lambda: NEW_PATIENT_HINTS,
        unsaved=lambda: presenter.typed() or None,
        unsaved_words=lambda: "\n".join(_said(presenter.typed())),
    )
