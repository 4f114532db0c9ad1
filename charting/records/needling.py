"""Needles counted by region, sets with their times, and adverse events; frozen with their visit."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record


class NeedleCount(Record, kw_only=True):
    """The needles of one region; a number that was not counted is None."""

    __tablename__ = "needle_count"
    __table_args__ = (UniqueConstraint("visit_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    position: Mapped[int]
    region: Mapped[str]
    """In words, picked or typed."""
    placed: Mapped[int | None]
    removed: Mapped[int | None]
    press_needles: Mapped[int | None]
    """Left in on purpose, like the two that follow; not among those placed."""
    intradermals: Mapped[int | None]
    ear_seeds: Mapped[int | None]


class NeedleSet(Record, kw_only=True):
    """Needles retained together, with the moments of their timer as UTC texts."""

    __tablename__ = "needle_set"
    __table_args__ = (UniqueConstraint("visit_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    position: Mapped[int]
    name: Mapped[str]
    points: Mapped[str]
    needles: Mapped[int | None]
    minutes: Mapped[int | None]
    """How long it is to stay, added minutes included."""
    started_at: Mapped[str]
    running_since: Mapped[str]
    """Empty while the timer does not run."""
    elapsed_s: Mapped[int]
    """Seconds that it ran before `running_since`."""
    ended_at: Mapped[str]


class AdverseEvent(Record, kw_only=True):
    """Something that went wrong with the treatment."""

    __tablename__ = "adverse_event"
    __table_args__ = (
        UniqueConstraint("visit_id", "position"),
        CheckConstraint("severity IN ('', 'mild', 'moderate', 'serious')", name="severity_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    position: Mapped[int]
    kind: Mapped[str]
    """The key of an adverse event in the content files; empty while none was chosen."""
    severity: Mapped[str]
    happened: Mapped[str]
    """When, in words."""
    what: Mapped[str]
    done: Mapped[str]
    outcome: Mapped[str]
