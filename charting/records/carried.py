"""What was brought forward into a visit, and from which one."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record


class CarriedPart(Record, kw_only=True):
    """A part of a visit that came from an earlier one; frozen with the visit."""

    __tablename__ = "carried_part"
    __table_args__ = (
        UniqueConstraint("visit_id", "part"),
        CheckConstraint("state IN ('unconfirmed', 'kept', 'changed')", name="state_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    position: Mapped[int]
    part: Mapped[str]
    """Which part: `points`, `plan` …"""
    from_visit: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    on: Mapped[str]
    """The earlier visit's local day, `2026-03-04`."""
    state: Mapped[str]
    """Whether it was kept as it was, changed, or still waits for a word."""
