"""What a cell of a grid holds of a note, and the note after an answer was put into it or taken away.

An answer recorded for both sides at once stands in the cells of both; taken from one, it stays
on the other.
"""

from dataclasses import replace

from charting.content.options import Option
from charting.domain.finding import Kind
from charting.domain.visit_note import Field, Observation, ObservationField, Side, Value, VisitNote
from ui.presenters.findings.grid_layout import Cell

OTHER: dict[Side, Side] = {"left": "right", "right": "left"}


def words_in(cell: Cell, note: VisitNote) -> str:
    """The cell's answers in its own short words: `wiry, thin`; empty where none is recorded."""
    if cell.number:
        return note.text_of(cell.number.key)
    held = {finding: _held(cell, note, finding) for finding in _findings(cell)}
    labels = (option.label for option in cell.options if option.value in held[option.finding.key])
    return ", ".join(dict.fromkeys(labels))


def with_answer(note: VisitNote, cell: Cell, option: Option) -> VisitNote:
    """The note with the answer in the cell; a finding with one answer changes it, others gain it."""
    finding = option.finding
    if option.value in _held(cell, note, finding.key):
        return note
    own = ObservationField(finding.key, cell.side)
    if finding.kind is not Kind.CHOICES:
        note = _without(note, cell, finding.key)
        return note.with_changes({own: Observation(value=option.value)})
    return _added(note, own, {option.value}, Observation(value=""))


def without_answers(note: VisitNote, cell: Cell) -> VisitNote:
    """The note without anything in the cell."""
    if cell.number:
        return note.with_changes({ObservationField(cell.number.key): None})
    for finding in _findings(cell):
        note = _without(note, cell, finding)
    return note


def difference(before: VisitNote, after: VisitNote, cell: Cell) -> dict[Field, Value | None]:
    """The fields of the cell in which two notes differ, with their newer value."""
    sides: tuple[Side, ...] = (cell.side, OTHER[cell.side], "both") if cell.side else ("",)
    fields = (ObservationField(finding, side) for finding in _findings(cell) for side in sides)
    return {field: after.value(field) for field in fields if before.value(field) != after.value(field)}


def _findings(cell: Cell) -> tuple[str, ...]:
    return tuple(dict.fromkeys(option.finding.key for option in cell.options))


def _held(cell: Cell, note: VisitNote, finding: str) -> set[str]:
    held = set(note.text_of(finding, cell.side).split())
    return held | set(note.text_of(finding, "both").split()) if cell.side else held


def _without(note: VisitNote, cell: Cell, finding: str) -> VisitNote:
    """Take the cell's answers about one finding away; what both sides had stays on the other."""
    gone = {option.value for option in cell.options if option.finding.key == finding}
    own, both = ObservationField(finding, cell.side), ObservationField(finding, "both")
    shared = note.observations.get(both) if cell.side else None
    note = _taken(note, own, gone)
    if shared is not None and gone & set(shared.value.split()):
        stays = gone & set(shared.value.split())
        note = _taken(note, both, gone)
        note = _added(note, ObservationField(finding, OTHER[cell.side]), stays, shared)
    return note


def _taken(note: VisitNote, field: ObservationField, gone: set[str]) -> VisitNote:
    seen = note.observations.get(field)
    if seen is None:
        return note
    rest = sorted(set(seen.value.split()) - gone)
    return note.with_changes({field: replace(seen, value=" ".join(rest)) if rest else None})


def _added(note: VisitNote, field: ObservationField, values: set[str], like: Observation) -> VisitNote:
    """Answers added to a field; where it is new, with the marks and the note of another observation."""
    seen = note.observations.get(field, replace(like, value=""))
    return note.with_changes({field: replace(seen, value=" ".join(sorted({*seen.value.split(), *values})))})
