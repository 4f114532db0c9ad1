"""Read a typed chip: `flexion 40 p`, `slr l + 40 f`, `no numbness`, `erector spinae 3 r`."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from charting.content.chip_marks import Marks, apart, is_mark, measured, splits
from charting.content.options import Option, compared
from charting.domain.finding import FindingDefinition, Kind, problem_with
from charting.domain.visit_note import Observation, ObservationField


class Entry(NamedTuple):
    """One finding on one side, as read from what was typed."""

    field: ObservationField
    observation: Observation


MEASURED = (Kind.SCORE, Kind.NUMBER, Kind.TEST)
"""Findings that mean nothing without a number or a sign."""

ARTICLES = frozenset({"the", "a", "an"})

SHORTEST_BEGINNING = 3

YEAR = re.compile(r"(19|20)\d\d")
"""`since 2019` is no number of days."""

SAYS_ALL = frozenset({"days", "°C", "/min"})
"""Units that by themselves name the one finding of a row that has them: `3 weeks`, `38.2 c`, `72 bpm`."""


def parse_chip(options: Sequence[Option], text: str) -> Entry | None:
    """The one entry that the text means, or None when it names none, or more than one.

    Marks may follow or precede the words in any order: a side `l` `r` `b` (where the
    finding has sides), `p` painful and `f` familiar (where it has them), `+` and `-`
    for tests and for what is present or denied, and a number with its unit. A single
    choice of several is given alone; the caller adds it to those already chosen.
    """
    return Vocabulary(options).entry(apart(text))


def split_marks(text: str) -> tuple[str, str]:
    """The words of a typed chip and the marks after them: `slr + l` gives `slr` and `+ l`."""
    words = apart(text)
    end = len(words)
    while end > 1 and is_mark(words[end - 1]):
        end -= 1
    return " ".join(words[:end]), " ".join(words[end:])


def without_articles(name: str) -> str:
    """The name as it is typed in a hurry: `trains only upper body`."""
    return " ".join(word for word in name.split() if word not in ARTICLES) or name


class Vocabulary:
    """The answers that may be typed, by every name they have."""

    def __init__(self, options: Iterable[Option], *, may_begin: bool = True) -> None:
        """`may_begin`: whether a beginning (`flex 40`) or a unit (`3 weeks`) may stand for a name."""
        self._named: dict[str, list[Option]] = {}
        for option in options:
            for name in dict.fromkeys((*option.searched, *map(without_articles, option.searched))):
                self._named.setdefault(name, []).append(option)
        held = {option.finding.key: option.finding for named in self._named.values() for option in named}
        self.findings = held
        measured_names = (name for name, named in self._named.items() if _any_measured(named))
        self._beginnings = sorted(measured_names) if may_begin else []
        self._is_home = may_begin
        self._of_choices = [
            (compared(own) + " ", finding)
            for finding in held.values()
            if finding.kind is Kind.CHOICES
            for own in (finding.label, *finding.aliases)
        ]
        """Names of findings that may have several answers, each with the space after it."""
        self._choices: dict[str, Mapping[str, Sequence[str]]] = {}
        """Of those that were asked for, by finding: the choices by their words."""

    def entry(self, words: Sequence[str], *, may_be_several: bool = True) -> Entry | None:
        """The one entry that the words mean, or None when they name none, or more than one.

        `may_be_several`: whether it may be several answers of one finding.
        """
        for marks, name in splits(words):
            entry = self._entry(name, marks)
            if entry is None and may_be_several:
                entry = self._several(name, marks)
            if entry is not None:
                return entry
        return None

    def names(self, words: Sequence[str]) -> bool:
        """Whether the words are a name here, even one that still needs its number."""
        return any(name in self._named for _, name in splits(words))

    def _entry(self, name: str, marks: Marks) -> Entry | None:
        """The one entry of that name with those marks.

        A finding that needs a number or a sign may be named by its beginning (`flex 40`);
        all others must be named in full, or `no pain` would record that an arc is absent.
        """
        named = self._named.get(name, [])
        if self._is_home and marks.number and not name:
            named = self._by_unit(marks)
        may_begin = len(name) >= SHORTEST_BEGINNING and not is_mark(name.split()[-1])
        if not named and may_begin and (marks.number or marks.sign):
            named = list(self._begun(name))
        entries = {entry for option in named if (entry := _answered(option, marks)) is not None}
        return entries.pop() if len(entries) == 1 else None

    def _begun(self, name: str) -> Iterator[Option]:
        first = bisect_left(self._beginnings, name)
        for found in takewhile(lambda one: one.startswith(name), self._beginnings[first:]):
            yield from (option for option in self._named[found] if option.finding.kind in MEASURED)

    def _by_unit(self, marks: Marks) -> list[Option]:
        """The one finding that a bare number with such a unit can only be; a rate needs no unit."""
        rates = [one for one in self.findings.values() if one.unit == "/min"]
        bare = Marks(number=marks.number)
        fitting = (
            [one for one in rates if len(rates) == 1 and _says_all(one, replace(bare, unit="/min"))]
            if marks == bare
            else [one for one in self.findings.values() if _says_all(one, marks)]
        )
        if len(fitting) != 1:
            return []
        return [option for option in self._named[compared(fitting[0].label)] if option.finding is fitting[0]]

    def _several(self, name: str, marks: Marks) -> Entry | None:
        """Several answers of one finding after its name: `chi deep weak`."""
        if marks.number or marks.sign or marks.details:
            return None
        for own, finding in self._of_choices:
            if name.startswith(own) and (finding.sided or not marks.side):
                keys = self._choice_keys(finding, name.removeprefix(own).split())
                if keys:
                    field = ObservationField(finding.key, marks.side)
                    return Entry(field, Observation(value=" ".join(keys)))
        return None

    def _choice_keys(self, finding: FindingDefinition, words: Sequence[str]) -> list[str]:
        """The choices that the words name, sorted; none unless every word names one."""
        by_word = self._choices.get(finding.key)
        if by_word is None:
            by_word = self._choices[finding.key] = _choices_by_word(finding)
        keys = [key for word in words for key in by_word.get(word, ())]
        return sorted(set(keys)) if len(keys) == len(words) else []


def _says_all(finding: FindingDefinition, marks: Marks) -> bool:
    """Whether the number with its unit can be the finding's; `98.6 f` is no familiar pain."""
    has_unit = bool(marks.unit) or (finding.unit == "°C" and "familiar" in marks.details)
    if finding.kind is not Kind.NUMBER or finding.unit not in SAYS_ALL or not has_unit:
        return False
    found = measured(marks, finding.unit, finding.highest)
    return found is not None and problem_with(finding, found[0]) is None


