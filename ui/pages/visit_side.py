"""What stands beside today's visit: the visit before and pain over the episode."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from charting.domain.bring_forward import NAMES, PARTS
from charting.domain.progress import PAIN_SMALLEST_REAL_CHANGE, Change
from ui.presenters.bring_forward_presenter import BringForward
from ui.presenters.last_visit import LastVisit
from ui.widgets.cards import Card, button, label
from ui.widgets.sparkline import Sparkline
from ui.widgets.zoom import zoomed

SIDE_WIDTH = 284
QWIDGETSIZE_MAX = 16_777_215
"""Qt's own figure for no limit, which PySide does not export."""


class VisitSide(QWidget):
    """The last visit stands beside for the eye; nothing of it comes over unless it is brought forward."""

    def __init__(self) -> None:
        super().__init__()
        self._is_signed = False
        self.last = Card("Last visit")
        self._lines = [label("", kind, wraps=True) for kind in ("strong", "", "", "soft", "soft", "soft")]
        for line in self._lines:
            self.last.body.addWidget(line)
        self._bringing: BringForward | None = None
        self._bring = self._make_bring()
        self.last.body.addWidget(self._bring)
        self.pain = Card("Pain, this episode")
        self._sparkline = Sparkline()
        self._change = label("", "faint", wraps=True)
        self.pain.body.addWidget(self._sparkline)
        self.pain.body.addWidget(self._change)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        self._line.addStretch(1)
        self._cards: list[Card] = []
        for card in (self.last, self.pain):
            self.add_card(card)

    def serve(self, bringing: BringForward) -> None:
        """Bring forward through this."""
        self._bringing = bringing

    def add_card(self, card: Card) -> None:
        """Put one more card below those that are there."""
        self._cards.append(card)
        self._line.insertWidget(self._line.count() - 1, card, 1, Qt.AlignmentFlag.AlignTop)

    def set_read_only(self, read_only: bool) -> None:
        """Offer nothing to bring into a signed visit."""
        self._is_signed = read_only

    def set_below(self, is_below: bool, *, is_narrow: bool = False) -> None:
        """Stand below the visit where the window is too narrow for a column.

        The cards then stand side by side, or under each other where even that is too narrow.
        """
        directions = QBoxLayout.Direction
        beside = is_below and not is_narrow
        self._line.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        for card in self._cards:
            self._line.setStretchFactor(card, 1 if beside else 0)
        self._line.setStretch(len(self._cards), 0 if beside else 1)
        self.setMinimumWidth(0 if is_below else zoomed(SIDE_WIDTH))
        self.setMaximumWidth(QWIDGETSIZE_MAX if is_below else zoomed(SIDE_WIDTH))

    def show_last(self, last: LastVisit | None) -> None:
        """Show the visit before, or say that this is the first."""
        self._bring.setVisible(last is not None and not self._is_signed)
        if last is None:
            self.last.title.setText("First visit")
            texts = ["", "Nothing came before this visit in this episode.", "", "", "", ""]
        else:
            self.last.title.setText(last.title)
            texts = [
                last.pain,
                last.patterns,
                last.treatment,
                f"Tongue: {last.tongue}" if last.tongue else "",
                f"Pulse: {last.pulse}" if last.pulse else "",
                f"Plan: {last.plan}" if last.plan else "",
            ]
        for line, text in zip(self._lines, texts, strict=True):
            line.setText(text)
            line.setVisible(bool(text))

    def show_pain(self, series: tuple[tuple[date, int], ...], change: Change | None) -> None:
        """Show the scores and how they moved."""
        self.pain.setVisible(len(series) > 0)
        self._sparkline.set_series(series)
        if change is None:
            self._change.setText("One score so far")
            return
        sign = "+" if change.amount > 0 else "−" if change.amount < 0 else "±"
        self._change.setText(
            f"{len(series)} visits · change {sign}{abs(change.amount)} "
            f"(worth noticing is {PAIN_SMALLEST_REAL_CHANGE})"
        )

    def _make_bring(self) -> QWidget:
        """The button that brings treatment and plan, and the menu of single parts and earlier visits."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 0)
        every = button("Bring forward", "plain", name="bring_forward", tooltip="Ctrl+D")
        every.setAccessibleDescription("Treatment and plan of the last visit, to keep or change")
        every.clicked.connect(lambda: self._ask(None))
        choose = button("Choose…", "link", name="bring_forward_choose")
        choose.setAccessibleName("Choose what to bring forward, and from which visit")
        choose.clicked.connect(lambda: self._menu().popup(choose.mapToGlobal(choose.rect().bottomLeft())))
        row.addWidget(every)
        row.addWidget(label("Ctrl D", "key"))
        row.addWidget(choose)
        row.addStretch(1)
        return line

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bringing = self._bringing
        for earlier in bringing.earlier() if bringing else ():
            of_visit = menu.addMenu(earlier.title)
            everything = of_visit.addAction("Treatment and plan")
            everything.triggered.connect(lambda _=False, at=earlier.visit_id: self._ask(at))
            of_visit.addSeparator()
            for part, name in NAMES.items():
                one = of_visit.addAction(name)
                one.triggered.connect(lambda _=False, at=earlier.visit_id, part=part: self._ask(at, (part,)))
        return menu

    def _ask(self, from_visit: int | None, parts: Iterable[str] = PARTS) -> None:
        if self._bringing is not None:
            self._bringing.bring(from_visit, parts)
