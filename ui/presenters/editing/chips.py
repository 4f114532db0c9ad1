"""What chip fields show and accept, as plain values; each kind of list is a source of chips."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from charting.content.denials import DENYING
from charting.content.finder import Found
from charting.content.name_index import LABEL_BEGINS, WORDS_BEGIN

Tone = Literal["plain", "western", "tcm", "danger"]

LONGEST_ENTRY = 160
"""A longer text is prose: it is kept as words and not searched for chips."""

SHORTEST_BEGINNING = 3
"""So many letters are the beginning of a name; fewer are one by chance."""

APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something that can be done to a chip, offered in its menu and on a key."""

    name: str
    label: str
    checked: bool = False
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One recorded thing as a chip."""

    id: Hashable
    text: str
    faint: str = ""
    """Said after the text in a softer colour: side, technique, norm."""
    tone: Tone = "plain"
    is_main: bool = False
    actions: tuple[Action, ...] = ()
    note: str = ""
    takes_note: bool = True
    has_details: bool = False
    """Whether Enter opens its details in the page rather than its menu."""
    tip: str = ""
    words: str = ""
    """The practitioner's own words, where the chip is made of them: they can be taken up again."""

    @property
    def spoken(self) -> str:
        """The chip for a screen reader."""
        parts = [self.text, self.faint, "main" if self.is_main else "", self.note]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Something that the typed text may mean."""

    label: str
    lead: str = ""
    """A code that stands before the label."""
    faint: str = ""
    completes: str = ""
    """Where a number is still to be typed: the text that goes into the field instead."""
    is_certain: bool = True
    """Whether it says what was typed and no more; Enter takes the first offer only if it is."""
    payload: object = field(default=None, compare=False)


class ChipSource(Protocol):
    """A list of the visit as chips; the widget asks, the presenter knows."""

    @property
    def name(self) -> str:
        """The part's key: a section, or causes, patterns, points, methods."""

    @property
    def pending(self) -> str:
        """Text that was typed and not yet turned into a chip, to show in the field."""

    @property
    def aside(self) -> str:
        """Something to say below the field, such as where typed words went."""

    def chips(self) -> tuple[Chip, ...]:
        """What is recorded, in order."""

    def offers(self, text: str) -> tuple[Offer, ...]:
        """What the typed text may mean, best first."""

    def typing(self, text: str) -> None:
        """The text in the field changed; it is kept as words until it becomes a chip."""

    def resume(self, text: str) -> None:
        """Text that was kept as words stands in the field again without having been typed."""

    def take(self, offer: Offer) -> None:
        """Record an offer that was picked."""

    def enter(self, text: str) -> str:
        """Record what the text says and give back what was not understood."""

    def leave(self, text: str) -> None:
        """The field was left with text in it: keep it as own words."""

    def act(self, chip_id: Hashable, action: str) -> None:
        """Do an action to a chip; `remove` is always known."""

    def set_note(self, chip_id: Hashable, note: str) -> None:
        """Keep a note with a chip."""


def is_meant(found: Found, typed: str, rivals: Iterable[Found] = ()) -> bool:
    """Whether Enter may take it without looking: no slip, question or denial, and enough of its name.

    A single letter is a side at least as often as the beginning of a word (`cupping l`, `l 4`), two
    begin too many names, and a bare number has no channel (`34`). Where only later words fit (`yin`),
    it may be no code begun (`bl23 bl`), and none of the `rivals` may fit as well.
    """
    words = APART.split(typed.strip().casefold())
    letters = [word for word in words if len(word) == 1 and word.isascii() and word.isalpha()]
    if found.is_slip or "?" in typed or typed.strip().isdigit() or len(letters) == len(words):
        return False
    if found.rank >= LABEL_BEGINS and typed.isascii() and len("".join(words)) < SHORTEST_BEGINNING:
        return False
    if found.rank >= WORDS_BEGIN:
        is_denied = not DENYING.isdisjoint(typed.casefold().split())
        is_one_of_many = any(one.rank == found.rank for one in rivals if one != found)
        has_number = any(letter.isdigit() for letter in typed)
        return not (letters or has_number or is_denied or is_one_of_many)
    ends_in_letter = len(words) > 1 and words[-1] in ("l", "r", "b")
    return found.rank < LABEL_BEGINS or not ends_in_letter
