"""What the command palette finds in a visit: its fields, and the answers that can be put into them."""

from collections.abc import Iterator
from dataclasses import replace

from charting.content.catalogue import Catalogue
from charting.content.options import compared, options_of
from charting.content.point_names import channel_codes, names_of
from charting.content.point_search import channel_order
from charting.domain.assessment import Assessable
from charting.domain.finding import Editor, FindingDefinition, Kind, Section
from charting.domain.text import squeezed
from charting.domain.treatment import Point
from ui.presenters.name_index import NameIndex
from ui.presenters.palette_presenter import Target
from ui.presenters.visit_presenter import CHIP_KINDS

MOST = 5
SLIP = 4
"""The rank of what is not quite what was typed."""
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

Names = tuple[str, ...]
Entry = tuple[Names, Target]


class VisitTargets:
    """Fields, answers and points of the visit page by name; made once for a vocabulary.

    Making it takes some thirty milliseconds and may read content: away from the screen's thread.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._entries = NameIndex(_entries(catalogue))
        self._points = NameIndex(_points(catalogue))
        self._entries.slips("loads what slips need, before the first one", 1)

    def find(self, typed: str) -> tuple[Target, ...]:
        """The best few, each with how well it fits; slips are forgiven when nothing fits."""
        wanted, tight = compared(typed), squeezed(typed)
        found = (*self._points.find(tight, MOST), *self._entries.find(wanted, MOST))
        if found:
            return tuple(replace(target, rank=rank) for rank, target in found)
        slips = (*self._points.slips(tight, 3), *self._entries.slips(wanted, 3))
        return tuple(replace(target, rank=SLIP) for target in slips)


def _entries(catalogue: Catalogue) -> Iterator[Entry]:
    for words, field in FIELDS:
        yield _entry(words, FIELD, field)
    for section in catalogue.sections:
        yield from _of_section(section)
    kinds = (("causes", "Cause", catalogue.causes), ("patterns", "Pattern", catalogue.patterns))
    for field, where, kind in kinds:
        for one in kind:
            if not one.retired:
                yield _entry(one.label, where, field, one.label, _names_of(one))
    for method in catalogue.methods.values():
        if not method.retired:
            yield _entry(method.label, "Also done", "methods", method.label, method.aliases)


def _points(catalogue: Catalogue) -> Iterator[Entry]:
    """Points in the order they are wanted for a back complaint, each with every way to type its code."""
    order = channel_order(catalogue.channels)
    codes: dict[str, list[str]] = {}
    for typed, channel in channel_codes(catalogue.channels).items():
        codes.setdefault(channel, []).append(typed)
    for point in sorted(catalogue.points.values(), key=lambda one: order.get(one.channel, len(order))):
        if point.retired:
            continue
        number = point.key.removeprefix(point.channel)
        typed_codes = [f"{code}{number}" for code in codes.get(point.channel, ())] if number.isdigit() else []
        names = names_of(point)
        # A later word of a name counts less than its beginning
        later = (f"{names.whole[0]} {word}" for word in names.words)
        yield tuple(dict.fromkeys((*names.whole, *typed_codes, *later))), _point_target(point)


def _point_target(point: Point) -> Target:
    code = point.key if point.key.isupper() else ""
    name = point.pinyin or point.english
    return Target(
        words=" ".join(part for part in (code, name, point.simplified) if part),
        where="Point",
        field="points",
        text=f"{name} " if point.free else code or name,
    )


def _of_section(section: Section) -> Iterator[Entry]:
    """The section's own field, its plain fields, and the answers that its chips can be."""
    findings = [finding for finding in section.findings if not finding.retired]
    if section.editor in (Editor.CHIPS, Editor.GRID):
        yield _entry(section.label, FIELD, section.key)
    elif section.editor is Editor.DRAWING:
        return
    for finding in findings:
        if section.editor is Editor.CHIPS:
            yield from _answers(finding, section.label, section.key)
        elif section.editor is Editor.GRID:
            yield _entry(finding.label, section.label, section.key, names=finding.aliases)
        elif finding.kind in CHIP_KINDS:
            yield from _answers(finding, section.label, finding.key)
        else:
            yield _entry(finding.label, section.label, finding.key, names=finding.aliases)


def _answers(finding: FindingDefinition, where: str, field: str) -> Iterator[Entry]:
    for option in options_of(finding):
        text = option.label if option.value else f"{option.label} "
        yield option.searched, Target(words=option.label, where=where, field=field, text=text)
    if finding.kind in (Kind.CHOICE, Kind.CHOICES):
        yield _entry(finding.label, where, field, names=finding.aliases)


def _entry(words: str, where: str, field: str, text: str = "", names: Names = ()) -> Entry:
    searched = tuple(dict.fromkeys(compared(name) for name in (words, *names) if name))
    return searched, Target(words=words, where=where, field=field, text=text)


def _names_of(one: Assessable) -> Names:
    return (one.short, one.pinyin, one.traditional, one.simplified, *one.aliases)
