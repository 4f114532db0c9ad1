"""The red-flag questions: asked or not is visible, and a yes says what to do."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charting.domain.red_flags import RedFlag
from ui.widgets.cards import button, label
from ui.widgets.segments import Segments

ANSWERS = (("yes", "Yes"), ("no", "No"))
REST_KEY = "Alt+N"
INKS = {"yes": "danger", "no": "jade"}


class RedFlagPanel(QWidget):
    """One row a question; nothing is answered until the practitioner does, and a yes says what to do."""

    edited = Signal(str, str)
    """A finding's key and `yes`, `no`, or an empty text for not asked."""
    rest_denied = Signal()
    """The practitioner states that the questions without an answer were asked, and answered with no."""

    def __init__(self, flags: tuple[RedFlag, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: dict[str, Segments] = {}
        self._actions: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        for flag in flags:
            column.addWidget(self._row(flag))
        self._rest = button("", "link", name="red_flags_rest_no")
        self._rest.clicked.connect(self._deny_rest)
        shortcut = QShortcut(QKeySequence(REST_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # never unseen
        shortcut.activated.connect(self._deny_rest)
        column.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignLeft)
        self._is_read_only = False
        self._name_rest()

    def set_values(self, values: dict[str, str]) -> None:
        """Show the answers without announcing them."""
        for finding, answer in self._answers.items():
            answer.set_value(values.get(finding, ""))
            self._actions[finding].setVisible(answer.value == "yes")
        self._name_rest()

    def focus_unanswered(self) -> None:
        """Put the keyboard at the first question without an answer, or at the first of all."""
        answers = list(self._answers.values())
        unanswered = (answer for answer in answers if not answer.value)
        first = next(unanswered, answers[0] if answers else None)
        if first is not None and not self._is_read_only:
            for _ in range(3):  # the page scrolls to it, and must know where it is
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be answered."""
        for answer in self._answers.values():
            answer.set_read_only(read_only)
        self._is_read_only = read_only
        self._name_rest()

    def _deny_rest(self) -> None:
        if not self._is_read_only and self._count_unanswered():
            had_keyboard = self._rest.hasFocus()
            self.rest_denied.emit()
            if had_keyboard and self._answers:  # the button goes with what it was for
                list(self._answers.values())[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _count_unanswered(self) -> int:
        return sum(not answer.value for answer in self._answers.values())

    def _name_rest(self) -> None:
        """It says whose word it is: the practitioner's, who asked."""
        left = self._count_unanswered()
        others = "the other one" if left == 1 else f"the other {left}"
        every = left == len(self._answers)
        words = f"I asked {f'all {left}' if every else others}: no to {'all' if left > 1 else 'it'}"
        self._rest.setText(f"{words}  {REST_KEY.replace('+', ' ')}")
        self._rest.setAccessibleName(f"Red flags: {words}")
        self._rest.setVisible(left > 0 and not self._is_read_only)

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
        answer.edited.connect(lambda _value: self._name_rest())
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
