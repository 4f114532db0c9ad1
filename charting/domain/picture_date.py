"""The day that a picture file says it was taken, from the Exif block of a JPEG or a PNG.

Source of the layout: CIPA DC-008 (Exif 2.32), sections 4.5 and 4.6; JPEG segments after ITU T.81;
the PNG chunk eXIf after the PNG specification, third edition.
"""

import re
import struct
from collections.abc import Iterator
from datetime import date

TAKEN, CHANGED, EXIF = 0x9003, 0x0132, 0x8769
"""Tags: when the picture was taken, when the file was changed, where the Exif directory begins."""
PNG = b"\x89PNG\r\n\x1a\n"
MOST_ENTRIES = 200


def taken_on(data: bytes) -> date | None:
    """The day in the file's own time; None where it says none, or nothing that can be read."""
    try:
        block = _png_block(data) if data.startswith(PNG) else _jpeg_block(data)
        return _day(block) if block else None
    except (struct.error, ValueError, IndexError):
        return None


def _jpeg_block(data: bytes) -> bytes:
    place = 2
    while data[:2] == b"\xff\xd8" and data[place] == 0xFF and data[place + 1] not in (0xD9, 0xDA):
        (length,) = struct.unpack_from(">H", data, place + 2)
        if data[place + 1] == 0xE1 and data[place + 4 : place + 10] == b"Exif\0\0":
            return data[place + 10 : place + 2 + length]
        place += 2 + length
    return b""


def _png_block(data: bytes) -> bytes:
    place = len(PNG)
    while place + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        if kind == b"eXIf":
            return data[place + 8 : place + 8 + length]
        place += 12 + length
    return b""


def _day(block: bytes) -> date | None:
    order = {b"II": "<", b"MM": ">"}[block[:2]] if block[:2] in (b"II", b"MM") else ""
    if not order:
        return None
    (first,) = struct.unpack_from(order + "I", block, 4)
    entries = dict(_entries(block, order, first))
    if EXIF in entries:
        entries |= dict(_entries(block, order, entries[EXIF]))
    for tag in (TAKEN, CHANGED):
        if tag in entries:
            said = re.match(rb"(\d{4}):(\d\d):(\d\d)", block[entries[tag] :])
            if said:
                return date(*map(int, said.groups()))
    return None


def _entries(block: bytes, order: str, place: int) -> Iterator[tuple[int, int]]:
    """Each tag of a directory with its value or the place of it."""
    (count,) = struct.unpack_from(order + "H", block, place)
    for number in range(min(count, MOST_ENTRIES)):
        tag, _kind, _count, value = struct.unpack_from(order + "HHII", block, place + 2 + 12 * number)
        yield tag, value
