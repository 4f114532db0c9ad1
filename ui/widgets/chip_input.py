"""The line at the end of a field of chips."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.typed_line import TypedLine

ROOM_FOR_CURSOR = 14
ROOM_FOR_WORDS = 180

PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu or another window is not leaving."""
STAYING = (*PASSING, Qt.FocusReason.MouseFocusReason)


class ChipInput(TypedLine):
    """The line at the end of the chips; it asks for little room until it is typed in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setFrame(False)
        self.leaves_undo_to_the_page = True
        self.setProperty("kind", "in-chips")
        self._has_room = False
        self.textChanged.connect(lambda text: self._ask_for_room() if text else None)

    def go_on(self, is_forward: bool) -> None:
        """Move the keyboard to the field after this one, or before it."""
        self.focusNextPrevChild(is_forward)

    def minimumSizeHint(self) -> QSize:
        """Qt: room for words, or just for the cursor."""
        return QSize(
            ROOM_FOR_WORDS if self._has_room else ROOM_FOR_CURSOR, super().minimumSizeHint().height()
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the room is there before the first letter, so that no letter lays the page out anew."""
        super().focusInEvent(event)
        if self._ask_for_room():
            # Now, so that the page scrolls to where the line is and not to where it was
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the room goes with the keyboard, unless something would move under a hand that clicks."""
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.give_room_back()

    def give_room_back(self) -> None:
        """Ask for no more than the cursor needs, until the line is typed in again."""
        if self._has_room and not self.hasFocus() and not self.text():
            self._has_room = False
            self.updateGeometry()

    def _ask_for_room(self) -> bool:
        if self._has_room:
            return False
        self._has_room = True
        self.updateGeometry()
        return True
