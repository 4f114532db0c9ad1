"""How an offer is painted: its code bold, its words, and what is faint behind them."""

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
        self._laid_out: dict[tuple[str, bool], QStaticText] = {}

    def width(self, offer: Offer) -> int:
        """What a row needs to be read whole, in pixels."""
        words = self._metrics.horizontalAdvance(offer.label + offer.faint)
        return words + (self._lead_width if offer.lead else 0) + self._around

    def paint(self, painter: QPainter, offer: Offer, row: QRect, *, is_chosen: bool) -> None:
        """Paint a row on the ground that is there."""
        if is_chosen:
            painter.fillRect(row, self._wash)
        left, right = row.left() + LEFT, row.right() + 1 - RIGHT
        painter.setPen(self._ink)
        if offer.lead:
            painter.setFont(self._bold)
            self._draw(painter, offer.lead, left, row, is_bold=True)
            left += self._lead_width
        painter.setFont(self.font)
        left += self._draw(painter, offer.label, left, row, room=right - left) + BEFORE_FAINT
        if offer.faint and right - left > LEAST_FAINT:
            painter.setPen(self._soft)
            self._draw(painter, offer.faint, left, row, room=right - left)

    def _draw(
        self,
        painter: QPainter,
        words: str,
        left: int,
        row: QRect,
        *,
        room: int | None = None,
        is_bold: bool = False,
    ) -> int:
        """Draw words in the middle of the row's height, and give their width."""
        text = self._lay_out(words, is_bold=is_bold)
        if room is not None and text.size().width() > room:
            text = self._lay_out(self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        size = text.size()
        painter.drawStaticText(QPointF(left, row.top() + (row.height() - size.height()) // 2), text)
        return round(size.width())

    def _lay_out(self, words: str, *, is_bold: bool = False) -> QStaticText:
        key = (words, is_bold)
        if key not in self._laid_out:
            if len(self._laid_out) >= MOST_REMEMBERED:
                self._laid_out.clear()
            text = QStaticText(words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(QTransform(), self._bold if is_bold else self.font)
            self._laid_out[key] = text
        return self._laid_out[key]