def _any_measured(options: Iterable[Option]) -> bool:
    return any(option.finding.kind in MEASURED for option in options)


def _choices_by_word(finding: FindingDefinition) -> Mapping[str, Sequence[str]]:
    """Keys of choices by each one word that names them beside the finding's own name."""
    own = {compared(name) for name in (finding.label, *finding.aliases)}
    found: dict[str, list[str]] = {}
    for choice in finding.choices:
        for word in {compared(choice.label).split()[0], *map(compared, choice.aliases)} - own:
            found.setdefault(word, []).append(choice.key)
    return found


def _answered(option: Option, marks: Marks) -> Entry | None:
    """The option with its marks, or None where a mark does not fit it."""
    finding = option.finding
    if marks.side and not finding.sided:
        return None
    if finding.kind in (Kind.SCORE, Kind.NUMBER):
        return _number(finding, marks)
    if not marks.details <= set(finding.details) or (marks.unit and marks.unit != "°"):
        return None
    value, details = option.value, set(marks.details)
    if finding.kind is Kind.TEST:
        if marks.sign != option.value or (marks.number and "angle" not in finding.details):
            return None
        details |= {f"angle={marks.number}"} if marks.number else set()
    elif marks.number:
        return None
    elif (
        finding.kind is Kind.PRESENT and option.value == "present" and marks.sign in ("positive", "negative")
    ):
        value = "present" if marks.sign == "positive" else "absent"
    elif marks.sign:
        return None
    field = ObservationField(finding.key, marks.side)
    return Entry(field, Observation(value=value, details=" ".join(sorted(details)))) if value else None


def _is_graded_reflex(finding: FindingDefinition, marks: Marks) -> bool:
    """Whether the sign belongs to the number: reflexes are graded `2+` (Magee, 0 to 4+)."""
    return marks.sign == "positive" and finding.key.startswith("reflex_")


def _number(finding: FindingDefinition, marks: Marks) -> Entry | None:
    """A measured number in the finding's own unit; one that was converted keeps how it was typed."""
    if (
        not marks.number
        or (marks.sign and not _is_graded_reflex(finding, marks))
        or (finding.kind is Kind.SCORE and "." in marks.number)
    ):
        return None
    found = measured(marks, finding.unit, finding.highest)
    is_year = finding.unit == "days" and not marks.unit and YEAR.fullmatch(marks.number)
    if found is None or is_year:
        return None
    number, typed = found
    details = set(marks.details) - ({"familiar"} if typed.endswith("°F") else set())
    if not details <= set(finding.details):
        return None
    details |= {f"typed={typed}"} if typed else set()
    return Entry(
        ObservationField(finding.key, marks.side),
        Observation(value=number, details=" ".join(sorted(details))),
    )
