"""Pairs of recorded findings that do not go together: said, never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from charting.domain.finding import ANSWERS, FindingDefinition, Kind, spoken
from charting.domain.visit_note import Observation, ObservationField, Side

NEGATIVE = frozenset({"absent", "negative", "no", "none", "not_done"})
"""Answers that say a thing is not there, or was not done."""

UNDECIDED = frozenset({"unable"})


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Two answers of which only one can be meant."""

    field: ObservationField
    """Where the thing is said to be there."""
    denial: str
    """`No radiation`."""
    finding: str
    """`Leg pain, left`."""

    @property
    def words(self) -> str:
        """The pair as one sentence."""
        return f"“{self.denial}” and “{self.finding}” do not go together. Please check which is meant."


def contradictions(
    definitions: Mapping[str, FindingDefinition], observations: Mapping[ObservationField, Observation]
) -> tuple[Contradiction, ...]:
    """Every denial with what it denies: another answer of its own finding, or one that its content names.

    A denial of one side says nothing of the other; one of both sides, or without a side, denies each.
    """
    return tuple(
        Contradiction(field=other, denial=_said(definition, field.side, no), finding=found)
        for field, seen in observations.items()
        if (definition := definitions.get(field.finding)) is not None
        for no in _answers(definition, seen)
        if no in NEGATIVE
        for other, found in _denied(definitions, observations, field)
    )


def _denied(
    definitions: Mapping[str, FindingDefinition],
    observations: Mapping[ObservationField, Observation],
    denial: ObservationField,
) -> Iterator[tuple[ObservationField, str]]:
    denied = dict.fromkeys((denial.finding, *definitions[denial.finding].denies))
    for field, seen in observations.items():
        definition = definitions.get(field.finding)
        if definition is None or not _reaches(denial.side, field.side):
            continue
        for answer in _answers(definition, seen):
            names = (field.finding, f"{field.finding}.{answer}")
            if answer not in NEGATIVE | UNDECIDED and any(name in denied for name in names):
                yield field, _said(definition, field.side, answer)


def _reaches(denied: Side, found: Side) -> bool:
    return denied in ("", "both", found) or found == "both"


def _answers(definition: FindingDefinition, seen: Observation) -> list[str]:
    """The single answers of a finding that is answered in fixed words."""
    fixed = definition.kind in ANSWERS or definition.kind in (Kind.CHOICE, Kind.CHOICES)
    return seen.value.split() if fixed else []


def _said(definition: FindingDefinition, side: str, answer: str) -> str:
    words = ", ".join(spoken(definition, answer))
    return f"{words}, {side}" if side else words
