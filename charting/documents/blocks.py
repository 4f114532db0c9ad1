"""A handout's blocks as boxes for paper: the only place where the two meet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from charting.documents import inks
from charting.documents.boxes import Box, Columns, Marked, Panel, Space, Stack
from charting.documents.lines import Lines, Said, broken
from charting.documents.progress_drawing import PainLine
from charting.documents.type_sizes import Sizes
from charting.documents.wording import pain_sentence
from charting.domain.handout import Block, Role, is_empty

COLUMN_GAP: Final = 12.0

PAIRS: Final = (
    frozenset({Role.FOUND, Role.MEANING}),
    frozenset({Role.DO, Role.AVOID}),
    frozenset({Role.PROGRESS, Role.NEXT_VISIT}),
)
"""Roles that stand side by side when one follows the other."""

_INKS: Final = {
    Role.FOUND: inks.WESTERN,
    Role.MEANING: inks.CHINESE,
    Role.DO: inks.CHINESE,
    Role.AVOID: inks.DANGER,
    Role.SEEK_CARE: inks.DANGER,
    Role.WORDS: inks.TEXT,
    Role.PROGRESS: inks.TEXT,
    Role.NEXT_VISIT: inks.TEXT,
}
_MARKS: Final[dict[Role, Literal["tick", "cross"]]] = {Role.DO: "tick", Role.AVOID: "cross"}


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How blocks are set: the type, the page's width in points, the language."""

    sizes: Sizes
    width: float
    language: str


def boxes(blocks: Sequence[Block], setting: Setting) -> list[Box]:
    """The blocks in their order, partners side by side; disclaimers belong to the footer and are left out."""
    shown = [block for block in blocks if block.role is not Role.DISCLAIMER and not is_empty(block)]
    return [_row(row, setting) for row in _rows(shown, setting)]


def disclaimer(blocks: Sequence[Block]) -> str:
    """What the footer says: every disclaimer's paragraphs as one text."""
    parts = [part for block in blocks if block.role is Role.DISCLAIMER for part in _all_words(block)]
    return " ".join(parts)


def _rows(blocks: list[Block], setting: Setting) -> Iterator[tuple[Block, ...]]:
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        roles = {block.role, waiting[-1].role} if waiting else set()
        is_short = Role.NEXT_VISIT in roles
        if roles in PAIRS and (is_short or not setting.sizes.stands_alone):
            yield block, waiting.pop()
        else:
            yield (block,)


def _row(row: tuple[Block, ...], setting: Setting) -> Box:
    if len(row) == 1:
        return _box(row[0], setting, setting.width)
    share = 0.5
    if Role.NEXT_VISIT in (row[0].role, row[1].role):
        share = 0.7 if row[1].role is Role.NEXT_VISIT else 0.3
    wide = (setting.width - COLUMN_GAP) * share
    return Columns(
        left=_box(row[0], setting, wide),
        right=_box(row[1], setting, setting.width - COLUMN_GAP - wide),
        offset=wide + COLUMN_GAP,
    )


def _box(block: Block, setting: Setting, width: float) -> Box:
    return _DRAWN.get(block.role, _plain)(block, setting, width)


def _lens(block: Block, setting: Setting, width: float) -> Box:
    """A column of one of the two medicines under its rule."""
    inner = Stack(boxes=(Space(height=setting.sizes.body * 0.62), _plain(block, setting, width)))
    return Panel(inner=inner, width=width, rule=_INKS[block.role])


def _list_box(block: Block, setting: Setting, width: float) -> Box:
    fill = inks.DO_FILL if block.role is Role.DO else inks.AVOID_FILL
    return _filled(block, setting, width, fill)


def _filled(block: Block, setting: Setting, width: float, fill: str) -> Box:
    pad = setting.sizes.pad
    inner = _plain(block, setting, width - 2 * pad)
    return Panel(inner=inner, width=width, pad_x=pad, pad_y=pad * 0.85, fill=fill, radius=7.5)


def _words(block: Block, setting: Setting, width: float) -> Box:
    """The practitioner's own words in their amber box, with the heading leading in."""
    pad = setting.sizes.pad
    inner = _led_in(block, setting, width - 2 * pad)
    return Panel(inner=inner, width=width, pad_x=pad, pad_y=pad * 0.85, fill=inks.WORDS_FILL, radius=7.5)


