"""Every changed field with its earlier wording, the practice's settings, and the activity log."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record, UtcTime


class Change(Record, kw_only=True):
    """One changed field: what it said before and after, when and by whom. Never changed itself."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_subject", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    subject: Mapped[str]
    """The row it belongs to: `visit:12`, `patient:3`."""
    field: Mapped[str]
    old: Mapped[str | None]
    new: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(UtcTime)
    by: Mapped[str]


class Setting(Record, kw_only=True):
    """One setting of the practice; kept in the chart so that it is encrypted and travels with backups."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Activity(Record, kw_only=True):
    """One line of the append-only, hash-chained activity log."""

    __tablename__ = "activity"
    __table_args__ = (Index("ix_activity_signing", "subject", sqlite_where=text("what = 'sign'")),)

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    utc_offset_minutes: Mapped[int]
    who: Mapped[str]
    what: Mapped[str]
    """What happened: `save`, `sign`, `unlock`, `print` …"""
    subject: Mapped[str]
    fields: Mapped[str]
    """Names of the fields, never their contents."""
    before_sha256: Mapped[str]
    after_sha256: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]
