"""A visit's rows as one VisitNote, and one changed field back into rows."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    delete,
    exists,
    insert,
    literal_column,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from charting.domain.assessment import Assessment
from charting.domain.kept_normals import KeptNormal
from charting.domain.needling import AdverseEvent, NeedleCount, NeedleSet
from charting.domain.tongue_photo import TonguePhoto
from charting.domain.treatment import CautionReason, MethodUse, PointUse, UsualNeedle
from charting.domain.visit_note import (
    PROSE,
    Carried,
    Changes,
    ListField,
    Observation,
    ObservationField,
    ProseField,
    VisitNote,
)
from charting.records import carried, diagnosis, kept_normal, needling, tongue_photo, treatment, visit
from charting.records.visit import AT_VISITS, VisitRow

Row = dict[str, Any]
Rows = Iterable[Any]
Found = dict[int, list[Any]]
"""The values of a list by visit."""

Reading = tuple[Select[Any], Callable[[Rows], Found]]
ObservedChanges = Mapping[ObservationField, Observation | None]

LENS = {"causes": "western", "patterns": "tcm"}

NEEDLING: Mapping[str, tuple[Any, Any]] = {
    "needles": (needling.NeedleCount, NeedleCount),
    "sets": (needling.NeedleSet, NeedleSet),
    "events": (needling.AdverseEvent, AdverseEvent),
}
"""Lists whose table has the columns of their value, with both."""


def read_note(session: Session, row: VisitRow) -> VisitNote:
    """All that is charted at a visit."""
    return read_notes(session, [row])[row.id]


def read_notes(
    session: Session, rows: Sequence[VisitRow], findings: Sequence[str] | None = None
) -> dict[int, VisitNote]:
    """All that is charted at each of some visits, in as many queries however many they are.

    With `findings`, of all observations only those.
    """
    connection = session.connection()
    asked = {"visits": json.dumps([row.id for row in rows])}
    used = set(connection.scalars(_USED, asked))
    lists = {
        name: values_of(connection.execute(query, asked).all())
        for name, (query, values_of) in _READS.items()
        if name in used
    }
    assessed = _assessments(connection.execute(_ASSESSED, asked).all())
    observations = _observations(connection, asked, findings)
    return {
        row.id: VisitNote(
            observations=observations.get(row.id, {}),
            prose={name: getattr(row, name) for name in PROSE},
            causes=tuple(assessed.get((row.id, LENS["causes"]), ())),
            patterns=tuple(assessed.get((row.id, LENS["patterns"]), ())),
            **{name: tuple(found[row.id]) for name, found in lists.items() if row.id in found},
        )
        for row in rows
    }


def write_changes(
    session: Session, row: VisitRow, before: VisitNote, changes: Changes, *, saved_at: datetime, summary: str
) -> None:
    """Put the changed fields of an unsigned visit into its rows, many rows in one statement."""
    observed = {field: value for field, value in changes.items() if isinstance(field, ObservationField)}
    _write_observations(session, row.id, before, cast("ObservedChanges", observed), saved_at)
    columns: Row = {"saved_at": saved_at}
    if summary != row.summary:  # or the index that holds it would be written for nothing
        columns["summary"] = summary
    for field, value in changes.items():
        if isinstance(field, ProseField):
            if field.name not in PROSE:
                raise KeyError(field.name)
            columns[field.name] = value or ""
        elif isinstance(field, ListField):
            _write_list(session, row.id, field, cast("tuple[Any, ...]", value or ()))
    session.connection().execute(_SAVED, {"of_visit": row.id, **columns})


def keep_normals(session: Session, visit_id: int, normals: Iterable[KeptNormal]) -> None:
    """Write the normal values that a visit is about to be signed with."""
    rows = [{"visit_id": visit_id, **vars(one)} for one in normals]
    if rows:
        session.connection().execute(insert(kept_normal.KeptNormal), rows)


def _observations(
    connection: Connection, asked: Mapping[str, str], findings: Sequence[str] | None
) -> dict[int, dict[ObservationField, Observation]]:
    query = _OBSERVED
    if findings is not None:
        query = query.where(visit.Observation.finding.in_(findings))
    found: dict[int, dict[ObservationField, Observation]] = defaultdict(dict)
    for visit_id, finding, side, value, details, note in connection.execute(query, asked).all():
        key = ObservationField(finding, cast("Any", side))
        found[visit_id][key] = Observation(value=value, details=details, note=note)
    return found


def _assessments(rows: Rows) -> dict[tuple[int, str], list[Assessment]]:
    found: dict[tuple[int, str], list[Assessment]] = defaultdict(list)
    for visit_id, lens, *values in rows:
        found[visit_id, lens].append(Assessment(**dict(zip(_ASSESSMENT, values, strict=True))))
    return found


def _of_visits(table: Any, names: Iterable[str], order: Any) -> Select[Any]:  # noqa: ANN401 - a record, a column
    """These columns of a table at some visits; made once, because making it takes longer than asking."""
    columns = (getattr(table, name) for name in names)
    return select(table.visit_id, *columns).where(table.visit_id.in_(AT_VISITS)).order_by(order)


def _listed(table: Any, kind: type[Any], order: str = "position") -> Reading:  # noqa: ANN401 - a record
    """Values whose members are the columns of that name."""
    names = [one.name for one in fields(kind)]

    def values_of(rows: Rows) -> Found:
        found: Found = defaultdict(list)
        for visit_id, *values in rows:
            found[visit_id].append(kind(**dict(zip(names, values, strict=True))))
        return found

    return _of_visits(table, names, getattr(table, order)), values_of


def _methods() -> Reading:
    query, listed = _listed(treatment.MethodUse, MethodUse)

    def values_of(rows: Rows) -> Found:
        return {
            visit_id: [replace(use, points=tuple(use.points.split())) for use in uses]
            for visit_id, uses in listed(rows).items()
        }

    return query, values_of


def _words(table: Any, name: str, order: str) -> Reading:  # noqa: ANN401 - a record
    """One column's texts."""

    def values_of(rows: Rows) -> Found:
        found: Found = defaultdict(list)
        for visit_id, word in rows:
            found[visit_id].append(word)
        return found

    return _of_visits(table, [name], getattr(table, order)), values_of


