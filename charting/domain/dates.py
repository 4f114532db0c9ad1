"""Ages, and dates that are only partly known."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Not from strftime: the toolkit sets the system's language, and a shown day must be readable again."""


def age_on(born: date, day: date) -> int:
    """Completed years on a day; a birthday on 29 February is reached on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True)
class PartialDate:
    """A date of which at least the year is known: `2019`, `2019-03` or `2019-03-12`."""

    text: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", self.text):
            raise ValueError(f"not a partial date: {self.text!r}")
        date.fromisoformat((self.text + "-01-01")[:10])

    @property
    def words(self) -> str:
        """As it is said: `9 Feb 2026`, `Feb 2026` or `2026`."""
        day = date.fromisoformat((self.text + "-01-01")[:10])
        month_and_year = f"{MONTHS[day.month - 1]} {day.year}"
        return {4: f"{day.year}", 7: month_and_year, 10: f"{day.day} {month_and_year}"}[len(self.text)]
