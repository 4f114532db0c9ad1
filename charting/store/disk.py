"""Writing files so that a crash or a power cut leaves the old one or the new one, never half of one."""

import contextlib
import os
import shutil
import sys
from pathlib import Path

OWNER_ONLY_FILE = 0o600
OWNER_ONLY_FOLDER = 0o700


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, for its owner only; at every moment the old or the new content is there."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    new_empty_file(part)
    with part.open("r+b") as file:
        file.write(data)
        file.flush()
        sync_descriptor(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def new_empty_file(path: Path) -> None:
    """An empty file for its owner only, so that what SQLite adds beside it is the owner's alone too."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE))


def new_folder(path: Path) -> None:
    """A folder for its owner only; one that is there already is left as it is."""
    path.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)


def copy_durably(source: Path, target: Path) -> None:
    """A copy that has reached the disk, for its owner only; an earlier target is replaced at the end."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    new_empty_file(part)
    with source.open("rb") as reading, part.open("r+b") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)
        writing.flush()
        sync_descriptor(writing.fileno())
    part.replace(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Return once the file's content has reached the disk."""
    with path.open("r+b") as file:
        sync_descriptor(file.fileno())


def sync_descriptor(descriptor: int) -> None:
    """Return once an open file's content has reached the disk."""
    if sys.platform == "darwin":
        # On macOS fsync stops at the drive's cache; only this request goes through it
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Return once renames in a folder have reached the disk; Windows has no such request and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def free_bytes(folder: Path) -> int:
    """How much more fits on the disk that holds a folder."""
    return shutil.disk_usage(folder).free


def first_bytes(path: Path) -> bytes:
    """A file's first sixteen bytes."""
    with path.open("rb") as file:
        return file.read(16)
