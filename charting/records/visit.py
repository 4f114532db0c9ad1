"""Visits, what was observed at them, and addenda."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Row, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record, UtcTime

AT_VISITS = select(func.json_each(bindparam("visits")).table_valued("value").c.value)
"""Ids as one JSON text: a list of any length is the same statement."""

SIDES = "side IN ('', 'left', 'right', 'both')"


class Visit(Record, kw_only=True):
    """One visit. While unsigned it is the draft; signing freezes it, in triggers too."""

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("patient_id", "number"),
        Index("ix_visit_patient_id_began_at", "patient_id", "began_at", "signed_at", "summary"),
        Index("ix_visit_patient_id_number", "patient_id", "number", "episode_id", "began_at", "signed_at"),
        Index("ix_visit_signed_at_began_at", "signed_at", "began_at", "patient_id"),
        Index("ix_visit_began_at", "began_at", "patient_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id", ondelete="RESTRICT"))
    episode_id: Mapped[int] = mapped_column(ForeignKey("episode.id", ondelete="RESTRICT"))
    number: Mapped[int]
    """1 for the patient's first visit."""
    began_at: Mapped[datetime] = mapped_column(UtcTime)
    principle: Mapped[str] = mapped_column(default="")
    """Treatment principle, in words."""
    session_notes: Mapped[str] = mapped_column(default="")
    advice: Mapped[str] = mapped_column(default="")
    """Advice and exercises given."""
    plan: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    """One line for lists, written with each save from what is charted."""
    saved_at: Mapped[datetime] = mapped_column(UtcTime)
    signed_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    """When the note was signed, UTC; None while it can still be edited."""
    signed_by: Mapped[str] = mapped_column(default="")
    """The signer's name and credentials as they were then."""
    signature: Mapped[str] = mapped_column(default="")
    """SHA-256 of the note's canonical JSON."""
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Observation(Record, kw_only=True):
    """What was recorded for one finding on one side."""

    __tablename__ = "observation"
    __table_args__ = (
        UniqueConstraint("visit_id", "finding", "side"),
        CheckConstraint(SIDES, name="side_known"),
        CheckConstraint("finding NOT GLOB '*[^a-z0-9_]*' AND length(finding) > 0", name="finding_is_a_key"),
        Index("ix_observation_finding_visit_id", "finding", "visit_id", "side", "value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    finding: Mapped[str]
    """The key of a finding in the content files."""
    side: Mapped[str] = mapped_column(default="")
    value: Mapped[str]
    """Canonical text; its meaning comes from the finding's kind."""
    details: Mapped[str] = mapped_column(default="")
    """Marks beside the value: `angle=40 familiar`."""
    note: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    """When this answer was last set, UTC: for a red flag, when it was asked."""


class Addendum(Record, kw_only=True):
    """Words added after signing; never changed, shown wherever the visit is shown."""

    __tablename__ = "addendum"
    __table_args__ = (Index("ix_addendum_visit_id", "visit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    written_at: Mapped[datetime] = mapped_column(UtcTime)
    written_by: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    text: Mapped[str]


VisitRow = Visit | Row[Any]
"""A visit to be edited, or its columns to be read: reading objects takes several times as long."""

VISITS = select(*Visit.__table__.columns)
"""Visits to be read, as rows."""

ONE_VISIT = VISITS.where(Visit.id == bindparam("visit"))
