"""What the computer says of itself: its clock, its way of writing dates."""

import time

from PySide6.QtCore import QLocale


def now_ms() -> float:
    """Milliseconds of a clock that never moves back."""
    return time.monotonic() * 1000


def day_first() -> bool:
    """Whether dates are typed day first here, as the system's own short date says."""
    pattern = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat).lower()
    return pattern.find("d") < pattern.find("m")
