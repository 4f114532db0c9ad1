"""The take-home handout: what stands in it at the left, the printed page at the right."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charting.settings import PaperName
from ui.pages.handout_choice import HandoutChoice
from ui.pages.paper_bar import PaperBar
from ui.presenters.documents.giving import Tone
from ui.presenters.documents.handout_draft import Row
from ui.presenters.documents.handout_presenter import HandoutPresenter, OfferLine
from ui.presenters.documents.pdf_preview import Pictures
from ui.widgets.block_editor import BlockEditor
from ui.widgets.block_row import NAME_IS_HIDDEN
from ui.widgets.cards import Banner, Card, EmptyState, button, elided
from ui.widgets.field_editors import NoteEditor
from ui.widgets.page_preview import PagePreview
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

STACKED_BELOW, MARGINS = 390, 175
"""Narrower than this, which grows with the letters, and these, which do not, the preview stands below."""
TITLE_BELOW = 450
"""Narrower than this at the normal zoom, the title would be cut to a letter."""
EVEN_BELOW = 760
"""Narrower than this, both halves are as wide."""

LEAST_HEIGHT = 360
"""Of each half while they are stacked, at least this share of the window."""
STACKED_SHARE = 0.8


class HandoutPage(QWidget):
    """Lays the handout out and passes on what is done; the presenter knows what it means."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handout_page")
        self.setAccessibleName("Handout")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter: HandoutPresenter | None = None
        self._title = elided("Handout", "title")
        self.back = button("Back to the visit", name="handout_back", tooltip="Back to the visit (Esc)")
        self.save_button = button("Save as PDF…", name="handout_save", tooltip="Save as PDF (Ctrl Shift S)")
        self.print_button = button("Print…", "primary", name="handout_print", tooltip="Print (Ctrl P)")
        self.warning = Banner("danger")
        self.problem = Banner("amber")
        self.result = Banner("jade")
        self.words = NoteEditor(
            "From your practitioner", "Your own words to the patient, in their handout", 3
        )
        self.words.setObjectName("handout_words")
        self.choice = HandoutChoice()
        self.blocks = BlockEditor()
        self.add = button("Add block", "link", name="add_block", tooltip="A block of your own words")
        self.paper = PaperBar()
        self.preview = PagePreview()
        self.empty = EmptyState(
            "No handout fits yet",
            "Record a cause or a pattern at the visit, then come back.",
            "Back to the visit",
        )
        self._lay_out()
        self._arranged: bool | None = None
        for keys, action in (
            ("Esc", self.back),
            ("Ctrl+P", self.print_button),
            ("Ctrl+Shift+S", self.save_button),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action.click)

    def attach(self, presenter: HandoutPresenter) -> None:
        """Pass everything on to the presenter; once."""
        self._presenter = presenter
        self.back.clicked.connect(self.back_requested)
        self.empty.acted.connect(self.back_requested)
        self.print_button.clicked.connect(presenter.print)
        self.save_button.clicked.connect(presenter.save)
        self.words.edited.connect(presenter.set_words)
        self.choice.chosen.connect(presenter.choose)
        self.paper.changed.connect(presenter.set_paper)
        self.preview.dpi_wanted.connect(presenter.set_dpi)
        blocks = self.blocks
        blocks.struck.connect(presenter.strike)
        blocks.moved.connect(presenter.move)
        blocks.rewritten.connect(presenter.rewrite)
        blocks.restored.connect(presenter.restore)
        blocks.removed.connect(presenter.remove_block)
        self.add.clicked.connect(self._add_block)

    def focus_first(self) -> None:
        """Put the cursor where something is usually added."""
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_offers(self, offers: tuple[OfferLine, ...], chosen: str) -> None:
        """The handouts to choose from."""
        self.choice.show_offers(offers, chosen)
        self.empty.setVisible(not offers)
        self._scroll.setVisible(bool(offers))
        for one in (self.print_button, self.save_button):
            one.setEnabled(bool(offers))

    def show_warning(self, words: str) -> None:
        """Why medical assessment comes first."""
        self.warning.say(words)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """The blocks in order."""
        self.blocks.show_rows(rows)

    def show_words(self, words: str, is_hidden: bool) -> None:
        """The practitioner's own words, only to be read while the name in them is hidden."""
        self.words.set_value(words)
        self.words.set_read_only(is_hidden)
        self.words.setToolTip(NAME_IS_HIDDEN if is_hidden else "")

    def show_paper(self, paper: PaperName, large_print: bool) -> None:
        """The paper and the size of the type."""
        self.paper.show_paper(paper, large_print)

    def show_pages(self, pages: Pictures) -> None:
        """The pages as they will look."""
        self.preview.show_pages(pages)
        self.paper.show_count(len(pages))

    def show_text(self, text: str) -> None:
        """The handout as plain text."""
        self.preview.show_text(text)

    def show_problem(self, sentence: str) -> None:
        """Why the handout cannot be drawn as it is."""
        self.problem.say(sentence)

    def show_result(self, sentence: str, tone: Tone) -> None:
        """What became of printing or saving."""
        self.result.set_tone(tone)
        self.result.say(sentence)

    def show_giving(self, is_giving: bool) -> None:
        """Whether it is being printed or saved right now."""
        for one in (self.print_button, self.save_button):
            one.setEnabled(not is_giving)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: arrange for the width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: at another zoom another arrangement fits."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES and self._arranged is not None:
            self._arrange()

    def _add_block(self) -> None:
        if self._presenter is None:
            return
        key = self._presenter.add_block()
        self.blocks.open_row(key)
        # Only after the layout has given the new row its place
        row = self.blocks.row(key)
        QTimer.singleShot(0, row, lambda: self._left.ensureWidgetVisible(row, 0, 24))

    def _lay_out(self) -> None:
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(12)
        self._halves.setContentsMargins(18, 12, 18, 12)
        self._left = self._left_half()
        self._right = self._right_half()
        self._halves.addWidget(self._left, 2)
        self._halves.addWidget(self._right, 3)
        content = QWidget()
        content.setProperty("kind", "clear")
        content.setLayout(self._halves)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.empty, 1)
        column.addWidget(self._scroll, 1)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(18, 10, 18, 10)
        row.addWidget(self.back)
        row.addSpacing(6)
        row.addWidget(self._title, 1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        return bar

    def _left_half(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("kind", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        for banner in (self.result, self.problem, self.warning):
            column.addWidget(banner)
        words = Card("From your practitioner")
        words.body.addWidget(self.words)
        choice = Card("Which handout")
        choice.body.addWidget(self.choice)
        blocks = Card("What is in it")
        blocks.head.addWidget(self.add)
        blocks.body.addWidget(self.blocks)
        for card in (words, choice, blocks):
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("handout_parts")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def _right_half(self) -> QWidget:
        half = QWidget()
        half.setProperty("kind", "clear")
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.paper)
        column.addWidget(self.preview, 1)
        return half

    def _arrange(self) -> None:
        is_stacked = self.width() < zoomed(STACKED_BELOW) + MARGINS
        self._title.setText("Handout" if self.width() >= zoomed(TITLE_BELOW) else "")
        self._halves.setStretch(1, 2 if self.width() < zoomed(EVEN_BELOW) else 3)
        self._arranged = is_stacked
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.TopToBottom if is_stacked else directions.LeftToRight)
        least = max(LEAST_HEIGHT, round(STACKED_SHARE * self._scroll.height())) if is_stacked else 0
        for half in (self._left, self._right):
            half.setMinimumHeight(least)
