"""The pieces a page is built from. Each knows its height, draws itself and can be parted over two pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Literal, Protocol

from reportlab.lib.utils import ImageReader

from charting.documents import inks
from charting.documents.lines import Canvas, Lines

Pair = tuple["Box | None", "Box | None"]


class Box(Protocol):
    """Something with a fixed width that can stand on a page; all measures are points."""

    @property
    def height(self) -> float:
        """How much of the page it takes, downward."""

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top)."""

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """The part that fits into `room`, and the rest; None when it is better kept whole."""


@dataclass(kw_only=True)
class Stack:
    """Boxes one below the other."""

    boxes: Sequence[Box]
    gap: float = 0.0
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = sum(box.height for box in self.boxes) + self.gap * max(len(self.boxes) - 1, 0)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw every box."""
        for box in self.boxes:
            box.draw(canvas, x, top)
            top -= box.height + self.gap

    def split(self, room: float) -> "tuple[Stack, Stack] | None":
        """Part between two boxes or inside one, never after a heading or before a signature."""
        for at, box in enumerate(self.boxes):
            if box.height > room:
                return self._parted(at, box.split(room))
            room -= box.height + self.gap
        return None

    def _parted(self, at: int, halves: tuple[Box, Box] | None) -> "tuple[Stack, Stack] | None":
        above, below = list(self.boxes[:at]), list(self.boxes[at:])
        if halves:
            above.append(halves[0])
            below[0] = halves[1]
        elif above and getattr(below[0], "stays_with_previous", False):
            last = above.pop()
            # the least that can go along: its last paragraph or lines
            end = last.split(last.height - 0.01)
            above, below = [*above, *(end[:1] if end else ())], [end[1] if end else last, *below]
        while above and getattr(above[-1], "stays_with_next", False):
            below.insert(0, above.pop())
        if not above:
            return None
        return Stack(boxes=above, gap=self.gap), Stack(boxes=below, gap=self.gap)


@dataclass(kw_only=True)
class Space:
    """Nothing, of a height; it belongs to what follows."""

    height: float
    stays_with_next: bool = True

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw nothing."""

    def split(self, room: float) -> None:  # noqa: ARG002
        """Space is kept whole."""
        return


@dataclass(kw_only=True)
class Photo:
    """A JPEG, at most so wide and so high, with its own proportions."""

    jpeg: bytes
    widest: float
    highest: float
    width: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self._picture = ImageReader(BytesIO(self.jpeg))
        width, height = self._picture.getSize()
        scale = min(self.widest / width, self.highest / height)
        self.width, self.height = width * scale, height * scale

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the picture."""
        canvas.drawImage(self._picture, x, top - self.height, self.width, self.height)

    def split(self, room: float) -> None:  # noqa: ARG002
        """A picture is kept whole."""
        return


@dataclass(kw_only=True)
class Marked:
    """Lines with a tick, a cross or a dot in front of them."""

    mark: Literal["tick", "cross", "dot", "none"]
    lines: Lines
    ink: str
    indent: float

    @property
    def height(self) -> float:
        """As high as the lines."""
        return self.lines.height

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the mark at the first line, then the lines."""
        middle = top - self.lines.leading / 2
        size = self.lines.size
        canvas.setStrokeColor(inks.colour(self.ink))
        canvas.setFillColor(inks.colour(self.ink))
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        _MARKS[self.mark](canvas, x, middle, size)
        self.lines.draw(canvas, x + self.indent, top)

    def split(self, room: float) -> "tuple[Marked, Marked] | None":
        """Part the lines; the rest has no mark of its own."""
        halves = self.lines.split(room)
        if not halves:
            return None
        first = Marked(mark=self.mark, lines=halves[0], ink=self.ink, indent=self.indent)
        return first, Marked(mark="none", lines=halves[1], ink=self.ink, indent=self.indent)


