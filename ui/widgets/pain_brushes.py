"""What each quality is painted with: a colour, and a pattern that tells it apart without colour."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap, QTransform

from charting.domain.pain_drawing import Quality
from ui.widgets.palette import DARK, LIGHT, Lightness, Palette

COLORS = {
    Quality.ACHE: "amber",
    Quality.BURNING: "danger",
    Quality.NUMBNESS: "western",
    Quality.PINS_AND_NEEDLES: "jade",
    Quality.STABBING: "ink",
}
"""The palette's name of each quality's colour."""

TILE = 8
"""Pixels of one piece of a pattern."""
WASH = 70
"""How dense the colour under a pattern is, of 255."""


def quality_color(palette: Palette, quality: Quality) -> QColor:
    """The colour of a quality."""
    return palette.color(COLORS[quality])


def pattern(palette: Palette, quality: Quality, ratio: float = 1.0) -> QBrush:
    """The patterned brush of a quality; `ratio` is the screen's pixels to a pixel."""
    return _pattern(palette.lightness, quality, ratio)


@lru_cache(maxsize=64)
def _pattern(lightness: Lightness, quality: Quality, ratio: float) -> QBrush:
    palette = DARK if lightness == "dark" else LIGHT
    size = max(1, round(TILE * ratio))
    tile = QPixmap(size, size)
    color = quality_color(palette, quality)
    wash = QColor(color)
    wash.setAlpha(WASH)
    tile.fill(wash)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / TILE, size / TILE)
    _draw_sign(painter, color, quality)
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(TILE / size, TILE / size))
    return brush


def _draw_sign(painter: QPainter, color: QColor, quality: Quality) -> None:
    """The sign of a quality, filling one tile so that it repeats without a seam."""
    painter.setPen(QPen(color, 1.3))
    if quality is Quality.ACHE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for x, y in ((2.0, 2.0), (6.0, 6.0)):
            painter.drawEllipse(QPointF(x, y), 1.25, 1.25)
    elif quality is Quality.BURNING:
        painter.drawLine(QPointF(1.5, 1.5), QPointF(6.5, 6.5))
        painter.drawLine(QPointF(6.5, 1.5), QPointF(1.5, 6.5))
    elif quality is Quality.NUMBNESS:
        for y in (2.0, 6.0):
            painter.drawLine(QPointF(0, y), QPointF(TILE, y))
    elif quality is Quality.PINS_AND_NEEDLES:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(4, 4), 2.5, 2.5)
    else:
        for x in (-TILE, 0, TILE):  # the neighbours' corners reach into this tile
            painter.drawLine(QPointF(x, TILE), QPointF(x + TILE, 0))


def quality_icon(palette: Palette, quality: Quality, pixels: int, ratio: float = 1.0) -> QIcon:
    """A swatch of a quality for its button."""
    swatch = QPixmap(round(pixels * ratio), round(pixels * ratio))
    swatch.setDevicePixelRatio(ratio)
    swatch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(swatch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(quality_color(palette, quality), 1))
    painter.setBrush(pattern(palette, quality, ratio))
    painter.drawRoundedRect(QRectF(0.5, 0.5, pixels - 1, pixels - 1), 3, 3)
    painter.end()
    return QIcon(swatch)
