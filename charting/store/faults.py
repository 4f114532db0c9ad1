"""What the disk and SQLite complain about, as sentences that say what to do and that nothing was lost."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher

from charting.errors import Trouble


class Damaged(Trouble):
    """The chart file, or a part of it, is not what was written: offer the backups."""


class DiskFull(Trouble):
    """There is no room left on the disk."""


class InUse(Trouble):
    """Another program holds the chart."""


class NotWritable(Trouble):
    """The chart's folder or file may not be written to."""


class NotFound(Trouble):
    """The file or folder is not where it should be."""


FULL, BUSY, LOCKED, READ_ONLY, IO, CORRUPT, CANNOT_OPEN, NOT_A_DATABASE = 13, 5, 6, 8, 10, 11, 14, 26
"""SQLite's primary result codes; they are the same in every version."""

DISK_FULL = DiskFull(
    "The disk is full, so this could not be kept. Free some space and try again; "
    "what was saved before is safe."
)
IN_USE = InUse(
    "Another program is using this chart. Close it or wait for it, then try again; nothing was lost."
)
NOT_WRITABLE = NotWritable(
    "The chart's folder or file cannot be written to. Check its permissions, or move it to a place "
    "where you may write; nothing was changed."
)
NOT_FOUND = NotFound(
    "The chart's file or folder cannot be found. Check that its disk is connected; nothing was changed."
)
DAMAGED = Damaged(
    "The chart file is damaged: part of it is not what was written. "
    "Nothing was changed; please restore a backup."
)
UNREADABLE = Trouble(
    "The disk reported an error while reading or writing the chart. Check the disk and try again; "
    "what was saved before is kept."
)

OF_SQLITE = {
    FULL: DISK_FULL,
    BUSY: IN_USE,
    LOCKED: IN_USE,
    READ_ONLY: NOT_WRITABLE,
    IO: UNREADABLE,
    CORRUPT: DAMAGED,
    NOT_A_DATABASE: DAMAGED,
    CANNOT_OPEN: NOT_FOUND,
}
OF_SYSTEM = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EACCES: NOT_WRITABLE,
    errno.EPERM: NOT_WRITABLE,
    errno.EROFS: NOT_WRITABLE,
    errno.ENOENT: NOT_FOUND,
    errno.ENOTDIR: NOT_FOUND,
    errno.EIO: UNREADABLE,
}


@contextmanager
def troubles() -> Iterator[None]:
    """Within it, a failing disk or chart file raises Trouble with the cause named; bugs pass as they are."""
    try:
        yield
    except (OSError, sqlcipher.Error, *database_errors()) as error:
        known = trouble_for(error)
        if known is None:
            raise
        # A fresh exception: a shared one would collect the traceback of every failure.
        # `from None`: SQLAlchemy's message carries the statement, the log must not
        raise type(known)(str(known)) from None


def trouble_for(error: BaseException) -> Trouble | None:
    """The sentence for a failure of the world, or None for anything that is a bug or a broken rule."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, Trouble):
        return cause
    if isinstance(cause, OSError):
        return OF_SYSTEM.get(cause.errno or 0)
    return OF_SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)


def database_errors() -> tuple[type[Exception], ...]:
    """SQLAlchemy's wrapper of driver errors, if SQLAlchemy is loaded: this module must not load it."""
    module = sys.modules.get("sqlalchemy.exc")
    return (module.DBAPIError,) if module else ()
