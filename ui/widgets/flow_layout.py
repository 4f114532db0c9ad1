"""A layout that fills lines from the left and lets the last item take what is left of its line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.widgets.in_lines import Piece, height_of, in_lines


class FlowLayout(QLayout):
    """Items in lines, as words in a paragraph; hidden items take no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        """By width, as long as no item changes: a page asks for them many times over."""
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Qt: how many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt: the item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt: take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt: wants no more height than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: the height of all lines at a width."""
        if width not in self._heights:
            margins = self.contentsMargins()
            places = self._places(QRect(0, 0, width, 0))
            self._heights[width] = margins.top() + height_of(places) + margins.bottom()
        return self._heights[width]

    def invalidate(self) -> None:
        """Qt: an item changed its size, came or went."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Qt: put every item in its place, in the middle where there is more height than needed."""
        super().setGeometry(rect)
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        places = self._places(rect.adjusted(0, spare // 2, 0, 0))
        for item, place in zip(self._shown(), places, strict=True):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Qt: the height of the highest item."""
        margins = self.contentsMargins()
        highest = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(margins.left() + margins.right(), margins.top() + highest + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, rect: QRect) -> list[QRect]:
        shown = self._shown()
        last = self._items[-1] if self._items else None
        pieces = [_piece(item, is_last=item is last) for item in shown]
        fills_last = bool(shown) and shown[-1] is last
        area = rect.marginsRemoved(self.contentsMargins())
        return in_lines(pieces, area, self._gap, fills_last=fills_last)


def _piece(item: QLayoutItem, *, is_last: bool) -> Piece:
    """An item as what stands in a line; the last asks for no more than it must have."""
    wanted = item.minimumSize().width() if is_last else item.sizeHint().width()
    if not item.hasHeightForWidth():
        return Piece(wanted, item.sizeHint().height())
    return Piece(wanted, item.heightForWidth(wanted), item.heightForWidth)
