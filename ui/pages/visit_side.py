"""What stands beside today's visit: the visit before and pain over the episode."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from charting.domain.bring_forward import NAMES, PARTS
from ui.presenters.visit.bring_forward_presenter import BringForward
from ui.presenters.visit.last_visit import LastVisit
from ui.presenters.visit.pain_so_far import Scores, pain_words
from ui.widgets.cards import Card, button, label
from ui.widgets.sparkline import Sparkline
from ui.widgets.zoom import zoomed

SIDE_WIDTH = 284
QWIDGETSIZE_MAX = 16_777_215
"""Qt's own figure for no limit, which PySide does not export."""


class _TwoLenses(QWidget):
    """What the last visit was in both medicines, one above the other: the words have the width."""

    def __init__(self) -> None:
        super().__init__()
        self.causes = label("", wraps=True, name="last_causes")
        self.warnings = label("", "error", wraps=True, name="last_warnings")
        self.patterns = label("", wraps=True, name="last_patterns")
        self.tongue_and_pulse = label("", "soft", wraps=True, name="last_tongue_and_pulse")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        sides = (
            ("Western", "western", (self.causes, self.warnings)),
            ("TCM", "tcm", (self.patterns, self.tongue_and_pulse)),
        )
        for place, (head, kind, lines) in enumerate(sides):
            grid.addWidget(label(head, kind), place, 0, Qt.AlignmentFlag.AlignTop)
            column = QVBoxLayout()
            column.setSpacing(2)
            for line in lines:
                column.addWidget(line)
            grid.addLayout(column, place, 1)
        grid.setColumnStretch(1, 1)

    def show_last(self, last: LastVisit | None) -> None:
        """Show both, or nothing where neither has anything to say."""
        said = ("", "", "", "") if last is None else _both(last)
        self.setVisible(any(said))
        lines = (self.causes, self.warnings, self.patterns, self.tongue_and_pulse)
        for line, words in zip(lines, said, strict=True):
            _say(line, words)
        for line in (self.causes, self.patterns) if any(said) else ():
            _say(line, line.text() or "–")


class VisitSide(QWidget):
    """The last visit stands beside for the eye; nothing of it comes over unless it is brought forward."""

    def __init__(self) -> None:
        super().__init__()
        self._is_signed = False
        self.last = Card("Last visit")
        self._pain_then = label("", "strong", wraps=True)
        self._lenses = _TwoLenses()
        self._treatment, self._plan = label("", wraps=True), label("", "soft", wraps=True)
        for part in (self._pain_then, self._lenses, self._treatment, self._plan):
            self.last.body.addWidget(part)
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
            _say(self._treatment, "Nothing came before this visit in this episode.")
            for line in (self._pain_then, self._plan):
                _say(line, "")
        else:
            self.last.title.setText(last.title)
            _say(self._pain_then, last.pain)
            _say(self._treatment, last.treatment)
            _say(self._plan, f"Plan: {last.plan}" if last.plan else "")
        self._lenses.show_last(last)

    def show_pain(self, scores: Scores) -> None:
        """Show the scores and how they moved."""
        self.pain.setVisible(len(scores) > 0)
        self._sparkline.set_series(scores)
        self._change.setText(pain_words(scores))

    def _make_bring(self) -> QWidget:
        """The button that brings treatment and plan, and the menu of single parts and earlier visits."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 4, 0, 0)
        every = button("Bring forward", "plain", name="bring_forward", tooltip="Ctrl D")
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


def _both(last: LastVisit) -> tuple[str, str, str, str]:
    seen = (("Tongue", last.tongue), ("Pulse", last.pulse))
    found = "\n".join(f"{name}: {words}" for name, words in seen if words)
    return last.causes, "\n".join(last.warnings), last.patterns, found


def _say(line: QLabel, words: str) -> None:
    line.setText(words)
    line.setVisible(bool(words))
