"""The list under a field of what the typed text may mean; it never takes the focus."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.presenters.editing.chips import Offer
from ui.widgets.aloud import say_aloud
from ui.widgets.offer_rows import OfferRows
from ui.widgets.palette import palette_of
from ui.widgets.place_watch import PlaceWatch, place_in
from ui.widgets.zoom import zoomed

MOST_ROWS = 8
LEAST_WIDTH = 400
FIT_MS = 200
"""When typing rests this long, the list gives back the room that fewer offers leave."""


class _Heights(QStyledItemDelegate):
    """Every row is alike; the list paints them itself."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: the size of a row."""
        view = self.parent()
        return QSize(LEAST_WIDTH, view.rows.height if isinstance(view, OfferList) else 0)


class OfferList(QListView):
    """Stands over the page under the field it belongs to."""

    picked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self._offers: tuple[Offer, ...] = ()
        self._rows: OfferRows | None = None
        self._field_stood = QRect()
        self._is_above = False
        self._watch = PlaceWatch(self, look=self._go_along, gone=self.put_away)
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setObjectName("offers")
        self.setAccessibleName("What the typed text may mean")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_Heights(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        # It fills itself whole, so that what lies under it is not painted anew with each letter
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.setInterval(FIT_MS)
        self._fit.timeout.connect(self._place)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.picked.emit(self._offers[index.row()]))
        self.hide()
        field.destroyed.connect(self.deleteLater)

    @property
    def rows(self) -> OfferRows:
        """How rows are painted in today's font and colours."""
        palette = palette_of(self)
        if self._rows is None or self._rows.font != self.font() or self._rows.palette is not palette:
            self._rows = OfferRows(self.font(), palette)
        return self._rows

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show these; the first is chosen if it says no more than was typed. None hides the list."""
        if not offers:
            self.put_away()
            return
        chosen = 0 if offers[0].is_certain else -1
        if self.isVisible() and chosen == self.currentRow() and _same(offers, self._offers):
            return  # a letter more that offers nothing new paints nothing new
        self.setUpdatesEnabled(False)  # Qt would paint what is chosen in a second turn
        self._offers = offers
        self._words.setStringList([_spoken(one) for one in offers])
        self.setCurrentRow(chosen)
        self._say_chosen()
        self.executeDelayedItemsLayout()
        self.setUpdatesEnabled(True)
        self._place(may_shrink=not self.isVisible())
        if self.isVisible():
            self._fit.start()
        elif self._offers:  # its field may be scrolled away
            self._watch.start(self._field)
            self.show()
            self.raise_()

    def put_away(self) -> None:
        """Hide the list and offer nothing; how its last words are drawn is kept until its field goes."""
        self._fit.stop()
        self._watch.stop()
        self.hide()
        if self._offers:
            self._offers = ()
            self._words.setStringList([])

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What it shows, best first."""
        return self._offers

    @property
    def chosen(self) -> Offer | None:
        """The offer that Enter takes; None while the list is hidden."""
        row = self.currentRow()
        return self._offers[row] if self.isVisible() and row >= 0 else None

    def count(self) -> int:
        """How many there are."""
        return len(self._offers)

    def currentRow(self) -> int:
        """Which of them is chosen; -1 for none."""
        return self.currentIndex().row()

    def setCurrentRow(self, row: int) -> None:
        """Choose one; -1 for none."""
        self.setCurrentIndex(self._words.index(row) if row >= 0 else QModelIndex())

    def move_choice(self, rows: int) -> None:
        """Choose the next or the one before."""
        if self._offers:
            self.setCurrentRow(min(max(self.currentRow() + rows, 0), self.count() - 1))
            self._say_chosen()

    def event(self, event: QEvent) -> bool:
        """Qt: the frame and all that is not the rows, which what is opaque has to paint itself."""
        if event.type() != QEvent.Type.Paint:
            return super().event(event)
        colours, painter = palette_of(self), QPainter(self)
        painter.fillRect(self.rect(), colours.color("card"))
        painter.setPen(colours.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground and the rows."""
        rows, chosen, needed = self.rows, self.currentRow(), event.rect()
        painter = QPainter(self.viewport())
        painter.fillRect(needed, rows.palette.color("card"))
        first = self.visualRect(self._words.index(0))
        places = ((one, first.translated(0, at * rows.height)) for at, one in enumerate(self._offers))
        seen = [(one, row) for one, row in places if row.intersects(needed)]
        rows.paint(painter, seen, first.translated(0, chosen * rows.height) if chosen >= 0 else QRect())
        painter.end()

    def _say_chosen(self) -> None:
        """The keyboard stays in the field, so what Enter would take is said; of an open choice how many."""
        row = self.currentRow()
        how_many = f"{self.count()} offer{'' if self.count() == 1 else 's'}, Down goes to them"
        say_aloud(self, _spoken(self._offers[row]) if row >= 0 else how_many)

    def _go_along(self) -> None:
        """The field may have moved."""
        if place_in(self._field.window(), self._field) != self._field_stood:
            self._place()

    def _place(self, *, may_shrink: bool = True) -> None:
        """Stand under the field. From letter to letter it only grows: what it bares must be painted."""
        if self._field.isVisible() and self._field.visibleRegion().isEmpty():
            self.put_away()  # its field was scrolled away
            return
        window = self._field.window()
        field = self._field_stood = place_in(window, self._field)
        height = needed = min(self.count(), MOST_ROWS) * self.rows.height + 4
        # A whole line is offered first: all that it records should be read before Enter
        widest = self.rows.width(self._offers[0]) if self._offers else 0
        width = max(zoomed(LEAST_WIDTH), field.width(), widest)
        if not may_shrink:
            width, height = max(width, self.width()), max(height, self.height())
        width = min(width, window.width() - 16)
        x, y = min(field.x(), window.width() - width - 8), field.bottom() + 3
        # Once above it stays there, or it would leap over the field as offers become fewer
        self._is_above = y + height > window.height() - 4 or (self._is_above and self.isVisible())
        if self._is_above:
            y = max(4, field.y() - height - 2)
        # Above its field the room that fewer offers leave is over them: the first to read stands by the line
        self.setViewportMargins(0, max(0, height - needed) if self._is_above else 0, 0, 0)
        self.setGeometry(x, y, width, height)


def _spoken(offer: Offer) -> str:
    """An offer in one line of words."""
    return f"{offer.lead} {offer.label} {offer.faint}".strip()


def _same(offers: tuple[Offer, ...], others: tuple[Offer, ...]) -> bool:
    """Two may read alike and mean different things."""
    return offers == others and all(
        one.payload == other.payload for one, other in zip(offers, others, strict=True)
    )
