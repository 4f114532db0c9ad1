"""What can be changed about a chip, as a menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from ui.presenters.editing.chips import Chip
from ui.widgets.typed_line import TypedLine
from ui.widgets.zoom import keep_zoomed

NOTE_WIDTH = 220


class ChipMenu(QMenu):
    """The actions of a chip with their keys, its note, and removal; gone once closed."""

    acted = Signal(str)
    """The name of an action, or `remove`."""
    noted = Signal(str)
    """The note as it is being typed, so that no key of it is lost."""
    words_wanted = Signal()
    """The own words are to be edited."""

    def __init__(self, chip: Chip, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("chip_menu")
        self.setAccessibleName(f"Change {chip.text}")
        for action in chip.actions:
            shown = QAction(f"{action.label}\t{action.key}", self)
            shown.setObjectName(action.name)
            shown.setCheckable(True)
            shown.setChecked(action.checked)
            shown.triggered.connect(lambda _=False, name=action.name: self.acted.emit(name))
            self.addAction(shown)
        if chip.words:
            self.addAction("Edit the words").triggered.connect(lambda: self.words_wanted.emit())
        if chip.takes_note:
            self.addAction(self._note_line(chip))
        self.addSeparator()
        remove = self.addAction("Remove\tDel")
        remove.setObjectName("remove")
        remove.triggered.connect(lambda: self.acted.emit("remove"))

    def _note_line(self, chip: Chip) -> QWidgetAction:
        line = TypedLine(chip.note)
        line.setObjectName("chip_note")
        line.setPlaceholderText("Note…")
        line.setAccessibleName(f"Note on {chip.text}")
        keep_zoomed(line, NOTE_WIDTH, line.setMinimumWidth)
        line.typed.connect(self.noted)
        line.returnPressed.connect(self.close)
        action = QWidgetAction(self)
        action.setDefaultWidget(line)
        return action
