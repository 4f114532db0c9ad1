"""The treatment card's rows for needles by region, sets with timers, and adverse events."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from charting.domain.visit_note import VisitNote
from ui.pages.visit_rows import FoldedRow
from ui.presenters.treatment.needling import Needling
from ui.widgets.adverse_events_panel import AdverseEventsPanel
from ui.widgets.needle_ledger_panel import NeedleLedgerPanel
from ui.widgets.needle_sets_panel import NeedleSetsPanel
from ui.widgets.palette import set_kind

SETS_KEY, REGIONS_KEY, EVENT_KEY, ALL_OUT_KEY = "Alt+S", "Alt+R", "Alt+A", "Alt+O"

Panel = NeedleLedgerPanel | NeedleSetsPanel | AdverseEventsPanel


class NeedlingRow(FoldedRow):
    """One of the three: a line that sums it up, and its panel below. A folded panel is not laid out."""

    def __init__(
        self,
        text: str,
        verb: str,
        key: str,
        panel: Panel,
        summary: Callable[[], str],
        *,
        stays_open: Callable[[], bool] = lambda: False,
        is_flagged: Callable[[], bool] = lambda: False,
    ) -> None:
        """`stays_open` says whether the panel must be seen; `is_flagged`, whether the line must stand out."""
        super().__init__(text, f"{verb}  {key.replace('+', ' ')}", panel)
        QShortcut(QKeySequence(key), self).activated.connect(self.open_panel)
        self.setObjectName(f"{panel.objectName()}_row")
        self.toggle.setObjectName(f"{panel.objectName()}_toggle")
        self.panel = panel
        self._summary_words = summary
        self._stays_open = stays_open
        self._is_flagged = is_flagged
        self._holds_words = False
        panel.changed.connect(self._sum_up)
        self.opened.connect(lambda _is_open: self.refresh())

    def open_panel(self) -> None:
        """Unfold it, with the keyboard where one goes on."""
        self._unfold_now()
        self.panel.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape folds the panel and goes back to the line that opens it."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
            self.toggle.setChecked(False)
        else:
            super().keyPressEvent(event)

    def show_note(self, note: VisitNote) -> None:  # noqa: ARG002 - the presenter reads the note itself
        """Show what the visit has."""
        if self._stays_open():
            self.toggle.setChecked(True)
        self.refresh()

    def refresh(self) -> None:
        """Show anew what is counted and offered; what is being typed keeps its cursor."""
        is_open = self.toggle.isChecked()
        if is_open or self._holds_words:  # folded, it keeps nothing of the visit it was unfolded in
            self.panel.refresh()
        self._holds_words = is_open
        self._sum_up()

    def focus_uneven_region(self) -> bool:
        """Unfold the count by region, with the keyboard where it does not come out; False for other rows."""
        if not isinstance(self.panel, NeedleLedgerPanel) or not self.panel.is_uneven:
            return False
        self._unfold_now()
        self.panel.focus_uneven()
        return True

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        super().set_read_only(read_only)
        self.panel.set_read_only(read_only)

    def _unfold_now(self) -> None:
        """Lay it out at once: the page scrolls to what gets the keyboard, and must know where that is."""
        self.toggle.setChecked(True)
        for _ in range(3):  # words that wrap know their height only once their width is laid out
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _sum_up(self) -> None:
        self.summary.setText(self._summary_words())
        set_kind(self.summary, "error" if self._is_flagged() else "soft")


Actions = tuple[tuple[str, str, Callable[[], None]], ...]
"""What can be done, its key, and how."""


def needling_actions(needling: Needling, rows: tuple[NeedlingRow, ...]) -> Actions:
    """What the command palette can do with needles."""
    sets, regions, events = rows
    return (
        ("Sets of needles and their timers", SETS_KEY, sets.open_panel),
        ("Count needles by region", REGIONS_KEY, regions.open_panel),
        ("Take over the needle count of the points", "", needling.ledger.take_over),
        ("All needles out", ALL_OUT_KEY, needling.ledger.all_out),
        ("Record an adverse event", EVENT_KEY, events.open_panel),
    )


def needling_rows(needling: Needling) -> tuple[NeedlingRow, ...]:
    """The rows in the order of a treatment."""
    ledger, sets, events = needling.ledger, needling.sets, needling.events
    return (
        NeedlingRow(
            "Sets",
            "Sets and timers",
            SETS_KEY,
            NeedleSetsPanel(sets),
            lambda: sets.summary,
            stays_open=lambda: sets.is_any_running,
        ),
        NeedlingRow(
            "By region",
            "Count by region",
            REGIONS_KEY,
            NeedleLedgerPanel(ledger),
            lambda: ledger.summary,
            is_flagged=lambda: ledger.is_odd,
        ),
        NeedlingRow(
            "Event details",
            "Record details",
            EVENT_KEY,
            AdverseEventsPanel(events),
            lambda: events.summary,
            is_flagged=lambda: bool(events.rows or events.in_a_word),
        ),
    )
