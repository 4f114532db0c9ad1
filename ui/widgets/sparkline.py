"""Pain over an episode as one small line."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from charting.domain.progress import joined_runs, places
from ui.widgets.palette import palette_of
from ui.widgets.zoom import zoomed

HIGHEST = 10
MARGIN = 7


class Sparkline(QWidget):
    """Scores 0-10 by day; days more than two months apart are not joined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[tuple[date, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Pain, this episode")

    def set_series(self, series: tuple[tuple[date, int], ...]) -> None:
        """Show these scores, oldest first."""
        self._series = series
        words = ", ".join(f"{day.day} {day:%b} {score}" for day, score in series)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: a low wide strip."""
        return QSize(200, zoomed(60))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: three faint rules, the line, a dot for each visit."""
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color("line"), 1))
        painter.drawLines([QLineF(0, self._y(score), self.width(), self._y(score)) for score in (0, 5, 10)])
        points = self._points()
        painter.setPen(QPen(palette.color("western"), 2))
        joined = joined_runs([day for day, _ in self._series])
        painter.drawLines([QLineF(points[one], points[two]) for run in joined for one, two in pairwise(run)])
        painter.setBrush(palette.color("western"))
        for place, point in enumerate(points):
            radius = 3.5 if place == len(points) - 1 else 2.2
            painter.drawEllipse(point, radius, radius)
        painter.end()

    def _points(self) -> list[QPointF]:
        if not self._series:
            return []
        wide = self.width() - 2 * MARGIN
        stand = places([day for day, _ in self._series])
        return [
            QPointF(MARGIN + wide * place, self._y(score))
            for place, (_, score) in zip(stand, self._series, strict=True)
        ]

    def _y(self, score: float) -> float:
        return MARGIN + (self.height() - 2 * MARGIN) * (1 - min(score, HIGHEST) / HIGHEST)
