"""How each needle was placed, electro leads, the usual needle, and reasons kept beside cautions."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SIGNED = "EXISTS (SELECT 1 FROM visit WHERE id = {row}.visit_id AND signed_at IS NOT NULL)"
ROUTES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}

POINT = (
    "gauge_mm DOUBLE",
    "length_mm DOUBLE",
    "retention_minutes INTEGER",
    "angle VARCHAR DEFAULT '' NOT NULL CONSTRAINT ck_point_use_angle_known"
    " CHECK (angle IN ('', 'perpendicular', 'oblique', 'transverse'))",
    "de_qi VARCHAR DEFAULT '' NOT NULL CONSTRAINT ck_point_use_de_qi_known"
    " CHECK (de_qi IN ('', 'obtained', 'strong', 'not_obtained'))",
    "stimulation VARCHAR DEFAULT '' NOT NULL",
)
METHOD = ("waveform", "hz", "intensity")


def upgrade() -> None:
    # The tables' own triggers, which freeze rows of signed visits, hold for new columns too
    for column in POINT:
        op.execute(f"ALTER TABLE point_use ADD COLUMN {column}")
    for name in METHOD:
        op.execute(f"ALTER TABLE method_use ADD COLUMN {name} VARCHAR DEFAULT '' NOT NULL")
    create_usual_needle()
    create_caution_reason()
    for table in ("usual_needle", "caution_reason"):
        for event, rows in ROUTES.items():
            condition = " OR ".join(SIGNED.format(row=row) for row in rows)
            op.execute(
                f"CREATE TRIGGER {table}_signed_{event.lower()} BEFORE {event} ON {table} "
                f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'the visit is signed'); END"
            )


def create_usual_needle() -> None:
    op.create_table(
        "usual_needle",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("gauge_mm", sa.Double(), nullable=True),
        sa.Column("length_mm", sa.Double(), nullable=True),
        sa.Column("retention_minutes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_usual_needle_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_usual_needle")),
    )


def create_caution_reason() -> None:
    op.create_table(
        "caution_reason",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("caution", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_caution_reason_visit_id_visit"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caution_reason")),
        sa.UniqueConstraint("visit_id", "position", name=op.f("uq_caution_reason_visit_id_position")),
    )
