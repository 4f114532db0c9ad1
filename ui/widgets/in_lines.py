"""Where things stand that follow each other in lines, as words in a paragraph."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect


@dataclass(frozen=True)
class Piece:
    """Something that stands in a line."""

    wanted: int
    """Its width where there is room."""
    high: int
    """Its height at that width."""
    higher: Callable[[int], int] | None = None
    """Its height at a smaller width, where that is another."""

    def height(self, width: int) -> int:
        """Its height at a width."""
        return self.high if self.higher is None or width >= self.wanted else self.higher(width)


def in_lines(
    pieces: Sequence[Piece], area: QRect, gap: int, *, fills_last: bool, keep_free: int = 0
) -> list[QRect]:
    """The place of each piece in lines as wide as the area, from its top; none is wider than a line.

    `fills_last` gives the last one what is left of its line. `keep_free` is left of a line that the
    piece before the last would fill, so that the last finds a place there.
    """
    places: list[QRect] = []
    x, y, line_height = area.x(), area.y(), 0
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        is_filling = fills_last and number == last
        room = area.width() - (keep_free if fills_last and number == last - 1 else 0)
        width = max(0, min(piece.wanted, room))
        height = piece.height(width)
        if x > area.x() and x + width > area.right() + 1:
            x, y, line_height = area.x(), y + line_height + gap, 0
        if is_filling:
            width = max(width, area.right() + 1 - x)
        places.append(QRect(x, y, width, height))
        x += width + gap
        line_height = max(line_height, height)
    return places


def height_of(places: Sequence[QRect]) -> int:
    """From the top of the first line to the foot of the last, which its highest piece makes."""
    return max((place.y() + place.height() for place in places), default=0) - (places[0].y() if places else 0)
