"""Patients, their needling alerts, their episodes of care, and the words they are found by."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record, UtcTime


class Patient(Record, kw_only=True):
    """A person who is treated. Nobody is deleted; an archived patient leaves the lists."""

    __tablename__ = "patient"
    __table_args__ = (
        CheckConstraint("length(given_name) + length(family_name) > 0", name="has_a_name"),
        Index("ix_patient_family_name_given_name", "family_name", "given_name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    given_name: Mapped[str] = mapped_column(default="")
    family_name: Mapped[str] = mapped_column(default="")
    preferred_name: Mapped[str] = mapped_column(default="")
    """How the person wants to be called."""
    date_of_birth: Mapped[date | None] = mapped_column(default=None)
    sex: Mapped[str] = mapped_column(default="")
    pronouns: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    emergency_contact: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    """The language of what the patient is given, as an IETF tag; empty means the practice's choice."""
    occupation: Mapped[str] = mapped_column(default="")
    training: Mapped[str] = mapped_column(default="")
    """Sport, sessions a week, main lifts, in words."""
    medical_history: Mapped[str] = mapped_column(default="")
    medicines: Mapped[str] = mapped_column(default="")
    allergies: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    saved_at: Mapped[datetime] = mapped_column(UtcTime)
    archived_at: Mapped[datetime | None] = mapped_column(UtcTime, default=None)
    """When the patient was put away, UTC; None while in use."""
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads a plain dict


class PatientAlert(Record, kw_only=True):
    """Something that matters before a needle goes in, shown in the header."""

    __tablename__ = "patient_alert"
    __table_args__ = (UniqueConstraint("patient_id", "alert"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id", ondelete="RESTRICT"))
    alert: Mapped[str]
    """The key of an alert from the content files."""
    detail: Mapped[str] = mapped_column(default="")
    """Due date, side, medicine: as typed."""


class PatientToken(Record, kw_only=True):
    """A piece of text that finds a patient: every ending of every word of name, phone and birth date.

    Endings make any part of a word a prefix search in the primary key.
    """

    __tablename__ = "patient_token"
    __table_args__ = (
        Index("ix_patient_token_patient_id", "patient_id"),
        {"sqlite_with_rowid": False},
    )

    rank: Mapped[int] = mapped_column(primary_key=True)
    """0 for the beginning of a name, 1 for anything else."""
    token: Mapped[str] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id", ondelete="RESTRICT"), primary_key=True)


class Episode(Record, kw_only=True):
    """An episode of care: one complaint from its onset to its end."""

    __tablename__ = "episode"
    __table_args__ = (Index("ix_episode_patient_id", "patient_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id", ondelete="RESTRICT"))
    title: Mapped[str]
    """What it is called in the chart: `Low back pain after deadlift`."""
    complaint: Mapped[str] = mapped_column(default="low_back_pain")
    """The complaint's key, which ranks searches and picks vocabulary."""
    onset: Mapped[str] = mapped_column(default="")
    """When it began as far as known: `2026-02-09`, `2026-02`, `2026` or empty."""
    mechanism: Mapped[str] = mapped_column(default="")
    """How it came about, in words."""
    goals: Mapped[str] = mapped_column(default="")
    """What the patient wants to do again, in the patient's words."""
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    saved_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
