"""Patients: create, find, edit, archive."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    Select,
    bindparam,
    delete,
    exists,
    func,
    intersect,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from charting.domain.patient import PatientAlert, PatientDetails
from charting.domain.patient_words import ANYWHERE, NAME_BEGINS, search_words, tokens
from charting.domain.text import folded, kept
from charting.errors import TellTheUser
from charting.records import patient as records
from charting.records.change import Change
from charting.records.visit import Visit
from charting.services.chart import Chart
from charting.store import audit
from charting.store.faults import troubles

NAMES = ("given_name", "family_name", "preferred_name")
LONGEST_NAME = 200
"""Characters; more is a slip of the clipboard, and every ending of every word is kept for finding."""

COLUMNS = tuple(field.name for field in fields(PatientDetails) if field.name != "alerts")
"""The details that are columns; alerts are rows of their own."""


MOST_VISITS_READ = 2000
"""The newest visits that are looked through for the patients seen last: months of a full practice."""

_SEEN_LAST = (
    select(Visit.patient_id, Visit.began_at)
    .join(records.Patient, records.Patient.id == Visit.patient_id)
    .where(records.Patient.archived_at.is_(None))
    .order_by(Visit.began_at.desc())
    .limit(MOST_VISITS_READ)
)
_ONE_PATIENT = select(*records.Patient.__table__.columns).where(records.Patient.id == bindparam("patient"))
_ALERTS = (
    select(records.PatientAlert.alert, records.PatientAlert.detail)
    .where(records.PatientAlert.patient_id == bindparam("patient"))
    .order_by(records.PatientAlert.id)
)


_IN_A_LINE: tuple[Any, ...] = (
    records.Patient.id,
    records.Patient.given_name,
    records.Patient.family_name,
    records.Patient.preferred_name,
    records.Patient.date_of_birth,
    records.Patient.phone,
    records.Patient.archived_at,
)
_IN_USE = select(*_IN_A_LINE).where(records.Patient.archived_at.is_(None))
_SEEN_AT = (
    select(func.max(Visit.began_at))
    .where(Visit.patient_id == records.Patient.id)
    .correlate(records.Patient)
    .scalar_subquery()
    .label("seen_at")
)


@dataclass(frozen=True, kw_only=True)
class PatientLine:
    """A patient in a list."""

    id: int
    name: str
    preferred_name: str
    date_of_birth: date | None
    phone: str
    archived: bool = False
    seen_at: datetime | None = None
    """When the last visit began, UTC; None where the list does not ask."""


@dataclass(frozen=True, kw_only=True)
class PatientRecord:
    """A patient as the chart's header and details page show them."""

    id: int
    details: PatientDetails
    archived_at: datetime | None
    created_at: datetime


def create_patient(chart: Chart, details: PatientDetails) -> int:
    """Keep a new patient and give the id. Raises TellTheUser without a name or for an impossible date."""
    now = chart.clock()
    details = checked(details, now.astimezone().date())
    with troubles(), chart.sessions.begin() as session:
        row = records.Patient(
            created_at=now, saved_at=now, **{name: getattr(details, name) for name in COLUMNS}
        )
        session.add(row)
        session.flush()
        _write_alerts(session, row.id, details)
        _write_tokens(session, row.id, details)
        audit.append(session, what="create", subject=f"patient:{row.id}", who=chart.who, at=now)
        return row.id


def patient(chart: Chart, patient_id: int) -> PatientRecord:
    """Who the patient is."""
    with troubles(), chart.reading() as session:
        row = session.connection().execute(_ONE_PATIENT, {"patient": patient_id}).one()
        return PatientRecord(
            id=row.id,
            details=_details(session, row),
            archived_at=row.archived_at,
            created_at=row.created_at,
        )


def update_patient(chart: Chart, patient_id: int, details: PatientDetails) -> None:
    """Keep edited details; each changed one leaves its earlier wording in the change log."""
    now = chart.clock()
    details = checked(details, now.astimezone().date())
    with troubles(), chart.sessions.begin() as session:
        _keep(session, chart, session.get_one(records.Patient, patient_id), details, now)


def add_alerts(chart: Chart, patient_id: int, keys: Iterable[str]) -> None:
    """Put alerts beside those that a patient has, without a detail; known ones stay as they are."""
    with troubles(), chart.sessions.begin() as session:
        row = session.get_one(records.Patient, patient_id)
        details = _details(session, row)
        known = {one.key for one in details.alerts}
        new = tuple(PatientAlert(key=key) for key in keys if key not in known)
        _keep(session, chart, row, replace(details, alerts=(*details.alerts, *new)), chart.clock())


