"""The sheet that keeps a chart's recovery code on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from charting.documents import fonts, inks
from charting.documents.boxes import Box, Marked, Stack
from charting.documents.lines import Canvas, Lines, Said, broken
from charting.documents.paper import (
    About,
    Furniture,
    Paper,
    footer_note,
    laid_out,
    letterhead,
    width_of,
    written,
)
from charting.documents.type_sizes import Sizes
from charting.documents.wording import wording
from charting.domain.handout import Letterhead

TITLE: Final = "Recovery code for your chart"
TYPE: Final = Sizes(body=11, leading=16.5, title=22, heading=12.5, small=9, gap=15, pad=14)
GROUPS_IN_A_ROW: Final = 4

WHAT: Final = (
    "This code opens the chart when the passphrase is forgotten. It opens everything in it, "
    "so whoever holds this sheet and a copy of the chart can read every patient's record."
)
KEEP: Final = (
    "Print it, save it on a stick or copy it, check every character, and keep it away from the computer.",
    "A safe, a locked drawer or a bank box is a good place; one sheet in each of two places is better.",
    "Do not photograph it, e-mail it or keep it in a file on the same computer.",
    "Tell one person you trust where it lies.",
)
USE: Final = (
    "On the lock page choose the recovery code instead of the passphrase and type the groups in order. "
    "Capitals, spaces and dashes do not matter. Then choose a new passphrase."
)
LOST: Final = (
    "Without the passphrase and without this code the chart cannot be opened again, by anyone: not by you, "
    "not by us, not from a backup. There is no other key."
)


def render(code_groups: tuple[str, ...], practice: str, made_on: date, *, paper: Paper = "letter") -> bytes:
    """The sheet as a PDF: what the code is, the code itself, where to keep it, what losing it means.

    The groups are printed exactly as given, in order. Raises fonts.Undrawable for one outside ASCII.
    """
    for char in "".join(code_groups):
        if not fonts.draws(fonts.mono(), char):
            raise fonts.Undrawable(char)
    width = width_of(paper)
    furniture = Furniture(
        head=letterhead(Letterhead(practice=practice, practitioner="", credentials=""), TYPE, paper),
        note=footer_note("Keep this sheet as safe as the records it opens.", TYPE, paper),
        wording=wording("en"),
        sizes=TYPE,
    )
    boxes = _boxes(code_groups, made_on, width)
    about = About(title=TITLE, author=practice, language="en", on=made_on)
    return written(laid_out(boxes, furniture, paper), furniture, paper, about)


def _boxes(groups: tuple[str, ...], made_on: date, width: float) -> list[Box]:
    line = f"Made on {wording('en').day(made_on)}"
    title = broken((Said(TITLE, bold=True),), size=TYPE.title, leading=TYPE.title * 1.3, width=width)
    made = _text((Said(line, ink=inks.QUIET),), width)
    indent = TYPE.body * 1.4
    keep = [
        Marked(mark="dot", lines=_text((Said(line),), width - indent), ink=inks.PRACTICE, indent=indent)
        for line in KEEP
    ]
    return [
        Stack(boxes=(title, made), gap=1),
        _text((Said(WHAT),), width),
        CodeGroups(groups=groups, width=width),
        Stack(boxes=(_heading("Where to keep it", inks.PRACTICE, width), *keep), gap=3),
        Stack(boxes=(_heading("How to use it", inks.PRACTICE, width), _text((Said(USE),), width)), gap=3),
        Stack(boxes=(_heading("If both are lost", inks.DANGER, width), _text((Said(LOST),), width)), gap=3),
    ]


@dataclass(kw_only=True)
class CodeGroups:
    """The code's groups in large, evenly spaced characters, a few in a row."""

    groups: Sequence[str]
    width: float
    size: float = 24.0
    row: float = 40.0

    @property
    def height(self) -> float:
        """Its rows with the padding of its ground."""
        return -(-len(self.groups) // GROUPS_IN_A_ROW) * self.row + 24

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the ground, then the groups from left to right, row by row."""
        canvas.setFillColor(inks.colour(inks.CODE_FILL))
        canvas.roundRect(x, top - self.height, self.width, self.height, 7.5, stroke=0, fill=1)
        canvas.setFillColor(inks.colour(inks.TEXT))
        cell = self.width / GROUPS_IN_A_ROW
        size = self._fitting_size(cell)
        canvas.setFont(fonts.mono(), size)
        for at, group in enumerate(self.groups):
            row, column = divmod(at, GROUPS_IN_A_ROW)
            middle = top - 12 - self.row * (row + 0.5)
            canvas.drawCentredString(x + cell * (column + 0.5), middle - size * 0.36, group)

    def split(self, room: float) -> None:  # noqa: ARG002
        """A code is kept whole."""
        return

    def _fitting_size(self, cell: float) -> float:
        widest = max(fonts.width(group, fonts.mono(), 1.0) for group in self.groups)
        return min(self.size, (cell - 12) / widest)


def _heading(words: str, ink: str, width: float) -> Lines:
    said = (Said(words, bold=True, ink=ink),)
    return broken(said, size=TYPE.heading, leading=TYPE.heading * 1.5, width=width, stays_with_next=True)


def _text(said: tuple[Said, ...], width: float) -> Lines:
    return broken(said, size=TYPE.body, leading=TYPE.leading, width=width)
