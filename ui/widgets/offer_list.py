"""The list under a field of what the typed text may mean; it never takes the focus."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import Shiboken

from ui.presenters.editing.chips import Offer
from ui.widgets.palette import palette_of
from ui.widgets.zoom import zoomed

ROW_HEIGHT = 27
MOST_ROWS = 8
LEAD_WIDTH = 56
LEAST_WIDTH = 400
ROOM_AROUND_WORDS = 44
FIT_MS = 200
"""When typing rests this long, the list gives back the room that fewer offers leave."""

FOLLOWED = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide))
"""What the list follows of its field and of all that the field stands in."""


class OfferDelegate(QStyledItemDelegate):
    """Paints an offer: its code bold, its words, and what is faint behind them."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: one row."""
        offer = index.data(Qt.ItemDataRole.UserRole)
        widget = option.widget
        palette = palette_of(widget)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.color("jade_wash"))
        area = rect.adjusted(10, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(palette.color("ink"))
        if offer.lead:
            bold = QFont(widget.font())
            bold.setBold(True)
            painter.setFont(bold)
            painter.drawText(area, middle, offer.lead)
            area.setLeft(area.left() + zoomed(LEAD_WIDTH))
        painter.setFont(widget.font())
        metrics = painter.fontMetrics()
        words = metrics.elidedText(offer.label, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, middle, words)
        area.setLeft(area.left() + metrics.horizontalAdvance(words) + 10)
        if offer.faint and area.width() > 20:
            painter.setPen(palette.color("ink_soft"))
            faint = metrics.elidedText(offer.faint, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, middle, faint)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: every row is alike."""
        metrics = option.fontMetrics
        return QSize(LEAST_WIDTH, max(ROW_HEIGHT, metrics.height() + 10))


class OfferList(QListWidget):
    """Stands over the page under the field it belongs to."""

    picked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setObjectName("offers")
        self.setAccessibleName("What the typed text may mean")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(OfferDelegate(self))
        self.setUniformItemSizes(True)
        # It fills itself whole, so that what lies under it is not painted anew with each letter
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(FIT_MS)
        self._fit.timeout.connect(self._place)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.picked.emit(item.data(Qt.ItemDataRole.UserRole)))
        self._followed: list[QObject] = []
        self._shown: tuple[tuple[Offer, object], ...] = ()
        self.hide()
        field.destroyed.connect(self.deleteLater)

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show these; the first is chosen if it says no more than was typed. None hides the list."""
        if not offers:
            self.put_away()
            return
        chosen = 0 if offers[0].is_certain else -1
        new = tuple((one, one.payload) for one in offers)  # two may read alike and mean different things
        if self.isVisible() and (new, chosen) == (self._shown, self.currentRow()):
            return  # a letter more that offers nothing new paints nothing new
        self._shown = new
        self.setUpdatesEnabled(False)  # Qt would paint what is chosen in a second turn
        self._fill(offers)
        self.setCurrentRow(chosen)
        self.executeDelayedItemsLayout()
        self.setUpdatesEnabled(True)
        self._place(may_shrink=not self.isVisible())
        if self.isVisible():
            self._fit.start()
        else:
            self._follow(is_shown=True)
            self.show()
            self.raise_()

    def _fill(self, offers: tuple[Offer, ...]) -> None:
        while self.count() > len(offers):
            self.takeItem(self.count() - 1)
        for row, offer in enumerate(offers):
            item = self.item(row) or QListWidgetItem(self)
            item.setText(f"{offer.lead} {offer.label} {offer.faint}".strip())
            item.setData(Qt.ItemDataRole.UserRole, offer)

    def put_away(self) -> None:
        """Hide the list and forget what it offered: part of it may be a patient's words."""
        self._fit.stop()
        self._follow(is_shown=False)
        self._shown = ()
        self.hide()
        self.clear()

    @property
    def chosen(self) -> Offer | None:
        """The offer that Enter takes; None while the list is hidden."""
        item = self.currentItem()
        offer: Offer | None = item.data(Qt.ItemDataRole.UserRole) if item and self.isVisible() else None
        return offer

    def move_choice(self, rows: int) -> None:
        """Choose the next or the one before."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + rows, 0), self.count() - 1))

    def event(self, event: QEvent) -> bool:
        """Qt: the frame, which what is opaque has to paint itself."""
        if event.type() != QEvent.Type.Paint:
            return super().event(event)
        palette, painter = palette_of(self), QPainter(self)
        painter.setPen(palette.color("line"))
        painter.setBrush(palette.color("card"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground, then the rows."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), palette_of(self).color("card"))
        painter.end()
        super().paintEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the list stays under its field when the page scrolls or the field grows, and goes with it."""
        what = event.type()
        if what not in FOLLOWED or watched not in self._followed:
            return super().eventFilter(watched, event)  # or it is the list's own scroll bar
        if what == QEvent.Type.Hide:
            self.put_away()
        else:
            self._place()
        return False

    def _follow(self, *, is_shown: bool) -> None:
        """Only while it is shown: each event of what it follows costs a turn."""
        for followed in self._followed:
            if Shiboken.isValid(followed):
                followed.removeEventFilter(self)
        self._followed = []
        watched: QWidget | None = self._field if is_shown else None
        while watched is not None:
            watched.installEventFilter(self)
            self._followed.append(watched)
            watched = None if watched.isWindow() else watched.parentWidget()

    def _width_of_first(self) -> int:
        """A whole line is offered first: all that it records should be read before Enter."""
        item = self.item(0)
        if item is None:
            return 0
        offer: Offer = item.data(Qt.ItemDataRole.UserRole)
        words = self.fontMetrics().horizontalAdvance(offer.label + offer.faint)
        return words + zoomed(LEAD_WIDTH if offer.lead else 0) + zoomed(ROOM_AROUND_WORDS)

    def _place(self, *, may_shrink: bool = True) -> None:
        """Stand under the field. From letter to letter it only grows: what it bares must be painted."""
        if self._field.isVisible() and self._field.visibleRegion().isEmpty():
            self.put_away()  # its field was scrolled away
            return
        window, rows = self._field.window(), self.count()
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        row_height = self.sizeHintForRow(0) if self.count() else ROW_HEIGHT
        height = min(rows, MOST_ROWS) * row_height + 4
        width = max(zoomed(LEAST_WIDTH), self._field.width(), self._width_of_first())
        if not may_shrink:
            width, height = max(width, self.width()), max(height, self.height())
        width = min(width, window.width() - 16)
        x = min(below.x(), window.width() - width - 8)
        y = below.y()
        if y + height > window.height() - 4:
            above = self._field.mapTo(window, QPoint(0, 0)).y() - height - 2
            y = max(4, above)
        self.setGeometry(x, y, width, height)
