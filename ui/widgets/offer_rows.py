"""How an offer is painted: its code bold, its words, and what is faint behind them."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

from ui.presenters.editing.chips import Offer
from ui.widgets.palette import Palette
from ui.widgets.zoom import zoomed

ROW_HEIGHT = 27
LEAD_WIDTH = 56
LEFT, RIGHT = 10, 8
BEFORE_FAINT = 10
LEAST_FAINT = 20
"""Pixels: less room than this holds no word."""
ROOM_AROUND_WORDS = 44
MOST_REMEMBERED = 500

LayOut = Callable[[str, int], tuple[QStaticText, int, int]]
"""Gives words cut to a width, with the width and height that they take."""


class OfferRows:
    """Paints offers in one font and palette.

    From letter to letter most offers stay: their words are laid out once and remembered.
    """

    def __init__(self, font: QFont, palette: Palette) -> None:
        self.font, self.palette = QFont(font), palette
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._metrics = QFontMetrics(self.font)
        self.height = max(ROW_HEIGHT, self._metrics.height() + 10)
        """Of every row, in pixels."""
        self._lead_width = zoomed(LEAD_WIDTH)
        self._around = zoomed(ROOM_AROUND_WORDS)
        self._ink, self._soft = palette.color("ink"), palette.color("ink_soft")
        self._wash = palette.color("jade_wash")
        self._words, self._lead = _laid_out(self.font), _laid_out(self._bold)

    def width(self, offer: Offer) -> int:
        """What a row needs to be read whole, in pixels."""
        words = self._metrics.horizontalAdvance(offer.label + offer.faint)
        return words + (self._lead_width if offer.lead else 0) + self._around

    def paint(self, painter: QPainter, offers: Iterable[tuple[Offer, QRect]], chosen: QRect) -> None:
        """Paint each offer in its row on the ground that is there, one kind of letters after the other."""
        rows = tuple(offers)
        painter.fillRect(chosen, self._wash)
        painter.setPen(self._ink)
        painter.setFont(self._bold)
        for offer, row in rows:
            if offer.lead:
                self._draw(painter, self._lead, offer.lead, row.left() + LEFT, row)
        painter.setFont(self.font)
        ends = []
        for offer, row in rows:
            left = row.left() + LEFT + (self._lead_width if offer.lead else 0)
            ends.append(left + self._draw(painter, self._words, offer.label, left, row) + BEFORE_FAINT)
        painter.setPen(self._soft)
        for (offer, row), left in zip(rows, ends, strict=True):
            if offer.faint and row.right() + 1 - RIGHT - left > LEAST_FAINT:
                self._draw(painter, self._words, offer.faint, left, row)

    def _draw(self, painter: QPainter, lay_out: LayOut, words: str, left: int, row: QRect) -> int:
        """Draw words in the middle of the row's height, and give their width."""
        text, width, height = lay_out(words, row.right() + 1 - RIGHT - left)
        painter.drawStaticText(QPointF(left, row.top() + (row.height() - height) // 2), text)
        return width


def _laid_out(font: QFont) -> LayOut:
    """Lays words out in a font, cut to a width."""
    metrics = QFontMetrics(font)

    @lru_cache(MOST_REMEMBERED)
    def lay_out(words: str, room: int) -> tuple[QStaticText, int, int]:
        text = QStaticText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(QTransform(), font)
        size = text.size()
        return text, round(size.width()), round(size.height())

    return lay_out
