"""The backups of the open chart: which there are, and one more now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from charting.errors import TellTheUser, Trouble
from ui.presenters.run_work import RunWork

if TYPE_CHECKING:
    from charting.services.recovery import (
        Backup,
    )  # at run time it would load the database before the first paint

SHOWN = 12


@dataclass(frozen=True)
class BackupLine:
    """A backup as it is listed."""

    when: str
    remark: str


class BackupView(Protocol):
    """What the presenter asks of the backup card."""

    def show_backups(self, lines: tuple[BackupLine, ...], total: int) -> None:
        """The newest backups, and how many there are."""

    def show_backup_result(self, sentence: str, is_problem: bool) -> None:
        """What came of a backup; empty clears."""

    def show_backing_up(self, is_busy: bool) -> None:
        """A backup is being made and proven."""


class BackupPresenter:
    """Backs up in the background and says what came of it."""

    def __init__(
        self,
        view: BackupView,
        *,
        backups: "Callable[[], list[Backup]]",
        back_up: Callable[[], object],
        run: RunWork,
    ) -> None:
        self._view = view
        self._backups = backups
        self._back_up = back_up
        self._run = run

    def refresh(self) -> None:
        """List the backups."""
        try:
            found = self._backups()
        except Trouble as trouble:
            self._view.show_backup_result(str(trouble), is_problem=True)
            return
        self._view.show_backups(tuple(line_of(one) for one in found[:SHOWN]), len(found))

    def back_up_now(self) -> None:
        """Make a backup and prove it."""
        self.back_up_to(self._back_up)

    def back_up_to(self, back_up: Callable[[], object]) -> None:
        """Make a backup in another way, such as into another folder, and prove it."""
        self._view.show_backing_up(True)
        self._view.show_backup_result("", is_problem=False)
        self._run(back_up, self._made, self._failed)

    def _made(self, _proof: object) -> None:
        self._view.show_backing_up(False)
        self._view.show_backup_result("Backed up; the copy was opened and checked.", is_problem=False)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._view.show_backing_up(False)
        if not isinstance(error, TellTheUser | Trouble):
            raise error
        self._view.show_backup_result(str(error), is_problem=True)


def line_of(backup: "Backup") -> BackupLine:
    """A backup in words, at the local time."""
    return BackupLine(when_made(backup.at), "checked" if backup.proven else "not checked: do not rely on it")


def when_made(at: datetime) -> str:
    """`22 Nov 2026, 10:30`, local."""
    local = at.astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"
