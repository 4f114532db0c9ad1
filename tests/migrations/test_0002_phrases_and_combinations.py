"""A chart of the first version gets its tables for phrases and combinations and keeps every row."""

import shutil

import pytest

from charting import paths
from charting.services import chart_file, combinations, phrases
from charting.store import upgrade
from charting.store.engine import raw_connection
from tests.charts import PASSPHRASE, all_rows, as_chart
from tests.practice import WHO

NEW = ("phrase", "point_combination")


@pytest.fixture
def first_version(tmp_path):
    """The migrations as they were when the first version was released."""
    migrations = tmp_path / "first"
    shutil.copytree(paths.migrations(), migrations, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (migrations / "versions").glob("*.py"):
        if path.name[:4] > "0001":
            path.unlink()
    return migrations


@pytest.fixture
def old_folder(folder, first_version):
    """A chart of the first version with a signed visit in it."""
    key, newest = folder.key(), all_rows(folder.file, folder.key(), without=("alembic_version", *NEW))
    old = folder.path / "old.db"
    upgrade.new_chart(old, key, first_version)
    raw = raw_connection(old, key, mode="rw")
    triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").fetchall()
    for name, _ in triggers:
        raw.execute(f"DROP TRIGGER {name}")
    for table, rows in newest.items():
        for row in rows:
            raw.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', row)
    for _, sql in triggers:
        raw.execute(sql)
    raw.close()
    for path in folder.path.glob("chart.db*"):
        path.unlink()
    old.rename(folder.file)
    return folder


def test_the_old_chart_has_rows_and_no_phrases(old_folder):
    rows = all_rows(old_folder.file, old_folder.key())
    assert rows["alembic_version"] == [("0001",)]
    assert len(rows["visit"]) == len(rows["patient"]) == 1
    assert not set(NEW) & set(rows)


def test_unlocking_upgrades_it_with_every_row_kept(old_folder):
    before = all_rows(old_folder.file, old_folder.key(), without=("alembic_version", "activity"))
    opened = old_folder.unlock()
    chart = as_chart(opened)
    phrases.save_phrase(chart, None, "hinge", "Hip-hinge drill")
    combinations.save_combination(chart, None, "kidney", "Shenshu b")
    assert opened.problems() == []
    opened.lock()
    without = ("alembic_version", "activity", "change", *NEW)
    after = all_rows(old_folder.file, old_folder.key(), without=without)
    kept = {table: rows for table, rows in before.items() if table != "change"}
    assert {table: after[table] for table in kept} == kept
    again = chart_file.unlock(old_folder.path, passphrase=PASSPHRASE, who=WHO, clock=old_folder.clock)
    assert [one.name for one in phrases.phrases(as_chart(again))] == ["hinge"]
    again.lock()


def test_a_backup_is_made_before_the_upgrade(old_folder):
    opened = old_folder.unlock()
    assert [path.suffix for path in (old_folder.path / "backups").glob("*.db")] == [".db"]
    opened.lock()


@pytest.mark.parametrize("table", NEW)
def test_a_name_is_there_once_and_never_without_words(folder, table):
    raw = raw_connection(folder.file, folder.key(), mode="rw")
    words = "text" if table == "phrase" else "points"
    insert = f"INSERT INTO {table} (name, {words}, saved_at) VALUES (?, ?, '2026-02-09T14:30:00.000000Z')"
    raw.execute(insert, ("hinge", "words"))
    for name, text, refused in (("hinge", "other", "UNIQUE"), ("", "x", "CHECK"), ("y", "", "CHECK")):
        with pytest.raises(Exception, match=refused):
            raw.execute(insert, (name, text))
    raw.close()
