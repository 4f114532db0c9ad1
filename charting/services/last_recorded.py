"""What a patient's earlier visits last said, read without reading all of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select, union
from sqlalchemy.orm import Session

from charting.domain.last_recorded import LISTS, LastRecorded
from charting.domain.visit_note import VisitNote
from charting.records.diagnosis import Diagnosis
from charting.records.note_rows import read_notes
from charting.records.treatment import MethodUse, PointUse
from charting.records.visit import VISITS, Observation, Visit, VisitRow


def newest_before(session: Session, page: Sequence[VisitRow]) -> Sequence[VisitRow]:
    """For each episode on a page of visits, its newest visit older than the page."""
    return _visits(session, page, ("newest",)) if page else ()


def last_recorded_before(
    session: Session, page: Sequence[VisitRow], newest: Sequence[VisitRow], notes: Mapping[int, VisitNote]
) -> dict[int, LastRecorded]:
    """For each episode of a page of visits, what the visits before the page last recorded.

    `notes` are those of the page and of the newest visits before it. Only of what the page
    records is the earlier word looked for, and only where those newest visits lack it.
    """
    if not newest:
        return {}
    wanted = {key for row in page for key in notes[row.id].observations}
    before = {row.id: notes[row.id] for row in newest}
    missing = sorted({key.finding for note in before.values() for key in wanted - note.observations.keys()})
    parts = tuple(_open(missing, before.values()))
    further = _visits(session, page, parts, missing) if parts else ()
    rest = [row for row in further if row.id not in before]
    before |= read_notes(session, rest, missing) if rest else {}
    found: dict[int, LastRecorded] = {}
    for row in sorted((*newest, *rest), key=lambda one: one.number):
        found[row.episode_id] = found.get(row.episode_id, LastRecorded()).with_visit(
            row.number, before[row.id]
        )
    return found


def _open(findings: Sequence[str], newest: Iterable[VisitNote]) -> Iterator[str]:
    """What the newest visits leave open, in words of _NUMBERS."""
    empty = {one.name for note in newest for one in LISTS if not note.value(one)}
    if findings:
        yield "findings"
    if {"causes", "patterns"} & empty:
        yield "assessed"
    yield from (name for name in ("points", "methods") if name in empty)


def _visits(
    session: Session, page: Sequence[VisitRow], parts: tuple[str, ...], findings: Sequence[str] = ()
) -> Sequence[VisitRow]:
    """The visits before the page that some of _NUMBERS name."""
    asked = {
        "patient": page[-1].patient_id,
        "before": page[-1].number,
        "episodes": json.dumps(sorted({row.episode_id for row in page})),
        "findings": json.dumps(findings),
    }
    return session.connection().execute(_query(parts), asked).all()


def _each(name: str) -> Select[Any]:
    """The values of a parameter that is one JSON text."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def _highest(table: Any = None) -> Select[Any]:  # noqa: ANN401 - a record of what is charted
    """The highest visit number among those before the page, of each of its episodes."""
    query = select(func.max(Visit.number)).where(
        Visit.patient_id == bindparam("patient"),
        Visit.number < bindparam("before"),
        Visit.episode_id.in_(_each("episodes")),
    )
    joined = query.join(table, table.visit_id == Visit.id) if table else query
    return joined.group_by(Visit.episode_id)


_NUMBERS = {
    "newest": _highest(),
    "findings": _highest(Observation)
    .where(Observation.finding.in_(_each("findings")))
    .group_by(Observation.finding, Observation.side),
    "assessed": _highest(Diagnosis).group_by(Diagnosis.lens),
    "points": _highest(PointUse),
    "methods": _highest(MethodUse),
}
"""Numbers of the visits of an episode that last said something."""


@cache
def _query(parts: tuple[str, ...]) -> Select[Any]:
    """The visits with these numbers, all by one statement."""
    numbers = [_NUMBERS[part] for part in parts]
    found = union(*numbers) if len(numbers) > 1 else numbers[0]
    return VISITS.where(Visit.patient_id == bindparam("patient"), Visit.number.in_(found))
