"""The first page after unlocking: what is still open, and who was here lately."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ui.presenters.home_presenter import HomeLine
from ui.widgets.cards import Card, ElidedLabel, EmptyState, button, empty_out, label
from ui.widgets.centred_page import CentredPage

WELCOME = (
    "Everything you chart is kept within a second and stays on this computer. "
    "Begin with the person in front of you: a name is enough."
)


class HomePage(QWidget):
    """Shows either what to do first, or today."""

    patient_asked = Signal(int, object)
    """The patient's id, and the visit's or None."""
    new_patient_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home_page")
        self.setAccessibleName("Today")
        self._stack = QStackedLayout(self)
        self.empty = EmptyState("No patients yet", WELCOME, "Add your first patient")
        self.empty.action.setObjectName("add_first_patient")
        self.empty.action.setToolTip("Ctrl+N")
        self.empty.acted.connect(self.new_patient_asked)
        self._day_page = CentredPage(760)
        self._day = label("", "title")
        self._unsigned = Card("Unsigned visits")
        self._recent = Card("Seen lately")
        for widget in (self._day, self._unsigned, self._recent):
            self._day_page.column.addWidget(widget)
        self._day_page.column.addStretch(1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._day_page)

    def show_empty(self) -> None:
        """There is no patient yet: say what to do."""
        self._stack.setCurrentWidget(self.empty)

    def show_today(self, day: str, unsigned: tuple[HomeLine, ...], recent: tuple[HomeLine, ...]) -> None:
        """The open visits and the patients seen last."""
        self._day.setText(day)
        self._fill(self._unsigned, unsigned, "Nothing is waiting to be signed.")
        self._fill(self._recent, recent, "No visit yet.")
        self._stack.setCurrentWidget(self._day_page)

    def _fill(self, card: Card, lines: tuple[HomeLine, ...], when_none: str) -> None:
        empty_out(card.body, keep=1)
        for line in lines:
            card.body.addWidget(self._line(line))
        if not lines:
            card.body.addWidget(label(when_none, "soft"))

    def _line(self, line: HomeLine) -> QPushButton:
        made = button(
            "", "tall-row" if line.words else "row", name=f"patient_{line.patient_id}_{line.visit_id or 0}"
        )
        made.setAccessibleName(", ".join(part for part in (line.name, line.when, line.words) if part))
        column = QVBoxLayout(made)
        column.setContentsMargins(8, 3, 8, 3)
        column.setSpacing(1)
        top = QHBoxLayout()
        name: QLabel = ElidedLabel(line.name, "strong")
        top.addWidget(name, 1)
        top.addWidget(label(line.when, "faint"))
        column.addLayout(top)
        if line.words:
            column.addWidget(ElidedLabel(line.words, "soft"))
        for child in made.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.clicked.connect(lambda: self.patient_asked.emit(line.patient_id, line.visit_id))
        return made
