"""Making a backup and proving it by opening it."""

import hashlib
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from charting.errors import Trouble
from charting.store import disk, key_file
from charting.store.backup_shelf import (
    Backup,
    Proof,
    as_json,
    free_name,
    keys_beside,
    manifest_beside,
    manifest_of,
    moment_in,
    sweep,
)
from charting.store.contents import Contents, contents_of, damage_in
from charting.store.engine import raw_connection
from charting.store.faults import DISK_FULL, DiskFull, troubles


class BackupRefused(Trouble):
    """A backup that does not prove to be whole."""


def back_up(chart: Path, key: bytes | bytearray, folder: Path, now: datetime) -> Proof:
    """A proven backup of a chart, open or not, with its keys beside it.

    Writers go on meanwhile. Raises Trouble, BackupRefused or DiskFull; then no backup was added
    and none was lost.
    """
    with troubles():
        disk.new_folder(folder)
        sweep(folder)
        require_room(chart, folder)
        path = free_name(folder, now)
        part = path.with_name(path.name + ".part")
        try:
            contents = copy_chart(chart, key, part)
            require_equal(part, key, contents.sha256)
            proof = proof_of(path, part, contents)
            disk.sync_file(part)
            keys = key_file.as_json(key_file.read_keys(chart.parent))
            disk.write_atomically(keys_beside(path), keys)
            disk.write_atomically(manifest_beside(path), as_json(proof))
        except BaseException:
            sweep(folder)
            raise
        # Last: whatever is called chart-….db has been proven and has its keys and manifest
        part.replace(path)
        disk.sync_folder(folder)
        return proof


def copy_chart(chart: Path, key: bytes | bytearray, part: Path) -> Contents:
    """Copy a chart and give the figures of the very moment that was copied.

    VACUUM INTO cannot run inside a transaction, so its copy could hold a save more than
    the figures taken before it. SQLite's backup copies the snapshot the figures came from.
    """
    disk.new_empty_file(part)
    source = raw_connection(chart, key, mode="rw")
    try:
        target = raw_connection(part, key, mode="rw")
        try:
            # The whole file is flushed at the end; until its rename it is nobody's backup
            target.execute("PRAGMA synchronous=OFF")
            source.execute("BEGIN")
            contents = contents_of(source)
            source.backup(target)
            source.execute("ROLLBACK")
            # The copy carries the chart's write-ahead mode, which would put files beside a backup
            target.execute("PRAGMA journal_mode=DELETE")
        finally:
            target.close()
    finally:
        source.close()
    return contents


def prove(backup: Backup, key: bytes | bytearray) -> Proof:
    """The backup's proof, checked again from the file itself. Raises BackupRefused."""
    proof = manifest_of(backup.path)
    if proof is None:
        raise BackupRefused(
            "This backup has no readable manifest, so it cannot be proven. Choose another one."
        )
    if digest_of(backup.path) != proof.file_sha256:
        raise BackupRefused("This backup's file was altered since it was made. Choose another one.")
    require_equal(backup.path, key, proof.contents_sha256)
    return proof


def require_equal(path: Path, key: bytes | bytearray, contents_sha256: str) -> None:
    """Raises BackupRefused unless the file opens, is whole and has these contents."""
    try:
        raw = raw_connection(path, key)
        try:
            problems = damage_in(raw, key, disk.first_bytes(path))
            differs = not problems and contents_of(raw).sha256 != contents_sha256
        finally:
            raw.close()
    except sqlcipher.DatabaseError as error:
        raise BackupRefused(
            "The backup cannot be read, so it was refused; earlier backups are kept."
        ) from error
    if problems:
        raise BackupRefused("The backup is damaged, so it was refused; earlier backups are kept.")
    if differs:
        raise BackupRefused("The backup does not hold what the chart holds, so it was refused.")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def proof_of(path: Path, part: Path, contents: Contents) -> Proof:
    """The manifest of a file that will be called `path` and now stands at `part`."""
    return Proof(
        at=moment_in(path),
        revision=contents.revision,
        seq=contents.seq,
        hash=contents.hash,
        rows=sum(count for table, count in contents.rows.items() if table != "activity"),
        contents_sha256=contents.sha256,
        file_sha256=digest_of(part),
        bytes=part.stat().st_size,
    )


def require_room(chart: Path, folder: Path) -> None:
    """Raises DiskFull unless a copy of the chart fits with something to spare."""
    log = chart.with_name(chart.name + "-wal")
    needed = chart.stat().st_size + (log.stat().st_size if log.exists() else 0)
    if disk.free_bytes(folder) < needed * 1.1 + (1 << 16):
        raise DiskFull(str(DISK_FULL))
