"""Each bad situation has its own sentence, and nothing is created or changed."""

import errno
import os
import shutil
import sqlite3
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from charting.errors import TellTheUser, Trouble
from charting.services import chart_file
from charting.store import upgrade
from charting.store.engine import raw_connection
from charting.store.faults import DiskFull, NotWritable
from tests.charts import PASSPHRASE, as_chart, make_chart, patients
from tests.next_version import write_next_version
from tests.practice import new_patient

NOBODY = 65534


def text_file(folder):
    folder.file.write_text("Ines called about Tuesday.\n")


def empty_file(folder):
    folder.file.write_bytes(b"")


def plain_sqlite(folder):
    folder.file.unlink()
    plain = sqlite3.connect(folder.file)
    plain.execute("CREATE TABLE t (id INTEGER)")
    plain.close()


def missing_keys(folder):
    for name in ("keys.json", "keys.json.bak"):
        (folder.path / name).unlink()


def damaged_keys(folder):
    for name in ("keys.json", "keys.json.bak"):
        (folder.path / name).write_text("scribble")


def missing_chart(folder):
    folder.file.unlink()


def missing_folder(folder):
    shutil.rmtree(folder.path)


def empty_folder(folder):
    missing_folder(folder)
    folder.path.mkdir()


def newer_chart(folder):
    migrations = write_next_version(folder.path.parent)
    upgrade.upgrade(folder.file, folder.key(), lambda: None, migrations)


def keys_of_another_chart(folder):
    other = make_chart(folder.path.parent / "other")
    for name in ("keys.json", "keys.json.bak"):
        shutil.copy(other.path / name, folder.path / name)


def damaged_chart(folder):
    content = bytearray(folder.file.read_bytes())
    content[100] ^= 1
    folder.file.write_bytes(content)


def no_chart_inside(folder):
    key = folder.key()
    folder.file.unlink()
    raw = raw_connection(folder.file, key, mode="rwc")
    raw.execute("CREATE TABLE recipe (id INTEGER)")
    raw.close()


CASES = {
    text_file: "not a chart",
    empty_file: "empty",
    plain_sqlite: "without encryption",
    missing_keys: "keys.json is missing",
    damaged_keys: "keys.json is damaged",
    missing_chart: "chart.db is missing",
    missing_folder: "folder cannot be found",
    empty_folder: "no chart in this folder",
    newer_chart: "newer version",
    keys_of_another_chart: "do not belong together",
    damaged_chart: "The chart file is damaged",
    no_chart_inside: "holds no chart",
}


def files_and_times(folder):
    if not folder.path.exists():
        return None
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.path.rglob("*")}


def refused(folder, sentence, **more):
    """That unlocking is refused in these words and changes nothing; gives the whole sentence."""
    before, times = folder.files(), files_and_times(folder)
    with pytest.raises((Trouble, TellTheUser), match=sentence) as failure:
        folder.unlock(**more)
    assert folder.files() == before
    assert files_and_times(folder) == times
    return str(failure.value)


@pytest.mark.parametrize("spoil", CASES, ids=lambda spoil: spoil.__name__)
def test_a_bad_chart_is_refused_in_its_own_words_and_untouched(folder, spoil):
    spoil(folder)
    refused(folder, CASES[spoil])


def test_no_two_situations_say_the_same(tmp_path, chart_template):
    said = []
    for spoil, sentence in CASES.items():
        folder = chart_template.copy_to(tmp_path / spoil.__name__ / "practice")
        spoil(folder)
        said.append(refused(folder, sentence))
    folder = chart_template.copy_to(tmp_path / "sound")
    said.append(refused(folder, "does not open this chart", passphrase="not the passphrase"))
    assert len(set(said)) == len(said) == 13
    assert all(sentence.endswith(".") for sentence in said)


def test_the_wrong_passphrase_changes_nothing(folder):
    refused(folder, "does not open this chart", passphrase="not the passphrase")


