"""Every name by which an entry may be searched, folded for comparing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from charting.content.catalogue import Catalogue
from charting.content.measure_entry import MEASURES
from charting.content.name_index import Names, Typed, in_any_order
from charting.content.options import compared, options
from charting.content.point_names import channel_codes
from charting.domain.assessment import Assessable
from charting.domain.finding import Choice
from charting.domain.treatment import Formula, Method, Point
from charting.domain.usage import answer_key, method_key

HERBS = "herbs"
"""The method that stands for any formula given; the formula's name is its setting."""

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

PUNCTUATION = re.compile(r"[\W_]+")
SIGN = re.compile(r".*?[\s\w)]([+-])")
"""A sign at the end is part of a name: `SLR +` is not `SLR -`."""

PARTS = re.compile(r"[\s\-–·:,;()/]+")
PADDED_CODE = re.compile(r"([a-z]+)0+(\d+)")
COMMON_CHARACTERS = str.maketrans(
    "齒紅點剝黃黑濕熱氣陰陽虛實滯脈滑澀緊細遲數結腎膽風電針藥湯顫強紋無壓貼彈撥頭頸肩腫脹麻痺關節骨傷損勞筋絡經導",
    "齿红点剥黄黑湿热气阴阳虚实滞脉滑涩紧细迟数结肾胆风电针药汤颤强纹无压贴弹拨头颈肩肿胀麻痹关节骨伤损劳筋络经导",
)
"""Traditional characters of findings and methods, of which the content has one script only."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One thing that can be picked, with all its names."""

    kind: str
    key: str
    label: str
    note: str
    group: str
    """What it belongs to: a point's channel, the finding of an answer, the method of a setting."""
    names: Names

    @property
    def used_as(self) -> str:
        """By what the practitioner's own use of it is counted."""
        if self.kind == "formula":
            return f"method:{method_key(HERBS, self.label)}"
        return f"{self.kind}:{self.key}"


Script = Mapping[int, int]
"""Traditional characters and the simplified ones that stand for them, for str.translate."""

Raw = tuple[str, str, str, str, str, Iterable[str]]
"""Kind, key, label, note, group and the other names."""


def setting_label(method: Method, setting: Choice) -> str:
    """A method with one of its usual settings, in words: `Cupping, sliding, with oil`."""
    return f"{method.label}, {setting.label.lower()}"


def one_script(catalogue: Catalogue) -> Script:
    """The characters that the vocabulary itself writes in both scripts, and common ones beside them."""
    named: tuple[Point | Assessable | Formula, ...] = (
        *catalogue.points.values(),
        *catalogue.causes,
        *catalogue.patterns,
        *catalogue.formulas.values(),
    )
    script = dict(COMMON_CHARACTERS)
    for one in named:
        if len(one.traditional) == len(one.simplified):
            pairs = zip(one.traditional, one.simplified, strict=True)
            script.update((ord(old), ord(new)) for old, new in pairs if old != new)
    return script


def readings_of(text: str, script: Script) -> tuple[Typed, ...]:
    """The typed text folded, and once more with short forms written out where that differs.

    Both are tried: `yu` is stasis in `Blood Yu` and a plain syllable in `gan qi yu jie`.
    """
    typed = _folded(text, script)
    bare = _squeezed(typed)
    if any(letter.isdigit() for letter in bare):
        padded = PADDED_CODE.fullmatch(bare)
        whole = (bare, padded[1] + padded[2]) if padded else (bare,)
        return tuple(Typed(one, _parts(typed)) for one in whole)
    written_out = ABBREVIATIONS.get(typed) or " ".join(
        ABBREVIATIONS.get(word, word) for word in typed.split()
    )
    return tuple(Typed(_squeezed(one), _parts(one)) for one in dict.fromkeys((typed, written_out)) if bare)


def entries_of(catalogue: Catalogue, script: Script) -> Iterator[Entry]:
    """All entries that can be picked, retired ones left out."""
    for kind, key, label, note, group, others in _raw(catalogue):
        yield Entry(kind, key, label, note, group, names_from((label, *others), script))