def _keep(
    session: "Session", chart: Chart, row: records.Patient, details: PatientDetails, now: datetime
) -> None:
    before = _details(session, row)
    changed = [
        field.name for field in fields(details) if getattr(before, field.name) != getattr(details, field.name)
    ]
    if not changed:
        return
    for name in changed:
        _log_change(session, chart, row.id, name, getattr(before, name), getattr(details, name), now)
        if name in COLUMNS:
            setattr(row, name, getattr(details, name))
    row.saved_at = now
    _write_alerts(session, row.id, details)
    _write_tokens(session, row.id, details)
    audit.append(
        session,
        what="change",
        subject=f"patient:{row.id}",
        who=chart.who,
        at=now,
        fields=tuple(changed),
    )


def set_archived(chart: Chart, patient_id: int, archived: bool) -> None:
    """Take the patient out of the lists, or back in. Nothing of the history changes."""
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        row = session.get_one(records.Patient, patient_id)
        row.archived_at = now if archived else None
        row.saved_at = now
        what = "archive" if archived else "unarchive"
        audit.append(session, what=what, subject=f"patient:{patient_id}", who=chart.who, at=now)


def find_patients(
    chart: Chart, typed: str, *, limit: int = 12, archived: bool = False
) -> tuple[PatientLine, ...]:
    """Patients of whom every typed piece is part of a name, the phone or the birth date.

    Names that begin with the first piece come first, then the rest, each by family name.
    """
    words = search_words(typed)
    if not words:
        return ()
    with troubles(), chart.reading() as session:
        found: dict[int, PatientLine] = {}
        for rank in (NAME_BEGINS, ANYWHERE):
            for line in _found(session, words, rank, limit, archived):
                found.setdefault(line.id, line)
            if len(found) >= limit:
                break
        return tuple(found.values())[:limit]


def possible_duplicates(chart: Chart, details: PatientDetails) -> tuple[PatientLine, ...]:
    """Patients who may be the same person: same folded full name, or same birth date and family name."""
    name = folded(details.full_name)
    if not search_words(details.full_name) or len(name) > 2 * LONGEST_NAME:
        return ()
    with troubles(), chart.reading() as session:
        table = records.Patient
        query = select(table).where(
            or_(table.id.in_(_ids_by_all_words(details)), table.id.in_(_ids_by_birth_and_family(details)))
        )
        return tuple(
            _line(row) for row in session.scalars(query.limit(200)) if _may_be_same(row, details, name)
        )


def recent_patients(chart: Chart, limit: int = 12) -> tuple[PatientLine, ...]:
    """Patients in use, last seen first; those never seen by when they were added."""
    with troubles(), chart.reading() as session:
        seen = _seen_last(session, limit)
        connection, table = session.connection(), records.Patient
        rows = list(connection.execute(_IN_USE.where(table.id.in_(seen))))
        rows.sort(key=lambda row: list(seen).index(row.id))
        if len(rows) < limit:
            others = _IN_USE.add_columns(_SEEN_AT).where(table.id.not_in(seen)).order_by(table.id.desc())
            for row in connection.execute(others.limit(limit - len(rows))):
                rows.append(row)
                seen[row.id] = row.seen_at
        return tuple(_line(row, seen[row.id]) for row in rows)


def _seen_last(session: Session, limit: int) -> dict[int, datetime | None]:
    """So many patients in use with when their newest visit began; reads no visit after those it needs."""
    seen: dict[int, datetime | None] = {}
    with session.connection().execute(_SEEN_LAST) as newest_first:
        for patient_id, began_at in newest_first:
            seen.setdefault(patient_id, began_at)
            if len(seen) == limit:
                break
    return seen


def count_patients(chart: Chart) -> int:
    """How many patients are in use."""
    table = records.Patient
    with troubles(), chart.reading() as session:
        return session.scalar(select(func.count(table.id)).where(table.archived_at.is_(None))) or 0


def checked(details: PatientDetails, today: date) -> PatientDetails:
    """The details as they can be kept. Raises TellTheUser for what cannot."""
    texts = {name: kept(getattr(details, name)).strip() for name in COLUMNS if name != "date_of_birth"}
    if any(len(texts[name]) > LONGEST_NAME for name in NAMES):
        raise TellTheUser(f"A name has at most {LONGEST_NAME} characters. Put the rest under History.")
    if not (texts["given_name"] or texts["family_name"]):
        raise TellTheUser("Type at least a given or a family name.")
    born = details.date_of_birth
    if born and not (date(1880, 1, 1) <= born <= today):
        raise TellTheUser("The date of birth must be a day in the past, after 1880.")
    alerts = {one.key: one for one in reversed(details.alerts)}
    once = (one for one in details.alerts if alerts[one.key] is one)
    kept_alerts = tuple(PatientAlert(key=one.key, detail=kept(one.detail)) for one in once)
    return PatientDetails(date_of_birth=born, alerts=kept_alerts, **texts)


