"""`python -m tests.benchmarks`: how long what the practitioner feels takes, beside the least it could take.

Name groups to measure only those: `python -m tests.benchmarks start typing`. Nothing fails here: a row
that is over its budget says so, and a difference under 1.1x is noise on a busy machine.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.measure import HEADER, Row, as_line

ROOT = Path(__file__).resolve().parents[2]
GROUPS = (
    "start",
    "unlocking",
    "reading",
    "typing",
    "saving",
    "saving_in_app",
    "finding",
    "paper",
    "history",
    "vocabulary",
    "searching",
)
"""Each is a module of this folder with a `rows`, run in a process of its own."""

LONGEST_S = 900


def main(asked: list[str]) -> int:
    """Make the charts, run the groups, print the table."""
    unknown = set(asked) - set(GROUPS)
    if unknown:
        print(
            f"No such group: {', '.join(sorted(unknown))}. There are: {', '.join(GROUPS)}.", file=sys.stderr
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="shenshu-benchmarks-") as folder:
        print(f"{os.cpu_count()} processors, load {_load()} at the start", flush=True)
        _run("charts", Path(folder))
        print(HEADER, flush=True)
        for group in asked or GROUPS:
            for row in _run(group, Path(folder)):
                print(as_line(row), flush=True)
    print(f"load {_load()} at the end")
    return 0


def measure(group: str, place: Path) -> None:
    """In the process of a group: measure, and write the rows as JSON."""
    rows = importlib.import_module(f"tests.benchmarks.{group}").rows(place)
    report(rows)


def report(rows: list[Row]) -> None:
    """Write the rows for the process that asked, and end at once: nothing of an open window matters now."""
    sys.stdout.write(json.dumps([asdict(row) for row in rows]) + "\n")
    sys.stdout.flush()
    os._exit(0)


def _run(group: str, place: Path) -> list[Row]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--group", group, str(place)],
        cwd=ROOT,
        env=_surroundings(place),
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        print(f"{group}: could not be measured\n{done.stderr[-2000:]}", file=sys.stderr, flush=True)
        return []
    return [Row(**row) for row in json.loads(lines[-1])]


def _surroundings(place: Path) -> dict[str, str]:
    """As the app has them: our own files are compiled at the set-up, and not anew at each start.

    The size and zoom that this computer keeps of its windows are not theirs.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {
        "XDG_CONFIG_HOME": str(place / "config"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONWARNINGS": "ignore",
    }
    return {**kept, **own}


def _load() -> str:
    return "/".join(f"{one:.2f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--group"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        sys.exit(main(sys.argv[1:]))
