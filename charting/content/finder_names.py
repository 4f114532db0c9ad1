"""Every name by which an entry may be searched, folded for comparing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from charting.content.catalogue import Catalogue
from charting.content.options import options
from charting.content.point_search import channel_order
from charting.domain.assessment import Assessable
from charting.domain.text import folded

ABBREVIATIONS = {
    "lbp": "low back pain",
    "ddd": "disc degeneration",
    "hnp": "disc herniation",
    "sij": "sacroiliac joint",
    "si joint": "sacroiliac joint",
    "rom": "flexion",
    "xu": "deficiency",
    "yu": "stasis",
    "shi": "excess",
    "kd": "kidney",
    "ki": "kidney",
    "lv": "liver",
    "sp": "spleen",
    "def": "deficiency",
    "stag": "stagnation",
    "ea": "electro-acupuncture",
    "vit": "vitamin",
}
"""Short forms as they are typed inside a phrase: `Kidney Yang Xu`, `Blood Yu`."""

BETWEEN_WORDS = re.compile(r"[\W_]+")
PARTS = re.compile(r"[\s\-–·:,()/]+")


@dataclass(frozen=True, eq=False)
class Named:
    """One entry with all its names."""

    kind: str
    key: str
    label: str
    note: str
    order: int
    """Its place among equals: the kind's, and for a point its channel's."""
    squeezed: tuple[str, ...]
    """Every name without spaces, the label first."""
    words: frozenset[str]
    all_names: str
    all_words: str
    """The two above as one text each, to pass over an entry quickly."""


def readings_of(text: str) -> tuple[str, ...]:
    """The typed text folded, and once more with short forms written out where that differs.

    Both are tried: `yu` is stasis in `Blood Yu` and a plain syllable in `gan qi yu jie`.
    """
    typed = _folded(text)
    written_out = " ".join(ABBREVIATIONS.get(word, word) for word in typed.split())
    if any(char.isdigit() for char in typed):
        written_out = typed
    return tuple(dict.fromkeys(one for one in (typed, written_out) if one))


def everything(catalogue: Catalogue, kinds: Sequence[str]) -> Iterator[Named]:
    """All entries that can be picked, retired ones left out; `kinds` in the order that settles a tie."""
    channels = channel_order(catalogue.channels)
    for kind, key, label, note, others in _entries(catalogue):
        by_channel = channels.get(catalogue.points[key].channel, 0) if kind == "point" else 0
        order = 100 * kinds.index(kind) + by_channel
        names = tuple(dict.fromkeys(_folded(name) for name in (label, *others) if name))
        words = frozenset(word for name in names for word in PARTS.split(name) if word)
        bare = tuple(dict.fromkeys(_squeezed(name) for name in names))
        yield Named(kind, key, label, note, order, bare, words, "\n".join(bare), "\n".join(words))


Entry = tuple[str, str, str, str, Iterable[str]]
"""Kind, key, label, note and the other names."""


def _entries(catalogue: Catalogue) -> Iterator[Entry]:
    yield from _points(catalogue)
    for section in catalogue.sections:
        for option in options(section):
            key = f"{option.finding.key}={option.value}"
            yield "answer", key, option.label, section.label, option.aliases
    yield from _assessed("cause", catalogue.causes)
    yield from _assessed("pattern", catalogue.patterns)
    for method in catalogue.methods.values():
        settings = [choice.label for choice in method.settings]
        yield "method", method.key, method.label, ", ".join(settings[:3]), method.aliases
    for formula in catalogue.formulas.values():
        names = (formula.toned, formula.traditional, formula.simplified, formula.english, *formula.aliases)
        yield "formula", formula.key, formula.label, formula.traditional, names
    for each in catalogue.codes.lists:
        for code in each.code:
            yield (
                "code",
                code.code,
                f"{code.code} {code.title}",
                each.label,
                (code.title, code.code, code.chinese),
            )


def _points(catalogue: Catalogue) -> Iterator[Entry]:
    for point in catalogue.points.values():
        if point.retired:
            continue
        label = f"{point.key} {point.pinyin}".strip() if point.key.isupper() else point.english
        note = " ".join(part for part in (point.traditional, point.english) if part)
        names = (point.pinyin, point.key, point.toned, point.traditional, point.simplified, point.english)
        yield "point", point.key, label, note, (*names, *point.aliases)


def _assessed(kind: str, entries: Iterable[Assessable]) -> Iterator[Entry]:
    for one in entries:
        if not one.retired:
            names = (one.short, one.pinyin, one.traditional, one.simplified, *one.aliases)
            yield kind, one.key, one.label, one.traditional, names


def _folded(text: str) -> str:
    """As `folded`; plain letters skip the slow unfolding of accents, and there are thousands of names."""
    return " ".join(text.casefold().split()) if text.isascii() else folded(text)


def _squeezed(name: str) -> str:
    """A folded name without spaces and punctuation."""
    return name if name.isalnum() else BETWEEN_WORDS.sub("", name)
