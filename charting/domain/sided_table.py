"""A table of findings by side, such as the neurological examination: its one line, what is normal in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from charting.domain.finding import FindingDefinition, Kind, number_from, spoken
from charting.domain.visit_note import Observation, ObservationField, Side

CELLS: tuple[Side, ...] = ("left", "right")
NORMAL_CHOICES = ("normal", "present")
"""Answers that say a thing is as it should be, sensation the one and a reflex the other."""
TESTED_APART = frozenset({"sensation_s2_s4", "reflex_anal"})
"""The saddle area is never filled along with the rest: a loss there is an emergency (Finucane 2020)."""

Seen = Mapping[ObservationField, Observation]


def table_words(findings: Sequence[FindingDefinition], observations: Seen) -> str:
    """What stands out, and how much was tested: `Power L5 4/5 right; rest normal (10 of 26 tested)`.

    Empty when nothing was tested. Within the usual range a finding stands out where its sides differ.
    """
    tested = sum(len(_values(finding, observations)) for finding in findings)
    if not tested:
        return ""
    count = f"({tested} of {len(findings) * len(CELLS)} tested)"
    said = [words for finding in findings for words in _standing_out(finding, observations)]
    rest = sum(1 for finding in findings if _values(finding, observations)) - len(said)
    if not said:
        return f"All normal {count}" if tested == len(findings) * len(CELLS) else f"Normal so far {count}"
    return f"{' · '.join(said)}{'; rest normal' if rest > 0 else ''} {count}"


def untested(
    findings: Iterable[FindingDefinition], observations: Seen
) -> Iterator[tuple[ObservationField, str]]:
    """Each cell without an answer whose normal answer is known, with that answer; not those TESTED_APART."""
    for finding in findings:
        answer, values = normal_answer(finding), _values(finding, observations)
        for side in CELLS:
            if answer and side not in values and finding.key not in TESTED_APART:
                yield ObservationField(finding.key, side), answer


def normal_answer(finding: FindingDefinition) -> str:
    """The canonical answer for a normal result: full power, an average reflex, normal sensation; else empty.

    Of a usual range it is the lowest, as 2 of a reflex's 2 to 3 is the average (see `normal.source`).
    """
    if finding.kind is Kind.CHOICE:
        return next((key for key in NORMAL_CHOICES if finding.choice(key)), "")
    if finding.kind is Kind.SCORE and finding.normal:
        return f"{finding.normal.lowest:g}"
    return ""


def _values(finding: FindingDefinition, observations: Seen) -> dict[Side, str]:
    """What was recorded of each side; an answer for both is one for each."""
    both = observations.get(ObservationField(finding.key, "both"))
    seen = {side: observations.get(ObservationField(finding.key, side)) or both for side in CELLS}
    return {side: one.value for side, one in seen.items() if one and one.value}


def _standing_out(finding: FindingDefinition, observations: Seen) -> list[str]:
    """At most one phrase for a finding."""
    values = _values(finding, observations)
    differ = len(set(values.values())) > 1
    shown = {side: value for side, value in values.items() if differ or not _is_normal(finding, value)}
    if differ and any(not _is_normal(finding, value) for value in shown.values()):
        shown = {side: value for side, value in shown.items() if not _is_normal(finding, value)}
    if not shown:
        return []
    if len(shown) == len(CELLS) and not differ:
        return [f"{_said(finding, next(iter(shown.values())))} both sides"]
    first, *others = [(_said(finding, value), side) for side, value in shown.items()]
    more = (words.removeprefix(finding.label).strip() for words, _ in others)
    aside = "".join(f", {words} {side}" for words, (_, side) in zip(more, others, strict=True))
    return [f"{first[0]} {first[1]}{aside}"]


def _is_normal(finding: FindingDefinition, value: str) -> bool:
    if finding.kind is Kind.CHOICE:
        return value in NORMAL_CHOICES
    number, normal = number_from(value), finding.normal
    return number is not None and normal is not None and normal.lowest <= number <= normal.highest


def _said(finding: FindingDefinition, value: str) -> str:
    if finding.kind is Kind.SCORE and finding.highest is not None:
        return f"{finding.label} {value}/{finding.highest:g}"
    words = ", ".join(spoken(finding, value))
    return words if words.startswith(finding.label) else f"{finding.label} {words}"
