"""The ways into a chart's file as functions for the gates; each imports its service when it is called.

They run in the background thread, so nothing heavy is loaded before the first window is painted.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charting.services.opened_chart import OpenedChart
    from charting.services.recovery import Backup
    from ui.presenters.chart_file.first_run_presenter import NewPractice


class ChartDoor:
    """Opens the chart of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._wrong_tries = 0

    @property
    def leads_somewhere(self) -> bool:
        """Whether there is a chart, or what is left of one, in the folder."""
        if (self.folder / "chart.db").exists():
            return True
        # Only a first start, or one after a calamity, pays for this import before the first paint
        from charting.services.chart_file import exists

        return exists(self.folder)

    def create(self, practice: "NewPractice") -> "tuple[OpenedChart, str]":
        """A new chart, open, and its recovery code."""
        from charting.services.chart_file import create_chart

        return create_chart(self.folder, practice.passphrase, who=practice.practitioner.strip())

    def with_passphrase(self, passphrase: str) -> "OpenedChart":
        """The chart, open; wrong tries before it go into its activity log."""
        from charting.services.chart_file import unlock

        opened = unlock(self.folder, passphrase=passphrase, wrong_tries=self._wrong_tries)
        self._wrong_tries = 0
        return opened

    def with_recovery_code(self, code: str) -> "OpenedChart":
        """The chart, open."""
        from charting.services.chart_file import unlock

        opened = unlock(self.folder, recovery_code=code, wrong_tries=self._wrong_tries)
        self._wrong_tries = 0
        return opened

    def renew_passphrase(self, code: str, passphrase: str) -> None:
        """A new passphrase in place of the forgotten one."""
        from charting.services.recovery import choose_passphrase

        choose_passphrase(self.folder, code, passphrase)

    def is_wrong_try(self, error: Exception) -> bool:
        """Whether a failed opening was a guess; guesses are counted."""
        from charting.services.recovery import is_wrong_try

        is_wrong = is_wrong_try(error)
        self._wrong_tries += is_wrong
        return is_wrong

    def pause_after(self, tries: int) -> int:
        """Seconds until the next try."""
        from charting.services.recovery import pause_after

        return pause_after(tries)

    def backups_in(self, folder: Path) -> "list[Backup]":
        """The backups in a folder."""
        from charting.services.recovery import backups_in

        return backups_in(folder)

    def restore(self, chosen: "Backup", secret: str, is_recovery_code: bool) -> "OpenedChart":
        """The chart as the backup holds it, open."""
        from charting.services.chart_file import restore_backup

        if is_recovery_code:
            restore_backup(self.folder, chosen, recovery_code=secret)
            return self.with_recovery_code(secret)
        restore_backup(self.folder, chosen, passphrase=secret)
        return self.with_passphrase(secret)


def recovery_sheet_today(groups: tuple[str, ...], practice: str) -> bytes:
    """The printable sheet of a recovery code made today."""
    from charting.services.recovery import recovery_sheet

    return recovery_sheet(groups, practice, date.today())  # noqa: DTZ011 - the day on paper is the local one
