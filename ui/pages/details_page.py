"""Everything about a person, kept as it is edited; alerts, episodes, archiving."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.presenters.autosave import SaveState
from ui.presenters.patient.details_presenter import DetailsPresenter, EpisodeRow
from ui.presenters.patient.episode_words import EpisodeWords
from ui.presenters.patient.patient_fields import FIELDS, AlertLine
from ui.widgets.alert_picker import AlertPicker
from ui.widgets.cards import Banner, Card, ElidedLabel, button, label
from ui.widgets.emptied import take_all_out
from ui.widgets.episode_form import EpisodeForm
from ui.widgets.patient_form import PatientForm

STACKED_BELOW_EMS = 43
"""Narrower than this, in heights of a line, one column."""
PART_TITLES = {"who": "Who", "contact": "Contact", "health": "Health and training"}


class DetailsPage(QScrollArea):
    """Lays the form out and passes on what is typed; the presenter keeps it."""

    save_state_changed = Signal(object)
    """A SaveState for the footer."""
    _edit_asked = Signal(int)
    _end_asked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setObjectName("details_page")
        self.setAccessibleName("Details")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._presenter: DetailsPresenter | None = None
        self._is_stacked: bool | None = None
        self._edited_episode = 0
        self.form = PatientForm(FIELDS, self)
        self.alerts = AlertPicker()
        self._archived = Banner("amber")
        self._unarchive = self._archived.add_action("Take back into use", "unarchive")
        self._episode_rows = QVBoxLayout()
        self._episode_rows.setSpacing(8)
        self._episode_form = self._make_episode_form()
        self._cards = self._make_cards()
        self._build()

    def attach(self, presenter: DetailsPresenter) -> None:
        """Join the page to its presenter."""
        self._presenter = presenter
        self.form.edited.connect(presenter.edit)
        self.alerts.changed.connect(presenter.set_alert)
        self._edit_asked.connect(presenter.edit_episode)
        self._end_asked.connect(presenter.set_ended)
        self._archive.clicked.connect(lambda: presenter.set_archived(True))
        self._unarchive.clicked.connect(lambda: presenter.set_archived(False))

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show every field's text."""
        self.form.show_texts(texts)

    def show_alerts(self, alerts: tuple[AlertLine, ...]) -> None:
        """Show which alerts are set."""
        self.alerts.show_alerts(alerts)

    def show_problem(self, name: str, words: str) -> None:
        """Say by a field what is wrong with it."""
        self.form.show_problem(name, words)

    def hide_names(self, hidden: bool) -> None:
        """Show dots where a name stands, or the name again; it can be edited either way."""
        self.form.hide_names(hidden)

    def show_understood(self, name: str, words: str) -> None:
        """Say by a field what was read from it."""
        self.form.show_understood(name, words)

    def show_archived(self, words: str) -> None:
        """Say since when the patient is archived."""
        self._archived.say(words)
        self._archive.setVisible(not words)

    @property
    def archiving(self) -> QPushButton:
        """What archives the patient, or takes them back."""
        return self._unarchive if self._archive.isHidden() else self._archive

    def focus_archiving(self) -> None:
        """Put the keyboard there; to do it is for Enter."""
        self.archiving.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self.archiving)

    def show_episodes(self, rows: tuple[EpisodeRow, ...]) -> None:
        """List the episodes."""
        take_all_out(self._episode_rows)
        for row in rows:
            self._episode_rows.addWidget(self._episode_row(row))
        if not rows:
            self._episode_rows.addWidget(
                label("None yet: the Visit tab begins the first one.", "soft", wraps=True)
            )

    def show_episode_form(self, episode_id: int, words: EpisodeWords) -> None:
        """Let an episode be edited."""
        self._edited_episode = episode_id
        for name in vars(words):
            self._episode_fields.show_problem(name, "")
        self._episode_fields.show_words(words)
        self._episode_form.show()
        self._episode_fields.focus_first()

    def show_episode_problem(self, name: str, words: str) -> None:
        """Say by a field of the episode's form what is wrong with it."""
        self._episode_fields.show_problem(name, words)

    def close_episode_form(self) -> None:
        """Take the episode's form away."""
        self._edited_episode = 0
        self._episode_form.hide()

    def show_save_state(self, state: SaveState) -> None:
        """The footer shows it."""
        self.save_state_changed.emit(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: arrange for the width."""
        super().resizeEvent(event)
        self._arrange()

    def _make_cards(self) -> list[Card]:
        cards = []
        for part, title in PART_TITLES.items():
            card = Card(title)
            for field in FIELDS:
                if field.part == part:
                    card.body.addWidget(self.form.rows[field.name])
            card.body.addStretch(1)
            cards.append(card)
        alerts = Card("Before a needle goes in")
        alerts.body.addWidget(self.alerts)
        alerts.body.addStretch(1)
        episodes = Card("Complaints")
        episodes.body.addLayout(self._episode_rows)
        episodes.body.addWidget(self._episode_form)
        episodes.body.addStretch(1)
        return [*cards, alerts, episodes]

    def _build(self) -> None:
        content = QWidget()
        content.setProperty("kind", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 12, 18, 18)
        column.setSpacing(12)
        column.addWidget(self._archived)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        self._archive = button("Archive patient", "plain", name="archive_patient")
        self._archive.setToolTip("Leaves the lists; nothing is deleted, and it can be taken back")
        column.addWidget(self._archive, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(content)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns, or one where the window is narrow: who, alerts, contact, health, complaints."""
        stacked = self.viewport().width() < STACKED_BELOW_EMS * self.fontMetrics().height()
        if stacked == self._is_stacked:
            return
        self._is_stacked = stacked
        who, contact, health, alerts, episodes = self._cards
        order = (who, alerts, contact, health, episodes)
        places = ((0, 0), (0, 1), (1, 0), (1, 1), (2, 0))
        for place, card in enumerate(order):
            row, column = (place, 0) if stacked else places[place]
            self._grid.addWidget(card, row, column, 1, 1 if stacked or card is not episodes else 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if stacked else 1)

    def _make_episode_form(self) -> QWidget:
        form = QWidget()
        self._episode_fields = EpisodeForm("details_episode")
        self._episode_fields.edited.connect(self._clear_episode_problems)
        keep = button("Keep", "primary", name="keep_episode")
        keep.clicked.connect(self._keep_episode)
        leave = button("Cancel", "link", name="cancel_episode")
        leave.clicked.connect(self.close_episode_form)
        row = QHBoxLayout()
        row.addWidget(keep)
        row.addWidget(leave)
        row.addStretch(1)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._episode_fields)
        column.addLayout(row)
        form.hide()
        return form

    def _episode_row(self, row: EpisodeRow) -> QWidget:
        made = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(row.title, "strong"))
        words.addWidget(ElidedLabel(row.about, "soft"))
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        edit = button("Edit", "link", name=f"edit_episode_{row.id}")
        edit.setAccessibleName(f"Edit {row.title}")
        edit.clicked.connect(lambda: self._edit_asked.emit(row.id))
        end = button("Open again" if row.is_ended else "End today", "link", name=f"end_episode_{row.id}")
        end.setAccessibleName(f"{end.text()}: {row.title}")
        end.clicked.connect(lambda: self._end_asked.emit(row.id, not row.is_ended))
        line.addWidget(edit)
        line.addWidget(end)
        return made

    def _clear_episode_problems(self, words: EpisodeWords) -> None:
        for name in vars(words):
            self._episode_fields.show_problem(name, "")

    def _keep_episode(self) -> None:
        if self._presenter:
            self._presenter.save_episode(self._edited_episode, self._episode_fields.words)
