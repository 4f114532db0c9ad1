"""A list of patients in one column, drawn by a delegate so that any length is cheap."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.presenters.practice.sidebar_presenter import SidebarRow
from ui.widgets.palette import current_palette

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractListModel):
    """The rows as Qt's model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[SidebarRow, ...] = ()

    def take(self, rows: tuple[SidebarRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, and its words for a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.detail}" if row.detail else row.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only patients can be chosen."""
        if index.isValid() and self.rows[index.row()].kind == "patient":
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class RowDelegate(QStyledItemDelegate):
    """Draws a heading, a patient with a remark at the right, or a line of words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        line = option.fontMetrics.height()
        row: SidebarRow = index.data(ROW_ROLE)
        height = {"heading": line + 14, "remark": 2 * line + 12}.get(row.kind, line + 13)
        return QSize(40, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: SidebarRow = index.data(ROW_ROLE)
        area: QRect = option.rect
        painter.save()
        if row.kind == "patient":
            self._patient(painter, option, area, row)
        else:
            self._words(painter, option, area, row)
        painter.restore()

    def _patient(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: SidebarRow) -> None:
        colors = current_palette()
        state = option.state
        view = self.parent()
        is_chosen = bool(state & QStyle.StateFlag.State_Selected) and getattr(view, "shows_choice", False)
        box = area.adjusted(1, 1, -2, -2)
        if row.is_current or is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill = colors.color("card" if row.is_current or is_chosen else "chip")
            edge = colors.color("teal" if is_chosen else "line")
            painter.setPen(QPen(edge, 2 if is_chosen else 1) if row.is_current or is_chosen else QPen(fill))
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 6, 6)
        inside = area.adjusted(8, 0, -8, 0)
        small = QFont(option.font)
        small.setPixelSize(max(9, round(small.pixelSize() * 0.85)))
        painter.setFont(small)
        painter.setPen(colors.color("ink_soft"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), row.detail)
        taken = painter.fontMetrics().horizontalAdvance(row.detail) + 8 if row.detail else 0
        self._name(painter, option, inside.adjusted(0, 0, -taken, 0), row, colors.color("ink"))

    def _name(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: SidebarRow, ink: QColor
    ) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if row.is_current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: SidebarRow) -> None:
        colors = current_palette()
        font = QFont(option.font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        if row.kind == "heading":
            font.setPixelSize(max(9, round(font.pixelSize() * 0.85)))
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colors.color("ink_soft"))
        painter.drawText(area.adjusted(4, 0, -4, -4), int(flags | Qt.TextFlag.TextWordWrap), row.text)


class PatientRows(QListView):
    """Shows rows; a click or Enter chooses a patient."""

    chosen = Signal(object)
    """Carries the SidebarRow."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setProperty("kind", "clear")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shows_choice = False
        """Whether the chosen row is outlined: while typing, or with the keyboard in the list."""
        self._model = RowsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self))
        self.activated.connect(self._choose)

    @property
    def rows(self) -> tuple[SidebarRow, ...]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: tuple[SidebarRow, ...], choose_first: bool = False) -> None:
        """Show these lines, the first patient chosen if wanted."""
        if rows != self._model.rows:
            self._model.take(rows)
        self.shows_choice = choose_first or self.hasFocus()
        self.clearSelection()
        if choose_first:
            self.move_choice(1, from_start=True)

    def move_choice(self, step: int, *, from_start: bool = False) -> None:
        """Choose the next or the previous patient."""
        self.shows_choice = True
        row = -1 if from_start or not self.currentIndex().isValid() else self.currentIndex().row()
        while 0 <= row + step < len(self.rows):
            row += step
            if self.rows[row].kind == "patient":
                self.setCurrentIndex(self._model.index(row, 0))
                return

    def choose_current(self) -> None:
        """As if Enter were pressed in the list."""
        if self.currentIndex().isValid():
            self._choose(self.currentIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One click is enough, whatever the desktop's habit."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows[index.row()]
        if row.kind == "patient":
            self.chosen.emit(row)
