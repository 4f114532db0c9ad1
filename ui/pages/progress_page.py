"""One look: better or not, by how much, is it a real change, what was done when."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.presenters.patient.progress_picture import ChangeLine
from ui.presenters.patient.progress_presenter import RANGES, ProgressPresenter, ProgressScreen
from ui.widgets.calm_box import CalmBox
from ui.widgets.cards import Card, EmptyState, label
from ui.widgets.emptied import take_all_out
from ui.widgets.progress_chart import ProgressChart
from ui.widgets.segments import Segments

SIDE_EMS = 15.0
SIDE_BELOW_EMS = 46
"""Narrower than this, the words go below the picture. In heights of a line, so that zoom counts."""
QWIDGETSIZE_MAX = 16777215
HINT = "Left and Right or the mouse go from visit to visit; Enter opens one."
NOTHING_DRAWN = (
    "Nothing to draw yet. Pain, scores, movement, patterns and points appear here once they are charted "
    "on the Visit tab (Alt 1)."
)


class ProgressPage(QScrollArea):
    """Lays out the picture and the words; everything shown was worked out by the presenter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setObjectName("progress_page")
        self.setAccessibleName("Progress")
        self.setWidgetResizable(True)
        # A focus proxy would let Tab skip what stands above the chart
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._presenter: ProgressPresenter | None = None
        self._screen: ProgressScreen | None = None
        self._arranged: tuple[bool, int] | None = None
        self._empty = EmptyState("Nothing to compare yet", "")
        self._reading = label("Reading the visits …", "soft", name="progress_reading")
        self._reading.hide()
        self._main = self._make_main()
        self._side = self._make_side()
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        content = QWidget()
        content.setProperty("kind", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 12, 18, 18)
        column.addLayout(self._grid)
        column.addWidget(self._empty, 100)
        column.addWidget(self._reading)
        column.addStretch(1)
        self.setWidget(content)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the page hands the keyboard on to its chart."""
        super().focusInEvent(event)
        self.chart.setFocus(event.reason())

    def attach(self, presenter: ProgressPresenter) -> None:
        """Join the page to its presenter."""
        self._presenter = presenter
        self.chart.chosen.connect(presenter.open_visit)

    def show_progress(self, screen: ProgressScreen) -> None:
        """Show how it goes."""
        self._screen = screen
        self._empty.hide()
        self._reading.hide()
        self._main.show()
        self._side.show()
        self._title.setText(screen.title)
        self._subtitle.setText(screen.subtitle)
        self._range.set_value(screen.shown_range)
        self._show_episodes(screen)
        self.chart.show_picture(screen.picture)
        self._show_summary(-1)
        self._show_changes(screen.changes)
        self._show_real_changes(screen.real_changes)
        self._show_lines(self._patterns, screen.patterns, "No pattern recorded yet.")
        self._show_lines(self._handouts, screen.handouts, "None given yet.")
        self._show_lines(self._next, screen.next_steps, "")

    def show_reading(self) -> None:
        """Say that a long history is being read."""
        self._reading.show()
        for part in (self._empty, self._main, self._side):
            part.hide()

    def show_empty(self, words: str) -> None:
        """Say why there is nothing to show yet."""
        self._empty.words.setText(words)
        self._empty.show()
        self._reading.hide()
        self._main.hide()
        self._side.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: now the visits are read."""
        super().showEvent(event)
        if self._presenter:
            self._presenter.shown(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: a hidden page reads nothing."""
        super().hideEvent(event)
        if self._presenter:
            self._presenter.shown(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: arrange for the width."""
        super().resizeEvent(event)
        self._arrange()

    def _make_main(self) -> Card:
        card = Card()
        self._title = label("", "heading", name="progress_title", wraps=True)
        self._subtitle = label("", "soft", name="progress_subtitle", wraps=True)
        self._episodes = CalmBox()
        self._episodes.setObjectName("progress_episode")
        self._episodes.setAccessibleName("Complaint")
        self._episodes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._episodes.setMinimumContentsLength(28)
        self._episodes.activated.connect(self._choose_episode)
        self._range = Segments(RANGES, "Range", least_width=52)
        self._range.setObjectName("progress_range")
        self._range.edited.connect(self._choose_range)
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(2)
        for widget in (self._title, self._subtitle):
            names.addWidget(widget)
        names.addWidget(self._episodes, 0, Qt.AlignmentFlag.AlignLeft)
        head.addLayout(names, 1)
        head.addWidget(self._range, 0, Qt.AlignmentFlag.AlignTop)
        self.chart = ProgressChart()
        self.chart.pointed.connect(self._show_summary)
        self._summary = label("", "soft", name="progress_summary", wraps=True)
        self._summary.setMinimumHeight(2 * self._summary.fontMetrics().lineSpacing() + 4)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        card.body.addLayout(head)
        card.body.addWidget(self.chart)
        card.body.addWidget(self._summary)
        card.body.addStretch(1)
        return card

    def _make_side(self) -> QWidget:
        side = QWidget()
        side.setProperty("kind", "clear")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        changes = Card("Change since first visit", "western")
        self._changes = QGridLayout()
        self._changes.setVerticalSpacing(8)
        self._changes.setColumnStretch(0, 1)
        changes.body.addLayout(self._changes)
        self._real = QVBoxLayout()
        self._real.setSpacing(2)
        changes.body.addLayout(self._real)
        column.addWidget(changes)
        boxes = []
        for heading, kind in (("Patterns", "tcm"), ("Handouts given", "heading"), ("Next", "heading")):
            card = Card(heading, kind)
            box = QVBoxLayout()
            box.setSpacing(4)
            card.body.addLayout(box)
            column.addWidget(card)
            boxes.append(box)
        self._patterns, self._handouts, self._next = boxes
        column.addStretch(1)
        return side

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        below = self.viewport().width() < SIDE_BELOW_EMS * em
        if (below, em) == self._arranged:
            return
        self._arranged = (below, em)
        self._grid.addWidget(self._main, 0, 0)
        self._grid.addWidget(self._side, *((1, 0) if below else (0, 1)))
        self._side.setMinimumWidth(0 if below else round(SIDE_EMS * em))
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if below else round(SIDE_EMS * em))
        self._grid.setColumnStretch(0, 1)

    def _show_episodes(self, screen: ProgressScreen) -> None:
        self._episodes.clear()
        for one in screen.episodes:
            self._episodes.addItem(one.title, one.id)
        self._episodes.setCurrentIndex(self._episodes.findData(screen.episode_id))
        self._episodes.setVisible(len(screen.episodes) > 1)

    def _show_changes(self, lines: tuple[ChangeLine, ...]) -> None:
        take_all_out(self._changes)
        if not lines:
            self._changes.addWidget(label("Two visits with a score are needed.", "soft", wraps=True), 0, 0)
        for row, line in enumerate(lines):
            badge = label(line.amount, "badge-amber" if line.is_worse else "badge-western")
            self._changes.addWidget(label(line.words, wraps=True), row, 0)
            self._changes.addWidget(
                badge, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )

    def _show_real_changes(self, lines: tuple[str, ...]) -> None:
        take_all_out(self._real)
        for line in ("What counts as meaningful", *lines) if lines else ():
            self._real.addWidget(label(line, "small", wraps=True))

    def _show_lines(self, box: QVBoxLayout, lines: tuple[str, ...], without: str) -> None:
        take_all_out(box)
        for line in lines:
            box.addWidget(label(line, wraps=True))
        if not lines and without:
            box.addWidget(label(without, "soft", wraps=True))

    def _show_summary(self, visit: int) -> None:
        picture = self._screen.picture if self._screen else None
        marks = picture.marks if picture else ()
        hint = NOTHING_DRAWN if picture and picture.is_bare else HINT
        self._summary.setText(marks[visit].summary if 0 <= visit < len(marks) else hint)

    def _choose_range(self, wanted: str) -> None:
        if self._screen and not wanted:
            self._range.set_value(self._screen.shown_range)
        for name, _ in RANGES:
            if self._presenter and name == wanted:
                self._presenter.choose_range(name)

    def _choose_episode(self) -> None:
        if self._presenter:
            self._presenter.choose_episode(self._episodes.currentData())
