"""Finds names among thousands at the pace of typing: the one way in which names are matched."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

EDGE = "\n"
"""Stands before and after each name; no name that is searched holds one."""

LABEL, NAME, LABEL_BEGINS, NAME_BEGINS, WORDS_BEGIN, INSIDE, SLIP = range(7)
"""How well a name fits, best first."""

LEAST_LIKENESS = 78
"""How alike, of 100, a slip must be: `shensu` meets Shenshu, `shen` alone does not reach it."""

SHORTEST_SLIP = 4
SHORTEST_SLIP_OF_WORD = 5
A_WORD_IS_LESS = 5
"""A slip of one word of a name counts so much less than one of the whole name."""

MOST_SLIPS = 40

MOST_BEGUN = 2
"""So many letters typed are remembered with what they found."""
MOST_REMEMBERED = 500


@dataclass(frozen=True)
class Typed:
    """What is looked for."""

    whole: str
    """As `squeezed`."""
    parts: tuple[str, ...]
    """Its words, folded."""


@dataclass(frozen=True)
class Names:
    """The names of one thing, folded."""

    squeezed: tuple[str, ...]
    """Without spaces and punctuation, the label first."""
    words: str
    """Every word of every name, each with a space before it."""
    word_sets: tuple[str, ...]
    """`in_any_order` of each name that has several words."""


def in_any_order(words: Iterable[str]) -> str:
    """The words in one order: said in another it is the same name."""
    return " ".join(sorted(set(words)))


class NameIndex:
    """Names, and the place among all things of what each stands for.

    All names lie in one text, so that looking for one is a search in C and not a walk.
    """

    def __init__(self, entries: Iterable[Names]) -> None:
        names: list[str] = []
        words: list[str] = []
        self._owner_of_name: list[int] = []
        self._is_label: list[bool] = []
        # Thousands of lists and sets would take several times the memory of these
        self._by_word_set: dict[str, tuple[int, ...]] = {}
        for owner, entry in enumerate(entries):
            for word_set in entry.word_sets:
                self._by_word_set[word_set] = (*self._by_word_set.get(word_set, ()), owner)
            names.extend(entry.squeezed)
            self._owner_of_name.extend(owner for _ in entry.squeezed)
            self._is_label.extend(place == 0 for place in range(len(entry.squeezed)))
            words.append(entry.words)
        self._names, self._words = _Lines(names), _Lines(words)
        self._slips: dict[str, list[tuple[int, int]]] = {}
        # A letter or two find the most, and every entry begins with them
        self._begun = lru_cache(MOST_REMEMBERED)(self._look_for)

    def find(self, typed: Sequence[Typed], enough: int) -> Mapping[int, float]:
        """The places of what the typed readings may mean, each with how well it fits, LABEL to SLIP.

        A worse fit is looked for only while there is not `enough`; every fit that is as good as
        another given here is given too. What is inside a word, and slips of the finger, count only
        where no name and no word begins so.
        """
        is_short = all(len(one.whole) <= MOST_BEGUN for one in typed)
        return (self._begun if is_short else self._look_for)(tuple(typed), enough)

    def _look_for(self, typed: tuple[Typed, ...], enough: int) -> Mapping[int, float]:
        found: dict[int, float] = {}
        for look in (self._beginning, self._by_words):
            for one in typed:
                _keep_best(found, look(one))
            if len(found) >= enough:
                return found
        looks = (
            (self._inside_chinese,) if found else (self._inside_chinese, self._inside_words, self._slipped)
        )
        for one in typed:
            for look in looks:
                _keep_best(found, look(one))
        return found

    def prepare(self) -> None:
        """Build and load what slips need, so that the first one is as quick as the next."""
        self._slip_names()
        list(self._slipped(Typed("loads", ())))

    def _beginning(self, typed: Typed) -> Iterator[tuple[int, float]]:
        if not typed.whole:
            return
        for owner in self._by_word_set.get(in_any_order(typed.parts), ()):
            yield owner, NAME
        for name, is_whole in self._names.beginning(typed.whole):
            is_label = self._is_label[name]
            rank = (LABEL if is_label else NAME) if is_whole else LABEL_BEGINS if is_label else NAME_BEGINS
            yield self._owner_of_name[name], rank

    def _by_words(self, typed: Typed) -> Iterator[tuple[int, float]]:
        """Where each typed word begins a word, in any order."""
        if not typed.parts:
            return
        rarest = max(typed.parts, key=len)
        others = [f" {part}" for part in typed.parts if part != rarest]
        for owner in self._words.holding(f" {rarest}"):
            if not others or all(other in self._words.line(owner) for other in others):
                yield owner, WORDS_BEGIN

    def _inside_chinese(self, typed: Typed) -> Iterator[tuple[int, float]]:
        """Chinese has no spaces: a character in the middle of a name says as much as one at its beginning."""
        if not typed.whole.isascii():
            for name in self._names.holding(typed.whole):
                yield self._owner_of_name[name], INSIDE

    def _inside_words(self, typed: Typed) -> Iterator[tuple[int, float]]:
        # One or two letters are inside nearly everything
        if len(typed.whole) > 2:
            for owner in self._words.holding(typed.whole):
                yield owner, INSIDE

    def _slipped(self, typed: Typed) -> Iterator[tuple[int, float]]:
        # A code with a slip in it is another code
        if len(typed.whole) < SHORTEST_SLIP or _has_digit(typed.whole):
            return
        from rapidfuzz import fuzz, process  # only a slip needs it, and it takes a while to load

        names = self._slip_names()
        alike = process.extract(
            typed.whole, names.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=MOST_SLIPS
        )
        for name, likeness, _ in alike:
            for owner, less in names[name]:
                yield owner, SLIP + (100 - likeness + less) / 100

    def _slip_names(self) -> dict[str, list[tuple[int, int]]]:
        """Names and words of names that may have been meant: whose each is, and how much less it counts."""
        if not self._slips:
            for name, owner in zip(self._names, self._owner_of_name, strict=True):
                if not _has_digit(name):
                    self._slips.setdefault(name, []).append((owner, 0))
            for owner, words in enumerate(self._words):
                for word in words.split():
                    if len(word) >= SHORTEST_SLIP_OF_WORD and not _has_digit(word):
                        self._slips.setdefault(word, []).append((owner, A_WORD_IS_LESS))
        return self._slips


class _Lines:
    """Lines of text in which a part is found fast."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._text = EDGE + "".join(f"{line}{EDGE}" for line in lines)
        self._begins = array("L")
        at = 1
        for line in lines:
            self._begins.append(at)
            at += len(line) + 1
        self._begins.append(at)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def line(self, place: int) -> str:
        return self._lines[place]

    def beginning(self, part: str) -> Iterator[tuple[int, bool]]:
        """The places of lines that begin so, each with whether it is the whole line."""
        for place in self.holding(EDGE + part):
            yield place, len(self._lines[place]) == len(part)

    def holding(self, part: str) -> Iterator[int]:
        """The places of lines that hold the part, each once; it may begin with the edge before its line."""
        find, begins, edge = self._text.find, self._begins, part.startswith(EDGE)
        if EDGE in part[1:]:
            return
        at = find(part)
        while at >= 0:
            place = bisect_right(begins, at + edge) - 1
            yield place
            at = find(part, begins[place + 1] - 1)


def _keep_best(found: dict[int, float], ranked: Iterable[tuple[int, float]]) -> None:
    for owner, rank in ranked:
        if rank < found.get(owner, SLIP + 1):
            found[owner] = rank


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
