"""Text as it is kept, and text as it is searched for."""

import re
import unicodedata
from collections.abc import Iterable

UNKEEPABLE = re.compile("[\0\ud800-\udfff]")

UNJOINED = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart, as they are typed without them."""


def kept(text: str) -> str:
    """The text as it can be stored and shown alike.

    SQLite cuts LIKE at NUL and lone surrogates cannot be encoded, so both become
    the visible replacement character instead of vanishing.
    """
    return UNKEEPABLE.sub("\ufffd", text)


def folded(text: str) -> str:
    """The text without accents, case and runs of space, for comparing: `Shèn Shū` gives `shen shu`."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.translate(UNJOINED).split())


def in_words(key: str) -> str:
    """A key as people read it: `ling_gu` gives `ling gu`; a code such as `EX-B2` stays as it is."""
    return key.replace("_", " ")


def listed(keys: Iterable[str]) -> str:
    """Keys as people read them, in a row: `BL23 BL25`, and `BL23, ling gu` where one is of several words."""
    words = [in_words(key) for key in keys]
    return (", " if any(" " in one for one in words) else " ").join(words)


def squeezed(text: str) -> str:
    """The folded text without spaces and punctuation, so that `shen shu`, `Shenshu` and `UB-40` meet."""
    return "".join(char for char in folded(text) if char.isalnum())
