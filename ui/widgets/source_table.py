"""A long list of sources to look through: filtered as one types, read and copied by keyboard."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui.presenters.practice.sources_presenter import COLUMNS, SourceLine, Sources
from ui.widgets.cards import label
from ui.widgets.typed_line import TypedLine
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

WIDTHS = (94, 0, 0, 70)
"""Of the columns; those of 0 share what is left."""
LEAST_HEIGHT = 360

Index = QModelIndex | QPersistentModelIndex


class SourceModel(QAbstractTableModel):
    """The lines that are shown; nothing is made for a line before it is seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[SourceLine] = ()

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Qt: one row a line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Qt: kind, entry, source, review."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Qt: the words of a cell, whole in its tip."""
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.lines[index.row()].cells[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """Qt: the names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None


class SourceView(QTableView):
    """Whole rows are chosen; Tab leaves the table, copying takes the chosen rows with all columns."""

    def __init__(self, model: SourceModel, leave_up: Callable[[], None]) -> None:
        super().__init__()
        self.setModel(model)
        self._lines = model
        self._leave_up = leave_up
        self.setObjectName("source_table")
        self.setAccessibleName("Entries with their sources")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column, width in enumerate(WIDTHS):
            if not width:
                self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._fit()

    def copied(self) -> str:
        """The chosen rows as text, a line each."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return "\n".join(self._lines.lines[row].copied for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: copy whole rows; up from the first row leads back to the line."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self._leave_up()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need wider columns."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(zoomed(LEAST_HEIGHT))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        for column, width in enumerate(WIDTHS):
            if width:
                self.setColumnWidth(column, zoomed(width))


class SourceList(QWidget):
    """A line to type in, the table, and the chosen entry in full, to be selected and copied."""

    def __init__(self, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self.line = TypedLine("")
        self.line.setObjectName("source_filter")
        self.line.setAccessibleName("Show only entries with these words")
        self.line.setPlaceholderText("Type to filter: tongue, Caulo, unverified, draft, BL23…")
        self.count = label("", "soft", wraps=True)
        self.model = SourceModel(self)
        self.table = SourceView(self.model, self.line.setFocus)
        self.whole = label("", wraps=True, name="source_whole")
        self.whole.setAccessibleName("The chosen entry in full")
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.line, self.count, self.table, self.whole):
            column.addWidget(part)
        self.line.typed.connect(self._filter)
        self.line.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_whole(now))
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: down from the line leads into the table."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Down and self.model.lines:  # type: ignore[attr-defined]
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.selectRow(max(self.table.currentIndex().row(), 0))
            return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        lines = self._sources.find(typed)
        self.model.show_lines(lines)
        self.count.setText(self._sources.count_words(lines))
        self.whole.setText("")

    def _show_whole(self, now: QModelIndex) -> None:
        line = self.model.lines[now.row()] if now.isValid() else None
        self.whole.setText(f"{line.label}\n{line.source} ({line.review})" if line else "")
