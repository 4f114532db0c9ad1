"""What the computer says of itself: its clock, its way of writing dates."""

import time
from datetime import UTC, datetime

from PySide6.QtCore import QLocale


def utc_now() -> datetime:
    """The time now, aware, in UTC."""
    return datetime.now(UTC)


def now_ms() -> float:
    """Milliseconds of a clock that never moves back."""
    return time.monotonic() * 1000


def day_first() -> bool:
    """Whether dates are typed day first here, as the system's own short date says."""
    pattern = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat).lower()
    return pattern.find("d") < pattern.find("m")
