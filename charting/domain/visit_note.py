"""A visit as one plain value: everything charted, keyed so that each change can be saved by itself."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from operator import is_
from typing import Any, Literal, cast

from charting.domain.assessment import Assessment
from charting.domain.kept_normals import KeptNormal
from charting.domain.needling import AdverseEvent, NeedleCount, NeedleSet
from charting.domain.text import kept
from charting.domain.tongue_photo import TonguePhoto
from charting.domain.treatment import CautionReason, MethodUse, PointUse, UsualNeedle

Side = Literal["", "left", "right", "both"]
"""The patient's own side; empty where a side makes no sense or was not given."""

POINT_FROM_THE_FIRST = frozenset({"point", "side", "technique", "depth_mm", "place", "note"})
METHOD_FROM_THE_FIRST = frozenset({"method", "place", "side", "minutes", "settings", "points"})
"""What a signature always covered; what came later is covered where it holds something."""

LATER_LISTS = ("usual_needle", "caution_reasons", "needles", "sets", "events", "photos", "normals")
"""Whole lists that came later."""

PROSE = ("principle", "session_notes", "advice", "plan")
"""The free-text parts that every visit has."""


@dataclass(frozen=True, order=True)
class ObservationField:
    """Names one finding on one side."""

    finding: str
    side: Side = ""


@dataclass(frozen=True)
class ProseField:
    """Names one free-text part of a visit, from PROSE."""

    name: str


@dataclass(frozen=True)
class ListField:
    """Names one ordered list of a visit."""

    name: Literal[
        "causes",
        "patterns",
        "points",
        "methods",
        "dismissed",
        "carried",
        "codes",
        "usual_needle",
        "caution_reasons",
        "needles",
        "sets",
        "events",
    ]


Field = ObservationField | ProseField | ListField


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What was recorded for one finding on one side."""

    value: str
    """Canonical text; its meaning is the definition's kind."""
    details: str = ""
    """Marks beside the value, sorted, joined by a space: `angle=40 familiar`."""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Carried:
    """A part of the note that was brought forward from an earlier visit."""

    part: str
    """From bring_forward.PARTS: `points`, `plan` …"""
    from_visit: int
    """The id of the visit it came from."""
    on: str
    """That visit's local day, `2026-03-04`."""
    state: Literal["unconfirmed", "kept", "changed"] = "unconfirmed"
    """Kept as it was, or changed since; until either it waits for the practitioner's word."""


Value = (
    Observation
    | str
    | tuple[Assessment, ...]
    | tuple[PointUse, ...]
    | tuple[MethodUse, ...]
    | tuple[str, ...]
    | tuple[Carried, ...]
    | tuple[UsualNeedle, ...]
    | tuple[CautionReason, ...]
    | tuple[NeedleCount, ...]
    | tuple[NeedleSet, ...]
    | tuple[AdverseEvent, ...]
)
Changes = Mapping[Field, Value | None]
"""The newest value of each changed field; None removes an observation."""


