"""The practice's settings, quick phrases, point combinations, the passphrase and the backups, in cards."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from charting.settings import LONGEST_IDLE_MINUTES, SHORTEST_IDLE_MINUTES, Settings, as_texts
from ui.pages.backup_card import BackupCard
from ui.pages.phrases_card import COMBINATIONS, PHRASES, PhrasesCard
from ui.pages.security_card import SecurityCard
from ui.widgets.calm_box import CalmBox
from ui.widgets.cards import Banner, Card, FormRow, label
from ui.widgets.centred_page import CentredPage

LINES = (
    ("practice", "Practice", "Name on the letterhead"),
    ("practitioner", "Practitioner", "The name you sign with"),
    ("credentials", "Credentials", "Such as L.Ac."),
    ("phone", "Telephone", "As it stands on the letterhead"),
    ("hours", "Hours", "Such as: By appointment only"),
)
CHOICES = {
    "paper": ("Paper", (("letter", "Letter"), ("a4", "A4"))),
    "appearance": (
        "Appearance",
        (("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
}


class SettingsPage(CentredPage):
    """Every field is kept as it is edited; `edited` carries its name and its text."""

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self.setObjectName("settings_page")
        self.setAccessibleName("Settings")
        self._rows: dict[str, FormRow] = {}
        self.column.addWidget(label("Settings", "title"))
        self.problem = Banner("danger")
        self.column.addWidget(self.problem)
        self.column.addWidget(self._practice_card())
        self.column.addWidget(self._app_card())
        self.phrases = PhrasesCard(PHRASES)
        self.combinations = PhrasesCard(COMBINATIONS)
        self.column.addWidget(self.phrases)
        self.column.addWidget(self.combinations)
        self.security = SecurityCard()
        self.backups = BackupCard()
        self.column.addWidget(self.security)
        self.column.addWidget(self.backups)
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields without telling."""
        for name, text in as_texts(settings).items():
            if name not in self._rows:
                continue
            field = self._rows[name].field
            with QSignalBlocker(field):
                self._fill(field, text)

    def show_problem(self, field: str, sentence: str) -> None:
        """Say what is wrong by a field, or for the page; empty clears."""
        if field == "page":
            self.problem.say(sentence)
        else:
            self._rows[field].show_problem(sentence)

    def show_saved(self, words: str) -> None:
        """Said in the footer by the shell; nothing here."""

    def field(self, name: str) -> QWidget:
        """The field of a setting."""
        return self._rows[name].field

    def _practice_card(self) -> Card:
        card = Card("Practice and letterhead")
        for name, text, hint in LINES:
            line = QLineEdit()
            line.setPlaceholderText(hint)
            line.setMaxLength(300)
            line.textEdited.connect(lambda typed, name=name: self.edited.emit(name, typed))
            self._add(card, name, text, line)
        address = QPlainTextEdit()
        address.setTabChangesFocus(True)
        address.setFixedHeight(74)
        address.setPlaceholderText("Street, city: one or more lines")
        address.textChanged.connect(lambda: self.edited.emit("address", address.toPlainText()))
        self._add(card, "address", "Address", address)
        return card

    def _app_card(self) -> Card:
        card = Card("On this computer")
        for name, (text, choices) in CHOICES.items():
            box = CalmBox()
            for key, words in choices:
                box.addItem(words, key)
            box.activated.connect(
                lambda row, name=name, box=box: self.edited.emit(name, str(box.itemData(row)))
            )
            self._add(card, name, text, box)
        minutes = QSpinBox()
        minutes.setRange(SHORTEST_IDLE_MINUTES, LONGEST_IDLE_MINUTES)
        minutes.setSuffix(" minutes")
        minutes.lineEdit().setTextMargins(6, 0, 0, 0)
        minutes.valueChanged.connect(lambda value: self.edited.emit("idle_minutes", str(value)))
        self._add(card, "idle_minutes", "Lock after", minutes)
        return card

    def _add(self, card: Card, name: str, text: str, field: QWidget) -> None:
        field.setObjectName(name)
        self._rows[name] = FormRow(text, field)
        card.body.addWidget(self._rows[name])

    def _fill(self, field: QWidget, text: str) -> None:
        if isinstance(field, QLineEdit):
            field.setText(text)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        elif isinstance(field, QSpinBox):
            field.setValue(int(text))
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(text))
