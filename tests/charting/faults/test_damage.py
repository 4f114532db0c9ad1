"""Flipped bits are reported, in the chart and in its write-ahead log; plain SQLite lets most through."""

import random
import sqlite3

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from charting.store import audit
from charting.store.contents import damage_in
from charting.store.disk import first_bytes
from charting.store.engine import raw_connection
from charting.store.faults import Damaged
from tests.charts import all_rows, as_chart
from tests.practice import new_patient


def flip(content, place, bit):
    damaged = bytearray(content)
    damaged[place] ^= 1 << bit
    return bytes(damaged)


def places(length, count):
    chance = random.Random(7)
    return [(chance.randrange(length), chance.randrange(8)) for _ in range(count)]


def reported(path, key):
    raw = raw_connection(path, key)
    try:
        return bool(damage_in(raw, key, first_bytes(path)))
    except sqlcipher.DatabaseError:
        return True
    finally:
        raw.close()


def unnoticed_in_chart(folder, tmp_path, count):
    whole, key, path = folder.file.read_bytes(), folder.key(), tmp_path / "flipped.db"
    path.write_bytes(whole)
    assert not reported(path, key)
    # The first sixteen bytes are covered by no page's checksum, so they are tried each time
    tried = [*places(len(whole), count), (0, 0), (15, 7), (len(whole) - 1, 0)]
    unnoticed = []
    for place, bit in tried:
        path.write_bytes(flip(whole, place, bit))
        if not reported(path, key):
            unnoticed.append((place, bit))
    return unnoticed


def test_sixty_flips_in_the_chart_are_all_reported(folder, tmp_path):
    assert unnoticed_in_chart(folder, tmp_path, 60) == []


def test_a_flip_in_a_page_that_holds_nothing_any_more_is_reported(folder, tmp_path):
    """SQLite's own check does not read free pages; the encryption's check does."""
    key = folder.key()
    raw = raw_connection(folder.file, key, mode="rw")
    raw.execute("INSERT INTO setting (key, value) VALUES ('long', hex(zeroblob(200000)))")
    raw.execute("DELETE FROM setting")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert raw.execute("PRAGMA freelist_count").fetchone()[0] > 50
    raw.close()
    assert unnoticed_in_chart(folder, tmp_path, 60) == []


@pytest.mark.long
def test_a_thousand_flips_in_the_chart_are_all_reported(folder, tmp_path):
    assert unnoticed_in_chart(folder, tmp_path, 1000) == []


def test_plain_sqlite_lets_most_flips_through(folder, tmp_path):
    """The control: the same rows without encryption, checked by SQLite's own means."""
    path = tmp_path / "plain.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT)")
    rows = [(str(row),) for table in all_rows(folder.file, folder.key()).values() for row in table]
    plain.executemany("INSERT INTO word (word) VALUES (?)", rows * 20)
    plain.commit()
    plain.close()
    whole, unnoticed = path.read_bytes(), 0
    for place, bit in places(len(whole), 60):
        path.write_bytes(flip(whole, place, bit))
        plain = sqlite3.connect(path)
        try:
            unnoticed += plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            pass
        finally:
            plain.close()
    assert unnoticed > 30


def with_saves_in_the_log(folder, tmp_path):
    """A copy of a chart as it lay on disk while open, with saves that are only in its write-ahead log."""
    opened = folder.unlock()
    for number in range(5):
        new_patient(as_chart(opened), f"Patient{number}", "Logged")
    with opened.sessions() as session:
        audit.write_head(folder.path, *audit.head(session))
    live = folder.copy_to(tmp_path / "live")
    opened.abandon()
    (live.path / "chart.db-shm").unlink()
    return live


def test_a_flip_in_the_log_that_drops_saves_is_reported(folder, tmp_path):
    live = with_saves_in_the_log(folder, tmp_path)
    log = (live.path / "chart.db-wal").read_bytes()
    for number, (place, bit) in enumerate(places(len(log), 20)):
        trial = live.copy_to(tmp_path / f"trial{number}")
        (trial.path / "chart.db-wal").write_bytes(flip(log, place, bit))
        try:
            opened = trial.unlock()
        except Damaged:
            continue
        lost = "Patient4" not in str(all_rows(trial.file, trial.key())["patient"])
        assert bool(opened.warnings) == lost, f"flip {number} at {place}"
        opened.abandon()


def test_without_the_head_a_dropped_save_would_go_unnoticed(folder, tmp_path):
    """The control: SQLite takes a damaged log for a shorter one and says nothing."""
    live = with_saves_in_the_log(folder, tmp_path)
    (live.path / "head.json").unlink()
    log = (live.path / "chart.db-wal").read_bytes()
    (live.path / "chart.db-wal").write_bytes(flip(log, 100, 0))
    opened = live.unlock()
    assert opened.warnings == ()
    assert opened.problems() == []
    assert "Patient4" not in str(all_rows(live.file, live.key())["patient"])
    opened.abandon()


def test_a_damaged_chart_says_so_when_it_is_opened(folder):
    whole = folder.file.read_bytes()
    folder.file.write_bytes(flip(whole, 4096 + 100, 3)[:4096] + b"\x00" * (len(whole) - 4096))
    with pytest.raises(Damaged, match="damaged"):
        folder.unlock()
