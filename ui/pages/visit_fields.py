"""The fields of a visit by name, so that the cursor is again where it was left."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from ui.pages.gridded_row import GriddedRow
from ui.pages.visit_page import VisitPage
from ui.pages.visit_places import lay_out, unfold_around
from ui.widgets.field_name import FieldName
from ui.widgets.finding_grid import FindingGrid
from ui.widgets.grid_cell import CellEditor
from ui.widgets.kept_field import Fields, around


class VisitFields(Fields):
    """The fields of a visit: also those in a part that is folded, and the cells of the grids."""

    def __init__(self, page: VisitPage, is_shown: Callable[[], bool], around_it: QWidget) -> None:
        """`around_it` is the whole page, whose other fields count while the visit is not shown."""
        super().__init__(around_it)
        self._visit = page
        self._is_shown = is_shown

    def last(self) -> QWidget | None:
        """The field of the visit that had the keyboard last, though a button beside has it now."""
        left = self._visit.keyboard.left_in
        if not self._is_shown() or left is None or not Shiboken.isValid(left):
            return super().last()
        return left

    def name(self, field: QWidget) -> FieldName | None:
        """Cells are named with their grid, which is folded when the visit is opened again."""
        grid = next((one for one in around(field) if isinstance(one, FindingGrid)), None)
        row = next((one for one in around(field) if isinstance(one, GriddedRow)), None)
        if grid is None or row is None:
            return super().name(field)
        cell = grid.current_cell if isinstance(field, CellEditor) else field
        return FieldName(name=cell.objectName(), opener=row.toggle.objectName())

    def find(self, name: FieldName) -> QWidget | None:
        """The field, with the part unfolded in which it stands."""
        opener = self._visit.findChild(QWidget, name.opener) if name.opener else None
        row = next((one for one in around(opener) if isinstance(one, GriddedRow)), None) if opener else None
        if row is not None:
            row.toggle.setChecked(True)
            found = row.findChild(QWidget, name.name)
            lay_out()
            return found or opener
        found = super().find(name)
        if found is not None:
            unfold_around(found)
        return found
