"""One cell of a finding grid, and the line that opens in it for typing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.presenters.editing.chips import Offer
from ui.presenters.findings.cell_typing import Key
from ui.presenters.findings.grid_presenter import ShownCell
from ui.widgets.cards import label
from ui.widgets.offer_list import OfferList
from ui.widgets.palette import palette_of
from ui.widgets.typed_line import TypedLine
from ui.widgets.zoom import zoomed

CELL_HEIGHT = 30
LEAST_WIDTH = 40
EDITOR_WIDTH = 130
RADIUS = 5
KEYS = {
    Qt.Key.Key_Return: Key.ENTER,
    Qt.Key.Key_Enter: Key.ENTER,
    Qt.Key.Key_Escape: Key.ESCAPE,
    Qt.Key.Key_Up: Key.UP,
    Qt.Key.Key_Down: Key.DOWN,
    Qt.Key.Key_Left: Key.LEFT,
    Qt.Key.Key_Right: Key.RIGHT,
}
LIST_KEYS = {Qt.Key.Key_Up: Key.LIST_UP, Qt.Key.Key_Down: Key.LIST_DOWN}
"""With a modifier held."""
TABS = {Qt.Key.Key_Tab: Key.TAB, Qt.Key.Key_Backtab: Key.BACKTAB}


class GridCell(QFrame):
    """Today's words and, faint below them, those of the last visit; keys are the grid's."""

    entered = Signal()
    """The cell took the keyboard."""
    opened = Signal()
    """It was double-clicked."""

    def __init__(self, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._hint = hint
        self._is_filled = False
        self._words = label("", wraps=True)
        self._last = label("", "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 3, 3, 3)
        column.setSpacing(0)
        column.addStretch(1)
        for one in (self._words, self._last):
            one.setMinimumWidth(0)
            column.addWidget(one)
        column.addStretch(1)
        self.fit()

    def fit(self) -> None:
        """Take the sizes of today's zoom."""
        self.setMinimumSize(zoomed(LEAST_WIDTH), zoomed(CELL_HEIGHT))

    def show_cell(self, shown: ShownCell) -> None:
        """Show what is recorded, and what was last time."""
        self._is_filled = bool(shown.words)
        self._words.setText(shown.words or self._hint)
        self._words.setProperty("kind", "" if shown.words else "small")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self._words.setVisible(bool(shown.words or self._hint))
        self._last.setText(shown.last)
        self._last.setVisible(bool(shown.last))
        self.setAccessibleName(shown.spoken)
        self.setToolTip(f"Last visit: {shown.last}" if shown.last else "")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the grid follows the keyboard."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the frame goes with the keyboard."""
        super().focusOutEvent(event)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: type here."""
        event.accept()
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: a ground where something is recorded, a strong frame with the keyboard."""
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(palette.color("teal" if self.hasFocus() else "line"))
        pen.setWidthF(2.0 if self.hasFocus() else 1.0)
        painter.setPen(pen)
        painter.setBrush(palette.color("jade_wash" if self._is_filled else "card"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


class CellEditor(TypedLine):
    """Lies over a cell while something is typed into it, and hands in its keys; it decides nothing."""

    left = Signal()
    """The keyboard went elsewhere."""
    picked = Signal(object)
    """An Offer was clicked."""

    def __init__(self, grid: QWidget, press: Callable[[Key | str], bool]) -> None:
        """`press` does what a key or a letter means, and says whether it means anything but text."""
        super().__init__("", grid)
        self._grid = grid
        self._press = press
        self._offers: OfferList | None = None
        self.leaves_undo_to_the_page = True
        self.hide()

    def open_over(self, cell: GridCell, name: str, text: str) -> None:
        """Lie over the cell with this much typed."""
        self.setAccessibleName(name)
        width = max(cell.width(), zoomed(EDITOR_WIDTH))
        room = self._grid.width()
        place = cell.mapTo(self._grid, QPoint(0, 0))
        self.setGeometry(max(0, min(place.x(), room - width)), place.y(), width, zoomed(CELL_HEIGHT))
        self.setText(text)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCursorPosition(len(text))

    def show_offers(self, offers: tuple[Offer, ...], chosen: int | None) -> None:
        """Show what the text may mean."""
        if self._offers is None or self._offers.window() is not self.window():
            self._offers = OfferList(self)
            self._offers.picked.connect(self.picked)
        self._offers.show_offers(offers)
        self.show_choice(chosen)

    def show_choice(self, chosen: int | None) -> None:
        """Mark the offer that is chosen."""
        if self._offers is not None:
            self._offers.setCurrentRow(-1 if chosen is None else chosen)

    @property
    def are_offers_seen(self) -> bool:
        """Whether the list is there: it goes when its line is scrolled out of sight."""
        return self._offers is not None and self._offers.isVisible() and self._offers.count() > 0

    def close_line(self) -> None:
        """Go away with the list."""
        if self._offers is not None:
            self._offers.put_away()
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Qt: Tab belongs to the grid."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = TABS.get(Qt.Key(event.key()))
            if pressed is not None:
                return self._press(pressed)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: what means something in the grid goes there first; the rest writes and moves in the line."""
        if _is_command(event):
            event.ignore()
            return
        pressed = self._meaning(event)
        if pressed is None or not self._press(pressed):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: leaving finishes; a menu or another window is not leaving."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.isVisible() and event.reason() not in passing:
            self.left.emit()

    def _meaning(self, event: QKeyEvent) -> Key | str | None:
        """The key or the letter as the grid knows it; None for what only moves in the line."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return LIST_KEYS.get(key)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            end = 0 if key == Qt.Key.Key_Left else len(self.text())
            is_at_end = self.cursorPosition() == end and not self.hasSelectedText()
            return KEYS[key] if is_at_end else None
        return KEYS.get(key, event.text() or None)


def _is_command(event: QKeyEvent) -> bool:
    """Whether it is the grid's or the page's: Alt with a letter. On a Mac that writes another letter."""
    text = event.text()
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and text.isascii() and text.isalpha()
