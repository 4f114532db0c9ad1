"""A layout that fills lines from the left and lets the last item take what is left of its line."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items in lines, as words in a paragraph; hidden items take no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4, keep_free: int = 0) -> None:
        """`keep_free` is left of a line that one item would fill, so that the last finds a place there."""
        super().__init__(parent)
        self._keep_free = keep_free
        self._heights: dict[int, int] = {}
        """By width, as long as no item changes: a page asks for them many times over."""
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: put an item at the end."""
        self._items.append(item)

    def insert_before_last(self, widget: QWidget) -> None:
        """Put a widget before the item that ends the flow."""
        self.addWidget(widget)
        self._items[-1], self._items[-2] = self._items[-2], self._items[-1]
        self.invalidate()

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
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Qt: an item changed its size, came or went."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Qt: put every item in its place, in the middle where there is more height than needed."""
        super().setGeometry(rect)
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._arrange(rect.adjusted(0, spare // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Qt: room for the widest item."""
        margins = self.contentsMargins()
        widest = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                widest = widest.expandedTo(QSize(0, item.sizeHint().height()))
        return widest + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        x, y, line_height = area.x(), area.y(), 0
        shown = [item for item in self._items if not item.isEmpty()]
        for place, item in enumerate(shown, start=1):
            is_last = item is self._items[-1]
            keep_free = self._keep_free if place == len(shown) - 1 else 0
            width = _width(item, area.width(), keep_free, is_last=is_last)
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if x > area.x() and x + width > area.right() + 1:
                x, y, line_height = area.x(), y + line_height + self._gap, 0
            if is_last:
                width = max(width, area.right() + 1 - x)
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
            x += width + self._gap
            line_height = max(line_height, height)
        return y + line_height - rect.y() + margins.bottom()


def _width(item: QLayoutItem, room: int, keep_free: int, *, is_last: bool) -> int:
    """What an item takes of a line: no more than the line, and the last no more than it must have."""
    if is_last:
        return min(item.minimumSize().width(), room)
    wanted = item.sizeHint().width()
    return wanted if wanted <= room - keep_free else max(0, room - keep_free)
