"""The practice's own normal values kept with a signed visit; signings and the newest visits by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SIGNED = "EXISTS (SELECT 1 FROM visit WHERE id = {row}.visit_id AND signed_at IS NOT NULL)"
ROUTES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def upgrade() -> None:
    op.create_table(
        "kept_normal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("lowest", sa.Double(), nullable=False),
        sa.Column("highest", sa.Double(), nullable=False),
        sa.CheckConstraint("lowest <= highest", name=op.f("ck_kept_normal_ends_in_order")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_kept_normal_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_normal")),
        sa.UniqueConstraint("visit_id", "finding", name=op.f("uq_kept_normal_visit_id_finding")),
    )
    for event, rows in ROUTES.items():
        condition = " OR ".join(SIGNED.format(row=row) for row in rows)
        op.execute(
            f"CREATE TRIGGER kept_normal_signed_{event.lower()} BEFORE {event} ON kept_normal "
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'the visit is signed'); END"
        )
    op.create_index("ix_activity_signing", "activity", ["subject"], sqlite_where=sa.text("what = 'sign'"))
    op.create_index("ix_visit_began_at", "visit", ["began_at", "patient_id"])
