"""Python's collector of reference cycles, kept on the main thread.

Left to itself it runs wherever the next object is made. A page that was closed is often a cycle, and one
collected in the background thread takes its Qt widgets apart there, which crashes Qt.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1_000


class Tidying(QObject):
    """From its making until `stop`, cycles are collected between events and nowhere else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(tidy_when_due)
        self._timer.start(LOOK_EVERY_MS)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()


def tidy_when_due() -> None:
    """Collect the oldest generation that Python's own thresholds say is due; nothing where none is."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [age for age in range(3) if thresholds[age] and counts[age] > thresholds[age]]
    if due:
        gc.collect(max(due))


def leave_out_what_stays() -> None:
    """Let later collections pass over all that is there now, such as the vocabulary: it lives to the end."""
    gc.freeze()
