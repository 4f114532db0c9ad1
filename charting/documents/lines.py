"""Words broken into lines: at spaces, between Chinese characters, and inside a word only when it must be.

No markup is read anywhere on this road, so nothing that a person typed can be taken for it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from charting.documents import fonts, inks

Canvas = Any
"""ReportLab's canvas, which has no types of its own."""

FEWEST_LINES_LEFT = 2
"""No paragraph leaves one line alone at the foot or the head of a page."""

_NO_LINE_STARTS_WITH = frozenset("，。、；：？！）」』】〕〗》〉〞·…—–,.;:?!)]}”’%％°℃〜")
_NO_LINE_ENDS_WITH = frozenset("（「『【〔〖《〈〝“‘([{")
_TOKENS = re.compile(r"\n| +|[\u2e80-\uffef]|[^ \n\u2e80-\uffef]+")


@dataclass(frozen=True)
class Said:
    """Words in one weight and colour."""

    text: str
    bold: bool = False
    ink: str = inks.TEXT


class _Token(NamedTuple):
    font: str
    ink: str
    text: str
    width: float


@dataclass(kw_only=True)
class Lines:
    """Words already broken to a width."""

    lines: list[list[_Token]]
    size: float
    leading: float
    width: float
    align: Literal["left", "right"] = "left"
    stays_with_next: bool = False
    """Whether a page may not end after these lines (headings)."""
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = len(self.lines) * self.leading

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw the lines downward from `top`."""
        # capitals stand in the middle of their line
        baseline = top - (self.leading + 0.72 * self.size) / 2
        text = canvas.beginText(x, baseline)
        text.setLeading(self.leading)
        font_now = ink_now = ""
        for number, line in enumerate(self.lines):
            if self.align == "right":
                left = x + self.width - sum(token.width for token in line)
                text.setTextOrigin(left, baseline - number * self.leading)
            runs = _joined(line)
            for at, (font, ink, words) in enumerate(runs, start=1):
                if font != font_now:
                    text.setFont(font, self.size, self.leading)
                if ink != ink_now:
                    text.setFillColor(inks.colour(ink))
                font_now, ink_now = font, ink
                # the last one moves down a line, and ReportLab need not measure how far it went across
                put = text.textLine if at == len(runs) else text.textOut
                put(words)
            if not runs:
                text.textLine()
        canvas.drawText(text)

    def split(self, room: float) -> "tuple[Lines, Lines] | None":
        """What fits into a height, and the rest; None where that would leave a line alone."""
        fits = min(int(room / self.leading + 1e-6), len(self.lines) - FEWEST_LINES_LEFT)
        if fits < FEWEST_LINES_LEFT:
            return None
        return self._with(self.lines[:fits]), self._with(self.lines[fits:])

    def _with(self, lines: list[list[_Token]]) -> "Lines":
        return Lines(lines=lines, size=self.size, leading=self.leading, width=self.width, align=self.align)


def broken(
    said: str | Iterable[Said],
    *,
    size: float,
    leading: float,
    width: float,
    align: Literal["left", "right"] = "left",
    stays_with_next: bool = False,
) -> Lines:
    """The words in lines no wider than `width` points. Raises fonts.Undrawable."""
    pieces = (Said(said),) if isinstance(said, str) else said
    tokens = [token for piece in pieces for token in _tokens(piece, size)]
    return Lines(
        lines=list(_filled(tokens, size, width)),
        size=size,
        leading=leading,
        width=width,
        align=align,
        stays_with_next=stays_with_next,
    )


def _tokens(piece: Said, size: float) -> Iterator[_Token]:
    for font, stretch in fonts.runs(piece.text, piece.bold):
        for text in _TOKENS.findall(stretch):
            shown = " " if text.startswith(" ") else text
            width = 0.0 if shown == "\n" else fonts.width(shown, font, size)
            yield _Token(font, piece.ink, shown, width)


def _filled(tokens: list[_Token], size: float, width: float) -> Iterator[list[_Token]]:
    line: list[_Token] = []
    used = 0.0
    for atom in _atoms(tokens):
        if atom[0].text == "\n":
            yield _trimmed(line)
            line, used = [], 0.0
            continue
        wide = atom[0].width if len(atom) == 1 else sum(token.width for token in atom)
        if atom[0].text != " " and used + wide > width:
            if _trimmed(line):
                yield _trimmed(line)
            line, used = [], 0.0
            if wide > width:
                *full, atom = _cut(atom, size, width)
                yield from full
                wide = sum(token.width for token in atom)
        if line or atom[0].text != " ":
            line.extend(atom)
            used += wide
    if _trimmed(line):
        yield _trimmed(line)


def _atoms(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Tokens in groups that may not be parted."""
    atom: list[_Token] = []
    for token in tokens:
        if atom and _may_part(atom[-1].text, token.text):
            yield atom
            atom = []
        atom.append(token)
    if atom:
        yield atom


def _may_part(before: str, after: str) -> bool:
    if before in " \n" or after in " \n":
        return True
    if before[-1] in _NO_LINE_ENDS_WITH or after[0] in _NO_LINE_STARTS_WITH:
        return False
    return before >= "\u2e80" or after >= "\u2e80"


def _cut(atom: list[_Token], size: float, width: float) -> Iterator[list[_Token]]:
    """A word too long for a line in pieces that fit, never without a character."""
    line: list[_Token] = []
    used = 0.0
    for token in atom:
        start = 0
        for at, char in enumerate(token.text):
            wide = fonts.width(char, token.font, size)
            if used + wide > width and (line or at > start):
                yield [*line, *_part(token, token.text[start:at], size)]
                line, used, start = [], 0.0, at
            used += wide
        line.extend(_part(token, token.text[start:], size))
    yield line


def _part(token: _Token, text: str, size: float) -> list[_Token]:
    return [_Token(token.font, token.ink, text, fonts.width(text, token.font, size))] if text else []


def _trimmed(line: list[_Token]) -> list[_Token]:
    end = len(line)
    while end and line[end - 1].text == " ":
        end -= 1
    return line[:end]


def _joined(line: list[_Token]) -> list[tuple[str, str, str]]:
    """The line's words with neighbours of one font and colour drawn as one."""
    return [
        (font, ink, "".join(token.text for token in tokens))
        for (font, ink), tokens in groupby(line, key=itemgetter(0, 1))
    ]
