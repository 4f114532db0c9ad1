"""Questionnaires and scales: what they ask, how they are scored and what change is real."""

from dataclasses import dataclass
from typing import Literal

from charting.domain.finding import Review

Method = Literal["sum", "mean", "entered"]
"""How the answers become a score; `entered` where only the total may be kept."""

Missing = Literal["refuse", "not_endorsed", "mean_of_answered"]
"""What a missing answer does: no score, a statement not ticked, or left out of the mean."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question or statement."""

    text: str
    """As published; empty where the patient names it (an activity of their own)."""
    lowest_words: str = ""
    """What the lowest answer means."""
    highest_words: str = ""


@dataclass(frozen=True, kw_only=True)
class Band:
    """A range of scores with a name, both ends inclusive."""

    lowest: float
    highest: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A questionnaire or scale as it was published."""

    key: str
    version: int
    label: str
    short: str
    """As practitioners write it: `RMDQ`."""
    order: int
    method: Method
    source: str
    licence: str
    """What its owner allows, and why its wording is or is not here."""
    wording_allowed: bool
    """Whether its wording may be shown; without it only a total is entered."""
    items: tuple[Item, ...] = ()
    instruction: str = ""
    item_lowest: int = 0
    item_highest: int = 10
    missing: Missing = "refuse"
    least_answered: int = 0
    """How many items must be answered where some may be left out."""
    lowest: float = 0
    highest: float = 10
    """The range of the score."""
    better: Literal["lower", "higher"] = "lower"
    unit: str = ""
    bands: tuple[Band, ...] = ()
    bands_source: str = ""
    smallest_real_change: float | None = None
    """In points of the score; None where no published value was read."""
    smallest_real_percent: float | None = None
    """In per cent of the baseline, where the source gives one."""
    change_source: str = ""
    recovered: float | None = None
    """A score at or beyond which its source calls the patient recovered."""
    note: str = ""
    aliases: tuple[str, ...] = ()
    review: Review = Review.DRAFT
    retired: bool = False
