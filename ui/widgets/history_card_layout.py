"""One visit of the history measured and painted: no widgets, so that hundreds scroll smoothly."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QStaticText, QTextOption

from ui.presenters.patient.history_presenter import HistoryCard, LabelledWords
from ui.widgets.palette import Palette

TONES = {"better": "jade", "worse": "amber", "new": "western", "gone": "ink_soft", "changed": "ink"}
WASHES = {"jade": "jade_wash", "amber": "amber_wash", "western": "western_wash"}
SIDE_BY_SIDE_EMS = 34
"""From this width on the two lenses stand beside each other."""
LABEL_EMS = 6.2
LINE_SEPARATOR = "\u2028"
LONGEST_COMMON, MOST_COMMON = 80, 4000


@dataclass(frozen=True)
class Piece:
    """Words at a place of the card."""

    at: QPointF
    words: QStaticText
    colour: str
    is_bold: bool = False
    wash: str = ""
    """The colour of the rounded ground behind, if any."""
    is_underlined: bool = False


@dataclass
class CardLayout:
    """A card's pieces at one width."""

    width: float
    height: float = 0.0
    pieces: list[Piece] = field(default_factory=list)
    action: QRectF = field(default_factory=QRectF)
    """Where the card's one action can be clicked."""
    rules: list[QRectF] = field(default_factory=list)
    """Thin strips beside addenda."""


