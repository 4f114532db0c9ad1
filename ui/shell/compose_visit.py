"""The visit page, the panel that begins a visit, the handout and the documents, with their presenters."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from charting.services import visits
from ui.pages.documents_page import DocumentsPage
from ui.pages.episode_panel import EpisodePanel
from ui.pages.handout_page import HandoutPage
from ui.pages.patient_page import PatientPage
from ui.pages.visit_entry import begin_entry
from ui.pages.visit_fields import VisitFields
from ui.pages.visit_page import VisitPage
from ui.pages.visit_unfolding import unfold, unfolded
from ui.presenters.announcements import VisitChanged
from ui.presenters.autosave import PAUSE_MS
from ui.presenters.documents.documents_presenter import DocumentsPresenter
from ui.presenters.documents.giving import GivingDialogs
from ui.presenters.documents.handout_presenter import HandoutPresenter
from ui.presenters.patient.episode_presenter import EpisodePresenter
from ui.presenters.patient.patient_presenter import TABS
from ui.presenters.visit.conclusions import REST_MS
from ui.presenters.visit.news import News
from ui.presenters.visit.tongue_photo_presenter import TonguePhotoPresenter
from ui.presenters.visit.visit_presenter import VisitPresenter
from ui.shell.compose_phrases import let_notes_expand
from ui.shell.palette_patient import giving_commands
from ui.shell.patient_footer import PatientFooter
from ui.shell.place import OpenPage, Place, keep_with
from ui.shell.qt_delay import QtDelay
from ui.shell.system import now_ms
from ui.shell.workspace import Workspace
from ui.widgets.kept_field import KeptField

PREVIEW_PAUSE_MS = 250
HANDOUT_HINTS = (("Back to the visit", "Esc"), ("Print", "Ctrl P"))


class VisitParts:
    """The Visit tab: the visit itself, or the panel that begins one."""

    def __init__(self, workspace: Workspace, page: PatientPage, footer: PatientFooter) -> None:
        self._workspace = workspace
        self.begun: Callable[[int], None] = lambda _visit_id: None
        """Told when the panel began a visit."""
        self._delay = QtDelay(PAUSE_MS)
        self.page = VisitPage()
        page.set_tab("visit", self.page)
        self.page.pressing_changed.connect(page.header.show_pressing)
        page.header.pressing_clicked.connect(partial(self._show_what_presses, page))
        self.presenter = VisitPresenter(
            workspace.chart, self.page, self._delay, now_ms, workspace.announcements, QtDelay(REST_MS)
        )
        chart, announcements = workspace.chart, workspace.announcements

        def photo_changed(visit_id: int) -> None:
            patient_id = visits.visit(chart, visit_id).patient_id
            announcements.tell(VisitChanged(patient_id, visit_id), self.presenter)

        photo = TonguePhotoPresenter(chart, self.presenter.editing, workspace.background.run, photo_changed)
        self.page.attach(self.presenter, photo, workspace.dialogs.ask_picture_path)
        let_notes_expand(self.page, workspace.chart, lambda words: self.presenter.news.say(News(words=words)))
        self.page.save_state_changed.connect(partial(footer.note_saved, "visit"))
        self.page.visit_shown.connect(footer.open_visit)
        self._fields = VisitFields(self.page, lambda: True, self.page)
        self._panel = EpisodePanel()
        self.starting = EpisodePresenter(
            workspace.chart,
            self._panel,
            workspace.announcements,
            lambda visit_id: self.begun(visit_id),
        )
        self._panel.attach(self.starting)
        let_notes_expand(self._panel, workspace.chart, workspace.frame.notice.say)
        page.set_start_panel(self._panel)

    def open(self, visit_id: int) -> None:
        """Show a visit; one that could not be saved stays."""
        self.remember_field()
        if self.presenter.open(visit_id):
            unfold(self.page, self._workspace.fields_left.get(visit_id, KeptField()).unfolded)

    def offer_start(self, patient_id: int) -> None:
        """Offer what can be begun for a patient, with the keyboard where it begins."""
        self.starting.open(patient_id)
        self._panel.focus_first()

    def ask_new_complaint(self) -> None:
        """On the panel that begins a visit, ask for a complaint of its own."""
        self._panel.ask_new()

    def begin_in(self, patient_id: int, episode_id: int) -> None:
        """Begin a visit in the one complaint there is."""
        self.starting.open(patient_id)
        self.starting.start_in(episode_id)

    def remember_field(self) -> None:
        """Keep where the cursor is in the visit that is about to be left, and what is unfolded there."""
        kept = replace(self._fields.keep(self._fields.last()), unfolded=unfolded(self.page))
        if (kept.name is not None or kept.unfolded) and self.presenter.visit_id is not None:
            # What was half typed is settled by leaving: it stands with the field's own words
            self._workspace.fields_left[self.presenter.visit_id] = replace(kept, typed=None)

    def go_on(self, visit_id: int | None) -> None:
        """Put the keyboard where it was in the visit, where charting begins, or where a visit is begun."""
        if visit_id is None:
            self._panel.focus_first()
        elif not self._fields.give_keyboard(self._workspace.fields_left.get(visit_id, KeptField())):
            self.page.focus_first()

    def go_back_in(self, *, has_visit: bool) -> None:
        """The tab was turned to: the keyboard is where it was, or where a visit is begun."""
        if has_visit:
            self.page.keyboard.go_back_in()
        else:
            self._panel.focus_first()

    def add_documents(self, page: PatientPage) -> DocumentsPresenter:
        """Put in the tab of what the patient was given."""
        workspace = self._workspace
        documents = DocumentsPage()
        self.giving = partial(giving_commands, documents.print_button, documents.save_button)
        presenter = DocumentsPresenter(
            workspace.chart,
            documents,
            run=workspace.background.run,
            announcements=workspace.announcements,
            dialogs=giving_dialogs(workspace),
        )
        documents.attach(presenter)
        documents.handout_requested.connect(page.handout_requested)
        page.set_tab("documents", documents)
        return presenter

    def fill(self, field: str, text: str) -> None:
        """Put the cursor into a field of the visit, with this text ready."""
        begin_entry(self.page, field, text)

    def leave(self) -> None:
        """Call back no more, and hold nothing of the patient."""
        self.page.left.emit()
        self._delay.cancel()
        self.page.pressing_changed.emit("")
        self.presenter.leave()
        self.starting.leave()

    def _show_what_presses(self, page: PatientPage) -> None:
        page.tabs.setCurrentIndex(TABS.index("visit"))
        if not self.page.isVisible() and self.presenter.visit_id is not None:
            self.begun(self.presenter.visit_id)  # the panel that begins another visit stands in its place
        self.page.keyboard.jump_to("red_flags")


def make_visit(workspace: Workspace, page: PatientPage, footer: PatientFooter) -> VisitParts:
    """The Visit tab of a patient's page."""
    return VisitParts(workspace, page, footer)


