"""A photo of the tongue for each visit, frozen with it once it is signed."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SIGNED = "EXISTS (SELECT 1 FROM visit WHERE id = {row}.visit_id AND signed_at IS NOT NULL)"
ROUTES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def upgrade() -> None:
    op.create_table(
        "tongue_photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("taken_on", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.String(27), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(jpeg) > 0 AND length(sha256) = 64", name=op.f("ck_tongue_photo_whole")),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_tongue_photo_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tongue_photo")),
        sa.UniqueConstraint("visit_id", name=op.f("uq_tongue_photo_visit_id")),
    )
    for event, rows in ROUTES.items():
        condition = " OR ".join(SIGNED.format(row=row) for row in rows)
        op.execute(
            f"CREATE TRIGGER tongue_photo_signed_{event.lower()} BEFORE {event} ON tongue_photo "
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'the visit is signed'); END"
        )
