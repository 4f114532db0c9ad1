"""Bringing a chart back from a backup."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QRadioButton, QWidget

from ui.presenters.chart_file.backup_presenter import BackupLine
from ui.widgets.cards import Banner, Card, FormRow, button, label
from ui.widgets.centred_page import CentredPage
from ui.widgets.passphrase_field import PassphraseField

WORDS = (
    "The chosen backup is checked first. The chart that is here now is not deleted: "
    "it is kept beside the new one, in a folder of its own."
)


class RestorePage(CentredPage):
    """Choose the folder, the backup, and type what opens it."""

    folder_asked = Signal()
    restore_asked = Signal(int, str, bool)
    """The row, the secret, and whether it is the recovery code."""
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self.setObjectName("restore_page")
        self.setAccessibleName("Restore from a backup")
        self.column.addWidget(label("Restore from a backup", "title"))
        self.column.addWidget(label(WORDS, "soft", wraps=True))
        card = Card()
        self.folder = button("Choose the folder of the backup…", name="choose_folder")
        self.backups = QListWidget()
        self.backups.setObjectName("backups")
        self.backups.setAccessibleName("Backups, newest first")
        self.backups.setMinimumHeight(150)
        self.with_passphrase = QRadioButton("I have its passphrase")
        self.with_code = QRadioButton("I have its recovery code")
        self.with_passphrase.setChecked(True)
        self.secret = PassphraseField("secret", "Passphrase")
        self.row = FormRow("Passphrase", self.secret)
        self.problem = Banner("danger")
        self.go = button("Restore", "primary", name="restore")
        self.back = button("Back", "link", name="restore_back")
        for widget in (
            self.folder,
            self.backups,
            self.with_passphrase,
            self.with_code,
            self.row,
            self.problem,
            self.go,
            self.back,
        ):
            card.body.addWidget(widget)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._connect()

    def show_backups(self, lines: tuple[BackupLine, ...]) -> None:
        """The backups found, newest first; the first is chosen."""
        self.backups.clear()
        self.backups.addItems([f"{line.when}   {line.remark}" for line in lines])
        self.backups.setCurrentRow(0 if lines else -1)

    def show_problem(self, sentence: str) -> None:
        """What is wrong; empty clears."""
        self.problem.say(sentence)

    def show_restoring(self, is_busy: bool) -> None:
        """The backup is being checked and put in place."""
        self.go.setText("Checking and restoring…" if is_busy else "Restore")
        for widget in (self.go, self.back, self.folder, self.secret):
            widget.setEnabled(not is_busy)

    def _connect(self) -> None:
        self.folder.clicked.connect(self.folder_asked)
        self.back.clicked.connect(self.back_asked)
        self.go.clicked.connect(self._ask)
        self.secret.returnPressed.connect(self._ask)
        self.with_code.toggled.connect(self._change_secret)

    def _change_secret(self, is_code: bool) -> None:
        words = "Recovery code" if is_code else "Passphrase"
        self.row.label.setText(words)
        self.secret.setAccessibleName(words)
        self.secret.clear()
        self.secret.show_plainly(is_code)

    def _ask(self) -> None:
        self.restore_asked.emit(self.backups.currentRow(), self.secret.text(), self.with_code.isChecked())
