"""What changed from one visit to the next, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from charting.domain.assessment import SEVERITIES, Assessment
from charting.domain.finding import FindingDefinition, Kind, number_from, spoken
from charting.domain.tongue_photo import photo_words
from charting.domain.treatment import Method
from charting.domain.treatment_words import detail_words, methods_words
from charting.domain.visit_note import Observation, ObservationField, VisitNote

Tone = Literal["better", "worse", "new", "gone", "changed"]


@dataclass(frozen=True, kw_only=True)
class NoteChange:
    """One difference between two visits."""

    tone: Tone
    words: str


def changes_between(
    earlier: VisitNote,
    later: VisitNote,
    definitions: Mapping[str, FindingDefinition],
    names: Mapping[str, str],
    methods: Mapping[str, Method],
) -> tuple[NoteChange, ...]:
    """The differences worth a line: scores, degrees, findings, causes, patterns, points and methods.

    A finding that was recorded before and not today is not called gone: not asked is
    not absent. `names` gives the label of each cause, pattern and adverse event.
    """
    return (
        *_went_wrong(later, names),
        *_observed(earlier, later, definitions),
        *_assessed(earlier.causes, later.causes, names),
        *_assessed(earlier.patterns, later.patterns, names),
        *_needled(earlier, later),
        *_needled_otherwise(earlier, later),
        *_done_besides(earlier, later, methods),
        *_photographed(later),
    )


def _went_wrong(later: VisitNote, names: Mapping[str, str]) -> Iterator[NoteChange]:
    """Adverse events come first: nobody may read past them."""
    for event in later.events:
        name = names.get(event.kind, event.kind) or "not named"
        words = ", ".join(part for part in (name, event.severity) if part)
        yield NoteChange(tone="worse", words=f"▲ Adverse event: {words}")


def _observed(
    earlier: VisitNote, later: VisitNote, definitions: Mapping[str, FindingDefinition]
) -> Iterator[NoteChange]:
    for key, now in later.observations.items():
        before = earlier.observations.get(key)
        definition = definitions.get(key.finding)
        if before is None or definition is None or before.value == now.value:
            continue
        if definition.kind in (Kind.SCORE, Kind.NUMBER):
            yield from _moved(definition, key, before, now)
        elif definition.kind not in (Kind.TEXT, Kind.WHEN):
            old = ", ".join(spoken(definition, before.value))
            new = ", ".join(spoken(definition, now.value))
            name = f"{definition.label}: " if definition.kind is Kind.DRAWING else ""
            if old != new:  # another stroke in the same place says nothing new
                yield NoteChange(tone="changed", words=f"{name}{new}{_side(key)} (was {old})")


def _moved(
    definition: FindingDefinition, key: ObservationField, before: Observation, now: Observation
) -> Iterator[NoteChange]:
    old, new = number_from(before.value), number_from(now.value)
    if old is not None and old == new:
        return
    tone: Tone = "changed"
    if old is not None and new is not None:
        if key.finding.startswith("pain_"):
            tone = _less_is_better(old, new)
        elif definition.normal is not None:
            tone = _less_is_better(beyond_normal(definition, old), beyond_normal(definition, new))
    unit = definition.unit if definition.unit in ("°", "%") else f" {definition.unit}".rstrip()
    words = f"{definition.label}{_side(key)} {before.value} → {now.value}{unit}"
    yield NoteChange(tone=tone, words=words)


def _less_is_better(old: float, new: float) -> Tone:
    if new == old:
        return "changed"
    return "better" if new < old else "worse"


def beyond_normal(definition: FindingDefinition, number: float) -> float:
    """How far a number lies outside the finding's usual range; 0 within it, or without one."""
    normal = definition.normal
    if normal is None:
        return 0.0
    return max(normal.lowest - number, number - normal.highest, 0.0)


def _assessed(
    earlier: tuple[Assessment, ...], later: tuple[Assessment, ...], names: Mapping[str, str]
) -> Iterator[NoteChange]:
    before = {one.key: one for one in earlier}
    after = {one.key: one for one in later}
    for key, now in after.items():
        name = names.get(key, key)
        if key not in before:
            yield NoteChange(tone="new", words=f"{name}, {now.degree}" if now.degree else name)
        elif before[key].degree != now.degree:
            was, is_now = before[key].degree or "not graded", now.degree or "not graded"
            tone = _degree_tone(before[key].degree, now.degree)
            yield NoteChange(tone=tone, words=f"{name} {was} → {is_now}")
    for key in before:
        if after and key not in after:
            yield NoteChange(tone="gone", words=f"{names.get(key, key)} no longer recorded")


def _degree_tone(old: str, new: str) -> Tone:
    """A pattern may ease or deepen; a cause that is more or less certain does neither."""
    if old in SEVERITIES and new in SEVERITIES:
        return _less_is_better(SEVERITIES.index(old), SEVERITIES.index(new))
    return "changed"


def _needled(earlier: VisitNote, later: VisitNote) -> Iterator[NoteChange]:
    before = [use.point for use in earlier.points]
    after = [use.point for use in later.points]
    added = [code for code in dict.fromkeys(after) if code not in before]
    left_out = [code for code in dict.fromkeys(before) if code not in after]
    if after and added:
        yield NoteChange(tone="new", words=f"Points added: {' '.join(added)}")
    if after and left_out:
        yield NoteChange(tone="gone", words=f"Points left out: {' '.join(left_out)}")


def _needled_otherwise(earlier: VisitNote, later: VisitNote) -> Iterator[NoteChange]:
    """Points of both visits whose needle was placed otherwise; what is not charted today is not compared."""
    before = {(use.point, use.place, use.side): ", ".join(detail_words(use)) for use in earlier.points}
    for use in later.points:
        was, now = before.get((use.point, use.place, use.side)), ", ".join(detail_words(use))
        if now and was is not None and was != now:
            aside = f" (was {was})" if was else ""
            yield NoteChange(tone="changed", words=f"{use.point}: {now}{aside}")


def _done_besides(
    earlier: VisitNote, later: VisitNote, methods: Mapping[str, Method]
) -> Iterator[NoteChange]:
    before = [methods_words((use,), methods) for use in earlier.methods]
    after = [methods_words((use,), methods) for use in later.methods]
    added = [words for words in after if words not in before]
    left_out = [words for words in before if words not in after]
    if after and added:
        yield NoteChange(tone="new", words=f"Also: {'; '.join(added)}")
    if after and left_out:
        yield NoteChange(tone="gone", words=f"Not again: {'; '.join(left_out)}")


def _photographed(later: VisitNote) -> Iterator[NoteChange]:
    """A photo is named, never judged: what it shows is for the eye."""
    if later.photos:
        yield NoteChange(tone="new", words=f"Tongue photo {photo_words(later.photos)}")


def _side(key: ObservationField) -> str:
    return f" {key.side}" if key.side else ""
