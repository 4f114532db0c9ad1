"""Chinese is written without spaces: `左關弦`, `舌淡苔白`; here it is parted into the words of a row."""

import re
from collections.abc import Iterable, Sequence

CHINESE = re.compile("[㐀-鿿]{2,}")
LONGEST_WORD = 6
MOST_WAYS = 2
"""Two ways to part a text are one too many; more need not be counted."""


class ChineseWords:
    """Parts Chinese text into the fewest words that a row knows, every other character by itself."""

    def __init__(self, names: Iterable[str], starters: Iterable[str]) -> None:
        """`names` are the row's own; those that begin with a starter (`關沉`) are said by it and the rest."""
        begins = tuple(starters)
        self._words = {name for name in names if CHINESE.fullmatch(name) and not name.startswith(begins)}
        self._words |= {word for word in begins if len(word) > 1}

    def apart(self, words: Sequence[str]) -> list[str]:
        """The words with each Chinese one in its parts; as it is where there are two ways to part it."""
        return [
            piece for word in words for piece in (self._parts(word) if CHINESE.fullmatch(word) else [word])
        ]

    def _parts(self, text: str) -> list[str]:
        ways: list[list[list[str]]] = [[[]]]
        for end in range(1, len(text) + 1):
            found = [
                [*before, text[start:end]]
                for start in range(max(0, end - LONGEST_WORD), end)
                if end - start == 1 or text[start:end] in self._words
                for before in ways[start]
            ]
            fewest = min(map(len, found))
            ways.append([way for way in found if len(way) == fewest][:MOST_WAYS])
        return ways[-1][0] if len(ways[-1]) == 1 else [text]
