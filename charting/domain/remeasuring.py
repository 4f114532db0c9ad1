"""When a plan asks for measuring again, read from the practitioner's own words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

ASKED = re.compile(
    r"\b(?:re-?(?:measure|test)|(?:measure|test|score)\s+again)\b[^.;\n]{0,30}?"
    r"\b(?:(?:at|on|by|with)\s+visit\s+(?P<visit>\d{1,3})"
    r"|in\s+(?P<number>\d{1,2})\s+(?P<unit>day|week|month)s?)\b",
    re.IGNORECASE,
)
DAYS = {"day": 1, "week": 7, "month": 30}


@dataclass(frozen=True, kw_only=True)
class MeasureAgain:
    """What a plan says of measuring again: at a visit, or after some days."""

    words: str
    """As the practitioner wrote it: `Measure again at visit 8`."""
    at_visit: int | None = None
    after_days: int | None = None

    def is_due(self, *, next_visit: int, planned_on: date, today: date) -> bool:
        """Whether the next visit, by its number, or today is as late as the plan says."""
        if self.at_visit is not None:
            return next_visit >= self.at_visit
        return planned_on + timedelta(days=self.after_days or 0) <= today


def measure_again(plan: str) -> MeasureAgain | None:
    """What the plan says of measuring again; None where it says nothing that is understood.

    `Measure again at visit 8`, `re-measure in 4 weeks`. No interval is assumed: when to measure
    again is the practitioner's to say, and the measures' own sources give no general rule.
    """
    found = ASKED.search(plan)
    if found is None:
        return None
    words = " ".join(found[0].split())
    if found["visit"]:
        return MeasureAgain(words=words, at_visit=int(found["visit"]))
    return MeasureAgain(words=words, after_days=int(found["number"]) * DAYS[found["unit"].lower()])
