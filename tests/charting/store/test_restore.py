"""Restoring puts a proven backup in place and keeps what was there."""

from datetime import timedelta

import pytest

from charting.store import backup_shelf, key_file, restore
from charting.store.backup import BackupRefused, back_up
from tests.charts import all_rows, as_chart, make_chart, patients
from tests.practice import START, new_patient


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "shelf"


@pytest.fixture
def earlier(folder, shelf):
    """A backup from before another patient was added."""
    back_up(folder.file, folder.key(), shelf, START)
    opened = folder.unlock()
    new_patient(as_chart(opened), "Later", "Patient")
    opened.lock()
    return backup_shelf.list_backups(shelf)[0]


def test_the_chart_is_what_the_backup_was(folder, earlier):
    key = folder.key()
    restore.restore(folder.path, earlier, key, START)
    assert all_rows(folder.file, key) == all_rows(earlier.path, key)


def test_what_was_there_is_whole_in_quarantine(folder, earlier):
    key, before = folder.key(), folder.files()
    done = restore.restore(folder.path, earlier, key, START)
    assert patients(done.quarantine / "chart.db", key) == ["Ines", "Later"]
    for name in ("chart.db", "head.json", "keys.json", "keys.json.bak"):
        assert (done.quarantine / name).read_bytes() == before[name]


def test_a_log_with_saved_words_goes_to_quarantine_with_its_chart(folder, earlier, tmp_path):
    """As after a crash: the newest patient is only in the write-ahead log."""
    opened = folder.unlock()
    new_patient(as_chart(opened), "Unwritten", "Patient")
    crashed = folder.copy_to(tmp_path / "crashed")
    opened.abandon()
    assert "chart.db-wal" in crashed.files()
    done = restore.restore(crashed.path, earlier, crashed.key(), START)
    assert patients(crashed.file, crashed.key()) == ["Ines"]
    assert "Unwritten" in patients(done.quarantine / "chart.db", crashed.key())
    # The control: without its log the file does not hold the patient
    for suffix in ("-wal", "-shm"):
        (done.quarantine / f"chart.db{suffix}").unlink()
    assert "Unwritten" not in patients(done.quarantine / "chart.db", crashed.key())


def test_two_restores_at_one_moment_keep_two_quarantines(folder, earlier):
    first = restore.restore(folder.path, earlier, folder.key(), START)
    second = restore.restore(folder.path, earlier, folder.key(), START)
    assert first.quarantine != second.quarantine
    assert (first.quarantine / "chart.db").exists()
    assert (second.quarantine / "chart.db").exists()


def test_a_damaged_backup_leaves_the_chart_as_it_was(folder, earlier):
    key, before = folder.key(), folder.files()
    earlier.path.write_bytes(earlier.path.read_bytes()[:-1])
    with pytest.raises(BackupRefused):
        restore.restore(folder.path, earlier, key, START)
    assert folder.files() == before


def test_todays_passphrase_stays_after_restoring_an_older_backup(folder, earlier):
    before = key_file.read_keys(folder.path)
    restore.restore(folder.path, earlier, folder.key(), START)
    assert key_file.read_keys(folder.path) == before


def test_a_backup_of_another_chart_brings_its_own_keys(folder, earlier, tmp_path):
    other = make_chart(tmp_path / "other")
    restore.restore(other.path, earlier, folder.key(), START)
    assert key_file.read_keys(other.path) == backup_shelf.keys_of(earlier)
    assert patients(other.file, folder.key()) == ["Ines"]


def test_the_restore_is_written_into_the_restored_history(folder, earlier):
    restore.restore(folder.path, earlier, folder.key(), START)
    opened = folder.unlock()
    assert opened.warnings == ()
    opened.lock()
    events = [row[4:6] for row in sorted(all_rows(folder.file, folder.key())["activity"])][-3:]
    assert events == [("restore", f"backup:{earlier.path.name}"), ("unlock", "chart"), ("lock", "chart")]
    assert not (folder.path / restore.MARKER).exists()


def test_a_later_backup_is_not_touched_by_restoring_an_earlier(folder, earlier, shelf):
    back_up(folder.file, folder.key(), shelf, START + timedelta(hours=1))
    restore.restore(folder.path, earlier, folder.key(), START)
    assert len(backup_shelf.list_backups(shelf)) == 2
