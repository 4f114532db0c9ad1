"""What is shown while the chart is put away, and when that fails."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.widgets.cards import Card, button, label
from ui.widgets.centred_page import CentredPage


class ClosingPage(CentredPage):
    """Says what is being done; after a moment it can be left without waiting."""

    leave_asked = Signal()

    def __init__(self, words: str, leave_text: str, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self.setObjectName("closing_page")
        self.setAccessibleName(words)
        self.column.addStretch(2)
        card = Card()
        self.words = label(words, wraps=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        self.leave = button(leave_text, name="leave_now")
        self.leave.hide()
        for widget in (self.words, self.bar, self.leave):
            card.body.addWidget(widget)
        self.column.addWidget(card)
        self.column.addStretch(3)
        self.leave.clicked.connect(self.leave_asked)

    def show_progress(self, done: int, of: int) -> None:
        """How far the work has come."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def offer_to_leave(self) -> None:
        """It takes long: let the practitioner go."""
        self.leave.show()

    def show_problem(self, sentence: str, leave_text: str) -> None:
        """It did not work: say why; the button goes on without it."""
        self.words.setText(sentence)
        self.bar.hide()
        self.leave.setText(leave_text)
        self.leave.setAccessibleName(leave_text)
        self.leave.show()
        self.leave.setFocus()
