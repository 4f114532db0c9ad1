"""What was needled and what else was done at a visit."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record
from charting.records.visit import SIDES


class PointUse(Record, kw_only=True):
    """One point as it was needled, in the order of the prescription."""

    __tablename__ = "point_use"
    __table_args__ = (
        UniqueConstraint("visit_id", "position"),
        CheckConstraint(SIDES, name="side_known"),
        CheckConstraint("technique IN ('', 'even', 'reinforce', 'reduce')", name="technique_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    position: Mapped[int]
    point: Mapped[str]
    """The key of a point in the content files."""
    side: Mapped[str] = mapped_column(default="")
    technique: Mapped[str] = mapped_column(default="")
    depth_mm: Mapped[float | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    """Where, for a free point: `near BL24`."""
    note: Mapped[str] = mapped_column(default="")


class MethodUse(Record, kw_only=True):
    """Something done besides needling."""

    __tablename__ = "method_use"
    __table_args__ = (UniqueConstraint("visit_id", "position"), CheckConstraint(SIDES, name="side_known"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    position: Mapped[int]
    method: Mapped[str]
    """The key of a method in the content files."""
    place: Mapped[str] = mapped_column(default="")
    side: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int | None] = mapped_column(default=None)
    settings: Mapped[str] = mapped_column(default="")
    """Kind, waveform, frequency: as picked or typed."""
    points: Mapped[str] = mapped_column(default="")
    """Codes of joined points, positive lead first, joined by a space."""
