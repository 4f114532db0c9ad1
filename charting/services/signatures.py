"""Whether a signed visit still says what was signed."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, literal_column, select
from sqlalchemy.orm import Session

from charting.domain.dates import MONTHS
from charting.domain.visit_note import digest_of
from charting.records.change import Activity
from charting.records.tongue_photo import TonguePhoto
from charting.services.chart import Chart
from charting.services.visits import ChartedVisit
from charting.store.faults import troubles

# A literal: by a parameter SQLite would not know that the index of signings serves
_SIGNING = select(Activity.at, Activity.after_sha256).where(
    Activity.subject == bindparam("subject"), Activity.what == literal_column("'sign'")
)
_PHOTO = select(TonguePhoto.jpeg).where(TonguePhoto.visit_id == bindparam("visit"))


def difference(chart: Chart, visit: ChartedVisit) -> str:
    """What of a signed visit is no longer as it was signed, as one sentence; empty when all is.

    The note must give its signature, the activity log must hold that signature and its time,
    and the tongue photo must be the one that the note names, byte for byte. Cheap enough for
    opening one visit: two small reads, and the photo where there is one.
    """
    if visit.signed_at is None:
        return ""
    with troubles(), chart.reading() as session:
        logged = _logged(session, visit.id)
        signed_at = logged.at if logged else visit.signed_at
        if has_changed(visit) or (
            logged and (logged.at, logged.after_sha256) != (visit.signed_at, visit.signature)
        ):
            return differs_words(signed_at)
        photo = _photo_digest(session, visit)
    if photo not in ("", *(one.sha256 for one in visit.note.photos)):
        return f"The tongue photo differs from the one that was signed on {_day(signed_at)}."
    return ""


def has_changed(visit: ChartedVisit) -> bool:
    """Whether a signed visit's note no longer gives its signature. Reads nothing."""
    return visit.signed_at is not None and digest_of(visit.note) != visit.signature


def differs_words(signed_at: datetime) -> str:
    """How it is said that a record no longer matches its signature."""
    return f"This record differs from what was signed on {_day(signed_at)}."


def _logged(session: Session, visit_id: int) -> Any:  # noqa: ANN401 - a row, or None
    """The signing in the activity log; None in a chart whose log has none of it."""
    return session.connection().execute(_SIGNING, {"subject": f"visit:{visit_id}"}).first()


def _photo_digest(session: Session, visit: ChartedVisit) -> str:
    """The SHA-256 of the kept picture; empty where the note names none."""
    if not visit.note.photos:
        return ""
    jpeg = session.connection().scalar(_PHOTO, {"visit": visit.id})
    return hashlib.sha256(jpeg or b"").hexdigest()


def _day(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"
