"""What is said of a passphrase while it is being chosen."""

import re
from dataclasses import dataclass
from typing import Literal

from charting.domain.text import folded

SHORTEST = 10
GOOD_LENGTH = 16
STRONG_LENGTH = 22
FEW = 3
"""So many of the commonest words are no passphrase, however long they are together."""

EXAMPLE = "river lantern seven oats"
RULES = (
    "At least 10 characters. Four or five unrelated words are strong and easy to keep, "
    f"for example in the manner of: {EXAMPLE}."
)
IS_EXAMPLE = "That is the printed example, which everybody can read. Choose words of your own."
TOO_COMMON = "Easy to guess: it is among the first that a stranger would try. Use several unrelated words."

COMMON_WORDS = """
password passwort passphrase pass word welcome letmein let me in open sesame opensesame secret admin
administrator login user guest root master qwerty qwertz azerty asdf asdfgh zxcvbn iloveyou love you
monkey dragon sunshine princess football baseball superman batman trustno starwars whatever computer
changeme change default hello world test testing example abc abcd my the is this i a
acupuncture acupuncturist acupoint needle needles chart charts shenshu clinic practice patient patients
qi yin yang summer winter spring autumn monday january
"""
"""The words of the lists of most used passwords, and those of this trade and app; kept by hand."""

LOOKALIKES = str.maketrans("013457@$!", "oleastasi")
"""Signs that are written for letters: `p@ssw0rd`."""

RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "1q2w3e4r5t6z7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)
"""Keys that lie in a row, and letters and digits in their order."""
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
    guessed = _guessed_first(bare)
    if guessed:
        return Strength("weak", guessed)
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
    guessed = _guessed_first(folded(first.strip()))
    if guessed:
        return guessed
    if first != again:
        return "The two entries differ. Type the passphrase once more."
    return ""


def _guessed_first(bare: str) -> str:
    """Why a stranger would try this early, as a sentence; empty when no simple rule says so.

    Rules that can be explained, not a measure of strength: the printed example, one piece again
    and again, keys in a row, and nothing but words that everybody uses with digits and signs around.
    """
    letters = "".join(re.findall(r"[^\W_]+", bare))
    if letters == EXAMPLE.replace(" ", ""):
        return IS_EXAMPLE
    if _repeats(letters) or any(letters in run * 2 or letters in run[::-1] * 2 for run in RUNS):
        return TOO_COMMON
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", bare).translate(LOOKALIKES)
    return TOO_COMMON if _made_of_common(re.sub(r"[\W\d_]+", "", core)) else ""


def _repeats(letters: str) -> bool:
    """Whether it is one piece again and again: `abcabcabcabc`."""
    return bool(letters) and letters in (letters + letters)[1:-1]


def _made_of_common(letters: str) -> bool:
    """Whether it is three words or fewer that everybody uses: `mypassword`."""
    common = frozenset(COMMON_WORDS.split())
    fewest = {0: 0}
    for end in range(1, len(letters) + 1):
        cuts = [fewest[begin] + 1 for begin in fewest if letters[begin:end] in common]
        if cuts:
            fewest[end] = min(cuts)
    return fewest.get(len(letters), FEW + 1) <= FEW
