"""Short names of the practitioner's own: quick phrases and point combinations."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record, UtcTime


class Phrase(Record, kw_only=True):
    """Words that a dot and a name write into a note."""

    __tablename__ = "phrase"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("length(name) > 0 AND length(text) > 0", name="whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    """In small letters, without its dot."""
    text: Mapped[str]
    """With `{}` where something is to be filled in."""
    saved_at: Mapped[datetime] = mapped_column(UtcTime)


class PointCombination(Record, kw_only=True):
    """Points that a name writes into a prescription."""

    __tablename__ = "point_combination"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("length(name) > 0 AND length(points) > 0", name="whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    """In small letters, without its dot."""
    text: Mapped[str] = mapped_column("points")
    """The line of points as it is typed: `bl23 25 b, ki3 b +`."""
    saved_at: Mapped[datetime] = mapped_column(UtcTime)
