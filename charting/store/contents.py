"""What a chart file holds, in figures that two files can be compared by, and what is wrong with one."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from charting.store import audit

if TYPE_CHECKING:
    from sqlite3 import Connection as RawConnection

Schema = frozenset[tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A chart's revision, schema, number of rows in each table, and the head of its activity log."""

    revision: str
    schema_sha256: str
    rows: dict[str, int]
    seq: int
    hash: str

    @property
    def sha256(self) -> str:
        """One digest of it all: it tells nothing about a practice, unlike the figures themselves."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def contents_of(raw: "RawConnection") -> Contents:
    """The figures of an open chart, read in the caller's transaction."""
    seq, digest = raw.execute(audit.LAST).fetchone() or (0, "")
    revision = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return Contents(
        revision=revision[0] if revision else "",
        schema_sha256=hashlib.sha256(json.dumps(sorted(schema_of(raw))).encode()).hexdigest(),
        rows=row_counts(raw),
        seq=seq,
        hash=digest,
    )


def row_counts(raw: "RawConnection") -> dict[str, int]:
    """The number of rows of every table."""
    return {
        table: raw.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0] for table in tables(raw)
    }


def tables(raw: "RawConnection") -> list[str]:
    """The names of all tables, SQLite's own left out."""
    rows = raw.execute(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    )
    return sorted(name for (name,) in rows)


def schema_of(raw: "RawConnection") -> Schema:
    """Every trigger, index, view, column and reference, so that two roads to a schema can be compared.

    Tables are described by their columns: their text differs between CREATE and ALTER.
    """
    found: set[tuple[str, ...]] = set()
    rows = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type <> 'table'").fetchall()
    found.update((kind, name, table, " ".join((sql or "").split())) for kind, name, table, sql in rows)
    for table in tables(raw):
        for column in raw.execute(f"PRAGMA table_xinfo({quoted(table)})").fetchall():
            found.add(("column", table, *map(str, column[1:])))
        for reference in raw.execute(f"PRAGMA foreign_key_list({quoted(table)})").fetchall():
            found.add(("reference", table, *map(str, reference[2:])))
    return frozenset(found)


def quoted(name: str) -> str:
    """A table's name as SQL wants it."""
    return '"' + name.replace('"', '""') + '"'


def damage_in(raw: "RawConnection", key: bytes | bytearray, first_bytes: bytes) -> list[str]:
    """What is wrong with a chart file, one sentence each; empty when every page is what was written.

    `first_bytes` are the file's first sixteen: the only ones that no page's checksum covers.
    """
    problems = []
    if first_bytes != bytes(key[32:]):
        problems.append("The beginning of the file is not what was written.")
    problems += [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
    problems += [str(row[0]) for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [
        f"Row {row[1]} of {row[0]} refers to a missing row of {row[2]}."
        for row in raw.execute("PRAGMA foreign_key_check")
    ]
    return problems
