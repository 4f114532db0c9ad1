"""Words that carry along a typed line: `worse sitting cough`, `no numb tingling`, `root yellow greasy`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from charting.content.chip_entry import Entry, Vocabulary
from charting.content.chip_marks import SIDES, is_mark
from charting.content.options import Option

TEETH_MARKS = frozenset(
    {"teethmarked", "toothmarked", "teeth-marked", "tooth-marked", "teethmarks", "toothmarks", "tm"}
)


NUMB_AND_TINGLING = ("numbness", "and", "tingling")
WRITTEN_OUT = {
    "w/": ("with",),
    "ttp": ("tender",),
    **dict.fromkeys(("n/t", "n&t", "numbness/tingling", "numb/tingling"), NUMB_AND_TINGLING),
}
"""Short forms of clinical notes."""


@dataclass(frozen=True)
class Frame:
    """A word, in all its spellings, that says something of each thing after it."""

    words: tuple[str, ...]
    forms: tuple[str, ...]
    """How the vocabulary words such a thing: `worse with {}`."""
    holds: Callable[[Option], bool] = lambda _option: True
    """Which answers it can be about."""
    bare: bool = False
    """Whether the thing's own words are enough, among those answers."""
    carries: bool = False
    """Whether it holds for later parts of the line that mean nothing by themselves."""
    says_kind: bool = False
    """Whether it only says what kind of thing is meant, and may stand beside another carried word."""


def _begins(*labels: str) -> Callable[[Option], bool]:
    return lambda option: option.label.casefold().startswith(labels)


def _of(*findings: str) -> Callable[[Option], bool]:
    return lambda option: option.finding.key.startswith(findings)


def _area(name: str, *spellings: str) -> Frame:
    joints = (f"{{}} {name}", f"{{}} at the {name}", f"{{}} in the {name}", f"{{}} on the {name}")
    coats = tuple(form.replace("{}", "{} coat") for form in joints)
    return Frame(
        (name, *spellings),
        (f"{name} {{}}", f"{name} {{}} coat", *joints, *coats),
        _of("tongue_area"),
    )


def _position(name: str, *spellings: str) -> Frame:
    own = (f"{spelling}{{}}" for spelling in spellings if not spelling.isascii())
    return Frame(
        (name, *spellings), (f"{name} {{}}", f"{{}} {name}", f"{{}} {name} pulse", *own), _of("pulse_")
    )


WITH = ("", "with ", "at ", "in ", "in the ", "when ", "under ", "on ", "after ", "with every ")

FRAMES = (
    Frame(
        (
            *(
                "worse with",
                "worse by",
                "worse",
                "worsened by",
                "aggravated by",
                "aggravated",
                "agg by",
                "aggs",
                "agg",
            ),
            *("aggravates", "hurts with", "hurts", "pain with", "pain on", "pain when"),
        ),
        tuple(f"worse {joint}{{}}" for joint in WITH),
        _begins("worse"),
        bare=True,
        carries=True,
    ),
    Frame(
        (
            *(
                "better with",
                "better by",
                "better",
                "relieved by",
                "relieved",
                "rel by",
                "rel",
                "relief with",
            ),
            *("relief", "eased by", "eased", "eases", "easing", "ease", "helped by"),
        ),
        tuple(f"better {joint}{{}}" for joint in WITH),
        _begins("better"),
        bare=True,
        carries=True,
    ),
    Frame(("no", "not", "denies", "without"), ("no {}", "not {}")),
    Frame(
        ("pain",),
        ("{} pain", "pain {}"),
        _begins("dull", "aching", "sharp", "stabbing", "throbbing", "pulling", "electric", "heavy", "pain"),
    ),
    Frame(("mmt", "power", "strength"), ("{} power", "power {}"), _of("power_")),
    Frame(("reflex", "reflexes", "dtr", "dtrs"), ("{} reflex", "{} jerk"), _of("reflex_")),
    Frame(("sensation", "sens"), ("sensation {}", "{}"), _of("sensation_")),
    _area("left side"),
    _area("right side"),
    _area("tip"),
    _area("sides", "side", "edges", "edge", "borders"),
    _area("centre", "center", "middle"),
    _area("root", "base"),
    Frame(
        ("coat", "coating", "fur", "苔", "舌苔"),
        ("{} coat", "coat {}", "{}苔"),
        _of("tongue_coat"),
        bare=True,
        says_kind=True,
    ),
    Frame(
        ("tongue", "t", "body", "舌", "舌質", "舌质", "舌體", "舌体"),
        ("{} tongue", "tongue {}", "{}舌"),
        _of("tongue_"),
        bare=True,
        says_kind=True,
    ),
    _position("cun", "寸"),
    _position("guan", "kwan", "關", "关"),
    _position("chi", "尺"),
)
POSITION_WORDS = frozenset({"cun", "guan", "kwan", "chi", "寸", "關", "关", "尺"})
"""Words that place a pulse at the wrist; a side before the first of them holds for the rest of the line."""
CHINESE_FRAMES = tuple(word for frame in FRAMES for word in frame.words if not word.isascii())
PULSE = frozenset({"pulse", "p", "脈", "脉", "脈象", "脉象"})
"""What may stand before all that is said of a pulse."""