def names_from(names: Iterable[str], script: Script) -> Names:
    """The names of one thing, folded; the first is its label."""
    folded = dict.fromkeys(_folded(name, script) for name in names if name)
    squeezed = tuple(dict.fromkeys(bare for name in folded if (bare := _squeezed(name))))
    parts = [_parts(name) for name in folded]
    words = sorted({word for each in parts for word in each})
    word_sets = dict.fromkeys(in_any_order(each) for each in parts if len(set(each)) > 1)
    return Names(squeezed, "".join(f" {word}" for word in words), tuple(word_sets))


def _raw(catalogue: Catalogue) -> Iterator[Raw]:
    yield from _points(catalogue)
    for section in catalogue.sections:
        for option in options(section) if section.key != MEASURES else ():  # they are found as measures
            yield (
                "answer",
                answer_key(option.finding.key, option.value),
                option.label,
                section.label,
                option.finding.key,
                option.aliases,
            )
    yield from _assessed("cause", catalogue.causes)
    yield from _assessed("pattern", catalogue.patterns)
    for method in catalogue.methods.values():
        yield from () if method.retired else _variants(method)
    for formula in catalogue.formulas.values():
        if not formula.retired:
            chinese = (formula.toned, formula.traditional, formula.simplified)
            others = (*chinese, formula.english, *formula.aliases)
            yield "formula", formula.key, formula.label, formula.traditional, "", others
    for each in catalogue.codes.lists:
        for code in each.code:
            label = f"{code.code} {code.title}"
            yield "code", code.code, label, each.label, "", (code.title, code.code, code.chinese)
    for measure in catalogue.measures.values():
        if not measure.retired:
            others = (measure.short, *measure.aliases)
            yield "measure", measure.key, measure.label, measure.short, "", others


def _points(catalogue: Catalogue) -> Iterator[Raw]:
    codes: dict[str, list[str]] = {}
    for typed, channel in channel_codes(catalogue.channels).items():
        codes.setdefault(channel, []).append(typed)
    for point in catalogue.points.values():
        if point.retired:
            continue
        label = f"{point.key} {point.pinyin}".strip() if point.key.isupper() else point.english
        note = " ".join(part for part in (point.traditional, point.english) if part)
        names = (point.pinyin, point.key, point.toned, point.traditional, point.simplified, point.english)
        number = point.key.removeprefix(point.channel)
        typed_as = [f"{code}{number}" for code in codes.get(point.channel, ())] if number.isdigit() else []
        numbers = (*typed_as, number) if typed_as else ()
        yield "point", point.key, label, note, point.channel, (*names, *point.aliases, *numbers)


def _assessed(kind: str, entries: Iterable[Assessable]) -> Iterator[Raw]:
    for one in entries:
        if not one.retired:
            names = (one.short, one.pinyin, one.traditional, one.simplified, *one.aliases)
            yield kind, one.key, one.label, one.traditional, "", names


def _variants(method: Method) -> Iterator[Raw]:
    """The method, and the method with each of its usual settings."""
    usual = ", ".join(setting.label for setting in method.settings[:3])
    yield "method", method.key, method.label, usual, method.key, method.aliases
    for setting in method.settings:
        label = setting_label(method, setting)
        names = [f"{setting.label} {name}" for name in (method.label, *method.aliases)]
        yield "method", method_key(method.key, setting.key), label, "", method.key, (*names, *setting.aliases)


def _folded(text: str, script: Script) -> str:
    return compared(text) if text.isascii() else compared(text).translate(script)


def _squeezed(name: str) -> str:
    """A folded name without spaces and punctuation, but with a sign that ends it."""
    if name.isalnum():
        return name
    sign = SIGN.fullmatch(name)
    return PUNCTUATION.sub("", name) + (sign[1] if sign else "")


def _parts(name: str) -> tuple[str, ...]:
    parts: Sequence[str] = PARTS.split(name)
    return tuple(part for part in parts if part)
