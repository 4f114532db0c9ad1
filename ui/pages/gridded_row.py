"""A row of chips with a grid of the same findings folded below it: tongue and pulse."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

from charting.domain.finding import Section
from charting.domain.visit_note import VisitNote
from ui.pages.visit_rows import ChipsRow
from ui.presenters.visit.visit_presenter import VisitPresenter
from ui.widgets.cards import button, label
from ui.widgets.finding_grid import FindingGrid

GRID_KEYS = {"tongue": "Alt+T", "pulse": "Alt+U"}


class GriddedRow(ChipsRow):
    """The chips, a small toggle under the label, and the grid once it is asked for."""

    def __init__(self, presenter: VisitPresenter, section: Section) -> None:
        super().__init__(presenter, section.key, section.label, section.prompt)
        self._presenter = presenter.grids[section.key]
        self._title = section.label
        self._grid: FindingGrid | None = None
        self._is_held = False
        key = GRID_KEYS[section.key]
        shown = key.replace("+", " ")
        self.toggle = button("Grid", "link", name=f"{section.key}_grid", tooltip=f"Fill in cells ({shown})")
        self.toggle.setAccessibleName(f"{section.label} in a grid, {shown}")
        self.toggle.setCheckable(True)
        # Not the button's own shortcut: it would press late, and letters typed at once were lost
        QShortcut(QKeySequence(key), self).activated.connect(self._by_key)
        self.toggle.toggled.connect(self._unfold)
        under = QWidget()
        line = QHBoxLayout(under)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.toggle)
        line.addWidget(label(shown, "small"))
        line.addStretch(1)
        self._row.add_below_label(under)
        self.field.changed.connect(self._refresh_grid)

    def show_note(self, note: VisitNote) -> None:
        """Show the chips, and the cells where they are unfolded."""
        super().show_note(note)
        self._refresh_grid()

    def fold(self) -> None:
        """Another visit was opened: the page begins calm, with nothing half typed."""
        if self._grid is not None:
            self._grid.drop_line()
        self.toggle.setChecked(False)

    def _unfold(self, is_open: bool) -> None:
        self._is_held = False
        if self._grid is None:
            if not is_open:
                return
            self._grid = self._make_grid()
        if is_open:
            self._grid.show()
            self._grid.open()
            self._show_heads()
        else:
            self._grid.close_line()
            self._grid.hide()

    def _make_grid(self) -> FindingGrid:
        made = FindingGrid(self._presenter, self._title)
        made.changed.connect(self._refresh_chips)
        made.moved.connect(self._hold)
        made.closed.connect(self._close)
        column = self.layout()
        if column is not None:
            column.addWidget(made)
        # Made late, it would stand behind everything else in the window
        for before, after in pairwise((self._last_stop(), *made.tab_stops)):
            QWidget.setTabOrder(before, after)
        return made

    def _last_stop(self) -> QWidget:
        """What Tab reaches last in this row."""
        last, at = self.toggle, self.toggle.nextInFocusChain()
        while at is not None and self.isAncestorOf(at):
            last, at = at, at.nextInFocusChain()  # type: ignore[assignment]
        return last

    def open_grid(self) -> None:
        """Unfold the grid, with the keyboard in it."""
        if self._grid is None or not self.toggle.isChecked():
            self.toggle.click()
        else:
            self._grid.take_keyboard()
            self._show_heads()

    def _by_key(self) -> None:
        """Into the grid from anywhere; from a cell of it, back to the line above."""
        focused = QApplication.focusWidget()
        if self._grid is not None and focused is not None and self._grid.isAncestorOf(focused):
            self._close()
        else:
            self.open_grid()

    def _refresh_chips(self) -> None:
        self._is_held = True
        self.field.refresh()

    def _hold(self, down: int) -> None:
        """Where recorded chips take another line, the page scrolls so that the cells stay in place."""
        area = self._scroll_area()
        if self._is_held and area is not None:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + down)

    def _show_heads(self) -> None:
        """The names of the columns are in sight with their cells, and as much of the grid as fits."""
        area = self._scroll_area()
        content = area.widget() if area is not None else None
        if area is None or content is None:
            return
        for _ in range(3):  # words that wrap know their height only once their width is laid out
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self.height() < area.viewport().height():
            area.ensureWidgetVisible(self, 0, 8)
        else:
            area.verticalScrollBar().setValue(self.mapTo(content, self.rect().topLeft()).y() - 8)

    def _scroll_area(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    def _close(self) -> None:
        self.toggle.setChecked(False)
        self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_grid(self) -> None:
        if self._grid is not None and self._grid.isVisible():
            self._grid.refresh()
