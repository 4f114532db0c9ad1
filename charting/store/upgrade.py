"""Bring a chart to the newest schema, or leave it exactly as it was."""

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from charting import paths
from charting.errors import Trouble
from charting.store import disk
from charting.store.contents import Schema, row_counts, schema_of
from charting.store.engine import open_engine, raw_connection
from charting.store.faults import DISK_FULL, DiskFull, troubles

if TYPE_CHECKING:
    from sqlite3 import Connection as RawConnection

    from sqlalchemy import Connection

ROOM = 3
"""How many times its own size a chart needs free: the backup, the log of the rebuild, and some air."""


class TooNew(Trouble):
    """The chart was last used by a newer version."""


class NotAChart(Trouble):
    """The file can be opened with its key but holds no chart."""


class UpgradeFailed(Trouble):
    """The chart could not be brought up to date and is as it was."""


def revisions(migrations: Path) -> tuple[str, ...]:
    """Every revision this version knows, oldest first, from the numbers that migration files begin with."""
    names = sorted(path.name for path in (migrations / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))
    if not names:
        raise RuntimeError("the migrations are missing from this installation")
    return tuple(name[:4] for name in names)


def revision_of(chart: Path, key: bytes | bytearray) -> str:
    """The chart's revision, read without SQLAlchemy and without leaving a trace.

    Raises NotAChart, or Trouble if the file cannot be read.
    """
    with troubles():
        raw = raw_connection(chart, key)
        try:
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlcipher.OperationalError as error:
            if "no such table" not in str(error):
                raise
            row = None
        finally:
            raw.close()
    if row is None:
        raise NotAChart(
            "This file holds no chart. Choose another file, or restore a backup; nothing was changed."
        )
    return str(row[0])


def upgrade(
    chart: Path, key: bytes | bytearray, back_up: Callable[[], object], migrations: Path | None = None
) -> tuple[str, str] | None:
    """Bring a chart up to date; gives the revisions before and after, or None if nothing was due.

    `back_up` makes a proven backup first. Raises TooNew, NotAChart, UpgradeFailed or another
    Trouble; then the chart is as it was.
    """
    migrations = migrations or paths.migrations()
    known, before = revisions(migrations), revision_of(chart, key)
    if before not in known:
        raise TooNew(
            "This chart was last used by a newer version of Shenshu. "
            "Please update Shenshu to open it; nothing was changed."
        )
    if before == known[-1]:
        return None
    if disk.free_bytes(chart.parent) < ROOM * chart.stat().st_size:
        raise DiskFull(str(DISK_FULL))
    back_up()
    migrate(chart, key, migrations)
    return before, known[-1]


def new_chart(chart: Path, key: bytes | bytearray, migrations: Path | None = None) -> None:
    """A new, empty chart file, made by the same migrations that bring old ones up to date."""
    with troubles():
        disk.new_empty_file(chart)
        migrate(chart, key, migrations or paths.migrations())
        disk.sync_file(chart)


def migrate(chart: Path, key: bytes | bytearray, migrations: Path) -> None:
    """Run what is due in one transaction that also holds the checks; any failure undoes it all."""
    # Before Alembic, which finds SQLAlchemy half loaded where another thread is just loading it
    importlib.import_module("sqlalchemy.orm")
    from alembic.util import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    engine = open_engine(chart, key, foreign_keys=False)
    try:
        with troubles(), engine.begin() as connection:
            raw = raw_of(connection)
            rows = row_counts(raw)
            run_migrations(connection, migrations)
            require_unharmed(raw, rows, schema_of_a_new_chart(migrations))
    except (SQLAlchemyError, CommandError, UpgradeFailed) as error:
        reason = str(error) if isinstance(error, UpgradeFailed) else type(error).__name__
        # `from None`: a failed statement carries values that no log may hold
        raise UpgradeFailed(
            "The chart could not be brought up to date and is as it was; the version of Shenshu "
            f"that you used before still opens it. The reason, for support: {reason}."
        ) from None
    finally:
        engine.dispose()


def run_migrations(connection: "Connection", migrations: Path) -> None:
    """Let Alembic run what is due on this connection, inside its transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A percent sign in a folder's name would be taken for a placeholder
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def require_unharmed(raw: "RawConnection", rows_before: dict[str, int], wanted: Schema) -> None:
    """Raises UpgradeFailed if a row is gone, a reference dangles or the schema is not a new chart's."""
    if raw.execute("PRAGMA foreign_key_check").fetchone():
        raise UpgradeFailed("a row refers to a missing one")
    rows = row_counts(raw)
    if any(rows.get(table, 0) < count for table, count in rows_before.items()):
        raise UpgradeFailed("rows are missing")
    if schema_of(raw) != wanted:
        raise UpgradeFailed("the schema differs from a new chart's")


@cache
def schema_of_a_new_chart(migrations: Path) -> Schema:
    """The schema that all migrations together make, tried out in memory; no patient is in it."""
    from sqlalchemy import StaticPool, create_engine, event

    engine = create_engine(
        "sqlite://", module=sqlcipher, poolclass=StaticPool, connect_args={"isolation_level": None}
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with engine.begin() as connection:
            run_migrations(connection, migrations)
            return schema_of(raw_of(connection))
    finally:
        engine.dispose()


def raw_of(connection: "Connection") -> "RawConnection":
    """The driver's connection under SQLAlchemy's, in the same transaction."""
    raw = connection.connection.driver_connection
    if raw is None:
        raise RuntimeError("the connection is closed")
    return raw  # type: ignore[no-any-return]
