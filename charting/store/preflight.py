"""Whether what lies in a chart's folder can be opened at all, each bad case with its own sentence."""

import os
from pathlib import Path

from charting.errors import Trouble
from charting.store import key_file
from charting.store.disk import first_bytes
from charting.store.faults import NOT_WRITABLE, Damaged, NotFound, NotWritable

PLAIN_SQLITE = b"SQLite format 3\x00"
PAGE = 4096


def require_folder(folder: Path) -> None:
    """Raises NotFound if the folder of the chart is not there."""
    if not folder.is_dir():
        raise NotFound(
            "The chart's folder cannot be found. If it is on another disk, connect that disk; "
            "nothing was created."
        )


def require_chart_file(chart: Path) -> None:
    """Raises Trouble, each case with its own sentence, for a file that cannot be an encrypted chart."""
    if not chart.is_file():
        if any((chart.parent / name).exists() for name in (key_file.NAME, key_file.SPARE)):
            raise NotFound(
                f"The chart file {chart.name} is missing, although its keys are there. "
                "Put it back or restore a backup; nothing was created."
            )
        raise NotFound(
            "There is no chart in this folder. Choose another folder, or create a chart; nothing was created."
        )
    size = chart.stat().st_size
    if size == 0:
        raise Damaged(
            f"The chart file {chart.name} is empty (0 bytes). Restore a backup; nothing was changed."
        )
    if first_bytes(chart) == PLAIN_SQLITE:
        raise Trouble(
            f"The file {chart.name} is a database without encryption, so it is not a chart of Shenshu. "
            "Nothing was changed."
        )
    if size % PAGE:
        raise Damaged(
            f"{chart.name} is not a chart, or was cut short. Restore a backup or choose another folder; "
            "nothing was changed."
        )


def require_writable(chart: Path) -> None:
    """Raises NotWritable if nothing could be saved here."""
    as_we_are = os.access in os.supports_effective_ids
    for path in (chart.parent, chart):
        if not os.access(path, os.W_OK, effective_ids=as_we_are):
            raise NotWritable(str(NOT_WRITABLE))


def require_same_chart(chart: Path, data_key: bytes) -> None:
    """Raises Damaged if the keys were opened but belong to another chart file."""
    if first_bytes(chart) != data_key[32:]:
        raise Damaged(
            f"The key file and {chart.name} do not belong together, or the chart's beginning is damaged. "
            "Restore a backup; nothing was changed."
        )
