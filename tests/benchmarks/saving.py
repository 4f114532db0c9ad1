"""Autosave: one field of a full visit, beside one 4 KB write that reaches the disk.

That floor is under anything that an encrypted, audited chart can do where the disk answers in a tenth of a
millisecond. The second row says what is ours of the rest: the same three rows, written and committed on a
bare connection to a copy of the chart. It has no budget and does not stand in for the first.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

from charting.domain.visit_note import ProseField
from charting.services import visits
from charting.store.engine import set_safeguards
from tests.benchmarks.charts import FULL, WORDS, newest_visit, unlocked
from tests.benchmarks.measure import Row, by_turns, high, medians, timed
from tests.benchmarks.reading import raw_of

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 150
SAVES = 20
MARK = "shenshu begins to save"

SAVE_OVER_AND_OVER = f"""
import os, sys
from pathlib import Path
from tests.benchmarks.saving import saver
save = saver(Path(sys.argv[1]))
save()
for _ in range({SAVES}):
    os.write(2, b"{MARK}\\n")
    save()
os.write(2, b"{MARK}\\n")
os._exit(0)
"""


def rows(place: Path) -> list[Row]:
    """How long a save takes and how often it waits for the disk."""
    save = saver(place)
    file = os.open(place / "small" / "floor", os.O_RDWR | os.O_CREAT)
    block = os.urandom(4096)

    def write() -> None:
        os.pwrite(file, block, 0)
        os.fdatasync(file)

    pair = by_turns(timed(write), timed(save), ROUNDS, warm=5)
    os.close(file)
    floor, ours = medians(pair)
    bare, beside = medians(by_turns(timed(_bare_save(place)), timed(save), ROUNDS, warm=5))
    slow = f"95 of 100 within {high(pair[1]):.1f} ms, of the floor's within {high(pair[0]):.1f}"
    return [
        Row(what="Autosave of one field, full visit", floor=floor, ours=ours, most=1.2, note=slow),
        Row(what="Autosave, beside its rows on a bare connection", floor=bare, ours=beside),
        *_syncs(place),
    ]


def saver(place: Path):
    """A function that saves another text each time."""
    chart, _opened = unlocked(place / "small")
    visit_id, turn = newest_visit(place, FULL), count()
    return lambda: visits.save_visit(
        chart, visit_id, {ProseField("session_notes"): f"{WORDS * 12} {next(turn)}"}
    )


def _bare_save(place: Path) -> Callable[[], None]:
    """Writes the visit, its change and the activity in one transaction, on a copy: it links no activities."""
    shutil.copytree(place / "small", place / "bare", dirs_exist_ok=True)
    raw, visit_id, turn = raw_of(place / "bare"), newest_visit(place, FULL), count()
    set_safeguards(raw, foreign_keys=True, read_only=False)
    digest = "0" * 64

    def write() -> None:
        text = f"{WORDS * 12} {next(turn)}"
        raw.execute("BEGIN IMMEDIATE")
        for statement, values in (
            ("UPDATE visit SET session_notes = ?, version = version + 1 WHERE id = ?", (text, visit_id)),
            (
                "INSERT INTO change (subject, field, old, new, at, by) VALUES (?, ?, ?, ?, ?, ?)",
                ("visit:1", "session_notes", text, text, "2026-03-16T14:42:07.000000Z", "Robin Reed"),
            ),
            (
                "INSERT INTO activity SELECT seq + 1, at, 0, who, what, subject, fields, ?, ?, ?, ?"
                " FROM activity ORDER BY seq DESC LIMIT 1",
                (digest, digest, digest, digest),
            ),
        ):
            raw.execute(statement, values)
        raw.execute("COMMIT")

    return write


def _syncs(place: Path) -> list[Row]:
    if shutil.which("strace") is None:
        return []
    done = subprocess.run(
        [
            "strace",
            "-f",
            "-y",
            "-e",
            "trace=fsync,fdatasync,write,pwrite64",
            sys.executable,
            "-c",
            SAVE_OVER_AND_OVER,
            place,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    saves = done.stderr.split(MARK + "\\n")[1:-1]  # as strace quotes it, not as it stands between
    syncs = [len(re.findall(r"\b(?:fsync|fdatasync)\(", one)) for one in saves]
    pages = [len(re.findall(r"\bpwrite64\(\d+<[^>]*-wal>", one)) for one in saves]
    note = f"{sum(one > 1 for one in syncs)} of {SAVES} also emptied the log into the chart"
    return [
        Row(what="Waits for the disk in an autosave", ours=median(syncs), most=1, unit="times", note=note),
        Row(what="Writes to the log in an autosave", ours=median(pages), unit="times"),
    ]
