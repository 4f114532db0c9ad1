"""Creating, unlocking and closing a chart; its passphrase, its backups and their return."""

import importlib
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from charting.errors import TellTheUser
from charting.services.opened_chart import BACKUPS, OpenedChart
from charting.store import backup, backup_shelf, disk, key_file, keys, restore, upgrade
from charting.store.backup_shelf import Backup
from charting.store.faults import troubles
from charting.store.keys import MODERATE, Cost, KeyFile
from charting.store.preflight import require_chart_file, require_folder, require_same_chart, require_writable
from charting.store.restore import CHART

UNFINISHED = "chart.db.part"
"""A chart that is being created; as long as it is there, no one has seen its recovery code."""


class ChartExists(TellTheUser):
    """There is a chart in the folder already."""


def utc_now() -> datetime:
    """The time now, aware."""
    return datetime.now(UTC)


def folder_of(path: Path) -> Path:
    """The chart's folder, given the folder itself or the chart.db in it."""
    return path.parent if path.name == CHART or path.is_file() else path


def exists(folder: Path) -> bool:
    """Whether a folder holds a chart, or what is left of one; a creation that was cut off is none."""
    if (folder / UNFINISHED).exists() and not (folder / CHART).exists():
        return False
    return any((folder / name).exists() for name in (CHART, key_file.NAME, key_file.SPARE, restore.MARKER))


def create_chart(
    folder: Path,
    passphrase: str,
    *,
    who: str = "",
    clock: Callable[[], datetime] = utc_now,
    cost: Cost = MODERATE,
) -> tuple[OpenedChart, str]:
    """A new, empty chart, open, and its recovery code, which is shown once and kept nowhere.

    Raises ChartExists, WeakPassphrase or Trouble; then nothing was created.
    """
    if exists(folder):
        raise ChartExists("There is a chart in this folder already. Open it, or choose another folder.")
    with troubles():
        made, data_key, code = keys.create(passphrase, cost)
        disk.new_folder(folder)
        remove_unfinished(folder)
        try:
            upgrade.new_chart(folder / UNFINISHED, data_key)
            key_file.write_keys(folder, made)
        except BaseException:
            remove_unfinished(folder)
            raise
        (folder / UNFINISHED).replace(folder / CHART)
        disk.sync_folder(folder)
        opened = OpenedChart(folder, data_key, who=who, clock=clock)
        opened.note("create", "chart")
        return opened, code


def remove_unfinished(folder: Path) -> None:
    """Take away a creation that was cut off: an empty chart whose recovery code nobody has."""
    if (folder / CHART).exists():
        return
    keys_too = (folder / UNFINISHED).exists()
    for name in (key_file.NAME, key_file.SPARE) if keys_too else ():
        (folder / name).unlink(missing_ok=True)
    for suffix in ("-wal", "-shm", ""):
        (folder / f"{UNFINISHED}{suffix}").unlink(missing_ok=True)


def unlock(
    folder: Path,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    who: str = "",
    clock: Callable[[], datetime] = utc_now,
    wrong_tries: int = 0,
    patience_ms: int = 5000,
) -> OpenedChart:
    """The chart, open and up to date. Takes about a second, so call it off the main thread.

    `wrong_tries` before this one are written into the activity log. Raises WrongPassphrase,
    NotARecoveryCode, WrongRecoveryCode, TooNew, Damaged or another Trouble, each with its own
    sentence; then nothing was created or changed.
    """
    with troubles():
        chart = folder / CHART
        require_folder(folder)
        restored = restore.finish(folder)
        require_chart_file(chart)
        found = key_file.read_keys(folder)
        require_writable(chart)
        data_key = unwrap(found, passphrase, recovery_code)
        require_same_chart(chart, data_key)
        moment = clock()
        upgraded = upgrade.upgrade(
            chart, data_key, lambda: backup.back_up(chart, data_key, folder / BACKUPS, moment)
        )
        opened = OpenedChart(folder, data_key, who=who, clock=clock, patience_ms=patience_ms)
        try:
            opened.greet(wrong_tries=wrong_tries, upgraded=upgraded, restored=restored)
            key_file.mend_keys(folder, found)
        except BaseException:
            opened.abandon()
            raise
        return opened


def unwrap(found: KeyFile, passphrase: str | None, recovery_code: str | None) -> bytes:
    """The data key, derived once, while a second thread loads SQLAlchemy."""
    loading = threading.Thread(target=importlib.import_module, args=("sqlalchemy.orm",))
    loading.start()
    try:
        if passphrase is not None:
            return keys.unlock_with_passphrase(found, passphrase)
        return keys.unlock_with_recovery_code(found, recovery_code or "")
    finally:
        loading.join()


def change_passphrase(folder: Path, old: str, new: str, *, cost: Cost = MODERATE) -> None:
    """Replace the passphrase, of the chart and of the backups in its folder; the recovery code stays.

    Raises WrongPassphrase or WeakPassphrase; then the old one still opens the chart.
    """
    with troubles():
        found = key_file.read_keys(folder)
        data_key = keys.unlock_with_passphrase(found, old)
        put_keys(folder, keys.with_new_passphrase(found, data_key, new, cost))


def new_recovery_code(folder: Path, passphrase: str) -> str:
    """A fresh recovery code; the earlier one opens neither the chart nor its backups here any more."""
    with troubles():
        found = key_file.read_keys(folder)
        data_key = keys.unlock_with_passphrase(found, passphrase)
        changed, code = keys.with_new_recovery_code(found, data_key)
        put_keys(folder, changed)
        return code


def put_keys(folder: Path, changed: KeyFile) -> None:
    """Keep changed keys beside the chart and beside its own backups."""
    key_file.write_keys(folder, changed)
    backup_shelf.renew_keys(folder / BACKUPS, changed)


def backups(folder: Path) -> list[Backup]:
    """The backups of a chart, newest first."""
    return backup_shelf.list_backups(folder / BACKUPS)


def restore_backup(
    folder: Path,
    chosen: Backup,
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> None:
    """Put a proven backup in the place of a closed chart; what was there goes to quarantine.

    The passphrase is the one that opened the chart when the backup was made or, for backups in
    the chart's own folder, today's. Unlock afterwards. Raises BackupRefused, WrongPassphrase or
    Trouble; then the chart is as it was.
    """
    with troubles():
        data_key = unwrap(backup_shelf.keys_of(chosen), passphrase, recovery_code)
        restore.restore(folder, chosen, data_key, clock())
