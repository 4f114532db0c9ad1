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
Readings = tuple[tuple[int, ...], ...]
"""What a typed day can mean: year, month and day as far as they were typed."""

CHINESE = str.maketrans({"年": " ", "月": " ", "日": " ", "号": " ", "號": " "})

AGO = re.compile(
    r"(?:about )?(\d{1,3}|an?|one|two|three|four|five|six) (day|week|month|year)s?(?: ago)?"
    r"|last (week|month|year)"
)
COUNTED = {
    word: number for number, word in enumerate(("one", "two", "three", "four", "five", "six"), start=1)
}

DAY_EXAMPLES = "12 Apr 1990, 1990-04-12 or 25/12/1990"
BIRTH_UNREAD = f"This day cannot be read. Type it like {DAY_EXAMPLES}; your words are kept here."
BIRTH_WITHOUT_DAY = (
    "A date of birth needs the day and the month: 12 Apr 1990. If they are not known, leave it empty and "
    "note the year under History; your words are kept here."
)
ONSET_UNREAD = (
    "This onset cannot be read. Type a day, a month or a year: 9 Feb 2026, Feb 2026, 2026, 3 weeks ago; "
    "or leave it empty."
)


def day_from(text: str, *, today: date) -> date | None:
    """The whole day that was typed, or None; two numbers that could both be the month are never guessed.

    `12 Apr 1990`, `April 12, 1990`, `1990-04-12`, `19900412`, `25/12/1990` and `12/25/1990`.
    A year of two digits is the latest one that is not in the future.
    """
    known = _past(_readings(text, today), today)
    return date(*known[0]) if len(known) == 1 and len(known[0]) == 3 else None


def birth_unread(text: str, *, today: date) -> str:
    """Why a typed date of birth is none yet, and what to type: `1961` lacks its day and month."""
    known = _past(_readings(text, today), today)
    lacks_day = len(known) == 1 and len(known[0]) < 3
    return which_day(text, today=today) or (BIRTH_WITHOUT_DAY if lacks_day else BIRTH_UNREAD)


def onset_from(text: str, *, today: date) -> str | None:
    """The onset as `2026`, `2026-02` or `2026-02-09`; empty for an empty text, None if it cannot be read.

    A day without a year, `9 Feb`, is the latest one that is not in the future. `2 days ago`
    and `3 weeks`, with or without `ago`, are a day, `last week` the day a week ago, months ago a month,
    years ago a year.
    """
    words = folded(text)
    if not words:
        return ""
    if words in ("today", "yesterday"):
        return (today - timedelta(days=words == "yesterday")).isoformat()
    ago = AGO.fullmatch(words)
    if ago:
        return _ago(ago, today)
    known = _possible(text, today)
    if len(known) != 1:
        return None
    return "-".join(f"{number:02}" if place else f"{number:04}" for place, number in enumerate(known[0]))


def _ago(found: re.Match[str], today: date) -> str:
    """No more exact than it was said: months ago name a month, years ago a year."""
    said, unit = found[1] or "one", found[2] or found[3]
    number = int(said) if said.isdigit() else COUNTED.get(said, 1)
    if unit in ("day", "week"):
        return (today - timedelta(days=number * (7 if unit == "week" else 1))).isoformat()
    if unit == "year":
        return f"{today.year - number:04}"
    year, month = divmod(today.year * 12 + today.month - 1 - number, 12)
    return f"{year:04}-{month + 1:02}"


def which_day(text: str, *, today: date) -> str:
    """The question that a day asks which could be two, `04/12/1990`; empty when it could not."""
    days = [date(*one) for one in _possible(text, today) if len(one) == 3]
    if len(days) != 2:
        return ""
    same_year = days[0].year == days[1].year
    first = _in_words(days[0]).removesuffix(f" {days[0].year}") if same_year else _in_words(days[0])
    return (
        f"Is that {first} or {_in_words(days[1])}? "
        f"Type the month as a word: {day_words(days[0])} or {day_words(days[1])}."
    )


def day_words(day: date | None) -> str:
    """A day as it is shown in a field and can be typed again: `12 Apr 1990`."""
    return PartialDate(day.isoformat()).words if day else ""


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def _possible(text: str, today: date) -> Readings:
    """What the words can mean, of days in the past as far as one of them is."""
    return _past(_readings(text, today) or _without_year(text, today), today)


def _past(found: Readings, today: date) -> Readings:
    """Births and onsets lie behind us: of two readings, one that is still to come is not meant."""
    past = tuple(one for one in found if date(*(*one, 1, 1)[:3]) <= today)
    return past or found[:1]


def _readings(text: str, today: date) -> Readings:
    """Year, month and day as far as they were typed; two of them where either number could be the month."""
    pieces = re.findall(r"[0-9]+|[^\W\d_]+", folded(text.translate(CHINESE)))
    pieces = [piece for piece in pieces if piece not in FILLERS]
    names = [piece for piece in pieces if not piece.isdigit()]
    numbers = [piece for piece in pieces if piece.isdigit()]
    if len(names) > 1 or not 1 <= len(numbers) <= 3:
        return ()
    found: tuple[tuple[int, ...] | None, ...]
    if names:
        month = _month(names[0])
        found = (_with_month(numbers, month, today),) if month else ()
    elif len(numbers) == 3 and len(numbers[0]) != 4:
        found = _three(numbers, today)
    else:
        found = (_numbers(numbers),)
    return tuple(dict.fromkeys(one for one in found if one and _exists(one)))


def _without_year(text: str, today: date) -> Readings:
    """The latest day with this day and month that is not in the future."""
    found: dict[tuple[int, ...], tuple[int, ...]] = {}
    for year in (today.year, today.year - 1):
        for one in _readings(f"{text} {year}", today):
            if len(one) == 3 and date(*one) <= today:
                found.setdefault(one[1:], one)
    return tuple(found.values())


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


def _numbers(numbers: list[str]) -> tuple[int, ...] | None:
    first = numbers[0]
    if len(numbers) == 1:
        if len(first) == 8:
            return (int(first[:4]), int(first[4:6]), int(first[6:]))
        return (int(first),) if len(first) == 4 else None
    if len(numbers) == 2:
        year, month = numbers if len(first) == 4 else (numbers[1], first)
        return (int(year), int(month)) if len(year) == 4 else None
    return (int(first), int(numbers[1]), int(numbers[2]))


def _three(numbers: list[str], today: date) -> Readings:
    """Month before day, as in New York, and day before month, as elsewhere."""
    one, other, year = int(numbers[0]), int(numbers[1]), _year(numbers[2], today)
    return ((year, one, other), (year, other, one))


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
