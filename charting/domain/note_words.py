"""A visit's note as it is read: each section in words, and what was found to be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from charting.domain.assessment import Assessment
from charting.domain.dates import MONTHS, PartialDate
from charting.domain.finding import FindingDefinition, Kind, Lens, Section, own_words_of, span_of, spoken
from charting.domain.text import in_words
from charting.domain.visit_note import Observation, VisitNote

_SeenByFinding = dict[str, list[tuple[str, Observation]]]

OF_LISTS = {f"{name}_words" for name in ("causes", "codes", "patterns", "points", "methods")}

MARKS = {"painful": "painful", "familiar": "their own pain"}


@dataclass(frozen=True, kw_only=True)
class NoteLine:
    """What was recorded in one section."""

    label: str
    lens: Lens
    words: str


def note_lines(sections: tuple[Section, ...], note: VisitNote) -> tuple[NoteLine, ...]:
    """One line for each section with something recorded, in page order; nothing is left out of it."""
    seen_by_finding: _SeenByFinding = {}
    for field, seen in sorted(note.observations.items(), key=lambda item: item[0]):
        seen_by_finding.setdefault(field.finding, []).append((field.side, seen))
    norms = {one.finding: f"practice's norm {span_of(one.lowest, one.highest)}" for one in note.normals}
    phrases = ((section, _section_phrases(section, seen_by_finding, norms)) for section in sections)
    lines = ((section, ", ".join(found)) for section, found in phrases)
    return tuple(
        NoteLine(label=section.label, lens=section.lens, words=words) for section, words in lines if words
    )


def left_over(sections: tuple[Section, ...], note: VisitNote) -> tuple[str, ...]:
    """Keys of recorded findings that no section and no section's own words account for.

    The words of causes, codes, patterns, points and methods are said with these lists.
    """
    known = {finding.key for section in sections for finding in section.findings}
    known |= {key for section in sections for key in own_words_of(section)}
    known |= OF_LISTS
    return tuple(sorted({field.finding for field in note.observations} - known))


def assessed_words(assessments: tuple[Assessment, ...], names: Mapping[str, str]) -> str:
    """Causes or patterns in words, the main one first: `Muscle strain, probable, main; …`."""
    main_first = sorted(assessments, key=lambda one: not one.is_main)
    return "; ".join(
        ", ".join(
            part
            for part in (
                names.get(one.key, in_words(one.key)),
                one.degree,
                "main" if one.is_main else "",
                one.note,
            )
            if part
        )
        for one in main_first
    )


def moment_words(value: str) -> str:
    """A canonical moment as it is said: `23 Mar 2026, 10:30`; other text as it is."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


def _section_phrases(
    section: Section, seen_by_finding: _SeenByFinding, norms: Mapping[str, str]
) -> Iterator[str]:
    for definition in section.findings:
        for side, seen in seen_by_finding.get(definition.key, ()):
            yield _observed(definition, side, seen, norms.get(definition.key, ""))
    for key, row in own_words_of(section).items():
        for _, own in seen_by_finding.get(key, ()):
            yield own.value if row == section.label else f"{row.lower()}: {own.value}"


def _observed(definition: FindingDefinition, side: str, seen: Observation, norm: str) -> str:
    words = ", ".join(spoken(definition, seen.value)) if seen.value else definition.label
    if definition.kind is Kind.WHEN:
        words = moment_words(seen.value)
    marks = [mark_words(mark) for mark in seen.details.split()]
    words = " ".join(part for part in (words, side) if part)
    aside = ", ".join(part for part in (norm, *marks, seen.note) if part)
    return f"{words} ({aside})" if aside else words


def mark_words(mark: str) -> str:
    """A mark beside a value in words: `angle=40` is `40°`; a score by its first rule says no rule."""
    name, _, value = mark.partition("=")
    if name == "angle":
        return f"{value}°"
    if name == "typed":
        return f"typed {value.replace('_', ' ')}"
    if name == "version":
        return "" if value == "1" else f"scored by rule {value}"
    if name == "on":
        return f"on {PartialDate(value).words}"
    return MARKS.get(name, mark)
