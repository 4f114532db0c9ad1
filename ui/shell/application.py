"""Starts Qt, shows the first page, and gives the exit code."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from charting import paths
from ui.shell.arguments import Arguments, read_arguments
from ui.shell.background import Background
from ui.shell.chart_session import ChartSession
from ui.shell.crash import Crashes, core_dumps_off
from ui.shell.dialogs import qt_dialogs
from ui.shell.log import Log
from ui.shell.look_file import Look, keep_look, look_file, read_look
from ui.shell.main_window import MainWindow
from ui.shell.menu_commands import join_menus
from ui.shell.preload import Preload
from ui.shell.single_instance import SingleInstance
from ui.shell.surroundings import Surroundings
from ui.shell.theme import DRESSED_PROPERTY, STYLE, Theme, load_first_fonts, load_other_fonts
from ui.shell.tidying import Tidying, leave_out_what_stays

ALREADY_RUNNING = "Shenshu is running already with this chart, but its window does not answer."


def run(arguments: Sequence[str], at_first_paint: Callable[[], None] | None = None) -> int:
    """Run the app until its window closes. `at_first_paint` is for measuring."""
    said = read_arguments(arguments)
    core_dumps_off()
    application = make_application()
    folder = chart_folder(said)
    instance = SingleInstance(folder)
    if not instance.is_first():
        if instance.call_first():
            return 0
        print(ALREADY_RUNNING, file=sys.stderr)
        return 1
    try:
        running = Running(application, folder, said)
        return running.until_closed(instance, at_first_paint)
    finally:
        instance.release()
        clear_up(folder, said)


def make_application() -> QApplication:
    """Qt's application with our name, so that nothing is filed under another."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    # By argument: `setStyle` gives the style back, and PySide takes 20 ms to make Python types of its enums
    application = QApplication(["Shenshu", "-style", STYLE])
    application.setProperty(DRESSED_PROPERTY, True)
    QCoreApplication.setApplicationName("Shenshu")
    application.setApplicationDisplayName("Shenshu")
    application.setDesktopFileName("shenshu")
    return application


def chart_folder(said: Arguments) -> Path:
    """Where the chart is: a throw-away folder, the one named, or the usual one."""
    if said.demo:
        import tempfile

        return Path(tempfile.mkdtemp(prefix="shenshu-demo-"))
    if said.chart is not None:
        return said.chart.parent if said.chart.name == "chart.db" or said.chart.is_file() else said.chart
    return paths.data_folder()


def clear_up(folder: Path, said: Arguments) -> None:
    """Throw the demo away; nothing else is ever removed."""
    if said.demo:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def size_window(window: MainWindow, asked: tuple[int, int] | None, look: Look) -> None:
    """Give the window just the size asked for, or the one it had last as far as the screen has it."""
    if asked:
        window.resize(*asked)
        return
    window.fit((look.width, look.height))
    if look.is_maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)


class Running:
    """Everything that lives as long as the window."""

    def __init__(self, application: QApplication, folder: Path, said: Arguments) -> None:
        self._application = application
        self._folder = folder
        self._said = said
        load_first_fonts()
        theme = Theme(application)
        look = Look() if said.demo else read_look(look_file())
        if said.appearance:
            theme.insist_on(said.appearance)
        theme.apply(look.appearance, look.zoom)
        self._window = MainWindow()
        size_window(self._window, said.size, look)
        self._background = Background()
        self._tidying = Tidying()
        self._preload = Preload(when_read=leave_out_what_stays)
        dialogs = qt_dialogs(self._window, self._background.run)
        Crashes(Log(folder / "logs"), dialogs.tell).install()
        self._around = Surroundings(
            window=self._window,
            theme=theme,
            background=self._background,
            dialogs=dialogs,
            preload=self._preload,
            leave_at_once=self._leave_at_once,
            is_demo=said.demo,
        )
        self._session = ChartSession(folder, self._around)
        self._menus = join_menus(self._window, self._session, theme)
        theme.changed.connect(self._keep_look)

    def until_closed(self, instance: SingleInstance, at_first_paint: Callable[[], None] | None = None) -> int:
        """Show the window, and give the exit code when it is closed."""
        begin = self._begin()

        def after_first_paint() -> None:
            if at_first_paint:
                at_first_paint()
            self._preload.start()
            begin()
            self._finish_dressing()
            instance.listen(self._window.raise_up)

        self._window.first_painted.connect(lambda: QTimer.singleShot(0, after_first_paint))
        self._window.show()
        try:
            return self._application.exec()
        finally:
            self._session.idle.stop()
            self._background.stop()
            self._tidying.stop()
            self._keep_look()

    def _begin(self) -> Callable[[], None]:
        """Put up the first page; gives what is left to do once it is painted."""
        if not self._said.demo:
            self._session.start()
            return lambda: None
        from ui.shell.demo_session import DemoStart

        demo = DemoStart(self._folder, self._window, self._session, self._preload)
        return lambda: demo.begin(self._background)

    def _finish_dressing(self) -> None:
        """What the first paint did not wait for."""
        from ui.widgets.icons import application_icon

        load_other_fonts()
        self._application.setWindowIcon(application_icon())

    def _keep_look(self) -> None:
        if self._said.demo:
            return
        usual, theme = self._window.normalGeometry(), self._around.theme
        look = Look(
            width=usual.width(),
            height=usual.height(),
            is_maximised=self._window.isMaximized(),
            zoom=theme.zoom,
            appearance=theme.appearance,
        )
        keep_look(look_file(), look)

    def _leave_at_once(self) -> None:
        """End the process without waiting for a backup; every word is on the disk already."""
        clear_up(self._folder, self._said)
        os._exit(0)
