"""A chart that is open: its sessions, and what happens to its file at rest, on locking and on closing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from charting.store import audit, backup, backup_shelf
from charting.store.backup_shelf import Proof
from charting.store.contents import damage_in, row_counts
from charting.store.disk import first_bytes
from charting.store.engine import PATIENCE_MS, checkpoint, open_engine, raw_connection, session_factory
from charting.store.faults import troubles
from charting.store.restore import CHART, Restored, forget

if TYPE_CHECKING:
    from sqlalchemy import Connection

BACKUPS = "backups"
HOUSEKEEPING = ("unlock", "failed_unlock", "lock", "close", "backup", "clock_moved_back")
"""Activity that alone is no reason for another backup."""

LATER_THAN = f"SELECT count(*) FROM activity WHERE seq > ? AND what NOT IN {HOUSEKEEPING}"
BACKUP_EVERY = timedelta(minutes=30)
CLOCK_SLACK = timedelta(minutes=1)


class OpenedChart:
    """An open chart. Services take its `sessions`; the shell says when to rest, back up, lock and close."""

    def __init__(
        self,
        folder: Path,
        data_key: bytes,
        *,
        who: str,
        clock: Callable[[], datetime],
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        self.folder = folder
        self.who = who
        """The practitioner, for the activity log; set once the practice's settings were read."""
        self.clock = clock
        self.warnings: tuple[str, ...] = ()
        """What the practitioner must be told about this opening: a history shorter than it was."""
        # A bytearray, because it can be overwritten: then no connection can be made any more
        self._key = bytearray(data_key)
        self.engine = open_engine(folder / CHART, self._key, patience_ms=patience_ms)
        self.sessions = session_factory(self.engine)

    @property
    def is_open(self) -> bool:
        """False once it was locked, closed or abandoned: its sessions then raise Trouble."""
        return any(self._key)

    def note(self, what: str, subject: str, *, fields: tuple[str, ...] = (), after: str = "") -> None:
        """Write one line into the activity log: `print`, `export`, `settings` and the like."""
        with troubles(), self.engine.begin() as connection:
            self._append(connection, what, subject, fields=fields, after=after)

    def greet(
        self,
        *,
        wrong_tries: int = 0,
        upgraded: tuple[str, str] | None = None,
        restored: Restored | None = None,
    ) -> None:
        """Compare the history with the head kept beside the chart, and log how the chart was opened."""
        with troubles(), self.engine.begin() as connection:
            # A restore shortens the history on purpose and took the head away with the old chart
            self.warnings = tuple(audit.check_head(self.folder, connection))
            if self._clock_moved_back(connection):
                self._append(connection, "clock_moved_back", "chart")
            if self.warnings:
                self._append(connection, "history_differs", "chart")
            if restored:
                self._append(connection, "restore", f"backup:{restored.backup}")
            if upgraded:
                self._append(connection, "migrate", "chart", fields=upgraded)
            for _ in range(wrong_tries):
                self._append(connection, "failed_unlock", "chart")
            self._append(connection, "unlock", "chart")
        if restored:
            forget(self.folder)

    def rest(self) -> None:
        """Empty the write-ahead log into the chart and keep the history's head beside it; do it when idle."""
        with troubles():
            checkpoint(self.engine)
            with self.engine.connect() as connection:
                seq, digest = audit.head(connection)
            audit.write_head(self.folder, seq, digest)

    def lock(self) -> None:
        """Put everything on disk and forget the key. It is locked even if that raises Trouble."""
        if not self.is_open:
            return
        try:
            self.note("lock", "chart")
            self.rest()
        finally:
            self.abandon()

    def close(self) -> None:
        """Back up if something changed, put everything on disk and forget the key.

        It is closed even if a step raises Trouble; then a backup may be missing, but no word is.
        """
        if not self.is_open:
            return
        try:
            self.note("close", "chart")
            try:
                if self.has_changed():
                    self.back_up_now()
            finally:
                self.rest()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Drop the connections and the key without writing anything."""
        self.engine.dispose()
        self._key[:] = bytes(len(self._key))

    def back_up_now(self, folder: Path | None = None) -> Proof:
        """A proven backup, in the chart's own folder or a second place; old ones make room by the rules."""
        place, moment = folder or self.folder / BACKUPS, self.clock()
        proof = backup.back_up(self.folder / CHART, self._key, place, moment)
        with troubles():
            backup_shelf.rotate(place, moment)
        self.note("backup", f"entry:{proof.seq}", after=proof.file_sha256)
        return proof

    def back_up_if_due(self) -> Proof | None:
        """A backup if something changed and the newest is from another day or half an hour old."""
        last, now = self._last_proof(), self.clock()
        recent = last is not None and now - last.at < BACKUP_EVERY
        same_day = last is not None and now.astimezone().date() == last.at.astimezone().date()
        return None if (recent and same_day) or not self.has_changed() else self.back_up_now()

    def has_changed(self) -> bool:
        """Whether the chart holds more than its newest proven backup, mere unlocking not counted."""
        last = self._last_proof()
        if last is None:
            return True
        with troubles(), self.engine.connect() as connection:
            at_backup = connection.exec_driver_sql("SELECT hash FROM activity WHERE seq = ?", (last.seq,))
            later = connection.exec_driver_sql(LATER_THAN, (last.seq,)).scalar_one()
            raw = connection.connection.driver_connection
            counts = row_counts(raw) if raw is not None else {}
            rows = sum(count for table, count in counts.items() if table != "activity")
            return bool(later) or rows != last.rows or at_backup.scalar_one_or_none() != last.hash

    def problems(self) -> list[str]:
        """What is wrong with the file or its history, one sentence each; reads every page of the chart."""
        self.rest()
        with troubles():
            raw = raw_connection(self.folder / CHART, self._key, mode="rw")
            try:
                found = damage_in(raw, self._key, first_bytes(self.folder / CHART))
                return found + audit.problems_in(raw.execute(audit.IN_ORDER))
            finally:
                raw.close()

    def _last_proof(self) -> Proof | None:
        """The manifest of the newest proven backup in the chart's folder."""
        proven = [one for one in backup_shelf.list_backups(self.folder / BACKUPS) if one.proven]
        return backup_shelf.manifest_of(proven[0].path) if proven else None

    def _clock_moved_back(self, connection: "Connection") -> bool:
        row = connection.exec_driver_sql("SELECT max(at) FROM activity").fetchone()
        if row is None or row[0] is None:
            return False
        return datetime.fromisoformat(row[0]) > self.clock() + CLOCK_SLACK

    def _append(
        self,
        connection: "Connection",
        what: str,
        subject: str,
        *,
        fields: tuple[str, ...] = (),
        after: str = "",
    ) -> None:
        audit.append(
            connection, what=what, subject=subject, who=self.who, at=self.clock(), fields=fields, after=after
        )
