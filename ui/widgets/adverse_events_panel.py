"""Adverse events: what happened, how bad it was, what was done, and how it ended."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from charting.domain.needling import EVENT_SEVERITIES, AdverseEvent
from ui.presenters.treatment.adverse_events import AdverseEvents
from ui.widgets.cards import Banner, button, destroy, label
from ui.widgets.cell_line import CellLine
from ui.widgets.field_editors import ChoiceBox
from ui.widgets.segments import Segments

SEVERITIES = tuple((key, key.capitalize()) for key in EVENT_SEVERITIES)
WORDS = (
    ("what", "What happened", "What happened, and where"),
    ("done", "Done", "What was done about it"),
    ("outcome", "Outcome", "How it ended"),
)


@dataclass(frozen=True)
class _Block:
    frame: QWidget
    kind: ChoiceBox
    severity: Segments
    happened: CellLine
    now: QPushButton
    words: dict[str, CellLine]
    advice: Banner
    remove: QPushButton


class AdverseEventsPanel(QWidget):
    """A block for each event; what to do about its kind stands in it."""

    changed = Signal()

    def __init__(self, events: AdverseEvents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("adverse_events")
        self._events = events
        self._blocks: list[_Block] = []
        self._is_read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._another = button("Another event", "link", name="event_add")
        self._another.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self._another)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self._is_adding = False

    def refresh(self) -> None:
        """Show the events as the note has them; an empty block where none is recorded yet."""
        rows = self._events.rows
        if self._is_read_only:
            self._is_adding = False
        wanted = len(rows) + (not self._is_read_only and (self._is_adding or not rows))
        while len(self._blocks) < wanted:
            self._blocks.append(self._make_block(len(self._blocks)))
        while len(self._blocks) > wanted:
            destroy(self._blocks.pop().frame)
        for place, block in enumerate(self._blocks):
            self._show(block, place, rows[place] if place < len(rows) else AdverseEvent())
        self._another.setVisible(bool(rows) and len(self._blocks) == len(rows) and not self._is_read_only)

    def focus_first(self) -> None:
        """Put the keyboard on the event that is not named yet, else on the last."""
        if self._blocks:
            self._blocks[-1].kind.setFocus()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anything be changed."""
        self._is_read_only = read_only

    def _show(self, block: _Block, place: int, event: AdverseEvent) -> None:
        block.kind.set_value(event.kind)
        block.severity.set_value(event.severity)
        block.happened.show_text(event.happened)
        for name, line in block.words.items():
            line.show_text(getattr(event, name))
            line.setReadOnly(self._is_read_only)
        block.happened.setReadOnly(self._is_read_only)
        for editor in (block.kind, block.severity):
            editor.set_read_only(self._is_read_only)
        is_there = place < len(self._events.rows)
        block.now.setVisible(not self._is_read_only)
        block.remove.setVisible(is_there and not self._is_read_only)
        kind = self._events.kind_of(place)
        block.advice.set_tone("danger" if kind and kind.is_urgent else "amber")
        block.advice.say(f"{kind.label}: {kind.action}" if kind else "")

    def _make_block(self, place: int) -> _Block:
        frame = QWidget(self)
        frame.setObjectName(f"event_{place}")
        block = _Block(
            frame=frame,
            kind=ChoiceBox(self._events.kinds, "Adverse event"),
            severity=Segments(SEVERITIES, "How bad"),
            happened=CellLine("When", f"event_happened_{place}", "14:20, the evening after…"),
            now=button("Now", "link", name=f"event_now_{place}"),
            words={name: CellLine(full, f"event_{name}_{place}", full) for name, _, full in WORDS},
            advice=Banner("amber"),
            remove=button("Remove", "link", name=f"event_remove_{place}"),
        )
        block.kind.setObjectName(f"event_kind_{place}")
        block.severity.setObjectName(f"event_severity_{place}")
        block.now.setAccessibleName("It happened now")
        block.remove.setAccessibleName("Remove this adverse event")
        self._lay_out(block)
        self._join(block, place)
        self._column.insertWidget(place, frame)
        if self.isVisible():
            frame.show()  # at once: what is shown later cannot take the keyboard now
        return block

    def _lay_out(self, block: _Block) -> None:
        grid = QGridLayout(block.frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label("Event", "label"), 0, 0)
        grid.addLayout(_abreast(block.kind, block.severity), 0, 1)
        grid.addWidget(label("When", "label"), 1, 0)
        grid.addLayout(_abreast(block.happened, block.now, block.remove), 1, 1)
        for place, (name, short, _) in enumerate(WORDS, 2):
            grid.addWidget(label(short, "label"), place, 0)
            grid.addWidget(block.words[name], place, 1)
        grid.addWidget(block.advice, len(WORDS) + 2, 0, 1, 2)
        order = (block.kind, block.severity, block.happened, block.now, *block.words.values(), block.remove)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(block.remove, self._another)

    def _join(self, block: _Block, place: int) -> None:
        events = self._events
        block.kind.edited.connect(lambda value: self._do(lambda: events.choose(place, "kind", value)))
        block.severity.edited.connect(lambda value: self._do(lambda: events.choose(place, "severity", value)))
        for name, line in (("happened", block.happened), *block.words.items()):
            line.typed.connect(partial(self._type, place, name))
            line.editingFinished.connect(lambda: self._do(events.settle))
        block.now.clicked.connect(lambda: self._now(place))
        block.remove.clicked.connect(lambda: self._do(lambda: events.remove(place)))

    def _now(self, place: int) -> None:
        now = QTime.currentTime().toString("HH:mm")
        self._do(lambda: self._events.choose(place, "happened", now))

    def _add(self) -> None:
        self._is_adding = True
        self.refresh()
        self._blocks[-1].kind.setFocus()

    def _type(self, place: int, name: str, text: str) -> None:
        self._do(lambda: self._events.type_words(place, name, text))

    def _do(self, act: Callable[[], None]) -> None:
        before = len(self._events.rows)
        act()
        if len(self._events.rows) != before:
            self._is_adding = False
        self.refresh()
        self.changed.emit()


def _abreast(*widgets: QWidget) -> QHBoxLayout:
    """Side by side; the first takes what room there is."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget, 1 if widget is widgets[0] else 0)
    return line
