"""What is worth considering, with its reasons for and against, to add or dismiss."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.presenters.assessment.assessment_chips import SuggestionLine
from ui.widgets.cards import button, empty_out, label
from ui.widgets.tips import set_plain_tip


class SuggestionBox(QFrame):
    """The suggestions of one lens; hidden while there are none. It suggests and never chooses."""

    added = Signal(str)
    dismissed = Signal(str)

    def __init__(self, kind: str, *, after: QWidget, parent: QWidget | None = None) -> None:
        """`after` is the field that Tab leaves for the suggestions."""
        super().__init__(parent)
        self._after = after
        self.setProperty("kind", kind)
        self._shown: tuple[SuggestionLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(8)
        self.hide()

    def show_suggestions(self, lines: tuple[SuggestionLine, ...]) -> None:
        """Show these, best first."""
        if lines == self._shown:
            return
        self._shown = lines
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        empty_out(self._column)
        before = self._after
        for line in lines:
            shown = self._line(line)
            self._column.addWidget(shown)
            for action in shown.findChildren(QPushButton):
                QWidget.setTabOrder(before, action)
                before = action
        self.setVisible(bool(lines))
        if had_focus:
            self._after.setFocus()

    def _line(self, line: SuggestionLine) -> QWidget:
        shown = QWidget(self)
        set_plain_tip(shown, line.all_reasons)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = QHBoxLayout()
        lead = "Tell apart from" if line.tells_apart else "Consider"
        head.addWidget(label(f"{lead} {line.label} {line.chinese}".strip(), "strong", wraps=True), 1)
        for words, signal in (("Add", self.added), ("Dismiss", self.dismissed)):
            action = button(words, "link", name=f"{words.lower()}_{line.key}")
            action.setAccessibleName(f"{words} {line.label}")
            action.clicked.connect(lambda _=False, signal=signal: signal.emit(line.key))
            head.addWidget(action)
        column.addLayout(head)
        column.addWidget(label(f"For: {line.reasons_for}.", wraps=True))
        if line.reasons_against:
            column.addWidget(label(f"Against: {line.reasons_against}.", "soft", wraps=True))
        return shown
