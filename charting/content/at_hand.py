"""What a complaint makes likely, so that it comes first among equals in a search."""

from collections.abc import Mapping
from dataclasses import dataclass

LOW_BACK = "low_back_pain"


@dataclass(frozen=True, kw_only=True)
class AtHand:
    """What is wanted more often with one complaint."""

    channels: tuple[str, ...] = ()
    """Channels in the order in which their points are wanted."""
    codes: frozenset[str] = frozenset()


BY_COMPLAINT: Mapping[str, AtHand] = {
    LOW_BACK: AtHand(
        channels=("BL", "GV", "GB", "KI", "SP", "ST", "LR", "EX"),
        codes=frozenset({"SC61", "M54.50", "M54.59", "S39.012A", "M54.16", "M54.41", "M54.42"}),
    )
}
"""By the key that an episode keeps; of other complaints nothing is known yet, so nothing is put first."""


def at_hand(complaint: str) -> AtHand:
    """What the complaint makes likely; nothing for one that is not known."""
    return BY_COMPLAINT.get(complaint, AtHand())
