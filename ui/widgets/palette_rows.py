"""The lines of the command palette: words, what kind of thing it is, and its key."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.presenters.practice.palette_presenter import PaletteRow
from ui.widgets.palette import palette_of

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
COLOURS = {"field": "jade", "patient": "western", "action": "ink_soft", "remark": "ink_soft"}
"""The colour of what a line is, in words too: colour never says it alone."""


class PaletteModel(QAbstractListModel):
    """The lines as Qt's model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[PaletteRow, ...] = ()

    def take(self, rows: tuple[PaletteRow, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, and its words for a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class PaletteDelegate(QStyledItemDelegate):
    """Draws one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every line is alike; a remark stands alone and may take two."""
        row: PaletteRow = index.data(ROW_ROLE)
        return QSize(120, (1 if row.do is not None else 2) * option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Words at the left; at the right what it is, or the key."""
        row: PaletteRow = index.data(ROW_ROLE)
        colours = palette_of(option.widget)
        area: QRect = option.rect.adjusted(4, 1, -4, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and row.do is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("jade_wash"))
            painter.drawRoundedRect(area, 5, 5)
        inside = area.adjusted(10, 0, -10, 0)
        small = QFont(option.font)
        small.setPixelSize(max(9, round(small.pixelSize() * 0.88)))
        for words, colour in ((row.key, "ink_faint"), (row.detail, COLOURS[row.kind])):
            inside.setRight(
                inside.right() - _at_the_right(painter, inside, small, words, colours.color(colour))
            )
        painter.setFont(option.font)
        painter.setPen(colours.color("ink" if row.do is not None else "ink_soft"))
        if row.do is None:
            painter.drawText(inside, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), row.words)
            painter.restore()
            return
        shown = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class PaletteRows(QListView):
    """Shows the lines; the keyboard stays in the line above, which steers the choice."""

    taken = Signal(object)
    """Carries the PaletteRow that was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette_rows")
        self.setAccessibleName("What the typed text may mean")
        self.setProperty("kind", "clear")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = PaletteModel(self)
        self.setModel(self._model)
        self.setItemDelegate(PaletteDelegate(self))
        # Each key repaints the list alone, and not the page that shines through the veil below it
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def chosen(self) -> PaletteRow | None:
        """The line that Enter takes."""
        index = self.currentIndex()
        return self.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: tuple[PaletteRow, ...]) -> None:
        """Show these lines, the first chosen."""
        self._model.take(rows)
        self.setCurrentIndex(self._model.index(0, 0))
        self.scrollToTop()

    def move_choice(self, step: int) -> None:
        """Choose the next line or the one before; after the last comes the first."""
        if self.rows:
            row = (self.currentIndex().row() + step) % len(self.rows)
            self.setCurrentIndex(self._model.index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: every pixel is filled, as was promised."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), palette_of(self).color("card"))
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """One click is enough."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.taken.emit(self.rows[index.row()])


def _at_the_right(painter: QPainter, area: QRect, font: QFont, words: str, colour: QColor) -> int:
    """Draw the words at the right end and give the width they took."""
    if not words:
        return 0
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
    return painter.fontMetrics().horizontalAdvance(words) + 14
