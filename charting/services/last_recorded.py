"""What a patient's earlier visits last said, read without reading all of them."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from charting.domain.last_recorded import LISTS, LastRecorded
from charting.domain.visit_note import VisitNote
from charting.records.diagnosis import Diagnosis
from charting.records.note_rows import read_notes
from charting.records.treatment import MethodUse, PointUse
from charting.records.visit import Observation, Visit

Numbers = Select[int]


def newest_before(session: Session, page: Sequence[Visit]) -> list[Visit]:
    """For each episode on a page of visits, its newest visit older than the page."""
    if not page:
        return []
    return _visits(session, page, _numbers(page).group_by(Visit.episode_id))


def last_recorded_before(
    session: Session, page: Sequence[Visit], newest: Sequence[Visit], notes: Mapping[int, VisitNote]
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
    further = _visits(session, page, *_where_last_recorded(page, missing, before.values()))
    rest = [row for row in further if row.id not in before]
    before |= read_notes(session, rest, missing) if rest else {}
    found: dict[int, LastRecorded] = {}
    for row in sorted((*newest, *rest), key=lambda one: one.number):
        found[row.episode_id] = found.get(row.episode_id, LastRecorded()).with_visit(
            row.number, before[row.id]
        )
    return found


def _where_last_recorded(
    page: Sequence[Visit], findings: Sequence[str], newest: Iterable[VisitNote]
) -> Iterable[Numbers]:
    """Queries for the visits that last said what the newest ones leave open."""
    empty = {one.name for note in newest for one in LISTS if not note.value(one)}
    if findings:
        seen = _numbers(page).join(Observation, Observation.visit_id == Visit.id)
        yield seen.where(Observation.finding.in_(findings)).group_by(
            Visit.episode_id, Observation.finding, Observation.side
        )
    if {"causes", "patterns"} & empty:
        assessed = _numbers(page).join(Diagnosis, Diagnosis.visit_id == Visit.id)
        yield assessed.group_by(Visit.episode_id, Diagnosis.lens)
    for name, table in (("points", PointUse), ("methods", MethodUse)):
        if name in empty:
            used = _numbers(page).join(table, table.visit_id == Visit.id)
            yield used.group_by(Visit.episode_id)


def _numbers(page: Sequence[Visit]) -> Numbers:
    """The highest visit number among those before the page, of the page's episodes."""
    return select(func.max(Visit.number)).where(
        Visit.patient_id == page[-1].patient_id,
        Visit.number < page[-1].number,
        Visit.episode_id.in_({row.episode_id for row in page}),
    )


def _visits(session: Session, page: Sequence[Visit], *numbers: Numbers) -> list[Visit]:
    found = {number for query in numbers for number in session.scalars(query)}
    if not found:
        return []
    query = select(Visit).where(Visit.patient_id == page[-1].patient_id, Visit.number.in_(found))
    return list(session.scalars(query))
