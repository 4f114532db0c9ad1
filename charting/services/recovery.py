"""Getting back in: a new passphrase by the recovery code, the sheet it is kept on, backups elsewhere."""

from datetime import date
from pathlib import Path

from charting.services.chart_file import put_keys
from charting.services.opened_chart import BACKUPS
from charting.store import backup_shelf, key_file, keys
from charting.store.backup_shelf import Backup as Backup  # the screen knows backups by this name
from charting.store.faults import troubles
from charting.store.keys import MODERATE, Cost


def choose_passphrase(folder: Path, recovery_code: str, new: str, *, cost: Cost = MODERATE) -> None:
    """Give the chart a new passphrase in place of a forgotten one; the recovery code stays.

    Raises WeakPassphrase, NotARecoveryCode or WrongRecoveryCode; then nothing was changed.
    """
    with troubles():
        found = key_file.read_keys(folder)
        data_key = keys.unlock_with_recovery_code(found, recovery_code)
        put_keys(folder, keys.with_new_passphrase(found, data_key, new, cost))


def recovery_sheet(groups: tuple[str, ...], practice: str, made_on: date) -> bytes:
    """The printable sheet of the recovery code, as a PDF."""
    # ReportLab takes a noticeable time to import and is needed only here
    from charting.documents import recovery_sheet_pdf

    return recovery_sheet_pdf.render(groups, practice, made_on)


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder the practitioner chose: the backups themselves, or a chart that has some."""
    return backup_shelf.list_backups(folder) or backup_shelf.list_backups(folder / BACKUPS)


def is_wrong_try(error: Exception) -> bool:
    """Whether someone guessed: a mistyped code, a full disk or a damaged file is no guess."""
    return isinstance(error, keys.WrongPassphrase | keys.WrongRecoveryCode)


def pause_after(tries: int) -> int:
    """Seconds to wait after so many wrong tries in a row."""
    return keys.pause_after(tries)