def make_handout(workspace: Workspace, place: Place, _unsaved: object | None) -> OpenPage:
    """The handout of a visit, with the way back to it."""
    page = HandoutPage()
    presenter = HandoutPresenter(
        workspace.chart,
        page,
        run=workspace.background.run,
        delay=QtDelay(PREVIEW_PAUSE_MS),
        announcements=workspace.announcements,
        drafts=workspace.handout_drafts,
        dialogs=giving_dialogs(workspace),
    )
    page.attach(presenter)
    let_notes_expand(page, workspace.chart, lambda words: page.show_result(words, "amber"))

    def back() -> None:
        if place.patient_id is not None:
            workspace.open_patient(place.patient_id, place.visit_id)

    page.back_requested.connect(back)
    presenter.hide_names(workspace.names_hidden)  # before the first page is drawn
    presenter.open(place.visit_id or 0)
    page.focus_first()
    keep_with(page, presenter)
    return OpenPage(
        widget=page,
        place=lambda: place,
        hints=lambda: HANDOUT_HINTS,
        commands=partial(giving_commands, page.print_button, page.save_button),
        names_hidden=presenter.hide_names,
        left=presenter.close,
    )


def giving_dialogs(workspace: Workspace) -> GivingDialogs:
    """Printing and saving, asked over the window."""
    return GivingDialogs(print_pdf=workspace.dialogs.print_pdf, ask_where=workspace.dialogs.ask_pdf_path)
