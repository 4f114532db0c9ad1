"""The details of one chip, in the page below it: every field named, Enter or Esc goes back to the chip."""

from collections.abc import Hashable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.editing.chip_details import ChipDetails, DetailField, Details
from ui.widgets.calm_box import CalmBox
from ui.widgets.cards import Banner, FormRow, button, destroy, empty_out, label
from ui.widgets.field_name import FieldName
from ui.widgets.segments import Segments
from ui.widgets.typed_line import TypedLine

LABEL_WIDTH = 96
MOST_LETTERS_ABREAST = 34
"""Longer answers go into a box that opens."""


class DetailLine(TypedLine):
    """A text or number; its own undo takes back its letters."""

    left = Signal()

    def __init__(self, field: DetailField) -> None:
        super().__init__(field.value)
        self.setPlaceholderText(field.default)
        self.editingFinished.connect(self.left)

    def show_value(self, field: DetailField) -> None:
        """Show what is charted; what is being typed here stays."""
        self.setPlaceholderText(field.default)
        if not self.hasFocus() and self.text() != field.value:
            self.setText(field.value)


class DetailPick(Segments):
    """One of a few answers side by side."""

    def __init__(self, field: DetailField) -> None:
        super().__init__(field.choices, field.label)
        self.set_value(field.value)

    def show_value(self, field: DetailField) -> None:
        """Show what is charted."""
        self.set_value(field.value)


class DetailBox(CalmBox):
    """One of many answers, in a box that opens."""

    edited = Signal(str)

    def __init__(self, field: DetailField) -> None:
        super().__init__()
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem("Not recorded", "")
        for key, words in field.choices:
            self.addItem(words, key)
        self.show_value(field)
        self.activated.connect(lambda row: self.edited.emit(str(self.itemData(row))))

    def show_value(self, field: DetailField) -> None:
        """Show what is charted."""
        self.setCurrentIndex(max(0, self.findData(field.value)))


DetailEditor = DetailLine | DetailPick | DetailBox


class DetailPanel(QFrame):
    """Shows what a list knows about one of its chips and hands back what is typed."""

    closed = Signal(object)
    """The chip whose details were shown, which takes the keyboard."""
    stepped = Signal(object, int)
    """PageUp or PageDown at a chip: -1 for the chip before, 1 for the one after."""

    def __init__(self, source: ChipDetails, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._name = name
        self._shown: Details | None = None
        self._rows: dict[str, FormRow] = {}
        self._editors: dict[str, DetailEditor] = {}
        self.setObjectName(f"{name}_details")
        self.setProperty("kind", "card")
        self._title = label("", "strong", wraps=True)
        done = button("Done", "link", name=f"{name}_details_done")
        done.setAccessibleName("Close the details")
        done.clicked.connect(self.close_details)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(label("Enter", "key"))
        head.addWidget(done)
        self._fields, self._actions = QVBoxLayout(), QHBoxLayout()
        self._fields.setSpacing(5)
        self._last, self._cited = label("", "soft", wraps=True), label("", "faint", wraps=True)
        self._warnings = Banner("amber")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._last)
        column.addLayout(self._fields)
        column.addWidget(self._cited)
        column.addLayout(self._actions)
        column.addWidget(self._warnings)
        self.hide()

    def open(self, chip_id: Hashable) -> None:
        """Show a chip's details with the keyboard in the first field."""
        details = self._source.opened(chip_id)
        if details is None:
            return
        self._build(details)
        self.show()
        # The page brings what has the keyboard into sight, which must have its place by then
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        next(iter(self._editors.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Show what is charted now; a chip that is no longer what it was has no details to show."""
        if self._shown is None:
            return
        details = self._source.details(self._shown.chip_id)
        if details is None or _shape(details) != _shape(self._shown):
            self.put_away()
            return
        self._show(details)

    def close_details(self) -> None:
        """Keep what was typed and give the keyboard back to the chip."""
        if self._shown is not None:
            chip_id = self._shown.chip_id
            self._source.settle()
            self.put_away()
            self.closed.emit(chip_id)

    def put_away(self) -> None:
        """Show nothing; another visit was opened, or the chip has gone."""
        self._shown = None
        self._clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see the module; PageUp and PageDown go to the details of the chips beside."""
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_details()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self._shown is not None:
            self._source.settle()
            self.stepped.emit(self._shown.chip_id, -1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        for row in self._rows.values():
            destroy(row)
        empty_out(self._actions)
        self._rows, self._editors = {}, {}

    def _build(self, details: Details) -> None:
        self._clear()
        for field in details.fields:
            self._editors[field.name] = editor = self._editor(details.chip_id, field)
            # After unlocking the panel is closed: the part before the slash takes the keyboard
            inside = FieldName(name=field.name, opener=f"{self._name}_input")
            editor.setObjectName(str(inside))
            self._rows[field.name] = FormRow(field.label, editor, LABEL_WIDTH)
            self._fields.addWidget(self._rows[field.name])
        for action in details.actions:
            made = button(action.label, "link", name=f"detail_{action.name}")
            made.clicked.connect(lambda _=False, name=action.name: self._act(name))
            self._actions.addWidget(made)
        if details.actions:
            self._actions.addStretch(1)
        self._show(details)

    def _show(self, details: Details) -> None:
        self._shown = details
        self._title.setText(details.title)
        self.setAccessibleName(f"Details of {details.title}")
        for shown, words in ((self._last, details.last), (self._cited, details.cited)):
            shown.setText(words)
            shown.setVisible(bool(words))
        self._warnings.say("\n".join(details.warnings))
        for field in details.fields:
            editor = self._editors[field.name]
            editor.show_value(field)
            editor.setAccessibleName(field.label)
            self._rows[field.name].label.setText(field.label)
            if not (isinstance(editor, DetailLine) and editor.hasFocus() and editor.text() != field.value):
                self._rows[field.name].show_problem(field.problem)

    def _editor(self, chip_id: Hashable, field: DetailField) -> DetailEditor:
        if field.kind != "pick":
            line = DetailLine(field)
            line.typed.connect(lambda text: self._type(chip_id, field.name, text))
            line.left.connect(self._settle)
            return line
        letters = sum(len(words) + 3 for _, words in field.choices)
        pick = DetailPick(field) if letters <= MOST_LETTERS_ABREAST else DetailBox(field)
        pick.edited.connect(lambda key: self._choose(chip_id, field.name, key))
        return pick

    def _type(self, chip_id: Hashable, name: str, text: str) -> None:
        problem = self._source.type(chip_id, name, text)
        self.refresh()
        if problem:
            self._rows[name].show_problem(problem)

    def _choose(self, chip_id: Hashable, name: str, key: str) -> None:
        self._source.choose(chip_id, name, key)
        self.refresh()

    def _settle(self) -> None:
        self._source.settle()
        self.refresh()

    def _act(self, action: str) -> None:
        if self._shown is not None:
            self.open(self._source.act(self._shown.chip_id, action))


def panel_around(widget: QWidget) -> DetailPanel | None:
    """The panel that a field stands in, so that a page can show the whole of it."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, DetailPanel):
        at = at.parentWidget()
    return at


def _shape(details: Details) -> tuple[object, ...]:
    """What tells that another chip took this one's place: other words or other fields."""
    return (details.title, *_names(details))


def _names(details: Details) -> Iterator[str]:
    return (f"{field.name}:{field.kind}" for field in details.fields)
