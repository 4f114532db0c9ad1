"""keys.json on disk: written atomically, with a spare copy and a checksum that finds damage."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from charting.errors import Trouble
from charting.store.disk import write_atomically
from charting.store.keys import Cost, KeyFile, Slot

FORMAT = 1
NAME = "keys.json"
SPARE = "keys.json.bak"

MOST = Cost(passes=32, memory_bytes=4 << 30)
"""A key file that asks for more is damaged, or meant to exhaust the machine."""


class KeysMissing(Trouble):
    """There is no key file in the folder."""


class KeysDamaged(Trouble):
    """Neither the key file nor its spare copy can be read."""


class KeysTooNew(Trouble):
    """The key file was written by a newer version."""


def write_keys(folder: Path, keys: KeyFile) -> None:
    """Put the key file in place, then its spare copy; each is wholly old or wholly new at every moment."""
    data = as_json(keys)
    write_atomically(folder / NAME, data)
    write_atomically(folder / SPARE, data)


def read_keys(folder: Path) -> KeyFile:
    """The key file of a folder, or its spare copy if the first cannot be read.

    Raises KeysMissing, KeysDamaged or KeysTooNew.
    """
    found = [path for path in (folder / NAME, folder / SPARE) if path.is_file()]
    if not found:
        raise KeysMissing(
            f"The key file {NAME} is missing from the chart's folder. Without it the chart cannot be opened: "
            "copy it back from a backup. Nothing was changed."
        )
    for path in found:
        try:
            return from_json(path.read_bytes())
        except (ValueError, KeyError, TypeError):
            continue
    raise KeysDamaged(
        f"The key file {NAME} is damaged and so is its spare copy. "
        "Restore them from a backup; the chart itself was not touched."
    )


def mend_keys(folder: Path, keys: KeyFile) -> None:
    """Write either copy again if it is missing or differs; call it only with keys that opened the chart."""
    data = as_json(keys)
    for path in (folder / NAME, folder / SPARE):
        if not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data)


def as_json(keys: KeyFile) -> bytes:
    """The key file's content."""
    content = json.loads(json.dumps({"format": FORMAT, **asdict(keys)}, default=bytes.hex))
    return json.dumps({**content, "check": check_of(content)}, indent=1).encode()


def from_json(data: bytes) -> KeyFile:
    """The key file read from its content.

    Raises KeysTooNew, or ValueError, KeyError or TypeError if it is damaged.
    """
    content = json.loads(data)
    if not isinstance(content, dict) or not isinstance(content["format"], int):
        raise ValueError("not a key file")
    if content["format"] > FORMAT:
        raise KeysTooNew(
            "This chart's key file was written by a newer version of Shenshu. "
            "Please update Shenshu to open it; nothing was changed."
        )
    if content.pop("check") != check_of(content):
        raise ValueError("the key file is damaged")
    cost = Cost(**content["cost"])
    if not (1 <= cost.passes <= MOST.passes and 8192 <= cost.memory_bytes <= MOST.memory_bytes):
        raise ValueError("the cost of derivation is out of bounds")
    return KeyFile(
        chart=str(content["chart"]),
        cost=cost,
        passphrase=slot_from(content["passphrase"]),
        recovery=slot_from(content["recovery"]),
    )


def check_of(content: dict[str, Any]) -> str:
    """A checksum of everything in the file, so that damage is not mistaken for a wrong passphrase."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def slot_from(content: dict[str, str]) -> Slot:
    """A slot from its hexadecimal values."""
    slot = Slot(salt=bytes.fromhex(content["salt"]), box=bytes.fromhex(content["box"]))
    if len(slot.salt) != 16:
        raise ValueError("a salt has 16 bytes")
    return slot
