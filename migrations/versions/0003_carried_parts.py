"""What was brought forward into a visit, frozen with it once it is signed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SIGNED = "EXISTS (SELECT 1 FROM visit WHERE id = {row}.visit_id AND signed_at IS NOT NULL)"
ROUTES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def upgrade() -> None:
    op.create_table(
        "carried_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("from_visit", sa.Integer(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint(
            "state IN ('unconfirmed', 'kept', 'changed')", name=op.f("ck_carried_part_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_carried_part_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["from_visit"], ["visit.id"], name=op.f("fk_carried_part_from_visit_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carried_part")),
        sa.UniqueConstraint("visit_id", "part", name=op.f("uq_carried_part_visit_id_part")),
    )
    for event, rows in ROUTES.items():
        condition = " OR ".join(SIGNED.format(row=row) for row in rows)
        op.execute(
            f"CREATE TRIGGER carried_part_signed_{event.lower()} BEFORE {event} ON carried_part "
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'the visit is signed'); END"
        )
