"""What the menus and the sidebar's buttons do, on whatever chart is open."""

from collections.abc import Callable
from dataclasses import replace

from charting.errors import TellTheUser, Trouble
from charting.settings import Appearance
from ui.presenters.announcements import SettingsChanged
from ui.shell.chart_session import ChartSession
from ui.shell.main_window import MainWindow
from ui.shell.menus import Commands, Menus
from ui.shell.palette_commands import PaletteDoor
from ui.shell.place import HOME, OpenPage, Place
from ui.shell.theme import Theme


def join_menus(window: MainWindow, session: ChartSession, theme: Theme) -> Menus:
    """Give the window its menu bar, and let it follow the session."""
    palette = PaletteDoor(window, session)
    commands = commands_for(window, session, theme, palette)
    menus = Menus(window, commands)
    menus.show_appearance(theme.appearance)
    theme.changed.connect(lambda: menus.show_appearance(theme.appearance))

    def opened() -> None:
        menus.set_open(True)
        workspace = session.workspace
        if workspace is not None:
            sidebar = workspace.frame.sidebar
            sidebar.home_asked.connect(commands.home)
            sidebar.new_patient_asked.connect(commands.new_patient)
            sidebar.settings_asked.connect(commands.settings)
            sidebar.palette_asked.connect(commands.palette)
            sidebar.lock_asked.connect(commands.lock)

    session.opened.connect(opened)
    session.closed.connect(lambda: menus.set_open(False))
    window.close_asked.connect(session.close)
    window.inactive.connect(session.flush)
    return menus


def commands_for(window: MainWindow, session: ChartSession, theme: Theme, palette: PaletteDoor) -> Commands:
    """Every menu's action, on the chart that is open when it is chosen."""

    def go(place: Place) -> Callable[[], None]:
        def open_place() -> None:
            if session.workspace is not None:
                session.workspace.open(place)

        return open_place

    return Commands(
        new_patient=go(Place(page="new_patient")),
        find_patient=lambda: _find(session),
        home=go(HOME),
        settings=go(Place(page="settings")),
        back=lambda: _back(session),
        back_up=lambda: back_up(session),
        restore=session.show_restore,
        security=go(Place(page="settings", tab="security")),
        undo=lambda: _on_page(session, lambda page: page.undo()),
        redo=lambda: _on_page(session, lambda page: page.redo()),
        edit_names=lambda: _edit_names(session),
        hide_names=lambda hidden: _hide_names(session, palette, hidden),
        lock=session.lock,
        palette=palette.open,
        shortcuts=go(Place(page="shortcuts")),
        about=go(Place(page="about")),
        quit=lambda: _quit(window),
        appearance=lambda appearance: choose_appearance(session, theme, appearance),
        zoom=theme.zoom_by,
        pane=lambda step: _go_to_pane(session, step),
    )


def choose_appearance(session: ChartSession, theme: Theme, appearance: Appearance) -> None:
    """Show light or dark at once, and keep the choice with the settings of an open chart."""
    theme.apply(appearance)
    workspace = session.workspace
    if workspace is None:
        return
    # Only reached with a chart open, when the services are loaded
    from charting.services import practice

    kept = replace(workspace.settings, appearance=appearance)
    try:
        practice.save_settings(workspace.chart, kept)
    except (TellTheUser, Trouble) as problem:
        workspace.frame.notice.say(str(problem))
    else:
        workspace.settings = kept
        workspace.announcements.tell(SettingsChanged(), session)


def back_up(session: ChartSession) -> None:
    """Make a backup now, with a line in the footer while it runs."""
    workspace = session.workspace
    if workspace is None or not workspace.flush():
        return
    frame = workspace.frame
    frame.footer.show_work("Backing up…")

    def done(_proof: object) -> None:
        frame.footer.show_work("")
        frame.footer.show_saved("Backed up and checked")

    def failed(error: Exception) -> None:
        frame.footer.show_work("")
        if not isinstance(error, TellTheUser | Trouble):
            raise error
        frame.notice.say(str(error))

    workspace.background.run(workspace.opened.back_up_now, done, failed)


def _on_page(session: ChartSession, do: Callable[[OpenPage], object]) -> None:
    if session.workspace is not None and session.workspace.page is not None:
        do(session.workspace.page)


def _edit_names(session: ChartSession) -> tuple[str, str]:
    if session.workspace is None or session.workspace.page is None:
        return ("", "")
    return session.workspace.page.edit_names()


def _quit(window: MainWindow) -> None:
    window.close()


def _find(session: ChartSession) -> None:
    if session.workspace is not None:
        field = session.workspace.frame.sidebar.find_field
        field.setFocus()
        field.selectAll()


def _go_to_pane(session: ChartSession, step: int) -> None:
    if session.workspace is not None:
        # Only reached with a chart open, when the frame is loaded
        from ui.shell.panes import go_to_pane

        go_to_pane(session.workspace.frame, step)


def _back(session: ChartSession) -> None:
    if session.workspace is not None:
        session.workspace.back()


def _hide_names(session: ChartSession, palette: PaletteDoor, hidden: bool) -> None:
    if session.workspace is not None:
        session.workspace.hide_names(hidden)
        palette.refresh()
