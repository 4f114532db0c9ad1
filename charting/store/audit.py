"""The activity log: append-only, each row chained to the one before, its head also kept outside the chart."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charting.store.disk import write_atomically

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

HEAD = "head.json"
COLUMNS = (
    "seq",
    "at",
    "utc_offset_minutes",
    "who",
    "what",
    "subject",
    "fields",
    "before_sha256",
    "after_sha256",
    "previous_hash",
    "hash",
)
LAST = "SELECT seq, hash FROM activity ORDER BY seq DESC LIMIT 1"
IN_ORDER = f"SELECT {', '.join(COLUMNS)} FROM activity ORDER BY seq"
INSERT = f"INSERT INTO activity ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
Head = tuple[int, str]
"""The last row's number and hash; (0, "") for an empty log."""


def append(
    session: "Session | Connection",
    *,
    what: str,
    subject: str,
    who: str,
    at: datetime,
    fields: Sequence[str] = (),
    before: str = "",
    after: str = "",
) -> None:
    """Write one row into the log, in the caller's transaction, so that change and log stand or fall together.

    `fields` are names, never contents; `before` and `after` are SHA-256 digests of the contents.
    """
    from charting.records.base import utc_text

    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be logged")
    offset = at.astimezone().utcoffset()
    seq, previous = head(session)
    row: list[str | int] = [
        seq + 1,
        utc_text(at),
        int(offset.total_seconds() // 60) if offset else 0,
        who,
        what,
        subject,
        " ".join(fields),
        before,
        after,
        previous,
    ]
    driver(session).exec_driver_sql(INSERT, (*row, link(row)))


def head(session: "Session | Connection") -> Head:
    """The last row's number and hash; (0, "") for an empty log."""
    row = driver(session).exec_driver_sql(LAST).fetchone()
    return (row[0], row[1]) if row else (0, "")


def driver(session: "Session | Connection") -> "Connection":
    """The connection of a session, or the connection itself."""
    found: Any = session
    connection: Connection = found.connection() if hasattr(found, "get_bind") else found
    return connection


def link(row: Sequence[str | int]) -> str:
    """The hash of a row: SHA-256 of its canonical JSON, the previous row's hash included."""
    named = dict(zip(COLUMNS[:-1], row, strict=True))
    text = json.dumps(named, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def verify(connection: "Connection | Session") -> list[str]:
    """What is wrong with the log, one sentence each; empty when every link holds."""
    return problems_in(driver(connection).exec_driver_sql(IN_ORDER))


def problems_in(rows: Iterable[Any]) -> list[str]:
    """What is wrong with rows of the log in their order."""
    problems = []
    expected, previous = 1, ""
    for row in rows:
        seq = row[0]
        if seq != expected:
            problems.append(f"Activity {expected} is missing before {seq}.")
        if row[-2] != previous:
            problems.append(f"Activity {seq} does not follow from the one before it.")
        if link(row[:-1]) != row[-1]:
            problems.append(f"Activity {seq} is not what was written.")
        expected, previous = seq + 1, row[-1]
    return problems


def write_head(folder: Path, seq: int, digest: str) -> None:
    """Keep the log's head beside the chart, so that a shorter history is noticed."""
    write_atomically(folder / HEAD, json.dumps({"seq": seq, "hash": digest}).encode())


def read_head(folder: Path) -> Head | None:
    """The head kept beside the chart, or None if there is none or it cannot be read."""
    try:
        content = json.loads((folder / HEAD).read_bytes())
        return int(content["seq"]), str(content["hash"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def check_head(folder: Path, connection: "Connection | Session") -> list[str]:
    """What the chart's log lacks of the history that was known when the head was last kept.

    A longer log is right: after a crash the head beside the chart is the older one.
    """
    kept = read_head(folder)
    if kept is None:
        return []
    seq, digest = kept
    last, _ = head(connection)
    if last < seq:
        return [f"The chart's history ends at entry {last}, but entry {seq} had been written."]
    row = driver(connection).exec_driver_sql("SELECT hash FROM activity WHERE seq = ?", (seq,)).fetchone()
    if seq and (row is None or row[0] != digest):
        return [f"Entry {seq} of the chart's history was rewritten."]
    return []
