"""Attached pictures made anew: pixels only, upright, of a sensible size. Safe in any thread."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from charting.domain.picture_date import taken_on
from charting.domain.tongue_photo import LONGEST_SIDE, Picture
from charting.errors import TellTheUser

FORMATS = ("jpeg", "jpg", "png", "heic", "heif")
"""The last two only where Qt can read them; drawings that could load other files never."""
MOST_BYTES = 40_000_000
MOST_PIXELS = 60_000_000
QUALITY = 88
SCAN, END = b"\xff\xda", b"\xff\xd9"
"""Marks of a JPEG: its pixels begin, the picture ends (ITU T.81, table B.1)."""

TOO_LARGE = "This file is larger than a photo should be. Save it smaller, then add it again."
NO_PICTURE = "This file is no JPEG or PNG picture. Save it as one of these, then add it again."
BROKEN = "This picture is damaged and cannot be read. Choose another one; nothing was changed."
GONE = "This file cannot be opened. Check that it is still there, then add it again."


def file_patterns() -> tuple[str, ...]:
    """`*.jpg` and what else of these this computer's Qt reads, for asking for a file."""
    readable = {kind.toStdString() for kind in QImageReader.supportedImageFormats()}
    return tuple(f"*.{kind}" for kind in FORMATS if kind in readable)


def picture_in(path: Path) -> Picture:
    """The picture of a file. Raises TellTheUser with what is wrong with the file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TellTheUser(TOO_LARGE)
        return picture_from(path.read_bytes())
    except OSError:
        raise TellTheUser(GONE) from None


def picture_from(data: bytes) -> Picture:
    """The picture of a file's contents, with the day that they name. Raises TellTheUser."""
    if len(data) > MOST_BYTES:
        raise TellTheUser(TOO_LARGE)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    kind = reader.format().toStdString()
    if kind not in FORMATS:
        raise TellTheUser(NO_PICTURE)
    # Qt fills up the missing rest of a JPEG with grey and calls it a picture
    if kind in ("jpeg", "jpg") and not data.rfind(END) > data.rfind(SCAN) > 0:
        raise TellTheUser(BROKEN)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise TellTheUser(TOO_LARGE)
    if size.isValid():
        reader.setScaledSize(_sensible(size))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise TellTheUser(BROKEN)
    return _remade(image, data)


def picture_of(image: QImage) -> Picture:
    """A picture from the clipboard. Raises TellTheUser."""
    if image.isNull():
        raise TellTheUser(NO_PICTURE)
    return _remade(image, b"")


def shown(jpeg: bytes, longest: int = LONGEST_SIDE) -> QImage:
    """A kept photo for the screen, no longer than so many pixels."""
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(_sensible(reader.size(), longest))
    return reader.read()


def _remade(image: QImage, data: bytes) -> Picture:
    """Painted onto a new image, which takes over no comment, no place and no profile."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    size = _sensible(image.size())
    smaller = image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    fresh = QImage(size, QImage.Format.Format_RGB32)
    fresh.fill(Qt.GlobalColor.white)
    painter = QPainter(fresh)
    painter.drawImage(0, 0, smaller)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    fresh.save(kept, "JPEG", QUALITY)  # type: ignore[call-overload]
    jpeg = bytes(kept.data().data())
    return Picture(jpeg=jpeg, width=fresh.width(), height=fresh.height(), taken_on=taken_on(data))


def _sensible(size: QSize, longest: int = LONGEST_SIDE) -> QSize:
    if max(size.width(), size.height()) <= longest:
        return size
    return size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