@dataclass(kw_only=True)
class Panel:
    """A box with a ground, a rule above or a bar at its left around another box."""

    inner: Box
    width: float
    pad_x: float = 0.0
    pad_y: float = 0.0
    fill: str = ""
    radius: float = 0.0
    rule: str = ""
    """Ink of a thick rule along the top."""
    bar: str = ""
    """Ink of a thick bar along the left side."""
    at_least: float = 0.0
    """A height to fill up to, so that two panels side by side end together."""
    stays_with_previous: bool = False
    """Whether a page may not begin with it (a signature)."""

    @property
    def height(self) -> float:
        """The inner box with its padding."""
        return max(self.inner.height + 2 * self.pad_y, self.at_least)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the ground and its rules, then what is inside."""
        if self.fill:
            canvas.setFillColor(inks.colour(self.fill))
            canvas.roundRect(x, top - self.height, self.width, self.height, self.radius, stroke=0, fill=1)
        if self.rule:
            canvas.setFillColor(inks.colour(self.rule))
            canvas.rect(x, top - 2.25, self.width, 2.25, stroke=0, fill=1)
        if self.bar:
            canvas.setFillColor(inks.colour(self.bar))
            canvas.rect(x, top - self.height, 3, self.height, stroke=0, fill=1)
        self.inner.draw(canvas, x + self.pad_x, top - self.pad_y)

    def split(self, room: float) -> "tuple[Panel, Panel] | None":
        """Two panels of the same kind; the rule stands above the first."""
        halves = self.inner.split(room - 2 * self.pad_y)
        if not halves:
            return None
        own = replace(self, at_least=0.0)
        return replace(own, inner=halves[0]), replace(own, inner=halves[1], rule="")


@dataclass(kw_only=True)
class Columns:
    """Two boxes side by side; panels are made equally high."""

    left: Box | None
    right: Box | None
    offset: float
    """From the left edge of the one to the left edge of the other."""
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max(box.height for box in (self.left, self.right) if box)
        self.left = _as_high_as(self.left, self.height)
        self.right = _as_high_as(self.right, self.height)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the left one wholly, then the right one, so that the text reads in order."""
        if self.left:
            self.left.draw(canvas, x, top)
        if self.right:
            self.right.draw(canvas, x + self.offset, top)

    def split(self, room: float) -> "tuple[Columns, Columns] | None":
        """Part the higher one, or both."""
        left, right = _halves(self.left, room), _halves(self.right, room)
        if left is None or right is None or not (left[1] or right[1]):
            return None
        return (
            Columns(left=left[0], right=right[0], offset=self.offset),
            Columns(left=left[1], right=right[1], offset=self.offset),
        )


def is_ground(box: Box | None) -> bool:
    """Whether it stands on a ground of its own, which looks torn where a page ends within it."""
    if isinstance(box, Columns):
        return is_ground(box.left) or is_ground(box.right)
    return isinstance(box, Panel) and bool(box.fill)


def _halves(box: Box | None, room: float) -> Pair | None:
    if box is None:
        return None, None
    own = _as_high_as(box, 0.0)
    assert own is not None
    return (own, None) if own.height <= room else own.split(room)


def _as_high_as(box: Box | None, height: float) -> Box | None:
    return replace(box, at_least=height) if isinstance(box, Panel) and box.fill else box


def _tick(canvas: Canvas, x: float, middle: float, size: float) -> None:
    canvas.setLineWidth(size * 0.11)
    path = canvas.beginPath()
    path.moveTo(x + size * 0.02, middle - size * 0.04)
    path.lineTo(x + size * 0.22, middle - size * 0.28)
    path.lineTo(x + size * 0.64, middle + size * 0.32)
    canvas.drawPath(path)


def _cross(canvas: Canvas, x: float, middle: float, size: float) -> None:
    canvas.setLineWidth(size * 0.13)
    reach = size * 0.25
    centre = x + size * 0.32
    canvas.line(centre - reach, middle - reach, centre + reach, middle + reach)
    canvas.line(centre - reach, middle + reach, centre + reach, middle - reach)


def _dot(canvas: Canvas, x: float, middle: float, size: float) -> None:
    canvas.circle(x + size * 0.3, middle, size * 0.14, stroke=0, fill=1)


def _nothing(canvas: Canvas, x: float, middle: float, size: float) -> None:
    pass


_MARKS = {"tick": _tick, "cross": _cross, "dot": _dot, "none": _nothing}
