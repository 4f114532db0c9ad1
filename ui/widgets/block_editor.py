"""The blocks of a handout as rows: strike, move, open to rewrite."""

import itertools

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.documents.handout_draft import Row
from ui.widgets.block_row import BlockRow
from ui.widgets.palette import palette_of


class BlockEditor(QWidget):
    """A list of blocks; it tells what the practitioner does, and shows what it is told."""

    struck = Signal(str, bool)
    """A block's key, and whether it is left out now."""
    moved = Signal(str, int)
    """A block's key, and its place among the shown ones, from 0."""
    rewritten = Signal(str, str, str, str)
    """Key, heading, paragraphs, bullets; one paragraph or bullet a line."""
    restored = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("block_editor")
        self.setAccessibleName("Blocks of the handout")
        self._rows: dict[str, BlockRow] = {}
        self._order: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._place: int | None = None
        self._mark = _DropMark(self)
        self._mark.hide()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these blocks in this order; a row that is being typed in keeps its cursor."""
        keys = [row.block.key for row in rows]
        for key in [one for one in self._rows if one not in keys]:
            gone = self._rows.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, row in enumerate(rows):
            widget = self._rows.get(row.block.key) or self._new_row(row.block.key)
            widget.show_row(row)
            if self._column.indexOf(widget) != at:
                self._column.insertWidget(at, widget)
        self._order = keys
        self._set_tab_order()

    def open_row(self, key: str) -> None:
        """Open a block and put the cursor into it."""
        self._rows[key].open_for_typing()

    def row(self, key: str) -> BlockRow:
        """The row of a block."""
        return self._rows[key]

    @property
    def order(self) -> list[str]:
        """The keys of the blocks as they are shown."""
        return list(self._order)

    def _new_row(self, key: str) -> BlockRow:
        row = BlockRow(key, self)
        row.struck.connect(self.struck)
        row.rewritten.connect(self.rewritten)
        row.restored.connect(self.restored)
        row.removed.connect(self.removed)
        row.moved_by.connect(self._move_by)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop)
        self._rows[key] = row
        return row

    def _move_by(self, key: str, step: int) -> None:
        place = self._order.index(key) + step
        if 0 <= place < len(self._order):
            self.moved.emit(key, place)

    def _drag(self, key: str, y: int) -> None:
        """Mark where the held row would be put down."""
        others = [one for one in self._order if one != key]
        self._place = sum(1 for one in others if self._rows[one].geometry().center().y() < y)
        before = self._rows[others[self._place]].y() if self._place < len(others) else self.height()
        self._mark.setGeometry(0, max(before - 2, 0), self.width(), 2)
        self._mark.show()
        self._mark.raise_()

    def _drop(self, key: str) -> None:
        self._mark.hide()
        place, self._place = self._place, None
        if place is not None and place != self._order.index(key):
            self.moved.emit(key, place)

    def _set_tab_order(self) -> None:
        fields = [field for key in self._order for field in self._rows[key].fields]
        for before, after in itertools.pairwise(fields):
            QWidget.setTabOrder(before, after)


class _DropMark(QWidget):
    """The line where a held row would be put down."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a teal line."""
        QPainter(self).fillRect(event.rect(), palette_of(self).color("teal"))
