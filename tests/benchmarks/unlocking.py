"""From Enter on the passphrase to the first page of the open chart, beside the key derivation alone."""

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measure import Row, medians

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7

PROGRAM = """
import os, secrets, sys, time
from ui.shell.application import run

def painted():
    from tests.journeys import hands as do
    do.soon(work)

def work():
    from PySide6.QtWidgets import QApplication
    from charting.store.keys import MODERATE, derived
    from tests.benchmarks.charts import PASSPHRASE
    from tests.benchmarks.in_app import paint, wait_until_loaded
    from tests.benchmarks.measure import timed
    from tests.journeys import hands as do

    window = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "main_window")
    window.activateWindow()
    hands = do.Hands(window)
    wait_until_loaded(hands)
    derive = timed(lambda: derived(PASSPHRASE, secrets.token_bytes(16), MODERATE))
    before = derive()
    hands.type(PASSPHRASE)

    def unlock():
        hands.press("Return")
        while hands.see("home_page") is None:
            QApplication.processEvents()
        paint()

    ours = timed(unlock)()
    print([(before + derive()) / 2, ours], flush=True)
    os._exit(0)

run(["--chart", sys.argv[1], "--size", "1280x860"], at_first_paint=painted)
"""


def rows(place: Path) -> list[Row]:
    """One row: a fresh app each time, with a derivation before and after the unlocking."""
    pairs = [_pair(place / "dear") for _ in range(ROUNDS)]
    floor, ours = medians(([one for one, _ in pairs], [two for _, two in pairs]))
    return [Row(what="Unlock to usable, beside one key derivation", floor=floor, ours=ours, most=1.5)]


def _pair(folder: Path) -> tuple[float, float]:
    (folder / ".lock").unlink(missing_ok=True)
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    derivation, unlocking = json.loads(done.stdout.strip().splitlines()[-1])
    return derivation, unlocking
