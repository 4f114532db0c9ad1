"""The demo: a practice of invented patients in a folder that is thrown away at the end."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.pages.closing_page import ClosingPage
from ui.shell.background import Background
from ui.shell.chart_session import ChartSession
from ui.shell.main_window import MainWindow
from ui.shell.preload import Preload

if TYPE_CHECKING:
    from charting.services.opened_chart import OpenedChart

DEMO_PASSPHRASE = "river lantern seven oats"


class DemoStart(QObject):
    """Shows that the demo is being made, and then the demo."""

    _progressed = Signal(int, int)

    def __init__(self, folder: Path, window: MainWindow, session: ChartSession, preload: Preload) -> None:
        super().__init__(window)
        session.unlock_note = f"Demo: the passphrase is {DEMO_PASSPHRASE}"
        self._folder = folder
        self._window = window
        self._session = session
        self._preload = preload
        self._page = ClosingPage("Preparing the demo practice…", "Close")
        self._page.leave_asked.connect(window.let_close)
        self._progressed.connect(self._page.show_progress, Qt.ConnectionType.QueuedConnection)
        window.put(self._page)

    def begin(self, background: Background) -> None:
        """Make the demo; call it after the first paint, for it loads nearly everything."""
        background.run(self._make, self._session.take, self._failed)

    def _make(self) -> "OpenedChart":
        """In the background: a new chart filled with invented patients and a year of visits."""
        from charting.demo.throw_away import open_demo_chart
        from charting.services.chart_file import utc_now

        catalogue = self._preload.catalogue()
        return open_demo_chart(
            self._folder, DEMO_PASSPHRASE, catalogue, utc_now(), progress=self._progressed.emit
        )

    def _failed(self, error: Exception) -> None:
        self._page.show_problem("The demo practice could not be made.", "Close")
        raise error
