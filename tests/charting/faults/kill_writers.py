"""Program: a process that keeps saving is killed with SIGKILL; it says which saves it was told had succeeded.

Arguments: a closed chart's folder, a folder to work in, how many kills, and `safe` or `careless`.
`careless` is the control: one transaction through a connection without a journal, killed before its COMMIT.
"""

import json
import os
import random
import signal
import sys
from pathlib import Path

from charting.store.engine import raw_connection
from tests.charts import ChartFolder, as_chart
from tests.practice import Clock, charted_visit, new_episode, new_patient

SAVES = 25
"""Each is four commits: a patient, an episode, a visit and what was charted."""


def save_visits(folder: ChartFolder, report: int) -> None:
    """Save patients with a charted visit each, a hundred commits; report each number once it is saved."""
    opened = folder.unlock()
    chart = as_chart(opened)
    for number in range(SAVES):
        patient = new_patient(chart, f"Patient{number}", "Saved")
        charted_visit(chart, new_episode(chart, patient), {"pain_now": "5"}, prose={"plan": "x" * 3000})
        os.write(report, f"{number}\n".encode())
    os._exit(0)


def save_carelessly(folder: ChartFolder, report: int) -> None:
    """Change a hundred rows in one transaction without a journal; pages spill as the cache is tiny."""
    raw = raw_connection(folder.file, folder.key(), mode="rw")
    raw.execute("BEGIN")
    for number in range(100):
        raw.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (f"key{number}", "before" * 500))
    raw.execute("COMMIT")
    for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "cache_size=2", "cache_spill=1"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("BEGIN")
    raw.execute("UPDATE setting SET value = replace(value, 'before', 'after!')")
    os.write(report, b"\n")
    signal.pause()


def acknowledged(folder: ChartFolder, work: object, lines: int) -> list[str]:
    """The lines a child reported before it was killed, which is after it reported so many."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(folder, writing)  # type: ignore[operator]
    os.close(writing)
    said = b""
    while said.count(b"\n") < lines:
        said += os.read(reading, 100)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 100):
        said += more
    os.close(reading)
    os.waitpid(child, 0)
    return said.decode().split()


def main(template: Path, work: Path, kills: int, way: str) -> None:
    """Kill so many processes, each after another number of saves."""
    chance, reports = random.Random(1), []
    for number in range(kills):
        folder = ChartFolder(template, "", Clock()).copy_to(work / f"killed{number}")
        safe = way == "safe"
        lines = chance.randrange(1, SAVES) if safe else 1
        said = acknowledged(folder, save_visits if safe else save_carelessly, lines)
        reports.append([int(one) for one in said])
    print(json.dumps(reports))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
