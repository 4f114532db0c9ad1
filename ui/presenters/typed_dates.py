"""Days as people type them, read into dates; what cannot be read is never guessed."""

import re
from datetime import date, timedelta

from charting.domain.dates import PartialDate
from charting.domain.text import folded

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
FILLERS = frozenset({"st", "nd", "rd", "th", "of", "about"})
CHINESE = str.maketrans({"年": " ", "月": " ", "日": " ", "号": " ", "號": " "})

DAY_EXAMPLES = "1990-04-12, 12 Apr 1990 or 12/4/1990"
BIRTH_UNREAD = f"This day cannot be read. Type it like {DAY_EXAMPLES}; your words are kept here."
ONSET_UNREAD = (
    "This onset cannot be read. Type a day, a month or a year: 9 Feb 2026, Feb 2026, 2026; or leave it empty."
)


def day_from(text: str, *, day_first: bool, today: date) -> date | None:
    """The whole day that was typed, or None.

    `12 Apr 1990`, `April 12, 1990`, `1990-04-12`, `19900412` and `12/4/1990`, where
    `day_first` says which of the first two numbers is the day if both could be.
    A year of two digits is the latest one that is not in the future.
    """
    known = _read(text, day_first, today)
    return date(*known) if known and len(known) == 3 else None


def onset_from(text: str, *, day_first: bool, today: date) -> str | None:
    """The onset as `2026`, `2026-02` or `2026-02-09`; empty for an empty text, None if it cannot be read.

    A day without a year, `9 Feb`, is the latest one that is not in the future.
    """
    words = folded(text)
    if not words:
        return ""
    if words in ("today", "yesterday"):
        return (today - timedelta(days=words == "yesterday")).isoformat()
    known = _read(text, day_first, today) or _latest(text, day_first, today)
    if not known:
        return None
    return "-".join(f"{number:02}" if place else f"{number:04}" for place, number in enumerate(known))


def day_words(day: date | None) -> str:
    """A day as it is shown in a field and can be typed again: `12 Apr 1990`."""
    return PartialDate(day.isoformat()).words if day else ""


def _read(text: str, day_first: bool, today: date) -> tuple[int, ...] | None:
    """Year, month and day as far as they were typed."""
    pieces = re.findall(r"[0-9]+|[^\W\d_]+", folded(text.translate(CHINESE)))
    pieces = [piece for piece in pieces if piece not in FILLERS]
    names = [piece for piece in pieces if not piece.isdigit()]
    numbers = [piece for piece in pieces if piece.isdigit()]
    if len(names) > 1 or not 1 <= len(numbers) <= 3:
        return None
    if names:
        month = _month(names[0])
        found = _with_month(numbers, month, today) if month else None
    else:
        found = _numbers(numbers, day_first, today)
    return found if found and _exists(found) else None


def _latest(text: str, day_first: bool, today: date) -> tuple[int, ...] | None:
    for year in (today.year, today.year - 1):
        known = _read(f"{text} {year}", day_first, today)
        if known and len(known) == 3 and date(*known) <= today:
            return known
    return None


def _month(name: str) -> int | None:
    """The month that a name of three letters or more begins."""
    matches = [place for place, month in enumerate(MONTHS, start=1) if month.startswith(name)]
    return matches[0] if len(name) >= 3 and matches else None


def _with_month(numbers: list[str], month: int, today: date) -> tuple[int, ...] | None:
    if len(numbers) == 1:
        return (int(numbers[0]), month) if len(numbers[0]) == 4 else None
    if len(numbers) == 2:
        year, day = numbers if len(numbers[0]) == 4 else (numbers[1], numbers[0])
        return (_year(year, today), month, int(day))
    return None


def _numbers(numbers: list[str], day_first: bool, today: date) -> tuple[int, ...] | None:
    first = numbers[0]
    if len(numbers) == 1:
        if len(first) == 8:
            return (int(first[:4]), int(first[4:6]), int(first[6:]))
        return (int(first),) if len(first) == 4 else None
    if len(numbers) == 2:
        year, month = numbers if len(first) == 4 else (numbers[1], first)
        return (int(year), int(month)) if len(year) == 4 else None
    if len(first) == 4:
        return (int(first), int(numbers[1]), int(numbers[2]))
    return _three(numbers, day_first, today)


def _three(numbers: list[str], day_first: bool, today: date) -> tuple[int, ...]:
    day, month = int(numbers[0]), int(numbers[1])
    if month > 12 or (not day_first and day <= 12):
        day, month = month, day
    return (_year(numbers[2], today), month, day)


def _year(digits: str, today: date) -> int:
    if len(digits) != 2:
        return int(digits)
    century = today.year // 100 * 100
    year = century + int(digits)
    return year if year <= today.year else year - 100


def _exists(found: tuple[int, ...]) -> bool:
    year, month, day = (*found, 1, 1)[:3]
    try:
        return date(year, month, day).year >= 1000
    except (ValueError, OverflowError):
        return False
