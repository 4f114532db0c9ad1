"""The Visit tab before there is a visit: what brings them in, or which complaint goes on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.presenters.patient.episode_presenter import EpisodeChoice, EpisodePresenter
from ui.presenters.patient.episode_words import EpisodeWords
from ui.widgets.cards import Card, ElidedLabel, button, label
from ui.widgets.emptied import take_all_out
from ui.widgets.episode_form import EpisodeForm
from ui.widgets.zoom import keep_zoomed

WIDTH = 560


class EpisodePanel(QScrollArea):
    """A calm card in the middle: Enter on the first choice, or Enter in the form, begins the visit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setObjectName("episode_panel")
        self.setAccessibleName("Begin a visit")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._presenter: EpisodePresenter | None = None
        self._choices: list[QWidget] = []
        self._title = label("", "title", wraps=True)
        self._hint = label("", "soft", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._new = button("New complaint", "link", name="new_episode")
        self._new.clicked.connect(self.ask_new)
        self._form = EpisodeForm()
        self._form.finished.connect(self._start_new)
        self._start = button("Start first visit", "primary", name="start_first_visit", tooltip="Ctrl Enter")
        self._start.clicked.connect(self._start_new)
        self._build()

    def attach(self, presenter: EpisodePresenter) -> None:
        """Join the panel to its presenter."""
        self._presenter = presenter
        self._form.edited.connect(presenter.edit)

    def show_choices(self, choices: tuple[EpisodeChoice, ...]) -> None:
        """Offer to go on with an episode; the form stays away until asked for."""
        self._clear()
        self._title.setText("Start visit")
        self._hint.setText("Nothing is filled in for you; the last visit will stand beside.")
        for place, choice in enumerate(choices):
            row = self._row(choice, is_first=place == 0)
            self._choices.append(row)
            self._list.addWidget(row)
        self._show_form(False)
        self._new.show()

    def show_first(self) -> None:
        """Ask what brings them in."""
        self._clear()
        self._title.setText("What brings them in?")
        self._hint.setText("The complaint is all that is needed; the rest can follow later under Details.")
        self._start.setText("Start first visit")
        self._new.hide()
        self._show_form(True)

    def show_words(self, words: EpisodeWords) -> None:
        """Show what the form holds."""
        self._form.show_words(words)

    def show_problem(self, name: str, words: str) -> None:
        """Say by a field what is wrong with it."""
        self._form.show_problem(name, words)

    def focus_first(self) -> None:
        """Put the keyboard where a visit is begun."""
        if self._form.isVisibleTo(self):
            self._form.focus_first()
        elif self._choices:
            self._choices[0].setFocus()

    def ask_new(self) -> None:
        """Ask for a complaint of its own, beside those there are."""
        if self._choices:
            self._new.hide()
            self._start.setText("Start visit")
            self._show_form(True)
        self._form.focus_first()

    def _build(self) -> None:
        card = Card()
        card.body.setContentsMargins(24, 20, 24, 22)
        for widget in (self._title, self._hint):
            card.body.addWidget(widget)
        card.body.addSpacing(4)
        card.body.addLayout(self._list)
        card.body.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self._form)
        card.body.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        keep_zoomed(card, WIDTH, card.setMaximumWidth)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._start_by_key)
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

    def _row(self, choice: EpisodeChoice, *, is_first: bool) -> QWidget:
        row = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(choice.title, "strong"))
        words.addWidget(ElidedLabel(choice.about, "soft"))
        start = button("Start visit", "primary" if is_first and not choice.is_ended else "plain")
        start.setObjectName(f"start_in_{choice.id}")
        start.setAccessibleName(f"Start a visit: {choice.title}, {choice.about}")
        start.setToolTip("Enter")
        start.setAutoDefault(True)
        start.clicked.connect(lambda _=False, chosen=choice.id: self._start_in(chosen))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.addLayout(words, 1)
        line.addWidget(start)
        row.setFocusProxy(start)
        return row

    def _clear(self) -> None:
        take_all_out(self._list)
        self._choices = []

    def _show_form(self, shown: bool) -> None:
        self._form.setVisible(shown)
        self._start.setVisible(shown)

    def _start_in(self, episode_id: int) -> None:
        if self._presenter:
            self._presenter.start_in(episode_id)

    def _start_by_key(self) -> None:
        """What the form says or, without it, the choice that has the keyboard or the only one."""
        if self._form.isVisibleTo(self):
            self._start_new()
            return
        focused = self.focusWidget()
        chosen = next((row for row in self._choices if focused and row.isAncestorOf(focused)), None)
        if chosen is None and len(self._choices) > 1:
            self.focus_first()  # which of several complaints is for the practitioner to say
            return
        start = (chosen or self._choices[0]).focusProxy() if self._choices else None
        if isinstance(start, QPushButton):
            start.click()

    def _start_new(self) -> None:
        if self._presenter and not self._presenter.start_new():
            self._form.focus_wrong()
