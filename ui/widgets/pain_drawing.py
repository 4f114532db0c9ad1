"""The figures under the brush: what the hand draws is seen at once and told gesture by gesture."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QHideEvent, QMouseEvent, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from charting.domain.body_map import BodyMap
from charting.domain.pain_drawing import ERASER, Quality, Stroke, View
from ui.widgets.body_figure import BodyFigure
from ui.widgets.palette import palette_of
from ui.widgets.zoom import zoomed


class PainCanvas(BodyFigure):
    """Press, move, let go: one stroke. For the keyboard there is the list of regions beside it."""

    begun = Signal(str, float, float)
    """A gesture begins: the figure, then across and down in figure units."""
    gone_on = Signal(float, float)
    finished = Signal()

    def __init__(self, body: BodyMap, parent: QWidget | None = None) -> None:
        super().__init__(body, with_borders=True, parent=parent)
        self.setObjectName("pain_canvas")
        self._brush: Quality | None = Quality.ACHE
        self._is_read_only = False
        self._view: View | None = None
        self._line: list[QPointF] = []

    def sizeHint(self) -> QSize:
        """Qt: large enough to draw on."""
        return QSize(zoomed(420), zoomed(320))

    def minimumSizeHint(self) -> QSize:
        """Qt: smaller than this a region cannot be hit."""
        return QSize(260, 270)

    def take(self, brush: Quality | None, *, read_only: bool) -> None:
        """Draw with this brush from now on, or with None erase; nothing while it is read only."""
        self._brush, self._is_read_only = brush, read_only
        self.setCursor(Qt.CursorShape.ArrowCursor if read_only else self._cursor())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a gesture begins."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if self._is_read_only:
            return
        self._view = self.places.view_at(event.position())
        self._line = [event.position()]
        self.begun.emit(self._view, *self.places.in_figure(self._view, event.position()))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the gesture goes on; only where it went is painted."""
        if self._view is None:
            return
        before = self._line[-1]
        self._line.append(event.position())
        self.gone_on.emit(*self.places.in_figure(self._view, event.position()))
        reach = max(self.places.stroke_width, 2 * ERASER * self.places.scale)
        moved = QRectF(before, event.position()).normalized().adjusted(-reach, -reach, reach, reach)
        self.update(moved.toAlignedRect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the gesture is over."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: what was being drawn when the page went away is kept."""
        self._end()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the eraser's ring has the colours of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not self._is_read_only:
            self.setCursor(self._cursor())

    def paint_over(self, painter: QPainter) -> None:
        """Paint the stroke under the hand; the eraser paints what lies under the strokes."""
        if self._view is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._brush is None:
            pen = QPen(self.ground_brush(), 2 * ERASER * self.places.scale)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([*self._line, self._line[-1]]))
            return
        points = tuple(self.places.in_figure(self._view, pixel) for pixel in self._line)
        live = Stroke(quality=self._brush, view=self._view, points=points)  # type: ignore[arg-type]
        self.paint_stroke(painter, live)

    def _end(self) -> None:
        if self._view is not None:
            self._view, self._line = None, []
            self.finished.emit()
            self.update()

    def _cursor(self) -> QCursor:
        """A cross for a brush, a ring of the eraser's size."""
        if self._brush is not None:
            return QCursor(Qt.CursorShape.CrossCursor)
        size = max(8, round(2 * ERASER * self.places.scale)) + 2
        ring = QPixmap(size, size)
        ring.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ring)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette_of(self).color("ink"), 1.4))
        painter.drawEllipse(QRectF(1, 1, size - 2, size - 2))
        painter.end()
        return QCursor(ring)
