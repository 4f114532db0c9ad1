"""What the practitioner sees first: who is next, what is unsigned, what to measure again, who was here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from charting.domain.remeasuring import MeasureAgain, measure_again
from charting.records.patient import Patient
from charting.records.visit import Observation, Visit
from charting.services import unsigned
from charting.services.chart import Chart
from charting.services.patients import PatientLine, recent_patients
from charting.services.unsigned import OpenVisitLine
from charting.store.faults import troubles

NEXT_VISIT = "next_visit"
TOTALS = ("total_", "total`")
"""Every finding that is a measure's total lies between these, in the order of the index."""

PLANS_LOOKED_AT = 600
"""The newest planned next visits that are read: weeks of a full practice, whatever its age."""
EXPECTED_FOR_DAYS = 14
"""So long a patient is looked for after the day that was planned."""
SHOWN_UNSIGNED = 20
"""Unsigned visits that are shown at first; the rest when they are asked for."""

# Made once: asked for each patient of a list, making them took longer than asking
_PLANNED = (
    select(Observation.value)
    .where(Observation.visit_id == Visit.id, Observation.finding == NEXT_VISIT)
    .limit(1)
    .scalar_subquery()
    .label("next_visit")
)
_LAST = (
    select(Visit.id, Visit.number, Visit.began_at, Visit.summary, Visit.plan, Visit.signed_at, _PLANNED)
    .where(Visit.patient_id == bindparam("patient"))
    .order_by(Visit.began_at.desc())
    .limit(1)
)
_LAST_SIGNED = _LAST.where(Visit.signed_at.is_not(None))


@dataclass(frozen=True, kw_only=True)
class LastVisit:
    """A patient's newest visit, in what a list says of it."""

    visit_id: int
    number: int
    began_at: datetime
    summary: str
    plan: str
    next_visit: str
    """The planned moment, `2026-03-23T10:30`, at midnight for no time; empty if none was planned."""
    is_signed: bool


@dataclass(frozen=True, kw_only=True)
class BegunVisit:
    """A visit that was begun today and is not signed, with the signed one before it."""

    visit: OpenVisitLine
    before: LastVisit | None


@dataclass(frozen=True, kw_only=True)
class SeenPatient:
    """A patient in use, with the newest visit; None for one who was not seen yet."""

    line: PatientLine
    last: LastVisit | None


@dataclass(frozen=True, kw_only=True)
class ToMeasure:
    """A patient whose plan says to measure again about now."""

    patient_id: int
    name: str
    planned_at: datetime
    """When the visit began whose plan says so."""
    asked: MeasureAgain


@dataclass(frozen=True, kw_only=True)
class Today:
    """The home page's contents."""

    has_patients: bool
    """Whether any patient is in use."""
    open_visits: tuple[OpenVisitLine, ...] = ()
    """Unsigned visits, oldest first, as many as were asked for."""
    more_open: int = 0
    """How many further visits are unsigned."""
    begun: tuple[BegunVisit, ...] = ()
    """The unsigned visits that were begun today."""
    expected: tuple[SeenPatient, ...] = ()
    """Whose planned next visit is today, by the time, and then those whose day has just passed."""
    to_measure: tuple[ToMeasure, ...] = ()
    recent: tuple[SeenPatient, ...] = ()


def today(chart: Chart, limit: int = 12, most_unsigned: int = SHOWN_UNSIGNED) -> Today:
    """How the day stands, with so many recent patients and unsigned visits.

    Reads a bounded number of rows by index, whatever the size of the practice.
    """
    day = chart.clock().astimezone().date()
    lines = recent_patients(chart, limit)
    with troubles(), chart.reading() as session:
        recent = tuple(SeenPatient(line=line, last=_last_visit(session, line.id)) for line in lines)
        expected = _expected(session, day)
        oldest = unsigned.oldest_in(session, most_unsigned)
        return Today(
            # Not counted: that would read every patient each time the first page is shown
            has_patients=bool(recent),
            open_visits=oldest,
            more_open=unsigned.count_in(session) - len(oldest),
            begun=tuple(
                BegunVisit(visit=one, before=_last_visit(session, one.patient_id, only_signed=True))
                for one in unsigned.begun_on(session, day)
            ),
            expected=expected,
            to_measure=_to_measure(session, (*expected, *recent), day),
            recent=recent,
        )


