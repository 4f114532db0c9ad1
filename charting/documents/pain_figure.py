"""The pain drawing on paper: both figures with the strokes as lines, and what each line means."""

from dataclasses import dataclass
from typing import Final

from charting.documents import fonts, inks
from charting.documents.lines import Canvas
from charting.domain.body_map import MIDLINE, BodyMap, Outline, side_at
from charting.domain.pain_drawing import (
    BRUSH,
    HEIGHT,
    VIEWS,
    WIDTH,
    Mark,
    PainDrawing,
    Point,
    Quality,
    Stroke,
    View,
)
from charting.domain.point_dots import LOCATION_AID, PointDot

INKS: Final = {
    Quality.ACHE: "#b7791f",
    Quality.BURNING: inks.DANGER,
    Quality.NUMBNESS: inks.WESTERN,
    Quality.PINS_AND_NEEDLES: inks.CHINESE,
    Quality.STABBING: inks.TEXT,
}
DASHES: Final[dict[Quality, tuple[float, ...]]] = {
    Quality.ACHE: (),
    Quality.BURNING: (5, 5),
    Quality.NUMBNESS: (0.1, 4.5),
    Quality.PINS_AND_NEEDLES: (8, 5, 0.1, 5),
    Quality.STABBING: (2, 4),
}
"""Each quality's line, so that it is told apart without colour too; lengths in points."""

GAP: Final = 40
"""Figure units between the two figures."""
CAPTION: Final = 13.0
BESIDE: Final = 18.0
ROW: Final = 14.0
FAINT: Final = 0.35
DOT: Final = 6.5
"""Radius of a treated point, in figure units."""


