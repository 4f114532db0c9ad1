"""A visit's rows as one VisitNote, and one changed field back into rows."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from charting.domain.assessment import Assessment
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
from charting.records import carried, diagnosis, needling, tongue_photo, treatment, visit

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = dict[str, Any]
Listed = TypeVar("Listed", bound="DataclassInstance")
ObservedChanges = Mapping[ObservationField, Observation | None]

LENS = {"causes": "western", "patterns": "tcm"}

NEEDLING: Mapping[str, tuple[Any, Any]] = {
    "needles": (needling.NeedleCount, NeedleCount),
    "sets": (needling.NeedleSet, NeedleSet),
    "events": (needling.AdverseEvent, AdverseEvent),
}
"""Lists whose table has the columns of their value, with both."""


def read_note(session: Session, row: visit.Visit) -> VisitNote:
    """All that is charted at a visit."""
    return read_notes(session, [row])[row.id]


def read_notes(
    session: Session, rows: Sequence[visit.Visit], findings: Sequence[str] | None = None
) -> dict[int, VisitNote]:
    """All that is charted at each of some visits, in as many queries however many they are.

    With `findings`, of all observations only those.
    """
    ids = [row.id for row in rows]
    observations = _observations(session, ids, findings)
    assessments = _assessments(session, ids)
    points, methods, dismissed = _points(session, ids), _methods(session, ids), _dismissed(session, ids)
    brought, codes = _carried(session, ids), _codes(session, ids)
    needles = _listed(session, ids, treatment.UsualNeedle, UsualNeedle, treatment.UsualNeedle.visit_id)
    reasons = _listed(session, ids, treatment.CautionReason, CautionReason, treatment.CautionReason.position)
    photos = _listed(session, ids, tongue_photo.TonguePhoto, TonguePhoto, tongue_photo.TonguePhoto.id)
    counts, sets, events = (_needling(session, ids, name) for name in NEEDLING)
    return {
        row.id: VisitNote(
            observations=observations.get(row.id, {}),
            prose={name: getattr(row, name) for name in PROSE},
            causes=tuple(assessments.get((row.id, LENS["causes"]), ())),
            patterns=tuple(assessments.get((row.id, LENS["patterns"]), ())),
            points=tuple(points.get(row.id, ())),
            methods=tuple(methods.get(row.id, ())),
            dismissed=tuple(dismissed.get(row.id, ())),
            carried=tuple(brought.get(row.id, ())),
            codes=tuple(codes.get(row.id, ())),
            usual_needle=tuple(needles.get(row.id, ())),
            caution_reasons=tuple(reasons.get(row.id, ())),
            needles=tuple(counts.get(row.id, ())),
            sets=tuple(sets.get(row.id, ())),
            events=tuple(events.get(row.id, ())),
            photos=tuple(photos.get(row.id, ())),
        )
        for row in rows
    }


def write_changes(
    session: Session, row: visit.Visit, before: VisitNote, changes: Changes, now: datetime
) -> None:
    """Put the changed fields of an unsigned visit into its rows, many rows in one statement."""
    observed = {field: value for field, value in changes.items() if isinstance(field, ObservationField)}
    _write_observations(session, row.id, before, cast("ObservedChanges", observed), now)
    for field, value in changes.items():
        if isinstance(field, ProseField):
            if field.name not in PROSE:
                raise KeyError(field.name)
            setattr(row, field.name, value or "")
        elif isinstance(field, ListField):
            _write_list(session, row.id, field, cast("tuple[Any, ...]", value or ()))


def _observations(
    session: Session, ids: list[int], findings: Sequence[str] | None
) -> dict[int, dict[ObservationField, Observation]]:
    table = visit.Observation
    query = select(table.visit_id, table.finding, table.side, table.value, table.details, table.note).where(
        table.visit_id.in_(ids)
    )
    if findings is not None:
        query = query.where(table.finding.in_(findings))
    found: dict[int, dict[ObservationField, Observation]] = defaultdict(dict)
    for visit_id, finding, side, value, details, note in session.execute(query.order_by(table.id)):
        key = ObservationField(finding, cast("Any", side))
        found[visit_id][key] = Observation(value=value, details=details, note=note)
    return found


def _assessments(session: Session, ids: list[int]) -> dict[tuple[int, str], list[Assessment]]:
    table = diagnosis.Diagnosis
    query = select(
        table.visit_id, table.lens, table.key, table.degree, table.is_main, table.note, table.content_version
    ).where(table.visit_id.in_(ids))
    found: dict[tuple[int, str], list[Assessment]] = defaultdict(list)
    for visit_id, lens, key, degree, is_main, note, version in session.execute(
        query.order_by(table.position)
    ):
        found[visit_id, lens].append(
            Assessment(key=key, degree=degree, is_main=is_main, note=note, content_version=version)
        )
    return found


def _points(session: Session, ids: list[int]) -> dict[int, list[PointUse]]:
    return _listed(session, ids, treatment.PointUse, PointUse, treatment.PointUse.position)


def _methods(session: Session, ids: list[int]) -> dict[int, list[MethodUse]]:
    table = treatment.MethodUse
    found = _listed(session, ids, table, MethodUse, table.position)
    return {
        visit_id: [replace(use, points=tuple(cast("str", use.points).split())) for use in uses]
        for visit_id, uses in found.items()
    }


def _listed(
    session: Session,
    ids: list[int],
    table: Any,  # noqa: ANN401 - a record of the treatment
    kind: type[Listed],
    order: Any,  # noqa: ANN401 - one of its columns
) -> dict[int, list[Listed]]:
    """The rows of some visits as values whose members are the columns of that name."""
    names = [one.name for one in fields(kind)]
    query = select(table.visit_id, *(getattr(table, name) for name in names)).where(table.visit_id.in_(ids))
    found: dict[int, list[Listed]] = defaultdict(list)
    for visit_id, *values in session.execute(query.order_by(order)):
        found[visit_id].append(kind(**dict(zip(names, values, strict=True))))
    return found


def _needling(session: Session, ids: list[int], name: str) -> Mapping[int, Sequence[Any]]:
    table, kind = NEEDLING[name]
    return _listed(session, ids, table, kind, table.position)


def _dismissed(session: Session, ids: list[int]) -> dict[int, list[str]]:
    table = diagnosis.Dismissal
    query = select(table.visit_id, table.key).where(table.visit_id.in_(ids)).order_by(table.id)
    found: dict[int, list[str]] = defaultdict(list)
    for visit_id, key in session.execute(query):
        found[visit_id].append(key)
    return found


def _codes(session: Session, ids: list[int]) -> dict[int, list[str]]:
    table = diagnosis.VisitCode
    query = select(table.visit_id, table.code).where(table.visit_id.in_(ids)).order_by(table.position)
    found: dict[int, list[str]] = defaultdict(list)
    for visit_id, code in session.execute(query):
        found[visit_id].append(code)
    return found


def _carried(session: Session, ids: list[int]) -> dict[int, list[Carried]]:
    table = carried.CarriedPart
    query = select(table.visit_id, table.part, table.from_visit, table.on, table.state).where(
        table.visit_id.in_(ids)
    )
    found: dict[int, list[Carried]] = defaultdict(list)
    for visit_id, part, from_visit, on, state in session.execute(query.order_by(table.position)):
        found[visit_id].append(Carried(part=part, from_visit=from_visit, on=on, state=cast("Any", state)))
    return found


def _write_observations(
    session: Session, visit_id: int, before: VisitNote, observed: ObservedChanges, now: datetime
) -> None:
    """Rows that stay keep their place in the order of recording: they are updated, not written anew."""
    table = visit.Observation
    this_one = (
        table.visit_id == visit_id,
        table.finding == bindparam("of_finding"),
        table.side == bindparam("of_side"),
    )
    gone = [_named(field) for field, value in observed.items() if value is None]
    updated, added = [], []
    for field, value in observed.items():
        if value is not None:
            row = {**vars(value), "recorded_at": now}
            if field in before.observations:
                updated.append({**row, **_named(field)})
            else:
                added.append({**row, "visit_id": visit_id, "finding": field.finding, "side": field.side})
    connection = session.connection()
    if gone:
        connection.execute(delete(table).where(*this_one), gone)
    if updated:
        connection.execute(update(table).where(*this_one), updated)
    if added:
        connection.execute(insert(table), added)


def _named(field: ObservationField) -> dict[str, str]:
    return {"of_finding": field.finding, "of_side": field.side}


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
