"""Diagnosis codes chosen at a visit, frozen with it once it is signed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SIGNED = "EXISTS (SELECT 1 FROM visit WHERE id = {row}.visit_id AND signed_at IS NOT NULL)"
ROUTES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def upgrade() -> None:
    op.create_table(
        "visit_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_visit_code_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_code")),
        sa.UniqueConstraint("visit_id", "code", name=op.f("uq_visit_code_visit_id_code")),
    )
    for event, rows in ROUTES.items():
        condition = " OR ".join(SIGNED.format(row=row) for row in rows)
        op.execute(
            f"CREATE TRIGGER visit_code_signed_{event.lower()} BEFORE {event} ON visit_code "
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'the visit is signed'); END"
        )
