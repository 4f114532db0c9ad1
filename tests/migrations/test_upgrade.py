"""A chart is brought to the newest schema, or left exactly as it was."""

import pytest

from charting import paths
from charting.store import disk, upgrade
from charting.store.engine import open_engine, raw_connection
from charting.store.faults import DiskFull
from charting.store.upgrade import NotAChart, TooNew, UpgradeFailed
from tests.charts import all_rows
from tests.next_version import GOOD

BAD = {
    "breaks off after it changed things": GOOD
    + 'op.execute("DELETE FROM patient_token")\nop.execute("SELECT * FROM nowhere")',
    "loses rows": GOOD + 'op.execute("DELETE FROM patient_token")',
    "leaves a row without its patient": 'op.execute("UPDATE patient_token SET patient_id = 4711")',
    "drops a table with its rows": 'op.drop_table("patient_token")',
    "does something else where there is data": """
rows = op.get_bind().exec_driver_sql("SELECT count(*) FROM patient").scalar()
if rows:
    op.execute("DROP TRIGGER activity_kept_delete")
""",
    "names a revision that is not there": "op.execute(\"UPDATE alembic_version SET version_num = '0000'\")",
}


def never_called():
    raise AssertionError("a backup was made although nothing was due")


def test_a_chart_of_today_needs_nothing(folder):
    before = folder.files()
    assert upgrade.upgrade(folder.file, folder.key(), never_called) is None
    assert folder.files() == before


def test_an_older_chart_is_backed_up_and_brought_up_to_date_with_every_row(folder, next_version):
    key, backed_up = folder.key(), []
    before = all_rows(folder.file, key, without=("patient", "alembic_version"))
    done = upgrade.upgrade(
        folder.file, key, lambda: backed_up.append(folder.file.read_bytes()), next_version(GOOD)
    )
    newest = upgrade.revisions(paths.migrations())[-1]
    assert done == (newest, f"{int(newest) + 1:04}")
    assert len(backed_up) == 1
    assert all_rows(folder.file, key, without=("patient", "alembic_version")) == before
    assert [row[-1] for row in all_rows(folder.file, key)["patient"]] == [""]


@pytest.mark.parametrize("steps", BAD.values(), ids=BAD.keys())
def test_a_failing_upgrade_leaves_the_chart_as_it_was(folder, next_version, steps):
    key = folder.key()
    before = all_rows(folder.file, key)
    with pytest.raises(UpgradeFailed, match="is as it was"):
        upgrade.upgrade(folder.file, key, lambda: None, next_version(steps))
    assert all_rows(folder.file, key) == before
    opened = folder.unlock()
    assert opened.problems() == []
    opened.lock()


def test_a_mistake_in_a_migration_is_a_bug_and_still_changes_nothing(folder, next_version):
    key = folder.key()
    before = all_rows(folder.file, key)
    with pytest.raises(ZeroDivisionError):
        upgrade.upgrade(folder.file, key, lambda: None, next_version(GOOD + "\nprint(1 / 0)"))
    assert all_rows(folder.file, key) == before


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(folder, next_version):
    key = folder.key()
    before = all_rows(folder.file, key, without=("alembic_version",))
    steps = """
with op.batch_alter_table("episode") as batch:
    batch.alter_column("title", type_=sa.String(500))
"""
    upgrade.upgrade(folder.file, key, lambda: None, next_version(steps))
    assert all_rows(folder.file, key, without=("alembic_version",)) == before


def test_with_foreign_keys_on_that_rebuild_would_fail(folder, next_version, monkeypatch):
    """The control: without switching them off, dropping the old table is refused or empties the children."""
    monkeypatch.setattr(upgrade, "open_engine", lambda chart, key, **_: open_engine(chart, key))
    steps = (
        'with op.batch_alter_table("episode") as batch:\n    batch.alter_column("title", type_=sa.String(9))'
    )
    with pytest.raises(UpgradeFailed):
        upgrade.upgrade(folder.file, folder.key(), lambda: None, next_version(steps))


def test_a_newer_chart_is_refused_and_untouched(folder, next_version):
    upgrade.upgrade(folder.file, folder.key(), lambda: None, next_version(GOOD))
    before = folder.files()
    with pytest.raises(TooNew, match="newer version"):
        upgrade.upgrade(folder.file, folder.key(), never_called)
    assert folder.files() == before


def test_without_a_backup_nothing_is_upgraded(folder, next_version):
    def refused():
        raise DiskFull("no room")

    before = folder.files()
    with pytest.raises(DiskFull):
        upgrade.upgrade(folder.file, folder.key(), refused, next_version(GOOD))
    assert folder.files() == before


def test_without_room_nothing_is_begun(folder, next_version, monkeypatch):
    monkeypatch.setattr(disk, "free_bytes", lambda _: folder.file.stat().st_size * 3 - 1)
    with pytest.raises(DiskFull):
        upgrade.upgrade(folder.file, folder.key(), never_called, next_version(GOOD))


def test_a_database_that_is_no_chart_is_refused(folder, tmp_path):
    key = folder.key()
    raw = raw_connection(tmp_path / "other.db", key, mode="rwc")
    raw.execute("CREATE TABLE recipe (id INTEGER)")
    raw.close()
    with pytest.raises(NotAChart):
        upgrade.upgrade(tmp_path / "other.db", key, never_called)


def test_an_upgraded_chart_equals_a_new_one(folder, next_version, tmp_path):
    migrations, key = next_version(GOOD), folder.key()
    upgrade.upgrade(folder.file, key, lambda: None, migrations)
    upgrade.new_chart(tmp_path / "new.db", key, migrations)
    schemas = []
    for path in (folder.file, tmp_path / "new.db"):
        raw = raw_connection(path, key)
        schemas.append(upgrade.schema_of(raw))
        raw.close()
    assert schemas[0] == schemas[1]
    assert ("index", "ix_patient_shoe_size") in {entry[:2] for entry in schemas[0]}


def test_the_newest_revision_is_known_without_alembic():
    assert upgrade.revisions(paths.migrations())[0] == "0001"


def test_an_installation_without_migrations_says_so(tmp_path):
    with pytest.raises(RuntimeError, match="missing"):
        upgrade.revisions(tmp_path)
