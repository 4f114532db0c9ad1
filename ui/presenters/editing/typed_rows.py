"""A list of the note that is typed into cell by cell: saved with each letter, undone a cell at a time."""

from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from charting.domain.visit_note import ListField, Value
from ui.presenters.editing.visit_editing import VisitEditing

Row = TypeVar("Row")


class TypedRows(Generic[Row]):
    """The rows of one list. An empty row is kept while it is typed in, and is gone when it is left."""

    def __init__(self, editing: VisitEditing, field: ListField, blank: Row) -> None:
        self._editing = editing
        self._field = field
        self._blank = blank
        self._before: tuple[tuple[Row, ...]] | None = None
        editing.settling.append(self.settle)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as the note has them."""
        return cast("tuple[Row, ...]", self._editing.note.value(self._field))

    def type(self, place: int, **cells: object) -> None:
        """Some cells of a row were typed in; the place behind the last row begins a new one."""
        if self._before is None:
            self._before = (self.rows,)
        rows = [*self.rows, self._blank][: max(len(self.rows), place + 1)]
        rows[place] = replace(cast("Any", rows[place]), **cells)
        self._put(tuple(rows), is_step=False)

    def settle(self) -> None:
        """What was typed since the last step is one step."""
        if self._before is None:
            return
        before, self._before = self._before[0], None
        self._put(tuple(row for row in self.rows if row != self._blank), is_step=False)
        self._editing.remember(self._field, cast("Value", before))

    def change(self, rows: tuple[Row, ...]) -> None:
        """Put other rows there, as one step."""
        self.settle()
        self._put(rows, is_step=True)

    def change_row(self, place: int, row: Row) -> None:
        """Put another row at a place, as one step."""
        self.settle()
        rows = list(self.rows)
        if place < len(rows):
            rows[place] = row
            self._put(tuple(rows), is_step=True)

    def remove(self, place: int) -> None:
        """Take a row away, as one step."""
        self.change(tuple(row for at, row in enumerate(self.rows) if at != place))

    def _put(self, rows: tuple[Row, ...], *, is_step: bool) -> None:
        self._editing.put(self._field, cast("Value", rows), is_step=is_step)


def number_or_none(text: str) -> int | None:
    """The whole number that was typed, or None where none was."""
    return int(text) if text.isdecimal() else None
