"""A delay that Qt's event loop counts; tests hand in one that they move by hand."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from shiboken6 import Shiboken


class QtDelay:
    """Calls back once, so many milliseconds after the latest `start`; the `Delay` of autosave."""

    def __init__(self, pause_ms: int = 600) -> None:
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        # Qt's usual timer may ring a twentieth late, which a promise of one second cannot spare
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause_ms = pause_ms
        self._timer.timeout.connect(self._ring)
        self._callback: Callable[[], object] | None = None

    def start(self, callback: Callable[[], object], pause_ms: int | None = None) -> None:
        """Count from now; an earlier start that has not rung is forgotten."""
        self._callback = callback
        self._timer.start(self._pause_ms if pause_ms is None else pause_ms)

    def cancel(self) -> None:
        """Do not call back."""
        # At the very end Qt takes its timers down before the pages that cancel them
        if Shiboken.isValid(self._timer):
            self._timer.stop()
        self._callback = None

    @property
    def is_running(self) -> bool:
        """Whether a call back is still to come."""
        return self._timer.isActive()

    def _ring(self) -> None:
        callback, self._callback = self._callback, None
        if callback:
            callback()
