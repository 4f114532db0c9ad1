"""The passphrase and the recovery code of the open chart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.presenters.chart_file.passphrase import BOTH_LOST, RULES, strength
from ui.widgets.cards import Card, FormRow, button, label
from ui.widgets.palette import set_kind
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.recovery_code_panel import RecoveryCodePanel

NEW_CODE = "Is the sheet lost, or did someone see it? A new recovery code takes the place of the present one."


class SecurityCard(Card):
    """Two small forms, and the panel that shows a new code once."""

    change_asked = Signal(str, str, str)
    code_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Passphrase and recovery code", parent=parent)
        self.body.addWidget(label(BOTH_LOST, "soft", wraps=True))
        self._passphrase_part()
        self._code_part()
        self.code_panel = RecoveryCodePanel("Done")
        self.code_panel.hide()
        self.body.addWidget(self.code_panel)

    def show_passphrase_result(self, sentence: str, is_problem: bool) -> None:
        """What came of changing the passphrase."""
        if not is_problem:
            for field in (self.old, self.first, self.again):
                field.forget()
            self._weigh("")
        _say(self.passphrase_result, sentence, is_problem)

    def show_new_code_result(self, sentence: str, is_problem: bool) -> None:
        """What came of making a recovery code."""
        if not is_problem:
            self.for_code.forget()
        _say(self.code_result, sentence, is_problem)

    def show_busy(self, is_busy: bool) -> None:
        """Keys are being made: nothing can be pressed."""
        for one in (self.change, self.make_code):
            one.setEnabled(not is_busy)

    def _passphrase_part(self) -> None:
        self.old = PassphraseField("old_passphrase", "Present passphrase")
        self.first = PassphraseField("new_passphrase", "New passphrase")
        self.again = PassphraseField("new_passphrase_again", "New passphrase again")
        self.strength = label("", "faint")
        self.passphrase_result = label("", "soft", name="passphrase_result", wraps=True)
        self.passphrase_result.hide()
        self.strength.hide()
        self.change = button("Change the passphrase", name="change_passphrase")
        self.first.setToolTip(RULES)
        for widget in (
            FormRow("Present", self.old),
            FormRow("New", self.first),
            self.strength,
            FormRow("Once more", self.again),
            self.passphrase_result,
        ):
            self.body.addWidget(widget)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.first.textEdited.connect(self._weigh)
        self.change.clicked.connect(
            lambda: self.change_asked.emit(self.old.text(), self.first.text(), self.again.text())
        )

    def _weigh(self, typed: str) -> None:
        self.strength.setText(strength(typed).words)
        self.strength.setVisible(bool(typed))

    def _code_part(self) -> None:
        self.for_code = PassphraseField("passphrase_for_code", "Passphrase, to make a new recovery code")
        self.code_result = label("", "soft", name="code_result", wraps=True)
        self.code_result.hide()
        self.make_code = button("Make a new recovery code", name="make_code")
        self.body.addSpacing(10)
        self.body.addWidget(label(NEW_CODE, "soft", wraps=True))
        for widget in (FormRow("Passphrase", self.for_code), self.code_result):
            self.body.addWidget(widget)
        self.body.addWidget(self.make_code, 0, Qt.AlignmentFlag.AlignLeft)
        self.make_code.clicked.connect(lambda: self.code_asked.emit(self.for_code.text()))


def _say(place: QWidget, sentence: str, is_problem: bool) -> None:
    place.setProperty("text", sentence)
    place.setVisible(bool(sentence))
    set_kind(place, "error" if is_problem else "good")
