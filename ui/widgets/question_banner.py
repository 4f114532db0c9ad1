"""A question with its answers at once in sight, and below it, however long, what to see before answering."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ui.widgets.cards import Banner, button, label


class QuestionBanner(Banner):
    """The first line is the question and stands beside the buttons; the others have the whole width."""

    def __init__(self, kind: str = "jade") -> None:
        super().__init__(kind)
        self.question = label("", "strong", wraps=True)
        self._row.removeWidget(self.words)
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._head.addWidget(self.question, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(self._head)
        column.addWidget(self.words)
        self._row.addLayout(column, 1)

    def say(self, text: str) -> None:
        """Ask the first line and tell the others, or hide the banner when there is nothing to ask."""
        question, _, rest = text.partition("\n")
        self.question.setText(question)
        super().say(text)
        self.words.setText(rest)
        self.words.setVisible(bool(rest))

    def add_action(self, text: str, name: str = "") -> QPushButton:
        """An underlined answer beside the question; connect its `clicked`."""
        made = button(text, "link", name=name)
        self._head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return made
