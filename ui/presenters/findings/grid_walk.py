"""Where the keyboard goes from one cell of a grid to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from ui.presenters.findings.cell_typing import Key
from ui.presenters.findings.grid_layout import GridLayout

ACROSS = {Key.LEFT: -1, Key.RIGHT: 1}
DOWN = {Key.UP: -1, Key.DOWN: 1}
ALONG = {Key.TAB: 1, Key.BACKTAB: -1}


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a cell stands."""

    row: int
    column: int
    """Its first; a cell that is alone in its row covers them all."""
    columns: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell covers that column of that row."""
        return row == self.row and self.column <= column < self.column + self.columns


class GridWalk:
    """The cells of a layout by their places, in the layout's order."""

    def __init__(self, layout: GridLayout) -> None:
        self._layout = layout
        self.places = tuple(_places(layout))

    def is_seen(self, index: int, *, with_depths: bool) -> bool:
        """Whether the cell is to be seen; the depths are unfolded together."""
        return with_depths or not self._layout.rows[self.places[index].row].is_depth

    def beside(self, index: int, key: Key, *, with_depths: bool) -> int:
        """The nearest cell that is seen in the key's direction; the same one at the edge.

        Tab goes along the rows. Up and down keep to the column where the next row has it.
        """
        seen = [one for one in range(len(self.places)) if self.is_seen(one, with_depths=with_depths)]
        if key in ALONG:
            return seen[min(max(seen.index(index) + ALONG[key], 0), len(seen) - 1)]
        at = self.places[index]
        if key in ACROSS:
            return self._at(seen, at.row, at.column + ACROSS[key], index)
        step = DOWN[key]
        rows = sorted({self.places[one].row for one in seen})
        below = [row for row in rows if (row - at.row) * step > 0]
        if not below:
            return index
        row = below[0] if step > 0 else below[-1]
        return self._nearest(seen, row, at.column)

    def _at(self, seen: list[int], row: int, column: int, otherwise: int) -> int:
        return next((one for one in seen if self.places[one].holds(row, column)), otherwise)

    def _nearest(self, seen: list[int], row: int, column: int) -> int:
        in_row = [one for one in seen if self.places[one].row == row]
        return min(in_row, key=lambda one: _distance(self.places[one], column))


def _places(layout: GridLayout) -> Iterator[Place]:
    for row, cells in enumerate(layout.rows):
        columns = len(layout.columns) if len(cells.cells) == 1 else 1
        for column, cell in enumerate(cells.cells):
            if cell is not None:
                yield Place(row=row, column=column, columns=columns)


def _distance(place: Place, column: int) -> int:
    return max(place.column - column, column - (place.column + place.columns - 1), 0)
