"""What is typed into one cell of a grid, what that may mean, which of it is chosen, and what a key does."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from ui.presenters.editing.chips import LONGEST_ENTRY, Offer


class Key(Enum):
    """A key that may end the typing or choose an offer; all others move and change letters."""

    ENTER = auto()
    ESCAPE = auto()
    TAB = auto()
    BACKTAB = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    """Only where no letter is left on that side of the cursor; so is `RIGHT`."""
    RIGHT = auto()
    LIST_UP = auto()
    """Up with a modifier, which is meant for the list whatever is typed; so is `LIST_DOWN`."""
    LIST_DOWN = auto()


LIST_STEPS = {Key.LIST_UP: -1, Key.UP: -1, Key.LIST_DOWN: 1, Key.DOWN: 1}


class By(Enum):
    """What chose an offer."""

    TYPING = auto()
    """It is the first, and says no more than was typed."""
    LETTER = auto()
    """The one letter of the line was typed again."""
    LIST = auto()
    """It was walked to."""


@dataclass(frozen=True, kw_only=True)
class Ended:
    """The line closes: the offer is recorded, or else the text is read."""

    text: str
    taken: Offer | None = None
    is_given_up: bool = False
    """Whether neither is recorded nor kept."""
    towards: Key | None = None
    """Where the keyboard goes next; None stays in the cell, or where it is already."""


@dataclass(frozen=True, kw_only=True)
class Unclear:
    """The line stays open: its text may be any of these answers, and which is for the practitioner to say."""

    several: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CellTyping:
    """The line that is open in a cell.

    What a key does:

    - Enter and Tab record the chosen offer, except that several words are read as they stand
      unless an offer was chosen by hand.
    - Arrows, and leaving by mouse, lock or another page, record what the same letter chose,
      and read the text otherwise. Where it begins several answers an arrow asks, and leaving
      keeps it as words.
    - Up and down walk the list instead while nothing is typed, once it was walked, and with a
      modifier.
    - Escape gives the text up.
    """

    text: str
    offers: tuple[Offer, ...] = ()
    """What is seen below the line, the best first."""
    several: tuple[str, ...] = ()
    """The answers that the text begins, where that is more than one and it names none of them whole."""
    chosen: int | None = None
    """Which of the offers; None for none."""
    by: By = By.TYPING

    @classmethod
    def of(cls, text: str, offers: tuple[Offer, ...], several: tuple[str, ...] = ()) -> "CellTyping":
        """The line after a letter: the first offer is chosen if it says no more than was typed."""
        seen = offers if len(text) <= LONGEST_ENTRY else ()
        is_certain = bool(seen) and bool(text.strip()) and seen[0].is_certain
        return cls(text=text, offers=seen, several=several, chosen=0 if is_certain else None)

    def press(self, pressed: Key | str) -> "CellTyping | Unclear | Ended | None":
        """What a key or a letter does; None where it is for the text itself."""
        if isinstance(pressed, str):
            return self._again(pressed)
        if pressed in LIST_STEPS and self._is_for_list(pressed):
            return self._walked(LIST_STEPS[pressed])
        if pressed is Key.ESCAPE:
            return Ended(text=self.text, is_given_up=True)
        if pressed is Key.ENTER:
            return self._entered()
        if pressed in (Key.TAB, Key.BACKTAB):
            return replace(self._entered(), towards=pressed)
        if self.several and self.by is not By.LETTER:
            return Unclear(several=self.several)
        return replace(self.left(), towards=pressed)

    def left(self) -> Ended:
        """The keyboard went elsewhere: nothing is asked, and what is unclear stays words."""
        return Ended(text=self.text, taken=self._choice if self.by is By.LETTER else None)

    def out_of_sight(self) -> "CellTyping":
        """The offers are hidden, as by scrolling: what is not seen is not chosen."""
        return replace(self, offers=(), chosen=None, by=By.TYPING)

    @property
    def _choice(self) -> Offer | None:
        return self.offers[self.chosen] if self.chosen is not None else None

    def _entered(self) -> Ended:
        is_one_word = not any(sign in self.text.strip() for sign in " ,;")
        is_taken = is_one_word or self.by is not By.TYPING
        return Ended(text=self.text, taken=self._choice if is_taken else None)

    def _is_for_list(self, key: Key) -> bool:
        is_asked_for = key in (Key.LIST_UP, Key.LIST_DOWN)
        return is_asked_for or (bool(self.offers) and (self.by is By.LIST or not self.text.strip()))

    def _walked(self, step: int) -> "CellTyping":
        if not self.offers:
            return self
        before = -1 if self.chosen is None else self.chosen
        return replace(self, chosen=min(max(before + step, 0), len(self.offers) - 1), by=By.LIST)

    def _again(self, letter: str) -> "CellTyping | None":
        """Where the one letter of the line is typed again: the next answer that begins with it."""
        small = letter.casefold()
        if not small.isalpha() or small != self.text.strip().casefold():
            return None
        alike = [place for place, one in enumerate(self.offers) if one.label.casefold().startswith(small)]
        if len(alike) < 2:
            return None
        now = alike.index(self.chosen) if self.by is By.LETTER and self.chosen in alike else 0
        return replace(self, chosen=alike[(now + 1) % len(alike)], by=By.LETTER)
