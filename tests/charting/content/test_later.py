"""What the first window does not need waits until it is asked for, and is then read once."""

import threading

import pytest

from charting.content.catalogue import read_catalogue
from charting.content.later import Later, LaterEntries, LaterList
from charting.content.read import ContentError


def counted(value):
    """A reading that counts how often it was done."""
    done = []

    def read():
        done.append(1)
        return value

    return read, done


def test_entries_are_read_once_and_only_when_asked_for():
    read, done = counted({"BL23": "Shenshu"})
    entries = LaterEntries(read)
    assert done == []
    assert (entries["BL23"], len(entries), list(entries)) == ("Shenshu", 1, ["BL23"])
    assert done == [1]


def test_a_list_behaves_as_a_list():
    entries = LaterList(counted(("a", "b", "c"))[0])
    assert (entries[0], entries[1:], list(entries), "b" in entries) == (
        "a",
        ("b", "c"),
        ["a", "b", "c"],
        True,
    )


def test_two_threads_that_ask_at_once_read_once():
    read, done = counted("value")
    later = Later(read)
    threads = [threading.Thread(target=later.value) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [1]


def test_a_mistake_is_told_to_each_that_asks():
    def broken():
        raise ContentError("points/bladder.toml: key is missing")

    later = Later(broken)
    for _ in range(2):
        with pytest.raises(ContentError, match="key is missing"):
            later.value()


def test_warming_finds_a_mistake_in_what_waits(folder, rewrite):
    rewrite("points/bladder.toml", 'pinyin = "Jingming"', "pinyin = 1")
    catalogue = read_catalogue(folder)
    with pytest.raises(ContentError, match=r"points/bladder.toml: point\[0\].pinyin"):
        catalogue.warm()
