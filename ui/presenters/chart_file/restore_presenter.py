"""Bringing a chart back from a backup: which one, and the secret that opens it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from charting.errors import TellTheUser, Trouble
from ui.presenters.chart_file.backup_presenter import BackupLine, line_of
from ui.presenters.run_work import RunWork

if TYPE_CHECKING:
    from charting.services.opened_chart import (
        OpenedChart,
    )  # at run time it would load the database before the first paint
    from charting.services.recovery import Backup


class RestoreView(Protocol):
    """What the presenter asks of the restore page."""

    def show_backups(self, lines: tuple[BackupLine, ...]) -> None:
        """The backups found, newest first; the first is chosen."""

    def show_problem(self, sentence: str) -> None:
        """What is wrong; empty clears."""

    def show_restoring(self, is_busy: bool) -> None:
        """The backup is being checked and put in place."""


class RestorePresenter:
    """Restores once a backup and its secret are given."""

    def __init__(
        self,
        view: RestoreView,
        *,
        backups_in: "Callable[[Path], list[Backup]]",
        ask_folder: Callable[[], Path | None],
        restore: "Callable[[Backup, str, bool], OpenedChart]",
        opened: "Callable[[OpenedChart], None]",
        run: RunWork,
    ) -> None:
        self._view = view
        self._backups_in = backups_in
        self._ask_folder = ask_folder
        self._restore = restore
        self._opened = opened
        self._run = run
        self._found: list[Backup] = []
        self._is_busy = False

    def choose_folder(self) -> None:
        """Ask where the backups are, and list them."""
        folder = self._ask_folder()
        if folder:
            self.look_in(folder)

    def look_in(self, folder: Path) -> None:
        """List the backups of a folder."""
        try:
            self._found = self._backups_in(folder)
        except Trouble as trouble:
            self._view.show_problem(str(trouble))
            return
        self._view.show_backups(tuple(line_of(one) for one in self._found))
        none = "There is no backup in this folder. Choose the folder that holds chart-….db files."
        self._view.show_problem("" if self._found else none)

    def restore(self, row: int, secret: str, is_recovery_code: bool) -> None:
        """Put the chosen backup in the chart's place and open it."""
        if not 0 <= row < len(self._found):
            self._view.show_problem("Choose a folder and then a backup.")
            return
        if not secret.strip():
            self._view.show_problem("Type the passphrase or the recovery code of this backup.")
            return
        if self._is_busy:
            return
        self._is_busy = True
        self._view.show_problem("")
        self._view.show_restoring(True)
        chosen = self._found[row]
        self._run(lambda: self._restore(chosen, secret, is_recovery_code), self._done, self._failed)

    def _done(self, chart: "OpenedChart") -> None:
        self._is_busy = False
        self._opened(chart)

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        self._view.show_restoring(False)
        if not isinstance(error, TellTheUser | Trouble):
            self._view.show_problem("The backup could not be restored because of a fault in the app.")
            raise error
        self._view.show_problem(str(error))
