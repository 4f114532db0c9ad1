"""The one way to open a chart file: encrypted, with every safeguard on, and transactions begun by us."""

from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from charting.errors import Trouble
from charting.store.keys import KEY_BYTES

# SQLAlchemy is imported where it is used: the first window reads a chart's version without it
if TYPE_CHECKING:
    # sqlcipher3 has no type hints, but the shape of the standard library's sqlite3
    from sqlite3 import Connection as RawConnection

    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session, sessionmaker

OLDEST_SQLITE = (3, 51, 3)
"""Earlier ones can lose a write when a write-ahead log is reset at the wrong moment."""

READS_ONLY = "reads_only"
"""An execution option of connections that only read."""

PATIENCE_MS = 5000
"""How long a connection waits for another to finish before it says the chart is in use."""

ALWAYS = (
    "recursive_triggers=ON",  # or REPLACE deletes rows without asking the triggers that protect them
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",  # nothing of a patient in a temporary file
)
WHEN_WRITING = (
    "synchronous=FULL",  # a power cut must not undo a saved note
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",
)


def open_engine(
    path: Path,
    key: bytes | bytearray,
    *,
    foreign_keys: bool = True,
    read_only: bool = False,
    create: bool = False,
    patience_ms: int = PATIENCE_MS,
) -> "Engine":
    """An engine on a chart file; nothing is opened until the first connection.

    A bytearray that is overwritten later closes the door: no new connection succeeds.
    Foreign keys are off only for migrations, which may rebuild a table others refer to.
    """
    from sqlalchemy import URL, create_engine, event

    require_sound_sqlite()
    mode = "ro" if read_only else "rwc" if create else "rw"
    engine = create_engine(
        URL.create("sqlite", database=path.absolute().as_uri(), query={"mode": mode, "uri": "true"}),
        module=sqlcipher,
        hide_parameters=True,
        execution_options={READS_ONLY: read_only},
        connect_args={"isolation_level": None, "timeout": patience_ms / 1000},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: "RawConnection", _record: object) -> None:
        try:
            unlock(connection, key)
            set_safeguards(connection, foreign_keys=foreign_keys, read_only=read_only)
        except BaseException:
            connection.close()
            raise

    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: "Connection") -> None:
    # Not the driver's own: they begin late and end before DDL. IMMEDIATE: no turning writer half way
    reads_only = connection.get_execution_options().get(READS_ONLY)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


def session_factory(engine: "Engine") -> "sessionmaker[Session]":
    """Sessions for one gesture each; objects keep their columns after the commit."""
    from sqlalchemy.orm import sessionmaker

    return sessionmaker(engine, expire_on_commit=False)


def reading_sessions(sessions: "sessionmaker[Session]") -> "sessionmaker[Session]":
    """Sessions on the same chart that only read: they wait for no writer and hold none up.

    Such a session sees the chart as it was at its first statement. Inside a larger
    transaction, where sessions share one connection, they are the same sessions.
    """
    from sqlalchemy import Engine
    from sqlalchemy.orm import sessionmaker

    bind = sessions.kw["bind"]
    if not isinstance(bind, Engine):
        return sessions
    return sessionmaker(bind.execution_options(**{READS_ONLY: True}), expire_on_commit=False)


def raw_connection(path: Path, key: bytes | bytearray, *, mode: str = "ro") -> "RawConnection":
    """A plain sqlcipher3 connection, keyed; `mode` is `ro`, `rw` or `rwc`.

    Read-only leaves no trace: without a write-ahead log the file is declared immutable,
    or SQLite would put an empty log beside it.
    """
    require_sound_sqlite()
    if mode == "ro" and not path.with_name(path.name + "-wal").exists():
        mode = "ro&immutable=1"
    connection: RawConnection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=PATIENCE_MS / 1000
    )
    try:
        unlock(connection, key)
        connection.execute("PRAGMA temp_store=MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def unlock(connection: "RawConnection", key: bytes | bytearray) -> None:
    """Give a fresh connection its key. Raises Trouble if the key was forgotten since."""
    if len(key) != KEY_BYTES or not any(key):
        raise Trouble("The chart is locked. Unlock it to go on; nothing was lost.")
    # Before the key: a refused key would print to the terminal
    connection.execute("PRAGMA cipher_log_level=NONE")
    # A pragma takes no parameter; hexadecimal digits cannot end the quotes
    connection.execute(f"PRAGMA key = \"x'{bytes(key).hex()}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("this SQLite cannot encrypt: it would write the chart in clear")


def set_safeguards(connection: "RawConnection", *, foreign_keys: bool, read_only: bool) -> None:
    """Switch on what keeps a chart whole. Raises Trouble where the disk cannot offer it."""
    for pragma in ALWAYS if read_only else ALWAYS + WHEN_WRITING:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    if not read_only and connection.execute("PRAGMA journal_mode=WAL").fetchone() != ("wal",):
        raise Trouble(
            "This disk cannot keep a chart safely, as network folders often cannot. "
            "Please move the chart to this computer's own disk; nothing was changed."
        )


def require_sound_sqlite() -> None:
    """Raises Trouble for an SQLite with a known way to lose writes."""
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise Trouble(
            f"This installation carries SQLite {sqlcipher.sqlite_version}, which can lose writes. "
            "Please reinstall Shenshu; the chart was not opened."
        )


def checkpoint(engine: "Engine") -> None:
    """Move everything from the write-ahead log into the chart file and empty the log."""
    with engine.connect() as connection:
        # In autocommit: inside a transaction a checkpoint is refused
        raw = connection.connection.driver_connection
        if raw is not None:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
