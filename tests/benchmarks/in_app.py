"""Measuring inside the running app, with the hands of the journeys."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.__main__ import report
from tests.benchmarks.charts import PASSPHRASE
from tests.benchmarks.measure import Clock, Row, timed
from tests.journeys import hands as do
from ui.shell import application

SIZE = "1280x860"
MOST_TURNS = 20


def in_app(folder: Path, work: Callable[[do.Hands], list[Row]]) -> None:
    """Start the app over a chart, do the work once the first window is painted, and report its rows."""

    def begin() -> None:
        window = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "main_window")
        window.activateWindow()
        report(work(do.Hands(window)))

    application.run(["--chart", str(folder), "--size", SIZE], at_first_paint=lambda: do.soon(begin))


def open_patient(hands: do.Hands, name: str) -> None:
    """Unlock if need be, find the patient, and wait until the page is painted."""
    if hands.see("unlock_page") is not None:
        wait_until_loaded(hands)
        do.unlock(hands, PASSPHRASE)
    do.find_patient(hands, name)
    paint()


def wait_until_loaded(hands: do.Hands) -> None:
    """Wait until the thread that loads while the passphrase is typed is done, as it is for a person."""
    hands.until(
        lambda: not any(one.name == "preload" for one in threading.enumerate()), "it goes on loading for ever"
    )


def paint() -> None:
    """Let everything that waits happen, painting included."""
    for _ in range(3):
        QApplication.processEvents()


def key_to_paint(widget: QWidget, keys: Callable[[], str]) -> Clock:
    """How long from a key until what it changed is painted; each call takes the next key of a row."""

    def press() -> None:
        QTest.keyClicks(widget, keys())
        settle()

    return timed(press)


def settle() -> None:
    """Let happen what waits, and what that makes wait: all of it is the doing of the key."""
    dispatcher = QAbstractEventDispatcher.instance()
    for _ in range(MOST_TURNS):
        if not dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            return


def endless(text: str) -> Callable[[], str]:
    """The characters of a text one by one, over and over."""
    place = [0]

    def following() -> str:
        place[0] += 1
        return text[(place[0] - 1) % len(text)]

    return following
