"""The activity log: chained, append-only, and its head kept outside."""

import json
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from charting.store import audit
from tests.practice import START

KEPT_BY = ("activity_kept_update", "activity_kept_insert", "activity_kept_delete")


@pytest.fixture
def connection(opened):
    """A transaction on a chart whose log has some entries and whose triggers are out of the way."""
    with opened.engine.connect() as connection:
        for number in range(20):
            audit.append(
                connection,
                what="save",
                subject=f"visit:{number}",
                who="Robin",
                at=START,
                fields=("plan", "advice"),
            )
        for trigger in KEPT_BY:
            connection.execute(text(f"DROP TRIGGER {trigger}"))
        yield connection


@pytest.fixture
def kept_head(connection, tmp_path):
    """The folder in which the log's head is kept."""
    audit.write_head(tmp_path, *audit.head(connection))
    return tmp_path


def found(connection, folder):
    return audit.verify(connection) + audit.check_head(folder, connection)


def rechain(connection, first):
    """What a forger with the key does: make every link right again from one entry on."""
    rows = connection.execute(text(audit.IN_ORDER)).fetchall()
    previous = "" if first == 1 else rows[first - 2][-1]
    for row in rows[first - 1 :]:
        values = [*row[:-2], previous]
        previous, digest = audit.link(values), values[-1]
        connection.exec_driver_sql(
            "UPDATE activity SET previous_hash=?, hash=? WHERE seq=?", (digest, previous, row[0])
        )


def test_an_untouched_log_and_a_longer_one_are_right(connection, kept_head):
    assert found(connection, kept_head) == []
    audit.append(connection, what="save", subject="visit:1", who="Robin", at=START)
    assert found(connection, kept_head) == []


def edit(connection):
    connection.execute(text("UPDATE activity SET who='Somebody' WHERE seq=9"))


def delete(connection):
    connection.execute(text("DELETE FROM activity WHERE seq=9"))


def insert(connection):
    connection.execute(text("UPDATE activity SET seq=seq+1000 WHERE seq>=9"))
    audit.append(connection, what="save", subject="visit:1", who="Robin", at=START)
    connection.execute(text("UPDATE activity SET seq=9 WHERE seq=(SELECT max(seq) FROM activity)"))
    connection.execute(text("UPDATE activity SET seq=seq-999 WHERE seq>1000"))


def reorder(connection):
    for old, new in ((9, -9), (10, 9), (-9, 10)):
        connection.exec_driver_sql("UPDATE activity SET seq=? WHERE seq=?", (new, old))


def cut_the_tail(connection):
    connection.execute(text("DELETE FROM activity WHERE seq > (SELECT max(seq) - 3 FROM activity)"))


def forge(connection):
    edit(connection)
    rechain(connection, 9)


@pytest.mark.parametrize("tamper", [edit, delete, insert, reorder, cut_the_tail, forge])
def test_tampering_is_found(connection, kept_head, tamper):
    tamper(connection)
    assert found(connection, kept_head)


@pytest.mark.parametrize(("tamper", "said"), [(cut_the_tail, "history ends at"), (forge, "was rewritten")])
def test_the_chain_alone_would_not_find_what_the_kept_head_finds(connection, kept_head, tamper, said):
    tamper(connection)
    assert audit.verify(connection) == []
    (problem,) = audit.check_head(kept_head, connection)
    assert said in problem


def test_every_column_is_part_of_the_hash(connection):
    for column in audit.COLUMNS[1:-2]:
        with connection.begin_nested() as nested:
            connection.execute(text(f"UPDATE activity SET {column} = {column} || '9' WHERE seq=9"))
            assert any("Activity 9 is not what was written" in one for one in audit.verify(connection)), (
                column
            )
            nested.rollback()
    assert audit.verify(connection) == []


def test_an_entry_says_what_was_done_and_never_the_words(connection):
    row = (
        connection.execute(text("SELECT * FROM activity WHERE what='save' ORDER BY seq DESC"))
        .mappings()
        .first()
    )
    assert (row["who"], row["subject"], row["fields"]) == ("Robin", "visit:19", "plan advice")
    assert row["at"] == "2026-02-09T14:30:00.000000Z"


def test_the_time_is_kept_as_utc_whatever_its_zone(connection):
    tokyo = timezone(timedelta(hours=9))
    at = datetime(2026, 2, 10, 0, 0, tzinfo=tokyo)
    audit.append(connection, what="save", subject="visit:1", who="Robin", at=at)
    assert connection.execute(text("SELECT max(at) FROM activity")).scalar() == "2026-02-09T15:00:00.000000Z"


def test_a_time_without_a_zone_is_refused(connection):
    with pytest.raises(ValueError, match="without a zone"):
        audit.append(connection, what="save", subject="visit:1", who="Robin", at=datetime(2026, 2, 9))  # noqa: DTZ001


def test_change_and_entry_stand_or_fall_together(opened):
    with opened.sessions() as session:
        head = audit.head(session)

    def save_and_fail():
        with opened.sessions.begin() as session:
            audit.append(session, what="save", subject="visit:1", who="Robin", at=START)
            print(1 / 0)

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with opened.sessions() as session:
        assert audit.head(session) == head


@pytest.mark.parametrize("content", ["", "{", "{}", '{"seq": "x", "hash": 1}', "[]"])
def test_a_head_that_cannot_be_read_is_no_head(tmp_path, connection, content):
    (tmp_path / "head.json").write_text(content)
    assert audit.check_head(tmp_path, connection) == []


def test_the_head_beside_the_chart_holds_no_words(kept_head, connection):
    assert set(json.loads((kept_head / "head.json").read_text())) == {"seq", "hash"}
