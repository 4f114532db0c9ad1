"""Read a typed chip: `flexion 40 p`, `slr l + 40 f`, `no numbness`, `erector spinae 3 r`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from charting.content.options import SIGN_WORDS, Option, compared
from charting.domain.finding import FindingDefinition, Kind
from charting.domain.visit_note import Observation, ObservationField, Side


class Entry(NamedTuple):
    """One finding on one side, as read from what was typed."""

    field: ObservationField
    observation: Observation


SIDES: dict[str, Side] = {
    **dict.fromkeys(("l", "left", "左"), "left"),
    **dict.fromkeys(("r", "right", "右"), "right"),
    **dict.fromkeys(("b", "both", "bilateral", "雙", "双"), "both"),
}

DETAILS = {"p": "painful", "painful": "painful", "f": "familiar", "familiar": "familiar"}

SIGNS = {word: value for value, words in SIGN_WORDS.items() for word in words}

NUMBER = re.compile(r"(-?\d+(?:[.,]\d+)?)(?:°|deg|cm|kg|h|hrs?|hours|min|bpm|/10|/5|/4)?")
SHORTEST_BEGINNING = 3

UNIT_WORDS = frozenset({"deg", "degrees", "cm", "kg", "h", "hours", "min", "°", "x"})


MARKED_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)([pf])")
"""A number with its mark stuck to it: `40p`."""


@dataclass(frozen=True)
class _Marks:
    """What stood around a finding's words."""

    side: Side = ""
    details: frozenset[str] = frozenset()
    sign: str = ""
    number: str = ""


def parse_chip(options: Sequence[Option], text: str) -> Entry | None:
    """The one entry that the text means, or None when it names none, or more than one.

    Marks may follow or precede the words in any order: a side `l` `r` `b` (where the
    finding has sides), `p` painful and `f` familiar (where it has them), `+` and `-`
    for tests, and a number. A single choice of several is given alone; the caller adds
    it to those already chosen.
    """
    words = _apart(text)
    for marks, name in _splits(words):
        entry = _entry(options, name, marks) or _several(options, name, marks)
        if entry is not None:
            return entry
    return None


def split_marks(text: str) -> tuple[str, str]:
    """The words of a typed chip and the marks after them: `slr + l` gives `slr` and `+ l`."""
    words = _apart(text)
    end = len(words)
    while end > 1 and _is_mark(words[end - 1]):
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


def _splits(words: Sequence[str]) -> Iterable[tuple[_Marks, str]]:
    """The text read with ever more of its words taken as marks, so that names come first."""
    yield _Marks(), " ".join(words)
    marked = [index for index, word in enumerate(words) if _is_mark(word)]
    for count in range(1, len(marked) + 1):
        taken = marked[-count:]
        marks = _marks([words[index] for index in taken])
        if marks is not None:
            yield marks, " ".join(word for index, word in enumerate(words) if index not in taken)


def _is_mark(word: str) -> bool:
    known = word in SIDES or word in DETAILS or word in SIGNS or word in UNIT_WORDS
    return known or NUMBER.fullmatch(word) is not None


def _marks(words: Sequence[str]) -> _Marks | None:
    """The marks as one value; None when two of them contradict each other."""
    marks = _Marks()
    for word in words:
        number = NUMBER.fullmatch(word)
        if word in SIDES and not marks.side:
            marks = replace(marks, side=SIDES[word])
        elif word in DETAILS:
            marks = replace(marks, details=marks.details | {DETAILS[word]})
        elif word in SIGNS and not marks.sign:
            marks = replace(marks, sign=SIGNS[word])
        elif number and not marks.number:
            marks = replace(marks, number=_canonical(number[1]))
        elif word not in UNIT_WORDS:
            return None
    return marks


def _entry(options: Sequence[Option], name: str, marks: _Marks) -> Entry | None:
    """The one entry of that name with those marks.

    A finding that needs a number or a sign may be named by its beginning (`flex 40`);
    all others must be named in full, or `no pain` would record that an arc is absent.
    """
    named = [option for option in options if name in option.searched]
    if not named and len(name) >= SHORTEST_BEGINNING and (marks.number or marks.sign):
        named = [option for option in options if _begins(option, name)]
    entries = {entry for option in named if (entry := _answered(option, marks)) is not None}
    return entries.pop() if len(entries) == 1 else None


def _begins(option: Option, name: str) -> bool:
    needs_mark = option.finding.kind in (Kind.SCORE, Kind.NUMBER, Kind.TEST)
    return needs_mark and any(each.startswith(name) for each in option.searched)


def _several(options: Sequence[Option], name: str, marks: _Marks) -> Entry | None:
    """Several answers of one finding after its name: `chi deep weak`."""
    if marks.number or marks.sign or marks.details:
        return None
    for finding in {option.finding.key: option.finding for option in options}.values():
        if finding.kind is not Kind.CHOICES or (marks.side and not finding.sided):
            continue
        for own in (finding.label, *finding.aliases):
            words = name.removeprefix(compared(own) + " ")
            keys = _choice_keys(finding, words.split()) if words != name else []
            if keys:
                return Entry(ObservationField(finding.key, marks.side), Observation(value=" ".join(keys)))
    return None


def _choice_keys(finding: FindingDefinition, words: Sequence[str]) -> list[str]:
    """The choices that the words name, sorted; none unless every word names one."""
    keys = [
        choice.key
        for word in words
        for choice in finding.choices
        if word in (compared(choice.label).split()[0], *map(compared, choice.aliases))
    ]
    return sorted(set(keys)) if len(keys) == len(words) else []


def _answered(option: Option, marks: _Marks) -> Entry | None:
    """The option with its marks, or None where a mark does not fit it."""
    finding = option.finding
    if (marks.side and not finding.sided) or not marks.details <= set(finding.details):
        return None
    value, details = option.value, set(marks.details)
    if finding.kind in (Kind.SCORE, Kind.NUMBER):
        value = marks.number if _fits(finding, marks) else ""
    elif finding.kind is Kind.TEST:
        if marks.sign != option.value or (marks.number and "angle" not in finding.details):
            return None
        details |= {f"angle={marks.number}"} if marks.number else set()
    elif marks.number or marks.sign:
        return None
    if not value:
        return None
    field = ObservationField(finding.key, marks.side)
    return Entry(field, Observation(value=value, details=" ".join(sorted(details))))


def _fits(finding: FindingDefinition, marks: _Marks) -> bool:
    return not marks.sign and (finding.kind is Kind.NUMBER or "." not in marks.number)


def _canonical(number: str) -> str:
    """The number without trailing zeros: `40.50` gives `40.5`."""
    whole, _, part = number.replace(",", ".").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    digits, part = digits.lstrip("0") or "0", part.rstrip("0")
    return sign + (f"{digits}.{part}" if part else digits)


def _apart(text: str) -> list[str]:
    """The words as they are compared, with a sign stuck to a word's end apart: `slr+` gives `slr`, `+`."""
    words: list[str] = []
    for word in compared(text).split():
        bare = word.rstrip(",+-")
        marked = MARKED_NUMBER.fullmatch(bare)
        pieces = marked.groups() if marked else (bare,)
        words.extend(part for part in (*pieces, *word[len(bare) :].replace(",", "")) if part)
    return words
