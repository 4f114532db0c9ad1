"""The visits of a patient as one scroll of painted cards, older ones read as the scroll nears its end."""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.presenters.patient.history_presenter import HistoryCard
from ui.widgets.history_card_layout import CardLayout, CardMeasure
from ui.widgets.palette import palette_of

CARD_ROLE = int(Qt.ItemDataRole.UserRole)
GAP = 10
STEP = 64
MOST_LAYOUTS = 120
AnyIndex = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """The cards read so far; asks for more when the view wants them."""

    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[HistoryCard] = []
        self._more = False

    def set_cards(self, cards: tuple[HistoryCard, ...], more: bool) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._cards, self._more = list(cards), more
        self.endResetModel()

    def add_cards(self, cards: tuple[HistoryCard, ...], more: bool) -> None:
        """Show older ones below."""
        self._more = more
        if cards:
            self.beginInsertRows(QModelIndex(), len(self._cards), len(self._cards) + len(cards) - 1)
            self._cards.extend(cards)
            self.endInsertRows()

    def replace_card(self, card: HistoryCard) -> None:
        """Show a visit anew where it stands."""
        for row, old in enumerate(self._cards):
            if old.visit_id == card.visit_id:
                self._cards[row] = card
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Qt: how many cards."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401
        """Qt: the card, or its words for a screen reader."""
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return card_text(card)
        return None

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Qt: whether older visits can be read."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: AnyIndex) -> None:  # noqa: ARG002
        """Qt: read them."""
        self.more_wanted.emit()


class HistoryList(QListView):
    """Arrows and Page keys scroll; Enter opens a draft or adds to a signed visit."""

    more_wanted = Signal()
    acted = Signal(int)
    """The id of the visit whose action was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_list")
        self.setAccessibleName("Visits, newest first")
        self.setProperty("kind", "clear")
        self.cards = HistoryModel(self)
        self.cards.more_wanted.connect(self.more_wanted)
        self._delegate = _CardDelegate(self)
        self.setModel(self.cards)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(STEP)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._follow())

    def show_cards(self, cards: tuple[HistoryCard, ...], more: bool) -> None:
        """Show these visits from the newest on."""
        self._delegate.forget()
        self.cards.set_cards(cards, more)
        self.scrollToTop()
        self.setCurrentIndex(self.cards.index(0))

    def replace_card(self, card: HistoryCard) -> None:
        """Show a visit anew where it stands; what is around it stays in place."""
        self._delegate.forget(card.visit_id)
        self.cards.replace_card(card)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width is another height for every card; Qt's own relayout looks at height alone."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see the class; a card may be taller than the window, so keys move the scroll, not the card."""
        bar = self.verticalScrollBar()
        page = self.viewport().height() - STEP
        steps = {
            Qt.Key.Key_Down: STEP,
            Qt.Key.Key_Up: -STEP,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Space: page,
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.acted.emit(self.currentIndex().data(CARD_ROLE).visit_id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a card's action does it; elsewhere the card becomes the current one."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            if self._is_on_action(event, index):
                self.acted.emit(index.data(CARD_ROLE).visit_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: a hand over what can be clicked."""
        index = self.indexAt(event.position().toPoint())
        over = index.isValid() and self._is_on_action(event, index)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _is_on_action(self, event: QMouseEvent, index: QModelIndex) -> bool:
        corner = self.visualRect(index).topLeft()
        made = self._delegate.layout_of(index.data(CARD_ROLE))
        return made.action.contains(event.position() - corner.toPointF())

    def _follow(self) -> None:
        """The card at the upper part of the window is the current one."""
        index = self.indexAt(self.viewport().rect().topLeft() + self.viewport().rect().center() / 3)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)


class _CardDelegate(QStyledItemDelegate):
    """Paints cards; keeps the layouts near the window and every height at the present width."""

    def __init__(self, view: HistoryList) -> None:
        super().__init__(view)
        self._view = view
        self._measure = CardMeasure(view.font())
        self._font_key = view.font().key()
        self._layouts: OrderedDict[int, CardLayout] = OrderedDict()
        self._heights: dict[int, int] = {}
        self._width = 0

    def forget(self, visit_id: int | None = None) -> None:
        """The card, or all of them, are others now."""
        if visit_id is None:
            self._layouts.clear()
            self._heights.clear()
        else:
            self._layouts.pop(visit_id, None)
            self._heights.pop(visit_id, None)

    def layout_of(self, card: HistoryCard) -> CardLayout:
        """The card laid out for the present width and font."""
        self._notice_changes()
        made = self._layouts.get(card.visit_id)
        if made is None:
            made = self._measure.layout(card, self._width)
            self._layouts[card.visit_id] = made
            if len(self._layouts) > MOST_LAYOUTS:
                self._layouts.popitem(last=False)
        self._heights[card.visit_id] = round(made.height)
        return made

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        """Qt: as wide as the view, as tall as the words need."""
        self._notice_changes()
        card: HistoryCard = index.data(CARD_ROLE)
        height = self._heights.get(card.visit_id)
        if height is None:
            height = round(self.layout_of(card).height)
        return QSize(self._width, height + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: the white card and its words."""
        palette = palette_of(self._view)
        made = self.layout_of(index.data(CARD_ROLE))
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        is_current = self._view.hasFocus() and index == self._view.currentIndex()
        painter.setPen(QPen(palette.color("teal" if is_current else "line"), 2 if is_current else 1))
        painter.setBrush(palette.color("card"))
        painter.drawRoundedRect(QRectF(1, 1, made.width - 2, made.height - 2), 8, 8)
        self._measure.paint(painter, made, palette)
        painter.restore()

    def _notice_changes(self) -> None:
        width, key = self._view.viewport().width() - 2, self._view.font().key()
        if key != self._font_key:
            self._measure, self._font_key = CardMeasure(self._view.font()), key
            self._width = 0
        if width != self._width:
            self._width = width
            self.forget()


def card_text(card: HistoryCard) -> str:
    """A card as plain text, in the order it is read."""
    lines = [f"{card.title}, {card.episode}, {card.badge}"]
    lines += [change.words for change in card.changes]
    for heading, part in (
        ("Western findings", card.western),
        ("TCM", card.tcm),
        ("Treatment", card.treatment),
    ):
        if part:
            lines.append(heading)
            lines += [f"{line.label}: {line.words}" for line in part]
    lines += [f"{line.label}: {line.words}" for line in card.words]
    lines += [f"{one.head}: {one.text}" for one in card.addenda]
    return "\n".join(lines)