class CardMeasure:
    """Lays cards out for one font."""

    def __init__(self, font: QFont) -> None:
        self._font = QFont(font)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._em = QFontMetricsF(font).height()
        self._common: dict[tuple[str, bool], QStaticText] = {}

    def layout(self, card: HistoryCard, width: float) -> CardLayout:
        """All of the card's pieces at a width."""
        made = CardLayout(width=width)
        pad = 0.8 * self._em
        inner = width - 2 * pad
        top = self._head(made, card, pad, inner)
        top = self._changes(made, card, pad, top, inner)
        top = self._lenses(made, card, pad, top, inner)
        top = self._part(made, "Treatment", "ink", card.treatment, QPointF(pad, top), inner)
        for one in card.words:
            top = self._part(made, one.label, "ink", (LabelledWords(label="", words=one.words),),
                             QPointF(pad, top), inner)  # fmt: skip
        made.height = self._addenda(made, card, pad, top, inner) + pad * 0.6
        return made

    def paint(self, painter: QPainter, made: CardLayout, palette: Palette) -> None:
        """Draw a laid out card with its top left corner at the origin."""
        for strip in made.rules:
            painter.fillRect(strip, palette.color("line"))
        for piece in made.pieces:
            if piece.wash:
                size = piece.words.size()
                area = QRectF(piece.at, size).adjusted(-8, -2, 8, 2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.color(piece.wash))
                painter.drawRoundedRect(area, 9, 9)
            painter.setFont(self._bold if piece.is_bold else self._font)
            painter.setPen(QPen(palette.color(piece.colour)))
            painter.drawStaticText(piece.at, piece.words)
            if piece.is_underlined:
                size = piece.words.size()
                below = piece.at.y() + size.height() - 1.5
                painter.drawLine(QLineF(piece.at.x(), below, piece.at.x() + size.width(), below))

    def _words(self, text: str, width: float = -1, *, bold: bool = False) -> QStaticText:
        """Laid out words. What fits into one line is the same at any width and is laid out once."""
        if len(text) > LONGEST_COMMON:
            return self._laid_out(text, width, bold)
        known = self._common.get((text, bold))
        if known is None:
            known = self._common[text, bold] = self._laid_out(text, -1, bold)
            if len(self._common) > MOST_COMMON:
                self._common.pop(next(iter(self._common)))
        fits = width < 0 or known.size().width() <= width
        return known if fits else self._laid_out(text, width, bold)

    def _laid_out(self, text: str, width: float, bold: bool) -> QStaticText:
        # Qt sets plain text with a newline in it as if there were none
        made = QStaticText(text.replace("\n", LINE_SEPARATOR))
        made.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.setTextWidth(width)
        made.prepare(font=self._bold if bold else self._font)
        return made

    def _head(self, made: CardLayout, card: HistoryCard, pad: float, inner: float) -> float:
        top = 0.7 * self._em
        action = self._words("Add addendum" if card.is_signed else "Open", bold=False)
        badge = self._words(card.badge)
        right = pad + inner - action.size().width()
        made.pieces.append(Piece(QPointF(right, top), action, "teal", is_underlined=True))
        made.action = QRectF(QPointF(right, top), action.size()).adjusted(-6, -4, 6, 4)
        right -= badge.size().width() + 24
        wash, ink = ("chip", "ink_soft") if card.is_signed else ("amber_wash", "amber")
        made.pieces.append(Piece(QPointF(right, top), badge, ink, wash=wash))
        title = self._words(card.title, bold=True)
        made.pieces.append(Piece(QPointF(pad, top), title, "ink", is_bold=True))
        at = pad + title.size().width() + 10
        room = right - 16 - at
        if card.episode and room > 3 * self._em:
            metrics = QFontMetricsF(self._font)
            shown = metrics.elidedText(card.episode, Qt.TextElideMode.ElideRight, room)
            made.pieces.append(Piece(QPointF(at, top), self._words(shown), "ink_soft"))
        return top + 1.6 * self._em

    def _changes(self, made: CardLayout, card: HistoryCard, pad: float, top: float, inner: float) -> float:
        if not card.changes:
            return top
        x, line = pad + 8, 0.0
        for change in card.changes:
            words = self._words(change.words)
            if words.size().width() > inner - 16:
                words = self._words(change.words, inner - 16)
            size: QSizeF = words.size()
            if x > pad + 8 and x + size.width() > pad + inner - 8:
                x, top, line = pad + 8, top + line + 8, 0.0
            colour = TONES[change.tone]
            made.pieces.append(Piece(QPointF(x, top + 2), words, colour, wash=WASHES.get(colour, "chip")))
            x += size.width() + 24
            line = max(line, size.height())
        return top + line + 0.8 * self._em

    def _lenses(self, made: CardLayout, card: HistoryCard, pad: float, top: float, inner: float) -> float:
        both = bool(card.western and card.tcm)
        if not both or inner < SIDE_BY_SIDE_EMS * self._em:
            top = self._part(made, "Western findings", "western", card.western, QPointF(pad, top), inner)
            return self._part(made, "TCM", "jade", card.tcm, QPointF(pad, top), inner)
        half = (inner - 1.4 * self._em) / 2
        left = self._part(made, "Western findings", "western", card.western, QPointF(pad, top), half)
        beside = QPointF(pad + half + 1.4 * self._em, top)
        return max(left, self._part(made, "TCM", "jade", card.tcm, beside, half))

    def _part(
        self,
        made: CardLayout,
        heading: str,
        colour: str,
        lines: Iterable[LabelledWords],
        at: QPointF,
        width: float,
    ) -> float:
        """A heading and its lines; gives where the next part begins."""
        lines, top = tuple(lines), at.y()
        if not lines:
            return top
        made.pieces.append(Piece(QPointF(at.x(), top), self._words(heading, bold=True), colour, is_bold=True))
        top += 1.25 * self._em
        for line in lines:
            indent = LABEL_EMS * self._em if line.label else 0.0
            words = self._words(line.words, width - indent)
            height = words.size().height()
            if line.label:
                name = self._words(line.label, indent - 0.4 * self._em)
                made.pieces.append(Piece(QPointF(at.x(), top), name, "ink_soft"))
                height = max(height, name.size().height())
            made.pieces.append(Piece(QPointF(at.x() + indent, top), words, "ink"))
            top += height + 0.15 * self._em
        return top + 0.5 * self._em

    def _addenda(self, made: CardLayout, card: HistoryCard, pad: float, top: float, inner: float) -> float:
        for one in card.addenda:
            start = top
            head = self._words(one.head, inner - 12, bold=True)
            made.pieces.append(Piece(QPointF(pad + 12, top), head, "ink", is_bold=True))
            top += head.size().height()
            text = self._words(one.text, inner - 12)
            made.pieces.append(Piece(QPointF(pad + 12, top), text, "ink"))
            top += text.size().height()
            made.rules.append(QRectF(pad, start, 3, top - start))
            top += 0.6 * self._em
        return top
