"""A patient's visits over time: the scroll of history, and progress on one axis."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, lru_cache

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import aliased

from charting.content.catalogue import Catalogue
from charting.domain.finding import Lens
from charting.domain.finding_changes import NoteChange
from charting.domain.kept_normals import as_kept
from charting.domain.last_recorded import LastRecorded
from charting.domain.progress import whole_pain_score
from charting.domain.visit_changes import Vocabulary, changes_since
from charting.domain.visit_note import VisitNote
from charting.records.issued_handout import IssuedHandout
from charting.records.note_rows import read_note, read_notes
from charting.records.visit import AT_VISITS, VISITS, Observation, Visit, VisitRow
from charting.services import practice
from charting.services.chart import Chart
from charting.services.last_recorded import last_recorded_before, newest_before
from charting.services.visits import ChartedVisit, addenda_of, as_charted
from charting.store.faults import troubles

COUNTED = frozenset({"needles_in", "needles_out"})
"""Their change from visit to visit says nothing of the patient."""
OF_THE_PATIENT = frozenset({"response"})
"""Sections that stand with the treatment and are about the patient all the same."""

AFTER_ALL = 2**31
"""Higher than any visit's number."""

# Made once, because making a query takes longer than asking it. By the patient too where an episode
# is asked for: by that alone a visit is found by reading every visit of the practice
_PAGE = (
    VISITS.where(Visit.patient_id == bindparam("patient"), Visit.number < bindparam("before"))
    .order_by(Visit.number.desc())
    .limit(bindparam("most"))
)
_UNSIGNED = (
    select(Visit.id)
    .where(Visit.patient_id == bindparam("patient"), Visit.signed_at.is_(None))
    .order_by(Visit.number.desc())
)
_THIS = aliased(Visit)
_OF_ITS_EPISODE = and_(Visit.patient_id == _THIS.patient_id, Visit.episode_id == _THIS.episode_id)
_BEFORE = (
    VISITS.join(_THIS, and_(_OF_ITS_EPISODE, Visit.number < _THIS.number))
    .where(_THIS.id == bindparam("visit"))
    .order_by(Visit.number.desc())
    .limit(1)
)
_SO_FAR = (
    select(Visit.id, Visit.began_at)
    .join(_THIS, and_(_OF_ITS_EPISODE, Visit.number <= _THIS.number))
    .where(_THIS.id == bindparam("visit"))
    .order_by(Visit.began_at, Visit.number)
)
# Of any side: asked for one side, SQLite takes a narrower index and then reads every row for its value
_PAIN = select(Observation.visit_id, Observation.side, Observation.value).where(
    Observation.finding == "pain_now", Observation.visit_id.in_(AT_VISITS)
)


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """A visit in the scroll. What changed is found when it is asked for: few of the visits read are seen."""

    visit: ChartedVisit
    older: "HistoryEntry | None" = field(default=None, repr=False, compare=False)
    """The visit of the same episode before it, where that was read too."""
    known: LastRecorded | None = field(default=None, repr=False, compare=False)
    """What the visits before said, where it was not."""
    vocabulary: Vocabulary = field(repr=False, compare=False)

    @cached_property
    def before(self) -> LastRecorded | None:
        """What the visits of the episode before this one last said; None for the first."""
        if self.older is None:
            return self.known
        earlier = self.older.before or LastRecorded()
        return earlier.with_visit(self.older.visit.number, self.older.visit.note)

    @cached_property
    def changes(self) -> tuple[NoteChange, ...]:
        """What changed since each thing was last recorded in the episode."""
        return changes_since(self.before, self.visit.note, self.vocabulary) if self.before else ()


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
    with troubles(), chart.reading() as session:
        wanted = {"patient": patient_id, "before": before_number or AFTER_ALL, "most": limit}
        rows = session.connection().execute(_PAGE, wanted).all()
        older = newest_before(session, rows)
        notes = read_notes(session, [*rows, *older])
        last = last_recorded_before(session, rows, older, notes)
        addenda = addenda_of(session, [row.id for row in rows])
    vocabulary = _vocabulary(chart)
    newest: dict[int, HistoryEntry] = {}
    entries = []
    for row in reversed(rows):
        newest[row.episode_id] = HistoryEntry(
            visit=as_charted(row, notes[row.id], addenda.get(row.id, ())),
            older=newest.get(row.episode_id),
            known=last.get(row.episode_id),
            vocabulary=_as_read(vocabulary, chart, row, notes[row.id]),
        )
        entries.append(newest[row.episode_id])
    return tuple(reversed(entries))


