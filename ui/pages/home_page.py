"""The first page after unlocking: who is next, what waits to be signed, and who was here lately."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from ui.presenters.practice.home_presenter import HomeCard, HomeLine
from ui.widgets.cards import Card, ElidedLabel, EmptyState, button, empty_out, label
from ui.widgets.centred_page import CentredPage

WELCOME = (
    "Everything you chart is kept within a second and stays on this computer. "
    "Begin with the person in front of you: a name is enough."
)
KINDS = ("row", "tall-row", "three-line-row")
"""The looks of a row, by how many lines stand below its name: the style sheet knows their heights."""

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class HomeRow(QPushButton):
    """A patient: Enter opens, the arrows go from row to row."""

    stepped = Signal(int)

    def __init__(self, line: HomeLine, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", KINDS[bool(line.words) + bool(line.plan)])
        self.setAutoDefault(True)  # so that Enter presses it
        parts = (line.name, line.when, line.words, line.plan)
        self.setAccessibleName(", ".join(part for part in parts if part))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 8, 3)
        column.setSpacing(1)
        top = QHBoxLayout()
        top.addWidget(ElidedLabel(line.name, "strong"), 1)
        top.addWidget(label(line.when, "faint"))
        column.addLayout(top)
        for words in (line.words, line.plan):
            if words:
                column.addWidget(ElidedLabel(words, "soft"))
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: a button of its own would take the arrows for Tab."""
        step = STEPS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)


class HomePage(QWidget):
    """Shows either what to do first, or today."""

    patient_asked = Signal(int, object)
    """The patient's id, and the visit's or None."""
    new_patient_asked = Signal()
    more_asked = Signal()
    """Further lines of the part that has more of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home_page")
        self.setAccessibleName("Today")
        self._stack = QStackedLayout(self)
        self.empty = EmptyState("No patients yet", WELCOME, "Add your first patient")
        self.empty.action.setObjectName("add_first_patient")
        self.empty.action.setToolTip("Ctrl N")
        self.empty.acted.connect(self.new_patient_asked)
        self._day_page = CentredPage(760)
        self._day = label("", "title")
        self._cards: dict[str, Card] = {}
        self.rows: list[HomeRow] = []
        """Every row of the page, from the top."""
        self._day_page.column.addWidget(self._day)
        self._day_page.column.addStretch(1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._day_page)

    def show_empty(self) -> None:
        """There is no patient yet: say what to do."""
        self.rows = []
        self._stack.setCurrentWidget(self.empty)

    def show_today(self, day: str, cards: tuple[HomeCard, ...]) -> None:
        """How the day stands; the row that had the keyboard has it again."""
        before = next((row.objectName() for row in self.rows if row is self.focusWidget()), "")
        self._day.setText(day)
        self.rows = []
        for card in cards:
            self._fill(self._card(card), card)
        self._stack.setCurrentWidget(self._day_page)
        again = next((row for row in self.rows if row.objectName() == before), None)
        if again is not None:
            again.show()  # one that is not shown yet would not be given the keyboard
            again.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard on who is next, or on what is to be done first."""
        first: QWidget = self.rows[0] if self.rows else self.empty.action
        first.setFocus()

    def _card(self, card: HomeCard) -> Card:
        if card.key not in self._cards:
            made = self._cards[card.key] = Card(card.title)
            self._day_page.column.insertWidget(self._day_page.column.count() - 1, made)
        return self._cards[card.key]

    def _fill(self, shown: Card, card: HomeCard) -> None:
        empty_out(shown.body, keep=1)
        for line in card.lines:
            row = HomeRow(line, f"{card.key}_{line.patient_id}_{line.visit_id or 0}")
            row.clicked.connect(
                lambda _=False, line=line: self.patient_asked.emit(line.patient_id, line.visit_id)
            )
            row.stepped.connect(lambda step, row=row: self._step(row, step))
            shown.body.addWidget(row)
            self.rows.append(row)
        if card.more:
            more = button(card.more, "link", name=f"more_{card.key}")
            more.setAccessibleName(f"{card.title}: {card.more}. Show them")
            more.clicked.connect(self._show_more)
            shown.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if not card.lines:
            shown.body.addWidget(label(card.when_none, "soft", wraps=True))

    def _show_more(self) -> None:
        """The keyboard goes on to the first of the lines that come."""
        before = {row.objectName() for row in self.rows}
        self.more_asked.emit()
        first = next((row for row in self.rows if row.objectName() not in before), None)
        if first is not None:
            first.show()
            first.setFocus(Qt.FocusReason.TabFocusReason)
            # Only after the layout has given the new row its place
            QTimer.singleShot(0, first, lambda: self._day_page.ensureWidgetVisible(first, 0, 40))

    def _step(self, row: HomeRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._day_page.ensureWidgetVisible(self.rows[place], 0, 40)
