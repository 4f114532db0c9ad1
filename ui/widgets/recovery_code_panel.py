"""The recovery code on screen, once: in groups, with paper and PDF, and one group asked back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ui.widgets.cards import Card, FormRow, button, empty_out, label

WHY = (
    "This code opens the chart if you forget the passphrase. It is shown this once. "
    "Print it, write it down, or save the PDF on a stick that you lock away: not on this computer."
)
IN_A_ROW = 4


class RecoveryCodePanel(Card):
    """Asks for the code to be kept; `confirmed` carries the tick and the group typed back."""

    print_asked = Signal()
    save_asked = Signal()
    confirmed = Signal(bool, str)

    def __init__(self, done_text: str = "Continue", parent: QWidget | None = None) -> None:
        super().__init__("Your recovery code", parent=parent)
        self.body.addWidget(label(WHY, "soft", wraps=True))
        self._groups = QGridLayout()
        self._groups.setSpacing(8)
        self.body.addLayout(self._groups)
        self.body.addLayout(self._sheet_row())
        self.sheet_result = label("", "soft", name="sheet_result", wraps=True)
        self.sheet_result.hide()
        self.body.addWidget(self.sheet_result)
        self.written_down = QCheckBox("I have it on paper, or saved where only I can open it")
        self.written_down.setObjectName("written_down")
        self.body.addWidget(self.written_down)
        self.typed_back = QLineEdit()
        self.typed_back.setObjectName("typed_back")
        self.typed_back.setMaxLength(12)
        self.row = FormRow("Type one group of the code", self.typed_back, 150)
        self.body.addWidget(self.row)
        self.done = button(done_text, "primary", name="code_done")
        self.body.addWidget(self.done)
        self.done.clicked.connect(self._confirm)
        self.typed_back.returnPressed.connect(self._confirm)

    def show_code(self, groups: tuple[str, ...], question: str) -> None:
        """The code in groups, and which group is asked back."""
        self._clear_groups()
        for index, group in enumerate(groups):
            shown = label(group, "code", name=f"code_group_{index}")
            shown.setAccessibleName(f"Group {index + 1}: {' '.join(group)}")
            self._groups.addWidget(shown, index // IN_A_ROW, index % IN_A_ROW)
        self.row.label.setText(question)
        self.typed_back.setAccessibleName(question)
        self.typed_back.clear()
        self.written_down.setChecked(False)
        self.show_sheet_result("")

    def show_code_problem(self, sentence: str) -> None:
        """What is missing or wrong; empty to clear."""
        self.row.show_problem(sentence)

    def show_sheet_result(self, sentence: str) -> None:
        """Whether the sheet was printed or saved."""
        self.sheet_result.setText(sentence)
        self.sheet_result.setVisible(bool(sentence))

    def forget(self) -> None:
        """Take the code off the screen for good."""
        self._clear_groups()
        self.typed_back.clear()

    def _sheet_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, name, signal in (
            ("Print…", "print_code", self.print_asked),
            ("Save as PDF…", "save_code", self.save_asked),
        ):
            made = button(text, name=name)
            made.setAccessibleName(f"{text.rstrip('…')} the recovery sheet")
            made.clicked.connect(signal)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _clear_groups(self) -> None:
        empty_out(self._groups)

    def _confirm(self) -> None:
        self.confirmed.emit(self.written_down.isChecked(), self.typed_back.text())
