"""Tongue or pulse in a grid: arrows walk, letters fill, Del clears; the last visit stands in each cell."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.editing.chips import Offer
from ui.presenters.findings.cell_typing import Key
from ui.presenters.findings.grid_layout import Cell
from ui.presenters.findings.grid_presenter import GridPresenter, ShownGrid, Told
from ui.presenters.findings.grid_walk import GridWalk
from ui.widgets.cards import button, label
from ui.widgets.grid_cell import KEYS, CellEditor, GridCell
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

LABEL_WIDTH = 62
CAPTIONED_FROM = 3
"""With so many columns a row's label stands above its cells, so that they keep their width."""
WHOLE_STRETCH, AREA_STRETCH = 4, 3
DEPTHS_KEY = "Alt+D"
HINT = "Small: last visit. Letters fill, the same again is the next, arrows keep, Del clears, Esc closes"
DEPTHS_HINT = ", Alt D depths"
ARROWS = (Key.LEFT, Key.RIGHT, Key.UP, Key.DOWN)
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class FindingGrid(QWidget):
    """Shows a presenter's cells and hands what is typed in them back to it."""

    changed = Signal()
    """Something was recorded: whatever else shows these findings shows them anew."""
    closed = Signal()
    """Escape: back to where the grid was opened."""
    moved = Signal(int)
    """What stands above grew by so many pixels while a cell has the keyboard."""

    def __init__(self, presenter: GridPresenter, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._cells: list[GridCell] = []
        self._walk = GridWalk(presenter.layout)
        self._labels: dict[int, QWidget] = {}
        self._current = 0
        self._is_read_only = False
        self.setAccessibleName(f"{name}, grid")
        self.editor = CellEditor(self, self._press)
        self.editor.setObjectName(f"{name.lower()}_cell_editor")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3)
        self._notice = label("", "soft", wraps=True, name=f"{name.lower()}_grid_notice")
        self._depths = button(
            "Depths", "link", name="pulse_depths", tooltip=f"Surface, middle, depth ({DEPTHS_KEY})"
        )
        self._depths.setCheckable(True)
        self._depths.setAccessibleName(f"Three depths of each position, {DEPTHS_KEY}")
        self._build()
        self._join()

    def refresh(self) -> None:
        """Show what is recorded now; a line whose words were undone is closed."""
        if self._presenter.is_line_undone:
            self._put_line_away()
        shown = self._presenter.shown()
        self._is_read_only = shown.is_read_only
        for cell, words in zip(self._cells, shown.cells, strict=True):
            cell.show_cell(words)
        self._say_depths(shown)

    def open(self) -> None:
        """Show a grid that was just unfolded, with the keyboard in its first cell."""
        self._say("")
        shown = self._presenter.shown()
        self._depths.setChecked(shown.has_depths)
        self._show_depths(shown.has_depths)
        self.refresh()
        self._go_to(0)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """All that can have the keyboard, in its order; a line that closes leaves it to its cell."""
        return (self.editor, *self._cells, self._depths)

    @property
    def current_cell(self) -> QWidget:
        """The cell that has the keyboard, or had it last; the line for typing lies over it."""
        return self._cells[self._current]

    def take_keyboard(self) -> None:
        """Go on in the cell that had the keyboard last."""
        self._go_to(self._current)

    def close_line(self) -> None:
        """What is half typed is settled and the line closed."""
        if self._presenter.line is not None:
            self._hear(self._presenter.leave())

    def drop_line(self) -> None:
        """Another visit was opened: what was half typed was kept with the one before."""
        self._presenter.close_line()
        self.editor.close_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows walk, Enter or a letter opens the cell, Del clears it, Escape closes the grid."""
        key, text = Qt.Key(event.key()), event.text()
        modifiers = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if modifiers == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_D:
            self.close_line()
            self._depths.click()
        elif modifiers or self._presenter.line is not None:
            super().keyPressEvent(event)  # what the open line has no use for is not the cell's either
        elif KEYS.get(key) in ARROWS:
            self._go(KEYS[key])
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif self._is_read_only:
            super().keyPressEvent(event)
        elif key in OPENING:
            self._open_cell("")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._presenter.clear(self._cell())
            self._recorded("")
        elif text and text.isprintable():
            self._open_cell(text)
        else:
            super().keyPressEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Qt: say how far the cells were pushed."""
        super().moveEvent(event)
        if self._cells[self._current].hasFocus():
            self.moved.emit(event.pos().y() - event.oldPos().y())

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need larger cells."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            for cell in self._cells:
                cell.fit()
            if not self._is_captioned:
                self._grid.setColumnMinimumWidth(0, zoomed(LABEL_WIDTH))

    @property
    def _is_captioned(self) -> bool:
        return len(self._presenter.layout.columns) >= CAPTIONED_FROM

    def _cell(self) -> Cell:
        return self._presenter.layout.cells[self._current]

    def _build(self) -> None:
        layout = self._presenter.layout
        first = 0 if self._is_captioned else 1
        for number, name in enumerate(layout.columns):
            self._grid.addWidget(label(name, "caption"), 0, first + number)
            self._grid.setColumnStretch(first + number, AREA_STRETCH if number else WHOLE_STRETCH)
        if not self._is_captioned:
            self._grid.setColumnStretch(1, AREA_STRETCH)
            self._grid.setColumnMinimumWidth(0, zoomed(LABEL_WIDTH))
        line = 1
        for number, row in enumerate(layout.rows):
            caption = label(row.label, "small" if row.is_depth or self._is_captioned else "label", wraps=True)
            self._labels[number] = caption
            span = len(layout.columns) if self._is_captioned else 1
            self._grid.addWidget(caption, line, 0, 1, span)
            line += self._is_captioned
            self._add_cells(number, line, first)
            line += 1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self._notice)
        foot = QHBoxLayout()
        has_depths = any(row.is_depth for row in layout.rows)
        foot.addWidget(label(HINT + (DEPTHS_HINT if has_depths else ""), "small", wraps=True), 1)
        foot.addWidget(self._depths, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        self._notice.hide()
        self._depths.setVisible(has_depths)

    def _add_cells(self, number: int, line: int, first: int) -> None:
        """The cells of a row; the first of all is where Tab comes in."""
        for index, cell in enumerate(self._presenter.layout.cells):
            place = self._walk.places[index]
            if place.row != number:
                continue
            made = GridCell(cell.hint, self)
            made.setObjectName("_".join(cell.name.lower().replace(",", "").split()))
            made.entered.connect(lambda index=index: self._entered(index))
            made.opened.connect(lambda: None if self._is_read_only else self._open_cell(""))
            if not self._cells:
                made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._cells.append(made)
            self._grid.addWidget(made, line, first + place.column, 1, place.columns)

    def _join(self) -> None:
        self._depths.clicked.connect(self._depths_clicked)
        self.editor.typed.connect(self._typed)
        self.editor.picked.connect(self._pick)
        self.editor.left.connect(self.close_line)

    def _entered(self, index: int) -> None:
        """The one cell that Tab comes back to is the one that had the keyboard last."""
        self._cells[self._current].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = index
        self._cells[index].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _go_to(self, index: int) -> None:
        self._cells[index].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, key: Key) -> None:
        self._go_to(self._walk.beside(self._current, key, with_depths=self._depths.isChecked()))

    def _open_cell(self, text: str) -> None:
        self._presenter.open_line(self._cell(), text)
        self.editor.open_over(self._cells[self._current], self._cell().name, text)
        self._show_offers()

    def _typed(self, text: str) -> None:
        self._presenter.typed(text)
        self._show_offers()

    def _show_offers(self) -> None:
        line = self._presenter.line
        if line is not None:
            self.editor.show_offers(line.offers, line.chosen)

    def _press(self, pressed: Key | str) -> bool:
        """Do what it means in the open line; False where it is for the text itself."""
        if not self.editor.are_offers_seen:
            self._presenter.hide_offers()
        told = self._presenter.press(pressed)
        if told is not None:
            self._hear(told)
        return told is not None

    def _pick(self, offer: Offer) -> None:
        self._hear(self._presenter.pick(offer))

    def _hear(self, told: Told) -> None:
        """Show what became of the line, and go where the key leads."""
        line = self._presenter.line
        if line is not None:
            self.editor.show_choice(line.chosen)
            if told.words:
                self._say(told.words)
            return
        self._recorded(told.words)
        if told.towards is not None:
            self._go(told.towards)

    def _recorded(self, notice: str) -> None:
        self._put_line_away()
        self._say(notice)
        self.refresh()
        self.changed.emit()

    def _put_line_away(self) -> None:
        """Close the line; the keyboard, if it was there, stays in its cell."""
        had_keyboard = self.editor.hasFocus()
        self.drop_line()
        if had_keyboard:
            self._go_to(self._current)

    def _say(self, words: str) -> None:
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def _depths_clicked(self, wanted: bool) -> None:
        self._show_depths(wanted)
        if self._cells[self._current].isHidden():
            self._go_to(0)

    def _show_depths(self, wanted: bool) -> None:
        rows = self._presenter.layout.rows
        for number, caption in self._labels.items():
            caption.setVisible(wanted or not rows[number].is_depth)
        for index, cell in enumerate(self._cells):
            cell.setVisible(self._walk.is_seen(index, with_depths=wanted))

    def _say_depths(self, shown: ShownGrid) -> None:
        """What was recorded in a depth is seen, also after undoing."""
        if shown.has_depths and not self._depths.isChecked():
            self._depths.setChecked(True)
            self._show_depths(True)
