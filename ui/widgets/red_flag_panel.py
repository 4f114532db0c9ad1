"""The red-flag questions: asked or not is visible, and a yes says what to do."""

from collections.abc import Mapping

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
    """The practitioner states that the questions left to deny were asked, and answered with no."""

    def __init__(self, flags: tuple[RedFlag, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: dict[str, Segments] = {}
        self._actions: dict[str, QLabel] = {}
        self._charted: dict[str, QLabel] = {}
        self._flags = flags
        self._called_for: frozenset[str] = frozenset()
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

    def set_called_for(self, charted: Mapping[str, str]) -> None:
        """Say by the questions of these findings what was charted; each must be answered by itself."""
        self._called_for = frozenset(charted)
        for finding, words in self._charted.items():
            words.setText(
                f"Charted: {charted[finding]}. Answer this one by itself." if finding in charted else ""
            )
            words.setVisible(finding in charted)
        self._name_rest()

    @property
    def left_to_deny(self) -> tuple[RedFlag, ...]:
        """The questions without an answer that nothing charted calls for."""
        return tuple(
            flag
            for flag in self._flags
            if not self._answers[flag.finding.key].value and flag.finding.key not in self._called_for
        )

    def focus_unanswered(self) -> None:
        """Put the keyboard at the first question without an answer, those called for before all others."""
        answers = list(self._answers.values())
        called_for = (self._answers[finding] for finding in self._answers if finding in self._called_for)
        unanswered = (answer for answer in (*called_for, *answers) if not answer.value)
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
        if not self._is_read_only and self.left_to_deny:
            had_keyboard = self._rest.hasFocus()
            self.rest_denied.emit()
            if had_keyboard and self._answers:  # the button goes with what it was for
                unanswered = (one for one in self._answers.values() if not one.value)
                last = list(self._answers.values())[-1]
                next(unanswered, last).setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_rest(self) -> None:
        """It says whose word it is: the practitioner's, who asked."""
        left = len(self.left_to_deny)
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
        charted = self._charted[flag.finding.key] = label("", "error", wraps=True)
        charted.hide()
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
        words.addWidget(charted)
        words.addWidget(action)
        line.addWidget(answer)
        line.addLayout(words, 1)
        return row
