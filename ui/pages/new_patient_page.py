"""Adding a patient: four fields first, more where there is time, one button."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.presenters.patient.new_patient_presenter import Namesake, NewPatientPresenter
from ui.presenters.patient.patient_fields import FIELDS, AlertLine
from ui.widgets.alert_picker import AlertPicker
from ui.widgets.cards import Card, button, label
from ui.widgets.emptied import take_all_out
from ui.widgets.patient_form import PatientForm
from ui.widgets.zoom import keep_zoomed

WIDTH = 620
MOST_NAMESAKES = 3


class NewPatientPage(QScrollArea):
    """Ctrl+Enter adds the patient from any field."""

    _open_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setObjectName("new_patient_page")
        self.setAccessibleName("New patient")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._presenter: NewPatientPresenter | None = None
        self.form = PatientForm(FIELDS, self)
        self.alerts = AlertPicker()
        self._namesakes = QVBoxLayout()
        self._namesakes.setSpacing(2)
        self._more_button = button("More fields", "link", name="more_fields")
        self._more_button.clicked.connect(self._show_more)
        self._add_button = button("Add patient", "primary", name="add_patient", tooltip="Ctrl Enter")
        self._add_button.clicked.connect(self._add)
        self._build()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._add)

    def attach(self, presenter: NewPatientPresenter) -> None:
        """Join the page to its presenter."""
        self._presenter = presenter
        self.form.edited.connect(presenter.edit)
        self.form.left.connect(presenter.finish_field)
        self.alerts.changed.connect(presenter.set_alert)
        self._open_asked.connect(presenter.open_namesake)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show every field's text."""
        self.form.show_texts(texts)

    def show_alerts(self, alerts: tuple[AlertLine, ...]) -> None:
        """Show which alerts are set."""
        self.alerts.show_alerts(alerts)

    def show_problem(self, name: str, words: str) -> None:
        """Say by a field what is wrong with it."""
        self.form.show_problem(name, words)

    def show_understood(self, name: str, words: str) -> None:
        """Say by a field what was read from it."""
        self.form.show_understood(name, words)

    def show_namesakes(self, namesakes: tuple[Namesake, ...]) -> None:
        """Point out who may be the same person."""
        take_all_out(self._namesakes)
        for one in namesakes[:MOST_NAMESAKES]:
            self._namesakes.addWidget(self._namesake_row(one))
        if len(namesakes) > MOST_NAMESAKES:
            rest = f"and {len(namesakes) - MOST_NAMESAKES} more"
            self._namesakes.addWidget(label(rest, "soft"))

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.form.focus("given_name")

    def _build(self) -> None:
        card = Card()
        card.body.setContentsMargins(24, 20, 24, 22)
        card.body.addWidget(label("New patient", "title"))
        card.body.addWidget(label("A name is enough to begin with.", "soft", wraps=True))
        for field in FIELDS:
            if field.is_first:
                card.body.addWidget(self.form.rows[field.name])
        card.body.addLayout(self._namesakes)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        for field in FIELDS:
            if not field.is_first:
                more.addWidget(self.form.rows[field.name])
        more.addWidget(label("Before a needle goes in", "heading"))
        more.addWidget(self.alerts)
        self._more.hide()
        card.body.addWidget(self._more_button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self._more)
        card.body.addWidget(self._add_button, 0, Qt.AlignmentFlag.AlignLeft)
        keep_zoomed(card, WIDTH, card.setMaximumWidth)
        content = QWidget()
        content.setProperty("kind", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 36, 18, 18)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        self.setWidget(content)

    def _namesake_row(self, one: Namesake) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(96, 0, 0, 0)
        line.addWidget(label(f"Possibly the same person: {one.words}", "soft", wraps=True), 1)
        open_it = button("Open", "link", name=f"open_namesake_{one.id}")
        open_it.setAccessibleName(f"Open {one.words}")
        open_it.clicked.connect(lambda: self._open_asked.emit(one.id))
        line.addWidget(open_it)
        return row

    def _show_more(self) -> None:
        self._more_button.hide()
        self._more.show()
        self.form.focus("preferred_name")

    def _add(self) -> None:
        if self._presenter:
            self._presenter.add()
