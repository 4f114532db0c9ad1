"""Puts the cursor into a field of the visit by its name, with text ready to be taken."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.pages.visit_rows import FoldedRow, QuestionsRow
from ui.widgets.chip_field import ChipField


def begin_entry(page: QWidget, field: str, text: str = "") -> None:
    """Go to the field; in a field of chips with this text typed, so that Enter takes its first offer."""
    found = page.findChild(QWidget, field)
    if isinstance(found, ChipField):
        _type_into(found, text)
    elif isinstance(found, QuestionsRow):
        found.ask()
    elif isinstance(found, FoldedRow):
        found.toggle.setChecked(True)
        _first_stop(found, after=found.toggle).setFocus(Qt.FocusReason.TabFocusReason)
    elif found is not None:
        found.setFocus(Qt.FocusReason.OtherFocusReason)


def _type_into(field: ChipField, text: str) -> None:
    line = field.input
    if text and line.text().strip():
        line.clearFocus()  # what is half typed there is settled first, as by leaving the field
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    if text:
        line.setText(text)
        line.typed.emit(text)


def _first_stop(row: QWidget, after: QWidget) -> QWidget:
    """The next widget of the row that Tab would stop at."""
    stop = after.nextInFocusChain()
    while stop is not None and row.isAncestorOf(stop):
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisibleTo(row) and stop.isEnabled():
            return stop
        stop = stop.nextInFocusChain()
    return after
