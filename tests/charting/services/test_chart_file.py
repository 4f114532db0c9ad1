"""Creating, unlocking, locking and closing a chart, as the shell does."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from charting.errors import Trouble
from charting.services import chart_file
from charting.store import backup_shelf, key_file
from charting.store.keys import WeakPassphrase, WrongPassphrase, WrongRecoveryCode
from charting.store.recovery_code import NotARecoveryCode
from tests.charts import CHEAP, PASSPHRASE, ChartFolder, all_rows, as_chart, patients
from tests.next_version import write_next_version
from tests.practice import WHO, Clock, new_patient

NEW = "copper kettle nine"


def events(folder, key):
    return [row[4] for row in sorted(all_rows(folder.file, key)["activity"])]


def test_a_new_chart_opens_with_its_passphrase_and_its_recovery_code(tmp_path):
    clock = Clock()
    opened, code = chart_file.create_chart(tmp_path / "new", PASSPHRASE, who=WHO, clock=clock, cost=CHEAP)
    opened.lock()
    folder = ChartFolder(tmp_path / "new", code, clock)
    for way in ({"passphrase": PASSPHRASE}, {"recovery_code": code.lower()}):
        again = folder.unlock(**way)
        assert again.is_open
        again.lock()
    assert events(folder, folder.key()) == ["create", "lock", "unlock", "lock", "unlock", "lock"]


def test_a_new_chart_is_its_owners_alone_and_holds_nothing_else(tmp_path):
    opened, _ = chart_file.create_chart(tmp_path / "new", PASSPHRASE, cost=CHEAP)
    opened.lock()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    files = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "new").iterdir()}
    assert files == dict.fromkeys(("chart.db", "keys.json", "keys.json.bak", "head.json"), 0o600)


def test_an_open_charts_log_is_its_owners_alone(opened):
    assert {path.stat().st_mode & 0o777 for path in opened.folder.glob("chart.db*")} == {0o600}


def test_a_folder_with_a_chart_takes_no_second_one(folder):
    before = folder.files()
    with pytest.raises(chart_file.ChartExists, match="already"):
        chart_file.create_chart(folder.path, PASSPHRASE, cost=CHEAP)
    assert folder.files() == before


@pytest.mark.parametrize("name", ["chart.db", "keys.json", "keys.json.bak"])
def test_what_is_left_of_a_chart_is_not_built_over(folder, name):
    for path in folder.path.iterdir():
        if path.name != name:
            path.unlink()
    assert chart_file.exists(folder.path)
    with pytest.raises(chart_file.ChartExists):
        chart_file.create_chart(folder.path, PASSPHRASE, cost=CHEAP)


def test_a_weak_passphrase_creates_nothing(tmp_path):
    with pytest.raises(WeakPassphrase):
        chart_file.create_chart(tmp_path / "new", "short", cost=CHEAP)
    assert not (tmp_path / "new").exists()


def test_an_empty_or_missing_folder_holds_no_chart(tmp_path):
    assert not chart_file.exists(tmp_path)
    assert not chart_file.exists(tmp_path / "nowhere")


def test_a_path_may_be_the_folder_or_the_file_in_it(folder):
    assert chart_file.folder_of(folder.path) == folder.path
    assert chart_file.folder_of(folder.file) == folder.path


def test_locking_forgets_the_key_and_leaves_nothing_in_the_log(folder):
    opened = folder.unlock()
    new_patient(as_chart(opened), "Second", "Patient")
    opened.lock()
    assert not opened.is_open
    assert not any(opened._key)
    assert "chart.db-wal" not in folder.files()
    with pytest.raises(Trouble, match="locked"), opened.sessions() as session:
        session.execute(text("SELECT 1"))


def test_locking_and_closing_twice_is_harmless(folder):
    opened = folder.unlock()
    opened.lock()
    before = folder.files()
    opened.lock()
    opened.close()
    assert folder.files() == before


def test_closing_backs_up_what_changed_and_only_then(folder):
    for expected, changes in ((1, True), (1, False), (2, True)):
        opened = folder.unlock()
        if changes:
            new_patient(as_chart(opened), "Another", "Patient")
        folder.clock.forward(minutes=1)
        opened.close()
        assert len(chart_file.backups(folder.path)) == expected


def test_a_row_written_without_an_entry_in_the_log_is_a_change_too(folder):
    folder.unlock().close()
    opened = folder.unlock()
    assert not opened.has_changed()
    with opened.engine.begin() as connection:
        connection.execute(text("INSERT INTO setting (key, value) VALUES ('practice', 'Quiet Needle')"))
    assert opened.has_changed()
    opened.lock()


def test_a_backup_is_due_after_half_an_hour_of_change_or_on_another_day(folder):
    opened = folder.unlock()
    assert opened.back_up_if_due() is not None
    new_patient(as_chart(opened), "Another", "Patient")
    folder.clock.forward(minutes=29)
    assert opened.back_up_if_due() is None
    folder.clock.forward(minutes=1)
    assert opened.back_up_if_due() is not None
    folder.clock.forward(days=1)
    assert opened.back_up_if_due() is None, "nothing changed since"
    opened.lock()


def test_an_idle_chart_keeps_its_head_and_empties_its_log(opened):
    new_patient(as_chart(opened), "Second", "Patient")
    opened.rest()
    assert (opened.folder / "chart.db-wal").stat().st_size == 0
    assert (opened.folder / "head.json").exists()


def test_a_shorter_history_is_reported_and_stays_in_the_log(folder, tmp_path):
    """The whole file put back by hand to how it was yesterday."""
    yesterday = folder.file.read_bytes()
    folder.unlock().lock()
    folder.file.write_bytes(yesterday)
    opened = folder.unlock()
    assert "history ends at entry" in opened.warnings[0]
    opened.lock()
    assert "history_differs" in events(folder, folder.key())
    again = folder.unlock()
    assert again.warnings == ()
    again.lock()


def test_wrong_tries_and_a_clock_moved_back_are_logged(folder):
    folder.clock.now -= timedelta(days=1)
    folder.unlock(wrong_tries=2).lock()
    assert events(folder, folder.key())[-5:] == [
        "clock_moved_back",
        "failed_unlock",
        "failed_unlock",
        "unlock",
        "lock",
    ]


def test_a_changed_passphrase_opens_the_chart_and_its_backups_and_the_old_one_neither(folder):
    folder.unlock().close()
    chart_file.change_passphrase(folder.path, PASSPHRASE, NEW, cost=CHEAP)
    with pytest.raises(WrongPassphrase):
        folder.unlock()
    with pytest.raises(WrongPassphrase):
        chart_file.restore_backup(folder.path, chart_file.backups(folder.path)[0], passphrase=PASSPHRASE)
    chart_file.restore_backup(folder.path, chart_file.backups(folder.path)[0], passphrase=NEW)
    folder.unlock(passphrase=NEW).lock()


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [("wrong passphrase", NEW, WrongPassphrase), (PASSPHRASE, "short", WeakPassphrase)],
)
def test_a_refused_change_of_passphrase_changes_nothing(folder, old, new, refusal):
    before = folder.files()
    with pytest.raises(refusal):
        chart_file.change_passphrase(folder.path, old, new, cost=CHEAP)
    assert folder.files() == before


def test_a_new_recovery_code_replaces_the_old_one(folder):
    code = chart_file.new_recovery_code(folder.path, PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        folder.unlock(recovery_code=folder.code)
    folder.unlock(recovery_code=code).lock()


def test_a_slip_in_the_recovery_code_is_told_from_a_wrong_one(folder):
    slip = ("1" if folder.code[0] != "1" else "2") + folder.code[1:]
    with pytest.raises(NotARecoveryCode, match="mistyped"):
        folder.unlock(recovery_code=slip)


def test_on_another_machine_a_backup_and_the_recovery_code_are_enough(folder, tmp_path):
    opened = folder.unlock()
    new_patient(as_chart(opened), "Second", "Patient")
    opened.back_up_now(tmp_path / "stick")
    opened.lock()
    chosen = backup_shelf.list_backups(tmp_path / "stick")[0]
    key = folder.key()
    before = all_rows(chosen.path, key)
    elsewhere = ChartFolder(tmp_path / "elsewhere", folder.code, folder.clock)
    chart_file.restore_backup(elsewhere.path, chosen, recovery_code=folder.code)
    assert all_rows(elsewhere.file, key) == before
    assert patients(elsewhere.file, key) == ["Ines", "Second"]
    elsewhere.unlock(recovery_code=folder.code).lock()


def test_an_older_chart_is_backed_up_and_upgraded_on_unlocking(folder, monkeypatch, tmp_path):
    migrations = write_next_version(tmp_path)
    monkeypatch.setattr("charting.paths.migrations", lambda: migrations)
    opened = folder.unlock()
    assert opened.problems() == []
    opened.lock()
    assert events(folder, folder.key())[-3:] == ["migrate", "unlock", "lock"]
    assert len(chart_file.backups(folder.path)) == 1


def test_a_damaged_key_file_is_mended_from_its_spare_copy(folder):
    (folder.path / "keys.json").write_text("scribble")
    folder.unlock().lock()
    assert key_file.from_json((folder.path / "keys.json").read_bytes())


def test_a_sound_chart_has_no_problems(opened):
    assert opened.problems() == []


def test_closing_without_room_for_a_backup_says_so_and_still_closes(folder, monkeypatch):
    opened = folder.unlock()
    monkeypatch.setattr("charting.store.disk.free_bytes", lambda _: 0)
    with pytest.raises(Trouble, match="disk is full"):
        opened.close()
    assert not opened.is_open
    assert "chart.db-wal" not in folder.files()
