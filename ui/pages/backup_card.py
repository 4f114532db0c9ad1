"""The backups of the open chart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.presenters.chart_file.backup_presenter import BackupLine
from ui.widgets.cards import Card, button, label
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.palette import set_kind

WORDS = (
    "A backup is made on closing when something changed, and during the day. "
    "Each copy is opened and checked before it counts. Keep another copy on a second disk."
)


class BackupCard(Card):
    """Says which backups there are; one more now, or back to an earlier one."""

    back_up_asked = Signal()
    copy_asked = Signal()
    restore_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Backups", parent=parent)
        self.body.addWidget(label(WORDS, "soft", wraps=True))
        self.list = label("", name="backup_list", wraps=True)
        self.result = label("", "soft", name="backup_result", wraps=True)
        self.result.hide()
        self.body.addWidget(self.list)
        self.body.addWidget(self.result)
        row = FlowLayout(gap=8)
        self.back_up = button("Back up now", name="back_up_now")
        self.copy = button("Back up to another folder…", name="back_up_elsewhere")
        self.restore = button("Restore…", name="restore_from_settings")
        for one, signal in (
            (self.back_up, self.back_up_asked),
            (self.copy, self.copy_asked),
            (self.restore, self.restore_asked),
        ):
            one.clicked.connect(signal)
            row.addWidget(one)
        # The flow gives its last item what is left of the line
        row.addWidget(QWidget())
        self.body.addLayout(row)

    def show_backups(self, lines: tuple[BackupLine, ...], total: int) -> None:
        """The newest backups, and how many there are."""
        words = [f"{line.when}  {line.remark}" for line in lines]
        if total > len(lines):
            words.append(f"and {total - len(lines)} earlier ones")
        self.list.setText("\n".join(words) or "No backup yet. The first is made when you close the app.")

    def show_backup_result(self, sentence: str, is_problem: bool) -> None:
        """What came of a backup; empty clears."""
        self.result.setText(sentence)
        self.result.setVisible(bool(sentence))
        set_kind(self.result, "error" if is_problem else "good")

    def show_backing_up(self, is_busy: bool) -> None:
        """A backup is being made and proven."""
        self.back_up.setText("Backing up…" if is_busy else "Back up now")
        for one in (self.back_up, self.copy, self.restore):
            one.setEnabled(not is_busy)
