"""A backup is only one if it was proven by opening it."""

import shutil
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from charting.store import backup, backup_shelf, disk
from charting.store.backup import BackupRefused, back_up, prove
from charting.store.contents import contents_of
from charting.store.engine import raw_connection
from charting.store.faults import DiskFull
from tests.charts import PASSPHRASE, all_rows, as_chart
from tests.practice import START, new_patient


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "second place"


@pytest.fixture
def proven(folder, shelf):
    """A proven backup and the key that opens it."""
    back_up(folder.file, folder.key(), shelf, START)
    return backup_shelf.list_backups(shelf)[0], folder.key()


def test_a_backup_holds_every_row_and_its_keys(folder, proven):
    made, key = proven
    assert all_rows(made.path, key) == all_rows(folder.file, key)
    assert backup_shelf.keys_of(made) == backup_shelf.key_file.read_keys(folder.path)
    assert made.proven


def test_a_backup_is_encrypted_and_its_owners_alone(proven):
    made, _ = proven
    for path in made.path.parent.iterdir():
        content = path.read_bytes()
        assert b"SQLite format" not in content
        assert b"Invented" not in content
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_backup_of_an_open_chart_holds_what_is_still_in_its_log(opened, shelf):
    new_patient(as_chart(opened), "Late", "Comer")
    key = bytes(opened._key)
    back_up(opened.folder / "chart.db", key, shelf, START)
    made = backup_shelf.list_backups(shelf)[0]
    names = [row[1] for row in all_rows(made.path, key)["patient"]]
    assert "Late" in names
    # The control: a plain copy of the file does not hold it
    shutil.copy(opened.folder / "chart.db", shelf / "copied.db")
    assert all_rows(shelf / "copied.db", key) != all_rows(made.path, key)


def test_every_backup_made_while_saving_is_proven(opened, shelf):
    """Each holds the figures of one moment, and saving goes on meanwhile."""
    chart, done, saved = as_chart(opened), threading.Event(), []

    def keep_saving():
        while not done.is_set():
            saved.append(new_patient(chart, f"Patient{len(saved)}", "Busy"))

    saving = threading.Thread(target=keep_saving)
    saving.start()
    try:
        proofs = [
            back_up(opened.folder / "chart.db", opened._key, shelf, START + timedelta(minutes=number))
            for number in range(10)
        ]
    finally:
        done.set()
        saving.join()
    assert [prove(one, opened._key) for one in backup_shelf.list_backups(shelf)] == proofs[::-1]
    assert len({proof.seq for proof in proofs}) > 1, "nothing was saved meanwhile: the test shows nothing"


def truncated(path, key):
    path.write_bytes(path.read_bytes()[:-4096])


def emptied(path, key):
    path.write_bytes(b"")


def flipped(path, key):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def changed_with_the_key(path, key, *statements):
    raw = raw_connection(path, key, mode="rw")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def row_lost(path, key):
    changed_with_the_key(path, key, "DELETE FROM patient_token")


def index_lost(path, key):
    changed_with_the_key(path, key, "DROP INDEX ix_patient_family_name_given_name")


def history_cut(path, key):
    changed_with_the_key(
        path,
        key,
        "DROP TRIGGER activity_kept_delete",
        "DELETE FROM activity WHERE seq = (SELECT max(seq) FROM activity)",
        "CREATE TRIGGER activity_kept_delete BEFORE DELETE ON activity WHEN 1 "
        "BEGIN SELECT RAISE(ABORT, 'activity is never deleted'); END",
    )


def orphaned(path, key):
    changed_with_the_key(path, key, "PRAGMA foreign_keys=OFF", "UPDATE patient_token SET patient_id = 999")


def nothing_copied(path, key):
    """What a backup on a full disk can leave: a sound, empty database."""
    path.unlink()
    raw = raw_connection(path, key, mode="rwc")
    raw.execute("CREATE TABLE alembic_version (version_num TEXT)")
    raw.execute("CREATE TABLE activity (seq INTEGER, hash TEXT)")
    raw.close()


SABOTAGE = [truncated, emptied, flipped, row_lost, index_lost, history_cut, orphaned, nothing_copied]


@pytest.mark.parametrize("sabotage", SABOTAGE)
def test_a_sabotaged_copy_never_becomes_a_backup(folder, shelf, monkeypatch, sabotage):
    honest = backup.copy_chart

    def copy_and_sabotage(chart, key, part):
        contents = honest(chart, key, part)
        sabotage(part, key)
        return contents

    monkeypatch.setattr(backup, "copy_chart", copy_and_sabotage)
    with pytest.raises(BackupRefused):
        back_up(folder.file, folder.key(), shelf, START)
    assert list(shelf.iterdir()) == []


@pytest.mark.parametrize("sabotage", SABOTAGE)
def test_a_backup_sabotaged_later_is_refused(proven, sabotage):
    made, key = proven
    prove(made, key)
    sabotage(made.path, key)
    with pytest.raises(BackupRefused):
        prove(made, key)


def test_the_usual_check_alone_would_accept_an_empty_copy(proven):
    made, key = proven
    nothing_copied(made.path, key)
    raw = raw_connection(made.path, key)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    raw.close()


def test_a_backup_without_its_manifest_is_listed_but_not_proven(proven):
    made, key = proven
    backup_shelf.manifest_beside(made.path).unlink()
    assert not backup_shelf.list_backups(made.path.parent)[0].proven
    with pytest.raises(BackupRefused, match="no readable manifest"):
        prove(made, key)


def test_without_room_no_backup_is_begun(folder, shelf, monkeypatch):
    monkeypatch.setattr(disk, "free_bytes", lambda _: 1000)
    with pytest.raises(DiskFull):
        back_up(folder.file, folder.key(), shelf, START)
    assert list(shelf.iterdir()) == []


def test_the_next_backup_sweeps_what_a_cut_off_one_left(folder, proven, shelf):
    made, key = proven
    for name in ("chart-20260101T000000000000Z.db.part", "chart-20260101T000000000000Z.keys.json"):
        (shelf / name).touch()
    back_up(folder.file, key, shelf, START + timedelta(hours=1))
    assert len(list(shelf.iterdir())) == 6
    assert made.path.exists()


def test_the_digest_of_contents_moves_with_every_figure(folder):
    raw = raw_connection(folder.file, folder.key())
    contents = contents_of(raw)
    raw.close()
    others = [
        replace(contents, revision="9999"),
        replace(contents, schema_sha256=""),
        replace(contents, rows={**contents.rows, "patient": 9}),
        replace(contents, seq=contents.seq + 1),
        replace(contents, hash=""),
    ]
    assert contents.rows["patient"] == 1
    assert len({one.sha256 for one in [contents, *others]}) == 6
    assert PASSPHRASE not in str(contents)
