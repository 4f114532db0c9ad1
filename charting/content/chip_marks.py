"""The marks that stand around a finding's words in a typed chip: side, sign, number with its unit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from charting.content.options import SIGN_WORDS, compared
from charting.domain.visit_note import Side

SIDES: Mapping[str, Side] = {
    **dict.fromkeys(("l", "left", "lt", "左", "左側", "左侧"), "left"),
    **dict.fromkeys(("r", "right", "rt", "右", "右側", "右侧"), "right"),
    **dict.fromkeys(("b", "both", "bilateral", "bilaterally", "bilat", "bilat.", "bil"), "both"),
    **dict.fromkeys(("雙", "双", "兩", "两", "雙側", "双侧", "兩側", "两侧"), "both"),
}

DETAILS = {"p": "painful", "painful": "painful", "f": "familiar", "familiar": "familiar"}

SIGNS = {word: value for value, words in SIGN_WORDS.items() for word in words}

UNITS: Mapping[str, str] = {
    **dict.fromkeys(("°", "deg", "degrees"), "°"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("min", "mins", "minutes"), "min"),
    **dict.fromkeys(("bpm", "/min"), "/min"),
    **dict.fromkeys(("c", "°c", "celsius"), "°C"),
    **dict.fromkeys(("°f", "fahrenheit"), "°F"),
    **dict.fromkeys(("lb", "lbs", "pounds"), "lb"),
    **dict.fromkeys(("in", "inch", "inches"), "in"),
    **dict.fromkeys(("day", "days"), "days"),
    **dict.fromkeys(("wk", "wks", "week", "weeks"), "weeks"),
    **{unit: unit for unit in ("cm", "mm", "kg", "%")},
    "mmhg": "mmHg",
}
"""Units as they are typed, and as the findings have them."""

FACTORS: Mapping[tuple[str, str], Decimal] = {
    ("lb", "kg"): Decimal("0.45359237"),
    ("in", "cm"): Decimal("2.54"),
    ("mm", "cm"): Decimal("0.1"),
    ("weeks", "days"): Decimal(7),
}
"""How much of the second one of the first is: the international pound and inch of 1959, both exact."""

COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS = {word: str(number) for number, word in enumerate(COUNTED, start=1)}
NUMBER = re.compile(
    rf"(-?\d{{1,6}}(?:[.,]\d{{1,4}})?)(/10|/5|/4|{'|'.join(sorted(map(re.escape, UNITS), reverse=True))})?"
)
MARKED_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)([pf])")
"""A number with its mark stuck to it: `40p`."""

BRACKETED = re.compile(rf"\(({'|'.join(sorted(SIDES, key=len, reverse=True))})\)")
"""A side in brackets: `slr (r)`, `slr(r)`."""

STUCK_SIGN = re.compile(r"([+-])([lrb])")
"""A sign with its side stuck to it: `+l`."""

FILLERS = frozenset(("x", "@"))
"""Say nothing beside a number: `x 3 weeks`, `slr + @ 40`."""

MOST_MARKS = 5


@dataclass(frozen=True)
class Marks:
    """What stood around a finding's words."""

    side: Side = ""
    details: frozenset[str] = frozenset()
    sign: str = ""
    number: str = ""
    unit: str = ""
    """As the findings have it, or `/10` and the like; empty when none was typed."""


def splits(words: Sequence[str]) -> tuple[tuple[Marks, str], ...]:
    """The text read with ever more of its words taken as marks, so that names come first."""
    return _splits(tuple(words))


@lru_cache(maxsize=2048)
def _splits(words: tuple[str, ...]) -> tuple[tuple[Marks, str], ...]:
    return tuple(_each_split(words))


def _each_split(words: Sequence[str]) -> Iterator[tuple[Marks, str]]:
    yield Marks(), " ".join(words)
    marked = [place for place, word in enumerate(words) if is_mark(word)]
    if len(marked) > MOST_MARKS:
        return
    for count in range(1, len(marked) + 1):
        for taken in combinations(reversed(marked), count):
            marks = marks_of([words[place] for place in sorted(taken)])
            if marks is not None:
                yield marks, " ".join(word for place, word in enumerate(words) if place not in taken)


def is_mark(word: str) -> bool:
    """Whether a word may be a mark; it may be part of a name as well."""
    known = word in SIDES or word in DETAILS or word in SIGNS or word in UNITS or word in NUMBER_WORDS
    return known or word in FILLERS or NUMBER.fullmatch(word) is not None


def marks_of(words: Sequence[str]) -> Marks | None:
    """The marks as one value; None when two of them contradict each other."""
    marks = Marks()
    for word in words:
        number = NUMBER.fullmatch(NUMBER_WORDS.get(word, word))
        if word in SIDES and not marks.side:
            marks = replace(marks, side=SIDES[word])
        elif word in DETAILS and DETAILS[word] not in marks.details:
            marks = replace(marks, details=marks.details | {DETAILS[word]})
        elif word in SIGNS and not marks.sign:
            marks = replace(marks, sign=SIGNS[word])
        elif number and not marks.number:
            unit = UNITS.get(number[2] or "", number[2] or "")
            marks = replace(marks, number=canonical(number[1]), unit=unit)
        elif word in UNITS and marks.number and not marks.unit:
            marks = replace(marks, unit=UNITS[word])
        elif word not in FILLERS:
            return None
    return marks


def measured(marks: Marks, unit: str, highest: float | None) -> tuple[str, str] | None:
    """The number in a finding's own unit and, where it was converted, how it was typed; None if it cannot be.

    Converted numbers are rounded to one decimal. `101 f` beside a temperature is Fahrenheit.
    """
    typed = marks.unit
    if unit == "°C" and "familiar" in marks.details:
        typed = "°F"
    if typed.startswith("/") and typed != "/min":
        return (marks.number, "") if highest is not None and typed == f"/{highest:g}" else None
    if typed in ("", unit):
        return marks.number, ""
    number = Decimal(marks.number)
    if (typed, unit) == ("°F", "°C"):
        number = (number - 32) * 5 / 9
    elif (typed, unit) in FACTORS:
        number *= FACTORS[typed, unit]
    else:
        return None
    return canonical(f"{number:.1f}"), f"{marks.number}_{typed}"


def canonical(number: str) -> str:
    """The number without trailing zeros: `40.50` gives `40.5`."""
    whole, _, part = number.replace(",", ".").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    digits, part = digits.lstrip("0") or "0", part.rstrip("0")
    return sign + (f"{digits}.{part}" if part else digits)


def apart(text: str) -> list[str]:
    """The words as they are compared, with a sign stuck to a word's end apart: `slr+` gives `slr`, `+`."""
    words: list[str] = []
    for word in BRACKETED.sub(r" \1 ", compared(text)).split():
        bare = word.rstrip(",+-")
        marked = MARKED_NUMBER.fullmatch(bare)
        marked = marked or STUCK_SIGN.fullmatch(bare)
        pieces = marked.groups() if marked else (bare,)
        words.extend(part for part in (*pieces, *word[len(bare) :].replace(",", "")) if part)
    return words
