"""The large pain drawing: brushes, both figures, and the regions by name, over the visit's page."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from charting.domain.pain_drawing import Quality
from ui.presenters.visit.pain_drawing_presenter import PainDrawingPresenter, ShownDrawing
from ui.widgets.brush_bar import BrushBar, keep_room_for_bold
from ui.widgets.cards import Banner, button, elided, label
from ui.widgets.covering_panel import SCROLLING_KEYS, CoveringPanel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pain_drawing import PainCanvas
from ui.widgets.region_list import RegionList
from ui.widgets.typed_line import TypedLine
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

LIST_BELOW = 720
"""Narrower than this, the list of regions goes below the figures."""
BANNER_MARGINS = 16
UNDERNEATH_KEY = Qt.Key.Key_U
POINTS_KEY = Qt.Key.Key_P
HINT = "1–5 brush · 0 eraser · U last visit · P points · Esc done"


class PainDrawingPanel(CoveringPanel):
    """Covers the page it belongs to while it is open; Escape goes back to where it was opened."""

    jump_requested = Signal(str)
    """The row of the visit that the practitioner wants to fill now: `symptoms` or `red_flags`."""
    closed = Signal()

    def __init__(self, presenter: PainDrawingPresenter, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("pain_drawing_panel")
        self.setAccessibleName("Pain drawing")
        self._presenter = presenter
        self._is_list_below: bool | None = None
        self._shown: ShownDrawing | None = None
        self.canvas = PainCanvas(presenter.body)
        self.regions = RegionList(presenter.regions)
        self.brushes = BrushBar()
        self._make_parts()
        self._build()
        self._join()

    def open(self) -> None:
        """Cover the page and take the keyboard."""
        self.cover()
        self._presenter.refresh()
        self.find_region.clear()
        self.regions.narrow("")
        self.regions.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_drawing(self) -> None:
        """Uncover the page."""
        if not self.isHidden():  # also while another tab hides the page
            self._presenter.finish()
            self._presenter.show_earlier(False)
            self.uncover()
            self.closed.emit()

    def show_drawing(self, shown: ShownDrawing) -> None:
        """Show the drawing, what it says and what can be done."""
        said = shown.words or "Draw where it is felt, or mark a region in the list."
        self.canvas.show_drawing(shown.drawing, shown.earlier, shown.described)
        self._shown = shown
        self.dots.setVisible(bool(shown.points.dots or shown.earlier_points.dots))
        self.regions.show_points(shown.points.dots)
        self.points.setText(shown.point_words(with_names=True))
        self.points.setToolTip("\n".join(shown.points.lines))
        self.points.setVisible(bool(self.points.text()))
        self._show_dots()
        self.canvas.take(shown.brush, read_only=shown.is_read_only)
        self.regions.show_marks(shown.marks, read_only=shown.is_read_only)
        self.brushes.show_brush(shown.brush)
        self.brushes.set_read_only(shown.is_read_only)
        self.undo.setEnabled(shown.undoes)
        self.redo.setEnabled(shown.redoes)
        self.clear.setEnabled(not (shown.is_read_only or shown.drawing.is_empty))
        self.words.setText(" · ".join(part for part in (said, shown.share) if part))
        self.under.setChecked(bool(shown.earlier_words))
        earlier = f"Last visit, in grey: {shown.earlier_words}" if shown.earlier_words else ""
        self.notice.setText("\n".join(part for part in (shown.notice, earlier) if part))
        self.questions.say("\n".join(shown.questions) if not shown.is_read_only else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: arrange for the width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need more room."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES:
            self._keep_room()

    def event(self, event: QEvent) -> bool:
        """Qt: undo and redo belong to the drawing while it is open, not to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: digits take a brush, U lays the last visit underneath, P shows points, Escape is done."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.matches(QKeySequence.StandardKey.Undo):
            self._presenter.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._presenter.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_drawing()
        elif plain and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_5:
            self.brushes.take_digit(event.key() - Qt.Key.Key_0)
        elif plain and event.key() == UNDERNEATH_KEY:
            self.under.click()
        elif plain and event.key() == POINTS_KEY and self.dots.isVisible():
            self.dots.click()
        elif event.key() not in SCROLLING_KEYS:  # those would scroll the page below
            super().keyPressEvent(event)

    def _make_parts(self) -> None:
        self.undo = button("Undo", "plain", name="undo_drawing", tooltip="Ctrl Z")
        self.redo = button("Redo", "plain", name="redo_drawing", tooltip="Ctrl Shift Z")
        self.clear = button(
            "Clear", "plain", name="clear_drawing", tooltip="Take everything away; can be undone"
        )
        self.under = button(
            "U  Last visit", "row", name="show_last_drawing", tooltip="Last visit underneath (U)"
        )
        self.under.setCheckable(True)
        keep_room_for_bold(self.under)
        self.under.setAccessibleName("Last visit's drawing underneath, key U")
        self.dots = button("P  Points", "row", name="show_point_dots", tooltip="Treated points as dots (P)")
        self.dots.setCheckable(True)
        self.dots.setChecked(True)
        keep_room_for_bold(self.dots)
        self.dots.setAccessibleName("Treated points as dots, key P")
        self.done = button("Done", "primary", name="done_drawing", tooltip="Esc")
        self.find_region = TypedLine()
        self.find_region.setObjectName("find_region")
        self.find_region.setPlaceholderText("Find region")
        self.find_region.setAccessibleName("Find region by name")
        self.points = label("", "faint", wraps=True, name="point_words")
        self._points_line = self._make_points_line()
        self.words = label("", "strong", wraps=True, name="drawing_words")
        self.notice = label("", "soft", wraps=True, name="drawing_notice")
        self.questions = Banner("amber")
        self._keep_room()
        self.symptoms = self.questions.add_action("Symptoms", "jump_to_symptoms")
        self.red_flags = self.questions.add_action("Red flags", "jump_to_red_flags")

    def _make_points_line(self) -> QWidget:
        """Which points the dots are, and the button that hides them."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.points, 1)
        row.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _keep_room(self) -> None:
        """What is said below the figures has its room from the start, or they would shrink under the hand."""
        line = self.words.fontMetrics().height()
        self.words.setMinimumHeight(2 * line)
        self.notice.setMinimumHeight(line)
        self.questions.setMinimumHeight(2 * line + BANNER_MARGINS)
        policy = self.questions.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.questions.setSizePolicy(policy)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Pain drawing", "title"))
        head.addWidget(elided(HINT, "faint"), 1)
        head.addWidget(self.done)
        self._actions = QWidget()
        actions = FlowLayout(self._actions, gap=8)
        actions.setContentsMargins(0, 0, 0, 0)
        for tool in (self.under, self.undo, self.redo, self.clear, QWidget()):  # the last takes the rest
            actions.addWidget(tool)
        named = QWidget()
        self._named = named
        column = QVBoxLayout(named)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.find_region)
        column.addWidget(self.regions, 1)
        content = QWidget()
        content.setProperty("kind", "clear")
        self._rows = QGridLayout(content)
        self._rows.setContentsMargins(18, 12, 18, 14)
        self._rows.setSpacing(8)
        self._rows.addLayout(head, 0, 0, 1, 2)
        below: tuple[QWidget, ...] = (self.questions, self.words, self.notice)
        for row, said in enumerate(below, start=6):
            self._rows.addWidget(said, row, 0, 1, 2)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._arrange()
        self._order_keys()

    def _order_keys(self) -> None:
        """From the list to the brushes to what ends the drawing."""
        order: tuple[QWidget, ...] = (
            self.find_region,
            self.regions,
            *self.brushes.buttons,
            self.under,
            self.dots,
        )
        order = (*order, self.undo, self.redo, self.clear, self.symptoms, self.red_flags, self.done)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _arrange(self) -> None:
        below = self.width() < zoomed(LIST_BELOW)
        if below == self._is_list_below:
            return
        self._is_list_below = below
        across = 2 if below else 1
        self._rows.addWidget(self.brushes, 1, 0, 1, across)
        self._rows.addWidget(self._actions, 2 if below else 1, 0 if below else 1, 1, across)
        self._rows.addWidget(self.canvas, 3, 0, 1, across)
        self._rows.addWidget(self._points_line, 4, 0, 1, across)
        self._rows.addWidget(self._named, 5 if below else 3, 0 if below else 1, 1 if below else 2, across)
        self._rows.setColumnStretch(0, 1)
        self._rows.setRowStretch(3, 1)
        self._named.setMaximumWidth(16_777_215 if below else zoomed(330))

    def _join(self) -> None:
        presenter = self._presenter
        self.canvas.begun.connect(presenter.begin)
        self.canvas.gone_on.connect(presenter.go_on)
        self.canvas.finished.connect(presenter.finish)
        self.brushes.chosen.connect(lambda key: presenter.choose(Quality(key) if key else None))
        self.regions.toggled.connect(presenter.toggle)
        self.find_region.typed.connect(self.regions.narrow)
        self.find_region.returnPressed.connect(lambda: self.regions.setFocus(Qt.FocusReason.TabFocusReason))
        self.under.clicked.connect(presenter.show_earlier)
        self.dots.toggled.connect(self._show_dots)
        self.undo.clicked.connect(presenter.undo)
        self.redo.clicked.connect(presenter.redo)
        self.clear.clicked.connect(presenter.clear)
        self.done.clicked.connect(self.close_drawing)
        self.symptoms.clicked.connect(lambda: self._jump("symptoms"))
        self.red_flags.clicked.connect(lambda: self._jump("red_flags"))

    def _show_dots(self) -> None:
        """Treated points lie on the figure unless they are in the way; they are named below all the same."""
        shown = self._shown if self.dots.isChecked() else None
        self.canvas.show_points(
            shown.points.dots if shown else (), shown.earlier_points.dots if shown else ()
        )

    def _jump(self, row: str) -> None:
        self.close_drawing()
        self.jump_requested.emit(row)
