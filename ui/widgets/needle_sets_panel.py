"""Sets of needles, each with its own timer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.presenters.treatment.needle_sets import NeedleSets, ShownSet
from ui.widgets.cards import button, destroy, label
from ui.widgets.cell_line import CellLine, NumberLine, number_text
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.palette import set_kind
from ui.widgets.zoom import zoomed

EVERY_SECOND_MS = 1_000
NAME_WIDTH, TIME_WIDTH, START_WIDTH = 96, 56, 104
"""Wide enough for every state, so that nothing moves when a timer is started."""

USUAL_NAMES = ("Front", "Back")


@dataclass(frozen=True)
class _Line:
    frame: QWidget
    name: CellLine
    points: CellLine
    take: QPushButton
    needles: NumberLine
    minutes: NumberLine
    time: QLabel
    start: QPushButton
    more: QPushButton
    stop: QPushButton
    remove: QPushButton

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        return tuple(widget for widget in vars(self).values() if widget is not self.frame)


class NeedleSetsPanel(QWidget):
    """A line for each set. It looks at the clock only while it is seen and a timer runs."""

    changed = Signal()

    def __init__(self, sets: NeedleSets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("needle_sets")
        self._sets = sets
        self._lines: list[_Line] = []
        self._is_read_only = False
        self._tick = QTimer(self)
        self._tick.setInterval(EVERY_SECOND_MS)
        self._tick.timeout.connect(self._show_times)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        column.addLayout(self._column)
        self._adding = QHBoxLayout()
        self._adding.setSpacing(12)
        self._add_buttons = [self._add_button(name) for name in (*USUAL_NAMES, "")]
        self._adding.addStretch(1)
        column.addLayout(self._adding)

    def refresh(self) -> None:
        """Show the sets as the note has them; what is being typed keeps its cursor."""
        shown = self._sets.shown
        while len(self._lines) < len(shown):
            self._lines.append(self._make_line(len(self._lines)))
        while len(self._lines) > len(shown):
            destroy(self._lines.pop().frame)
        for line, one in zip(self._lines, shown, strict=True):
            self._show(line, one)
        for adding in self._add_buttons:
            adding.setVisible(not self._is_read_only)
        self._watch()

    def focus_first(self) -> None:
        """Put the keyboard on the timer to be started or watched next, else where a set is added."""
        waiting = (
            line for line, one in zip(self._lines, self._sets.shown, strict=False) if one.state != "stopped"
        )
        line = next(waiting, None)
        (line.start if line else self._add_buttons[0]).setFocus()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._is_read_only = read_only

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: seen again, so the times must be true."""
        super().showEvent(event)
        self._show_times()
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nobody looks."""
        super().hideEvent(event)
        self._tick.stop()

    def _watch(self) -> None:
        if self.isVisible() and self._sets.is_any_running:
            if not self._tick.isActive():
                self._tick.start()
        else:
            self._tick.stop()

    def _show_times(self) -> None:
        for line, one in zip(self._lines, self._sets.shown, strict=False):
            self._show_time(line, one)
        self.changed.emit()

    def _show(self, line: _Line, one: ShownSet) -> None:
        needles, name = one.needles, (one.needles.name or "this set").lower()
        line.name.show_text(needles.name)
        line.points.show_text(needles.points)
        line.needles.show_text(number_text(needles.needles))
        line.minutes.show_text(number_text(needles.minutes))
        line.minutes.setPlaceholderText(str(one.suggested_minutes))
        for cell in (line.name, line.points, line.needles, line.minutes):
            cell.setReadOnly(self._is_read_only)
        for pressed, words in (
            (line.take, f"Take the points that are in no other set into {name}"),
            (line.more, f"A minute more for {name}"),
            (line.stop, f"Stop the timer of {name}"),
            (line.remove, f"Remove {name}"),
        ):
            pressed.setAccessibleName(words)
            pressed.setVisible(not self._is_read_only)
        line.start.setVisible(not self._is_read_only)
        line.stop.setEnabled(one.state not in ("ready", "stopped"))
        self._show_time(line, one)

    def _show_time(self, line: _Line, one: ShownSet) -> None:
        name = (one.needles.name or "this set").lower()
        minutes = one.needles.minutes if one.needles.minutes is not None else one.suggested_minutes
        words = {"ready": f"Start {minutes} min", "paused": "Go on", "stopped": "Go on"}.get(
            one.state, "Pause"
        )
        line.start.setText(words)
        line.start.setAccessibleName(f"{words}: timer of {name}")
        line.time.setText(one.time)
        line.time.setAccessibleName(f"Timer of {name}: {one.time}" if one.time else f"Timer of {name}")
        set_kind(
            line.time, "badge-amber" if one.is_over else "badge-jade" if one.state == "running" else "soft"
        )

    def _make_line(self, place: int) -> _Line:
        sets = self._sets
        line = _Line(
            frame=QWidget(self),
            name=CellLine("Set", f"set_name_{place}", "Front, back…", self),
            points=CellLine("Points of the set", f"set_points_{place}", "Points, or leave empty", self),
            take=button("Take points", "link", name=f"set_take_{place}"),
            needles=NumberLine("Needles of the set", f"set_needles_{place}", "", self),
            minutes=NumberLine("Minutes of the set", f"set_minutes_{place}", "", self),
            time=label("", "soft", name=f"set_time_{place}"),
            start=button("Start", "plain", name=f"set_start_{place}"),
            more=button("+1 min", "link", name=f"set_more_{place}"),
            stop=button("Stop", "link", name=f"set_stop_{place}"),
            remove=button("×", "link", name=f"set_remove_{place}"),
        )
        line.name.setFixedWidth(zoomed(NAME_WIDTH))
        line.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.time.setMinimumWidth(zoomed(TIME_WIDTH))
        line.start.setMinimumWidth(zoomed(START_WIDTH))
        for words, name in ((line.name, "name"), (line.points, "points")):
            words.typed.connect(partial(self._type, sets.type_words, place, name))
        for number, name in ((line.needles, "needles"), (line.minutes, "minutes")):
            number.typed.connect(partial(self._type, sets.type_number, place, name))
        for cell in (line.name, line.points, line.needles, line.minutes):
            cell.editingFinished.connect(lambda: self._do(sets.settle))
        acts: tuple[tuple[QPushButton, Callable[[int], None]], ...] = (
            (line.take, sets.take_points),
            (line.start, sets.start_or_pause),
            (line.more, sets.longer),
            (line.stop, sets.stop),
            (line.remove, sets.remove),
        )
        for pressed, act in acts:
            pressed.clicked.connect(partial(self._press, act, place))
        self._lay_out(line, place)
        return line

    def _lay_out(self, line: _Line, place: int) -> None:
        """What the set is, and below it its timer, which flows where there is little room."""
        what = _abreast(line.name, line.points, line.take, widest=line.points)
        needles = _abreast(label("Needles", "label"), line.needles)
        timer = _abreast(label("Minutes", "label"), line.minutes, line.time, line.start)
        more = _abreast(line.more, line.stop, line.remove)
        both = QVBoxLayout(line.frame)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(4)
        both.addWidget(what)
        flow = FlowLayout(gap=8)
        for group in (needles, timer, more, label("")):
            flow.addWidget(group)
        both.addLayout(flow)
        before: QWidget | None = self._lines[-1].remove if self._lines else None
        for widget in line.in_order:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        QWidget.setTabOrder(line.remove, self._add_buttons[0])
        self._column.insertWidget(place, line.frame)
        if self.isVisible():
            line.frame.show()  # at once: what is shown later cannot take the keyboard now

    def _add_button(self, name: str) -> QPushButton:
        made = button(f"Add {name.lower() or 'another'}", "link", name=f"set_add_{name.lower() or 'other'}")
        made.setAccessibleName(f"Add a set of needles: {name.lower() or 'another'}")
        made.clicked.connect(partial(self._add, name))
        self._adding.addWidget(made)
        return made

    def _add(self, name: str, _checked: bool = False) -> None:
        self._do(lambda: self._sets.add(name))
        line = self._lines[-1]
        (line.points if name else line.name).setFocus()

    def _type(self, typed: Callable[[int, str, str], None], place: int, name: str, text: str) -> None:
        self._do(lambda: typed(place, name, text))

    def _press(self, act: Callable[[int], None], place: int, _checked: bool = False) -> None:
        self._do(lambda: act(place))

    def _do(self, act: Callable[[], None]) -> None:
        act()
        self.refresh()
        self.changed.emit()


def _abreast(*widgets: QWidget, widest: QWidget | None = None) -> QWidget:
    """Side by side as one; the widest takes what room there is."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is widest else 0)
    return group
