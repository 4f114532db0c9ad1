"""Migrations of an imagined next version, beside the real ones."""

import shutil
from pathlib import Path
from textwrap import indent

from charting import paths
from charting.store import upgrade

FILE = '''"""An imagined next version."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{newest}"
branch_labels = None
depends_on = None


def upgrade() -> None:
{steps}
'''

GOOD = """
op.add_column("patient", sa.Column("shoe_size", sa.String(), nullable=False, server_default=""))
op.create_index("ix_patient_shoe_size", "patient", ["shoe_size"])
"""


def write_next_version(folder: Path, steps: str = GOOD) -> Path:
    """A folder with the real migrations and one more that does these steps."""
    migrations = folder / "migrations"
    shutil.copytree(paths.migrations(), migrations, ignore=shutil.ignore_patterns("__pycache__"))
    newest = upgrade.revisions(migrations)[-1]
    revision = f"{int(newest) + 1:04}"
    text = FILE.format(revision=revision, newest=newest, steps=indent(steps.strip(), "    "))
    (migrations / "versions" / f"{revision}_imagined.py").write_text(text)
    return migrations
