"""The table of needles by region."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from charting.domain.needling import NeedleCount
from ui.presenters.treatment.needle_ledger import NeedleLedger
from ui.widgets.cards import button, destroy, label
from ui.widgets.cell_line import CellLine, NumberLine, number_text
from ui.widgets.zoom import keep_zoomed

NUMBERS = (
    ("placed", "In", "Needles in"),
    ("removed", "Out", "Needles out"),
    ("press_needles", "Press", "Press needles left in"),
    ("intradermals", "Intradermal", "Intradermal needles left in"),
    ("ear_seeds", "Seeds", "Ear seeds left in"),
)
TAKE_OVER, ALL_OUT = "t", "a"


@dataclass(frozen=True)
class _Line:
    region: CellLine
    numbers: dict[str, NumberLine]
    remove: QPushButton

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (self.region, *self.numbers.values(), self.remove)


class NeedleLedgerPanel(QWidget):
    """A line for each region and an empty one. In a number, T takes the points' count over, A is all out."""

    changed = Signal()

    def __init__(self, ledger: NeedleLedger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needle_ledger")
        self._ledger = ledger
        self._lines: list[_Line] = []
        self._is_read_only = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._grid = QGridLayout()
        keep_zoomed(self, 8, self._grid.setHorizontalSpacing)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(label("Region", "faint"), 0, 0)
        for place, (_, short, _words) in enumerate(NUMBERS, 1):
            self._grid.addWidget(label(short, "faint"), 0, place)
        column.addLayout(self._grid)
        self._all_out = button("All out  A", "link", name="ledger_all_out")
        self._take_over = button("Take over  T", "link", name="ledger_take_over")
        self._offer = label("", "faint", wraps=True)
        self._problem = label("", "error", wraps=True, name="ledger_problem")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._all_out)
        foot.addWidget(self._take_over)
        foot.addWidget(self._offer, 1)
        column.addLayout(foot)
        column.addWidget(self._problem)
        self._all_out.setAccessibleName("All needles out")
        self._all_out.clicked.connect(lambda: self._do(ledger.all_out))
        self._take_over.clicked.connect(lambda: self._do(ledger.take_over))

    def refresh(self) -> None:
        """Show the regions as the note has them; what is being typed keeps its cursor."""
        rows = self._ledger.rows
        wanted = len(rows) + (not self._is_read_only)
        while len(self._lines) < wanted:
            self._lines.append(self._make_line(len(self._lines)))
        while len(self._lines) > wanted:
            for widget in self._lines.pop().widgets:
                destroy(widget)
        for place, line in enumerate(self._lines):
            self._show(line, rows[place] if place < len(rows) else NeedleCount())
            line.remove.setVisible(place < len(rows) and not self._is_read_only)
        self.refresh_offer()

    def refresh_offer(self) -> None:
        """Say what the list of points offers, and what does not come out."""
        offer = "" if self._is_read_only else self._ledger.offer
        self._offer.setText(offer)
        self._take_over.setVisible(bool(offer))
        self._take_over.setAccessibleName(f"Take over {offer}")
        self._all_out.setVisible(not self._is_read_only)
        self._problem.setText(self._ledger.problem)
        self._problem.setVisible(self._ledger.is_odd)

    def focus_first(self) -> None:
        """Put the keyboard where needles are missing, else where a region is begun."""
        self.focus_uneven()
        if not self.is_uneven and self._lines:
            self._lines[-1].region.setFocus()

    @property
    def is_uneven(self) -> bool:
        """Whether needles in and out differ in some region."""
        return any(_is_uneven(row) for row in self._ledger.rows)

    def focus_uneven(self) -> None:
        """Put the keyboard where needles out of a region are missing or too many."""
        for row, line in zip(self._ledger.rows, self._lines, strict=False):
            if _is_uneven(row):
                line.numbers["removed"].setFocus()
                return

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._is_read_only = read_only

    def _show(self, line: _Line, row: NeedleCount) -> None:
        line.region.show_text(row.region)
        line.region.setReadOnly(self._is_read_only)
        for name, cell in line.numbers.items():
            cell.show_text(number_text(getattr(row, name)))
            cell.setReadOnly(self._is_read_only)
        for (_, _, words), cell in zip(NUMBERS, line.numbers.values(), strict=True):
            cell.setAccessibleName(f"{words}, {row.region.lower() or 'new region'}")
        line.remove.setAccessibleName(f"Remove {row.region or 'this region'}")

    def _make_line(self, place: int) -> _Line:
        region = CellLine("Region", f"ledger_region_{place}", "Low back, left leg…", self)
        completer = QCompleter(list(self._ledger.regions), region)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        region.setCompleter(completer)
        completer.activated.connect(partial(self._type_region, place))
        region.typed.connect(partial(self._type_region, place))
        region.editingFinished.connect(self._settle)
        numbers = {}
        for name, _, words in NUMBERS:
            cell = numbers[name] = NumberLine(words, f"ledger_{name}_{place}", "", self)
            cell.typed.connect(partial(self._type_number, place, name))
            cell.letter.connect(self._command)
            cell.editingFinished.connect(self._settle)
        remove = button("×", "link", name=f"ledger_remove_{place}")
        remove.clicked.connect(lambda: self._do(lambda: self._ledger.remove(place)))
        line = _Line(region, numbers, remove)
        for at, widget in enumerate(line.widgets):
            self._grid.addWidget(widget, place + 1, at)
            if self.isVisible():
                widget.show()  # at once: what is shown later cannot take the keyboard now
        self._order_tabs(line)
        return line

    def _order_tabs(self, line: _Line) -> None:
        before: QWidget | None = self._lines[-1].remove if self._lines else None
        for widget in line.widgets:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        QWidget.setTabOrder(line.remove, self._all_out)

    def _command(self, letter: str) -> None:
        if letter == TAKE_OVER:
            self._do(self._ledger.take_over)
        elif letter == ALL_OUT:
            self._do(self._ledger.all_out)

    def _type_region(self, place: int, text: str) -> None:
        self._ledger.type_region(place, text)
        self._say()

    def _type_number(self, place: int, name: str, text: str) -> None:
        self._ledger.type_number(place, name, text)
        self._say()

    def _settle(self) -> None:
        self._do(self._ledger.settle)

    def _do(self, act: Callable[[], None]) -> None:
        act()
        self._say()

    def _say(self) -> None:
        self.refresh()
        self.changed.emit()


def _is_uneven(row: NeedleCount) -> bool:
    return (row.placed or 0) != (row.removed or 0)
