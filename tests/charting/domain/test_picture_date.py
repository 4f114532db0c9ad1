"""The day in a picture file, and files that say none or are broken."""

from datetime import date

import pytest

from charting.domain.picture_date import PNG, taken_on
from tests.pictures import JPEG, jpeg_taken_on


def test_the_day_a_picture_was_taken_is_read():
    assert taken_on(jpeg_taken_on("2026:03:04")) == date(2026, 3, 4)


def test_a_png_says_it_too():
    jpeg = jpeg_taken_on("2025:12:31")
    block = jpeg[jpeg.index(b"MM\0*") : jpeg.index(b"\xff\xfe")]
    chunk = len(block).to_bytes(4, "big") + b"eXIf" + block + b"\0" * 4
    assert taken_on(PNG + chunk) == date(2025, 12, 31)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        JPEG,
        PNG,
        PNG + b"\xff" * 40,
        jpeg_taken_on("2026:13:40"),
        jpeg_taken_on("0000:00:00"),
        jpeg_taken_on().replace(b"MM\0*", b"??\0*"),
        b"\xff\xd8\xff\xe1\xff\xff",
    ],
)
def test_a_file_that_says_none_gives_none(data):
    assert taken_on(data) is None


def test_a_file_cut_anywhere_gives_the_day_or_none():
    whole = jpeg_taken_on()
    assert {taken_on(whole[:length]) for length in range(len(whole))} <= {None, date(2026, 3, 4)}
