"""The column at the left: find a patient, who is open, who was here, and what can be done."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.presenters.practice.sidebar_presenter import SidebarRow
from ui.widgets.cards import button, label
from ui.widgets.patient_rows import PatientRows
from ui.widgets.zoom import zoomed

WIDTH = 224


class SidebarListener(Protocol):
    """Who decides what the sidebar shows."""

    def find(self, typed: str) -> None:
        """The practitioner typed into the find field."""

    def choose(self, patient_id: int, visit_id: int | None) -> None:
        """The practitioner chose a line."""


class Sidebar(QFrame):
    """Shows what its presenter says; the buttons below are signals."""

    new_patient_asked = Signal()
    home_asked = Signal()
    settings_asked = Signal()
    palette_asked = Signal()
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sidebar")
        self.setObjectName("sidebar")
        self.setFixedWidth(WIDTH)
        self._listener: SidebarListener | None = None
        self._key_hints: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 11, 12)
        column.setSpacing(4)
        self.find_field = QLineEdit()
        self.find_field.setObjectName("find_patient")
        self.find_field.setPlaceholderText("Find patient")
        self.find_field.setAccessibleName("Find patient by name, phone or date of birth")
        self.find_field.setToolTip("Find by name, phone or date of birth (Ctrl F)")
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setMaxLength(200)
        self.find_field.installEventFilter(self)
        self._hint_in_field()
        self.rows = PatientRows("patient_rows", "Patients")
        column.addWidget(self.find_field)
        column.addWidget(self.rows, 1)
        for text, key, signal in (
            ("Today", "Ctrl T", self.home_asked),
            ("New patient", "Ctrl N", self.new_patient_asked),
            ("Settings", "Ctrl ,", self.settings_asked),
            ("Command palette", "Ctrl K", self.palette_asked),
            ("Lock", "Ctrl L", self.lock_asked),
        ):
            column.addWidget(self._action(text, key, signal))
        self.find_field.textEdited.connect(self._typed)
        self.find_field.textChanged.connect(self._cleared)
        self.rows.chosen.connect(self._chosen)

    def fit(self, window_width: int) -> None:
        """Grow with the letters, but never over a quarter of the window."""
        self.setFixedWidth(max(WIDTH, min(zoomed(WIDTH), window_width // 4)))
        for hint in self._key_hints:  # the words need the room more, and the tips name the keys
            hint.setVisible(self.width() > zoomed(WIDTH) * 4 // 5)

    def serve(self, listener: SidebarListener) -> None:
        """Tell this presenter what is typed and chosen."""
        self._listener = listener

    def show_rows(self, rows: tuple[SidebarRow, ...], choose_first: bool) -> None:
        """Show these lines; with `choose_first`, Enter opens the first patient."""
        self.rows.show_rows(rows, choose_first)

    def clear_typed(self) -> None:
        """Empty the find field without telling."""
        listener, self._listener = self._listener, None
        # Its signals are not blocked: the field's own cross goes by them
        self.find_field.clear()
        self._listener = listener

    def forget(self) -> None:
        """Hold no patient's words: used when the chart is locked."""
        self._listener = None
        self.clear_typed()
        self.rows.show_rows(())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down, Enter and Esc in the find field drive the list."""
        if (
            watched is self.find_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._steer(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.rows.move_choice(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows.choose_current()
        elif key == Qt.Key.Key_Escape and self.find_field.text():
            self.find_field.clear()
        else:
            return False
        return True

    def _action(self, text: str, key: str, signal: object) -> QPushButton:
        made = button(text, "row", name=f"sidebar_{text.lower().replace(' ', '_')}")
        made.setToolTip(f"{text} ({key})")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 6, 0)
        row.addStretch(1)
        hint = label(key, "key")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self._key_hints.append(hint)
        made.clicked.connect(signal)
        return made

    def _hint_in_field(self) -> None:
        """The key that leads here, in the field itself until something is typed."""
        row = QHBoxLayout(self.find_field)
        row.setContentsMargins(0, 0, 6, 0)
        row.addStretch(1)
        hint = label("Ctrl F", "key")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self.find_field.textChanged.connect(lambda typed: hint.setVisible(not typed))

    def _typed(self, typed: str) -> None:
        if self._listener:
            self._listener.find(typed)

    def _cleared(self, typed: str) -> None:
        # The clear button changes the text without `textEdited`
        if not typed:
            self._typed("")

    def _chosen(self, row: SidebarRow) -> None:
        if self._listener and row.patient_id is not None:
            self._listener.choose(row.patient_id, row.visit_id)
