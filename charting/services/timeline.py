"""A patient's visits over time: the scroll of history, and progress on one axis."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from charting.domain.finding import Lens
from charting.domain.finding_changes import NoteChange
from charting.domain.last_recorded import LastRecorded
from charting.domain.progress import whole_pain_score
from charting.domain.visit_changes import Vocabulary, changes_since
from charting.domain.visit_note import VisitNote
from charting.records.issued_handout import IssuedHandout
from charting.records.note_rows import read_notes
from charting.records.visit import Addendum, Observation, Visit
from charting.services import practice
from charting.services.chart import Chart
from charting.services.last_recorded import last_recorded_before, newest_before
from charting.services.visits import ChartedVisit, WrittenAddendum, as_charted
from charting.store.faults import troubles

COUNTED = frozenset({"needles_in", "needles_out"})
"""Their change from visit to visit says nothing of the patient."""
OF_THE_PATIENT = frozenset({"response"})
"""Sections that stand with the treatment and are about the patient all the same."""


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """A visit in the scroll, with what changed since each thing was last recorded in its episode."""

    visit: ChartedVisit
    changes: tuple[NoteChange, ...]


@dataclass(frozen=True, kw_only=True)
class ProgressVisit:
    """A visit as the progress picture needs it."""

    visit_id: int
    number: int
    on: date
    """The local day."""
    note: VisitNote
    episode_id: int
    is_signed: bool


@dataclass(frozen=True, kw_only=True)
class GivenHandout:
    """A handout that was given, for lists."""

    id: int
    visit_id: int
    title: str
    language: str
    issued_at: datetime
    how: str
    sha256: str


def history(
    chart: Chart, patient_id: int, *, before_number: int | None = None, limit: int = 20
) -> tuple[HistoryEntry, ...]:
    """The patient's visits, newest first; `before_number` continues a scroll."""
    with troubles(), chart.sessions() as session:
        query = select(Visit).where(Visit.patient_id == patient_id)
        if before_number is not None:
            query = query.where(Visit.number < before_number)
        rows = list(session.scalars(query.order_by(Visit.number.desc()).limit(limit)))
        older = newest_before(session, rows)
        notes = read_notes(session, [*rows, *older])
        last = last_recorded_before(session, rows, older, notes)
        addenda = _addenda(session, [row.id for row in rows])
    known = _vocabulary(chart)
    entries = []
    for row in reversed(rows):
        note, before = notes[row.id], last.get(row.episode_id)
        changes = changes_since(before, note, known) if before else ()
        last[row.episode_id] = (before or LastRecorded()).with_visit(row.number, note)
        entries.append(HistoryEntry(visit=as_charted(row, note, addenda.get(row.id, ())), changes=changes))
    return tuple(reversed(entries))


def visit_before(chart: Chart, visit_id: int) -> ChartedVisit | None:
    """The visit before this one in the same episode, or None for the first."""
    with troubles(), chart.sessions() as session:
        row = session.get_one(Visit, visit_id)
        earlier = session.scalar(
            select(Visit)
            # By the patient too: an episode alone is found by reading every visit of the practice
            .where(
                Visit.patient_id == row.patient_id,
                Visit.episode_id == row.episode_id,
                Visit.number < row.number,
            )
            .order_by(Visit.number.desc())
            .limit(1)
        )
        if earlier is None:
            return None
        return as_charted(earlier, read_notes(session, [earlier])[earlier.id], ())


def unsigned_visits(chart: Chart, patient_id: int) -> tuple[int, ...]:
    """Ids of the patient's unsigned visits, newest first."""
    with troubles(), chart.sessions() as session:
        query = select(Visit.id).where(Visit.patient_id == patient_id, Visit.signed_at.is_(None))
        return tuple(session.scalars(query.order_by(Visit.number.desc())))


def episode_of_visit(chart: Chart, visit_id: int) -> int:
    """The id of the episode that a visit belongs to."""
    with troubles(), chart.sessions() as session:
        return session.scalars(select(Visit.episode_id).where(Visit.id == visit_id)).one()


