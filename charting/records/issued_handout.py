"""What a patient was given, exactly as it was."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record, UtcTime


class IssuedHandout(Record, kw_only=True):
    """One printed or saved handout; never changed, can be printed again byte for byte."""

    __tablename__ = "issued_handout"
    __table_args__ = (
        CheckConstraint("length(pdf) > 0 AND length(sha256) = 64", name="whole"),
        Index("ix_issued_handout_patient_id_issued_at", "patient_id", "issued_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    patient_id: Mapped[int] = mapped_column(ForeignKey("patient.id", ondelete="RESTRICT"))
    handout: Mapped[str]
    """The key of the template it was made from."""
    handout_version: Mapped[int]
    language: Mapped[str]
    title: Mapped[str]
    text: Mapped[str]
    """The plain-text twin."""
    sha256: Mapped[str]
    """Of the PDF's bytes."""
    issued_at: Mapped[datetime] = mapped_column(UtcTime)
    issued_by: Mapped[str]
    how: Mapped[str]
    """`printed` or `saved`."""
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
