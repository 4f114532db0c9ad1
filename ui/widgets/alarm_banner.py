"""Banners that must not be overlooked: told apart by a word, a sign and their weight, not by colour alone."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.cards import Banner, label

Weight = Literal["emergency", "danger"]
SIGN = "▲"


class AlarmBanner(Banner):
    """A heading over its lines; an emergency is filled with red and carries a sign."""

    def __init__(self, weight: Weight, head: str) -> None:
        super().__init__(weight)
        is_emergency = weight == "emergency"
        self.head = label(head, "emergency" if is_emergency else "alarm")
        self._row.removeWidget(self.words)
        if is_emergency:
            self.words.setProperty("kind", "emergency-words")
            self._row.addWidget(label(SIGN, "emergency-sign"), 0, Qt.AlignmentFlag.AlignTop)
            self._row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.words)
        self._row.addLayout(column, 1)

    def say(self, text: str) -> None:
        """Show the words under the heading, or hide the banner when there are none."""
        super().say(text)
        self.setAccessibleName(f"{self.head.text()}. {text}" if text else "")
