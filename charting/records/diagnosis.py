"""Western causes and TCM patterns recorded at a visit, their codes, and suggestions put aside."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from charting.records.base import Record


class Diagnosis(Record, kw_only=True):
    """A cause or pattern that the practitioner recorded."""

    __tablename__ = "diagnosis"
    __table_args__ = (
        UniqueConstraint("visit_id", "lens", "key"),
        CheckConstraint("lens IN ('western', 'tcm')", name="lens_known"),
        Index(
            "uq_diagnosis_one_main", "visit_id", "lens", unique=True, sqlite_where=text("is_main"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    lens: Mapped[str]
    position: Mapped[int]
    key: Mapped[str]
    """The key of a cause or pattern in the content files."""
    degree: Mapped[str] = mapped_column(default="")
    """Certainty of a cause, severity of a pattern; empty while not said."""
    is_main: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
    content_version: Mapped[int] = mapped_column(default=1)
    """The version of the definition it was recorded under."""


class Dismissal(Record, kw_only=True):
    """A suggested cause or pattern that the practitioner put aside for this visit."""

    __tablename__ = "dismissal"
    __table_args__ = (UniqueConstraint("visit_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    key: Mapped[str]


class VisitCode(Record, kw_only=True):
    """A diagnosis code that the practitioner chose for the visit."""

    __tablename__ = "visit_code"
    __table_args__ = (UniqueConstraint("visit_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id", ondelete="RESTRICT"))
    position: Mapped[int]
    code: Mapped[str]
    """As its classification writes it: `M54.59`, `SC61`."""
