"""What changed at a visit since each thing was last recorded, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from charting.domain.assessment import SEVERITIES, Assessment
from charting.domain.finding import FindingDefinition, Kind
from charting.domain.finding_changes import NoteChange, Tone, alarms, less_is_better, moved
from charting.domain.last_recorded import LastRecorded
from charting.domain.text import in_words, listed
from charting.domain.tongue_photo import photo_words
from charting.domain.treatment import Method
from charting.domain.treatment_words import detail_words, methods_words
from charting.domain.visit_note import ObservationField, VisitNote


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """The words that changes are said in."""

    definitions: Mapping[str, FindingDefinition]
    names: Mapping[str, str]
    """The label of each cause, pattern and adverse event."""
    methods: Mapping[str, Method]
    red_flags: Mapping[str, str] = field(default_factory=dict)
    """What a yes may mean, by the key of the question's finding."""
    of_treatment: frozenset[str] = frozenset()
    """Findings about the treatment rather than the patient: they are said last."""
    counted: frozenset[str] = frozenset()
    """Findings that only count what was used, such as needles: they are not said at all."""


def changes_since(before: LastRecorded, later: VisitNote, known: Vocabulary) -> tuple[NoteChange, ...]:
    """The differences worth a line, what matters most first.

    Adverse events, new red flags and nerve signs, findings, causes and patterns, points and methods, last
    what was observed of the treatment. A finding that was recorded before and not today is not
    called gone: not asked is not absent.
    """
    earlier = before.note
    alarming = alarms(before, later, known.definitions, known.red_flags)
    return (
        *_went_wrong(later, known.names),
        *(change for changes in alarming.values() for change in changes),
        *_observed(before, later, known, frozenset(alarming), of_treatment=False),
        *_assessed(earlier.causes, later.causes, known.names),
        *_assessed(earlier.patterns, later.patterns, known.names),
        *_needled(earlier, later),
        *_needled_otherwise(earlier, later),
        *_done_besides(earlier, later, known.methods),
        *_photographed(later),
        *_observed(before, later, known, frozenset(alarming), of_treatment=True),
    )


def _went_wrong(later: VisitNote, names: Mapping[str, str]) -> Iterator[NoteChange]:
    """Adverse events come first: nobody may read past them."""
    for event in later.events:
        name = names.get(event.kind, in_words(event.kind)) or "not named"
        words = ", ".join(part for part in (name, event.severity) if part)
        yield NoteChange(tone="worse", words=f"▲ Adverse event: {words}")


def _observed(
    before: LastRecorded,
    later: VisitNote,
    known: Vocabulary,
    said: frozenset[ObservationField],
    *,
    of_treatment: bool,
) -> Iterator[NoteChange]:
    """What moved among the patient's findings, or among the treatment's."""
    for key, now in later.observations.items():
        definition = known.definitions.get(key.finding)
        if definition is None or key.finding in known.counted:
            continue
        # of several choices one may be alarming and have been said, and another have gone
        is_said = key in said and definition.kind is not Kind.CHOICES
        if is_said or (key.finding in known.of_treatment) is not of_treatment:
            continue
        change = moved(before, key, now, definition)
        if change:
            yield change


def _assessed(
    earlier: tuple[Assessment, ...], later: tuple[Assessment, ...], names: Mapping[str, str]
) -> Iterator[NoteChange]:
    before = {one.key: one for one in earlier}
    after = {one.key: one for one in later}
    for key, now in after.items():
        name = names.get(key, in_words(key))
        if key not in before:
            yield NoteChange(tone="new", words=f"{name}, {now.degree}" if now.degree else name)
        elif before[key].degree != now.degree:
            was, is_now = before[key].degree or "not graded", now.degree or "not graded"
            tone = _degree_tone(before[key].degree, now.degree)
            yield NoteChange(tone=tone, words=f"{name} {was} → {is_now}")
    for key in before:
        if after and key not in after:
            yield NoteChange(tone="gone", words=f"{names.get(key, in_words(key))} no longer recorded")


def _degree_tone(old: str, new: str) -> Tone:
    """A pattern may ease or deepen; a cause that is more or less certain does neither."""
    if old in SEVERITIES and new in SEVERITIES:
        return less_is_better(SEVERITIES.index(old), SEVERITIES.index(new))
    return "changed"


def _needled(earlier: VisitNote, later: VisitNote) -> Iterator[NoteChange]:
    before = [use.point for use in earlier.points]
    after = [use.point for use in later.points]
    added = [code for code in dict.fromkeys(after) if code not in before]
    left_out = [code for code in dict.fromkeys(before) if code not in after]
    if after and added:
        yield NoteChange(tone="new", words=f"Points added: {listed(added)}")
    if after and left_out:
        yield NoteChange(tone="gone", words=f"Points left out: {listed(left_out)}")


def _needled_otherwise(earlier: VisitNote, later: VisitNote) -> Iterator[NoteChange]:
    """Points of both visits whose needle was placed otherwise; what is not charted today is not compared."""
    before = {(use.point, use.place, use.side): ", ".join(detail_words(use)) for use in earlier.points}
    for use in later.points:
        was, now = before.get((use.point, use.place, use.side)), ", ".join(detail_words(use))
        if now and was is not None and was != now:
            aside = f" (was {was})" if was else ""
            yield NoteChange(tone="changed", words=f"{in_words(use.point)}: {now}{aside}")


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