def _details(session: Session, row: records.Patient | Row[Any]) -> PatientDetails:
    alerts = session.connection().execute(_ALERTS, {"patient": row.id})
    return PatientDetails(
        alerts=tuple(PatientAlert(key=key, detail=detail) for key, detail in alerts),
        **{name: getattr(row, name) for name in COLUMNS},
    )


def _write_alerts(session: Session, patient_id: int, details: PatientDetails) -> None:
    table = records.PatientAlert
    session.execute(delete(table).where(table.patient_id == patient_id))
    session.add_all(table(patient_id=patient_id, alert=one.key, detail=one.detail) for one in details.alerts)


def _write_tokens(session: Session, patient_id: int, details: PatientDetails) -> None:
    table = records.PatientToken
    session.execute(delete(table).where(table.patient_id == patient_id))
    rows = [
        {"rank": rank, "token": token, "patient_id": patient_id} for rank, token in sorted(tokens(details))
    ]
    if rows:  # a name of signs alone has none
        session.execute(table.__table__.insert(), rows)  # type: ignore[attr-defined]


def _found(
    session: Session, words: tuple[str, ...], rank: int, limit: int, archived: bool
) -> list[PatientLine]:
    query = (
        select(records.Patient)
        .where(records.Patient.id.in_(_ids_with(words, rank, limit * 4, archived)))
        .order_by(records.Patient.family_name, records.Patient.given_name)
        .limit(limit)
    )
    return [_line(row) for row in session.scalars(query)]


def _ids_with(words: tuple[str, ...], rank: int, most: int, archived: bool) -> Select[int]:
    """Ids of patients who have every word, the first one at this rank; archived ones must not use up `most`.

    The longest word leads, for it is the rarest as a rule: only those who have it are asked for the
    others. In the order of the index, or the database would sort every match before it gives a few.
    """
    table = records.PatientToken
    ranks = dict.fromkeys(words, (NAME_BEGINS, ANYWHERE)) | {words[0]: (rank,)}
    leading = max(words, key=len)
    query = select(table.patient_id).where(*_begins(table, leading, ranks[leading]))
    for word in ranks.keys() - {leading}:
        other = aliased(table)
        query = query.where(
            exists().where(other.patient_id == table.patient_id, *_begins(other, word, ranks[word]))
        )
    if not archived:
        query = query.join(records.Patient, records.Patient.id == table.patient_id)
        query = query.where(records.Patient.archived_at.is_(None))
    return query.order_by(table.rank, table.token).limit(most)


def _begins(
    table: type[records.PatientToken], word: str, ranks: tuple[int, ...]
) -> tuple[ColumnElement[bool], ...]:
    return table.rank.in_(ranks), table.token >= word, table.token < word + "\U0010ffff"


def _ids_by_all_words(details: PatientDetails) -> CompoundSelect[int]:
    table = records.PatientToken
    queries = (
        select(table.patient_id).where(table.rank == NAME_BEGINS, table.token == word)
        for word in search_words(details.full_name)
    )
    return intersect(*queries)


def _ids_by_birth_and_family(details: PatientDetails) -> CompoundSelect[int]:
    table = records.PatientToken
    born = f"{details.date_of_birth:%Y%m%d}" if details.date_of_birth else ""
    first_word = (search_words(details.family_name) or ("",))[0]
    return intersect(
        select(table.patient_id).where(table.rank == ANYWHERE, table.token == born),
        select(table.patient_id).where(table.rank == NAME_BEGINS, table.token == first_word),
    )


def _may_be_same(row: records.Patient, details: PatientDetails, name: str) -> bool:
    if folded(f"{row.given_name} {row.family_name}") == name:
        return True
    family = folded(details.family_name)
    same_family = bool(family) and folded(row.family_name) == family
    return same_family and row.date_of_birth is not None and row.date_of_birth == details.date_of_birth


def _line(row: records.Patient | Row[Any], seen_at: datetime | None = None) -> PatientLine:
    return PatientLine(
        id=row.id,
        name=f"{row.given_name} {row.family_name}".strip(),
        preferred_name=row.preferred_name,
        date_of_birth=row.date_of_birth,
        phone=row.phone,
        archived=row.archived_at is not None,
        seen_at=seen_at,
    )


def _log_change(
    session: Session, chart: Chart, patient_id: int, field: str, old: object, new: object, now: datetime
) -> None:
    session.add(
        Change(
            subject=f"patient:{patient_id}",
            field=field,
            old=_as_text(old),
            new=_as_text(new),
            at=now,
            by=chart.who,
        )
    )


def _as_text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(f"{one.key}: {one.detail}" for one in value)
    return "" if value is None else str(value)
