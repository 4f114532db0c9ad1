"""A short name of the practitioner's own that stands for longer words, and how it is typed in a note."""

import re
import unicodedata
from dataclasses import dataclass

from charting.domain.text import kept

LONGEST_NAME = 40

NAME = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
DOTTED_AT_END = re.compile(r"(?<![\w.])\.([^\W_][\w-]*)\Z")
"""A dot inside a word, a number or an ellipsis begins no name."""

DOTTED = re.compile(r"(?<![\w.])\.([^\W_][\w-]*)")
PLACE = re.compile(r"\{[^{}\n]{0,40}\}")


@dataclass(frozen=True, kw_only=True)
class Shorthand:
    """A quick phrase with its text, or a point combination with its line of points."""

    id: int
    name: str
    """Without its dot."""
    text: str


def name_kept(typed: str) -> str:
    """The name as it is kept and compared: without its dot, in small letters."""
    return unicodedata.normalize("NFC", kept(typed)).strip().removeprefix(".").casefold()


def problem_with_name(name: str) -> str:
    """What is wrong with a name; empty when nothing is."""
    if not name:
        return "Give it a name; it is typed with a dot before it."
    if len(name) > LONGEST_NAME:
        return f"A name has {LONGEST_NAME} characters at most."
    if not NAME.fullmatch(name):
        return "A name is made of letters and digits, with hyphens between them: hinge, back-pair."
    return ""


def dotted_name(before_cursor: str) -> str | None:
    """The name that stands with its dot right before the cursor, as kept; None when there is none."""
    found = DOTTED_AT_END.search(before_cursor)
    return name_kept(found[1]) if found else None


def open_places(text: str) -> tuple[str, ...]:
    """The places of a phrase that nobody filled yet: `{}`, `{how often}`."""
    return tuple(PLACE.findall(text))


def next_place(text: str, start: int) -> tuple[int, int] | None:
    """Where the next place to fill (`{}` or `{how often}`) begins and ends, from `start` on; None without."""
    found = PLACE.search(text, start)
    return found.span() if found else None
