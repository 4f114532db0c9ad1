"""Read a typed total of a questionnaire: `rmdq 12`, `odi 34 %`, `grc +3 on 9 Feb`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from charting.content.options import compared
from charting.domain.finding import FindingDefinition, Section, in_figures
from charting.domain.measure import Measure
from charting.domain.visit_note import Observation, ObservationField

MEASURES = "measures"
"""The section of the visit that takes them."""

PREFIX = "total_"
"""A measure's total is kept as a finding: `total_rmdq`."""

TOTAL = re.compile(
    r"(?P<name>\D.*?)[\s:=]+(?P<number>[+\-−–]?\d+(?:[.,]\d+)?)\s*(?:%|/\s*\d+|points?|pts?)?"
    r"(?:\s+on\s+(?P<day>.+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class TypedTotal:
    """What was typed for one measure."""

    finding: FindingDefinition
    number: float
    day: str = ""
    """On which day it was filled in, as typed; empty for the day of the visit."""

    def objection(self) -> str:
        """Why it cannot be a total of this measure, as one sentence; empty when it can."""
        lowest, highest = self.finding.lowest or 0, self.finding.highest or 0
        if lowest <= self.number <= highest:
            return ""
        ends = f"{in_figures(lowest)} to {in_figures(highest)}"
        return f"{self.finding.label} is from {ends}: {in_figures(self.number)} stays as words."


def parse_total(section: Section, text: str) -> TypedTotal | None:
    """The one total that the text says, possible or not; None when it names no measure."""
    match = TOTAL.fullmatch(text.strip())
    if match is None:
        return None
    name = compared(match["name"])
    for finding in section.findings:
        if not finding.retired and name in map(compared, (finding.label, *finding.aliases)):
            number = float(match["number"].replace(",", ".").translate(str.maketrans("−–", "--")))
            return TypedTotal(finding=finding, number=number, day=(match["day"] or "").strip())
    return None


def entry_of(
    total: TypedTotal, measures: Mapping[str, Measure], day: str
) -> tuple[ObservationField, Observation]:
    """The total as the visit keeps it, with the version of the measure and, if it is another, its day."""
    measure = measures[total.finding.key.removeprefix(PREFIX)]
    details = [f"version={measure.version}", *([f"on={day}"] if day else [])]
    value = f"{total.number:.2f}".rstrip("0").rstrip(".")
    return ObservationField(total.finding.key), Observation(value=value, details=" ".join(sorted(details)))
