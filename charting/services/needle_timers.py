"""Which sets of needles are in somebody now."""

from dataclasses import dataclass, fields

from sqlalchemy import select

from charting.domain.needling import NeedleSet
from charting.records import needling
from charting.records.patient import Patient
from charting.records.visit import Visit
from charting.services.chart import Chart
from charting.store.faults import troubles


@dataclass(frozen=True, kw_only=True)
class RunningSet:
    """A set whose timer runs, with whose it is."""

    patient_id: int
    visit_id: int
    patient: str
    needles: NeedleSet


def running_sets(chart: Chart) -> tuple[RunningSet, ...]:
    """The sets of unsigned visits whose timer was started and neither paused nor stopped, oldest first.

    They are as the chart has them, so a timer that ran when the app was closed is among them.
    """
    table = needling.NeedleSet
    columns = [one.name for one in fields(NeedleSet)]
    query = (
        select(Visit.patient_id, Visit.id, Patient, *(getattr(table, one) for one in columns))
        .join(Visit, Visit.id == table.visit_id)
        .join(Patient, Patient.id == Visit.patient_id)
        .where(table.running_since != "", Visit.signed_at.is_(None))
        .order_by(table.running_since, table.id)
    )
    with troubles(), chart.reading() as session:
        return tuple(
            RunningSet(
                patient_id=patient_id,
                visit_id=visit_id,
                patient=f"{person.given_name} {person.family_name}".strip(),
                needles=NeedleSet(**dict(zip(columns, row, strict=True))),
            )
            for patient_id, visit_id, person, *row in session.execute(query)
        )
