"""A row of answers of which at most one is chosen: scores, responses, yes and no."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.palette import palette_of

COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""A key with one of these is a command of the window, not an answer."""

SECOND_DIGIT_MS = 900
"""How soon the second digit of a two-digit score must follow the first."""


class Segments(QWidget):
    """Digits or first letters choose, arrows move, Delete clears, a click on the chosen one clears too."""

    edited = Signal(str)
    """The chosen answer after the user's own change; empty when cleared."""

    def __init__(
        self,
        answers: tuple[tuple[str, str], ...],
        label: str,
        *,
        least_width: int = 30,
        ink: str = "western",
        inks: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`inks` names the colour of single answers; `ink` is that of all others."""
        super().__init__(parent)
        self._inks = inks or {}
        self._answers = answers
        self._label = label
        self._least_width = least_width
        self._ink = ink
        self._value = ""
        self._typed = ""
        self._read_only = False
        self.nothing = "Not recorded"
        """Said in place of an answer where none was given and none can be."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SECOND_DIGIT_MS)
        self._pause.timeout.connect(self._forget_typed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def value(self) -> str:
        """The chosen answer, or an empty text."""
        return self._value

    @property
    def read_words(self) -> str:
        """What stands here where nothing can be chosen: the answer alone, or that there is none."""
        return dict(self._answers).get(self._value, self._value) or self.nothing

    def set_value(self, value: str) -> None:
        """Show an answer without announcing it."""
        self._value = value
        self._name()
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be chosen."""
        self._read_only = read_only
        self._pause.stop()
        if read_only:
            self.clearFocus()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as wide as the answers; a wider place stays empty to the right."""
        self.ensurePolished()
        return QSize(sum(self._widths()) + 2, max(27, self.fontMetrics().height() + 9))

    def minimumSizeHint(self) -> QSize:
        """Qt: answers may be squeezed, not lost."""
        return QSize(len(self._answers) * 18, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: the boxes, the chosen one washed and bold."""
        palette = palette_of(self)
        painter = QPainter(self)
        if self._read_only:
            painter.setPen(palette.color("ink" if self._value else "ink_faint"))
            painter.drawText(self.rect().adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.read_words)
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(palette.color("teal" if self.hasFocus() else "line"))
        pen.setWidthF(2.0 if self.hasFocus() else 1.0)
        for place, ((value, words), box) in enumerate(zip(self._answers, self._boxes(), strict=True)):
            chosen = value == self._value
            ink = self._inks.get(value, self._ink)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.color(f"{ink}_wash"))
                painter.drawRect(QRectF(box).adjusted(1, 1, -1, -1))
            if place:
                painter.setPen(palette.color("line"))
                painter.drawLine(box.left(), box.top() + 1, box.left(), box.bottom() - 1)
            font = QFont(self.font())
            font.setBold(chosen)
            painter.setFont(font)
            painter.setPen(palette.color(ink if chosen else "ink_soft"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outline = QRectF(0, 0, self._boxes()[-1].right() + 2, self.height())
        painter.drawRoundedRect(outline.adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: choose, or clear what is chosen."""
        if self._read_only or event.button() != Qt.MouseButton.LeftButton:
            return
        for (value, _), box in zip(self._answers, self._boxes(), strict=True):
            if box.contains(event.position().toPoint()):
                self._choose("" if value == self._value else value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: a digit typed after coming back begins a new score."""
        super().focusOutEvent(event)
        self._pause.stop()
        self._forget_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see the class."""
        if self._read_only or event.modifiers() & COMMANDS:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose("")
        elif event.text().isalnum():
            self._type(event.text().casefold())
        else:
            super().keyPressEvent(event)

    def _type(self, text: str) -> None:
        """A second digit that follows soon makes a two-digit score."""
        for typed in (self._typed + text, text):
            for value, words in self._answers:
                if value == typed or (not typed.isdigit() and words.casefold().startswith(typed)):
                    self._typed = typed
                    self._pause.start()
                    self._choose(value)
                    return

    def _forget_typed(self) -> None:
        self._typed = ""

    def _step(self, by: int) -> None:
        """From one answer to the next. Where none was given, an arrow is no yes: words want a letter."""
        values = [value for value, _ in self._answers]
        if not self._value and not values[0].isdigit():
            return
        place = values.index(self._value) + by if self._value in values else 0
        self._choose(values[min(max(place, 0), len(values) - 1)])

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.set_value(value)
            self.edited.emit(value)

    def _name(self) -> None:
        words = dict(self._answers).get(self._value, self._value or "not recorded")
        self.setAccessibleName(f"{self._label}: {words}")

    def _widths(self) -> list[int]:
        metrics = self.fontMetrics()
        return [max(self._least_width, metrics.horizontalAdvance(words) + 18) for _, words in self._answers]

    def _boxes(self) -> list[QRect]:
        widths = self._widths()
        share = min(1.0, (self.width() - 2) / max(1, sum(widths)))
        boxes, x = [], 1.0
        for width in widths:
            boxes.append(QRect(round(x), 0, round(width * share), self.height()))
            x += width * share
        return boxes
