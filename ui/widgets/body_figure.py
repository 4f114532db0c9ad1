"""The front and the back figure with what is drawn on them; painted, not touched."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QHelpEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from charting.domain.body_map import MIDLINE, BodyMap, Region, side_at
from charting.domain.pain_drawing import (
    HEIGHT,
    VIEWS,
    WIDTH,
    Mark,
    PainDrawing,
    Stroke,
    View,
)
from charting.domain.point_dots import PointDot
from ui.widgets.figure_places import ALL_ACROSS, FigurePlaces
from ui.widgets.pain_brushes import pattern, quality_color
from ui.widgets.palette import Palette, palette_of
from ui.widgets.point_dot_layer import PointDotLayer
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

PATTERN_FROM = 5.0
"""Pixels of a stroke's width from which its pattern can be seen; thinner ones are plain colour."""


class BodyFigure(QWidget):
    """Shows a drawing; the empty figures and the finished strokes are painted once and kept."""

    def __init__(self, body: BodyMap, *, with_borders: bool, parent: QWidget | None = None) -> None:
        """`with_borders` draws the regions' borders and says which figure is which."""
        super().__init__(parent)
        self._body = body
        self._with_borders = with_borders
        self._drawing = PainDrawing()
        self._earlier: PainDrawing | None = None
        self._ground: QPixmap | None = None
        self._layer: QPixmap | None = None
        self._layer_lightness = ""
        self._painted: PainDrawing = PainDrawing()
        self._dots = PointDotLayer(with_labels=with_borders)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Pain drawing, front and back figure")

    @property
    def places(self) -> FigurePlaces:
        """Where the figures stand now."""
        caption = self.fontMetrics().height() + 6 if self._with_borders else 0
        return FigurePlaces(self.width(), self.height(), caption)

    def show_drawing(self, drawing: PainDrawing, earlier: PainDrawing | None, words: str) -> None:
        """Show a drawing, an earlier one underneath; `words` say it to a screen reader."""
        if earlier != self._earlier:
            self._layer = None
        self._drawing, self._earlier = drawing, earlier
        self.setAccessibleDescription(words)
        self.update()

    def show_points(self, dots: tuple[PointDot, ...], earlier: tuple[PointDot, ...] = ()) -> None:
        """Show treated points, those of an earlier visit as grey rings around theirs."""
        if self._dots.show(dots, earlier):
            self.update()

    def point_words_at(self, pixel: QPointF) -> str:
        """What the treated points under a pixel are; empty beside them."""
        return self._dots.words_at(self.places, pixel)

    def event(self, event: QEvent) -> bool:
        """Qt: a point under the mouse says what it is."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        words = self.point_words_at(QPointF(event.pos()))
        if words:
            QToolTip.showText(event.globalPos(), words, self)
        else:
            QToolTip.hideText()
            event.ignore()
        return True

    def sizeHint(self) -> QSize:
        """Qt: as high as a small figure is still clear."""
        high = zoomed(150)
        return QSize(round(high * ALL_ACROSS / HEIGHT), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: paint the figures anew."""
        super().resizeEvent(event)
        self._layer = None
        self._dots.forget()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another zoom is another caption."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            self._layer = None
            self._dots.forget()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: what is finished, then what is being drawn, then the treated points."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted_layer())
        self.paint_over(painter)
        self._dots.paint(painter, self, self.places)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """Paint what is not finished yet; nothing here."""

    def ground_brush(self) -> QBrush:
        """What lies under the strokes, to paint over them with."""
        brush = QBrush(self._ground) if self._ground is not None else QBrush()
        ratio = self.devicePixelRatioF()
        brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        return brush

    def paint_stroke(self, painter: QPainter, stroke: Stroke) -> None:
        """Paint one stroke in its colour and pattern."""
        palette, places = palette_of(self), self.places
        width = places.stroke_width
        line = [places.place(stroke.view, *point) for point in stroke.points]
        pen = QPen(quality_color(palette, stroke.quality), width)
        if width >= PATTERN_FROM:
            pen.setBrush(pattern(palette, stroke.quality, self.devicePixelRatioF()))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(line) == 1:
            painter.drawPoint(line[0])
        else:
            painter.drawPolyline(QPolygonF(line))

    def _painted_layer(self) -> QPixmap:
        """The figures with all finished strokes; a new stroke is added to what is there already."""
        lightness, old = palette_of(self).lightness, self._painted
        strokes = self._drawing.strokes
        if self._layer is None or lightness != self._layer_lightness or self._drawing.listed != old.listed:
            self._ground = self._painted_ground()
            self._layer = QPixmap(self._ground)
        elif strokes[: len(old.strokes)] == old.strokes:
            strokes = strokes[len(old.strokes) :]
        elif self._ground is not None:
            self._layer = QPixmap(self._ground)
        if strokes:
            painter = QPainter(self._layer)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for stroke in strokes:
                self.paint_stroke(painter, stroke)
            painter.end()
        self._layer_lightness, self._painted = lightness, self._drawing
        return self._layer

    def _painted_ground(self) -> QPixmap:
        """What no stroke changes: the figures, the earlier drawing, and regions marked by name."""
        ground = self._empty_figures()
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._earlier is not None:
            self._paint_earlier(painter, self._earlier)
        for mark in self._drawing.listed:
            self._paint_mark(painter, mark)
        painter.end()
        return ground

    def _empty_figures(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        layer = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = palette_of(self)
        for view in VIEWS:
            outline = self._shape(view)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color("chip"))
            painter.drawPath(outline)
            if self._with_borders:
                self._paint_borders(painter, view, palette)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color("ink_faint"), 1.2))
            painter.drawPath(outline)
            self._paint_names(painter, view, palette)
        painter.end()
        return layer

    def _paint_borders(self, painter: QPainter, view: View, palette: Palette) -> None:
        """The borders of the regions, faint, so that a stroke can be aimed."""
        painter.save()
        painter.setClipPath(self._shape(view))
        color = QColor(palette.color("ink_faint"))
        color.setAlpha(90)
        painter.setPen(QPen(color, 0.8, Qt.PenStyle.DotLine))
        painter.setBrush(palette.color("chip"))
        for region in reversed(self._body.regions.values()):  # the first has the place where two overlap
            for half in self._halves(region, view):
                painter.drawPolygon(half)
        painter.restore()

    def _paint_names(self, painter: QPainter, view: View, palette: Palette) -> None:
        """The patient's own L and R beside each figure, and which figure it is."""
        places = self.places
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.color("ink_soft"))
        line = painter.fontMetrics().height()
        for across in (60, WIDTH - 60):
            at = places.place(view, across, 190)
            box = QRectF(at.x() - line, at.y() - line / 2, 2 * line, line)
            letter = "L" if side_at(view, across) == "left" else "R"
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
        if self._with_borders:
            at = places.place(view, MIDLINE, 0)
            box = QRectF(at.x() - 80, 0, 160, line + 2)
            painter.setFont(self.font())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, view.capitalize())

    def _paint_earlier(self, painter: QPainter, earlier: PainDrawing) -> None:
        """Grey and without pattern, wider than today's strokes so that they never hide it."""
        color = QColor(palette_of(self).color("ink_faint"))
        color.setAlpha(110)
        places = self.places
        pen = QPen(color, places.stroke_width * 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        for stroke in earlier.strokes:
            line = [places.place(stroke.view, *point) for point in stroke.points]
            painter.drawPolyline(QPolygonF(line)) if len(line) > 1 else painter.drawPoint(line[0])
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in earlier.listed:
            self._fill_region(painter, mark, color)

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        """Fill the region that was marked by name with the quality's pattern."""
        palette = palette_of(self)
        painter.setPen(QPen(quality_color(palette, mark.quality), 1))
        if self.places.stroke_width >= PATTERN_FROM:
            self._fill_region(painter, mark, pattern(palette, mark.quality, self.devicePixelRatioF()))
        else:
            self._fill_region(painter, mark, quality_color(palette, mark.quality))

    def _fill_region(self, painter: QPainter, mark: Mark, fill: object) -> None:
        region = self._body.regions.get(mark.region)
        if region is None:
            return
        for view in VIEWS:
            places = self.places
            band = QPainterPath()
            left, right = region.span(view, mark.side)
            top_left, bottom_right = places.place(view, left, 0), places.place(view, right, HEIGHT)
            band.addRect(QRectF(top_left, bottom_right))
            painter.save()
            painter.setClipPath(self._shape(view))
            painter.setBrush(fill)
            whole = QPainterPath()
            for half in self._halves(region, view):
                shape = QPainterPath()
                shape.addPolygon(half)
                shape.closeSubpath()
                whole = whole.united(shape)  # so that no seam runs down the midline
            painter.drawPath(whole.intersected(band))
            painter.restore()

    def _halves(self, region: Region, view: View) -> list[QPolygonF]:
        shape = region.shapes.get(view)
        if shape is None:
            return []
        places = self.places
        return [
            QPolygonF([places.place(view, MIDLINE + turned * out, down) for out, down in shape])
            for turned in (-1, 1)
        ]

    def _shape(self, view: View) -> QPainterPath:
        """The outline of a figure in pixels."""
        places = self.places
        corner = places.corner(view)
        to_pixels = QTransform(places.scale, 0, 0, places.scale, corner.x(), corner.y())
        return to_pixels.map(_outline(self._body, view))


@lru_cache(maxsize=8)
def _outline(body: BodyMap, view: View) -> QPainterPath:
    """The outline of a figure in its own units."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(across, down) for across, down in body.outlines[view]]))
    path.closeSubpath()
    return path
