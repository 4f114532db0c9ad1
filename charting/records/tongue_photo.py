"""A visit's photo of the tongue, inside the encrypted chart."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record, UtcTime


class TonguePhoto(Record, kw_only=True):
    """One photo of a visit; frozen with the visit."""

    __tablename__ = "tongue_photo"
    __table_args__ = (
        UniqueConstraint("visit_id"),
        CheckConstraint("length(jpeg) > 0 AND length(sha256) = 64", name="whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    sha256: Mapped[str]
    """Of the JPEG's bytes."""
    taken_on: Mapped[str] = mapped_column(default="")
    """The day it was taken, where the practitioner wanted it kept."""
    width: Mapped[int]
    height: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(UtcTime)
    added_by: Mapped[str]
    jpeg: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    """Made anew from the attached picture, without what its file said of place and camera."""
