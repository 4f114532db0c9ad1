"""The red-flag questions: asked or not is visible, and a yes says what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charting.domain.red_flags import RedFlag
from ui.widgets.cards import label
from ui.widgets.segments import Segments

ANSWERS = (("yes", "Yes"), ("no", "No"))
INKS = {"yes": "danger", "no": "jade"}


class RedFlagPanel(QWidget):
    """One row a question; nothing is answered until the practitioner does, and a yes says what to do."""

    edited = Signal(str, str)
    """A finding's key and `yes`, `no`, or an empty text for not asked."""

    def __init__(self, flags: tuple[RedFlag, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: dict[str, Segments] = {}
        self._actions: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        for flag in flags:
            column.addWidget(self._row(flag))

    def set_values(self, values: dict[str, str]) -> None:
        """Show the answers without announcing them."""
        for finding, answer in self._answers.items():
            answer.set_value(values.get(finding, ""))
            self._actions[finding].setVisible(answer.value == "yes")

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be answered."""
        for answer in self._answers.values():
            answer.set_read_only(read_only)

    def _row(self, flag: RedFlag) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        answer = Segments(ANSWERS, f"{flag.group}: {flag.ask}", least_width=40, inks=INKS, parent=row)
        answer.setObjectName(flag.finding.key)
        answer.nothing = "Not asked"
        action = label(flag.action, "error", wraps=True)
        action.hide()
        self._actions[flag.finding.key] = action
        answer.edited.connect(lambda value: action.setVisible(value == "yes"))
        answer.edited.connect(lambda value, key=flag.finding.key: self.edited.emit(key, value))
        self._answers[flag.finding.key] = answer
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(flag.ask, wraps=True))
        words.addWidget(label(f"{flag.group} · {flag.urgency.value}", "small"))
        words.addWidget(action)
        line.addWidget(answer)
        line.addLayout(words, 1)
        return row
