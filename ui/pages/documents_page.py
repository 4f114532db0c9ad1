"""A patient's documents: what was given and signed visits at the left, the chosen one at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from ui.presenters.documents.documents_presenter import DocumentLine, DocumentsPresenter
from ui.presenters.documents.giving import Tone
from ui.presenters.documents.pdf_preview import Pictures
from ui.widgets.cards import Banner, EmptyState, button
from ui.widgets.document_list import DocumentList
from ui.widgets.page_preview import PagePreview

STACKED_BELOW = 700
LEAST_HEIGHTS = (150, 320)
"""Of the list and the preview while they are stacked."""

PRINT_WORDS = {"handout": "Print again…", "visit": "Print visit…"}


class DocumentsPage(QWidget):
    """Lays the documents out and passes on what is done."""

    handout_requested = Signal()
    """The empty page's button: prepare a handout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents_page")
        self.setAccessibleName("Documents")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = DocumentList()
        self.preview = PagePreview()
        self.problem = Banner("danger")
        self.result = Banner("jade")
        self.print_button = button(
            "Print again…", name="document_print", tooltip="Print it as it is (Ctrl P)"
        )
        self.save_button = button(
            "Save as PDF…", name="document_save", tooltip="Save the same PDF (Ctrl Shift S)"
        )
        self.empty = EmptyState(
            "Nothing given yet",
            "Handouts that you print or save stay here exactly as they were, and signed visits with them.",
            "Prepare a handout",
        )
        self._is_giving = False
        self._presenter: DocumentsPresenter | None = None
        self._lay_out()
        self._arranged: bool | None = None
        for keys, action in (("Ctrl+P", self.print_button), ("Ctrl+Shift+S", self.save_button)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action.click)

    def attach(self, presenter: DocumentsPresenter) -> None:
        """Pass everything on to the presenter; once."""
        self._presenter = presenter
        self.list.chosen.connect(presenter.choose)
        self.print_button.clicked.connect(presenter.print)
        self.save_button.clicked.connect(presenter.save)
        self.preview.dpi_wanted.connect(presenter.set_dpi)
        self.empty.acted.connect(self.handout_requested)

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_documents(self, lines: tuple[DocumentLine, ...], chosen: str) -> None:
        """The documents, one of them chosen."""
        self.list.show_documents(lines, chosen)
        self._stack.setCurrentIndex(1 if lines else 0)
        kind = next((line.kind for line in lines if line.key == chosen), "handout")
        self.print_button.setText(PRINT_WORDS[kind])
        self.print_button.setAccessibleName(PRINT_WORDS[kind])

    def show_pages(self, pages: Pictures) -> None:
        """The pages of the chosen one."""
        self.preview.show_pages(pages)
        self.show_giving(self._is_giving)

    def show_text(self, text: str) -> None:
        """The chosen one in words."""
        self.preview.show_text(text)

    def show_problem(self, sentence: str) -> None:
        """Why the chosen one cannot be shown."""
        self.problem.say(sentence)

    def show_result(self, sentence: str, tone: Tone) -> None:
        """What became of printing or saving."""
        self.result.set_tone(tone)
        self.result.say(sentence)

    def show_giving(self, is_giving: bool) -> None:
        """Whether it is being printed or saved right now, or there is nothing to give."""
        self._is_giving = is_giving
        for one in (self.print_button, self.save_button):
            one.setEnabled(not is_giving and self.preview.page_count > 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: now the documents are read."""
        super().showEvent(event)
        if self._presenter:
            self._presenter.shown(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: a hidden page reads and draws nothing."""
        super().hideEvent(event)
        if self._presenter:
            self._presenter.shown(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: arrange for the width."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setContentsMargins(18, 12, 18, 12)
        self._halves.setSpacing(12)
        self._right = self._right_half()
        self._halves.addWidget(self.list, 2)
        self._halves.addWidget(self._right, 3)
        content = QWidget()
        content.setProperty("kind", "clear")
        content.setLayout(self._halves)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(scroll)

    def _right_half(self) -> QWidget:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.print_button)
        half = QWidget()
        half.setProperty("kind", "clear")
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self.result)
        column.addWidget(self.problem)
        column.addWidget(self.preview, 1)
        return half

    def _arrange(self) -> None:
        is_stacked = self.width() < STACKED_BELOW
        if is_stacked == self._arranged:
            return
        self._arranged = is_stacked
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.TopToBottom if is_stacked else directions.LeftToRight)
        for half, least in zip((self.list, self._right), LEAST_HEIGHTS, strict=True):
            half.setMinimumHeight(least if is_stacked else 0)
