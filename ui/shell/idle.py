"""Notices when nobody is there: no key and no mouse for a while, or the computer slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

LOOK_EVERY_MS = 5_000
SLEPT_SECONDS = 60.0
"""A look that comes this late means that the computer slept."""
REST_AFTER_SECONDS = 60.0

SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Calls `gone` after the set minutes without a sign of life, on sleep, and when Qt says suspended.

    Calls `resting` once, a minute after the last sign of life: a good moment for upkeep.
    """

    def __init__(
        self,
        gone: Callable[[], None],
        resting: Callable[[], None],
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._gone = gone
        self._resting = resting
        self._clock = clock
        self._limit_seconds = 600.0
        self._last_sign = self._last_look = clock()
        self._has_rested = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self, idle_minutes: int) -> None:
        """Begin to watch, or go on with another limit."""
        self._limit_seconds = idle_minutes * 60.0
        self._last_sign = self._last_look = self._clock()
        application = QApplication.instance()
        if isinstance(application, QGuiApplication) and not self._timer.isActive():
            # Watching windows instead of the application spares every other event a call into Python
            for window in application.topLevelWindows():
                window.installEventFilter(self)
            application.focusWindowChanged.connect(self._watch)
            application.applicationStateChanged.connect(self._state_changed)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        application = QApplication.instance()
        if isinstance(application, QGuiApplication):
            for window in application.topLevelWindows():
                window.removeEventFilter(self)
            application.focusWindowChanged.disconnect(self._watch)
            application.applicationStateChanged.disconnect(self._state_changed)

    @property
    def quiet_seconds(self) -> float:
        """How long ago the last sign of life was."""
        return self._clock() - self._last_sign

    def look(self) -> None:
        """Compare the clock with the last sign of life."""
        now = self._clock()
        slept = now - self._last_look > SLEPT_SECONDS
        self._last_look = now
        quiet = now - self._last_sign
        if slept or quiet >= self._limit_seconds:
            self._gone()
        elif quiet >= REST_AFTER_SECONDS and not self._has_rested:
            self._has_rested = True
            self._resting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Note a sign of life; every event passes on."""
        if event.type() in SIGNS_OF_LIFE:
            self._last_sign = self._clock()
            self._has_rested = False
        return False

    def _watch(self, window: QWindow | None) -> None:
        """A dialog or a list that opened later has signs of life too; a second filter replaces the first."""
        if window is not None:
            window.installEventFilter(self)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self._gone()