@dataclass(frozen=True, kw_only=True)
class VisitNote:
    """All that a visit says. An unsigned one is the draft; nothing in it was filled by the app."""

    observations: Mapping[ObservationField, Observation] = field(default_factory=dict)
    prose: Mapping[str, str] = field(default_factory=dict)
    causes: tuple[Assessment, ...] = ()
    patterns: tuple[Assessment, ...] = ()
    points: tuple[PointUse, ...] = ()
    methods: tuple[MethodUse, ...] = ()
    dismissed: tuple[str, ...] = ()
    """Keys of suggested causes and patterns that the practitioner put aside."""
    carried: tuple[Carried, ...] = ()
    """What was brought forward, and from where."""
    codes: tuple[str, ...] = ()
    """Diagnosis codes that the practitioner chose, of both classifications."""
    usual_needle: tuple[UsualNeedle, ...] = ()
    """The practice's default needle when the points were charted: one, or none."""
    caution_reasons: tuple[CautionReason, ...] = ()
    """What the practitioner wrote beside cautions."""
    needles: tuple[NeedleCount, ...] = ()
    """Needles counted by region; the findings `needles_in` and `needles_out` are the total as typed."""
    sets: tuple[NeedleSet, ...] = ()
    """Needles retained together, in the order of the treatment."""
    events: tuple[AdverseEvent, ...] = ()
    """What went wrong with the treatment."""
    photos: tuple[TonguePhoto, ...] = ()
    """The photo of the tongue: one, or none. It is attached and removed by an action of its own."""
    normals: tuple[KeptNormal, ...] = ()
    """The practice's own normal values for what was recorded; kept by signing, none before it."""

    def value(self, field_: Field) -> Value | None:
        """What the note holds for a field; None where nothing was recorded."""
        if isinstance(field_, ObservationField):
            return self.observations.get(field_)
        if isinstance(field_, ProseField):
            return self.prose.get(field_.name, "")
        value: Value = getattr(self, field_.name)
        return value

    def text_of(self, finding: str, side: Side = "") -> str:
        """The canonical value of a finding, or an empty string."""
        observation = self.observations.get(ObservationField(finding, side))
        return observation.value if observation else ""

    def with_changes(self, changes: Changes) -> "VisitNote":
        """The note after the changes."""
        observations = dict(self.observations)
        prose = dict(self.prose)
        lists: dict[str, Value | None] = {}
        for field_, value in changes.items():
            if isinstance(field_, ObservationField):
                _put(observations, field_, value)
            elif isinstance(field_, ProseField):
                prose[field_.name] = value if isinstance(value, str) else ""
            else:
                lists[field_.name] = value or ()
        return replace(self, observations=observations, prose=prose, **lists)  # type: ignore[arg-type]


_FIXED_FORM = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

_KEPT = (
    Observation,
    Assessment,
    PointUse,
    MethodUse,
    Carried,
    UsualNeedle,
    CautionReason,
    NeedleCount,
    NeedleSet,
    AdverseEvent,
)


def kept_value(value: Value | None) -> Value | None:
    """The value as it can be stored and shown alike; an emptied observation is no observation."""
    if isinstance(value, Observation) and not (value.value or value.note):
        return None
    return cast("Value | None", _kept(value))


def canonical_json(note: VisitNote) -> str:
    """The note as JSON in one fixed form: what a signature is taken over.

    What a later version can record enters only where something was recorded, so that
    every visit signed before it gives the same text as on the day it was signed.
    """
    document: dict[str, Any] = {
        "observations": sorted(
            [key.finding, key.side, seen.value, seen.details, seen.note]
            for key, seen in note.observations.items()
        ),
        "prose": {name: note.prose.get(name, "") for name in PROSE},
        "causes": [vars(one) for one in note.causes],
        "patterns": [vars(one) for one in note.patterns],
        "points": [_signed(one, POINT_FROM_THE_FIRST) for one in note.points],
        "methods": [_signed(one, METHOD_FROM_THE_FIRST) for one in note.methods],
        "dismissed": sorted(note.dismissed),
        "carried": [vars(one) for one in note.carried],
        "codes": list(note.codes),
    }
    later = {name: getattr(note, name) for name in LATER_LISTS}
    document |= {name: [vars(one) for one in values] for name, values in later.items() if values}
    return _FIXED_FORM.encode(document)


def digest_of(note: VisitNote) -> str:
    """The SHA-256 of the note's canonical JSON, as hexadecimal digits: a signature."""
    return hashlib.sha256(canonical_json(note).encode()).hexdigest()


def _signed(use: PointUse | MethodUse, always: frozenset[str]) -> dict[str, Any]:
    """The members that were there from the first, and later ones where they say something."""
    return {name: value for name, value in vars(use).items() if name in always or value not in ("", None, ())}


def _put(
    observations: dict[ObservationField, Observation], key: ObservationField, value: Value | None
) -> None:
    if isinstance(value, Observation):
        observations[key] = value
    else:
        observations.pop(key, None)


def _kept(value: Any) -> Any:  # noqa: ANN401 - any part of a value
    """The same with every text in it made keepable; the very same where all was."""
    if isinstance(value, str):
        return kept(value)
    if isinstance(value, tuple):
        parts = tuple(_kept(one) for one in value)
        return value if all(map(is_, parts, value)) else parts
    if isinstance(value, _KEPT):
        members = ((one.name, getattr(value, one.name)) for one in fields(value))
        changed = {name: now for name, before in members if (now := _kept(before)) is not before}
        return replace(value, **changed) if changed else value
    return value
