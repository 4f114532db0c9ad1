"""Attached pictures: made anew without what their files say, refused in one sentence when they are none."""

import gc
import sys
from datetime import date

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader

from charting.domain.tongue_photo import LONGEST_SIDE
from charting.errors import TellTheUser
from tests.pictures import JPEG, PLACE, jpeg_taken_on
from ui.widgets import picture_reading
from ui.widgets.picture_reading import file_patterns, picture_from, picture_in, picture_of, shown


def saved(image, kind):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def plain(width, height, color="#b04050"):
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    return image


def test_place_and_camera_are_gone_and_the_day_is_given_apart():
    data = jpeg_taken_on("2026:03:04")
    picture = picture_from(data)
    assert PLACE in data
    assert not any(said in picture.jpeg for said in (PLACE, b"Exif", b"2026", b"ICC_PROFILE"))
    assert picture.taken_on == date(2026, 3, 4)
    assert (picture.width, picture.height) == (16, 12)


def test_words_in_a_png_are_gone_too():
    image = plain(20, 10)
    image.setText("Author", "Quokka")
    data = saved(image, "PNG")
    assert b"Quokka" in data
    assert b"Quokka" not in picture_from(data).jpeg


def test_a_picture_that_lies_on_its_side_is_kept_upright():
    picture = picture_from(jpeg_taken_on(orientation=6))
    assert (picture.width, picture.height) == (12, 16)


def test_a_large_picture_is_made_smaller_and_keeps_its_proportions_and_colour():
    picture = picture_from(saved(plain(1700, 850), "PNG"))
    assert (picture.width, picture.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    middle = shown(picture.jpeg).pixelColor(800, 400)
    assert abs(middle.red() - 0xB0) + abs(middle.green() - 0x40) + abs(middle.blue() - 0x50) < 12
    assert shown(picture.jpeg, 100).width() == 100


def test_a_picture_from_the_clipboard_is_kept_alike():
    picture = picture_of(plain(30, 20))
    assert (picture.width, picture.height, picture.taken_on) == (30, 20, None)
    with pytest.raises(TellTheUser):
        picture_of(QImage())


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'


@pytest.mark.parametrize("data", [b"", b"words", b"%PDF-1.4", DRAWING, b"GIF89a" + b"\0" * 20])
def test_what_is_no_photo_is_refused_in_one_sentence(data):
    with pytest.raises(TellTheUser, match="no JPEG or PNG picture"):
        picture_from(data)


def test_a_photo_cut_off_is_refused_and_not_filled_up_with_grey():
    whole = saved(plain(200, 200), "JPEG")
    for length in (30, len(whole) // 2, len(whole) - 2):
        with pytest.raises(TellTheUser, match=r"damaged|no JPEG"):
            picture_from(whole[:length])


def test_a_file_or_picture_beyond_all_measure_is_not_read(monkeypatch, tmp_path):
    monkeypatch.setattr(picture_reading, "MOST_PIXELS", 100)
    with pytest.raises(TellTheUser, match="larger than a photo"):
        picture_from(JPEG)
    monkeypatch.setattr(picture_reading, "MOST_BYTES", 100)
    (tmp_path / "big.jpg").write_bytes(JPEG)
    with pytest.raises(TellTheUser, match="larger than a photo"):
        picture_in(tmp_path / "big.jpg")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(TellTheUser, match="cannot be opened"):
        picture_in(tmp_path / "gone.jpg")
    with pytest.raises(TellTheUser, match="cannot be opened"):
        picture_in(tmp_path)


def test_what_can_be_chosen_here_can_be_read_here():
    readable = {one.toStdString() for one in QImageReader.supportedImageFormats()}
    assert {"jpeg", "png"} <= readable
    assert {"*.jpg", "*.jpeg", "*.png"} <= set(file_patterns())
    assert {one.removeprefix("*.") for one in file_patterns()} <= readable


def test_a_refused_picture_does_not_stay_in_memory():
    data = bytes(range(200))
    held = sys.getrefcount(data)
    with pytest.raises(TellTheUser, match="no JPEG or PNG"):
        picture_from(data)
    gc.collect()
    assert sys.getrefcount(data) == held
