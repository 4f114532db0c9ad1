"""Opening a chart: what the pages read, beside the same statements on a bare connection."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import event

from charting.services import episodes, patients, timeline, visits
from charting.services.chart import Chart
from charting.store.engine import raw_connection
from charting.store.key_file import read_keys
from charting.store.keys import unlock_with_passphrase
from tests.benchmarks.charts import PASSPHRASE, newest_visit, patient_of, unlocked
from tests.benchmarks.measure import Row, by_turns, medians, timed

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 60
PAGE = 8
"""Visits that the history reads at once."""

Statement = tuple[str, tuple[object, ...]]
MARK = "shenshu begins to read"

PAGE_READS = f"""
import json, os, sys
from pathlib import Path
from tests.benchmarks.reading import raw_of
folder, statements = Path(sys.argv[1]), json.loads(sys.stdin.read())
raw = raw_of(folder)
os.write(2, b"{MARK}\\n")
for text, values in statements:
    raw.execute(text, values).fetchall()
os.write(2, b"{MARK}\\n")
"""


def rows(place: Path) -> list[Row]:
    """Opening a patient, the whole history, and the pages read from a cold file."""
    folder = place / "small"
    chart, opened = unlocked(folder)
    raw = raw_of(folder)
    found = []
    for name, count, most in (("Twenty", 20, 2.8), ("Twohundred", 200, 1.7)):
        patient_id, visit_id = patient_of(place, name), newest_visit(place, name)

        def look(patient_id: int = patient_id, visit_id: int = visit_id) -> None:
            open_chart(chart, patient_id, visit_id)

        def whole(patient_id: int = patient_id) -> None:
            whole_history(chart, patient_id)

        found.append(_row(f"Open a chart of {count} visits", chart, raw, look, most))
        found.append(_row(f"Read all {count} visits of the history", chart, raw, whole, most))
        found += _cold(folder, f"Cold page reads to open {count} visits", statements_of(chart, look))
    opened.abandon()
    return found


def open_chart(chart: Chart, patient_id: int, visit_id: int) -> None:
    """What the patient's page reads once: header, newest visit, the one before, pain, the list."""
    patients.patient(chart, patient_id)
    episodes.episodes_of(chart, patient_id)
    timeline.unsigned_visits(chart, patient_id)
    visits.visit(chart, visit_id)
    timeline.visit_before(chart, visit_id)
    timeline.pain_series(chart, visit_id)
    timeline.history(chart, patient_id, limit=PAGE)


def whole_history(chart: Chart, patient_id: int) -> None:
    """Every visit, page by page, as scrolling to the end reads them."""
    page = timeline.history(chart, patient_id, limit=PAGE)
    while len(page) == PAGE:
        page = timeline.history(chart, patient_id, before_number=page[-1].visit.number, limit=PAGE)


def statements_of(chart: Chart, work: Callable[[], None]) -> list[Statement]:
    """The SQL that a piece of work sends, with its values: what a bare connection is given to do."""
    sent: list[Statement] = []

    def note(_connection, _cursor, statement, parameters, _context, executemany) -> None:
        assert not executemany
        sent.append((statement, tuple(parameters)))

    engine = chart.sessions.kw["bind"]
    event.listen(engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return [one for one in sent if one[0].startswith("SELECT")]


def raw_of(folder: Path):
    """A bare connection to the chart."""
    return raw_connection(
        folder / "chart.db", unlock_with_passphrase(read_keys(folder), PASSPHRASE), mode="rw"
    )


def _row(what: str, chart: Chart, raw, work: Callable[[], None], most: float) -> Row:
    statements = statements_of(chart, work)

    def bare() -> None:
        for text, values in statements:
            raw.execute(text, values).fetchall()

    floor, ours = medians(by_turns(timed(bare), timed(work), ROUNDS))
    return Row(what=what, floor=floor, ours=ours, most=most, note=f"{len(statements)} statements")


def _cold(folder: Path, what: str, statements: list[Statement]) -> list[Row]:
    """Reads of the chart's file that a fresh connection makes for these statements."""
    if shutil.which("strace") is None:
        return []
    done = subprocess.run(
        ["strace", "-f", "-y", "-e", "trace=pread64,write", sys.executable, "-c", PAGE_READS, str(folder)],
        cwd=ROOT,
        input=json.dumps(statements),
        capture_output=True,
        text=True,
        check=True,
    )
    between = done.stderr.split(MARK + "\\n")[1]
    reads = sum("pread64" in line and "chart.db>" in line for line in between.splitlines())
    return [Row(what=what, ours=reads, most=80, unit="times")]
