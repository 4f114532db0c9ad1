"""What a visit's note holds after typed findings are recorded in it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from charting.content.chip_entry import Entry
from charting.domain.finding import FindingDefinition, Kind
from charting.domain.visit_note import Field, Observation, Value, VisitNote


def changes_of(
    note: VisitNote, definitions: Mapping[str, FindingDefinition], entries: Iterable[Entry]
) -> dict[Field, Value | None]:
    """The newest value of every finding that the entries touch; notes of before stay.

    Marks of before stay with the same value; a new value has only its own.
    """
    observations = dict(note.observations)
    changed: dict[Field, Value | None] = {}
    for field, seen in entries:
        before = observations.get(field)
        after = _after(definitions[field.finding], before, seen) if before else seen
        observations[field] = changed[field] = after
    return changed


def _after(definition: FindingDefinition, before: Observation, seen: Observation) -> Observation:
    if definition.kind is Kind.CHOICES:
        chosen = sorted({*before.value.split(), *seen.value.split()})
        return replace(before, value=" ".join(chosen), note=_notes(before.note, seen.note))
    # How a number was typed is true of that number alone, and so is whether it was painful
    marks = before.details.split() if seen.value == before.value else []
    kept = " ".join(mark for mark in marks if not mark.startswith("typed="))
    return replace(seen, note=_notes(before.note, seen.note), details=seen.details or kept)


def _notes(before: str, now: str) -> str:
    return "; ".join(dict.fromkeys(note for note in (before, now) if note))
