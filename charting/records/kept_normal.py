"""The practice's own normal values that a visit was signed with."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record


class KeptNormal(Record, kw_only=True):
    """One finding's own normal range; written when the visit is signed and frozen with it."""

    __tablename__ = "kept_normal"
    __table_args__ = (
        UniqueConstraint("visit_id", "finding"),
        CheckConstraint("lowest <= highest", name="ends_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    finding: Mapped[str]
    """The key of a finding in the content files."""
    lowest: Mapped[float]
    """In the finding's unit."""
    highest: Mapped[float]