@dataclass(kw_only=True)
class PainFigures:
    """Front and back side by side, the meaning of the lines at their right."""

    body: BodyMap
    drawing: PainDrawing
    points: tuple[PointDot, ...] = ()
    """Drawn as dots, as rings where their side was not recorded."""
    size: float
    """Of its letters, in points."""
    tall: float = 150.0
    """How high a figure is, in points."""

    @property
    def height(self) -> float:
        """The figures with their names above."""
        return self.tall + CAPTION

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw both figures, then the legend."""
        canvas.saveState()
        for number, view in enumerate(VIEWS):
            left = x + number * (WIDTH + GAP) * self._scale
            self._draw_figure(canvas, view, left, top - CAPTION)
        canvas.restoreState()
        self._draw_legend(canvas, x + self._across + BESIDE, top - CAPTION)

    def split(self, room: float) -> None:  # noqa: ARG002
        """A picture is kept whole."""
        return

    @property
    def _scale(self) -> float:
        return self.tall / HEIGHT

    @property
    def _across(self) -> float:
        return (2 * WIDTH + GAP) * self._scale

    @property
    def _qualities(self) -> list[Quality]:
        marked = {one.quality for one in self.drawing.strokes} | {one.quality for one in self.drawing.listed}
        return [quality for quality in Quality if quality in marked]

    @property
    def _kinds_of_dots(self) -> list[tuple[bool, str]]:
        """Filled or not, with its meaning."""
        said = {True: "Treated points", False: "Treated points, side not recorded"}
        shown = {dot.is_sure for dot in self.points}
        return [(is_sure, f"{words}. {LOCATION_AID}.") for is_sure, words in said.items() if is_sure in shown]

    def _draw_figure(self, canvas: Canvas, view: View, left: float, top: float) -> None:
        scale = self._scale
        canvas.setFillColor(inks.colour(inks.QUIET))
        canvas.setFont(fonts.latin(), self.size)
        canvas.drawCentredString(left + MIDLINE * scale, top + 4, view.capitalize())
        for across in (60, WIDTH - 60):
            letter = "L" if side_at(view, across) == "left" else "R"
            canvas.drawCentredString(left + across * scale, top - 190 * scale, letter)
        canvas.saveState()
        canvas.translate(left, top)
        canvas.scale(scale, -scale)
        outline = _path(canvas, [self.body.outlines[view]])
        canvas.setFillColor(inks.colour(inks.CODE_FILL))
        canvas.setStrokeColor(inks.colour(inks.QUIET))
        canvas.setLineWidth(0.6 / scale)
        canvas.drawPath(outline, stroke=1, fill=1)
        for mark in self.drawing.listed:
            self._draw_mark(canvas, view, mark)
        for stroke in self.drawing.strokes:
            if stroke.view == view:
                self._draw_stroke(canvas, stroke)
        for dot in self.points:
            if dot.view == view:
                _draw_dot(canvas, dot.across, dot.down, DOT, is_sure=dot.is_sure)
        canvas.restoreState()

    def _draw_mark(self, canvas: Canvas, view: View, mark: Mark) -> None:
        """A region marked by name: its shape on the marked side, inside the figure."""
        region = self.body.regions.get(mark.region)
        shape = region.shapes.get(view) if region else None
        if region is None or shape is None:
            return
        left, right = region.span(view, mark.side)
        canvas.saveState()
        canvas.clipPath(_path(canvas, [self.body.outlines[view]]), stroke=0, fill=0)
        band = canvas.beginPath()
        band.rect(left, 0, right - left, HEIGHT)
        canvas.clipPath(band, stroke=0, fill=0)
        canvas.setFillColor(inks.colour(INKS[mark.quality]))
        canvas.setFillAlpha(FAINT)
        halves = [tuple((MIDLINE + turned * out, down) for out, down in shape) for turned in (-1, 1)]
        self._set_pen(canvas, mark.quality, 1 / self._scale)
        canvas.drawPath(_path(canvas, halves), stroke=1, fill=1)
        canvas.restoreState()

    def _draw_stroke(self, canvas: Canvas, stroke: Stroke) -> None:
        self._set_pen(canvas, stroke.quality, 2 * BRUSH)
        path = canvas.beginPath()
        path.moveTo(*stroke.points[0])
        for point in _further(stroke.points):
            path.lineTo(*point)
        canvas.drawPath(path, stroke=1, fill=0)

    def _set_pen(self, canvas: Canvas, quality: Quality, wide: float) -> None:
        canvas.setStrokeColor(inks.colour(INKS[quality]))
        canvas.setLineWidth(wide)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.setDash([length / self._scale for length in DASHES[quality]])

    def _draw_legend(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.setFont(fonts.latin(), self.size)
        for quality in self._qualities:
            middle = top - ROW / 2
            canvas.setStrokeColor(inks.colour(INKS[quality]))
            canvas.setLineWidth(2 * BRUSH * self._scale)
            canvas.setLineCap(1)
            canvas.setDash(list(DASHES[quality]))
            canvas.line(x + 2, middle, x + 34, middle)
            canvas.setFillColor(inks.colour(inks.TEXT))
            canvas.drawString(x + 44, middle - self.size * 0.36, quality.label)
            top -= ROW
        for is_sure, words in self._kinds_of_dots:
            middle = top - ROW / 2
            _draw_dot(canvas, x + 18, middle, DOT * self._scale, is_sure=is_sure)
            canvas.setFillColor(inks.colour(inks.TEXT))
            canvas.drawString(x + 44, middle - self.size * 0.36, words)
            top -= ROW
        canvas.restoreState()


def _draw_dot(canvas: Canvas, x: float, y: float, radius: float, *, is_sure: bool) -> None:
    canvas.setDash([])
    canvas.setLineWidth(radius / 3)
    canvas.setStrokeColor(inks.colour(inks.PRACTICE))
    canvas.setFillColor(inks.colour(inks.PRACTICE if is_sure else "#ffffff"))
    canvas.circle(x, y, radius, stroke=1, fill=1)


def _path(canvas: Canvas, outlines: list[Outline]) -> Canvas:
    path = canvas.beginPath()
    for outline in outlines:
        path.moveTo(*outline[0])
        for place in outline[1:]:
            path.lineTo(*place)
        path.close()
    return path


def _further(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points after the first; a dot is a line to itself."""
    return points[1:] or points
