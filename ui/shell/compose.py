"""Puts page, presenter and services together: the only wiring. Loaded while the passphrase is typed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from charting.content.catalogue import Catalogue
from charting.errors import Trouble
from charting.services import chart_file, patients, practice, unsigned, usage
from charting.services.chart import Chart
from charting.services.needle_timers import running_sets
from charting.services.opened_chart import OpenedChart
from charting.services.read_ahead import read_ahead
from charting.services.today import today
from charting.settings import Settings
from ui.pages.home_page import HomePage
from ui.presenters.announcements import Announcements
from ui.presenters.practice.home_presenter import HomePresenter
from ui.presenters.practice.sidebar_presenter import SidebarPresenter
from ui.presenters.treatment.needle_timers import NeedleTimers
from ui.shell.compose_patient import make_new_patient, make_patient
from ui.shell.compose_settings import make_settings
from ui.shell.compose_visit import make_handout
from ui.shell.needle_bell import NeedleBell
from ui.shell.place import OpenPage, Place, keep_with
from ui.shell.qt_delay import QtDelay
from ui.shell.reading import make_about, make_shortcuts
from ui.shell.workspace import PageMaker, Workspace
from ui.shell.workspace_frame import WorkspaceFrame

if TYPE_CHECKING:
    from ui.shell.surroundings import Surroundings


def make_workspace(
    opened: OpenedChart,
    catalogue: Catalogue,
    around: "Surroundings",
    *,
    begin_with: Settings | None,
    settings_changed: Callable[[Settings], None],
    restore: Callable[[], None],
) -> Workspace:
    """The open chart on screen, with nothing shown in it yet."""
    chart = Chart(sessions=opened.sessions, catalogue=catalogue, clock=chart_file.utc_now, who=opened.who)
    if begin_with is not None:
        practice.save_settings(chart, begin_with)
    settings = practice.settings(chart)
    opened.who = settings.practitioner
    workspace = Workspace(
        chart=Chart(sessions=opened.sessions, catalogue=catalogue, clock=chart_file.utc_now, who=opened.who),
        opened=opened,
        frame=WorkspaceFrame(around.is_demo),
        announcements=Announcements(),
        background=around.background,
        dialogs=around.dialogs,
        makers=MAKERS,
        settings=settings,
        settings_changed=settings_changed,
        restore=restore,
        handout_drafts=around.handout_drafts,
    )
    _join_sidebar(workspace)
    _read_beside(workspace)
    _join_timers(workspace)
    workspace.frame.notice.say(" ".join(opened.warnings))
    return workspace


def make_home(workspace: Workspace, place: Place, _unsaved: object | None) -> OpenPage:
    """The first page: open visits and recent patients."""
    page = HomePage()
    chart = workspace.chart
    presenter = HomePresenter(
        page,
        load=lambda most: today(chart, most_unsigned=most),
        clock=chart.clock,
        announcements=workspace.announcements,
    )
    page.more_asked.connect(presenter.show_more_to_sign)
    page.patient_asked.connect(workspace.open_patient)
    page.new_patient_asked.connect(lambda: workspace.open(Place(page="new_patient")))
    keep_with(page, presenter)
    presenter.refresh()
    page.focus_first()
    return OpenPage(
        widget=page,
        place=lambda: place,
        hints=lambda: (("Find patient", "Ctrl F"), ("New patient", "Ctrl N")),
        names_hidden=presenter.hide_names,
        left=presenter.close,
    )


def _read_beside(workspace: Workspace) -> None:
    """Beside the work, ask what opening a patient will ask, and count what was chosen lately.

    Searches rank by the counts as soon as they are there.
    """
    chart = workspace.chart

    def went_wrong(error: Exception) -> None:
        # A chart that was locked meanwhile is no bug, and everything works without both
        if not isinstance(error, Trouble):
            raise error

    workspace.background.run(lambda: read_ahead(chart), None, went_wrong)
    workspace.background.run(lambda: usage.usage(chart), chart.usage.add, went_wrong)


def _join_sidebar(workspace: Workspace) -> None:
    chart, sidebar = workspace.chart, workspace.frame.sidebar
    workspace.sidebar = SidebarPresenter(
        sidebar,
        find=lambda typed: patients.find_patients(chart, typed),
        recent=lambda: patients.recent_patients(chart),
        open_visits=lambda: unsigned.open_visits(chart),
        count_open_visits=lambda: unsigned.count_open_visits(chart),
        open_patient=lambda patient_id, visit_id: _open(workspace, patient_id, visit_id),
        clock=chart.clock,
        announcements=workspace.announcements,
    )
    sidebar.serve(workspace.sidebar)
    workspace.sidebar.refresh()


def _join_timers(workspace: Workspace) -> None:
    chart = workspace.chart
    bell = NeedleBell(workspace.frame, workspace.open_patient)
    timers = NeedleTimers(
        bell,
        load=lambda: running_sets(chart),
        clock=chart.clock,
        delay=QtDelay(),
        announcements=workspace.announcements,
    )
    bell.attach(timers)
    workspace.timers = timers


def _open(workspace: Workspace, patient_id: int, visit_id: int | None) -> None:
    workspace.open_patient(patient_id, visit_id)


MAKERS: dict[str, PageMaker] = {
    "home": make_home,
    "new_patient": make_new_patient,
    "patient": make_patient,
    "handout": make_handout,
    "settings": make_settings,
    "shortcuts": make_shortcuts,
    "about": make_about,
}
"""Every page by the name a Place gives it."""
