"""The needle timers' sound while the screen is locked."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.presenters.autosave import Delay

LOOK_EVERY_MS = 5_000
"""The clock is looked at this often: a timer of the computer's own stands still while it sleeps."""

NAMELESS = "A needle timer is over"
"""All that a locked screen says."""


class LockedBell:
    """Rings while the screen is locked. It knows moments and nothing else: no name, no patient."""

    def __init__(self, clock: Callable[[], datetime], delay: "Delay", say: Callable[[str], None]) -> None:
        self._clock = clock
        self._delay = delay
        self._say = say
        self._dues: list[datetime] = []

    def watch(self, dues: tuple[datetime, ...]) -> None:
        """Ring at each of these moments."""
        self._dues = sorted(dues)
        self._look()

    def stop(self) -> None:
        """Ring no more."""
        self._dues = []
        self._delay.cancel()

    def _look(self) -> None:
        now = self._clock()
        if any(due <= now for due in self._dues):
            self._dues = [due for due in self._dues if due > now]
            QApplication.beep()
            self._say(NAMELESS)
        self._delay.cancel()
        if self._dues:
            self._delay.start(self._look, LOOK_EVERY_MS)
