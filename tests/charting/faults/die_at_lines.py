"""Program: do one thing again and again, killed with SIGKILL at another line of our code each time.

Arguments: the deed, a closed chart's folder to copy, a folder to work in, how many points.
Reports the lines there are and the lines at which it was killed.
"""

import json
import os
import shutil
import signal
import sys
from datetime import timedelta
from pathlib import Path
from types import FrameType

from charting import paths
from charting.services import chart_file
from charting.store import backup_shelf, recovery_code, restore, upgrade
from tests.charts import CHEAP, PASSPHRASE, ChartFolder, as_chart
from tests.next_version import write_next_version
from tests.practice import START, Clock, new_patient

NEW_PASSPHRASE = "copper kettle nine"
OURS = (str(Path(upgrade.__file__).parent), chart_file.__file__, str(paths.migrations()))

UNEVEN = recovery_code.__file__
"""Pure arithmetic on random bits, whose lines differ from run to run and touch no file."""


def prepare(deed: str, folder: ChartFolder) -> None:
    """What must be there before the deed: a backup and, for a restore, a patient added since."""
    if deed == "create":
        shutil.rmtree(folder.path)
        return
    opened = folder.unlock()
    opened.back_up_now()
    new_patient(as_chart(opened), "Later", "Patient")
    opened.lock()
    if deed == "upgrade":
        write_next_version(folder.path.parent)


def do(deed: str, folder: ChartFolder) -> None:
    """The deed itself."""
    path, key = folder.path, b"" if deed == "create" else folder.key()
    if deed == "create":
        opened, _ = chart_file.create_chart(path, PASSPHRASE, cost=CHEAP)
        opened.lock()
    elif deed == "change_passphrase":
        chart_file.change_passphrase(path, PASSPHRASE, NEW_PASSPHRASE, cost=CHEAP)
    elif deed == "back_up":
        chart_file.backup.back_up(folder.file, key, path / "backups", START + timedelta(hours=1))
    elif deed == "restore":
        restore.restore(path, backup_shelf.list_backups(path / "backups")[-1], key, START)
    elif deed == "upgrade":
        # Each run has its own folder of migrations; a remembered schema would spare some of them lines
        upgrade.schema_of_a_new_chart.cache_clear()
        upgrade.upgrade(folder.file, key, lambda: None, path.parent / "migrations")


def count_lines(deed: str, folder: ChartFolder, die_at: int | None) -> int:
    """Do the deed and give how many lines of ours ran; dies at one of them if told to."""
    passed = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal passed
        if not frame.f_code.co_filename.startswith(OURS) or frame.f_code.co_filename == UNEVEN:
            return None
        if event == "line":
            passed += 1
            if passed == die_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        do(deed, folder)
    finally:
        sys.settrace(None)
    return passed


def killed_at(deed: str, folder: ChartFolder, line: int) -> bool:
    """Whether a child of this process that did the deed was killed at the line."""
    child = os.fork()
    if child == 0:
        count_lines(deed, folder, line)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def main(deed: str, template: Path, work: Path, points: int) -> None:
    """Kill the deed at so many lines, evenly spread over all of them."""
    first = ChartFolder(template, "", Clock()).copy_to(work / "prepared" / "practice")
    prepare(deed, first)
    shutil.copytree(work / "prepared", work / "whole")
    # Once without dying, which counts the lines; twice, as the first run also fills caches
    for _ in range(2):
        shutil.rmtree(work / "whole")
        shutil.copytree(work / "prepared", work / "whole")
        lines = count_lines(deed, ChartFolder(work / "whole" / "practice", "", Clock()), None)
    killed = []
    for number in range(points):
        place, line = work / f"killed{number}", 1 + number * (lines - 1) // max(points - 1, 1)
        shutil.copytree(work / "prepared", place)
        if killed_at(deed, ChartFolder(place / "practice", "", Clock()), line):
            killed.append(line)
    print(json.dumps({"lines": lines, "killed": killed}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
