"""Where a field of the note stands on the visit's page."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from charting.domain.finding import Section
from charting.domain.visit_note import Field, ListField, ObservationField
from ui.pages.visit_rows import FoldedRow, VisitRow
from ui.widgets.covering_panel import CoveringPanel
from ui.widgets.kept_field import around

FOLDED_LISTS = {
    "needles": "needle_ledger_toggle",
    "sets": "needle_sets_toggle",
    "events": "adverse_events_toggle",
}
"""What opens the panel of a list that is filled in a table."""


def go_to_field(page: QScrollArea, sections: Iterable[Section], field: Field, *, in_any_case: bool) -> None:
    """Take the keyboard to a field of the note; without `in_any_case` only if it is out of sight."""
    found = _widget_of(page, sections, field)
    if found is None or any(one.isVisible() for one in page.findChildren(CoveringPanel)):
        return
    focused = QApplication.focusWidget()
    row = next((one for one in around(found) if isinstance(one, VisitRow)), None)
    is_there = row is not None and focused is not None and row.isAncestorOf(focused)
    if not in_any_case and (is_there or _is_in_sight(page, found)):
        return
    unfold_around(found)
    found.setFocus(Qt.FocusReason.OtherFocusReason)


def unfold_around(widget: QWidget) -> None:
    """Unfold the part of the page in which the widget stands, and lay it out."""
    row = next((one for one in around(widget) if isinstance(one, FoldedRow)), None)
    if row is not None and widget is not row.toggle:
        row.toggle.setChecked(True)
    lay_out()


def lay_out() -> None:
    """What was unfolded, or grew, is scrolled to only once it is laid out."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _widget_of(page: QWidget, sections: Iterable[Section], field: Field) -> QWidget | None:
    """What shows the field; None for what has no place of its own on the page."""
    for name in _names(sections, field):
        found = page.findChild(QWidget, name)
        if found is not None:
            return found
    return None


def _names(sections: Iterable[Section], field: Field) -> Iterator[str]:
    """Object names under which the field may stand, the nearest first."""
    if not isinstance(field, ObservationField):
        yield FOLDED_LISTS.get(field.name, field.name) if isinstance(field, ListField) else field.name
        return
    yield f"{field.finding}_{field.side}" if field.side else field.finding
    whose = field.finding.removesuffix("_words")
    yield whose
    for section in sections:
        if any(one.key == field.finding for one in section.findings):
            yield section.key


def _is_in_sight(page: QScrollArea, widget: QWidget) -> bool:
    """Whether its beginning is seen without scrolling."""
    if not widget.isVisible():
        return False
    top = widget.mapTo(page, widget.rect().topLeft()).y()
    low = min(top + widget.height(), top + 24)
    return top >= 0 and low <= page.viewport().height()
