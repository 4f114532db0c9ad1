"""How the progress picture is drawn: each part by a function that is told where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from charting.domain.finding import in_figures
from ui.presenters.patient.progress_picture import (
    SAME_POINTS,
    Band,
    Dot,
    LineTrack,
    PatternTrack,
    Picture,
)
from ui.widgets.palette import Palette

DEPTHS = (0.0, 0.25, 0.52, 0.86)
"""How much jade a bar holds: not said, mild, moderate, strong."""


ELLIPSIS = "…"
LEAST_ROOM_EMS, WANTED_ROOM_EMS, ROOM_AT_CURSOR_EMS = 1.6, 5.0, 16.0
"""Below which a treatment is not written, below which it takes a neighbour's room, and under the cursor."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What every part is drawn with: painter, colours, sizes, and where each visit stands."""

    painter: QPainter
    palette: Palette
    font: QFont
    small: QFont
    em: float
    """The height of a line of text; everything grows with it."""
    left: float
    right: float
    """The left and right end of the plot."""
    xs: tuple[float, ...]
    """Each visit's place."""
    cursor: int | None

    def write(
        self, area: QRectF, words: str, colour: str, flags: Qt.AlignmentFlag, bold: bool = False
    ) -> None:
        """Plain words in an area."""
        font = QFont(self.font)
        font.setBold(bold)
        self.painter.setFont(font)
        self.painter.setPen(self.palette.color(colour))
        self.painter.drawText(area, int(flags | Qt.TextFlag.TextSingleLine), words)

    def write_small(self, area: QRectF, words: str) -> None:
        """Soft words in the small font, elided where there is no room."""
        shown = QFontMetricsF(self.small).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        self.painter.setFont(self.small)
        self.painter.setPen(self.palette.color("ink_soft"))
        self.painter.drawText(area, int(LEFT | Qt.TextFlag.TextSingleLine), shown)

    def shortened(self, words: str, room: float) -> str:
        """Bold words with … where there is no room."""
        font = QFont(self.font)
        font.setBold(True)
        return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)

    def width_of(self, words: str) -> float:
        """How wide words are."""
        return QFontMetricsF(self.font).horizontalAdvance(words)


def draw_label(sheet: Sheet, top: float, words: str, below: str, colour: str) -> None:
    """The name of a part at the left, with what its numbers are below."""
    room = sheet.left - 2.2 * sheet.em
    sheet.write(QRectF(0, top, room, sheet.em), sheet.shortened(words, room), colour, LEFT, bold=True)
    sheet.write(QRectF(0, top + sheet.em, room, sheet.em), below, "ink_soft", LEFT)


