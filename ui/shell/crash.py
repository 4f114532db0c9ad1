"""What happens when something unforeseen goes wrong: a line in the log, a sentence, and the app goes on."""

import contextlib
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import qInstallMessageHandler

from ui.shell.log import Log, places

SENTENCE = (
    "Something went wrong that should not. What was saved is safe, and the app goes on. "
    "If it happens again, close the app and open it anew."
)


class Crashes:
    """Stands in for Python's last resort. One dialog at a time, whatever rains down."""

    def __init__(self, log: Log, tell: Callable[[str, str, Callable[[], None]], None]) -> None:
        self._log = log
        self._tell = tell
        self._is_telling = False

    def install(self) -> None:
        """Catch what nobody caught, here and in Qt."""
        sys.excepthook = self.caught
        qInstallMessageHandler(self._log.qt_message)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the type and place, and say so on screen; the message may hold a patient's words."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._log.crash(kind, trace)
        if self._is_telling:
            return
        self._is_telling = True
        self._tell(SENTENCE, f"{kind.__name__} at {places(trace).split(' < ')[0]}", self._told)

    def _told(self) -> None:
        self._is_telling = False


def core_dumps_off() -> None:
    """A crash must not leave the memory, with the key in it, on the disk."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
