"""Pictures of how a patient does, drawn for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from charting.documents import fonts, inks
from charting.documents.lines import Canvas
from charting.domain.progress import joined_runs, places

HIGHEST_PAIN: Final = 10
DOT: Final = 2.0
"""Half as wide as a dot, in points."""

Series = Sequence[tuple[date, int]]
Spot = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Traced:
    """Where the pain line runs, in points from its lower left corner."""

    spots: list[Spot]
    """One for each day."""
    lines: list[list[Spot]]
    """Days near enough to be joined."""
    dots: list[Spot]
    """Both ends, and each day by itself."""


@dataclass(kw_only=True)
class PainLine:
    """Pain 0-10 by day as a small line; days more than two months apart are not joined."""

    series: Series
    width: float
    size: float
    """Of its two numbers, in points."""
    height: float = 42.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the line on a page, over a base line at 0, with the scores at both ends."""
        traced = pain_line(self.series, self.width, self.height, self.size)
        canvas.saveState()
        canvas.translate(x, top - self.height)
        canvas.setStrokeColor(inks.colour(inks.HAIRLINE))
        canvas.setLineWidth(0.75)
        canvas.line(0, 1, self.width, 1)
        canvas.setStrokeColor(inks.colour(inks.WESTERN))
        canvas.setFillColor(inks.colour(inks.WESTERN))
        canvas.setLineWidth(1.8)
        canvas.setLineJoin(1)
        for line in traced.lines:
            path = canvas.beginPath()
            path.moveTo(*line[0])
            for spot in line[1:]:
                path.lineTo(*spot)
            canvas.drawPath(path)
        for across, up in traced.dots:
            canvas.circle(across, up, DOT, stroke=0, fill=1)
        self._draw_scores(canvas, traced.spots)
        canvas.restoreState()

    def split(self, room: float) -> None:  # noqa: ARG002
        """A picture is kept whole."""
        return

    def _draw_scores(self, canvas: Canvas, spots: list[Spot]) -> None:
        canvas.setFont(fonts.latin(bold=True), self.size)
        away = self.size * 0.45
        for at, put, aside in ((0, canvas.drawRightString, -away), (-1, canvas.drawString, away)):
            across, up = spots[at]
            put(across + aside, max(up - self.size * 0.36, 2.5), str(self.series[at][1]))


def pain_line(series: Series, width: float, height: float, size: float) -> Traced:
    """Where the line runs in a picture so wide and high, with numbers of a size beside it; all in points."""
    spots = _spots(series, width, height, size)
    runs = joined_runs([day for day, _ in series])
    alone = [spots[run[0]] for run in runs if len(run) == 1]
    lines = [[spots[at] for at in run] for run in runs if len(run) > 1]
    return Traced(spots=spots, lines=lines, dots=[spots[0], spots[-1], *alone])


def _spots(series: Series, width: float, height: float, size: float) -> list[Spot]:
    """Each score's place: time to the right in proportion, ten at the top."""
    margin = size * 1.4
    across, up = width - 2 * margin, height - 5
    stand = places([day for day, _ in series])
    return [
        (margin + across * place, 1.5 + up * score / HIGHEST_PAIN)
        for place, (_, score) in zip(stand, series, strict=True)
    ]
