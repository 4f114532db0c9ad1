"""The first start: the practice and its passphrase, then the recovery code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.presenters.chart_file.first_run_presenter import NewPractice
from ui.presenters.chart_file.passphrase import BOTH_LOST, RULES, Strength
from ui.widgets.cards import Banner, Card, FormRow, button, label
from ui.widgets.centred_page import CentredPage
from ui.widgets.palette import set_kind
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.recovery_code_panel import RecoveryCodePanel

TONES = {"none": "faint", "weak": "error", "fair": "soft", "good": "good"}


class FirstRunPage(CentredPage):
    """Asks for what a chart needs before it can be begun."""

    edited = Signal(object)
    make_asked = Signal(object)
    """Both carry a NewPractice."""
    restore_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self.setObjectName("first_run_page")
        self.setAccessibleName("Set up the practice")
        self._rows: dict[str, FormRow] = {}
        self.column.addWidget(label("Welcome to Shenshu", "title"))
        self.intro = label("Everything you chart stays on this computer, encrypted.", "soft", wraps=True)
        self.column.addWidget(self.intro)
        self.practice_card = self._practice_card()
        self.passphrase_card = self._passphrase_card()
        self.code_panel = RecoveryCodePanel("Open the chart")
        self.code_panel.hide()
        self.page_problem = Banner("danger")
        self.make = button("Create the chart", "primary", name="create_chart")
        self.restore = button("Restore from a backup instead", "link", name="restore_backup")
        for widget in (
            self.practice_card,
            self.passphrase_card,
            self.code_panel,
            self.page_problem,
            self.make,
            self.restore,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.make.clicked.connect(lambda: self.make_asked.emit(self.typed()))
        self.restore.clicked.connect(self.restore_asked)

    def typed(self) -> NewPractice:
        """What stands in the fields."""
        return NewPractice(
            practice=self.practice.text(),
            practitioner=self.practitioner.text(),
            credentials=self.credentials.text(),
            passphrase=self.passphrase.text(),
            again=self.again.text(),
        )

    def show_problem(self, field: str, sentence: str) -> None:
        """Say what is wrong by the field, or for the whole page; empty clears."""
        if field == "page":
            self.page_problem.say(sentence)
        else:
            self._rows[field].show_problem(sentence)

    def show_strength(self, found: Strength) -> None:
        """How good the passphrase is."""
        self.strength.setText(found.words)
        set_kind(self.strength, TONES[found.tone])

    def show_making(self) -> None:
        """The chart is being made: nothing can be pressed."""
        self._enable(False, "Creating the chart…")

    def show_ready(self) -> None:
        """The form can be used again."""
        self._enable(True, "Create the chart")

    def show_recovery_step(self) -> None:
        """The chart is made: the recovery code comes next, the passphrase leaves the screen."""
        self.passphrase.forget()
        self.again.forget()
        for widget in (self.practice_card, self.passphrase_card, self.make, self.restore):
            widget.hide()
        self.intro.setText(BOTH_LOST)
        self.code_panel.show()
        self.code_panel.typed_back.setFocus()

    def _practice_card(self) -> Card:
        card = Card("Your practice")
        self.practice = self._field(card, "practice", "Practice", "Name on the letterhead")
        self.practitioner = self._field(card, "practitioner", "Practitioner", "The name you sign with")
        self.credentials = self._field(card, "credentials", "Credentials", "Such as L.Ac., or leave empty")
        return card

    def _passphrase_card(self) -> Card:
        card = Card("Choose a passphrase")
        card.body.addWidget(label(RULES, "soft", wraps=True))
        self.passphrase = PassphraseField("passphrase", "Passphrase")
        self.again = PassphraseField("again", "Passphrase again")
        self.strength = label("", "faint", name="strength", wraps=True)
        card.body.addWidget(FormRow("Passphrase", self.passphrase))
        card.body.addWidget(self.strength)
        self._rows["again"] = FormRow("Once more", self.again)
        card.body.addWidget(self._rows["again"])
        card.body.addWidget(Banner("amber", BOTH_LOST))
        for field in (self.passphrase, self.again):
            field.textEdited.connect(lambda: self.edited.emit(self.typed()))
        self.again.returnPressed.connect(lambda: self.make_asked.emit(self.typed()))
        return card

    def _field(self, card: Card, name: str, text: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        field.setMaxLength(200)
        field.textEdited.connect(lambda: self.edited.emit(self.typed()))
        self._rows[name] = FormRow(text, field)
        card.body.addWidget(self._rows[name])
        return field

    def _enable(self, enabled: bool, text: str) -> None:
        self.make.setText(text)
        self.make.setEnabled(enabled)
        self.restore.setEnabled(enabled)
        self.practice_card.setEnabled(enabled)
        self.passphrase_card.setEnabled(enabled)
