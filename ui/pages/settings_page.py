"""The practice's settings and defaults, phrases, combinations, the passphrase and the backups, in cards."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from charting.settings import LONGEST_IDLE_MINUTES, SHORTEST_IDLE_MINUTES, Settings, as_texts
from ui.pages.backup_card import BackupCard
from ui.pages.normals_card import NormalsCard
from ui.pages.phrases_card import COMBINATIONS, PHRASES, PhrasesCard
from ui.pages.security_card import SecurityCard
from ui.presenters.findings.normal_values import NormalLine
from ui.widgets.calm_box import CalmBox
from ui.widgets.cards import Banner, Card, FormRow, button, label
from ui.widgets.centred_page import CentredPage
from ui.widgets.field_editors import NoteEditor
from ui.widgets.flow_layout import FlowLayout

LINES = (
    ("practice", "Practice", "Name on the letterhead"),
    ("practitioner", "Practitioner", "The name you sign with"),
    ("credentials", "Credentials", "Such as L.Ac."),
    ("phone", "Phone", "As it stands on the letterhead"),
    ("hours", "Hours", "Such as: By appointment only"),
)
NEEDLES = (
    ("needle_gauge_mm", "Gauge, mm", "Such as 0.25"),
    ("needle_length_mm", "Length, mm", "Such as 40"),
    ("needle_minutes", "Retention, min", "Such as 20"),
)
PLACES = (
    ("practice", "Practice"),
    ("needles", "Needles"),
    ("normals", "Normal values"),
    ("computer", "Computer"),
    ("phrases", "Phrases"),
    ("combinations", "Combinations"),
    ("security", "Passphrase"),
    ("backups", "Backups"),
)
"""The cards in the page's order, as links at its head."""

CHOICES = {
    "paper": ("Paper", (("letter", "Letter"), ("a4", "A4"))),
    "appearance": (
        "Appearance",
        (("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
}

ADDRESS_LINES = 3


class SettingsPage(CentredPage):
    """Every field is kept as it is edited; `edited` carries its name and its text."""

    edited = Signal(str, str)
    card_wanted = Signal(str)
    """The name of a card that the keyboard is to go to."""

    def __init__(
        self, languages: tuple[tuple[str, str], ...] = (("en", "English"),), parent: QWidget | None = None
    ) -> None:
        """`languages` are those that something can be given in, by tag and name."""
        super().__init__(640, parent)
        self._languages = languages
        self.setObjectName("settings_page")
        self.setAccessibleName("Settings")
        self._rows: dict[str, FormRow] = {}
        self.column.addWidget(label("Settings", "title"))
        self.problem = Banner("danger")
        self.column.addWidget(self.problem)
        self.column.addWidget(self._links())
        self.column.addWidget(self._practice_card())
        self.column.addWidget(self._needles_card())
        self.normals = NormalsCard()
        self.column.addWidget(self.normals)
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

    def show_normals(self, lines: tuple[NormalLine, ...]) -> None:
        """Fill the normal values."""
        self.normals.show_lines(lines)

    def show_normal_problem(self, key: str, sentence: str) -> None:
        """Say what is wrong with a movement's range; empty clears."""
        self.normals.show_problem(key, sentence)

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
        address = NoteEditor("Address", "Street, city: one or more lines", ADDRESS_LINES)
        address.edited.connect(lambda words: self.edited.emit("address", words))
        self._add(card, "address", "Address", address)
        self._add_box(card, "document_language", "Handouts in", self._languages)
        self._rows["document_language"].field.setToolTip("For patients who have no language of their own")
        return card

    def _links(self) -> QWidget:
        """A way to each card that does not lead through all fields before it."""
        links = QWidget()
        flow = FlowLayout(links)
        flow.setContentsMargins(0, 0, 0, 0)
        for name, text in PLACES:
            link = button(text, "link", name=f"go_{name}")
            link.setAccessibleName(f"Go to {text}")
            link.clicked.connect(lambda _=False, name=name: self.card_wanted.emit(name))
            flow.addWidget(link)
        flow.addWidget(QWidget())  # the last one takes what is left of the line
        return links

    def _needles_card(self) -> Card:
        card = Card("Needles, unless charted otherwise")
        words = (
            "A visit keeps these with its first points, so a later change here changes no earlier visit. "
            "Depth and de qi have no default: they are found with the patient."
        )
        card.body.addWidget(label(words, "soft", wraps=True))
        for name, text, hint in NEEDLES:
            line = QLineEdit()
            line.setPlaceholderText(hint)
            line.setMaxLength(12)
            line.textEdited.connect(lambda typed, name=name: self.edited.emit(name, typed))
            self._add(card, name, text, line)
        return card

    def _app_card(self) -> Card:
        card = Card("On this computer")
        for name, (text, choices) in CHOICES.items():
            self._add_box(card, name, text, choices)
        minutes = QSpinBox()
        minutes.setRange(SHORTEST_IDLE_MINUTES, LONGEST_IDLE_MINUTES)
        minutes.setSuffix(" minutes")
        minutes.lineEdit().setTextMargins(6, 0, 0, 0)
        minutes.valueChanged.connect(lambda value: self.edited.emit("idle_minutes", str(value)))
        self._add(card, "idle_minutes", "Lock after", minutes)
        return card

    def _add_box(self, card: Card, name: str, text: str, choices: tuple[tuple[str, str], ...]) -> None:
        box = CalmBox()
        for key, words in choices:
            box.addItem(words, key)
        box.activated.connect(lambda row: self.edited.emit(name, str(box.itemData(row))))
        self._add(card, name, text, box)

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
            if field.findData(text) < 0:
                field.addItem(text, text)
            field.setCurrentIndex(field.findData(text))
