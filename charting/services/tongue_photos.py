"""The photo of the tongue: keep it with its visit, take it out again, find earlier ones to compare."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from charting.domain.tongue_photo import Picture
from charting.domain.visit_note import VisitNote, digest_of
from charting.errors import TellTheUser
from charting.records.change import Change
from charting.records.note_rows import read_note
from charting.records.tongue_photo import TonguePhoto
from charting.records.visit import Visit
from charting.services.chart import Chart
from charting.services.visits import VisitSigned
from charting.store import audit
from charting.store.faults import troubles

FIELD = "tongue_photo"


@dataclass(frozen=True, kw_only=True)
class KeptPhoto:
    """A kept photo and the visit it belongs to."""

    visit_id: int
    number: int
    """The visit's number."""
    began_at: datetime
    taken_on: str
    """`2026-03-04`, or empty."""


def attach(chart: Chart, visit_id: int, picture: Picture) -> None:
    """Keep the picture with an unsigned visit, without the day it was taken.

    Raises VisitSigned, TellTheUser where the visit has a photo already, Trouble when the
    chart cannot be written; then nothing was kept.
    """
    digest = hashlib.sha256(picture.jpeg).hexdigest()
    with _changing(chart, visit_id) as session:
        if session.scalar(select(TonguePhoto.id).where(TonguePhoto.visit_id == visit_id)) is not None:
            raise TellTheUser("This visit has a tongue photo already. Remove it, then add the other one.")
        session.execute(
            insert(TonguePhoto).values(
                visit_id=visit_id,
                sha256=digest,
                taken_on="",
                width=picture.width,
                height=picture.height,
                added_at=chart.clock(),
                added_by=chart.who,
                jpeg=picture.jpeg,
            )
        )


def keep_day(chart: Chart, visit_id: int, day: date) -> None:
    """Keep the day on which the photo was taken. Raises VisitSigned or Trouble."""
    with _changing(chart, visit_id) as session:
        row = TonguePhoto.visit_id == visit_id
        session.execute(update(TonguePhoto).where(row).values(taken_on=day.isoformat()))


def remove(chart: Chart, visit_id: int) -> None:
    """Take the photo out of an unsigned visit, for good. Raises VisitSigned or Trouble."""
    with _changing(chart, visit_id) as session:
        session.execute(delete(TonguePhoto).where(TonguePhoto.visit_id == visit_id))


def jpeg_of(chart: Chart, visit_id: int) -> bytes | None:
    """The visit's photo as a JPEG; None without one."""
    with troubles(), chart.reading() as session:
        return session.scalar(select(TonguePhoto.jpeg).where(TonguePhoto.visit_id == visit_id))


def kept_until(chart: Chart, visit_id: int) -> tuple[KeptPhoto, ...]:
    """The patient's photos up to this visit, newest first, its own among them."""
    with troubles(), chart.reading() as session:
        visit = session.get_one(Visit, visit_id)
        rows = session.execute(
            select(Visit.id.label("visit_id"), Visit.number, Visit.began_at, TonguePhoto.taken_on)
            .join(TonguePhoto, TonguePhoto.visit_id == Visit.id)
            .where(Visit.patient_id == visit.patient_id, Visit.number <= visit.number)
            .order_by(Visit.number.desc())
        )
        return tuple(KeptPhoto(**row._mapping) for row in rows)


def _as_text(note: VisitNote) -> str | None:
    """What the change log says of the photo; never the picture."""
    return json.dumps(asdict(note.photos[0])) if note.photos else None


@contextmanager
def _changing(chart: Chart, visit_id: int) -> Iterator[Session]:
    """One change of an unsigned visit's photo, with its lines in both logs."""
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        visit = session.get_one(Visit, visit_id)
        if visit.signed_at is not None:
            raise VisitSigned
        before = read_note(session, visit)
        yield session
        after = read_note(session, visit)
        visit.saved_at = now
        subject = f"visit:{visit_id}"
        old, new = (_as_text(note) for note in (before, after))
        session.add(Change(subject=subject, field=FIELD, old=old, new=new, at=now, by=chart.who))
        audit.append(
            session,
            what="save",
            subject=subject,
            who=chart.who,
            at=now,
            fields=(FIELD,),
            before=digest_of(before),
            after=digest_of(after),
        )