def draw_guides(sheet: Sheet, top: float, bottom: float) -> None:
    """A faint line down from each visit, and the cursor's."""
    painter = sheet.painter
    pen = QPen(sheet.palette.color("line"), 1, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLines([QLineF(x, top, x, bottom) for x in apart(sheet.xs, 6)])
    if sheet.cursor is not None:
        x = sheet.xs[sheet.cursor]
        painter.setPen(QPen(sheet.palette.color("teal"), 1.5))
        painter.drawLine(QLineF(x, top, x, bottom))


def draw_line_track(sheet: Sheet, track: LineTrack, top: float, height: float) -> None:
    """Bands, rules with their numbers, the joined line, the dots and their values."""

    def y(value: float) -> float:
        return top + height * (track.highest - value) / (track.highest - track.lowest)

    for band in track.bands:
        _draw_band(sheet, band, y(band.highest), y(band.lowest), is_above=band.lowest > track.lowest)
    sheet.painter.setPen(QPen(sheet.palette.color("line"), 1))
    sheet.painter.drawLines([QLineF(sheet.left, y(tick), sheet.right, y(tick)) for tick in track.ticks])
    for tick in track.ticks:
        area = QRectF(sheet.left - 2.6 * sheet.em, y(tick) - sheet.em / 2, 2.2 * sheet.em, sheet.em)
        sheet.write(area, in_figures(tick), "ink_faint", RIGHT)
    points = [QPointF(sheet.xs[dot.mark], y(dot.value)) for dot in track.dots]
    sheet.painter.setPen(QPen(sheet.palette.color("western"), 2))
    sheet.painter.drawLines(list(_joined(points, track.runs)))
    _draw_dots(sheet, track.dots, points)


def _joined(points: Sequence[QPointF], runs: Sequence[Sequence[int]]) -> Iterator[QLineF]:
    for run in runs:
        for one, two in pairwise(run):
            yield QLineF(points[one], points[two])


def _draw_band(sheet: Sheet, band: Band, top: float, bottom: float, *, is_above: bool) -> None:
    wash = "western_wash" if band.tone == "better" else "amber_wash"
    area = QRectF(sheet.left, top, sheet.right - sheet.left, bottom - top)
    sheet.painter.fillRect(area, sheet.palette.color(wash))
    # The line begins on the other side of the band, so its far corner is free
    at = top if is_above else bottom - sheet.em
    words = QRectF(sheet.left + 6, at, area.width() - 12, sheet.em)
    sheet.write(words, band.words, "ink_faint" if band.tone == "better" else "amber", LEFT)


def _draw_dots(sheet: Sheet, dots: Sequence[Dot], points: Sequence[QPointF]) -> None:
    painter = sheet.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sheet.palette.color("western"))
    crowded = len(points) > 80
    for dot, point in zip(dots, points, strict=True):
        radius = 5.0 if dot.mark == sheet.cursor else 2.0 if crowded else 3.5
        painter.drawEllipse(point, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = -1e9
    for dot, point in zip(dots, points, strict=True):
        width = sheet.width_of(dot.words)
        if point.x() > edge or dot.mark == sheet.cursor:
            area = QRectF(point.x() + 4, point.y() - 1.25 * sheet.em, width + 4, sheet.em)
            sheet.write(area, dot.words, "ink", LEFT)
            edge = point.x() + width + 6


def draw_pattern(sheet: Sheet, track: PatternTrack, top: float) -> None:
    """One pattern's bars, deeper where it was stronger; an outline where that was not said."""
    height = 0.86 * sheet.em
    sheet.write_small(QRectF(0, top, sheet.left - 0.8 * sheet.em, height), track.label)
    stub = 2.8 * sheet.em
    for bar in track.bars:
        start = sheet.xs[bar.start]
        following = sheet.xs[bar.start + 1] if bar.start + 1 < len(sheet.xs) else start + stub + 2
        end = sheet.xs[bar.end] if bar.end is not None else min(start + stub, following)
        area = QRectF(start, top, max(end - start - 3, 2), height)
        _draw_bar(sheet, area, bar.depth)


def _draw_bar(sheet: Sheet, area: QRectF, depth: int) -> None:
    painter = sheet.painter
    if depth:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(sheet.palette.color("card"), sheet.palette.color("jade"), DEPTHS[depth]))
    else:
        painter.setPen(QPen(sheet.palette.color("jade"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_treatments(sheet: Sheet, words: Sequence[str], top: float) -> None:
    """What was done, in two lines as far as the next visit leaves room.

    … stands for what has none; under the cursor it is written over its neighbours.
    """
    edge = -1e9
    for place, room in treatment_rooms(words, sheet.xs, sheet.right + sheet.em, WANTED_ROOM_EMS * sheet.em):
        is_crowded, x = room <= LEAST_ROOM_EMS * sheet.em, sheet.xs[place] + 3
        if not is_crowded or x >= edge:
            text, edge = (ELLIPSIS, x + sheet.em) if is_crowded else (words[place], x)
            _write_treatment(sheet, text, QRectF(x, top, max(room, sheet.em), 2 * sheet.em))
    if sheet.cursor is not None and words[sheet.cursor] not in ("", SAME_POINTS):
        text = words[sheet.cursor]
        wide = QFontMetricsF(sheet.small).horizontalAdvance(text)
        room = min(wide + 4, ROOM_AT_CURSOR_EMS * sheet.em)
        left = max(min(sheet.xs[sheet.cursor] + 3, sheet.right + sheet.em - room), sheet.left)
        area = QRectF(left, top, room, 2 * sheet.em)
        sheet.painter.fillRect(area, sheet.palette.color("card"))
        _write_treatment(sheet, text, area)


def treatment_rooms(
    words: Sequence[str], xs: Sequence[float], end: float, wanted: float
) -> Iterator[tuple[int, float]]:
    """The visits whose treatment is written, each with its room up to the next.

    One that only says `same points` gives its room to the visit before, where that has less than `wanted`:
    what the points were is worth more.
    """
    places = [place for place, text in enumerate(words) if text]
    while places:
        place = places.pop(0)
        reach = xs[places[0]] if places else end
        while places and words[places[0]] == SAME_POINTS and reach - xs[place] < wanted:
            places.pop(0)
            reach = xs[places[0]] if places else end
        yield place, reach - xs[place] - 6


def _write_treatment(sheet: Sheet, text: str, area: QRectF) -> None:
    for row, line in enumerate(_two_lines(text, QFontMetricsF(sheet.small), area.width())):
        sheet.write_small(area.translated(0, row * sheet.em).adjusted(0, 0, 0, -sheet.em), line)


def _two_lines(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """As many whole words as fit in a line, and the rest."""
    words = text.split(" ")
    fitting = 1
    while fitting < len(words) and metrics.horizontalAdvance(" ".join(words[: fitting + 1])) <= room:
        fitting += 1
    return [line for line in (" ".join(words[:fitting]), " ".join(words[fitting:])) if line]


def draw_training(sheet: Sheet, training: Sequence[Dot], top: float, height: float) -> None:
    """Sessions a week as small columns with their number."""
    highest = max(7.0, *(dot.value for dot in training))
    edge = -1e9
    for dot in training:
        tall = max(2.0, height * dot.value / highest)
        x = sheet.xs[dot.mark]
        sheet.painter.fillRect(QRectF(x - 5, top + height - tall, 10, tall), sheet.palette.color("ink_faint"))
        if x > edge:
            area = QRectF(x + 8, top + height - sheet.em, 2 * sheet.em, sheet.em)
            sheet.write(area, dot.words, "ink_soft", LEFT)
            edge = x + 2 * sheet.em


def draw_days(sheet: Sheet, picture: Picture, top: float) -> None:
    """The visits' days, as many as fit; the last one always."""
    widest = max(sheet.width_of(mark.day) for mark in picture.marks) + 12
    last = len(picture.marks) - 1
    edge = -1e9
    for place, mark in enumerate(picture.marks):
        x = sheet.xs[place]
        fits = x - widest / 2 >= edge and (place == last or x + widest <= sheet.xs[last])
        if fits or place in (last, sheet.cursor):
            area = QRectF(x - widest / 2, top, widest, sheet.em)
            if place == sheet.cursor and not fits:
                sheet.painter.fillRect(area, sheet.palette.color("card"))
            sheet.write(area, mark.day, "teal" if place == sheet.cursor else "ink_faint", CENTRE)
            edge = x + widest / 2


def apart(xs: Sequence[float], least: float) -> list[float]:
    """The places, without those that crowd the one before."""
    kept: list[float] = []
    for x in xs:
        if not kept or x - kept[-1] >= least:
            kept.append(x)
    return kept


def blend(one: QColor, two: QColor, share: float) -> QColor:
    """A colour between two: `share` of the second."""
    return QColor(
        round(one.red() + (two.red() - one.red()) * share),
        round(one.green() + (two.green() - one.green()) * share),
        round(one.blue() + (two.blue() - one.blue()) * share),
    )
