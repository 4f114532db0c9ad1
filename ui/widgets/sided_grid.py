"""A table of findings with a cell for each side: the neurological examination."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QLabel, QWidget

from charting.domain.finding import FindingDefinition, Kind
from charting.domain.visit_note import ObservationField, Side
from ui.widgets.cards import label
from ui.widgets.cell_line import CellLine
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

SIDES: tuple[Side, ...] = ("left", "right")
NOT_TESTED = "–"
CAPTION_HEIGHT = 26
CELL_WIDTH = 92


class AnswerBox(QComboBox):
    """The answers of one finding on one side; the first says that it was not tested."""

    chosen = Signal(str)
    """The practitioner chose an answer: its key, empty for not tested."""

    def __init__(self, finding: FindingDefinition, called: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName(name)
        self.setAccessibleName(called)
        # On Linux a screen reader is given a box's answer for its name
        self.setAccessibleDescription(called)
        self.addItem(NOT_TESTED, "")
        for choice in finding.choices:
            words = choice.label.removeprefix(finding.label).strip() or choice.label
            self.addItem(words[:1].upper() + words[1:], choice.key)
        self.activated.connect(lambda _: self.chosen.emit(str(self.currentData() or "")))

    def show_text(self, key: str) -> None:
        """Show an answer without announcing it."""
        self.setCurrentIndex(max(0, self.findData(key)))


class SidedGrid(QWidget):
    """One row a finding, one cell a side; arrow up and down move in a column. Empty means not tested."""

    edited = Signal(object, str)
    """An ObservationField and its new canonical value; empty when cleared."""

    def __init__(self, findings: tuple[FindingDefinition, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[ObservationField, CellLine | AnswerBox] = {}
        self._columns: list[list[QWidget]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        groups: dict[str, list[FindingDefinition]] = {}
        for finding in findings:
            groups.setdefault(finding.key.split("_")[0], []).append(finding)
        row = 0
        self._rows: dict[str, int] = {}
        self._problems: dict[str, QLabel] = {}
        for name, members in groups.items():
            row = self._add_group(name, members, row)
        self._grid.setColumnStretch(0, 1)

    def focus_first(self) -> None:
        """Put the keyboard into the first cell, so that the page scrolls to it."""
        first = next(iter(self._cells.values()), None)
        if first is not None and first.isEnabled():
            for _ in range(3):  # the page scrolls to it, and must know where it is
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_values(self, values: dict[ObservationField, str]) -> None:
        """Show what is recorded without announcing it."""
        for field, cell in self._cells.items():
            cell.show_text(values.get(field, ""))

    def show_problems(self, problems: Mapping[ObservationField, str]) -> None:
        """Say by each cell what is odd about it; a cell that is not named or has no words is in order."""
        for field, cell in self._cells.items():
            if isinstance(cell, CellLine):  # a box's description is its name
                cell.setAccessibleDescription(problems.get(field, ""))
        for key in self._rows:
            said = {side: problems.get(ObservationField(key, side), "") for side in SIDES}
            self._say(
                key, "\n".join(f"{side.capitalize()}: {words}" for side, words in said.items() if words)
            )

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        for cell in self._cells.values():
            cell.setEnabled(not read_only)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need wider cells."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            for cell in self._cells.values():
                cell.setFixedWidth(zoomed(CELL_WIDTH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: up and down move in the column; the wheel changes no box without focus."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and isinstance(watched, CellLine):
                self._step(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _add_group(self, name: str, members: list[FindingDefinition], row: int) -> int:
        first = members[0]
        span = (
            f" {first.lowest:g}–{first.highest:g}"
            if first.highest is not None and first.lowest is not None
            else ""
        )
        self._grid.setRowMinimumHeight(row, CAPTION_HEIGHT if row else 0)
        low = Qt.AlignmentFlag.AlignBottom
        self._grid.addWidget(label(f"{name.capitalize()}{span}", "caption"), row, 0, low)
        for column, side in enumerate(SIDES, start=1):
            head = label(side.capitalize(), "caption")
            self._grid.addWidget(head, row, column, Qt.AlignmentFlag.AlignHCenter | low)
        columns: list[list[QWidget]] = [[], []]
        for finding in members:
            row += 2  # the row below is for what is odd about it
            self._rows[finding.key] = row
            self._grid.addWidget(label(finding.label, "label", wraps=True), row, 0)
            for column, side in enumerate(SIDES):
                cell = self._cell(finding, side)
                columns[column].append(cell)
                self._grid.addWidget(cell, row, column + 1)
        self._columns.extend(columns)
        return row + 2

    def _cell(self, finding: FindingDefinition, side: Side) -> CellLine | AnswerBox:
        field = ObservationField(finding.key, side)
        called, name = f"{finding.label}, {side}", f"{finding.key}_{side}"
        cell: CellLine | AnswerBox
        if finding.kind is Kind.CHOICE:
            cell = AnswerBox(finding, called, name, self)
            cell.chosen.connect(lambda key: self.edited.emit(field, key))
        else:
            cell = CellLine(called, name, NOT_TESTED, self)
            cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cell.typed.connect(lambda text: self.edited.emit(field, text.strip()))
        cell.setFixedWidth(zoomed(CELL_WIDTH))
        cell.installEventFilter(self)
        self._cells[field] = cell
        return cell

    def _say(self, key: str, words: str) -> None:
        """Say it in the row below the finding's."""
        said = self._problems.get(key)
        if said is None:
            if not words:
                return
            said = self._problems[key] = label("", "error", wraps=True)
            self._grid.addWidget(said, self._rows[key] + 1, 0, 1, 3)
        said.setText(words)
        said.setVisible(bool(words))

    def _step(self, cell: QWidget, step: int) -> None:
        for column in self._columns:
            if cell in column:
                place = column.index(cell) + step
                if 0 <= place < len(column):
                    column[place].setFocus(Qt.FocusReason.TabFocusReason)
