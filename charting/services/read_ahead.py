"""What opening a patient asks, asked once before anyone does."""

from sqlalchemy import select

from charting.records.visit import Visit
from charting.services import episodes, patients, timeline, visits
from charting.services.chart import Chart
from charting.store.faults import troubles

_NEWEST = select(Visit.id, Visit.patient_id).order_by(Visit.id.desc()).limit(1)


def read_ahead(chart: Chart) -> None:
    """Read the chart of whoever was seen last, and forget it; for a thread with time, after unlocking.

    Making a query takes several times as long as asking it, and each is made when it is first asked: so
    the first patient of the day opens as fast as the next. Measured: 5 queries and 10 ms of the visit
    page, 8 queries and 17 ms of the history.
    """
    with troubles(), chart.reading() as session:
        newest = session.connection().execute(_NEWEST).first()
    if newest is None:
        return
    patients.patient(chart, newest.patient_id)
    episodes.episodes_of(chart, newest.patient_id)
    timeline.unsigned_visits(chart, newest.patient_id)
    visits.visit(chart, newest.id)
    timeline.visit_before(chart, newest.id)
    timeline.pain_series(chart, newest.id)
    timeline.history(chart, newest.patient_id, limit=8)
