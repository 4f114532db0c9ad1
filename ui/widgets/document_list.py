"""Documents in a list: title and day on the first line, the rest below it, painted as one row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.presenters.documents.documents_presenter import DocumentLine
from ui.widgets.palette import palette_of

LINE = int(Qt.ItemDataRole.UserRole)
PADDING = 10
GROUPS = {"handout": "Handouts given", "visit": "Signed visits"}

Index = QModelIndex | QPersistentModelIndex


class DocumentList(QListView):
    """The arrow keys and a click choose a document."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("document_list")
        self.setAccessibleName("Documents")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._rows = QStandardItemModel(self)
        self._is_showing = False
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.selectionModel().currentChanged.connect(self._tell)

    def show_documents(self, lines: tuple[DocumentLine, ...], chosen: str) -> None:
        """Show these documents, one of them chosen; nothing is announced."""
        self._is_showing = True
        if [item.data(LINE) for item in self._documents()] != list(lines):
            self._fill(lines)
        for item in self._documents():
            if item.data(LINE).key == chosen:
                self.setCurrentIndex(item.index())
        self._is_showing = False

    @property
    def lines(self) -> tuple[DocumentLine, ...]:
        """The documents in their order."""
        return tuple(item.data(LINE) for item in self._documents())

    def _documents(self) -> list[QStandardItem]:
        items = (self._rows.item(row) for row in range(self._rows.rowCount()))
        return [item for item in items if item.data(LINE) is not None]

    def _fill(self, lines: tuple[DocumentLine, ...]) -> None:
        self._rows.clear()
        group = ""
        for line in lines:
            if line.kind != group:
                group = line.kind
                head = QStandardItem(GROUPS[group])
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._rows.appendRow(head)
            item = QStandardItem(line.title)
            item.setData(line, LINE)
            item.setData(f"{line.title}, {line.when}, {line.details}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(line.details)
            item.setEditable(False)
            self._rows.appendRow(item)

    def _tell(self, current: QModelIndex) -> None:
        line = current.data(LINE)
        if line is not None and not self._is_showing:
            self.chosen.emit(line.key)


class _RowPainter(QStyledItemDelegate):
    """Paints a heading as a caption, a document in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: two lines for a document, one for a heading."""
        lines = 2 if index.data(LINE) is not None else 1
        return QSize(0, lines * option.fontMetrics.height() + (14 if lines == 2 else 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw the row."""
        line = index.data(LINE)
        painter.save()
        area: QRect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        if line is None:
            _draw_heading(painter, option, area, str(index.data()))
        else:
            _draw_document(painter, option, area, line)
        painter.restore()


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: str) -> None:
    font = QFont(option.font)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(palette_of(option.widget).color("ink_soft"))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """A wash behind the chosen document and the one under the mouse, inside the list's frame."""
    is_chosen = option.state & QStyle.StateFlag.State_Selected
    if not is_chosen and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette_of(option.widget).color("jade_wash" if is_chosen else "chip"))
    painter.drawRoundedRect(option.rect.adjusted(3, 1, -3, -1), 5, 5)


def _draw_document(painter: QPainter, option: QStyleOptionViewItem, area: QRect, line: DocumentLine) -> None:
    palette = palette_of(option.widget)
    _draw_ground(painter, option)
    high = option.fontMetrics.height()
    first = QRect(area.left(), area.top() + 6, area.width(), high)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(option.font)
    painter.setPen(palette.color("ink_faint"))
    painter.drawText(first, right, line.when)
    room = first.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(line.when) - 10, 0)
    bold = QFont(option.font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(palette.color("ink"))
    painter.drawText(
        room, left, painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, room.width())
    )
    painter.setFont(option.font)
    painter.setPen(palette.color("ink_soft"))
    below = first.translated(0, high + 1)
    painter.drawText(
        below, left, option.fontMetrics.elidedText(line.details, Qt.TextElideMode.ElideRight, below.width())
    )