def _write_observations(
    session: Session, visit_id: int, before: VisitNote, observed: ObservedChanges, now: datetime
) -> None:
    """Rows that stay keep their place in the order of recording: they are updated, not written anew."""
    gone = [_named(visit_id, field) for field, value in observed.items() if value is None]
    updated, added = [], []
    for field, value in observed.items():
        if value is not None:
            row = {**vars(value), "recorded_at": now}
            if field in before.observations:
                updated.append({**row, **_named(visit_id, field)})
            else:
                added.append({**row, "visit_id": visit_id, "finding": field.finding, "side": field.side})
    connection = session.connection()
    if gone:
        connection.execute(_GONE, gone)
    if updated:
        connection.execute(_UPDATED, updated)
    if added:
        connection.execute(_ADDED, added)


def _named(visit_id: int, field: ObservationField) -> Row:
    return {"of_visit": visit_id, "of_finding": field.finding, "of_side": field.side}


def _write_list(session: Session, visit_id: int, field: ListField, values: tuple[Any, ...]) -> None:
    """Lists are short and ordered, so the whole list is written anew."""
    table, to_row = _LISTS[field.name]
    condition = [table.visit_id == visit_id]
    if field.name in LENS:
        condition.append(table.lens == LENS[field.name])
    connection = session.connection()
    connection.execute(delete(table).where(*condition))
    rows = [
        {"visit_id": visit_id, **to_row(position, value, field.name)} for position, value in enumerate(values)
    ]
    if rows:
        connection.execute(insert(table), rows)


