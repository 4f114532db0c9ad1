"""SIGKILL at lines spread over our own code: what is left is wholly old or wholly new."""

import pytest

from charting import paths
from charting.services import chart_file
from charting.store import backup_shelf, upgrade
from charting.store.backup import back_up, prove
from charting.store.keys import WrongPassphrase
from tests.charting.faults.die_at_lines import NEW_PASSPHRASE
from tests.charts import CHEAP, PASSPHRASE, ChartFolder, patients
from tests.practice import START, Clock

BOTH = ["Ines", "Later"]


@pytest.fixture
def killed(run_program, chart_template, tmp_path):
    """A function that gives the folders left by killing a deed at so many points."""

    def folders(deed, points):
        done = run_program("die_at_lines", deed, chart_template.path, tmp_path, points)
        assert len(done["killed"]) == points, (
            f"{deed} has {done['lines']} lines; killed only at {done['killed']}"
        )
        return [
            ChartFolder(tmp_path / f"killed{number}" / "practice", chart_template.code, Clock())
            for number in range(points)
        ]

    return folders


def opens_with(folder, passphrase):
    try:
        opened = folder.unlock(passphrase=passphrase)
    except WrongPassphrase:
        return False
    assert opened.problems() == []
    opened.lock()
    return True


def key_of(folder):
    return chart_file.keys.unlock_with_recovery_code(chart_file.key_file.read_keys(folder.path), folder.code)


def check_passphrase_change(folders):
    ways = []
    for folder in folders:
        old, new = opens_with(folder, PASSPHRASE), opens_with(folder, NEW_PASSPHRASE)
        assert old != new, "exactly one passphrase opens the chart"
        assert opens_with_code(folder)
        assert patients(folder.file, key_of(folder)) == BOTH
        ways.append(new)
    assert set(ways) == {True, False}, "the points must lie before and after the change"


def opens_with_code(folder):
    opened = folder.unlock(recovery_code=folder.code)
    opened.lock()
    return True


def check_backup(folders):
    counts = set()
    for folder in folders:
        assert opens_with(folder, PASSPHRASE)
        shelf, key = folder.path / "backups", folder.key()
        found = backup_shelf.list_backups(shelf)
        assert all(prove(one, key) for one in found)
        counts.add(len(found))
        back_up(folder.file, key, shelf, START)
        assert not list(shelf.glob("*.part"))
        assert len(list(shelf.iterdir())) == 3 * (len(found) + 1)
    assert counts == {1, 2}, "the points must lie before and after the rename"


def check_restore(folders):
    outcomes = set()
    for folder in folders:
        assert opens_with(folder, PASSPHRASE)
        found = patients(folder.file, folder.key())
        outcomes.add(tuple(found))
        if found != BOTH:
            kept = list((folder.path / "quarantine").glob("*/chart.db"))
            assert [patients(path, folder.key()) for path in kept] == [BOTH]
        assert all(prove(one, folder.key()) for one in backup_shelf.list_backups(folder.path / "backups"))
        assert not list(folder.path.glob("*.restoring*"))
    assert outcomes == {("Ines",), ("Ines", "Later")}


def check_upgrade(folders):
    newest = upgrade.revisions(paths.migrations())[-1]
    revisions = set()
    for folder in folders:
        key = folder.key()
        assert patients(folder.file, key) == BOTH
        revisions.add(upgrade.revision_of(folder.file, key))
        upgrade.upgrade(folder.file, key, lambda: None, folder.path.parent / "migrations")
        assert patients(folder.file, key) == BOTH
    assert newest in revisions
    assert len(revisions) == 2, "the points must lie before and after the commit"


def check_creation(folders):
    outcomes = set()
    for folder in folders:
        outcomes.add(chart_file.exists(folder.path))
        if not chart_file.exists(folder.path):
            opened, _ = chart_file.create_chart(folder.path, PASSPHRASE, cost=CHEAP)
            opened.lock()
        assert opens_with(folder, PASSPHRASE)
    assert outcomes == {True, False}


DEEDS = {
    "change_passphrase": check_passphrase_change,
    "back_up": check_backup,
    "restore": check_restore,
    "upgrade": check_upgrade,
    "create": check_creation,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_killed_half_way_all_is_old_or_all_is_new(killed, deed):
    # The two that run migrations take longest
    DEEDS[deed](killed(deed, 10 if deed in ("upgrade", "create") else 20))


@pytest.mark.long
@pytest.mark.parametrize("deed", DEEDS)
def test_killed_at_two_hundred_lines_all_is_old_or_all_is_new(killed, deed):
    DEEDS[deed](killed(deed, 200))
