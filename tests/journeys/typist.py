"""Program: the app over a chart, with someone typing numbered words into its visit until it is killed.

Arguments: the chart's folder, and `app` or `forgetful`, the control, in which autosave never rings.
Each line it writes is an event and the monotonic time in seconds: `ready`, `notes 12`, `chips 3`, and
`kept 12 3` once the footer says that everything typed so far is saved.
"""

import sys
import time
from itertools import count

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.charts import PASSPHRASE
from tests.journeys import hands as do
from ui.shell import application, qt_delay

WORD_EVERY_MS = 45
"""About 200 words a minute, each a few keys: faster than anyone charts."""

WORDS_IN_A_ROW = 30
"""Then the other field is typed into."""


def say(event: str) -> None:
    """Report an event with its time; the pipe keeps it when the process dies."""
    sys.stdout.write(f"{event} {time.monotonic():.4f}\n")
    sys.stdout.flush()


class Typist:
    """Types `n1 n2 n3 …` into the session notes and `c1 c2 c3 …` into the symptoms, by turns."""

    def __init__(self, hands: do.Hands) -> None:
        self._hands = hands
        self._typed = {"notes": 0, "chips": 0}
        self._kept = dict(self._typed)
        self._turns = count()
        self._timer = QTimer()
        self._timer.timeout.connect(self._type)

    def begin(self) -> None:
        """Begin to type; only a kill ends it."""
        say("ready")
        self._timer.start(WORD_EVERY_MS)

    def _type(self) -> None:
        self._notice_saving()
        turn = next(self._turns)
        field = ("notes", "chips")[turn // WORDS_IN_A_ROW % 2]
        if turn % WORDS_IN_A_ROW == 0:
            self._hands.wait_for("session_notes" if field == "notes" else "symptoms_input").setFocus()
        self._typed[field] += 1
        QTest.keyClicks(QApplication.focusWidget(), f"{field[0]}{self._typed[field]} ")
        say(f"{field} {self._typed[field]}")

    def _notice_saving(self) -> None:
        badge = self._hands.see("saved_badge")
        if isinstance(badge, QLabel) and badge.text().startswith("Saved ") and self._kept != self._typed:
            self._kept = dict(self._typed)
            say(f"kept {self._kept['notes']} {self._kept['chips']}")


def main(folder: str, way: str) -> None:
    """Start the app and begin to type once the visit is on the screen."""
    if way == "forgetful":
        qt_delay.QtDelay.start = lambda self, callback, pause_ms=None: None  # type: ignore[method-assign]
    kept = []

    def sit_down() -> None:
        window = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "main_window")
        hands = do.Hands(window)
        window.activateWindow()
        do.unlock(hands, PASSPHRASE)
        do.find_patient(hands, "inv")
        hands.wait_for("session_notes")
        kept.append(Typist(hands))
        kept[0].begin()

    sys.exit(application.run(["--chart", folder], at_first_paint=lambda: do.soon(sit_down)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
