"""Pictures of how a patient does, drawn for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, PolyLine, String

from charting.documents import fonts, inks
from charting.documents.lines import Canvas
from charting.domain.progress import joined_runs, places

HIGHEST_PAIN: Final = 10

Series = Sequence[tuple[date, int]]


@dataclass(kw_only=True)
class PainLine:
    """Pain 0-10 by day as a small line; days more than two months apart are not joined."""

    series: Series
    width: float
    size: float
    """Of its two numbers, in points."""
    height: float = 42.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the line on a page."""
        renderPDF.draw(
            pain_line(self.series, self.width, self.height, self.size), canvas, x, top - self.height
        )

    def split(self, room: float) -> None:  # noqa: ARG002
        """A picture is kept whole."""
        return


def pain_line(series: Series, width: float, height: float, size: float) -> Drawing:
    """The drawing: a line over a base line at 0, scores at both ends, a dot for a day by itself."""
    points = _points(series, width, height, size)
    drawing = Drawing(width, height)
    drawing.add(Line(0, 1, width, 1, strokeColor=inks.colour(inks.HAIRLINE), strokeWidth=0.75))
    runs = joined_runs([day for day, _ in series])
    for run in runs:
        if len(run) > 1:
            drawing.add(_joined([points[at] for at in run]))
    for x, y in [points[0], points[-1], *(points[run[0]] for run in runs if len(run) == 1)]:
        drawing.add(Circle(x, y, 2, fillColor=inks.colour(inks.WESTERN), strokeColor=None))
    drawing.add(_scores(series, points, size))
    return drawing


def _points(series: Series, width: float, height: float, size: float) -> list[tuple[float, float]]:
    """Each score's place: time to the right in proportion, ten at the top."""
    margin = size * 1.4
    across, up = width - 2 * margin, height - 5
    stand = places([day for day, _ in series])
    return [
        (margin + across * place, 1.5 + up * score / HIGHEST_PAIN)
        for place, (_, score) in zip(stand, series, strict=True)
    ]


def _joined(points: list[tuple[float, float]]) -> PolyLine:
    flat = [measure for point in points for measure in point]
    return PolyLine(flat, strokeColor=inks.colour(inks.WESTERN), strokeWidth=1.8, strokeLineJoin=1)


def _scores(series: Series, points: list[tuple[float, float]], size: float) -> Group:
    group = Group()
    for at, anchor, away in ((0, "end", -1), (-1, "start", 1)):
        x, y = points[at]
        group.add(
            String(
                x + away * size * 0.45,
                max(y - size * 0.36, 2.5),
                str(series[at][1]),
                fontName=fonts.latin(bold=True),
                fontSize=size,
                fillColor=inks.colour(inks.WESTERN),
                textAnchor=anchor,
            )
        )
    return group
