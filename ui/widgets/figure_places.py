"""Where the two figures stand in a widget."""

from PySide6.QtCore import QPointF

from charting.domain.pain_drawing import BRUSH, HEIGHT, VIEWS, WIDTH, View

GAP = 30
"""Figure units between the two figures."""
ALL_ACROSS = 2 * WIDTH + GAP


class FigurePlaces:
    """Where the two figures stand in a widget, and what place of a figure a pixel is."""

    def __init__(self, width: float, height: float, caption: float) -> None:
        self.caption = caption
        self.scale = max(0.01, min(width / ALL_ACROSS, (height - caption) / HEIGHT))
        self._left = (width - ALL_ACROSS * self.scale) / 2
        self._top = caption

    def corner(self, view: View) -> QPointF:
        """The upper left corner of a figure's sheet, in pixels."""
        return QPointF(self._left + VIEWS.index(view) * (WIDTH + GAP) * self.scale, self._top)

    def place(self, view: View, across: float, down: float) -> QPointF:
        """The pixel of a place of a figure."""
        corner = self.corner(view)
        return QPointF(corner.x() + across * self.scale, corner.y() + down * self.scale)

    def view_at(self, pixel: QPointF) -> View:
        """The figure that a pixel is nearest to."""
        middle = self._left + (WIDTH + GAP / 2) * self.scale
        return "front" if pixel.x() < middle else "back"

    def in_figure(self, view: View, pixel: QPointF) -> tuple[float, float]:
        """The place of a figure under a pixel, also beyond its sheet."""
        corner = self.corner(view)
        return (pixel.x() - corner.x()) / self.scale, (pixel.y() - corner.y()) / self.scale

    @property
    def stroke_width(self) -> float:
        """How wide a stroke is, in pixels."""
        return max(2.5, 2 * BRUSH * self.scale)
