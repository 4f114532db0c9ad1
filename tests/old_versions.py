"""Charts as an earlier version left them."""

import shutil
from pathlib import Path

from charting import paths
from charting.store import upgrade
from tests.practice import KEY

NOW = "2026-02-09T14:30:00.000000Z"


def chart_of_version(revision: str, folder: Path) -> Path:
    """An empty chart with the schema of that revision."""
    migrations = folder / "before"
    shutil.copytree(paths.migrations(), migrations, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (migrations / "versions").glob("*.py"):
        if path.name[:4] > revision:
            path.unlink()
    chart = folder / "chart.db"
    upgrade.new_chart(chart, KEY, migrations)
    return chart


def insert(raw, table: str, **values: object) -> None:
    """Add a row; columns that must hold something and are not given hold nothing much."""
    row = {}
    for _, name, kind, needed, *_ in raw.execute(f"PRAGMA table_info({table})").fetchall():
        if needed:
            row[name] = NOW if kind == "VARCHAR(27)" else "" if kind == "VARCHAR" else 0
    row |= values
    raw.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
    )
