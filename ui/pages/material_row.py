"""What is commonly used with the patterns, folded into a row of the TCM card."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from charting.domain.visit_note import VisitNote
from ui.pages.visit_rows import FoldedRow
from ui.presenters.assessment.material_presenter import Material, MaterialLine
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

MOST_HEIGHT = 320
BESIDE, ABOVE_AND_BELOW = 24, 14
"""Room around the words of a line, as the style sheet pads them."""

TAKEN = "✓ "


class MaterialList(QListWidget):
    """Patterns with their points and formulas; Enter or a double click takes the one that is chosen."""

    taken = Signal(object)
    """A MaterialLine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("material_list")
        self.setAccessibleName("Material of the patterns. Enter adds the chosen point or formula")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(self._take)

    def show_lines(self, lines: tuple[MaterialLine, ...]) -> None:
        """Show these, the chosen row kept."""
        row = self.currentRow()
        self.clear()
        for line in lines:
            mark = TAKEN if line.is_taken else ""
            item = QListWidgetItem(" — ".join(part for part in (mark + line.words, line.faint) if part), self)
            item.setData(Qt.ItemDataRole.UserRole, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
            font = self.font()
            font.setBold(line.kind == "pattern")
            item.setFont(font)
        if self.count():
            self.setCurrentRow(min(max(row, 0), self.count() - 1))
        self._fit()

    def choose_pattern(self, key: str) -> None:
        """Go to the head of a pattern."""
        for row in range(self.count()):
            line = self.item(row).data(Qt.ItemDataRole.UserRole)
            if line.kind == "pattern" and line.key == key:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row), QListWidget.ScrollHint.PositionAtTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter takes the chosen one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentItem())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need a higher list."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            self._fit()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.taken.emit(item.data(Qt.ItemDataRole.UserRole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: lines wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As high as the wrapped lines; the style's own guess leaves no room for a second line."""
        wide = QRect(0, 0, self.viewport().width() - BESIDE, MOST_HEIGHT)
        for row in range(self.count()):
            item = self.item(row)
            words = QFontMetrics(item.font()).boundingRect(wide, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(0, words.height() + ABOVE_AND_BELOW))
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(min(rows + 6, zoomed(MOST_HEIGHT)))


class MaterialRow(FoldedRow):
    """The row; it fills its list only while it is open."""

    def __init__(self, material: Material) -> None:
        self.list = MaterialList()
        super().__init__("Material", "Show", self.list)
        self.setObjectName("material")
        self._material = material
        self.list.taken.connect(material.take)
        self.opened.connect(lambda _: self.refresh())

    def show_note(self, note: VisitNote) -> None:  # noqa: ARG002 - the material reads the note itself
        """Show what belongs to the patterns of the opened visit."""
        self.refresh()

    def set_read_only(self, read_only: bool) -> None:
        """Offer nothing to a signed visit."""
        super().set_read_only(read_only)
        self.setVisible(not read_only)

    def refresh(self) -> None:
        """The patterns or the treatment changed."""
        self.summary.setText(self._material.summary())
        if self.toggle.isChecked():
            self.list.show_lines(self._material.lines())
        else:
            self.list.clear()

    def open_at(self, pattern: str) -> None:
        """Unfold, and put the keyboard on a pattern."""
        self.toggle.setChecked(True)
        self.list.choose_pattern(pattern)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