def test_a_chart_held_by_another_program_is_said_to_be_in_use(folder):
    holder = raw_connection(folder.file, folder.key(), mode="rw")
    holder.execute("BEGIN IMMEDIATE")
    before = folder.file.read_bytes()
    with pytest.raises(Trouble, match="Another program is using"):
        folder.unlock(patience_ms=1)
    assert folder.file.read_bytes() == before
    holder.execute("ROLLBACK")
    holder.close()
    folder.unlock().lock()


@contextmanager
def powerless(*paths: Path):
    """Within it, root's power to write anywhere is laid down, as its owner's was by permissions."""
    if os.geteuid() != 0:
        yield
        return
    for path in paths:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such permissions")
@pytest.mark.parametrize("which", ["folder", "file"])
def test_a_chart_that_may_not_be_written_is_refused_and_untouched(chart_template, tmp_path_factory, which):
    place = tmp_path_factory.mktemp("readonly")
    folder = chart_template.copy_to(place / "practice")
    before, above = folder.files(), [one for one in place.parents if one.stat().st_mode & 0o001 == 0]
    modes = {one: one.stat().st_mode for one in above}
    for one in above:
        one.chmod(modes[one] | 0o011)
    place.chmod(0o755)
    try:
        with powerless(folder.path, *folder.path.iterdir()):
            (folder.path if which == "folder" else folder.file).chmod(0o500 if which == "folder" else 0o400)
            with pytest.raises(NotWritable, match="cannot be written to"):
                folder.unlock()
    finally:
        for one in above:
            one.chmod(modes[one])
    assert folder.files() == before


@pytest.fixture
def small_disk(tmp_path):
    """A disk of three megabytes; only where one can be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(place: Path) -> Path:
    """Fill a disk to its last byte and give the file that does so."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 9, 1):
            while written(file, size):
                pass
    return ballast


def written(file, size) -> bool:
    """Whether so many bytes still fitted."""
    try:
        return file.write(bytes(size)) == size
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return False


def save_until_full(chart) -> int:
    """Save patients until the disk is full; how many were saved."""
    for saved in range(1000):
        try:
            new_patient(chart, f"Patient{saved}", "Full", medical_history="x" * 3000)
        except DiskFull:
            return saved
    raise AssertionError("the disk never filled")


def test_on_a_full_disk_saving_names_the_cause_and_works_again_with_space(chart_template, small_disk):
    folder = chart_template.copy_to(small_disk / "practice")
    opened = folder.unlock()
    chart = as_chart(opened)
    new_patient(chart, "Before", "Full")
    ballast = fill(small_disk)
    saved = save_until_full(chart)
    ballast.unlink()
    new_patient(chart, "After", "Full")
    assert opened.problems() == []
    opened.lock()
    wanted = ["Ines", "Before", *(f"Patient{number}" for number in range(saved)), "After"]
    assert patients(folder.file, folder.key()) == wanted


def test_a_full_disk_takes_no_new_chart_and_nothing_is_left_of_it(small_disk):
    fill(small_disk)
    with pytest.raises(DiskFull):
        chart_file.create_chart(small_disk / "practice", PASSPHRASE)
    left = [path.name for path in small_disk.rglob("*")]
    assert [name for name in left if name not in ("ballast", "practice")] == []


def test_a_full_disk_takes_no_backup_and_keeps_the_earlier_one(chart_template, small_disk):
    folder = chart_template.copy_to(small_disk / "practice")
    opened = folder.unlock()
    opened.back_up_now()
    fill(small_disk)
    before = sorted((folder.path / "backups").iterdir())
    with pytest.raises(DiskFull):
        opened.back_up_now()
    assert sorted((folder.path / "backups").iterdir()) == before
    opened.abandon()


def test_locking_on_a_full_disk_still_locks(chart_template, small_disk):
    folder = chart_template.copy_to(small_disk / "practice")
    opened = folder.unlock()
    fill(small_disk)
    save_until_full(as_chart(opened))
    with pytest.raises(DiskFull):
        opened.lock()
    assert not opened.is_open


def test_no_room_in_the_chart_itself_is_a_full_disk_too(opened):
    """Without a mount: SQLite is told that it may not grow."""
    with opened.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.connection.driver_connection.execute(f"PRAGMA max_page_count={pages}")
    assert save_until_full(as_chart(opened)) < 50
    assert opened.problems() == []