def visit_before(chart: Chart, visit_id: int) -> ChartedVisit | None:
    """The visit before this one in the same episode, or None for the first."""
    with troubles(), chart.reading() as session:
        earlier = session.connection().execute(_BEFORE, {"visit": visit_id}).first()
        return as_charted(earlier, read_note(session, earlier), ()) if earlier else None


def unsigned_visits(chart: Chart, patient_id: int) -> tuple[int, ...]:
    """Ids of the patient's unsigned visits, newest first."""
    with troubles(), chart.reading() as session:
        return tuple(session.connection().scalars(_UNSIGNED, {"patient": patient_id}))


def episode_of_visit(chart: Chart, visit_id: int) -> int:
    """The id of the episode that a visit belongs to."""
    with troubles(), chart.reading() as session:
        return session.scalars(select(Visit.episode_id).where(Visit.id == visit_id)).one()


def newest_episode(chart: Chart, patient_id: int) -> int | None:
    """The id of the episode of the patient's newest visit; None before the first."""
    with troubles(), chart.reading() as session:
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
    with troubles(), chart.reading() as session:
        query = VISITS.where(Visit.patient_id == patient_id)
        if episode_id is not None:
            query = query.where(Visit.episode_id == episode_id)
        rows = session.connection().execute(query.order_by(Visit.began_at, Visit.number)).all()
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
    with troubles(), chart.reading() as session:
        connection = session.connection()
        began = connection.execute(_SO_FAR, {"visit": visit_id}).all()
        seen = connection.execute(_PAIN, {"visits": json.dumps([one for one, _ in began])}).all()
    recorded = {one: value for one, side, value in seen if not side}
    scores = ((began_at, whole_pain_score(recorded.get(one, ""))) for one, began_at in began)
    return tuple((at.astimezone().date(), score) for at, score in scores if score is not None)


def handouts_given(chart: Chart, patient_id: int) -> tuple[GivenHandout, ...]:
    """What the patient was given, newest first."""
    table = IssuedHandout
    with troubles(), chart.reading() as session:
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
        names=_names(catalogue),
        methods=catalogue.methods,
        red_flags=_red_flags(catalogue),
        of_treatment=_of_treatment(catalogue),
        counted=COUNTED,
    )


def _as_read(known: Vocabulary, chart: Chart, row: VisitRow, note: VisitNote) -> Vocabulary:
    """The words for one visit: today's for a draft, those of its signing for a signed one."""
    if row.signed_at is None:
        return known
    return replace(known, definitions=as_kept(chart.catalogue.definitions, note.normals))


@lru_cache(maxsize=1)
def _names(catalogue: Catalogue) -> Mapping[str, str]:
    return {**catalogue.names, **catalogue.event_labels}


@lru_cache(maxsize=1)
def _of_treatment(catalogue: Catalogue) -> frozenset[str]:
    """Findings about the treatment rather than the patient."""
    return frozenset(
        finding.key
        for section in catalogue.sections
        if section.lens is Lens.TREATMENT and section.key not in OF_THE_PATIENT
        for finding in section.findings
    )


@lru_cache(maxsize=1)
def _red_flags(catalogue: Catalogue) -> Mapping[str, str]:
    return {flag.finding.key: flag.group for flag in catalogue.red_flags}