def newest_episode(chart: Chart, patient_id: int) -> int | None:
    """The id of the episode of the patient's newest visit; None before the first."""
    with troubles(), chart.sessions() as session:
        query = select(Visit.episode_id).where(Visit.patient_id == patient_id)
        return session.scalar(query.order_by(Visit.number.desc()).limit(1))


def progress(
    chart: Chart,
    patient_id: int,
    episode_id: int | None = None,
    *,
    findings: tuple[str, ...] | None = None,
) -> tuple[ProgressVisit, ...]:
    """The visits of an episode, or of all of them, oldest first.

    With `findings`, the notes hold of all observations only those: a long history reads sooner.
    """
    with troubles(), chart.sessions() as session:
        query = select(Visit).where(Visit.patient_id == patient_id)
        if episode_id is not None:
            query = query.where(Visit.episode_id == episode_id)
        rows = list(session.scalars(query.order_by(Visit.began_at, Visit.number)))
        notes = read_notes(session, rows, findings)
        return tuple(
            ProgressVisit(
                visit_id=row.id,
                number=row.number,
                on=row.began_at.astimezone().date(),
                note=notes[row.id],
                episode_id=row.episode_id,
                is_signed=row.signed_at is not None,
            )
            for row in rows
        )


def pain_series(chart: Chart, visit_id: int) -> tuple[tuple[date, int], ...]:
    """Pain 0-10 at each visit of the episode up to this one that recorded it, oldest first."""
    with troubles(), chart.sessions() as session:
        row = session.get_one(Visit, visit_id)
        began = session.execute(
            select(Visit.id, Visit.began_at)
            .where(Visit.patient_id == row.patient_id, Visit.episode_id == row.episode_id)
            .where(Visit.number <= row.number)
            .order_by(Visit.began_at, Visit.number)
        ).all()
        recorded = dict(
            session.execute(
                select(Observation.visit_id, Observation.value)
                .where(Observation.visit_id.in_([one for one, _ in began]))
                .where(Observation.finding == "pain_now", Observation.side == "")
            ).all()
        )
    scores = ((began_at, whole_pain_score(recorded.get(one, ""))) for one, began_at in began)
    return tuple((at.astimezone().date(), score) for at, score in scores if score is not None)


def handouts_given(chart: Chart, patient_id: int) -> tuple[GivenHandout, ...]:
    """What the patient was given, newest first."""
    table = IssuedHandout
    with troubles(), chart.sessions() as session:
        rows = session.execute(
            select(
                table.id,
                table.visit_id,
                table.title,
                table.language,
                table.issued_at,
                table.how,
                table.sha256,
            )
            .where(table.patient_id == patient_id)
            .order_by(table.issued_at.desc(), table.id.desc())
        )
        return tuple(GivenHandout(**row._mapping) for row in rows)


def _vocabulary(chart: Chart) -> Vocabulary:
    catalogue = chart.catalogue
    return Vocabulary(
        definitions=practice.definitions(chart, practice.settings(chart)),
        names={**catalogue.names, **catalogue.event_labels},
        methods=catalogue.methods,
        red_flags={flag.finding.key: flag.group for flag in catalogue.red_flags},
        of_treatment=frozenset(
            finding.key
            for section in catalogue.sections
            if section.lens is Lens.TREATMENT and section.key not in OF_THE_PATIENT
            for finding in section.findings
        ),
        counted=COUNTED,
    )


def _addenda(session: Session, visit_ids: list[int]) -> dict[int, tuple[WrittenAddendum, ...]]:
    rows = session.scalars(select(Addendum).where(Addendum.visit_id.in_(visit_ids)).order_by(Addendum.id))
    found: dict[int, tuple[WrittenAddendum, ...]] = {}
    for row in rows:
        written = WrittenAddendum(
            written_at=row.written_at, written_by=row.written_by, reason=row.reason, text=row.text
        )
        found[row.visit_id] = (*found.get(row.visit_id, ()), written)
    return found
