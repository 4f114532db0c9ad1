"""Where the keyboard is in the visit: kept in sight, remembered, and led to the part that is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import Shiboken

from ui.pages.visit_rows import FoldedRow, QuestionsRow, VisitRow
from ui.widgets.cards import Banner, Card
from ui.widgets.detail_panel import panel_around
from ui.widgets.kept_field import around
from ui.widgets.place_watch import PlaceWatch, place_in

ROOM = 8
"""Pixels around what is brought into sight."""


@dataclass(frozen=True, kw_only=True)
class _Stood:
    """Where the keyboard was when the page was painted last, in pixels from the top of the page."""

    row: int
    line: int
    is_in_sight: bool


class VisitKeyboard(QObject):
    """Follows the keyboard through a page that scrolls."""

    def __init__(self, page: QScrollArea, focus_first: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._focus_first = focus_first
        self.left_in: QWidget | None = None
        """What in the visit had the keyboard last; it may be gone by now."""
        self._watch = PlaceWatch(self, look=self._stay_in_sight, gone=lambda: None)
        self._stood = _Stood(row=0, line=0, is_in_sight=False)
        page.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: what got the keyboard before the page was shown is brought into sight in its real size."""
        if event.type() == QEvent.Type.Show and watched is self._page:
            self._moved(None, QApplication.focusWidget())
        return super().eventFilter(watched, event)

    def go_back_in(self) -> None:
        """Put the cursor back where it was in this visit."""
        if self.left_in is not None and Shiboken.isValid(self.left_in):
            self.left_in.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first()

    def jump_to(self, name: str) -> None:
        """Put the keyboard into a row; the questions are unfolded first."""
        row = self._page.findChild(QWidget, name)
        if isinstance(row, QuestionsRow):
            row.ask()
            return
        if isinstance(row, FoldedRow):
            row.toggle.setChecked(True)
            row = row.toggle
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_in_sight(self) -> None:
        """Bring what has the keyboard into the window, unless it is larger than that."""
        content, now = self._page.widget(), QApplication.focusWidget()
        if now is None or content is None or not content.isAncestorOf(now):
            return
        height = self._page.viewport().height()
        if not self._is_in_sight(now):
            self._show_headings(now, height)
        panel = panel_around(now)
        if panel is not None and panel.height() < height:
            self._page.ensureWidgetVisible(panel, 0, 8)
        if now.height() < height // 2:
            self._page.ensureWidgetVisible(now, 0, 24)

    def _stay_in_sight(self) -> None:
        """What grows above the keyboard's row must not push it away, nor the row's chips its line."""
        content, now = self._page.widget(), QApplication.focusWidget()
        if now is None or content is None or not content.isAncestorOf(now):
            return
        before, self._stood = self._stood, self._standing(content, now)
        if before.is_in_sight and (before.row, before.line) != (self._stood.row, self._stood.line):
            bar = self._page.verticalScrollBar()
            if bar.value():  # at the head of the page a warning that appears there must be seen
                bar.setValue(bar.value() + self._stood.row - before.row)
            if now.height() < self._page.viewport().height() // 2:
                self._page.ensureWidgetVisible(now, 0, ROOM)
            self._stood = self._standing(content, now)

    def _standing(self, content: QWidget, now: QWidget) -> _Stood:
        row = next((one for one in around(now) if isinstance(one, VisitRow)), now)
        return _Stood(
            row=place_in(content, row).y(),
            line=place_in(content, now).y(),
            is_in_sight=self._is_in_sight(now),
        )

    def _show_headings(self, now: QWidget, height: int) -> None:
        """What one jumps to is seen with its row and, as far as there is room, its card's heading."""
        row = next((one for one in around(now) if isinstance(one, VisitRow)), None)
        card = next((one for one in around(now) if isinstance(one, Card)), None)
        if row is None or row.height() > height:
            return
        reach = row.mapTo(card, row.rect().bottomLeft()).y() if card is not None else height
        if card is not None and reach < height - 2 * ROOM:
            self._page.ensureWidgetVisible(card.title, 0, ROOM)
        self._page.ensureWidgetVisible(row, 0, ROOM)

    def _is_in_sight(self, widget: QWidget) -> bool:
        top = widget.mapTo(self._page.viewport(), widget.rect().topLeft()).y()
        return top >= 0 and top + widget.height() <= self._page.viewport().height()

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        # A page that goes with the keyboard in it loses that only when it is half gone
        content = self._page.widget() if Shiboken.isValid(self._page) else None
        if now is None or content is None or not content.isAncestorOf(now):
            return
        if not any(isinstance(one, Banner) for one in around(now)):  # a question comes and goes
            self.left_in = now
        if not self._page.isVisible():
            return  # it is laid out in its real size once it is shown
        self.keep_in_sight()
        # Not yet in sight: a page that is being opened is laid out only when it is first painted
        self._stood = replace(self._standing(content, now), is_in_sight=False)
        self._watch.start(now)
