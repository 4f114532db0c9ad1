"""What was needled and what else was done at a visit."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record
from charting.records.visit import SIDES

ANGLES = "angle IN ('', 'perpendicular', 'oblique', 'transverse')"
DE_QI = "de_qi IN ('', 'obtained', 'strong', 'not_obtained')"


class PointUse(Record, kw_only=True):
    """One point as it was needled, in the order of the prescription."""

    __tablename__ = "point_use"
    __table_args__ = (
        UniqueConstraint("visit_id", "position"),
        CheckConstraint(SIDES, name="side_known"),
        CheckConstraint("technique IN ('', 'even', 'reinforce', 'reduce')", name="technique_known"),
        CheckConstraint(ANGLES, name="angle_known"),
        CheckConstraint(DE_QI, name="de_qi_known"),
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
    gauge_mm: Mapped[float | None] = mapped_column(default=None)
    """The needle's diameter, where it is not the visit's usual one."""
    length_mm: Mapped[float | None] = mapped_column(default=None)
    retention_minutes: Mapped[int | None] = mapped_column(default=None)
    angle: Mapped[str] = mapped_column(default="", server_default=text("''"))
    de_qi: Mapped[str] = mapped_column(default="", server_default=text("''"))
    stimulation: Mapped[str] = mapped_column(default="", server_default=text("''"))


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
    waveform: Mapped[str] = mapped_column(default="", server_default=text("''"))
    """The key of one of the method's waveforms in the content files."""
    hz: Mapped[str] = mapped_column(default="", server_default=text("''"))
    """One frequency, or two that take turns: `2/100`."""
    intensity: Mapped[str] = mapped_column(default="", server_default=text("''"))


class UsualNeedle(Record, kw_only=True):
    """The practice's default needle as it stood when the visit's points were charted."""

    __tablename__ = "usual_needle"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"), primary_key=True)
    gauge_mm: Mapped[float | None] = mapped_column(default=None)
    length_mm: Mapped[float | None] = mapped_column(default=None)
    retention_minutes: Mapped[int | None] = mapped_column(default=None)


class CautionReason(Record, kw_only=True):
    """What the practitioner wrote beside a caution."""

    __tablename__ = "caution_reason"
    __table_args__ = (UniqueConstraint("visit_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    position: Mapped[int]
    caution: Mapped[str]
    """The caution's words as they were shown."""
    reason: Mapped[str]
