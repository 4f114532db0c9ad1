"""Opening the chart with the recovery code, then choosing a new passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.presenters.chart_file.passphrase import RULES, strength
from ui.widgets.cards import Card, FormRow, button, label
from ui.widgets.centred_page import CentredPage
from ui.widgets.passphrase_field import PassphraseField


class RecoveryPage(CentredPage):
    """Two steps in one place: the code, then the passphrase that replaces the forgotten one."""

    code_given = Signal(str)
    passphrase_chosen = Signal(str, str)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(460, parent)
        self.setObjectName("recovery_page")
        self.setAccessibleName("Open with the recovery code")
        self.column.addStretch(2)
        self.column.addWidget(label("Open with the recovery code", "title", wraps=True))
        self.code_card, self.new_card = self._code_card(), self._passphrase_card()
        self.new_card.hide()
        self.column.addWidget(self.code_card)
        self.column.addWidget(self.new_card)
        self.column.addStretch(3)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong; empty to clear."""
        row = self.code_row if self.new_card.isHidden() else self.again_row
        row.show_problem(sentence)

    def show_opening(self) -> None:
        """The chart is being opened: nothing can be pressed."""
        self._enable(False, "Opening…")

    def show_ready(self) -> None:
        """A try can be made."""
        self._enable(True, "Continue")

    def show_countdown(self, seconds: int) -> None:
        """The next try can be made in so many seconds."""
        self._enable(False, f"Try again in {seconds} s")

    def ask_new_passphrase(self) -> None:
        """The code opened the chart: ask for a new passphrase."""
        self.code.clear()
        self.code_card.hide()
        self.new_card.show()
        self._enable(True, "Continue")
        self.first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The code can be typed at once."""
        super().showEvent(event)
        self.code.setFocus()

    def _code_card(self) -> Card:
        card = Card()
        words = "It has seven groups of four letters and digits. Capitals, spaces and dashes do not matter."
        card.body.addWidget(label(words, "soft", wraps=True))
        self.code = QLineEdit()
        self.code.setObjectName("recovery_code")
        self.code.setMaxLength(80)
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.code_row = FormRow("Recovery code", self.code)
        self.use_code = button("Continue", "primary", name="use_code")
        self.back = button("Back to the passphrase", "link", name="back_to_unlock")
        for widget in (self.code_row, self.use_code, self.back):
            card.body.addWidget(widget)
        self.use_code.clicked.connect(self._give_code)
        self.code.returnPressed.connect(self._give_code)
        self.back.clicked.connect(self.back_asked)
        return card

    def _passphrase_card(self) -> Card:
        card = Card("Choose a new passphrase")
        card.body.addWidget(label(RULES, "soft", wraps=True))
        self.first = PassphraseField("new_passphrase", "New passphrase")
        self.again = PassphraseField("new_passphrase_again", "New passphrase again")
        self.first_row = FormRow("Passphrase", self.first)
        self.again_row = FormRow("Once more", self.again)
        self.strength = label("", "faint", name="strength")
        self.choose = button("Continue", "primary", name="choose_passphrase")
        for widget in (self.first_row, self.strength, self.again_row, self.choose):
            card.body.addWidget(widget)
        self.first.textEdited.connect(lambda typed: self.strength.setText(strength(typed).words))
        self.again.returnPressed.connect(self._choose)
        self.choose.clicked.connect(self._choose)
        return card

    def _give_code(self) -> None:
        if self.use_code.isEnabled():
            self.code_given.emit(self.code.text())

    def _choose(self) -> None:
        if self.choose.isEnabled():
            self.passphrase_chosen.emit(self.first.text(), self.again.text())

    def _enable(self, enabled: bool, text: str) -> None:
        for one in (self.use_code, self.choose):
            one.setEnabled(enabled)
            one.setText(text)
            one.setAccessibleName(text)
        self.back.setEnabled(enabled)
