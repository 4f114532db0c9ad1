"""An autosave in the app: how long the thread that paints and takes keys does nothing else.

The save itself is in it, and whatever other pages do because a visit was saved. No floor is named for it.
"""

import time
from pathlib import Path
from statistics import median

from PySide6.QtTest import QTest

from tests.benchmarks.charts import FULL
from tests.benchmarks.in_app import in_app, open_patient
from tests.benchmarks.measure import Row
from tests.journeys import hands as do
from ui.presenters.autosave import PAUSE_MS, Autosave

SAVES = 15


def rows(place: Path) -> list[Row]:
    """Ends the process: the row is reported from inside the app."""
    in_app(place / "small", _rows)
    return []


def _rows(hands: do.Hands) -> list[Row]:
    took, flush = [], Autosave.flush

    def clocked(self) -> bool:
        waits = bool(self.unsaved)
        began = time.perf_counter()
        kept = flush(self)
        if waits:
            took.append((time.perf_counter() - began) * 1000)
        return kept

    Autosave.flush = clocked
    open_patient(hands, FULL)
    notes = hands.wait_for("session_notes")
    notes.setFocus()
    QTest.qWait(3 * PAUSE_MS)
    took.clear()
    for saves in range(1, SAVES + 1):
        QTest.keyClicks(notes, "a")
        hands.until(lambda saves=saves: len(took) >= saves, "it is never saved")
    note = f"at most {max(took):.1f} ms; a frame is 16 ms"
    return [Row(what="Window busy for an autosave, 200 findings", ours=median(took), note=note)]
