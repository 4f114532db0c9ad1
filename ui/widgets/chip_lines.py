"""The chips of a field and what ends them, laid out in lines."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.at_once import lay_out_at_once
from ui.widgets.in_lines import Piece, height_of, in_lines
from ui.widgets.still import keep_still, paint_edges

GAP = 4
BESIDE, ABOVE = 5, 4
"""Pixels around all lines."""


class ChipLines(QWidget):
    """Lays out what stands in it by itself; the page is told only when there are more lines, or fewer.

    A layout of Qt's would ask the page for a new arrangement, and the page all its rows, with each chip.
    """

    def __init__(self, parent: QWidget | None, keep_free: int) -> None:
        """`keep_free` is what is left of a line that one chip would fill, for what ends the chips."""
        super().__init__(parent)
        self._keep_free = keep_free
        self._standing: tuple[QWidget, ...] = ()
        self._pieces: dict[QWidget, Piece] = {}
        """What is seen of it, and what it asks for."""
        self._places: dict[int, list[QRect]] = {}
        self._heights: dict[int, int] = {}
        """By width, as long as nothing changes: a page asks for them many times over."""
        keep_still(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def stand_in_lines(self, widgets: Sequence[QWidget]) -> None:
        """Lay these out in their order; hidden ones take no room, the last one what is left of its line."""
        self._standing = tuple(widgets)
        self._lay_out()

    def hasHeightForWidth(self) -> bool:
        """Qt: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: the height of all lines at a width."""
        if width not in self._heights:
            self._heights[width] = 2 * ABOVE + height_of(self._places_at(width))
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: the height of the highest."""
        highest = max((piece.high for piece in self._pieces.values()), default=0)
        return QSize(2 * BESIDE, 2 * ABOVE + highest)

    def event(self, event: QEvent) -> bool:
        """Qt: something in it came, went or changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: put everything in its place."""
        super().resizeEvent(event)
        paint_edges(self, event.oldSize())
        self._put_in_place()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what changed out of sight was not told."""
        super().showEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font is another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def _lay_out(self) -> None:
        last = self._standing[-1] if self._standing else None
        shown = (one for one in self._standing if not one.isHidden())
        pieces = {one: _piece(one, is_last=one is last) for one in shown}
        if list(pieces.items()) == list(self._pieces.items()):
            return
        before = self._heights.get(self.width())
        self._pieces = pieces
        self._places.clear()
        self._heights.clear()
        if before is None:
            self.updateGeometry()
        elif self.heightForWidth(self.width()) != before:
            lay_out_at_once(self)
        self._put_in_place()

    def _put_in_place(self) -> None:
        """Everything in the middle, where there is more height than needed."""
        spare = max(0, self.height() - self.heightForWidth(self.width())) // 2
        for one, place in zip(self._pieces, self._places_at(self.width()), strict=True):
            one.setGeometry(place.translated(0, spare))

    def _places_at(self, width: int) -> list[QRect]:
        if width not in self._places:
            self._places[width] = in_lines(
                tuple(self._pieces.values()),
                QRect(BESIDE, ABOVE, width - 2 * BESIDE, 0),
                GAP,
                fills_last=bool(self._pieces) and next(reversed(self._pieces)) is self._standing[-1],
                keep_free=self._keep_free,
            )
        return self._places[width]


def _piece(one: QWidget, *, is_last: bool) -> Piece:
    """What stands in a line; the last asks for no more than it must have."""
    hint = one.sizeHint()
    wanted = one.minimumSizeHint().width() if is_last else hint.width()
    return Piece(wanted, hint.height(), one.heightForWidth if one.hasHeightForWidth() else None)
