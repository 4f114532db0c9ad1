"""What the computer says of itself."""

import time
from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time now, aware, in UTC."""
    return datetime.now(UTC)


def now_ms() -> float:
    """Milliseconds of a clock that never moves back."""
    return time.monotonic() * 1000
