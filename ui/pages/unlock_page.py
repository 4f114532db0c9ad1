"""Where the chart is opened: the passphrase, and nothing else to see."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.cards import Banner, Card, FormRow, button, label
from ui.widgets.centred_page import CentredPage
from ui.widgets.passphrase_field import PassphraseField


class UnlockPage(CentredPage):
    """Asks for the passphrase; says in place what is wrong and how long to wait."""

    passphrase_given = Signal(str)
    recovery_asked = Signal()
    restore_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self.setObjectName("unlock_page")
        self.setAccessibleName("Unlock the chart")
        self.column.addStretch(2)
        self.column.addWidget(label("Shenshu", "title"))
        self.column.addWidget(label("The chart is locked.", "soft"))
        self.note = Banner("jade")
        self.column.addWidget(self.note)
        card = Card()
        self.passphrase = PassphraseField("passphrase", "Passphrase")
        self.row = FormRow("Passphrase", self.passphrase)
        self.unlock = button("Unlock", "primary", name="unlock")
        self.recovery = button("Open with the recovery code", "link", name="open_recovery")
        self.restore = button("Restore from a backup", "link", name="restore_from_unlock")
        for widget in (self.row, self.unlock, self.recovery, self.restore):
            card.body.addWidget(widget)
        self.column.addWidget(card)
        self.column.addStretch(3)
        self.unlock.clicked.connect(self._give)
        self.passphrase.returnPressed.connect(self._give)
        self.passphrase.textEdited.connect(lambda: self.show_problem(""))
        self.recovery.clicked.connect(self.recovery_asked)
        self.restore.clicked.connect(self.restore_asked)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong; empty to clear."""
        self.row.show_problem(sentence)

    def show_note(self, sentence: str) -> None:
        """Say something beside the matter, such as the demo's passphrase."""
        self.note.say(sentence)

    def show_opening(self) -> None:
        """The chart is being opened: nothing can be pressed."""
        self._enable(False, "Opening…")

    def show_ready(self) -> None:
        """A try can be made."""
        self._enable(True, "Unlock")
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def show_countdown(self, seconds: int) -> None:
        """The next try can be made in so many seconds; what was typed can be mended meanwhile."""
        self._enable(False, f"Try again in {seconds} s")
        self.passphrase.setReadOnly(False)
        self.passphrase.setFocus()

    def ask_new_passphrase(self) -> None:
        """Never asked on this page: only the recovery code leads there."""

    def showEvent(self, event: QShowEvent) -> None:
        """The passphrase can be typed at once."""
        super().showEvent(event)
        self.passphrase.setFocus()

    def _give(self) -> None:
        if self.unlock.isEnabled():
            self.passphrase_given.emit(self.passphrase.text())

    def _enable(self, enabled: bool, text: str) -> None:
        self.unlock.setText(text)
        self.unlock.setAccessibleName(text)
        self.unlock.setEnabled(enabled)
        self.recovery.setEnabled(enabled)
        self.restore.setEnabled(enabled)
        self.passphrase.setReadOnly(not enabled)