def _seek_care(block: Block, setting: Setting, width: float) -> Box:
    pad = setting.sizes.pad + 3
    inner = _led_in(block, setting, width - 2 * pad)
    return Panel(
        inner=inner, width=width, pad_x=pad, pad_y=pad * 0.7, fill=inks.SEEK_CARE_FILL, bar=inks.DANGER
    )


def _progress(block: Block, setting: Setting, width: float) -> Box:
    sizes = setting.sizes
    if len(block.series) < 2:
        return _plain(block, setting, width)
    scores = tuple(score for _, score in block.series)
    said = Said(pain_sentence(setting.language, scores))
    lead = [Said(_as_lead(block.heading), bold=True)] if block.heading else []
    picture = PainLine(series=block.series, width=width * 0.9, size=sizes.small, height=sizes.body * 4.2)
    return Stack(boxes=(_text([*lead, said], setting, width), picture, *_body(block, setting, width)), gap=2)


def _plain(block: Block, setting: Setting, width: float) -> Stack:
    """A heading with its paragraphs and points below."""
    sizes = setting.sizes
    parts: list[Box] = []
    if block.heading:
        is_small = block.role in (Role.FOUND, Role.MEANING, Role.NEXT_VISIT)
        size = sizes.body if is_small else sizes.heading
        said = (Said(block.heading, bold=True, ink=_INKS.get(block.role, inks.PRACTICE)),)
        parts.append(broken(said, size=size, leading=size * 1.5, width=width, stays_with_next=True))
    return Stack(boxes=(*parts, *_body(block, setting, width)), gap=sizes.leading * 0.12)


def _led_in(block: Block, setting: Setting, width: float) -> Stack:
    """The heading in bold as the first words of the first paragraph."""
    if not block.heading or not any(block.paragraphs):
        return _plain(block, setting, width)
    first, *rest = [paragraph for paragraph in block.paragraphs if paragraph]
    ink = _INKS.get(block.role, inks.TEXT)
    heading = f"{block.heading} " if first[0].islower() else _as_lead(block.heading)
    lead = _text([Said(heading, bold=True, ink=ink), Said(first)], setting, width)
    others = [_text([Said(paragraph)], setting, width) for paragraph in rest]
    return Stack(boxes=(lead, *others, *_points(block, setting, width)), gap=setting.sizes.leading * 0.2)


def _body(block: Block, setting: Setting, width: float) -> list[Box]:
    paragraphs = [_text([Said(paragraph)], setting, width) for paragraph in block.paragraphs if paragraph]
    together = [Stack(boxes=paragraphs, gap=setting.sizes.leading * 0.3)] if paragraphs else []
    return [*together, *_points(block, setting, width)]


def _points(block: Block, setting: Setting, width: float) -> list[Box]:
    sizes = setting.sizes
    indent = sizes.body * 1.5
    ink = _INKS.get(block.role, inks.PRACTICE)
    return [
        Marked(
            mark=_MARKS.get(block.role, "dot"),
            lines=_text([Said(bullet)], setting, width - indent),
            ink=ink,
            indent=indent,
        )
        for bullet in block.bullets
        if bullet
    ]


def _text(said: list[Said], setting: Setting, width: float) -> Lines:
    return broken(said, size=setting.sizes.body, leading=setting.sizes.leading, width=width)


def _as_lead(heading: str) -> str:
    """The heading with what parts it from the words after it: a full stop and, but for Chinese, a space."""
    stop = "" if heading[-1:] in ".!?:。！？：" else "。" if heading[-1:] >= "\u2e80" else "."
    return heading + stop + ("" if (heading + stop)[-1:] >= "\u2e80" else " ")


def _all_words(block: Block) -> list[str]:
    return [words for words in (block.heading, *block.paragraphs, *block.bullets) if words]


_DRAWN: Final[dict[Role, Callable[[Block, Setting, float], Box]]] = {
    Role.FOUND: _lens,
    Role.MEANING: _lens,
    Role.DO: _list_box,
    Role.AVOID: _list_box,
    Role.WORDS: _words,
    Role.SEEK_CARE: _seek_care,
    Role.PROGRESS: _progress,
}
