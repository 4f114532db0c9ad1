"""The chips of a field and what ends them, laid out in lines."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.at_once import lay_out_at_once
from ui.widgets.in_lines import Piece, height_of, in_lines

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
        self._heights: dict[int, int] = {}
        """By width, as long as nothing changes: a page asks for them many times over."""
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
            self._heights[width] = 2 * ABOVE + height_of(self._places(width))
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: the height of the highest."""
        highest = max((one.sizeHint().height() for one in self._shown()), default=0)
        return QSize(2 * BESIDE, 2 * ABOVE + highest)

    def event(self, event: QEvent) -> bool:
        """Qt: something in it came, went or changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: put everything in its place."""
        super().resizeEvent(event)
        self._put_in_place()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what changed out of sight was not told."""
        super().showEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font is another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()
            self.updateGeometry()

    def _lay_out(self) -> None:
        before = self._heights.get(self.width())
        self._heights.clear()
        if self.heightForWidth(self.width()) != before and before is not None:
            lay_out_at_once(self)
        elif before is None:
            self.updateGeometry()
        self._put_in_place()

    def _put_in_place(self) -> None:
        """Everything in the middle, where there is more height than needed."""
        spare = max(0, self.height() - self.heightForWidth(self.width()))
        for one, place in zip(self._shown(), self._places(self.width(), spare // 2), strict=True):
            one.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        return [one for one in self._standing if not one.isHidden()]

    def _places(self, width: int, lower: int = 0) -> list[QRect]:
        shown = self._shown()
        last = self._standing[-1] if self._standing else None
        pieces = [_piece(one, is_last=one is last) for one in shown]
        return in_lines(
            pieces,
            QRect(BESIDE, ABOVE + lower, width - 2 * BESIDE, 0),
            GAP,
            fills_last=bool(shown) and shown[-1] is last,
            keep_free=self._keep_free,
        )


def _piece(one: QWidget, *, is_last: bool) -> Piece:
    """What stands in a line; the last asks for no more than it must have."""
    hint = one.sizeHint()
    wanted = one.minimumSizeHint().width() if is_last else hint.width()
    if not one.hasHeightForWidth():
        return Piece(wanted, lambda _width: hint.height())
    return Piece(wanted, lambda width: hint.height() if width >= hint.width() else one.heightForWidth(width))
