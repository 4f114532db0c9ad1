"""The folder of backups: which there are, and which of them to keep."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from charting.store import backup_shelf
from charting.store.backup_shelf import Backup, obsolete

NOW = datetime(2026, 3, 16, 18, 0, tzinfo=UTC)


def made(at, proven=True):
    return Backup(path=Path(f"{at:%Y%m%d%H%M}.db"), at=at, proven=proven)


def every(step, count):
    return [made(NOW - step * number) for number in range(count)]


def kept(backups, now=NOW):
    gone = {one.path for one in obsolete(backups, now)}
    return [one for one in backups if one.path not in gone]


def test_everything_of_two_days_is_kept():
    backups = every(timedelta(minutes=30), 97)
    assert len(kept(backups)) == 97
    assert len(kept([*backups, *every(timedelta(minutes=30), 200)[97:140]])) < 140


def test_years_of_daily_backups_thin_out_to_days_weeks_months_and_years():
    backups = every(timedelta(days=1), 3650)
    ages = [(NOW - one.at).days for one in kept(backups)]
    assert ages[:12] == list(range(12))
    assert sum(12 <= age < 70 for age in ages) >= 8
    assert {(NOW - timedelta(days=age)).year for age in ages} == set(range(2020, 2027))
    assert len(ages) <= 12 + 10 + 9 + 7


def test_thinning_day_by_day_keeps_as_much_as_thinning_at_once():
    shelf = []
    for day in range(800):
        now = NOW + timedelta(days=day)
        shelf = kept([made(now), *shelf], now)
    ages = [(now - one.at).days for one in shelf]
    assert ages[:12] == list(range(12))
    assert max(ages) > 365
    assert len(ages) <= 38


def test_the_newest_proven_one_is_never_removed_however_old():
    old = made(NOW - timedelta(days=9000))
    assert obsolete([old, made(NOW, proven=False)], NOW) == []


def test_one_that_is_not_proven_neither_counts_nor_goes():
    unproven = [made(NOW - timedelta(days=day), proven=False) for day in range(100)]
    assert obsolete([*unproven, made(NOW - timedelta(days=50))], NOW) == []


def test_two_backups_of_one_moment_have_two_names(tmp_path):
    first = backup_shelf.free_name(tmp_path, NOW)
    first.touch()
    assert backup_shelf.free_name(tmp_path, NOW) != first


def test_a_name_tells_the_time_and_nothing_else(tmp_path):
    path = backup_shelf.free_name(tmp_path, NOW)
    assert path.name == "chart-20260316T180000000000Z.db"
    assert backup_shelf.moment_in(path) == NOW


def test_other_files_in_the_folder_are_neither_listed_nor_swept(tmp_path):
    for name in ("holiday.jpg", "chart-notes.db", "chart-notes.txt"):
        (tmp_path / name).touch()
    backup_shelf.sweep(tmp_path)
    assert backup_shelf.list_backups(tmp_path) == []
    assert len(list(tmp_path.iterdir())) == 3


def test_a_missing_folder_has_no_backups(tmp_path):
    assert backup_shelf.list_backups(tmp_path / "nowhere") == []
