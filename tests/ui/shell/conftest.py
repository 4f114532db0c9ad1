"""A session over a real chart in a folder of its own, in a real window."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from charting.services import visits
from tests.charts import make_chart
from tests.practice import new_episode, new_patient
from tests.ui.shell.desk import Desk
from ui.shell.background import Background
from ui.shell.chart_session import ChartSession
from ui.shell.dialogs import Dialogs, saved_pdf
from ui.shell.main_window import MainWindow
from ui.shell.menu_commands import join_menus
from ui.shell.preload import Preload
from ui.shell.surroundings import Surroundings
from ui.shell.theme import Theme


@dataclass
class Answers:
    """What the practitioner answers, and what the app said."""

    folder: Path | None = None
    pdf_path: Path | None = None
    text_path: Path | None = None
    unsaved: str = "stay"
    printed: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    left_at_once: list[bool] = field(default_factory=list)

    def dialogs(self) -> Dialogs:
        """The dialogs that give these answers."""
        return Dialogs(
            ask_folder=lambda title: self.asked.append(title) or self.folder,
            ask_pdf_path=lambda name: self.asked.append(name) or self.pdf_path,
            ask_picture_path=lambda: None,
            ask_text_path=lambda name: self.asked.append(name) or self.text_path,
            print_pdf=lambda pdf, name, done: self.printed.append(pdf),
            save_pdf=lambda pdf, name: saved_pdf(pdf, self.asked.append(name) or self.pdf_path),
            ask_unsaved=lambda reason: self.asked.append("unsaved") or self.unsaved,
            tell=lambda sentence, detail, told: self.told.append(sentence),
        )


@pytest.fixture
def answers():
    """What the practitioner will answer."""
    return Answers()


@pytest.fixture(scope="session")
def chart_made_once(tmp_path_factory):
    """A closed chart with one patient and a signed visit, made once."""
    return make_chart(tmp_path_factory.mktemp("shell") / "chart")


@pytest.fixture
def chart_folder(chart_made_once, tmp_path):
    """That chart in a folder of its own."""
    return chart_made_once.copy_to(tmp_path / "practice")


@pytest.fixture(scope="session")
def preload():
    """The vocabulary, read once."""
    made = Preload()
    made.catalogue()
    return made


@pytest.fixture
def make_session(qtbot, qapp, answers, preload):
    """A function that makes a session over a folder, in a window that is shown."""
    made = []

    def make(folder: Path, **more: object) -> ChartSession:
        window = MainWindow()
        theme, background = Theme(qapp), Background()
        around = Surroundings(
            window=window,
            theme=theme,
            background=background,
            dialogs=answers.dialogs(),
            preload=preload,
            leave_at_once=lambda: answers.left_at_once.append(True),
            **more,
        )
        session = ChartSession(folder, around)
        session.menus = join_menus(window, session, theme)
        made.append((session, window, background))
        session.start()
        window.show()
        window.activateWindow()
        return session

    yield make
    for session, window, background in made:
        session.idle.stop()
        background.stop()
        if session.chart is not None:
            session.chart.abandon()
        window.let_close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # no window outlives its style


@pytest.fixture
def session(make_session, chart_folder):
    """A session that waits at the unlock page."""
    return make_session(chart_folder.path)


@pytest.fixture
def unlocked(qtbot, session):
    """A session with its chart open at the home page."""
    from tests.charts import PASSPHRASE

    window = session.window
    window.shown.passphrase.setText(PASSPHRASE)
    window.shown.unlock.click()
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=20_000)
    return session


@pytest.fixture
def desk(qtbot, unlocked):
    """The app at its first page."""
    qtbot.waitUntil(unlocked.window.isActiveWindow)
    yield Desk(unlocked, qtbot)
    if unlocked.workspace is not None:
        unlocked.workspace.flush()


@pytest.fixture
def charting(desk):
    """The app with an unsigned visit of Mira Sharp open."""
    chart = desk.workspace.chart
    mira = new_patient(chart, "Mira", "Sharp")
    visit_id = visits.start_visit(chart, new_episode(chart, mira))
    desk.workspace.open_patient(mira, visit_id)
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return desk
