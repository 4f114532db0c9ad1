"""The patient's visits as one readable scroll, with addenda written in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.presenters.patient.history_presenter import AddendumDraft, HistoryCard, HistoryPresenter
from ui.widgets.cards import Card, EmptyState, button, label
from ui.widgets.field_editors import NoteEditor
from ui.widgets.history_list import HistoryList
from ui.widgets.zoom import keep_zoomed

WIDEST = 1280


class HistoryPage(QWidget):
    """Shows the cards; Enter on a card opens a draft or adds to a signed visit."""

    open_requested = Signal(int)
    """The id of a draft to go on with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setObjectName("history_page")
        self.setAccessibleName("History")
        self._presenter: HistoryPresenter | None = None
        self._signed: dict[int, bool] = {}
        self.list = HistoryList()
        self.list.acted.connect(self._act)
        self.empty = EmptyState(
            "No visits yet", "Start one on the Visit tab (Alt 1). Every visit is kept here, newest first."
        )
        self._form = self._make_form()
        column = QVBoxLayout()
        column.setContentsMargins(18, 12, 6, 8)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self._form)
        holder = QWidget()
        holder.setProperty("kind", "clear")
        holder.setLayout(column)
        keep_zoomed(holder, WIDEST, holder.setMaximumWidth)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder, 100)
        row.addStretch(1)
        self.setFocusProxy(self.list)

    def attach(self, presenter: HistoryPresenter) -> None:
        """Join the page to its presenter."""
        self._presenter = presenter
        self.list.more_wanted.connect(presenter.read_more)

    def show_cards(self, cards: tuple[HistoryCard, ...], more: bool) -> None:
        """Show these visits instead of what was shown."""
        self._signed = {card.visit_id: card.is_signed for card in cards}
        self.empty.setVisible(not cards)
        self.list.setVisible(bool(cards))
        self.list.show_cards(cards, more)

    def add_cards(self, cards: tuple[HistoryCard, ...], more: bool) -> None:
        """Show older visits below."""
        self._signed |= {card.visit_id: card.is_signed for card in cards}
        self.list.cards.add_cards(cards, more)

    def replace_card(self, card: HistoryCard) -> None:
        """Show a visit anew where it stands."""
        self.list.replace_card(card)

    def show_addendum_form(self, title: str, draft: AddendumDraft) -> None:
        """Let an addendum be written, or go on with one."""
        self._words.set_value(draft.text)
        self._reason.setText(draft.reason)
        self._form_title.setText(title)
        self.show_addendum_problem("")
        self._form.show()
        if self.isVisible():
            self._words.setFocus()

    def close_addendum_form(self) -> None:
        """Take the addendum's form away."""
        self._form.hide()

    def show_addendum_problem(self, words: str) -> None:
        """Say why an addendum was not kept."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: now the history is read."""
        super().showEvent(event)
        if self._presenter:
            self._presenter.shown(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: a hidden history reads nothing."""
        super().hideEvent(event)
        if self._presenter:
            self._presenter.shown(False)

    def _act(self, visit_id: int) -> None:
        if self._presenter and self._signed.get(visit_id):
            self._presenter.begin_addendum(visit_id)
        else:
            self.open_requested.emit(visit_id)

    def _make_form(self) -> Card:
        form = Card()
        self._form_title = label("", "heading")
        self._words = NoteEditor("Addendum", "What is to be added; it is dated and cannot be changed later")
        self._words.setObjectName("history_addendum_words")
        self._reason = QLineEdit()
        self._reason.setObjectName("history_addendum_reason")
        self._reason.setPlaceholderText("Reason, if it corrects something")
        self._reason.setAccessibleName("Reason for the addendum")
        self._problem = label("", "error", wraps=True)
        self._words.edited.connect(lambda _: self._edited())
        self._reason.textEdited.connect(lambda _: self._edited())
        keep = button("Keep addendum", "primary", name="history_keep_addendum", tooltip="Ctrl Enter")
        keep.clicked.connect(self._keep)
        leave = button("Cancel", "link", name="history_cancel_addendum")
        leave.clicked.connect(self._leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._keep)
        row = QHBoxLayout()
        row.addWidget(keep)
        row.addWidget(leave)
        row.addStretch(1)
        for widget in (self._form_title, self._words, self._reason, self._problem):
            form.body.addWidget(widget)
        form.body.addLayout(row)
        form.hide()
        return form

    def _keep(self) -> None:
        if self._presenter and self._presenter.add_addendum():
            self.list.setFocus()

    def _leave(self) -> None:
        if self._presenter:
            self._presenter.leave_addendum()
        self.list.setFocus()

    def _edited(self) -> None:
        if self._presenter:
            self._presenter.edit_addendum(self._words.value, self._reason.text())
