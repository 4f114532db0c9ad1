"""Quick phrases and point combinations of the practitioner's own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_named("phrase", "text")
    create_named("point_combination", "points")


def create_named(table: str, words: str) -> None:
    """A table of names, each standing for longer words."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(words, sa.String(), nullable=False),
        sa.Column("saved_at", sa.String(27), nullable=False),
        sa.CheckConstraint(f"length(name) > 0 AND length({words}) > 0", name=op.f(f"ck_{table}_whole")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("name", name=op.f(f"uq_{table}_name")),
    )
