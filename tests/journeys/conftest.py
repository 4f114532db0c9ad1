"""The whole app over a folder of its own, as `main.py` starts it, with its dialogs answered at once."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.journeys.hands import PATIENCE_S, Hands
from ui.shell.background import Background
from ui.shell.chart_session import ChartSession
from ui.shell.dialogs import Dialogs, saved_pdf
from ui.shell.main_window import MainWindow
from ui.shell.menu_commands import join_menus
from ui.shell.preload import Preload
from ui.shell.surroundings import Surroundings
from ui.shell.theme import Theme


def pytest_collection_modifyitems(config, items):
    """Leave the longest runs out unless they are asked for with -m long."""
    if "long" in (config.option.markexpr or ""):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="a long run: ask for it with -m long"))


@dataclass
class Desk:
    """What the system's dialogs answer, and what they were asked."""

    pdf_path: Path | None = None
    names: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    printed: list[bytes] = field(default_factory=list)

    def where(self, name: str) -> Path | None:
        """Where to save, for a suggested name."""
        self.names.append(name)
        return self.pdf_path

    def dialogs(self) -> Dialogs:
        """The dialogs that give these answers."""
        return Dialogs(
            ask_folder=lambda title: None,
            ask_pdf_path=self.where,
            ask_picture_path=lambda: None,
            ask_text_path=lambda name: None,
            print_pdf=lambda pdf, name, done: self.printed.append(pdf),
            save_pdf=lambda pdf, name: saved_pdf(pdf, self.where(name)),
            ask_unsaved=lambda reason: "stay",
            tell=lambda sentence, detail, told: self.told.append(f"{sentence} {detail}"),
        )


class Windows(QObject):
    """Notes every window that is shown, if only for a moment: on a real desktop it would flash."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is shown; every event passes on."""
        if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
            self.names.add(watched.objectName() or type(watched).__name__)
        return False


@dataclass
class App:
    """A running app: its session, its window, and hands to work it with."""

    session: ChartSession
    background: Background
    hands: Hands

    def close(self) -> None:
        """Close the window as the practitioner does, and wait until it is gone."""
        window = self.session.window
        window.close()
        self.hands.until(lambda: not window.isVisible(), "the window did not close")


@pytest.fixture
def desk():
    """What the dialogs will answer."""
    return Desk()


@pytest.fixture
def start_app(qtbot, qapp, desk):
    """A function that starts the app over a folder; no other window than the app's may ever be shown."""
    windows = Windows()
    qapp.installEventFilter(windows)
    started: list[App] = []

    def start(folder: Path) -> App:
        window, theme, background = MainWindow(), Theme(qapp), Background()
        theme.apply()
        session = ChartSession(
            folder,
            Surroundings(
                window=window,
                theme=theme,
                background=background,
                dialogs=desk.dialogs(),
                preload=Preload(),
                leave_at_once=lambda: pytest.fail("the app left without its backup"),
            ),
        )
        session.menus = join_menus(window, session, theme)  # Qt does not keep a plain object alive
        app = App(session, background, Hands(window))
        started.append(app)
        session.start()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_S * 1000)
        return app

    yield start
    qapp.removeEventFilter(windows)
    for app in started:
        app.session.idle.stop()
        app.background.stop()
        if app.session.chart is not None:
            app.session.chart.abandon()
        app.session.window.let_close()
        app.session.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # no window outlives its style
    assert windows.names == {"main_window"}