def _expected(session: Session, day: date) -> tuple[SeenPatient, ...]:
    """Who was planned for today or lately and has not come since."""
    newest = (
        select(Observation.visit_id, Observation.value)
        .where(Observation.finding == NEXT_VISIT)
        .order_by(Observation.visit_id.desc())
        .limit(PLANS_LOOKED_AT)
    )
    first, last = (day - timedelta(days=EXPECTED_FOR_DAYS)).isoformat(), day.isoformat()
    due = [visit_id for visit_id, value in session.execute(newest) if first <= value[:10] <= last]
    if not due:
        return ()
    rows = session.execute(
        select(Visit.id, Patient)
        .join(Patient, Patient.id == Visit.patient_id)
        .where(Visit.id.in_(due), Patient.archived_at.is_(None))
    )
    found = []
    for visit_id, patient in rows:
        newest_visit = _last_visit(session, patient.id)
        if newest_visit is None or newest_visit.visit_id != visit_id:
            continue
        if newest_visit.began_at.astimezone().date() < day:
            found.append(SeenPatient(line=_line(patient, newest_visit), last=newest_visit))
    return tuple(sorted(found, key=lambda one: _nearness(one, day)))


def _nearness(one: SeenPatient, day: date) -> tuple[int, str]:
    planned = one.last.next_visit if one.last else ""
    return (day - date.fromisoformat(planned[:10])).days, planned


def _last_visit(session: Session, patient_id: int, *, only_signed: bool = False) -> LastVisit | None:
    query = _LAST_SIGNED if only_signed else _LAST
    row = session.connection().execute(query, {"patient": patient_id}).first()
    if row is None:
        return None
    return LastVisit(
        visit_id=row.id,
        number=row.number,
        began_at=row.began_at,
        summary=row.summary,
        plan=row.plan,
        next_visit=row.next_visit or "",
        is_signed=row.signed_at is not None,
    )


def _to_measure(session: Session, seen: Iterable[SeenPatient], day: date) -> tuple[ToMeasure, ...]:
    """Of those who come or came lately, whose plan says so and who was not measured since."""
    found: dict[int, ToMeasure] = {}
    for one in seen:
        asked = measure_again(one.last.plan) if one.last else None
        if asked is None or one.last is None or one.line.id in found:
            continue
        number = one.last.number + (1 if one.last.is_signed else 0)
        planned_on = one.last.began_at.astimezone().date()
        is_due = asked.is_due(next_visit=number, planned_on=planned_on, today=day)
        if is_due and not _was_measured(session, one.line.id, asked, planned_on):
            found[one.line.id] = ToMeasure(
                patient_id=one.line.id, name=one.line.name, planned_at=one.last.began_at, asked=asked
            )
    return tuple(found.values())


def _was_measured(session: Session, patient_id: int, asked: MeasureAgain, planned_on: date) -> bool:
    """Whether a total was recorded at the visit that the plan names, or later."""
    visits = select(Visit.id).where(Visit.patient_id == patient_id)
    if asked.at_visit is not None:
        visits = visits.where(Visit.number >= asked.at_visit)
    else:
        # The day itself counts as measured before: the plan was written at its end
        visits = visits.where(Visit.began_at >= unsigned.begins(planned_on + timedelta(days=1)))
    totals = select(Observation.id).where(
        Observation.visit_id.in_(visits), Observation.finding > TOTALS[0], Observation.finding < TOTALS[1]
    )
    return session.scalar(totals.limit(1)) is not None


def _line(patient: Patient, last: LastVisit) -> PatientLine:
    return PatientLine(
        id=patient.id,
        name=_name(patient),
        preferred_name=patient.preferred_name,
        date_of_birth=patient.date_of_birth,
        phone=patient.phone,
        seen_at=last.began_at,
    )


def _name(patient: Patient) -> str:
    return f"{patient.given_name} {patient.family_name}".strip()
