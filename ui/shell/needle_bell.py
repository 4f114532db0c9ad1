"""How needle timers are seen and heard: a line above the footer, words in it, the computer's own sound."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from ui.presenters.treatment.needle_timers import NeedleTimers, TimerLines
from ui.shell.workspace_frame import WorkspaceFrame


class NeedleBell:
    """Shows the lines in an open chart's frame; the keyboard stays where it is."""

    def __init__(self, frame: WorkspaceFrame, open_visit: Callable[[int, int], object]) -> None:
        self._frame = frame
        self._open_visit = open_visit
        self._visit: tuple[int, int] | None = None
        frame.timer_open.clicked.connect(self._open)

    def attach(self, timers: NeedleTimers) -> None:
        """Let “Heard” hush them."""
        self._frame.timer_heard.clicked.connect(timers.hush)

    def show_timers(self, lines: TimerLines) -> None:
        """Say it without taking the keyboard."""
        self._visit = lines.visit
        self._frame.timer_line.say("\n".join(lines.over))
        self._frame.footer.show_timers(lines.footer)

    def ring(self) -> None:
        """Make the computer's own sound."""
        QApplication.beep()

    def _open(self) -> None:
        if self._visit is not None:
            self._open_visit(*self._visit)
