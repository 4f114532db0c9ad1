"""Handout files: a TOML head between `+++` lines, then a small Markdown of blocks."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from charting.content.read import ContentError, structure
from charting.domain.finding import Review
from charting.domain.handout import Block, HandoutTemplate, Role
from charting.domain.red_flags import Urgency

FENCE = "+++"
HEADING = re.compile(r"## \[(?P<role>[a-z_]+)(?:#(?P<key>[a-z0-9_]+))?\] ?(?P<words>.*)")
MARKUP = re.compile(r"^(#|\* |\+ |> |\d+[.)] |```|\||!\[)|\*\*|__|\]\(|<[a-zA-Z/]")
"""Markdown that a handout must not use: it would be printed as typed."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What the head of a handout file says."""

    key: str
    version: int
    title: str
    order: int
    source: str
    for_causes: tuple[str, ...] = ()
    for_patterns: tuple[str, ...] = ()
    for_nerve_signs: bool = False
    for_urgency: tuple[Urgency, ...] = ()
    review: Review = Review.DRAFT
    reviewed_by: str = ""


def read_handout(path: Path, shown_as: str) -> HandoutTemplate:
    """The handout in a file named `<key>.<language>.md`. Raises ContentError with file and line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0] != FENCE or FENCE not in lines[1:]:
        raise ContentError(f"{shown_as}: line 1: the head must stand between two lines of {FENCE}")
    end = lines.index(FENCE, 1)
    head = structure(_head(lines[1:end], shown_as), Head, shown_as)
    key, _, language = path.stem.partition(".")
    if head.key != key or not language:
        raise ContentError(f"{shown_as}: key: the file should be named {head.key}.<language>.md")
    return HandoutTemplate(
        **vars(head), language=language, blocks=tuple(_blocks(lines, first=end + 1, shown_as=shown_as))
    )


def _head(lines: list[str], shown_as: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{shown_as}: {error}") from error


def _blocks(lines: list[str], *, first: int, shown_as: str) -> Iterator[Block]:
    block: Block | None = None
    paragraph: list[str] = []
    for number, line in enumerate(lines[first:], start=first + 1):
        text = line.strip()
        place = f"{shown_as}: line {number}"
        if text.startswith("## "):
            if block is not None:
                yield _with_paragraph(block, paragraph)
            block, paragraph = _begun(text, place), []
        elif not text:
            block, paragraph = block and _with_paragraph(block, paragraph), []
        elif block is None:
            raise ContentError(f"{place}: text must follow a heading such as “## [do] Do”")
        elif text.startswith("- "):
            block, paragraph = _with_paragraph(block, paragraph), []
            block = replace(block, bullets=(*block.bullets, _plain(text[2:].strip(), place)))
        else:
            paragraph.append(_plain(text, place))
    if block is not None:
        yield _with_paragraph(block, paragraph)


def _begun(text: str, place: str) -> Block:
    match = HEADING.fullmatch(text)
    if match is None:
        raise ContentError(f"{place}: expected a heading such as “## [do] Do”, got “{text}”")
    if match["role"] not in {role.value for role in Role}:
        raise ContentError(f"{place}: “{match['role']}” is not a kind of block")
    role = Role(match["role"])
    return Block(key=match["key"] or role.value, role=role, heading=_plain(match["words"].strip(), place))


def _plain(text: str, place: str) -> str:
    found = MARKUP.search(text)
    if found:
        raise ContentError(f"{place}: “{found[0].strip()}” would be printed as typed; use plain words")
    return text


def _with_paragraph(block: Block, paragraph: list[str]) -> Block:
    if not paragraph:
        return block
    return replace(block, paragraphs=(*block.paragraphs, " ".join(paragraph)))
