"""Which parts of a visit's page are unfolded, by name, so that they are so again when one comes back."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.pages.gridded_row import GriddedRow
from ui.pages.visit_rows import FoldedRow, VisitRow


def unfolded(page: QWidget) -> tuple[str, ...]:
    """The names of the parts that are unfolded now."""
    return tuple(name for name, toggle in _toggles(page) if toggle.isChecked())


def unfold(page: QWidget, names: Collection[str]) -> None:
    """Unfold these parts again; the keyboard stays where it is."""
    before = page.focusWidget()
    for name, toggle in _toggles(page):
        if name in names:
            toggle.setChecked(True)
    now = page.focusWidget()
    if now is not None and now is not before:
        now.clearFocus()
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)


def _toggles(page: QWidget) -> Iterator[tuple[str, QPushButton]]:
    for row in page.findChildren(VisitRow):
        if isinstance(row, FoldedRow | GriddedRow):
            yield row.objectName() or row.toggle.objectName(), row.toggle
