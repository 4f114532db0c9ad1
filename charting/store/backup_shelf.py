"""The folder of backups: their names, manifests and keys, which there are, and which of them to keep."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from charting.errors import Trouble
from charting.store import disk, key_file
from charting.store.faults import troubles
from charting.store.keys import KeyFile

PREFIX = "chart-"
STAMP = "%Y%m%dT%H%M%S%fZ"
KEEP_ALL_FOR = timedelta(days=2)
KEEP = (("%Y-%m-%d", 12), ("%G-%V", 10), ("%Y-%m", 9), ("%Y", 7))
"""The newest of each of the last 12 days, 10 weeks, 9 months and 7 years that have any."""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What a backup proved to hold when it was made; kept beside it as its manifest."""

    at: datetime
    revision: str
    seq: int
    """The last entry of its activity log: how much of the history it holds."""
    hash: str
    rows: int
    """Rows outside the activity log."""
    contents_sha256: str
    file_sha256: str
    bytes: int


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup in a folder. `proven`: it was proven when made and is as long as it was then."""

    path: Path
    at: datetime
    proven: bool


def list_backups(folder: Path) -> list[Backup]:
    """The backups of a folder, newest first; none if there is no such folder."""
    with troubles():
        found = [backup_at(path) for path in folder.glob(f"{PREFIX}*.db")]
    return sorted((one for one in found if one), key=lambda one: one.at, reverse=True)


def backup_at(path: Path) -> Backup | None:
    """The backup a file is, or None if its name is not one of a backup."""
    try:
        at = moment_in(path)
    except ValueError:
        return None
    proof = manifest_of(path)
    return Backup(path=path, at=at, proven=proof is not None and path.stat().st_size == proof.bytes)


def rotate(folder: Path, now: datetime) -> list[Backup]:
    """Remove the backups that have had their time, and give them. The newest proven one always stays."""
    removed = obsolete(list_backups(folder), now)
    for backup in removed:
        # The file first: a manifest without its backup is swept, a backup without manifest would stay
        for path in (backup.path, manifest_beside(backup.path), keys_beside(backup.path)):
            path.unlink(missing_ok=True)
    return removed


def obsolete(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Which backups need not be kept. One that is not proven is never removed by itself."""
    proven = sorted((one for one in backups if one.proven), key=lambda one: one.at, reverse=True)
    kept = {one.path for one in proven[:1]}
    kept.update(one.path for one in proven if now - one.at <= KEEP_ALL_FOR)
    for period, count in KEEP:
        newest: dict[str, Path] = {}
        for one in proven:
            newest.setdefault(one.at.strftime(period), one.path)
        kept.update(list(newest.values())[:count])
    return [one for one in proven if one.path not in kept]


def sweep(folder: Path) -> None:
    """Remove what a backup that was cut off left behind: never a file that is called a backup."""
    for path in folder.glob(f"{PREFIX}*"):
        stem = path.name.split(".")[0]
        if path.suffix == ".part" or (path.suffix == ".json" and not (folder / f"{stem}.db").exists()):
            path.unlink(missing_ok=True)


def free_name(folder: Path, now: datetime) -> Path:
    """A name for a backup made now that no other has."""
    at = now.astimezone(UTC)
    while (path := folder / f"{PREFIX}{at.strftime(STAMP)}.db").exists():
        at += timedelta(microseconds=1)
    return path


def moment_in(path: Path) -> datetime:
    """When a backup was made, from its name. Raises ValueError for another file."""
    return datetime.strptime(path.name, f"{PREFIX}{STAMP}.db").replace(tzinfo=UTC)


def manifest_beside(path: Path) -> Path:
    """Where a backup's manifest is."""
    return path.with_suffix(".json")


def keys_beside(path: Path) -> Path:
    """Where the key file that opens a backup is: a backup alone is enough on another machine."""
    return path.with_suffix(".keys.json")


def as_json(proof: Proof) -> bytes:
    """A manifest's content."""
    return json.dumps({**asdict(proof), "at": proof.at.isoformat()}, indent=1).encode()


def manifest_of(path: Path) -> Proof | None:
    """A backup's manifest, or None if it is missing or cannot be read."""
    try:
        content = json.loads(manifest_beside(path).read_bytes())
        return Proof(**{**content, "at": datetime.fromisoformat(content["at"])})
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def keys_of(backup: Backup) -> KeyFile:
    """The key file beside a backup. Raises KeysMissing or KeysDamaged."""
    path = keys_beside(backup.path)
    if not path.is_file():
        raise key_file.KeysMissing(
            "This backup has no key file beside it, so it cannot be opened. Choose another one."
        )
    try:
        return key_file.from_json(path.read_bytes())
    except (ValueError, KeyError, TypeError) as error:
        raise key_file.KeysDamaged(
            "The key file beside this backup is damaged, so it cannot be opened. Choose another one."
        ) from error


def renew_keys(folder: Path, keys: KeyFile) -> None:
    """Put changed keys beside every backup of the same chart, so that an old passphrase opens none."""
    for backup in list_backups(folder):
        path = keys_beside(backup.path)
        try:
            same_chart = keys_of(backup).chart == keys.chart
        except Trouble:
            # Without readable keys it cannot be told whose backup it is, so it is left alone
            continue
        if same_chart:
            disk.write_atomically(path, key_file.as_json(keys))
