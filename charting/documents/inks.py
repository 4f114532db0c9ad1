"""The colours of every printed page, named for what they mark."""

from functools import cache
from typing import Any, Final

from reportlab.lib.colors import HexColor

TEXT: Final = "#1e2a32"
QUIET: Final = "#5b6770"
"""Second-rank words; 5.8:1 on white."""
HAIRLINE: Final = "#d9dcde"
PRACTICE: Final = "#1f6f78"
"""The practice's rule and the headings that belong to no lens."""

WESTERN: Final = "#2f5d8a"
CHINESE: Final = "#2e7d64"
DANGER: Final = "#b3402e"

DO_FILL: Final = "#e6f3ee"
AVOID_FILL: Final = "#fbebe7"
WORDS_FILL: Final = "#fbf2df"
SEEK_CARE_FILL: Final = "#fdf4f1"
CODE_FILL: Final = "#f3f5f6"


@cache
def colour(ink: str) -> Any:  # noqa: ANN401 - ReportLab has no types
    """The ink as ReportLab draws with it."""
    return HexColor(ink)
