"""What the world's failures are called."""

import errno
import os

import pytest
from sqlalchemy import text

from charting.errors import TellTheUser, Trouble
from charting.store import faults
from charting.store.faults import DiskFull, NotFound, NotWritable, troubles


def test_a_full_disk_is_named(folder, opened):
    with opened.engine.begin() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
        with pytest.raises(DiskFull, match="disk is full"), troubles():
            connection.execute(text("INSERT INTO setting (key, value) VALUES ('x', zeroblob(100000))"))


@pytest.mark.parametrize(
    ("number", "family"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EACCES, NotWritable),
        (errno.EROFS, NotWritable),
        (errno.ENOENT, NotFound),
        (errno.EIO, Trouble),
    ],
)
def test_the_systems_errors_become_sentences(number, family):
    with pytest.raises(family, match=r"\."), troubles():
        raise OSError(number, os.strerror(number))


def test_every_sentence_differs_and_ends():
    sentences = {str(one) for one in (*faults.OF_SQLITE.values(), *faults.OF_SYSTEM.values())}
    assert len(sentences) == 6
    assert all(sentence.endswith(".") for sentence in sentences)


def test_a_broken_rule_and_a_bug_pass_unchanged():
    with pytest.raises(TellTheUser, match="sign first"), troubles():
        raise TellTheUser("sign first")
    with pytest.raises(ZeroDivisionError), troubles():
        print(1 / 0)


def test_a_broken_rule_of_the_database_stays_a_bug(opened):
    with pytest.raises(Exception, match="is never deleted") as failure, troubles():  # noqa: SIM117
        with opened.engine.begin() as connection:
            connection.execute(text("DELETE FROM activity"))
    assert not isinstance(failure.value, Trouble)


def test_a_sentence_carries_no_trace_of_the_statement():
    with pytest.raises(Trouble) as failure, troubles():
        raise OSError(errno.ENOSPC, "canary")
    assert failure.value.__cause__ is None
    assert failure.value.__suppress_context__
