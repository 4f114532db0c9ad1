"""The treated points over a figure: dots, and their codes where there is room."""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from charting.domain.body_map import MIDLINE
from charting.domain.point_dots import LOCATION_AID, PointDot
from ui.widgets.figure_places import FigurePlaces
from ui.widgets.palette import Palette, palette_of

RADIUS = 6.5
"""Of a dot, in figure units."""
LEAST_RADIUS = 2.0
"""Pixels; smaller ones cannot be seen on the small figure."""
NEAR = 2.5
"""Pixels around a dot that still count as on it."""
LABEL_SIZE = 0.8
"""Of the figure's own letters."""


class PointDotLayer:
    """Painted once and kept until the points, the room or the colours change."""

    def __init__(self, *, with_labels: bool) -> None:
        self._with_labels = with_labels
        self._dots: tuple[PointDot, ...] = ()
        self._earlier: tuple[PointDot, ...] = ()
        self._layer: QPixmap | None = None
        self._lightness = ""

    def show(self, dots: tuple[PointDot, ...], earlier: tuple[PointDot, ...]) -> bool:
        """Take other points; False where they are the same as before."""
        if (dots, earlier) == (self._dots, self._earlier):
            return False
        self._dots, self._earlier = dots, earlier
        self.forget()
        return True

    def forget(self) -> None:
        """Paint anew next time."""
        self._layer = None

    def words_at(self, places: FigurePlaces, pixel: QPointF) -> str:
        """What the points under a pixel are; empty beside them."""
        reach = radius_of(places) + NEAR
        away = ((dot, middle_of(places, dot) - pixel) for dot in self._dots)
        found = {dot.words: None for dot, by in away if hypot(by.x(), by.y()) <= reach}
        return "\n".join((*found, LOCATION_AID)) if found else ""

    def paint(self, painter: QPainter, widget: QWidget, places: FigurePlaces) -> None:
        """Lay the points over what is painted of the widget."""
        if not (self._dots or self._earlier):
            return
        palette = palette_of(widget)
        if self._layer is None or self._lightness != palette.lightness:
            self._layer, self._lightness = self._painted(widget, places, palette), palette.lightness
        painter.drawPixmap(0, 0, self._layer)

    def _painted(self, widget: QWidget, places: FigurePlaces, palette: Palette) -> QPixmap:
        ratio = widget.devicePixelRatioF()
        layer = QPixmap(round(widget.width() * ratio), round(widget.height() * ratio))
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_dots(painter, places, palette)
        if self._with_labels:
            font = QFont(widget.font())
            font.setPixelSize(max(9, round(QFontMetricsF(font).ascent() * LABEL_SIZE)))
            painter.setFont(font)
            self._paint_labels(painter, places, palette, QRectF(widget.rect()))
        painter.end()
        return layer

    def _paint_dots(self, painter: QPainter, places: FigurePlaces, palette: Palette) -> None:
        radius = radius_of(places)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.color("ink_faint"), 1.4))
        for dot in self._earlier:
            painter.drawEllipse(middle_of(places, dot), radius + 2, radius + 2)
        for dot in self._dots:
            if dot.is_sure:
                painter.setPen(QPen(palette.color("card"), 0.8))
                painter.setBrush(palette.color("teal"))
            else:
                painter.setPen(QPen(palette.color("teal"), 1.4))
                painter.setBrush(palette.color("card"))
            painter.drawEllipse(middle_of(places, dot), radius, radius)

    def _paint_labels(self, painter: QPainter, places: FigurePlaces, palette: Palette, room: QRectF) -> None:
        ground = QColor(palette.color("card"))
        ground.setAlpha(190)
        for words, box in placed_labels(self._dots, places, QFontMetricsF(painter.font()), room):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(palette.color("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def radius_of(places: FigurePlaces) -> float:
    """How large a dot is, in pixels."""
    return max(LEAST_RADIUS, RADIUS * places.scale)


def middle_of(places: FigurePlaces, dot: PointDot) -> QPointF:
    """The pixel of a dot."""
    return places.place(dot.view, dot.across, dot.down)


def placed_labels(
    dots: Sequence[PointDot], places: FigurePlaces, letters: QFontMetricsF, room: QRectF
) -> Iterator[tuple[str, QRectF]]:
    """Each point's code once on a figure, beside one of its dots, where it hides no dot and no other code.

    A code that has no room is left out: the words and the mouse still say it.
    """
    radius = radius_of(places)
    taken = [_around(middle_of(places, dot), radius) for dot in dots]
    by_label: dict[tuple[str, str], list[PointDot]] = {}
    for dot in dots:
        by_label.setdefault((dot.view, dot.point), []).append(dot)
    for (_, words), same in by_label.items():
        size = QSizeF(letters.horizontalAdvance(words) + 4, letters.ascent() + 1)
        for box in _candidates(same, places, size, radius):
            if room.contains(box) and not any(box.intersects(other) for other in taken):
                taken.append(box)
                yield words, box
                break


def _candidates(
    same: Iterable[PointDot], places: FigurePlaces, size: QSizeF, radius: float
) -> Iterator[QRectF]:
    """Away from the midline first, at the viewer's right first; then towards it, above and below."""
    from_the_right = sorted(same, key=lambda dot: -dot.across)
    away = radius + 2
    for turned in (1, -1):
        for dot in from_the_right:
            at = middle_of(places, dot)
            outwards = turned if dot.across >= MIDLINE else -turned
            left = at.x() + away if outwards > 0 else at.x() - away - size.width()
            yield QRectF(QPointF(left, at.y() - size.height() / 2), size)
    for top in (-away - size.height(), away):
        for dot in from_the_right:
            at = middle_of(places, dot)
            yield QRectF(QPointF(at.x() - size.width() / 2, at.y() + top), size)


def _around(middle: QPointF, radius: float) -> QRectF:
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
