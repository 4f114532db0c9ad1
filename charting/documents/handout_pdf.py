"""The take-home handout as a PDF."""

import re
from typing import Final

from charting.documents import blocks, inks
from charting.documents.boxes import Box, Stack
from charting.documents.lines import Lines, Said, broken
from charting.documents.paper import (
    About,
    Furniture,
    Page,
    Paper,
    author_of,
    footer_note,
    laid_out,
    letterhead,
    width_of,
    written,
)
from charting.documents.type_sizes import CLOSER, LARGE, Sizes
from charting.documents.wording import wording
from charting.domain.handout import Handout, Letterhead

LONGEST_FOOTER_LINES: Final = 6
"""A longer disclaimer stands at the end of the text instead of on every page."""


def render(
    handout: Handout, practice: Letterhead, *, paper: Paper = "letter", large_print: bool = False
) -> bytes:
    """The handout on as few pages as can be read well: one, where slightly closer type makes it fit.

    The same handout always gives the same bytes. Raises fonts.Undrawable for a character no font has.
    """
    tries = []
    for sizes in LARGE if large_print else CLOSER:
        tries.append(_set(handout, practice, paper, sizes))
        if len(tries[-1][0]) == 1:
            break
    pages, furniture = _best(tries, large_print)
    return written(pages, furniture, paper, _about(handout, practice))


def _best(tries: list[tuple[list[Page], Furniture]], large_print: bool) -> tuple[list[Page], Furniture]:
    if large_print:
        return min(tries, key=lambda one: len(one[0]))
    # with more than one page in any case there is room for the type that reads best
    return tries[-1] if len(tries[-1][0]) == 1 else tries[0]


def _set(handout: Handout, practice: Letterhead, paper: Paper, sizes: Sizes) -> tuple[list[Page], Furniture]:
    width = width_of(paper)
    setting = blocks.Setting(sizes=sizes, width=width, language=handout.language)
    content: list[Box] = [_title(handout, sizes, width), *blocks.boxes(handout.blocks, setting)]
    note = footer_note(blocks.disclaimer(handout.blocks), sizes, paper)
    if len(note.lines) > LONGEST_FOOTER_LINES:
        content.append(_long_disclaimer(handout, sizes, width))
        note = footer_note("", sizes, paper)
    furniture = Furniture(
        head=letterhead(practice, sizes, paper),
        note=note,
        wording=wording(handout.language),
        sizes=sizes,
    )
    return laid_out(content, furniture, paper), furniture


def _title(handout: Handout, sizes: Sizes, width: float) -> Box:
    title = broken(
        (Said(handout.title, bold=True),), size=sizes.title, leading=sizes.title * 1.3, width=width
    )
    words = wording(handout.language)
    for_whom = words.for_person.format(name=handout.name) if handout.name.strip() else ""
    line = " · ".join(part for part in (for_whom, words.day(handout.on)) if part)
    said = (Said(line, ink=inks.QUIET),)
    return Stack(boxes=(title, broken(said, size=sizes.body, leading=sizes.leading, width=width)), gap=1)


def _long_disclaimer(handout: Handout, sizes: Sizes, width: float) -> Lines:
    said = (Said(blocks.disclaimer(handout.blocks), ink=inks.QUIET),)
    return broken(said, size=sizes.small, leading=sizes.small * 1.4, width=width)


def _about(handout: Handout, practice: Letterhead) -> About:
    name = handout.name.strip()
    gives_a_name_away = name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", handout.title, re.IGNORECASE)
    title = wording(handout.language).handout if gives_a_name_away else handout.title
    return About(title=title, author=author_of(practice), language=handout.language, on=handout.on)
