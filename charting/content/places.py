"""Words for a place on the body, as they stand beside a finding: `outer calf`, `L5`, `BL24`."""

import re
from collections.abc import Iterable, Mapping, Sequence

from charting.content.point_names import channel_codes
from charting.domain.text import folded
from charting.domain.treatment import Channel, Point

SIDEWAYS = ("outer", "inner", "lateral", "medial", "front", "back", "side", "mid", "middle")
UPRIGHT = (
    "upper",
    "lower",
    "low",
    "top",
    "bottom",
    "over",
    "above",
    "below",
    "at",
    "near",
    "beside",
    "around",
)
SMALL_WORDS = ("of", "on", "the", "to", "into", "and", "big", "great", "little")
DIRECTIONS = frozenset((*SIDEWAYS, *UPRIGHT, *SMALL_WORDS))
PARTS = frozenset(
    ("toe", "toes", "sole", "leg", "legs", "hamstring", "hamstrings", "hip", "hips", "thigh", "ankle")
)
MUSCLES = frozenset(
    (
        *("ql", "es", "erectors", "paraspinals", "multifidus", "psoas", "piriformis", "glutes", "adductors"),
        *("tfl", "glute", "gluteus", "medius", "maximus", "quads", "quadriceps", "gastrocs", "soleus"),
        *("trapezius", "rhomboids", "levator", "erector", "spinae", "quadratus", "lumborum", "latissimus"),
    )
)
SHORT = frozenset(("lbp", "ut", "uts", "traps", "trap", "itb", "si", "sij", "gmed", "gmax"))
"""Short forms of places: low back, upper trapezius, iliotibial band."""
LEVEL = re.compile(r"[lstc]\d{1,2}(?:-[lstc]?\d{1,2})?")
CODE = re.compile(r"([a-z]{2,})-?(\d{1,2})")
LONGEST = 6


class Places:
    """Knows the words of the body's regions, the levels of the spine and the points."""

    def __init__(
        self, regions: Iterable[str], points: Mapping[str, Point], channels: Sequence[Channel]
    ) -> None:
        """`regions` are the names of the regions of the pain drawing."""
        named = {word for name in regions for word in folded(name).split()}
        self._nouns = (named - DIRECTIONS) | PARTS | MUSCLES | SHORT
        self._points = points
        self._codes = channel_codes(channels)

    def is_place(self, words: Sequence[str]) -> bool:
        """Whether the words, and all of them, name a place."""
        nouns = [word for word in words if word not in DIRECTIONS]
        if not 0 < len(words) <= LONGEST or words[0] == "and":
            return False
        return bool(nouns) and all(self._is_noun(word) for word in nouns)

    def _is_noun(self, word: str) -> bool:
        if word in self._nouns or LEVEL.fullmatch(word):
            return True
        code = CODE.fullmatch(word)
        return code is not None and f"{self._codes.get(code[1], '')}{int(code[2])}" in self._points
