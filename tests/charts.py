"""Whole chart folders for tests: made once with the cheapest derivation, copied, opened and compared."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from charting.services import chart_file
from charting.services.chart import Chart
from charting.services.opened_chart import OpenedChart
from charting.store.contents import tables
from charting.store.engine import raw_connection
from charting.store.key_file import read_keys
from charting.store.keys import Cost, unlock_with_passphrase
from tests.practice import WHO, Clock, catalogue, charted_visit, new_episode, new_patient

PASSPHRASE = "willow lantern seven"
CHEAP = Cost(passes=1, memory_bytes=8192)
"""The least that Argon2id can be asked for; the file format is the same."""


@dataclass(frozen=True)
class ChartFolder:
    """A closed chart in a folder of its own, and its recovery code."""

    path: Path
    code: str
    clock: Clock

    @property
    def file(self) -> Path:
        """The chart's file."""
        return self.path / "chart.db"

    def unlock(self, **more: object) -> OpenedChart:
        """Open it with its passphrase."""
        if "recovery_code" not in more:
            more.setdefault("passphrase", PASSPHRASE)
        return chart_file.unlock(self.path, who=WHO, clock=self.clock, **more)  # type: ignore[arg-type]

    def key(self) -> bytes:
        """Its data key."""
        return unlock_with_passphrase(read_keys(self.path), PASSPHRASE)

    def copy_to(self, path: Path) -> "ChartFolder":
        """The same chart in another folder."""
        shutil.copytree(self.path, path)
        return ChartFolder(path, self.code, Clock(self.clock.now))

    def files(self) -> dict[str, bytes]:
        """Every file in the folder with its content."""
        return {
            str(path.relative_to(self.path)): path.read_bytes()
            for path in sorted(self.path.rglob("*"))
            if path.is_file()
        }


def make_chart(path: Path) -> ChartFolder:
    """A closed chart with one invented patient and a signed visit."""
    clock = Clock()
    opened, code = chart_file.create_chart(path, PASSPHRASE, who=WHO, clock=clock, cost=CHEAP)
    chart = as_chart(opened)
    episode = new_episode(chart, new_patient(chart, "Ines", "Invented"))
    charted_visit(
        chart, episode, {"pain_now": "7"}, prose={"session_notes": "Sore since the deadlift."}, sign=True
    )
    opened.lock()
    return ChartFolder(path, code, clock)


def as_chart(opened: OpenedChart) -> Chart:
    """An open chart as the services take it."""
    return Chart(sessions=opened.sessions, catalogue=catalogue(), clock=opened.clock, who=opened.who)


def all_rows(file: Path, key: bytes, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, to compare two charts by."""
    raw = raw_connection(file, key)
    try:
        return {
            table: sorted(raw.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)
            for table in tables(raw)
            if table not in without
        }
    finally:
        raw.close()


def patients(file: Path, key: bytes) -> list[str]:
    """The given names in a chart, in the order they were added."""
    raw = raw_connection(file, key)
    try:
        return [name for (name,) in raw.execute("SELECT given_name FROM patient ORDER BY id")]
    finally:
        raw.close()
