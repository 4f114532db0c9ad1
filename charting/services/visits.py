"""Visits: start, open, save, sign, add to."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from charting.domain.kept_normals import to_keep
from charting.domain.needle_ledger import count_problem
from charting.domain.text import kept
from charting.domain.visit_note import (
    Changes,
    Field,
    Observation,
    ObservationField,
    Value,
    VisitNote,
    digest_of,
    kept_value,
)
from charting.domain.visit_summary_line import summary_line
from charting.errors import TellTheUser
from charting.records.change import Change
from charting.records.note_rows import keep_normals, read_note, write_changes
from charting.records.patient import Episode
from charting.records.visit import AT_VISITS, ONE_VISIT, Addendum, Visit, VisitRow
from charting.services import practice
from charting.services.chart import Chart
from charting.settings import normals_text, own_normals
from charting.store import audit
from charting.store.faults import troubles

NORMALS = "normals"
"""How the logs name the normal values that signing keeps."""


class VisitSigned(TellTheUser):
    """A signed visit was about to be changed."""

    def __init__(self) -> None:
        super().__init__("This visit is signed and stays as it is. Add an addendum instead.")


@dataclass(frozen=True, kw_only=True)
class WrittenAddendum:
    """Words added to a visit after it was signed."""

    written_at: datetime
    written_by: str
    reason: str
    text: str


_LOG = insert(Change)
_WRITTEN = tuple(one.name for one in fields(WrittenAddendum))
_ADDENDA = (
    select(Addendum.visit_id, *(getattr(Addendum, name) for name in _WRITTEN))
    .where(Addendum.visit_id.in_(AT_VISITS))
    .order_by(Addendum.id)
)


@dataclass(frozen=True, kw_only=True)
class ChartedVisit:
    """A visit as pages show it."""

    id: int
    patient_id: int
    episode_id: int
    number: int
    began_at: datetime
    saved_at: datetime
    signed_at: datetime | None
    signed_by: str
    signature: str
    note: VisitNote
    addenda: tuple[WrittenAddendum, ...] = ()


def start_visit(chart: Chart, episode_id: int, *, began_at: datetime | None = None) -> int:
    """Begin a blank visit in an episode and give its id. Nothing in it is filled."""
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        episode = session.get_one(Episode, episode_id)
        highest = session.scalar(select(func.max(Visit.number)).where(Visit.patient_id == episode.patient_id))
        visit = Visit(
            patient_id=episode.patient_id,
            episode_id=episode_id,
            number=(highest or 0) + 1,
            began_at=began_at or now,
            saved_at=now,
        )
        session.add(visit)
        session.flush()
        audit.append(session, what="create", subject=f"visit:{visit.id}", who=chart.who, at=now)
        return visit.id


def visit(chart: Chart, visit_id: int) -> ChartedVisit:
    """The visit with everything charted at it."""
    with troubles(), chart.reading() as session:
        row = session.connection().execute(ONE_VISIT, {"visit": visit_id}).one()
        addenda = addenda_of(session, [visit_id])
        return as_charted(row, read_note(session, row), addenda.get(visit_id, ()))


def addenda_of(session: Session, visit_ids: Sequence[int]) -> Mapping[int, tuple[WrittenAddendum, ...]]:
    """What was added to some visits after they were signed, in the order of writing."""
    found: dict[int, tuple[WrittenAddendum, ...]] = {}
    for visit_id, *values in session.connection().execute(_ADDENDA, {"visits": json.dumps(visit_ids)}):
        written = WrittenAddendum(**dict(zip(_WRITTEN, values, strict=True)))
        found[visit_id] = (*found.get(visit_id, ()), written)
    return found


def as_charted(row: VisitRow, note: VisitNote, addenda: tuple[WrittenAddendum, ...]) -> ChartedVisit:
    """A visit's row, note and addenda as one plain value."""
    return ChartedVisit(
        id=row.id,
        patient_id=row.patient_id,
        episode_id=row.episode_id,
        number=row.number,
        began_at=row.began_at,
        saved_at=row.saved_at,
        signed_at=row.signed_at,
        signed_by=row.signed_by,
        signature=row.signature,
        note=note,
        addenda=addenda,
    )


