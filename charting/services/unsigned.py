"""Visits that wait to be signed: lists of them, and how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charting.records.patient import Patient
from charting.records.visit import Visit
from charting.services.chart import Chart
from charting.store.faults import troubles

_UNSIGNED = (
    select(Visit.id, Visit.patient_id, Visit.began_at, Patient.given_name, Patient.family_name)
    .join(Patient, Patient.id == Visit.patient_id)
    .where(Visit.signed_at.is_(None))
)
_NEWEST = _UNSIGNED.order_by(Visit.began_at.desc())
_OLDEST = _UNSIGNED.order_by(Visit.began_at, Visit.patient_id)
_COUNT = select(func.count()).select_from(Visit).where(Visit.signed_at.is_(None))


@dataclass(frozen=True, kw_only=True)
class OpenVisitLine:
    """A visit that is still unsigned."""

    visit_id: int
    patient_id: int
    name: str
    began_at: datetime


def open_visits(chart: Chart, limit: int = 40) -> tuple[OpenVisitLine, ...]:
    """Unsigned visits, newest first."""
    with troubles(), chart.reading() as session:
        return _lines(session.connection().execute(_NEWEST.limit(limit)))


def count_open_visits(chart: Chart) -> int:
    """How many visits are unsigned."""
    with troubles(), chart.reading() as session:
        return count_in(session)


def count_in(session: Session) -> int:
    """The same within a transaction that has begun."""
    return session.connection().scalar(_COUNT) or 0


def oldest_in(session: Session, limit: int) -> tuple[OpenVisitLine, ...]:
    """The unsigned visits that wait longest, oldest first."""
    return _lines(session.connection().execute(_OLDEST.limit(limit)))


def begun_on(session: Session, day: date) -> tuple[OpenVisitLine, ...]:
    """The unsigned visits that were begun on a local day, in the order they were."""
    of_the_day = Visit.began_at >= begins(day), Visit.began_at < begins(day + timedelta(days=1))
    return _lines(session.connection().execute(_OLDEST.where(*of_the_day)))


def begins(day: date) -> datetime:
    """The moment, UTC, at which a local day begins."""
    return datetime.combine(day, time()).astimezone(UTC)


def _lines(rows: Iterable[Any]) -> tuple[OpenVisitLine, ...]:
    return tuple(
        OpenVisitLine(
            visit_id=row.id,
            patient_id=row.patient_id,
            name=f"{row.given_name} {row.family_name}".strip(),
            began_at=row.began_at,
        )
        for row in rows
    )
