"""Lists over a long history, and pain over an episode, read from an index alone."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_visit_patient_id_number", "visit", ["patient_id", "number", "episode_id", "began_at", "signed_at"]
    )
    op.drop_index("ix_observation_finding_visit_id", "observation")
    op.create_index(
        "ix_observation_finding_visit_id", "observation", ["finding", "visit_id", "side", "value"]
    )