def save_visit(chart: Chart, visit_id: int, changes: Changes) -> datetime:
    """Keep the changed fields of an unsigned visit, all or none, and give the time of saving.

    Each changed field leaves its earlier wording in the change log. Raises VisitSigned
    for a signed visit, Trouble when the chart cannot be written; then nothing was kept.
    """
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        row = session.connection().execute(ONE_VISIT, {"visit": visit_id}).one()
        if row.signed_at is not None:
            raise VisitSigned
        before = read_note(session, row)
        changed = _changed(before, changes)
        after = before.with_changes(changed)
        summary = summary_line(after, chart.catalogue.short_names)
        write_changes(session, row, before, changed, saved_at=now, summary=summary)
        _log_changes(session, chart, row, before, changed, now)
        audit.append(
            session,
            what="save",
            subject=f"visit:{visit_id}",
            who=chart.who,
            at=now,
            fields=tuple(field_name(field) for field in changes),
            before=digest_of(before),
            after=digest_of(after),
        )
    chart.usage.saved(before, after, chart.catalogue.definitions)
    return now


def sign_visit(chart: Chart, visit_id: int, signer: str) -> str:
    """Freeze the visit for ever and give the SHA-256 that is its signature.

    The practice's own normal values for what was recorded are kept with it: it reads by them
    whatever is set later.
    Raises TellTheUser when the needle count does not come out and no reason is given.
    """
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        row = session.get_one(Visit, visit_id)
        if row.signed_at is not None:
            raise VisitSigned
        problem = unsigned_because(read_note(session, row))
        if problem:
            raise TellTheUser(problem)
        kept_fields = _keep_normals(session, chart, row, now)
        row.signature = digest_of(read_note(session, row))
        row.signed_by = signer
        row.signed_at = now
        audit.append(
            session,
            what="sign",
            subject=f"visit:{visit_id}",
            who=chart.who,
            at=now,
            fields=kept_fields,
            after=row.signature,
        )
        return row.signature


def _keep_normals(session: Session, chart: Chart, row: Visit, now: datetime) -> tuple[str, ...]:
    """Keep the practice's own normal values with a visit about to be signed; gives what the log names."""
    note = read_note(session, row)
    own = own_normals(practice.settings_in(session).normal_values)
    normals = to_keep(own, {field.finding for field in note.observations})
    if not normals:
        return ()
    keep_normals(session, row.id, normals)
    text = normals_text({one.finding: (one.lowest, one.highest) for one in normals})
    session.add(Change(subject=f"visit:{row.id}", field=NORMALS, old=None, new=text, at=now, by=chart.who))
    return (NORMALS,)


def unsigned_because(note: VisitNote) -> str:
    """Why a visit cannot be signed yet, as one sentence; empty when it can."""
    problem = count_problem(note)
    if not problem or note.text_of("needle_difference_reason"):
        return ""
    return f"{problem} Count again, or write under “Why the counts differ” why one stays in."


def add_addendum(chart: Chart, visit_id: int, text: str, reason: str = "") -> None:
    """Add dated words to a signed visit."""
    now = chart.clock()
    words = kept(text).strip()
    if not words:
        raise TellTheUser("Type the addendum first.")
    with troubles(), chart.sessions.begin() as session:
        row = session.get_one(Visit, visit_id)
        if row.signed_at is None:
            raise TellTheUser("This visit is not signed yet: write in the note itself.")
        session.add(
            Addendum(visit_id=visit_id, written_at=now, written_by=chart.who, reason=kept(reason), text=words)
        )
        digest = hashlib.sha256(words.encode()).hexdigest()
        audit.append(
            session, what="addendum", subject=f"visit:{visit_id}", who=chart.who, at=now, after=digest
        )


def field_name(field: Field) -> str:
    """A field's name for the logs: `slr:left`, `session_notes`, `points`. Never its contents."""
    if isinstance(field, ObservationField):
        return f"{field.finding}:{field.side}" if field.side else field.finding
    return field.name


def _changed(before: VisitNote, changes: Changes) -> Changes:
    """The changes that change something, as they can be kept."""
    clean = {field: kept_value(value) for field, value in changes.items()}
    return {field: value for field, value in clean.items() if before.value(field) != value}


def _log_changes(
    session: Session, chart: Chart, row: VisitRow, before: VisitNote, changed: Changes, now: datetime
) -> None:
    lines = [
        {
            "subject": f"visit:{row.id}",
            "field": field_name(field),
            "old": _as_text(before.value(field)),
            "new": _as_text(value),
            "at": now,
            "by": chart.who,
        }
        for field, value in changed.items()
    ]
    if lines:
        session.connection().execute(_LOG, lines)


def _as_text(value: Value | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Observation):
        return json.dumps(asdict(value), ensure_ascii=False)
    return json.dumps(
        [vars(one) if is_dataclass(one) else one for one in value], ensure_ascii=False, default=str
    )
