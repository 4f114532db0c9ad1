"""What surrounds the pages of an open chart: banner, sidebar, content, footer."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.shell.footer import Footer
from ui.shell.sidebar import Sidebar
from ui.widgets.cards import Banner, label
from ui.widgets.zoom import ZOOM_CHANGES

DEMO_WORDS = "Demo practice: invented patients, nothing is kept"


class WorkspaceFrame(QWidget):
    """Shows one page at a time; made anew at each unlocking, so that nothing of the old one stays."""

    def __init__(self, is_demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self.setProperty("kind", "page")
        self.sidebar = Sidebar()
        self.footer = Footer()
        self.notice = Banner("amber")
        self.notice.setObjectName("notice")
        self.notice.add_action("Understood", "notice_read").clicked.connect(lambda: self.notice.say(""))
        self.timer_line = Banner("amber")
        self.timer_line.setObjectName("timer_line")
        self.timer_open = self.timer_line.add_action("Open the visit", "timer_open")
        self.timer_heard = self.timer_line.add_action("Heard", "timer_heard")
        self._pages = QStackedWidget()
        self._pages.setProperty("kind", "page")
        self._shown: QWidget | None = None
        self._is_kept = False
        """Whether the page that is shown stays, hidden, when another takes its place."""
        self._pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self._pages, 1)
        right.addWidget(self.timer_line)  # below the page, so that nothing in it moves
        right.addWidget(self.footer)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.sidebar)
        across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if is_demo:
            column.addWidget(_demo_banner())
        column.addLayout(across, 1)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the sidebar takes its share of the width."""
        super().resizeEvent(event)
        self.sidebar.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need a wider sidebar."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            self.sidebar.fit(self.width())

    def take_in(self, page: QWidget) -> None:
        """Take a page in that is shown later, so that what is put into it is styled once."""
        self._pages.addWidget(page)

    def show_page(self, page: QWidget, *, is_kept: bool = False) -> None:
        """Show this page; the one before is destroyed with its words, unless it is to be shown again."""
        before, self._shown = self._shown, page
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        page.setGeometry(self._pages.rect())  # before it is shown: what has the keyboard is scrolled to then
        self._pages.setCurrentWidget(page)
        was_kept, self._is_kept = self._is_kept, is_kept
        if before is not None and before is not page and not was_kept:
            self._pages.removeWidget(before)
            before.hide()
            before.deleteLater()  # taking it from its parent first would style all of it anew


def _demo_banner() -> QFrame:
    banner = QFrame()
    banner.setProperty("kind", "demo")
    banner.setObjectName("demo_banner")
    row = QHBoxLayout(banner)
    row.setContentsMargins(19, 4, 19, 4)
    row.addWidget(label(DEMO_WORDS))
    return banner
