"""Bring treatment and plan forward from an earlier visit, marked until kept or changed.

What the patient said, pain, tongue and pulse are never brought forward, nor de qi and how
a current was felt: they are found anew at each visit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from charting.domain.treatment import MethodUse, PointUse
from charting.domain.visit_note import (
    Carried,
    Changes,
    Field,
    ListField,
    ObservationField,
    ProseField,
    Value,
    VisitNote,
)

PARTS: Mapping[str, Field] = {
    "principle": ProseField("principle"),
    "points": ListField("points"),
    "methods": ListField("methods"),
    "retention_minutes": ObservationField("retention_minutes"),
    "needle_type": ObservationField("needle_type"),
    "advice": ProseField("advice"),
    "plan": ProseField("plan"),
}
"""All that can be brought forward, in the order of the page."""

WORDS: Mapping[str, Field] = {
    "points": ObservationField("points_words"),
    "methods": ObservationField("methods_words"),
}
"""What was said of a part in the practitioner's own words: it belongs to the part and goes with it."""

NAMES: Mapping[str, str] = {
    "principle": "Principle",
    "points": "Points",
    "methods": "Also",
    "retention_minutes": "Retention",
    "needle_type": "Needle type",
    "advice": "Advice",
    "plan": "Plan",
}
"""Each part as the page calls it."""


def brought_forward(
    today: VisitNote, earlier: VisitNote, from_visit: int, on: date, parts: Iterable[str] = PARTS
) -> Changes:
    """The changes that put the earlier visit's parts into today's note, each marked as carried.

    A part that holds something today is left alone, and so is one that was empty before:
    nothing that was charted is overwritten.
    """
    changes: dict[Field, Value | None] = {}
    carried = {one.part: one for one in today.carried}
    for part in parts:
        fields = _fields_of(part)
        brought = {field: _without_findings(earlier.value(field)) for field in fields if earlier.value(field)}
        if brought and not any(today.value(field) for field in fields):
            changes.update(brought)
            carried[part] = Carried(part=part, from_visit=from_visit, on=on.isoformat())
    if changes:
        changes[ListField("carried")] = _in_order(carried)
    return changes


def after_edit(note: VisitNote, field: Field) -> tuple[Carried, ...]:
    """What is carried once the practitioner edited a field: an edited part is `changed`."""
    return tuple(
        replace(one, state="changed") if field in _fields_of(one.part) else one for one in note.carried
    )


def confirmed(note: VisitNote, parts: Iterable[str] | None = None) -> tuple[Carried, ...]:
    """What is carried once the practitioner kept these parts, or all that still waited."""
    wanted = set(PARTS if parts is None else parts)
    return tuple(
        replace(one, state="kept") if one.part in wanted and one.state == "unconfirmed" else one
        for one in note.carried
    )


def unconfirmed(note: VisitNote) -> tuple[Carried, ...]:
    """The parts that were brought forward and neither kept nor changed yet."""
    return tuple(one for one in note.carried if one.state == "unconfirmed")


def carried_words(note: VisitNote) -> tuple[str, ...]:
    """What the record says of each carried part: `Points carried from 4 March 2026, not changed`."""
    said = {"unconfirmed": "not confirmed", "kept": "not changed", "changed": "then changed"}
    return tuple(
        f"{NAMES.get(one.part, one.part)} carried from {day_words(one.on)}, {said[one.state]}"
        for one in note.carried
    )


def day_words(on: str) -> str:
    """A kept day as it is said: `4 March 2026`."""
    day = date.fromisoformat(on)
    return f"{day.day} {day:%B %Y}"


def _fields_of(part: str) -> tuple[Field, ...]:
    return tuple(known[part] for known in (PARTS, WORDS) if part in known)


def _without_findings(value: Value | None) -> Value | None:
    """What was felt at the needle or from the current is found anew at each visit."""
    if not isinstance(value, tuple):
        return value
    brought = (
        replace(one, de_qi="")
        if isinstance(one, PointUse)
        else replace(one, intensity="")
        if isinstance(one, MethodUse)
        else one
        for one in value
    )
    return cast("Value", tuple(brought))


def _in_order(carried: Mapping[str, Carried]) -> tuple[Carried, ...]:
    return tuple(carried[part] for part in PARTS if part in carried)
