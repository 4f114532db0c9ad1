"""The open chart on screen: which page is shown, and how one gets from page to page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from charting.services.chart import Chart
from charting.services.opened_chart import OpenedChart
from charting.settings import Settings
from ui.presenters.announcements import Announcements
from ui.presenters.documents.handout_draft import HandoutDrafts
from ui.presenters.practice.sidebar_presenter import SidebarPresenter
from ui.presenters.treatment.needle_timers import NeedleTimers
from ui.shell.background import Background
from ui.shell.dialogs import Dialogs
from ui.shell.footer import Footer
from ui.shell.place import HOME, OpenPage, Place, give_focus, with_focus
from ui.shell.workspace_frame import WorkspaceFrame
from ui.widgets.kept_field import KeptField

PageMaker = Callable[["Workspace", Place, object | None], OpenPage]
"""Makes a page for a place; the last argument is what that place could not save before."""


@dataclass(frozen=True, kw_only=True)
class Unsaved:
    """What a page held that is not in the chart, for its maker, and as text."""

    kept: object
    words: str


Aside = dict[tuple[str, int | None], Unsaved]
"""What pages held that were left, by page and patient: the form of a patient who was not added yet."""


@dataclass(frozen=True, kw_only=True)
class Left:
    """What remains of a workspace that was left: where it was, and what is not in the chart."""

    place: Place
    aside: Aside
    fields: Mapping[int, KeptField]
    """Where the cursor was in each visit that was open."""

    @property
    def words(self) -> str:
        """All that is not in the chart, as text."""
        return words_of(self.aside)


@dataclass(kw_only=True)
class Workspace:
    """What every page's maker is given; pages know nothing of it."""

    chart: Chart
    opened: OpenedChart
    frame: WorkspaceFrame
    announcements: Announcements
    background: Background
    dialogs: Dialogs
    makers: Mapping[str, PageMaker]
    settings: Settings
    """As they are now; replaced when they are edited."""
    settings_changed: Callable[[Settings], None]
    """Tells the shell: appearance and idle time."""
    restore: Callable[[], None]
    """Leave the chart for the restore page."""
    handout_drafts: HandoutDrafts
    """Handouts as they were prepared, kept while the app runs."""
    sidebar: SidebarPresenter | None = None
    timers: NeedleTimers | None = None
    """The needle timers that run in whatever visit; they say so on every page."""
    names_hidden: bool = False

    def __post_init__(self) -> None:
        self._page: OpenPage | None = None
        self._before: Place = HOME
        self._place_wanted: Place = HOME
        self._first_field: QWidget | None = None
        self._aside: Aside = {}
        self._kept: dict[str, Callable[[Place, object | None], OpenPage]] = {}
        """How another place is opened in a page that was left and kept, by the page's name."""
        self.fields_left: dict[int, KeptField] = {}
        """Where the cursor was in each visit that was left, so that coming back leads there again."""

    @property
    def footer(self) -> Footer:
        """The line at the bottom, for the saved badge and the place."""
        return self.frame.footer

    @property
    def page(self) -> OpenPage | None:
        """The page that is open."""
        return self._page

    def has_page(self, name: str) -> bool:
        """Whether such a page is open, or kept for the next place."""
        return name in self._kept or (self._page is not None and self._page.place().page == name)

    def keep_page(self, name: str, again: Callable[[Place, object | None], OpenPage]) -> None:
        """Open the next such place in a page that is there already."""
        self._kept[name] = again

    def open_patient(self, patient_id: int, visit_id: int | None = None, tab: str = "visit") -> bool:
        """Show a patient's chart."""
        return self.open(Place(page="patient", patient_id=patient_id, visit_id=visit_id, tab=tab))

    def resume(self, left: Left) -> None:
        """Go on where an earlier workspace was left, with what it could not save."""
        self._aside = dict(left.aside)
        self.fields_left = dict(left.fields)
        self.open(left.place)

    def open(self, place: Place) -> bool:
        """Show a place. False, and nothing moves, when the page before cannot save its words."""
        if self._page is not None:
            if self._page.go_to(place):
                self._arrived(place)
                return True
            if not self._page.flush():
                return False
            self._before = self._page.place()
            self._leave(self._page)
        self.footer.show_saved("")
        self.footer.show_place("")
        try:
            opened = self._opened(place)
        except Exception:
            # The page before was left: what is typed into it would go nowhere
            self._show(HOME, self._opened(HOME))
            raise
        self._show(place, opened)
        return True

    def take_keyboard(self) -> None:
        """Put the keyboard where it was, now that the page can be seen."""
        if self._page is not None and self._first_field is not None:
            self._first_field.setFocus()
        if self._page is not None:
            give_focus(self._place_wanted, self._page.fields)

    def back(self) -> None:
        """Go to the place before this one."""
        self.open(self._before)

    def place(self) -> Place:
        """Where the practitioner is, to the cursor."""
        if self._page is None:
            return HOME
        return with_focus(self._page.place(), self._page.fields)

    def flush(self) -> bool:
        """Save what waits; False when it could not be saved."""
        return self._page is None or self._page.flush()

    def unsaved_words(self) -> str:
        """What is not in the chart, as text."""
        here = self._page.unsaved_words() if self._page is not None else ""
        return "\n".join(part for part in (here, words_of(self._aside)) if part)

    def leave(self) -> Left:
        """Save what can be saved, stop everything that listens, and say what remains."""
        place = self.place()
        page, self._page = self._page, None
        if page is not None:
            page.flush()
            self._leave(page)
        self._kept.clear()
        if self.sidebar is not None:
            self.announcements.stop(self.sidebar)
        if self.timers is not None:
            self.timers.stop()
        self.frame.sidebar.forget()
        self.frame.footer.forget()
        return Left(place=place, aside=self._aside, fields=self.fields_left)

    def hide_names(self, hidden: bool) -> None:
        """Show initials instead of names, or names again."""
        self.names_hidden = hidden
        if self.sidebar is not None:
            self.sidebar.hide_names(hidden)
        if self.timers is not None:
            self.timers.hide_names(hidden)
        if self._page is not None:
            self._page.names_hidden(hidden)

    def _opened(self, place: Place) -> OpenPage:
        """The place in the page that was kept for its kind, or in a new one."""
        aside = self._aside.get((place.page, place.patient_id))
        unsaved = aside.kept if aside else None
        again = self._kept.get(place.page)
        opened = again(place, unsaved) if again else self.makers[place.page](self, place, unsaved)
        self._aside.pop((place.page, place.patient_id), None)
        return opened

    def _show(self, place: Place, page: OpenPage) -> None:
        self._page = page
        # Where its maker put the keyboard; moving the page into the window would forget it
        self._first_field = page.widget.focusWidget()
        self.frame.show_page(page.widget, is_kept=page.again is not None)
        page.names_hidden(self.names_hidden)
        self._arrived(place)
        self._place_wanted = place
        self.take_keyboard()

    def _leave(self, page: OpenPage) -> None:
        """Put aside what the page could not save, and let it rest or go."""
        kept, place = page.unsaved(), page.place()
        if kept is not None:
            self._aside[place.page, place.patient_id] = Unsaved(kept=kept, words=page.unsaved_words())
        page.left()
        if page.again is not None:
            self.keep_page(place.page, page.again)

    def _arrived(self, place: Place) -> None:
        if self._page is not None:
            self.footer.show_hints(self._page.hints())
        if self.sidebar is not None:
            self.sidebar.show_current(place.patient_id)


def words_of(aside: Aside) -> str:
    """What was put aside, as text."""
    return "\n".join(one.words for one in aside.values() if one.words)
