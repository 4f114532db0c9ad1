"""Cautions in their strip, each with a line for the reason that may be kept beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.presenters.treatment.caution_reasons import CautionLine
from ui.widgets.cards import destroy, label
from ui.widgets.typed_line import TypedLine


class ReasonLine(TypedLine):
    """The reason beside one caution; Up and Down go to the reasons beside the others."""

    moved = Signal(int)
    """-1 for the reason above, 1 for the one below."""

    def __init__(self, line: CautionLine) -> None:
        super().__init__(line.reason)
        self.caution = line.caution
        self.setProperty("kind", "inline")  # a list of cautions stays a list, not a form
        self.setPlaceholderText("Reason, if you want to keep one")
        self.setAccessibleName(f"Reason: {line.words}")
        self.setAccessibleDescription("Up and Down go to the other reasons")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see the class."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class CautionList(QFrame):
    """Amber, hidden while nothing shows; it warns and never blocks.

    The whole list is one stop on the keyboard's way, so that cautions cost no time.
    """

    typed = Signal(str, str)
    """A caution and its reason as it is being typed."""
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner-amber")
        self.setAccessibleName("Cautions")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(4)
        self._read_only = False
        self._lines: tuple[tuple[str, str], ...] = ()
        self._parts: list[QWidget] = []
        self._reasons: list[ReasonLine] = []
        self.hide()

    def show_cautions(self, cautions: tuple[CautionLine, ...]) -> None:
        """Show these; a reason that is being typed keeps its cursor."""
        shown = tuple((one.caution, one.words) for one in cautions)
        if shown != self._lines:
            self._build(cautions)
        self._lines = shown
        for line, one in zip(self._reasons, cautions, strict=True):
            if line.text().strip() != one.reason:
                line.setText(one.reason)
        self._show_what_there_is()
        self.setVisible(bool(cautions))

    def set_read_only(self, read_only: bool) -> None:
        """Show the reasons that were kept, and no empty lines for more."""
        self._read_only = read_only
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        for line in self._reasons:
            line.setReadOnly(self._read_only)
            line.setVisible(bool(line.text()) or not self._read_only)

    def _build(self, cautions: tuple[CautionLine, ...]) -> None:
        kept = {line.caution: line for line in self._reasons if line.hasFocus()}
        for part in self._parts:
            if part not in kept.values():
                destroy(part)
        self._parts, self._reasons = [], []
        for place, one in enumerate(cautions):
            words = label(one.words, wraps=True)
            line = kept.get(one.caution) or self._reason(one)
            line.setObjectName(f"caution_reason_{place}")
            line.setFocusPolicy(Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus)
            words.setBuddy(line)
            for part in (words, line):
                self._column.addWidget(part)
            self._parts += [words, line]
            self._reasons.append(line)

    def _reason(self, one: CautionLine) -> ReasonLine:
        line = ReasonLine(one)
        line.typed.connect(lambda text: self.typed.emit(line.caution, text))
        line.editingFinished.connect(self.settled)
        line.moved.connect(lambda step: self._move(line, step))
        return line

    def _move(self, line: ReasonLine, step: int) -> None:
        place = self._reasons.index(line) + step
        if 0 <= place < len(self._reasons):
            self._reasons[place].setFocus(Qt.FocusReason.TabFocusReason)