def _diagnosis_row(position: int, value: Assessment, name: str) -> Row:
    return {"lens": LENS[name], "position": position, **vars(value)}


def _point_row(position: int, value: PointUse, _: str) -> Row:
    return {"position": position, **vars(value)}


def _method_row(position: int, value: MethodUse, _: str) -> Row:
    return {"position": position, **vars(value), "points": " ".join(value.points)}


def _needle_row(_: int, value: UsualNeedle, __: str) -> Row:
    return {**vars(value)}


def _carried_row(position: int, value: Carried, _: str) -> Row:
    return {"position": position, **vars(value)}


def _plain_row(position: int, value: Any, _: str) -> Row:  # noqa: ANN401 - a value whose members are columns
    return {"position": position, **vars(value)}


def _code_row(position: int, value: str, _: str) -> Row:
    return {"position": position, "code": value}


def _dismissal_row(_: int, value: str, __: str) -> Row:
    return {"key": value}


_LISTS: Mapping[str, tuple[Any, Callable[[int, Any, str], Row]]] = {
    "causes": (diagnosis.Diagnosis, _diagnosis_row),
    "patterns": (diagnosis.Diagnosis, _diagnosis_row),
    "points": (treatment.PointUse, _point_row),
    "methods": (treatment.MethodUse, _method_row),
    "dismissed": (diagnosis.Dismissal, _dismissal_row),
    "carried": (carried.CarriedPart, _carried_row),
    "codes": (diagnosis.VisitCode, _code_row),
    "usual_needle": (treatment.UsualNeedle, _needle_row),
    "caution_reasons": (treatment.CautionReason, _plain_row),
    **{name: (table, _plain_row) for name, (table, _) in NEEDLING.items()},
}

# Made once, because making a statement takes longer than sending it
_SAVED = (
    update(visit.Visit).where(visit.Visit.id == bindparam("of_visit")).values(version=visit.Visit.version + 1)
)
_THIS_ONE = (
    visit.Observation.visit_id == bindparam("of_visit"),
    visit.Observation.finding == bindparam("of_finding"),
    visit.Observation.side == bindparam("of_side"),
)
_GONE = delete(visit.Observation).where(*_THIS_ONE)
_UPDATED = update(visit.Observation).where(*_THIS_ONE)
_ADDED = insert(visit.Observation)

_ASSESSMENT = tuple(one.name for one in fields(Assessment))
_ASSESSED = _of_visits(diagnosis.Diagnosis, ("lens", *_ASSESSMENT), diagnosis.Diagnosis.position)
_OBSERVED = _of_visits(
    visit.Observation, ("finding", "side", "value", "details", "note"), visit.Observation.id
)

_READS: Mapping[str, Reading] = {
    "points": _listed(treatment.PointUse, PointUse),
    "methods": _methods(),
    "dismissed": _words(diagnosis.Dismissal, "key", "id"),
    "carried": _listed(carried.CarriedPart, Carried),
    "codes": _words(diagnosis.VisitCode, "code", "position"),
    "usual_needle": _listed(treatment.UsualNeedle, UsualNeedle, "visit_id"),
    "caution_reasons": _listed(treatment.CautionReason, CautionReason),
    "photos": _listed(tongue_photo.TonguePhoto, TonguePhoto, "id"),
    "normals": _listed(kept_normal.KeptNormal, KeptNormal, "finding"),
    **{name: _listed(table, kind) for name, (table, kind) in NEEDLING.items()},
}
"""Each list of a note: its query, and what makes values of the rows."""

_USED: CompoundSelect[str] = union_all(
    *(
        select(literal_column(f"'{name}'")).where(
            exists(query.with_only_columns(literal_column("1")).order_by(None))
        )
        for name, (query, _) in _READS.items()
    )
)
"""Which lists hold anything at the visits: most visits use few of them, and only those are read."""
