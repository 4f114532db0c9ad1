"""The line at the end of a field of chips."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.typed_line import TypedLine

ROOM_FOR_WORDS = 48
ROOM_FOR_MANY_WORDS = 360
ROOM_FOR_CURSOR = 14


class ChipInput(TypedLine):
    """The line at the end of the chips; its room is there whether typed in or not, so that nothing jumps."""

    entered = Signal()
    """The keyboard came."""
    left = Signal(Qt.FocusReason)
    """The keyboard went, and why."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.takes_key: Callable[[QKeyEvent], bool] = lambda _event: False
        """Whether a key belongs to what stands around the line; the line gets the others."""
        self.setFrame(False)
        self.leaves_undo_to_the_page = True
        self.setProperty("kind", "in-chips")
        self._room = ROOM_FOR_WORDS
        self.textChanged.connect(self._ask_for_room)

    def go_on(self, is_forward: bool) -> None:
        """Move the keyboard to the field after this one, or before it."""
        self.focusNextPrevChild(is_forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: in sight."""
        super().showEvent(event)
        self._cover()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another style sheet forgets that the line covers."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._cover()

    def _cover(self) -> None:
        """Fill it all, so that what lies under the line is not painted anew with each letter."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: what belongs to the chips or the offers goes there."""
        if self.takes_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: tell the field."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: tell the field."""
        self.left.emit(event.reason())
        super().focusOutEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Qt: room for a word or two, and for many once they no longer fit."""
        return QSize(self._room, super().minimumSizeHint().height())

    def give_room_back(self) -> None:
        """Ask for a word's room again; for when the chips are laid out anew anyway."""
        if not self.text():
            self._ask_for(ROOM_FOR_WORDS)

    def _ask_for_room(self, text: str) -> None:
        if self.fontMetrics().horizontalAdvance(text) + ROOM_FOR_CURSOR > self.width():
            self._ask_for(ROOM_FOR_MANY_WORDS)

    def _ask_for(self, room: int) -> None:
        if room != self._room:
            self._room = room
            self.updateGeometry()
