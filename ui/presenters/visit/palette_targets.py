"""What the command palette finds in a visit: its fields, and the answers that can be put into them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from charting.content.catalogue import Catalogue
from charting.content.finder import find_anything, prepare
from charting.content.finder_names import names_from, readings_of, setting_label
from charting.content.measure_entry import MEASURES
from charting.content.name_index import SLIP, NameIndex
from charting.content.options import options_of
from charting.domain.finding import CHIP_KINDS, Editor, FindingDefinition, Kind, Section
from charting.domain.treatment import Point
from charting.domain.usage import answer_key, method_key
from ui.presenters.practice.palette_presenter import SLIPPED, Target

MOST = 10
PALETTE_RANKS = (0, 0, 1, 1, 2, 3)
"""How well something fits among actions and patients, by its rank in the search; a slip comes after all."""

FIELD = "Field"
FIELDS = (
    ("Red flags", "red_flags"),
    ("Causes", "causes"),
    ("Assessment", "causes"),
    ("Codes", "codes"),
    ("Patterns", "patterns"),
    ("Principle", "principle"),
    ("Points", "points"),
    ("Also done", "methods"),
    ("Session notes", "session_notes"),
    ("Advice", "advice"),
    ("Plan", "plan"),
)
"""The parts of the page that are no sections, by name and object name."""

ALSO_CALLED = {"measures": ("questionnaires", "scores", "outcome measures")}
"""Sections by words that their label does not hold."""

Names = tuple[str, ...]
Answers = Iterator[tuple[tuple[str, str], Target]]
"""What can be put into a field, by kind and key of the search."""


class VisitTargets:
    """Fields, answers and points of the visit page by name; made once for a vocabulary.

    Making it takes some two hundred milliseconds and may read content: away from the screen's thread.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._fields = tuple(fields_of(catalogue))
        self._field_names = NameIndex(names_from(names, {}) for names, _ in self._fields)
        self._answers = dict(answers_of(catalogue))
        prepare(catalogue)

    def find(self, typed: str, used: Mapping[str, int] | None = None) -> tuple[Target, ...]:
        """The best few, each with how well it fits; slips are forgiven when nothing fits.

        `used` says how often the practitioner chose each entry.
        """
        fields = self._field_names.find(readings_of(typed, {}), MOST)
        placed = sorted(fields.items(), key=lambda row: (row[1], row[0]))[:MOST]
        found = [(rank, self._fields[place][1]) for place, rank in placed]
        for one in find_anything(self._catalogue, typed, used=used, limit=MOST):
            target = self._answers.get((one.kind, one.key))
            if target is not None:
                found.append((one.rank, target))
        if any(rank < SLIP for rank, _ in found):
            found = [(rank, target) for rank, target in found if rank < SLIP]
        found.sort(key=lambda row: row[0])
        best = (replace(target, rank=_in_palette(rank)) for rank, target in found)
        return tuple(dict.fromkeys(best))


def _in_palette(rank: float) -> int:
    return PALETTE_RANKS[int(rank)] if rank < SLIP else SLIPPED


def fields_of(catalogue: Catalogue) -> Iterator[tuple[Names, Target]]:
    """Every field of the page with its names."""
    for words, field in FIELDS:
        yield _field(words, FIELD, field)
    for section in catalogue.sections:
        findings = [finding for finding in section.findings if not finding.retired]
        is_list = section.editor in (Editor.CHIPS, Editor.GRID)
        if is_list:
            yield _field(section.label, FIELD, section.key, ALSO_CALLED.get(section.key, ()))
        for finding in findings if section.editor is not Editor.DRAWING else ():
            if not _takes_chips(section, finding) or finding.kind in (Kind.CHOICE, Kind.CHOICES):
                field = section.key if is_list else finding.key
                yield _field(finding.label, section.label, field, finding.aliases)


def answers_of(catalogue: Catalogue) -> Answers:
    """Everything of the vocabulary that can be put into a field."""
    for key, point in catalogue.points.items():
        yield ("point", key), _point_target(point)
    for section in catalogue.sections:
        for finding in section.findings:
            yield from _answers(section, finding)
    for cause in catalogue.causes:
        yield ("cause", cause.key), _target(cause.label, "Cause", "causes")
    for pattern in catalogue.patterns:
        yield ("pattern", pattern.key), _target(pattern.label, "Pattern", "patterns")
    for method in catalogue.methods.values():
        yield ("method", method.key), _target(method.label, "Also done", "methods")
        for setting in method.settings:
            label = setting_label(method, setting)
            yield ("method", method_key(method.key, setting.key)), _target(label, "Also done", "methods")
    for formula in catalogue.formulas.values():
        words = f"{formula.label} {formula.traditional}"
        yield ("formula", formula.key), _target(words, "Formula", "methods", formula.label)
    for code in catalogue.codes.known.values():
        yield ("code", code.code), _target(f"{code.code} {code.title}", "Code", "codes", code.code)
    for measure in catalogue.measures.values():
        yield ("measure", measure.key), _target(measure.label, "Measure", MEASURES, f"{measure.short} ")


def _target(words: str, where: str, field: str, text: str = "") -> Target:
    return Target(words=words, where=where, field=field, text=text or words)


def _point_target(point: Point) -> Target:
    code = point.key if point.key.isupper() else ""
    name = point.pinyin or point.english
    return Target(
        words=" ".join(part for part in (code, name, point.simplified) if part),
        where="Point",
        field="points",
        text=f"{name} " if point.free else code or name,
    )


def _takes_chips(section: Section, finding: FindingDefinition) -> bool:
    """Whether the finding's answers become chips."""
    plain = section.editor not in (Editor.CHIPS, Editor.GRID, Editor.DRAWING)
    return section.editor is Editor.CHIPS or (plain and finding.kind in CHIP_KINDS)


def _answers(section: Section, finding: FindingDefinition) -> Answers:
    """The answers of a finding, each in the field that takes it; a grid's lead to the grid alone."""
    for option in options_of(finding):
        key = ("answer", answer_key(finding.key, option.value))
        if _takes_chips(section, finding):
            field = section.key if section.editor is Editor.CHIPS else finding.key
            text = option.label if option.value else f"{option.label} "
            yield key, Target(words=option.label, where=section.label, field=field, text=text)
        elif section.editor is Editor.GRID:
            yield key, Target(words=finding.label, where=section.label, field=section.key)


def _field(words: str, where: str, field: str, names: Names = ()) -> tuple[Names, Target]:
    return (words, *names), Target(words=words, where=where, field=field)
