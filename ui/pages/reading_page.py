"""A page to read: keyboard shortcuts, licences and sources."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ui.widgets.cards import Card, button, label
from ui.widgets.centred_page import CentredPage

Row = tuple[str, ...]


class ReadingPage(CentredPage):
    """A title, cards and tables; Esc or Back leads where one came from."""

    back_asked = Signal()

    def __init__(self, name: str, title: str, width: int = 700, parent: QWidget | None = None) -> None:
        super().__init__(width, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.column.addWidget(label(title, "title"))
        self._back = button("Back", "link", name="reading_back", tooltip="Esc")
        self._back.clicked.connect(self.back_asked)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back_asked.emit)
        self.column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def add_words(self, heading: str, paragraphs: Iterable[str]) -> None:
        """A card of paragraphs."""
        card = Card(heading)
        for words in paragraphs:
            shown = label(words, wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(shown)
        self._add(card)

    def add_part(self, heading: str, part: QWidget) -> None:
        """A card around something that shows itself."""
        card = Card(heading)
        card.body.addWidget(part)
        self._add(card)

    def add_keys(self, heading: str, keys: Iterable[Row]) -> None:
        """A card of what keys do: pairs of a key and its meaning."""
        card = Card(heading)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (key, words) in enumerate(keys):
            grid.addWidget(label(key, "key"), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wraps=True), row, 1)
        card.body.addLayout(grid)
        self._add(card)

    def add_table(self, heading: str, columns: Row, rows: Iterable[Row]) -> None:
        """A card with a table that scrolls within itself."""
        card = Card(heading)
        listed = list(rows)
        table = QTableWidget(len(listed), len(columns))
        table.setAccessibleName(heading)
        table.setTabKeyNavigation(False)  # Tab leaves it, the arrows go through it
        table.setHorizontalHeaderLabels(list(columns))
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setMinimumHeight(340)
        for at, row in enumerate(listed):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(at, column, item)
        table.horizontalHeader().setSectionResizeMode(len(columns) - 1, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((90, 190, 240)[: len(columns) - 1]):
            table.setColumnWidth(column, width)
        card.body.addWidget(table)
        self._add(card)

    def _add(self, card: Card) -> None:
        layout: QVBoxLayout = self.column
        layout.insertWidget(layout.count() - 1, card)
