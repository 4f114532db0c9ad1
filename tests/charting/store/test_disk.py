"""Files are wholly old or wholly new."""

import errno

import pytest

from charting.store import disk


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "kept.json"
    disk.write_atomically(path, b"old")
    return path


def test_a_file_is_replaced_whole(kept):
    disk.write_atomically(kept, b"new and longer")
    assert kept.read_bytes() == b"new and longer"
    assert [path.name for path in kept.parent.iterdir()] == ["kept.json"]


def write(path):
    disk.write_atomically(path, b"new")


def copy(path):
    source = path.with_name("source")
    source.write_bytes(b"new")
    disk.copy_durably(source, path)


@pytest.mark.parametrize("put", [write, copy])
def test_the_old_content_is_there_until_the_new_one_has_reached_the_disk(kept, monkeypatch, put):
    seen = []

    def full_disk(_):
        seen.append(kept.read_bytes())
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "sync_descriptor", full_disk)
    with pytest.raises(OSError, match="No space"):
        put(kept)
    assert seen == [b"old"]
    assert kept.read_bytes() == b"old"


def test_what_a_cut_off_write_left_is_no_obstacle(kept):
    (kept.parent / "kept.json.part").write_bytes(b"half")
    disk.write_atomically(kept, b"new")
    assert kept.read_bytes() == b"new"


def test_files_and_folders_are_their_owners_alone(tmp_path):
    disk.new_folder(tmp_path / "a" / "b")
    disk.write_atomically(tmp_path / "a" / "b" / "file", b"x")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a" / "b" / "file").stat().st_mode & 0o777 == 0o600


def test_a_new_file_never_takes_anothers_place(kept):
    with pytest.raises(FileExistsError):
        disk.new_empty_file(kept)
