"""Pain, movement, patterns, treatment and training on one time axis, read visit by visit."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.presenters.patient.progress_picture import Picture
from ui.widgets.palette import palette_of
from ui.widgets.progress_painting import (
    Sheet,
    draw_days,
    draw_guides,
    draw_label,
    draw_line_track,
    draw_pattern,
    draw_training,
    draw_treatments,
)

LEFT_EMS, RIGHT_EMS = 9.2, 3.6
"""Room for the labels, and for what belongs to the last visit, in heights of a line."""
LEAST_EMS = 18
TALL_EMS = {"Pain": 7.0}
LOW_EMS = 4.4
GAP_EMS = 2.0


class ProgressChart(QWidget):
    """Left and right move from visit to visit, Home and End to the ends, Enter opens the visit."""

    pointed = Signal(int)
    """The visit under the cursor, counted from 0; -1 when the cursor left."""
    chosen = Signal(int)
    """The id of the visit that was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._cursor: int | None = None
        self.setObjectName("progress_chart")
        self.setAccessibleName("Progress over time")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("Left and Right go from visit to visit, Enter opens it")

    def show_picture(self, picture: Picture) -> None:
        """Show another picture; the cursor is put away."""
        self._picture = picture
        self._cursor = None
        self.setAccessibleDescription(picture.description)
        self.updateGeometry()
        self.update()

    @property
    def cursor_visit(self) -> int | None:
        """The visit under the cursor, counted from 0; None without one."""
        return self._cursor

    def sizeHint(self) -> QSize:
        """Qt: as tall as its parts."""
        return QSize(640, round(self._height()))

    def minimumSizeHint(self) -> QSize:
        """Qt: narrow pages squeeze the axis, never the parts."""
        return QSize(round(LEAST_EMS * self._em()), round(self._height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: all parts, from top to bottom."""
        picture = self._picture
        if picture is None or not picture.marks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(self._sheet(painter, picture), picture)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see the class."""
        count = len(self._picture.marks) if self._picture else 0
        at = self._cursor
        moves = {
            Qt.Key.Key_Left: count - 1 if at is None else at - 1,
            Qt.Key.Key_Right: 0 if at is None else at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = Qt.Key(event.key())
        if count and key in moves:
            self._point_at(min(max(moves[key], 0), count - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            self._choose()
        elif key == Qt.Key.Key_Escape and at is not None:
            self._point_at(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the nearest visit is under the cursor."""
        if self._picture is None:
            return
        xs = self._xs(self._picture)
        x = event.position().x()
        if xs and x > self._left() - self._em():
            self._point_at(min(range(len(xs)), key=lambda place: abs(xs[place] - x)))
        else:
            self._point_at(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: open the visit."""
        self.mouseMoveEvent(event)
        self._choose()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the mouse takes its cursor along, the keyboard's stays."""
        if not self.hasFocus():
            self._point_at(None)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font is another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _choose(self) -> None:
        if self._picture and self._cursor is not None:
            self.chosen.emit(self._picture.marks[self._cursor].visit_id)

    def _point_at(self, visit: int | None) -> None:
        if visit != self._cursor:
            self._cursor = visit
            self.update()
            self.pointed.emit(-1 if visit is None else visit)

    def _em(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(0.88 * self.fontInfo().pixelSize())))
        return font

    def _left(self) -> float:
        return LEFT_EMS * self._em()

    def _xs(self, picture: Picture) -> tuple[float, ...]:
        first = self._left() + self._em()
        last = self.width() - RIGHT_EMS * self._em()
        return tuple(first + (last - first) * mark.place for mark in picture.marks)

    def _sheet(self, painter: QPainter, picture: Picture) -> Sheet:
        return Sheet(
            painter=painter,
            palette=palette_of(self),
            font=self.font(),
            small=self._small(),
            em=self._em(),
            left=self._left(),
            right=self.width() - self._em(),
            xs=self._xs(picture),
            cursor=self._cursor,
        )

    def _height(self) -> float:
        picture = self._picture
        if picture is None:
            return 0.0
        lines = sum(TALL_EMS.get(track.label, LOW_EMS) + GAP_EMS for track in picture.lines)
        patterns = 1.5 + 1.6 * len(picture.patterns) if picture.patterns else 0.0
        treatments = 2.8 if any(picture.treatments) else 0.0
        training = 3.2 if picture.training else 0.0
        return (0.7 + lines + patterns + treatments + training + 2.0) * self._em()

    def _draw(self, sheet: Sheet, picture: Picture) -> None:
        em, top = sheet.em, 0.7 * sheet.em
        draw_guides(sheet, top, self.height() - 1.7 * em)
        for track in picture.lines:
            tall = TALL_EMS.get(track.label, LOW_EMS) * em
            draw_label(sheet, top, track.label, track.scale, "western")
            draw_line_track(sheet, track, top, tall)
            top += tall + GAP_EMS * em
        if picture.patterns:
            draw_label(sheet, top - 0.3 * em, "Patterns", "", "jade")
            top += 1.2 * em
            for pattern in picture.patterns:
                draw_pattern(sheet, pattern, top)
                top += 1.6 * em
            top += 0.3 * em
        if any(picture.treatments):
            draw_label(sheet, top, "Treatment", "", "ink")
            draw_treatments(sheet, picture.treatments, top)
            top += 2.8 * em
        if picture.training:
            draw_label(sheet, top, "Training", "sessions a week", "ink")
            draw_training(sheet, picture.training, top, 2.2 * em)
        draw_days(sheet, picture, self.height() - 1.4 * em)
