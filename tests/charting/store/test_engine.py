"""The one way to open a chart file."""

import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, StatementError

from charting.errors import Trouble
from charting.store import engine as engines
from charting.store.engine import open_engine, raw_connection, session_factory
from charting.store.faults import Damaged, InUse, NotFound, troubles

KEY = bytes(range(100, 148))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "chart.db"


@pytest.fixture
def engine(file):
    made = open_engine(file, KEY, create=True)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT UNIQUE)"))
    yield made
    made.dispose()


def pragma(engine, name):
    with engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_safeguard_is_on(engine, name, value):
    assert pragma(engine, name) == value


def test_foreign_keys_are_off_only_for_migrations(file, engine):
    migrating = open_engine(file, KEY, foreign_keys=False)
    assert pragma(migrating, "foreign_keys") == 0
    migrating.dispose()


def test_nothing_of_the_file_is_in_clear(file, engine):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO word (word) VALUES ('cinnabar-canary')"))
    for path in file.parent.iterdir():
        assert b"cinnabar-canary" not in path.read_bytes()
        assert b"SQLite format" not in path.read_bytes()


def test_another_key_opens_nothing_and_says_nothing_on_the_terminal(file, engine, capfd):
    engine.dispose()
    other = open_engine(file, KEY[::-1])
    with pytest.raises(Damaged), troubles(), other.connect() as connection:
        connection.execute(text("SELECT * FROM word"))
    other.dispose()
    assert capfd.readouterr() == ("", "")


def test_a_missing_file_is_not_created(file):
    missing = open_engine(file, KEY)
    with pytest.raises(NotFound), troubles(), missing.connect():
        pass
    missing.dispose()
    assert not file.exists()


def test_a_driver_that_cannot_encrypt_is_refused():
    plain = sqlite3.connect(":memory:")
    with pytest.raises(RuntimeError, match="in clear"):
        engines.unlock(plain, KEY)
    plain.close()


def test_an_sqlite_that_loses_writes_is_refused(file, monkeypatch):
    monkeypatch.setattr(engines, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(Trouble, match="can lose writes"):
        open_engine(file, KEY, create=True)
    with pytest.raises(Trouble, match="can lose writes"):
        raw_connection(file, KEY, mode="rwc")
    assert not file.exists()


def test_a_failed_transaction_undoes_its_tables_too(engine):
    def fail_half_way():
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            connection.execute(text("INSERT INTO nowhere VALUES (1)"))

    with pytest.raises(OperationalError):
        fail_half_way()
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_schema WHERE type='table'")).scalars().all()
    assert tables == ["word"]


def test_a_read_only_engine_reads_and_writes_nothing(file, engine):
    reading = open_engine(file, KEY, read_only=True)
    with reading.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM word")).scalar() == 0
        with pytest.raises(OperationalError, match="readonly"):
            connection.execute(text("INSERT INTO word (word) VALUES ('x')"))
    reading.dispose()


def test_a_reader_does_not_wait_for_a_writer(file, engine):
    reading = open_engine(file, KEY, read_only=True, patience_ms=1)
    with engine.begin() as writer, reading.connect() as reader:
        writer.execute(text("INSERT INTO word (word) VALUES ('x')"))
        assert reader.execute(text("SELECT count(*) FROM word")).scalar() == 0
    reading.dispose()


def test_a_second_writer_is_told_that_the_chart_is_in_use(file, engine):
    second = open_engine(file, KEY, patience_ms=1)
    with engine.begin() as first:
        first.execute(text("INSERT INTO word (word) VALUES ('x')"))
        with pytest.raises(InUse, match="Another program"), troubles(), second.begin() as connection:
            connection.execute(text("INSERT INTO word (word) VALUES ('y')"))
    second.dispose()


def test_a_transaction_is_a_writers_from_its_first_word(file, engine):
    """A reader that turned writer half way could be refused with the words already typed."""
    second = open_engine(file, KEY, patience_ms=1)
    with engine.begin() as first:
        first.execute(text("SELECT count(*) FROM word"))
        with pytest.raises(InUse), troubles(), second.begin() as connection:
            connection.execute(text("SELECT count(*) FROM word"))
    second.dispose()


def test_an_error_shows_no_words_that_were_typed(engine):
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO word (word) VALUES (:word)"), {"word": "secret-canary"})
    with pytest.raises(StatementError) as failure, engine.begin() as connection:
        connection.execute(text("INSERT INTO word (word) VALUES (:word)"), {"word": "secret-canary"})
    assert "secret-canary" not in str(failure.value)
    assert KEY.hex() not in repr(engine)


def test_an_overwritten_key_closes_the_door(file, engine):
    key = bytearray(KEY)
    opened = open_engine(file, key)
    with opened.connect() as connection:
        connection.execute(text("SELECT 1"))
    opened.dispose()
    key[:] = bytes(48)
    with pytest.raises(Trouble, match="locked"), session_factory(opened)() as session:
        session.execute(text("SELECT 1"))


@pytest.mark.parametrize("name", ["a b", "100%41", "what?", "no#1", "腎俞", "q'uote", "semi;colon"])
def test_a_folder_may_have_any_name(tmp_path, name):
    (tmp_path / name).mkdir()
    made = open_engine(tmp_path / name / "chart.db", KEY, create=True)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE t (id INTEGER)"))
    made.dispose()
    raw = raw_connection(tmp_path / name / "chart.db", KEY)
    assert raw.execute("SELECT count(*) FROM t").fetchone() == (0,)
    raw.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_reading_raw_leaves_no_trace(file, engine):
    engine.dispose()
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    raw = raw_connection(file, KEY)
    assert raw.execute("SELECT count(*) FROM word").fetchone() == (0,)
    raw.close()
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == before
    assert list(before) == ["chart.db"]


def test_objects_keep_their_columns_after_the_commit(engine):
    assert session_factory(engine).kw["expire_on_commit"] is False


@pytest.mark.parametrize(
    "module", ["charting.store.key_file", "charting.store.upgrade", "charting.services.chart_file"]
)
def test_a_chart_is_looked_at_without_loading_sqlalchemy(subprocess_modules, module):
    assert not {"sqlalchemy", "alembic"} & subprocess_modules(module)
