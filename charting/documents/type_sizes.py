"""How large the words of a document are, and how closely they stand."""

from dataclasses import dataclass
from typing import Final

SMALLEST_POINTS: Final = 8.5
"""Nothing that a patient is meant to read is smaller."""


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """The type of one document, in points."""

    body: float
    leading: float
    title: float
    heading: float
    small: float
    gap: float
    """Between two blocks."""
    pad: float
    """Inside a box, from its edge to the words."""
    stands_alone: bool = False
    """Whether long blocks take the full width instead of half of it, as large print does."""


NORMAL: Final = Sizes(body=9.75, leading=14.6, title=19, heading=11, small=8.5, gap=11, pad=10.5)
CLOSER: Final = (
    NORMAL,
    Sizes(body=9.5, leading=13.8, title=18, heading=10.75, small=8.5, gap=9, pad=9),
    Sizes(body=9, leading=12.8, title=17, heading=10.25, small=8.5, gap=8, pad=8),
    Sizes(body=8.75, leading=12, title=16, heading=10, small=8.5, gap=7, pad=7),
)
"""Tried in turn until a handout fits on one page."""

LARGE: Final = (
    Sizes(body=16, leading=22, title=25, heading=17.5, small=12, gap=13, pad=13, stands_alone=True),
    Sizes(body=16, leading=20.5, title=23, heading=17, small=12, gap=10, pad=11, stands_alone=True),
)
"""Large print: always 16 points, only closer where that saves a page."""
