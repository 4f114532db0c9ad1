"""A picture that can be looked at closely: whole, or larger with a part of it in sight."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.palette import palette_of

LEAST = 100
"""Pixels at any zoom: the words beside grow, the picture makes room for them."""
MOST_ZOOM = 8.0


class PictureView(QWidget):
    """Shows one picture as it is; its colours are never changed or measured."""

    dragged = Signal(float, float)
    """Moved with the mouse by so much of the picture's width and height."""
    zoom_asked = Signal(int)
    """The wheel asks for a step closer or away."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST, LEAST)
        self._image = QImage()
        self._empty = ""
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self._grabbed: QPointF | None = None

    def show_image(self, image: QImage, empty: str) -> None:
        """Show a picture, or in its place what there is to say."""
        self._image, self._empty = image, empty
        self.update()

    def look_at(self, zoom: float, centre: QPointF) -> None:
        """Show a part: how many times larger than whole, around which place of the picture, 0 to 1."""
        self._zoom, self._centre = zoom, centre
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: the picture on paper."""
        palette = palette_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.color("card"))
        if self._image.isNull():
            painter.setPen(palette.color("ink_soft"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(12, 12, -12, -12), flags, self._empty)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(), self._image)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold of the picture."""
        self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: move it."""
        if self._grabbed is not None and not self._image.isNull():
            by, place = self._grabbed - event.position(), self._place()
            self._grabbed = event.position()
            self.dragged.emit(by.x() / place.width(), by.y() / place.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: closer or away."""
        event.accept()
        self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)

    def _place(self) -> QRectF:
        """Where the whole picture lies, partly beside what is in sight when it is enlarged."""
        fit = min(self.width() / self._image.width(), self.height() / self._image.height())
        width, height = self._image.width() * fit * self._zoom, self._image.height() * fit * self._zoom
        left = self.width() / 2 - self._centre.x() * width
        top = self.height() / 2 - self._centre.y() * height
        return QRectF(left, top, width, height)
