"""Save soon after typing stops; keep what could not be saved, and try again."""

import sys
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from charting.errors import TellTheUser, Trouble


class Delay(Protocol):
    """Something that calls back later; a QTimer in the app, moved by hand in tests."""

    def start(self, callback: Callable[[], object], pause_ms: int | None = None) -> None:
        """Call back once after the pause; a start before that replaces it."""

    def cancel(self) -> None:
        """Forget the pending call."""


class SaveKind(StrEnum):
    """How the words on the screen stand to the chart file."""

    SAVED = "saved"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class SaveState:
    """What the footer says about saving."""

    kind: SaveKind
    at: datetime | None = None
    """When everything was last saved, UTC."""
    reason: str = ""
    """Why saving failed, for the practitioner."""


PAUSE_MS = 600
"""Typing rests this long before a save: with the commit itself well under a second."""

LONGEST_WAIT_MS = 750
"""Steady typing is saved at least this often."""

RETRY_MS = (5_000, 15_000, 60_000)


Name = TypeVar("Name", bound=Hashable)
"""What a field is known by."""

Kept = TypeVar("Kept")
"""What a field may hold."""


class Autosave(Generic[Name, Kept]):
    """Holds the newest value of each changed field until it is safely in the chart."""

    def __init__(
        self,
        save: Callable[[Mapping[Name, Kept]], datetime],
        delay: Delay,
        show: Callable[[SaveState], None],
        now_ms: Callable[[], float],
    ) -> None:
        self._save = save
        self._delay = delay
        self._show = show
        self._now_ms = now_ms
        self._waiting: dict[Name, Kept] = {}
        self._oldest_ms: float | None = None
        self._failures = 0
        self._saved_at: datetime | None = None

    @property
    def unsaved(self) -> Mapping[Name, Kept]:
        """What is not in the chart yet."""
        return dict(self._waiting)

    def start_from(self, saved_at: datetime) -> None:
        """Take the time at which the opened visit was last saved."""
        self._saved_at = saved_at
        self._show(SaveState(kind=SaveKind.SAVED, at=saved_at))

    def change(self, field: Name, value: Kept) -> None:
        """Remember a field's newest value and save it when typing rests."""
        self._waiting[field] = value
        now = self._now_ms()
        self._oldest_ms = now if self._oldest_ms is None else self._oldest_ms
        if self._failures:
            return
        self._show(SaveState(kind=SaveKind.WAITING, at=self._saved_at))
        left = LONGEST_WAIT_MS - (now - self._oldest_ms)
        self._delay.start(self.flush, max(0, round(min(PAUSE_MS, left))))

    def flush(self) -> bool:
        """Save now whatever waits. False when it could not be saved; then it is kept and tried again."""
        self._delay.cancel()
        if not self._waiting:
            return True
        taken = dict(self._waiting)
        try:
            self._saved_at = self._save(taken)
        except Exception as problem:  # the words must survive whatever went wrong
            self._keep(problem)
            return False
        self._forget(taken)
        return True

    def _keep(self, problem: Exception) -> None:
        known = isinstance(problem, TellTheUser | Trouble)
        reason = str(problem) if known else "Saving failed unexpectedly. Your words are kept here."
        self._oldest_ms = None
        self._show(SaveState(kind=SaveKind.FAILED, at=self._saved_at, reason=reason))
        if not isinstance(problem, TellTheUser):
            wait = RETRY_MS[min(self._failures, len(RETRY_MS) - 1)]
            self._failures += 1
            self._delay.start(self.flush, wait)
        if not known:
            # A bug is shown and logged like any other, but the words and the caller go on
            sys.excepthook(type(problem), problem, problem.__traceback__)

    def _forget(self, saved: Mapping[Name, Kept]) -> None:
        """Forget exactly what was saved; what was typed meanwhile still waits."""
        for field, value in saved.items():
            if field in self._waiting and self._waiting[field] is value:
                del self._waiting[field]
        self._failures = 0
        self._oldest_ms = None
        if self._waiting:
            self._delay.start(self.flush, PAUSE_MS)
        else:
            self._show(SaveState(kind=SaveKind.SAVED, at=self._saved_at))
