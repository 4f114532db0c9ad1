"""Needles counted by region, sets with their times, and adverse events; frozen with their visit."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SIGNED = "EXISTS (SELECT 1 FROM visit WHERE id = {row}.visit_id AND signed_at IS NOT NULL)"
ROUTES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}

NUMBERS = ("placed", "removed", "press_needles", "intradermals", "ear_seeds")
WORDS = ("kind", "severity", "happened", "what", "done", "outcome")


def upgrade() -> None:
    create_listed("needle_count", _text("region"), *(_number(name) for name in NUMBERS))
    create_listed(
        "needle_set",
        _text("name"),
        _text("points"),
        _number("needles"),
        _number("minutes"),
        _text("started_at"),
        _text("running_since"),
        sa.Column("elapsed_s", sa.Integer(), nullable=False),
        _text("ended_at"),
    )
    severities = sa.CheckConstraint(
        "severity IN ('', 'mild', 'moderate', 'serious')", name=op.f("ck_adverse_event_severity_known")
    )
    create_listed("adverse_event", *(_text(name) for name in WORDS), severities)


def create_listed(table: str, *columns: sa.Column | sa.CheckConstraint) -> None:
    """A table of a visit's ordered rows that nothing can change once the visit is signed."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f(f"fk_{table}_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("visit_id", "position", name=op.f(f"uq_{table}_visit_id_position")),
    )
    for event, rows in ROUTES.items():
        freeze(table, event, rows)


def freeze(table: str, event: str, rows: Sequence[str]) -> None:
    """Refuse one way of changing a signed visit's rows."""
    condition = " OR ".join(SIGNED.format(row=row) for row in rows)
    op.execute(
        f"CREATE TRIGGER {table}_signed_{event.lower()} BEFORE {event} ON {table} "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'the visit is signed'); END"
    )


def _text(name: str) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=True)
