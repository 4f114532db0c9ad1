"""What the practitioner recorded most in the last year, counted from the chart once after it was opened."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charting.domain.treatment import MethodUse as Used
from charting.domain.usage import answers_chosen, methods_chosen
from charting.records.diagnosis import Diagnosis, VisitCode
from charting.records.treatment import MethodUse, PointUse
from charting.records.visit import Observation, Visit
from charting.services.chart import Chart
from charting.store.faults import troubles

LATELY = timedelta(days=365)
MOST_VISITS = 1_000
"""The newest so many visits are read, however large the practice: the order of a list needs no more."""

AT_ONCE = 100
"""Visits read by one statement, so that nothing else waits long for the chart."""

KINDS = {"western": "cause", "tcm": "pattern"}


def usage(chart: Chart) -> Mapping[str, int]:
    """How often each thing was chosen, by `kind:key`; for a thread with time (see MOST_VISITS)."""
    counts: Counter[str] = Counter()
    with troubles(), chart.reading() as session:
        newest = _newest(session, chart)
        for first in range(0, len(newest), AT_ONCE):
            for name, count in _counted(session, chart, newest[first : first + AT_ONCE]):
                counts[name] += count
    return counts


def _newest(session: Session, chart: Chart) -> Sequence[int]:
    """The newest visits, unsigned ones first, found by one index alone."""
    since = chart.clock() - LATELY
    unsigned = (
        select(Visit.id)
        .where(Visit.signed_at.is_(None), Visit.began_at >= since)
        .order_by(Visit.began_at.desc())
        .limit(MOST_VISITS)
    )
    signed = (
        select(Visit.id).where(Visit.signed_at >= since).order_by(Visit.signed_at.desc()).limit(MOST_VISITS)
    )
    return [*session.scalars(unsigned), *session.scalars(signed)][:MOST_VISITS]


def _counted(session: Session, chart: Chart, ids: Sequence[int]) -> Iterator[tuple[str, int]]:
    points = select(PointUse.point, func.count()).where(PointUse.visit_id.in_(ids))
    for point, count in session.execute(points.group_by(PointUse.point)):
        yield f"point:{point}", count
    codes = select(VisitCode.code, func.count()).where(VisitCode.visit_id.in_(ids))
    for code, count in session.execute(codes.group_by(VisitCode.code)):
        yield f"code:{code}", count
    assessed = select(Diagnosis.lens, Diagnosis.key, func.count()).where(Diagnosis.visit_id.in_(ids))
    for lens, key, count in session.execute(assessed.group_by(Diagnosis.lens, Diagnosis.key)):
        yield f"{KINDS[lens]}:{key}", count
    methods = select(MethodUse.method, MethodUse.settings, func.count()).where(MethodUse.visit_id.in_(ids))
    for method, settings, count in session.execute(methods.group_by(MethodUse.method, MethodUse.settings)):
        yield from ((name, count) for name in methods_chosen(Used(method=method, settings=settings)))
    yield from _answers(session, chart, ids)


def _answers(session: Session, chart: Chart, ids: Sequence[int]) -> Iterator[tuple[str, int]]:
    seen = select(Observation.finding, Observation.value, func.count()).where(Observation.visit_id.in_(ids))
    definitions = chart.catalogue.definitions
    for finding, value, count in session.execute(seen.group_by(Observation.finding, Observation.value)):
        definition = definitions.get(finding)
        if definition is not None:
            yield from ((name, count) for name in answers_chosen(definition, value))
