"""What changed among the findings of a complaint, in words: red flags and nerve signs first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from charting.domain.finding import AFFIRMATIVE, TEST_SIGNS, FindingDefinition, Kind, number_from, spoken
from charting.domain.last_recorded import LastRecorded
from charting.domain.red_flags import nerve_phrases
from charting.domain.visit_note import Observation, ObservationField, Side, VisitNote

Tone = Literal["better", "worse", "new", "gone", "changed"]

WAS = {"present": "present", "absent": "denied", **TEST_SIGNS}
"""How the earlier one of two fixed answers is said beside the later one."""


@dataclass(frozen=True, kw_only=True)
class NoteChange:
    """One difference between a visit and what was known before it."""

    tone: Tone
    words: str


def alarms(
    before: LastRecorded,
    later: VisitNote,
    definitions: Mapping[str, FindingDefinition],
    red_flags: Mapping[str, str],
) -> dict[ObservationField, tuple[NoteChange, ...]]:
    """Red flags and signs of an irritated nerve root that were not there before, flags first.

    `red_flags` gives for the key of each question what a yes may mean. A sign that nobody
    asked for earlier is said to be recorded first, not to be new.
    """
    found: dict[ObservationField, tuple[NoteChange, ...]] = {}
    flags = [key for key in later.observations if key.finding in red_flags]
    for key in flags:
        was = before.note.observations.get(key)
        if later.observations[key].value == "yes" and (was is None or was.value != "yes"):
            aside = f" (was {was.value}{before.visit_words(key)})" if was else ""
            words = f"Red flag: {red_flags[key.finding]}{aside}"
            found[key] = (NoteChange(tone="worse", words=words),)
    for key, now in later.observations.items():
        definition = definitions.get(key.finding)
        if definition is not None and key not in found:
            signs = tuple(_new_signs(before, key, now, definition))
            if signs:
                found[key] = signs
    return found


def _new_signs(
    before: LastRecorded, key: ObservationField, now: Observation, definition: FindingDefinition
) -> Iterator[NoteChange]:
    known = _sides_of(before, key)
    each = [set(nerve_phrases(definition, seen)) for seen in known]
    if key.side == "both":  # a sign on one side only was not yet on both
        already = each[0] & each[1] if len(each) > 1 else set()
    else:
        already = {phrase for one in each for phrase in one}
    if already and definition.kind in (Kind.SCORE, Kind.NUMBER):
        return  # weaker or stronger than before, which is said as any other number
    for phrase in nerve_phrases(definition, now):
        if phrase in already:
            continue
        was = before.note.observations.get(key)
        head = "New nerve sign" if known else "Nerve sign first recorded"
        aside = f" (was {_earlier(definition, was)}{before.visit_words(key)})" if was else ""
        yield NoteChange(tone="worse", words=f"{head}: {phrase}{_side(key)}{aside}")


def _sides_of(before: LastRecorded, key: ObservationField) -> list[Observation]:
    """What was recorded of the same side or sides, or of the finding where no side was given."""
    sides: dict[str, tuple[str, ...]] = {"both": ("left", "right"), "": ("", "left", "right")}
    asked = sides.get(key.side, (key.side, ""))
    found = (
        before.note.observations.get(ObservationField(key.finding, cast("Side", side))) for side in asked
    )
    return [seen for seen in found if seen is not None]


def moved(
    before: LastRecorded, key: ObservationField, now: Observation, definition: FindingDefinition
) -> NoteChange | None:
    """How a finding differs from when it was last recorded; None where it says the same, or never was."""
    was = before.note.observations.get(key)
    if was is None or was.value == now.value or definition.kind in (Kind.TEXT, Kind.WHEN):
        return None
    if definition.kind in (Kind.SCORE, Kind.NUMBER):
        return _number_moved(before, key, (was, now), definition)
    old, new = (", ".join(spoken(definition, one.value)) for one in (was, now))
    if old == new:  # another stroke in the same place says nothing new
        return None
    name = f"{definition.label}: " if definition.kind is Kind.DRAWING else ""
    aside = f"(was {_earlier(definition, was)}{before.visit_words(key)})"
    return NoteChange(tone=_tone(was.value, now.value), words=f"{name}{new}{_side(key)} {aside}")


def _number_moved(
    before: LastRecorded,
    key: ObservationField,
    values: tuple[Observation, Observation],
    definition: FindingDefinition,
) -> NoteChange | None:
    was, now = values[0].value, values[1].value
    old, new = number_from(was), number_from(now)
    if old is not None and old == new:
        return None
    tone: Tone = "changed"
    if old is not None and new is not None:
        if key.finding.startswith("pain_"):
            tone = less_is_better(old, new)
        elif definition.normal is not None:
            tone = less_is_better(beyond_normal(definition, old), beyond_normal(definition, new))
    unit = definition.unit if definition.unit in ("°", "%") else f" {definition.unit}".rstrip()
    visit = before.visit_words(key)
    aside = f" (since{visit.removeprefix(' at')})" if visit else ""
    words = f"{definition.label}{_side(key)} {was} → {now}{unit}{aside}"
    return NoteChange(tone=tone, words=words)


def less_is_better(old: float, new: float) -> Tone:
    """The tone of a number that had better be small."""
    if new == old:
        return "changed"
    return "better" if new < old else "worse"


def beyond_normal(definition: FindingDefinition, number: float) -> float:
    """How far a number lies outside the finding's usual range; 0 within it, or without one."""
    normal = definition.normal
    if normal is None:
        return 0.0
    return max(normal.lowest - number, number - normal.highest, 0.0)


def _tone(was: str, now: str) -> Tone:
    if was in AFFIRMATIVE and now in ("absent", "negative", "no"):
        return "gone"
    return "new" if now in AFFIRMATIVE else "changed"


def _earlier(definition: FindingDefinition, was: Observation) -> str:
    return WAS.get(was.value) or ", ".join(spoken(definition, was.value))


def _side(key: ObservationField) -> str:
    return f" {key.side}" if key.side else ""
