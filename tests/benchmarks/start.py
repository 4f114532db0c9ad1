"""The first window, and memory at rest, beside an empty PySide6 window."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.charts import FULL, PASSPHRASE
from tests.benchmarks.measure import Clock, Row, by_turns, medians

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15

EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    painted = False

    def paintEvent(self, event):
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, painted)

{report}
application = QApplication([])
window = Window()
window.resize(1280, 860)
window.show()
application.exec()
"""
OURS = """
import sys
from charting import bootstrap
bootstrap.make_ready(False)
from ui.shell.application import run

{report}
run(["--chart", sys.argv[1], "--size", "1280x860"], at_first_paint=painted)
"""
SAY_WHEN = """
def painted():
    import os, time
    print(time.monotonic(), flush=True)
    os._exit(0)
"""
SAY_HOW_MUCH = """
def memory():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

def painted():
    import os
    from PySide6.QtCore import QTimer
    def say():
        print([memory()], flush=True)
        os._exit(0)
    QTimer.singleShot(1500, say)
"""
SAY_HOW_MUCH_OPEN = f"""
{SAY_HOW_MUCH}
def painted():
    import json, os
    from tests.benchmarks.in_app import open_patient, paint, wait_until_loaded
    from tests.journeys import hands as do
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    def work():
        window = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "main_window")
        window.activateWindow()
        hands = do.Hands(window)
        wait_until_loaded(hands)
        QTest.qWait(500)
        found = [memory()]
        do.unlock(hands, {PASSPHRASE!r})
        QTest.qWait(500)
        found.append(memory())
        open_patient(hands, {FULL!r})
        QTest.qWait(500)
        found.append(memory())
        print(json.dumps(found), flush=True)
        os._exit(0)
    do.soon(work)
"""


def rows(place: Path) -> list[Row]:
    """First paint, and memory at the unlock page, the open chart and a full visit."""
    folder = place / "small"
    floor, ours = medians(
        by_turns(_first_paint(EMPTY, folder), _first_paint(OURS, folder), rounds=ROUNDS, warm=2)
    )
    return [Row(what="First window, a chart to unlock", floor=floor, ours=ours, most=1.7), *_memory(folder)]


def _first_paint(program: str, folder: Path) -> Clock:
    code = program.format(report=SAY_WHEN)

    def run() -> float:
        (folder / ".lock").unlink(missing_ok=True)
        began = time.monotonic()
        return (float(_said(code, folder)) - began) * 1000

    return run


def _memory(folder: Path) -> list[Row]:
    if not Path("/proc/self/status").exists():
        return []
    empty = json.loads(_said(EMPTY.format(report=SAY_HOW_MUCH), folder))[0]
    found = json.loads(_said(OURS.format(report=SAY_HOW_MUCH_OPEN), folder))
    names = ("at the unlock page, all loaded", "chart open, today's page", "a full visit on the screen")
    return [
        Row(what=f"Memory, {name}", floor=empty, ours=megabytes, most=2.1, unit="MB")
        for name, megabytes in zip(names, found, strict=True)
    ]


def _said(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip().splitlines()[-1]
