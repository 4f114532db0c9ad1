"""Where the practitioner was when the chart was left: kept in the chart itself, for it names a patient."""

from charting.records.change import Setting
from charting.services.chart import Chart
from charting.store.faults import troubles

KEY = "last_place"


def keep_place(chart: Chart, place: str) -> None:
    """Keep the place, as the shell writes it; it is no part of the record and leaves no change behind."""
    with troubles(), chart.sessions.begin() as session:
        row = session.get(Setting, KEY)
        if row is None and place:
            session.add(Setting(key=KEY, value=place))
        elif row is not None and row.value != place:
            row.value = place


def last_place(chart: Chart) -> str:
    """The place that was kept last; empty before the first."""
    with troubles(), chart.reading() as session:
        row = session.get(Setting, KEY)
        return row.value if row else ""
