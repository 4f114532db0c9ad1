"""A card of the settings: the practice's own normal values."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.presenters.findings.normal_values import NormalLine
from ui.widgets.cards import Card, FormRow, label
from ui.widgets.zoom import keep_zoomed

LABEL_WIDTH = 170
END_WIDTH = 84


class NormalsCard(Card):
    """Each movement with the two ends of its range; the sourced ones stand greyed in empty fields."""

    edited = Signal(str, str, str)
    """A movement, `lowest` or `highest`, and its text."""

    def __init__(self) -> None:
        super().__init__("Normal values of movements")
        self.setObjectName("normals_card")
        self.body.addWidget(
            label(
                "Empty fields follow the source. What you type here is shown as your practice's own on "
                "visits that are not signed yet. Signing keeps it with the visit, so a signed visit reads "
                "for ever as it did that day, whatever you change here later.",
                "soft",
                wraps=True,
            )
        )
        self._rows: dict[str, FormRow] = {}
        self._ends: dict[tuple[str, str], QLineEdit] = {}

    def show_lines(self, lines: tuple[NormalLine, ...]) -> None:
        """Show every movement; rows are made once."""
        for line in lines:
            if line.key not in self._rows:
                self._rows[line.key] = self._row(line)
                self.body.addWidget(self._rows[line.key])
            for end, text in (("lowest", line.lowest), ("highest", line.highest)):
                self._ends[line.key, end].setText(text)

    def show_problem(self, key: str, sentence: str) -> None:
        """Say what is wrong with a range; empty clears."""
        self._rows[key].show_problem(sentence)

    def focus_first(self) -> None:
        """Put the keyboard into the first range."""
        next(iter(self._ends.values())).setFocus()

    def _row(self, line: NormalLine) -> FormRow:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        for end, sourced in zip(("lowest", "highest"), line.sourced, strict=True):
            field = QLineEdit()
            field.setObjectName(f"normal_{line.key}_{end}")
            field.setAccessibleName(f"{line.label}, {end} normal value, {line.unit}")
            field.setAccessibleDescription(f"{sourced} by {line.source}")
            field.setPlaceholderText(sourced)
            field.setToolTip(line.source)
            field.setMaxLength(8)
            keep_zoomed(field, END_WIDTH, field.setFixedWidth)
            field.textEdited.connect(lambda text, end=end: self.edited.emit(line.key, end, text))
            self._ends[line.key, end] = field
            row.addWidget(field)
            row.addWidget(label("to" if end == "lowest" else line.unit, "soft"))
        row.addStretch(1)
        return FormRow(line.label, both, LABEL_WIDTH)