@dataclass(frozen=True)
class FramePart:
    """A run of words under one frame, or under none."""

    frame: Frame | None
    words: tuple[str, ...]


class Framed:
    """The frames that have anything to say about some answers."""

    def __init__(self, options: Iterable[Option]) -> None:
        known = tuple(options)
        self._vocabularies: dict[Frame, Vocabulary] = {}
        self._by_word: dict[tuple[str, ...], Frame] = {}
        for frame in FRAMES:
            held = [option for option in known if frame.holds(option)]
            if held:
                self._vocabularies[frame] = Vocabulary(held, may_begin=False)
                colons = (f"{spelling}:" for spelling in frame.words if frame.carries)
                self._by_word.update({tuple(one.split()): frame for one in (*frame.words, *colons)})

    def parts(self, words: Sequence[str]) -> list[FramePart]:
        """The words parted at each carried word; a part without things under it has no words."""
        found: list[FramePart] = []
        frame, held, place = None, list[str](), 0
        while place < len(words):
            begun = self._frame_at(words, place)
            if begun is None:
                held.append(words[place])
                place += 1
                continue
            if frame is not None or held:
                found.append(FramePart(frame, tuple(held)))
            frame, held, place = begun[0], [], place + begun[1]
        found.append(FramePart(frame, tuple(held)))
        return found

    def entry(self, frame: Frame, words: Sequence[str]) -> Entry | None:
        """The one thing that the words are under the frame."""
        vocabulary = self._vocabularies[frame]
        typed = " ".join(words)
        entries = {found for form in frame.forms if (found := vocabulary.entry(form.format(typed).split()))}
        if not entries and frame.bare and (found := vocabulary.entry(words)):
            entries = {found}
        return entries.pop() if len(entries) == 1 else None

    def _frame_at(self, words: Sequence[str], place: int) -> tuple[Frame, int] | None:
        for count in (2, 1):
            frame = self._by_word.get(tuple(words[place : place + count]))
            if frame is not None and len(words) - place >= count:
                return frame, count
        return None


def respelled(words: Iterable[str]) -> Iterator[str]:
    """The words with spellings that stand for two of them, and short ones, written out."""
    for word in words:
        yield from ("teeth", "marks") if word in TEETH_MARKS else WRITTEN_OUT.get(word, (word,))


def joined(parts: Sequence[FramePart]) -> list[FramePart]:
    """A carried word that only says what kind of thing is meant joins its neighbour: `root coat yellow`."""
    found: list[FramePart] = []
    for part in parts:
        before = found[-1] if found else None
        if before is not None and before.frame is not None and part.frame is not None and not before.words:
            kinds = [frame for frame in (before.frame, part.frame) if not frame.says_kind]
            if len(kinds) == 1:
                found[-1] = FramePart(kinds[0], part.words)
                continue
        found.append(part)
    return found


def is_pulled_both_ways(parts: Sequence[FramePart]) -> bool:
    """Whether first words may belong to the place after them: `weak chi deep`, `red sides pale`."""
    first, *later = parts
    placed = any(part.frame is not None and not part.frame.says_kind for part in later)
    return first.frame is None and placed and _says(first) and any(map(_says, later))


def is_placed_pulse(words: Iterable[str]) -> bool:
    """Whether something is said of a place at the wrist, Chinese words included."""
    letters = {letter for word in words if not word.isascii() for letter in word}
    return bool(POSITION_WORDS & {*words, *letters})


def is_between_places(words: Sequence[str]) -> bool:
    """Whether a side may be of what is before it or of the place after it: `guan wiry r chi weak`."""
    is_before = any(
        side in SIDES and after in POSITION_WORDS for side, after in pairwise(words[1:] if words else ())
    )
    return is_before and (words[0] in SIDES or words[-1] not in SIDES)


def _says(part: FramePart) -> bool:
    return not all(is_mark(word) for word in part.words)
