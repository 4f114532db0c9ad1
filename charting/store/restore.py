"""Putting a backup in the chart's place: what was there goes to quarantine, nothing is overwritten."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from charting.errors import Trouble
from charting.store import audit, disk, key_file
from charting.store.backup import digest_of, prove
from charting.store.backup_shelf import Backup, keys_of
from charting.store.faults import troubles
from charting.store.keys import KeyFile, fingerprint

CHART = "chart.db"
INCOMING = "chart.db.restoring"
MARKER = "restore.json"
QUARANTINE = "quarantine"
SET_ASIDE = (CHART, f"{CHART}-wal", f"{CHART}-shm", audit.HEAD)
"""The file and its log move together: a log left behind would be applied to the restored chart."""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """A restore that took place and is not in the activity log yet."""

    backup: str
    """The backup's file name."""
    quarantine: Path


def restore(folder: Path, backup: Backup, key: bytes | bytearray, now: datetime) -> Restored:
    """Replace a closed chart by a proven backup; the earlier files are kept in quarantine.

    Cut off at any moment, the old chart is still in place or `finish` completes the new one.
    Raises BackupRefused or Trouble; then the chart is as it was.
    """
    with troubles():
        proof = prove(backup, key)
        keys = keys_for(folder, backup, key)
        disk.new_folder(folder)
        finish(folder)
        disk.copy_durably(backup.path, folder / INCOMING)
        if digest_of(folder / INCOMING) != proof.file_sha256:
            (folder / INCOMING).unlink()
            raise Trouble("The backup could not be copied whole. Try again; the chart is as it was.")
        marker = {
            "backup": backup.path.name,
            "quarantine": free_quarantine(folder, now).name,
            "keys": json.loads(key_file.as_json(keys)),
        }
        # From here on the restore is decided: finish completes it, whoever calls it
        disk.write_atomically(folder / MARKER, json.dumps(marker).encode())
        done = finish(folder)
    if done is None:
        raise RuntimeError("a decided restore left no marker")
    return done


def keys_for(folder: Path, backup: Backup, key: bytes | bytearray) -> KeyFile:
    """The key file for the restored chart: today's if it holds the same key, or the backup's own."""
    try:
        keys = key_file.read_keys(folder)
    except (key_file.KeysMissing, key_file.KeysDamaged):
        keys = keys_of(backup)
    return keys if keys.chart == fingerprint(bytes(key)) else keys_of(backup)


def finish(folder: Path) -> Restored | None:
    """Complete a restore that was decided, and give it; None if there is none.

    It may be called again and again: each step looks at what is left to do.
    """
    marker = folder / MARKER
    if not marker.is_file():
        # Cut off before it was decided: what it had copied so far is of no use
        for name in (INCOMING, f"{INCOMING}.part"):
            (folder / name).unlink(missing_ok=True)
        return None
    content = json.loads(marker.read_bytes())
    quarantine = folder / QUARANTINE / content["quarantine"]
    # The incoming file is there until the very last step, so its absence means that all is in place
    if (folder / INCOMING).exists():
        disk.new_folder(quarantine)
        set_aside(folder, quarantine)
        key_file.write_keys(folder, key_file.from_json(json.dumps(content["keys"]).encode()))
        (folder / INCOMING).replace(folder / CHART)
        disk.sync_folder(folder)
    return Restored(backup=content["backup"], quarantine=quarantine)


def set_aside(folder: Path, quarantine: Path) -> None:
    """Move the chart's files to quarantine and copy its keys there."""
    for name in SET_ASIDE:
        if (folder / name).exists() and not (quarantine / name).exists():
            (folder / name).replace(quarantine / name)
    for name in (key_file.NAME, key_file.SPARE):
        if (folder / name).exists() and not (quarantine / name).exists():
            disk.copy_durably(folder / name, quarantine / name)
    disk.sync_folder(quarantine)
    disk.sync_folder(folder)


def forget(folder: Path) -> None:
    """Remove the marker of a finished restore, once it is in the activity log."""
    (folder / MARKER).unlink(missing_ok=True)


def free_quarantine(folder: Path, now: datetime) -> Path:
    """A folder in quarantine, named for the time, that no earlier restore used."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    path, count = folder / QUARANTINE / stamp, 1
    while path.exists():
        count += 1
        path = folder / QUARANTINE / f"{stamp}-{count}"
    return path
