"""Read a whole line of findings: `dull, worse sitting cough`, `flex 40p ext 15 slr r 50+`, `l guan wiry`."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from charting.content.blood_pressure import pressure_written_out
from charting.content.chinese_words import ChineseWords
from charting.content.chip_entry import ARTICLES, MEASURED, Entry, Vocabulary
from charting.content.chip_marks import SIDES, apart, is_mark
from charting.content.conjoined import conjoined
from charting.content.denials import DENYING, Denials, Part, parts_of
from charting.content.leg_pain import LegPain
from charting.content.line_frames import (
    CHINESE_FRAMES,
    PULSE,
    Frame,
    Framed,
    FramePart,
    is_between_places,
    is_placed_pulse,
    is_pulled_both_ways,
    joined,
    respelled,
)
from charting.content.options import Option, compared, options, options_of
from charting.content.places import Places
from charting.domain.finding import FindingDefinition, Kind, Section
from charting.domain.visit_note import ObservationField, Side

INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
COLON = re.compile("[:：]")
"""Stands after what a tongue or pulse is described by: `coat: thin white`."""
JOINTS = frozenset({"and", "&", "or"})
HELPING = frozenset(
    ("worse", "better", "helps", "help", "pain", "hurts", "likes", "dislikes", "refuses", "eases")
)

LOOSE_LINES = frozenset({"tongue", "pulse", "principles", "channels"})
"""Rows with a closed set of words: there answers may stand side by side without commas."""

TENDER = frozenset({"tender", "tenderness"})
TIMES = re.compile(r"\d{1,2}x|x\d{1,2}")
LONGEST_LINE = 2000
"""A longer text is prose and left as it is."""
MOST_WORDS = 40
LONGEST_THING = 8
MOST_REMEMBERED = 4096
"""How many readings are kept: with each letter typed all the line is read again, most of it as before."""
MOST_WAYS = 4
"""Two ways to read a part are one too many; more need not be counted."""

Reads = Callable[[Sequence[str], Entry | None], Entry | None]
"""What some words are, after the entry before them."""


@dataclass(frozen=True)
class FindingLine:
    """What a typed line of findings says."""

    entries: tuple[Entry, ...] = ()
    left_over: str = ""
    """The parts that were not understood, word for word, parted by a comma."""


class LineReader:
    """Reads lines typed into one row, with the words of the rows that are charted in one line with it."""

    def __init__(self, home: Section, others: Iterable[Section], places: Places) -> None:
        """`others` are the sections of the same line; the row's own words come first."""
        own = options(home)
        neighbours = [section for section in others if section.key != home.key]
        self._home = Vocabulary(own)
        self._others = [Vocabulary(_travelling(one, places), may_begin=False) for one in neighbours]
        everything = [*own, *(option for one in neighbours for option in options(one))]
        self._findings = {option.finding.key: option.finding for option in everything}
        self._framed = Framed(everything)
        self._chinese = ChineseWords(
            (name for option in own for name in option.searched), (*CHINESE_FRAMES, *PULSE)
        )
        self._leg_pain = LegPain(self._findings)
        self._places = places
        self._is_loose = home.line in LOOSE_LINES
        self._is_pulse = home.line == "pulse"
        self._denials = Denials(self._findings.__getitem__, are_states=self._is_loose)
        self._joints = JOINTS | {"with"} if self._is_loose else JOINTS
        self._one_of = lru_cache(MOST_REMEMBERED)(self._read_one)
        self._part_of = lru_cache(MOST_REMEMBERED)(self._read_part)
        self._has_pressure = "systolic" in {name for option in own for name in option.searched}

    def read(self, text: str) -> FindingLine:
        """What the line records, and what of it stays words.

        Commas part it. A part is understood whole or stays words, for what stands beside a
        finding may turn it round (`slr 50+ last visit`). In one part may stand: one
        finding with its marks or its place; two with `and` between them; several measured
        ones (`flex 40p ext 15`), where a side with a number goes on with the test before it
        (`slr r 50+ l 80-`);
        things after a word that carries (`worse sitting cough`); several answers of one
        finding (`dull aching`); on tongue and pulse any answers. A word of another row
        counts only where it cannot mean something else, and never one that means two. Nothing
        gets two answers from one line.

        What a denial before or after it may reach (`no numb, tingling`) stays words, and with it
        the part that denies; a semicolon, a sign or a verb of its own ends its reach.
        """
        if len(text) > LONGEST_LINE:
            return FindingLine(left_over=text.strip())
        words = apart(INVISIBLE.sub("", text))
        whole = self._home.entry(words, may_be_several=False)
        if whole is not None and not self._is_begun_only(words):
            return FindingLine((whole,))
        entries: list[Entry] = []
        left: list[str] = []
        for part in self._parts(text):
            if part.found and self._agree([*entries, *part.found]):
                entries.extend(part.found)
            else:
                part.is_left = True
            if part.is_left:
                left.append(part.text)
        return FindingLine(tuple(dict.fromkeys(entries)), ", ".join(left) if entries else text.strip())

    def _agree(self, entries: Iterable[Entry]) -> bool:
        """Whether no finding that has one answer was given two: `pale red`."""
        answers: dict[ObservationField, str] = {}
        return all(
            self._findings[field.finding].kind is Kind.CHOICES
            or answers.setdefault(field, seen.value) == seen.value
            for field, seen in entries
        )

    def _parts(self, text: str) -> list[Part]:
        """Each part with what it says; a carried word and the side of a pulse hold for the parts after it."""
        carried: Frame | None = None
        side: Side = ""
        found_parts: list[Part] = []
        for part in parts_of(text):
            words = part.words = self._words(part.text)
            found = self._part(words) if 0 < len(words) <= MOST_WORDS else []
            if found and found_parts and self._is_open(found_parts[-1], words, found):
                found = []
            if not found and carried is not None and words:
                found = self._things(carried, words)
            if found and self._is_loose and is_placed_pulse(words):
                side = self._side_onward(words, side)
                found = self._with_side(found, side, only_placed=True)
            frames = [one.frame for one in self._framed.parts(words) if one.frame is not None]
            if frames:
                carried = frames[-1] if frames[-1].carries else None
            part.found, part.has_verb = found, any(frame.carries for frame in frames)
            found_parts.append(part)
        self._denials.settle(found_parts)
        return found_parts

    def _words(self, text: str) -> list[str]:
        """The words of a part, without one that says only that it is the pulse."""
        plain = pressure_written_out(INVISIBLE.sub("", text), self._has_pressure)
        if self._is_loose:
            plain = COLON.sub(" ", plain)
        words = list(respelled(apart(plain)))
        if not self._is_pulse or not words:
            return words
        head, *rest = self._chinese.apart(words[:1])
        return [*rest, *words[1:]] if head in PULSE and (rest or words[1:]) else words

    def _side_onward(self, words: Sequence[str], before: Side) -> Side:
        """The side that holds for what follows: the one that the words begin with; after two sides none."""
        letters = self._chinese.apart(words)
        sides = [SIDES[word] for word in letters if word in SIDES]
        if len(sides) > 1:
            return ""
        return sides[0] if letters[0] in SIDES else before

    def _is_open(self, before: Part, words: Sequence[str], found: Sequence[Entry]) -> bool:
        """Whether it may be said of what is before it, which is no pain: `numb, down both legs`."""
        goes_there = found == self._leg_pain.read(words) and self._leg_pain.needs_pain_before(words)
        is_pain = bool(before.found) and not any(
            self._findings[entry.field.finding].nerve_sign or entry.observation.value == "absent"
            for entry in before.found
        )
        return goes_there and not is_pain

    def _part(self, words: Sequence[str]) -> list[Entry]:
        return list(self._part_of(tuple(words)))

    def _one(self, words: Sequence[str]) -> Entry | None:
        return self._one_of(tuple(words))

    def _read_part(self, words: tuple[str, ...]) -> list[Entry]:
        single = self._one(words)
        if single is not None:
            return [single]
        placed = self._placed(words)
        if placed is not None:
            return [placed]
        leg_pain = self._leg_pain.read(words)
        if leg_pain:
            return leg_pain
        if not self._is_loose:
            return (
                self._framed_things(words) or self._run(words) or conjoined(words, self._one, self._one_side)
            )
        if found := self._by_sides(self._chinese.apart(words)):
            return found
        if is_pulled_both_ways(joined(self._framed.parts(words))) or is_between_places(words):
            return []
        found = self._with_own_side(words) or self._framed_things(words) or self._run(words)
        return found or self._in_chinese(words)

    def _read_one(self, words: tuple[str, ...]) -> Entry | None:
        """One finding of the row or, where no other row has such a word, of another."""
        own = self._home.entry(words)
        if self._home.names(words) or (own is not None and not self._is_begun_only(words)):
            return own or self._graded(words)
        found = {entry for other in self._others if (entry := other.entry(words)) is not None}
        if found:
            return found.pop() if len(found) == 1 else None
        return self._one_without(words, ARTICLES) or self._graded(words) or self._counted(words)

    def _is_begun_only(self, words: Sequence[str]) -> bool:
        """Whether the row has only the beginning of such a name, and another has the name itself.

        `weight 70` is no weight-bearing lunge.
        """
        return not self._home.names(words) and any(other.names(words) for other in self._others)

    def _one_without(self, words: Sequence[str], small: Collection[str]) -> Entry | None:
        """The one finding of the words without their articles, of which no name needs one."""
        bare = [word for word in words if word not in small]
        return self._one(bare) if bare and len(bare) < len(words) else None

    def _graded(self, words: Sequence[str]) -> Entry | None:
        """A graded tenderness said to be one: `paraspinals tender 3 b`."""
        entry = self._one_without(words, TENDER)
        is_graded = entry is not None and self._findings[entry.field.finding].kind is Kind.SCORE
        return entry if entry and is_graded and entry.field.finding.startswith("tender_") else None

    def _counted(self, words: Sequence[str]) -> Entry | None:
        """Something present so many times, which is its note: `urinates 2x at night`."""
        times = [word for word in words if TIMES.fullmatch(word)]
        entry = self._one_without(words, times) if len(times) == 1 and not DENYING & set(words) else None
        if entry is None or entry.observation.value in ("absent", "none") or entry.observation.note:
            return None
        if self._findings[entry.field.finding].kind not in (Kind.PRESENT, Kind.CHOICE, Kind.CHOICES):
            return None
        return entry._replace(observation=replace(entry.observation, note=times[0]))

    def _placed(self, words: Sequence[str]) -> Entry | None:
        """Something present with its place: `numb outer calf l`, `ashi bl24 r`; the place is its note."""
        for count in range(1, len(words)):
            for name, place in ((words[:count], words[count:]), (words[count:], words[:count])):
                marks = [word for word in place if word in SIDES]
                bare = [word for word in place if word not in SIDES]
                entry = self._one([*name, *marks]) if self._places.is_place(bare) else None
                if entry is None or entry.observation.value != "present" or entry.observation.details:
                    continue
                note = " ".join(word.upper() if word[-1].isdigit() else word for word in bare)
                return entry._replace(observation=replace(entry.observation, note=note))
        return None

    def _framed_things(self, words: Sequence[str]) -> list[Entry]:
        """What stands under the carried words; nothing unless all of it is understood."""
        parts = joined(self._framed.parts(words))
        if len(parts) == 2 and parts[0].frame is None and not parts[1].words:
            if "with" in words or (self._is_loose and self._is_contrary(parts[0].words)):
                return []
            parts = [FramePart(parts[1].frame, parts[0].words)]  # `cough worse`
        found: list[Entry] = []
        for part in parts:
            if part.frame is not None:
                things = self._things(part.frame, part.words)
            else:
                things = self._run(part.words) if self._is_loose else []
            if not things or (DENYING & set(words) and not self._one_side(things)):
                return []
            found.extend(things)
        return found

    def _is_contrary(self, words: Sequence[str]) -> bool:
        """Whether the words are answers that no one thing has, as before `sides` in `pale red sides`."""
        return len(words) > 1 and not self._segments(words, lambda span, _: self._one(span))

    def _one_side(self, found: Iterable[Entry]) -> bool:
        """Whether all that have sides have the same, or none; `no numb or tingling l` may mean both."""
        return len({entry.field.side for entry in found if self._findings[entry.field.finding].sided}) < 2

    def _things(self, frame: Frame, words: Sequence[str]) -> list[Entry]:
        def reads(span: Sequence[str], before: Entry | None) -> Entry | None:
            return self._framed.entry(frame, span) or self._on(before, span)

        return self._segments(words, reads)

    def _run(self, words: Sequence[str]) -> list[Entry]:
        """Several findings in one part, where that can be trusted."""

        def reads(span: Sequence[str], before: Entry | None) -> Entry | None:
            return self._one(span) or self._on(before, span)

        found = self._segments(words, reads)
        kinds = {self._findings[entry.field.finding].kind for entry in found}
        one_finding = len({entry.field for entry in found}) == 1 and kinds == {Kind.CHOICES}
        return found if self._is_loose or one_finding or kinds <= set(MEASURED) else []

    def _on(self, before: Entry | None, span: Sequence[str]) -> Entry | None:
        """The other side of the measured finding before: `slr r 50+ l 80-`."""
        if before is None or not before.field.side or not all(is_mark(word) for word in span):
            return None
        finding = self._findings[before.field.finding]
        entry = _alone(finding).entry([*compared(finding.label).split(), *span])
        return entry if entry is not None and entry.field.side not in ("", before.field.side) else None

    def _segments(self, words: Sequence[str], reads: Reads) -> list[Entry]:
        """The words as the fewest findings, names before marks; nothing where that is not one way only."""
        best: list[dict[tuple[Entry, ...], int]] = [{(): 0}]
        for end in range(1, len(words) + 1):
            ways: dict[tuple[Entry, ...], int] = {}
            if words[end - 1] in self._joints and 1 < end < len(words):
                ways.update(best[end - 1])
            for start in range(max(0, end - LONGEST_THING), end):
                for before, cost in best[start].items():
                    entry = reads(words[start:end], before[-1] if before else None)
                    if entry is not None:
                        price = cost + (11 if is_mark(words[start]) and len(before) else 10)
                        way = (*before, entry)
                        ways[way] = min(price, ways.get(way, price))
            cheapest = min(ways.values(), default=0)
            kept = [(way, cost) for way, cost in ways.items() if cost == cheapest]
            best.append(dict(kept[:MOST_WAYS]))
        last = best[-1]
        found = list(next(iter(last))) if len(last) == 1 else []
        return found if self._agree(found) else []

    def _with_own_side(self, words: Sequence[str]) -> list[Entry]:
        """A side at either end of a part holds for all of it that has none."""
        at = [place for place, word in enumerate(words) if word in SIDES]
        if len(words) < 2 or at not in ([0], [len(words) - 1]):
            return []
        found = self._part([*words[: at[0]], *words[at[0] + 1 :]])
        with_side = self._with_side(found, SIDES[words[at[0]]])
        return with_side if with_side != found else []

    def _with_side(self, found: Iterable[Entry], side: Side, *, only_placed: bool = False) -> list[Entry]:
        return [
            entry._replace(field=replace(entry.field, side=side))
            if side
            and not entry.field.side
            and self._findings[entry.field.finding].sided
            and not (only_placed and entry.field.finding == "pulse_overall")
            else entry
            for entry in found
        ]

    def _by_sides(self, words: Sequence[str]) -> list[Entry]:
        """Sides that stand before what is felt there: `l guan wiry r chi weak`."""
        at = [place for place, word in enumerate(words) if word in SIDES]
        if len(at) < 2 or at[0] != 0:
            return []
        clauses = [words[start:end] for start, end in pairwise([*at, len(words)])]
        found = [self._part(clause) if is_placed_pulse(clause) else [] for clause in clauses]
        return [entry for each in found for entry in each] if all(found) else []

    def _in_chinese(self, words: Sequence[str]) -> list[Entry]:
        """Chinese is written without spaces: `左關弦`, `弦滑`, `舌淡苔白`."""
        apart_ = self._chinese.apart(words)
        return self._part(apart_) if apart_ != list(words) else []


def _travelling(section: Section, places: Places) -> Iterator[Option]:
    """A row's answers with those of their names that say enough in another row of the line."""
    for option in options(section):
        label = option.searched[0]
        needs_verb = label.split()[0] in ("worse", "better")
        names = tuple(
            name
            for name in option.searched
            if _is_enough(option, name, section, places)
            and (name == label or not needs_verb or HELPING & set(name.split()))
        )
        if names:
            yield replace(option, searched=names)


def _is_enough(option: Option, name: str, section: Section, places: Places) -> bool:
    """Several words are; one word is where it needs a number, or its row lends such words."""
    words = name.split()
    if len(words) > 1 or option.finding.kind in MEASURED:
        return True
    return section.lends_words and not places.is_place(words)


def _alone(finding: FindingDefinition) -> Vocabulary:
    return Vocabulary(options_of(finding), may_begin=False)
