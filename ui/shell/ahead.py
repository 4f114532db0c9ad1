"""Makes what is likely wanted next, a part at a time, while nobody presses a key."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

QUIET_SECONDS = 0.8
"""Nobody types or clicks for so long before a part is made."""
LOOK_EVERY_MS = 100
STYLED_AT_ONCE = 250
"""Parts of a page that are styled in one step: some 10 ms."""


class Ahead(QObject):
    """Takes a step of the work whenever it was quiet for a while; goes with its parent."""

    def __init__(self, work: Iterator[None], quiet: Callable[[], float], parent: QObject) -> None:
        """`quiet` gives the seconds since the last key or click."""
        super().__init__(parent)
        self._work = work
        self._quiet = quiet
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def is_busy(self) -> bool:
        """Whether there is still something to make."""
        return self._timer.isActive()

    def _go_on(self) -> None:
        if self._quiet() < QUIET_SECONDS:
            return
        try:
            next(self._work)
        except StopIteration:
            self._timer.stop()
        except Exception:
            self._timer.stop()  # said once; the page is made when it is asked for
            raise


def styled(page: QWidget) -> Iterator[None]:
    """Style a page that is not seen yet, as its first showing would do all at once."""
    for place, one in enumerate(page.findChildren(QWidget), 1):
        one.ensurePolished()
        if place % STYLED_AT_ONCE == 0:
            yield
