"""What the practitioner sees first: open visits, and who was here lately with what came of it."""

from dataclasses import dataclass

from sqlalchemy import select

from charting.records.visit import Visit
from charting.services.chart import Chart
from charting.services.patients import (
    OpenVisitLine,
    PatientLine,
    open_visits,
    recent_patients,
)
from charting.store.faults import troubles


@dataclass(frozen=True, kw_only=True)
class RecentPatient:
    """A patient seen lately, with the last visit's summary."""

    line: PatientLine
    summary: str


@dataclass(frozen=True, kw_only=True)
class Today:
    """The home page's contents."""

    has_patients: bool
    """Whether any patient is in use."""
    open_visits: tuple[OpenVisitLine, ...]
    recent: tuple[RecentPatient, ...]


def today(chart: Chart, limit: int = 12) -> Today:
    """The unsigned visits and the patients seen last."""
    recent = recent_patients(chart, limit)
    summaries = _last_summaries(chart, tuple(one.id for one in recent))
    return Today(
        # Not counted: that would read every patient each time the first page is shown
        has_patients=bool(recent),
        open_visits=open_visits(chart),
        recent=tuple(RecentPatient(line=one, summary=summaries.get(one.id, "")) for one in recent),
    )


def _last_summaries(chart: Chart, patient_ids: tuple[int, ...]) -> dict[int, str]:
    """The newest visit's summary of each patient, read one by one from the covering index."""
    found = {}
    with troubles(), chart.sessions() as session:
        for patient_id in patient_ids:
            query = select(Visit.summary).where(Visit.patient_id == patient_id)
            found[patient_id] = session.scalar(query.order_by(Visit.began_at.desc()).limit(1)) or ""
    return found
