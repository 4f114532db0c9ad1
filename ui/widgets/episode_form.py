"""What brings the patient in: complaint, onset, how it came about, what they want to do again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.presenters.patient.episode_words import EpisodeWords
from ui.widgets.cards import FormRow
from ui.widgets.patient_form import NoteLine, TextLine


class EpisodeForm(QWidget):
    """Four fields; `edited` carries all of them."""

    edited = Signal(object)
    """The EpisodeWords after the user's own change."""
    finished = Signal()
    """Enter was pressed in a field of one line."""

    def __init__(self, prefix: str = "episode", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLine("Low back pain after deadlift")
        self._onset = TextLine("9 Feb, 3 weeks ago, Feb 2026, 2026; empty if not known")
        self._mechanism = TextLine("Last set of deadlifts, felt a pull")
        self._goals = NoteLine("Goals", "In the patient's words: deadlift again, tie my shoes")
        self._rows = {
            "title": FormRow("Complaint", self._title),
            "onset": FormRow("Since", self._onset),
            "mechanism": FormRow("How", self._mechanism),
            "goals": FormRow("Goals", self._goals),
        }
        for line in (self._title, self._onset, self._mechanism):
            line.returnPressed.connect(self.finished)
        self._wrong: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name, row in self._rows.items():
            row.field.setObjectName(f"{prefix}_{name}")
            column.addWidget(row)
        for editor in (self._title, self._onset, self._mechanism, self._goals):
            editor.edited.connect(lambda _: self.edited.emit(self.words))

    @property
    def words(self) -> EpisodeWords:
        """What is typed."""
        return EpisodeWords(
            title=self._title.text(),
            onset=self._onset.text(),
            mechanism=self._mechanism.text(),
            goals=self._goals.value,
        )

    def show_words(self, words: EpisodeWords) -> None:
        """Show what the fields hold without announcing it."""
        self._title.set_value(words.title)
        self._onset.set_value(words.onset)
        self._mechanism.set_value(words.mechanism)
        self._goals.set_value(words.goals)

    def show_problem(self, name: str, words: str) -> None:
        """Say by a field what is wrong with it."""
        self._rows[name].show_problem(words)
        self._wrong = [one for one in self._rows if one != name and one in self._wrong]
        if words:
            self._wrong.append(name)

    def focus_wrong(self) -> None:
        """Put the keyboard into the first field that has a problem."""
        if self._wrong:
            self._rows[self._wrong[0]].field.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard into the complaint."""
        self._title.setFocus()
