"""The words of a chip in lines: what was recorded, and what stands softly behind it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from ui.presenters.editing.chips import Chip

LINE_BREAK = "\u2028"
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
WIDEST = 10_000_000
MOST_KEPT = 6
MOST_DRAWN = 2_000
"""Letters of one chip. A pasted book would hold the page up for seconds; opening the chip shows the whole."""

Colours = tuple[QColor, QColor]
"""The ink of the words, and of what stands behind them."""


class ChipWords:
    """Lays the words out at a width, and remembers the last few ways it was asked to."""

    def __init__(self, chip: Chip) -> None:
        text = _as_drawn(chip.text.replace("\r\n", "\n"))
        # A direction mark inside typed words must not turn round what stands behind them
        text = text if text.isascii() else f"{ISOLATE}{text}{END_ISOLATE}"
        note = f"“{chip.note}”" if chip.note else ""
        behind = "".join(f" {words}" for words in (chip.faint, note) if words)
        self._text = LINE_BREAK.join((text + behind).splitlines())
        self._length = _units(text)
        self._length_behind = max(0, _units(self._text) - self._length)
        self._weight = QFont.Weight.Bold if chip.is_main else QFont.Weight.Normal
        self._font = QFont()
        self._layouts: dict[tuple[object, ...], QTextLayout] = {}

    def natural_width(self, font: QFont) -> int:
        """How wide the words are in one line."""
        return int(self.laid_out(font, WIDEST).maximumWidth()) + 1

    def height(self, font: QFont, width: int) -> int:
        """How high they are at a width."""
        return round(self.laid_out(font, width).boundingRect().height())

    def laid_out(self, font: QFont, width: int, colours: Colours | None = None) -> QTextLayout:
        """The lines at a width, ready to be drawn where colours are given."""
        if font != self._font:
            self._font = QFont(font)
            self._layouts.clear()
        key = (width, *(colour.rgba() for colour in colours or ()))
        if key not in self._layouts:
            if len(self._layouts) >= MOST_KEPT:
                self._layouts.clear()
            self._layouts[key] = self._lay_out(max(width, 20), colours or (QColor(), QColor()))
        return self._layouts[key]

    def _lay_out(self, width: int, colours: Colours) -> QTextLayout:
        layout = QTextLayout(self._text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        words = _range(0, self._length, colours[0])
        words.format.setFontWeight(self._weight)
        layout.setFormats([words, _range(self._length, self._length_behind, colours[1])])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _as_drawn(text: str) -> str:
    """The text, or its beginning and how much follows."""
    more = len(text) - MOST_DRAWN
    return text if more <= 0 else f"{text[:MOST_DRAWN]}… ({more:,} letters more)"


def _units(text: str) -> int:
    """The length as Qt counts it, in UTF-16."""
    return len(text.encode("utf-16-le", "replace")) // 2


def _range(start: int, length: int, colour: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, QTextCharFormat()
    made.format.setForeground(QBrush(colour))
    return made
