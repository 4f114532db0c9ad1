"""How far a denial reaches along a typed line: `denies numbness, tingling, weakness`, `numb, tingling -`.

In notes one `no` often stands before a whole list, and one `denied` after it. A part that it may
reach is neither present nor absent: it stays words, together with the part that denies.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from charting.content.chip_entry import MEASURED, Entry
from charting.content.options import SIGN_WORDS
from charting.domain.finding import FindingDefinition, Kind

PARTS = re.compile(r"((?<!\d),|,(?!\d)|[;，、；\n])")
"""What parts a line; a comma between two digits is a decimal one."""
ANEW = frozenset(";；\n")
"""What ends the reach of a denial."""

DENYING = frozenset(("no", "not", "denies", "denied", "without", "w/o", "never", "nor", "neither", "doesn't"))
HEARSAY = frozenset(("h/o", "hx", "possible", "possibly", "maybe", "previous", "previously", "family"))
"""Not said of this patient today; it matters where the part was not understood."""
BEFORE = frozenset(("neg", "negative", "-ve", "-"))
"""Deny what is after them where they begin a part."""
AFTER = frozenset(("denied", "absent", "none", "nil", "no", "not", "neg", "negative", "-ve", "-"))
"""Deny what is before them where they end a part."""
CHINESE = ("无", "無", "没", "沒", "否", "未", "非", "不")
SIGNED = frozenset(word for words in SIGN_WORDS.values() for word in words)


@dataclass
class Part:
    """One part of a typed line."""

    text: str
    words: Sequence[str]
    found: list[Entry] = field(default_factory=list)
    has_verb: bool = False
    """Whether it says in its own words what follows: `worse sitting`."""
    is_new: bool = False
    """Whether a semicolon or a new line parts it from the one before."""
    is_left: bool = False
    """Whether its words are kept."""


def parts_of(text: str) -> Iterator[Part]:
    """The parts of a line, with whether they begin anew."""
    is_new = False
    for place, piece in enumerate(PARTS.split(text)):
        if place % 2:
            is_new = is_new or piece in ANEW
        elif piece.strip():
            yield Part(piece.strip(), (), is_new=is_new)
            is_new = False


class Denials:
    """Finds the parts of a line that a denial beside them may reach."""

    def __init__(self, definition: Callable[[str], FindingDefinition], *, are_states: bool) -> None:
        """`are_states`: whether an understood `no coat` only names a state, as in the row of the tongue."""
        self._definition = definition
        self._are_states = are_states

    def settle(self, parts: Sequence[Part]) -> None:
        """Take back what is in doubt, and keep the words of what denies it."""
        denying: Part | None = None
        for place, part in enumerate(parts):
            if part.is_new:
                denying = None
            if denying is not None and part.found and not self._is_plain(part):
                part.found = []
                part.is_left = denying.is_left = True
            if self._denies_onward(part):
                denying = part
            elif part.found:
                denying = None
            if self._denies_backward(part):
                self._take_back(parts[: place + 1])

    def _take_back(self, parts: Sequence[Part]) -> None:
        """Bare findings before `weakness denied`; before one that was understood only signs of a nerve."""
        last = parts[-1]
        following = last
        for part in reversed(parts[:-1]):
            bare = bool(part.found) and not self._is_plain(part) and all(map(self._is_present, part.found))
            may_be_meant = not last.found or all(self._is_nerve_sign(entry) for entry in part.found)
            if following.is_new or not bare or not may_be_meant:
                return
            part.found = []
            part.is_left = last.is_left = True
            following = part

    def _denies_onward(self, part: Part) -> bool:
        if not part.words or (self._are_states and part.found):
            return False
        begins = part.words[0] in BEFORE or part.words[0].startswith(CHINESE)
        hearsay = not part.found and bool(HEARSAY & set(part.words))
        return begins or hearsay or bool(DENYING & set(part.words[:-1]))

    def _denies_backward(self, part: Part) -> bool:
        absent = all(entry.observation.value == "absent" for entry in part.found)
        return bool(part.words) and part.words[-1] in AFTER and absent

    def _is_plain(self, part: Part) -> bool:
        """Whether the part says by itself that something is there, or is not."""
        says = part.has_verb or bool((DENYING | SIGNED) & set(part.words))
        return says or all(
            self._definition(entry.field.finding).kind in (*MEASURED, Kind.QUESTION) for entry in part.found
        )

    def _is_present(self, entry: Entry) -> bool:
        definition = self._definition(entry.field.finding)
        choice = definition.choice(entry.observation.value)
        is_nerve_sign = choice is not None and choice.nerve_sign
        return is_nerve_sign or (definition.kind is Kind.PRESENT and entry.observation.value == "present")

    def _is_nerve_sign(self, entry: Entry) -> bool:
        definition = self._definition(entry.field.finding)
        choice = definition.choice(entry.observation.value)
        return definition.nerve_sign or (choice is not None and choice.nerve_sign)
