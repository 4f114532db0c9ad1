"""What is said of a passphrase while it is being chosen."""

from dataclasses import dataclass
from typing import Literal

from charting.domain.text import folded

SHORTEST = 10
GOOD_LENGTH = 16
STRONG_LENGTH = 22

RULES = (
    "At least 10 characters. Four or five unrelated words are strong and easy to keep, "
    "for example in the manner of: river lantern seven oats."
)
BOTH_LOST = (
    "Nobody can open the chart without the passphrase or the recovery code. "
    "If both are lost, the records are lost for good."
)


@dataclass(frozen=True)
class Strength:
    """How good a passphrase is, in words."""

    tone: Literal["none", "weak", "fair", "good"]
    words: str


def strength(passphrase: str, known: tuple[str, ...] = ()) -> Strength:
    """How good the passphrase is; `known` are names that a stranger would try first."""
    typed = passphrase.strip()
    if not typed:
        return Strength("none", "")
    if len(typed) < SHORTEST:
        return Strength("weak", f"Too short: {len(typed)} of {SHORTEST} characters.")
    bare = folded(typed)
    if any(folded(name) in bare for name in known if len(name.strip()) > 3):
        return Strength("weak", "Leave out the names of the practice and the practitioner.")
    if len(set(typed)) < 6 or typed.isdigit():
        return Strength("weak", "Easy to guess: use several different words.")
    if len(typed) < GOOD_LENGTH:
        return Strength("fair", "Fair. One more word makes it good.")
    if len(typed) < STRONG_LENGTH:
        return Strength("good", "Good.")
    return Strength("good", "Strong.")


def problem_with(first: str, again: str) -> str:
    """Why these two entries cannot be the new passphrase; empty when they can."""
    if len(first.strip()) < SHORTEST:
        return f"The passphrase needs at least {SHORTEST} characters."
    if first != again:
        return "The two entries differ. Type the passphrase once more."
    return ""
