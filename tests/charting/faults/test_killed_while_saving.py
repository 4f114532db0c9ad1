"""SIGKILL while saving through our services: what was acknowledged is there, and nothing is there by half."""

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from charting.services.opened_chart import OpenedChart
from charting.store import audit, key_file, keys
from charting.store.contents import damage_in
from charting.store.disk import first_bytes
from charting.store.engine import raw_connection
from tests.charts import PASSPHRASE, ChartFolder
from tests.practice import Clock


@pytest.fixture
def killed(run_program, chart_template, tmp_path):
    """A function that gives each folder left by a kill, with what had been acknowledged."""

    def folders(kills, way):
        reports = run_program("kill_writers", chart_template.path, tmp_path, kills, way)
        places = [ChartFolder(tmp_path / f"killed{number}", "", Clock()) for number in range(kills)]
        return list(zip(places, reports, strict=True))

    return folders


def what_is_wrong(folder, acknowledged):
    """What was lost, kept by half or damaged, one word each."""
    key = keys.unlock_with_passphrase(key_file.read_keys(folder.path), PASSPHRASE)
    raw = raw_connection(folder.file, key, mode="rw")
    try:
        wrong = ["damaged"] if damage_in(raw, key, first_bytes(folder.file)) else []
        names = {row[0] for row in raw.execute("SELECT given_name FROM patient")}
        wrong += [f"lost {number}" for number in acknowledged if f"Patient{number}" not in names]
        if audit.problems_in(raw.execute(audit.IN_ORDER)):
            wrong.append("history")
        if raw.execute("SELECT count(DISTINCT value) FROM setting").fetchone()[0] > 1:
            wrong.append("half a transaction")
        unlogged = "SELECT count(*) FROM visit WHERE 'visit:' || id NOT IN (SELECT subject FROM activity)"
        if raw.execute(unlogged).fetchone()[0]:
            wrong.append("a visit without its entry in the log")
        return wrong
    except sqlcipher.DatabaseError:
        return ["unusable"]
    finally:
        raw.close()


def check(found):
    assert sum(len(said) for _, said in found) > 5 * len(found), "hardly anything was saved"
    for folder, said in found:
        assert what_is_wrong(folder, said) == []
        opened = folder.unlock()
        assert isinstance(opened, OpenedChart)
        assert opened.warnings == ()
        opened.lock()


def test_ten_kills_lose_nothing_acknowledged(killed):
    check(killed(10, "safe"))


@pytest.mark.long
def test_two_hundred_kills_lose_nothing_acknowledged(killed):
    check(killed(200, "safe"))


def test_without_a_journal_the_same_check_finds_the_loss(killed):
    """The control: if this finds nothing, the test above shows nothing."""
    ((folder, said),) = killed(1, "careless")
    assert what_is_wrong(folder, said) != []
