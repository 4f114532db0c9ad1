"""A take-home handout as blocks that can be struck, edited, reordered and added."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from charting.domain.finding import Review
from charting.domain.red_flags import Urgency


class Role(StrEnum):
    """What a block is for; the page draws each role in its own way."""

    FOUND = "found"
    """What was found, in Western words; the blue column."""
    MEANING = "meaning"
    """What it means in Chinese medicine; the jade column."""
    DO = "do"
    AVOID = "avoid"
    DAYS = "days"
    """The next few days."""
    WORDS = "words"
    """The practitioner's own words."""
    SEEK_CARE = "seek_care"
    HELPS = "helps"
    """How acupuncture helps and what patients often notice."""
    TEXT = "text"
    PROGRESS = "progress"
    NEXT_VISIT = "next_visit"
    DISCLAIMER = "disclaimer"


@dataclass(frozen=True, kw_only=True)
class Block:
    """One part of a handout. Plain text only: no markup is read in any of it."""

    key: str
    """Unique in its handout."""
    role: Role
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    series: tuple[tuple[date, int], ...] = ()
    """For PROGRESS: pain 0-10 by day, oldest first."""


@dataclass(frozen=True, kw_only=True)
class HandoutTemplate:
    """A handout as the content files hold it, before a visit's facts are put in."""

    key: str
    version: int
    language: str
    title: str
    for_causes: tuple[str, ...]
    """Causes it is offered for."""
    for_patterns: tuple[str, ...]
    for_nerve_signs: bool
    """Whether recorded nerve signs call for it before any other."""
    order: int
    source: str
    blocks: tuple[Block, ...]
    """Texts may hold the placeholders of PLACEHOLDERS, nothing else."""
    review: Review = Review.DRAFT
    reviewed_by: str = ""
    """Who reviewed a translation; empty when nobody has."""
    for_urgency: tuple[Urgency, ...] = ()
    """Red flags of this urgency call for it."""

    @property
    def told(self) -> frozenset[str] | None:
        """The causes and patterns that it tells of; None for all.

        A page that sends to a physician says nothing of soreness that would make light of it.
        """
        if self.for_nerve_signs or self.for_urgency:
            return frozenset((*self.for_causes, *self.for_patterns))
        return None


PLACEHOLDERS = frozenset({"found", "meaning", "flags", "practice", "phone", "name"})
"""`{found}`, `{meaning}` and `{flags}` stand as a whole paragraph and become what was recorded."""

IN_A_LINE = re.compile(r"\{(practice|phone|name)\}")
"""The placeholders that may stand within a text."""


@dataclass(frozen=True, kw_only=True)
class HandoutFacts:
    """What a visit puts into a handout; an empty value leaves its block out."""

    name: str
    """How the patient is addressed."""
    on: date
    practice: str = ""
    phone: str = ""
    found: tuple[str, ...] = ()
    """One plain-words paragraph for each recorded cause, main one first."""
    meaning: tuple[str, ...] = ()
    """One plain-words paragraph for each recorded pattern, main one first."""
    flags: tuple[str, ...] = ()
    """One line for each red flag that was answered yes or that was charted, most urgent first."""
    meaning_chinese: str = ""
    """The Chinese name of the main pattern, for the heading."""
    words: str = ""
    next_visit: str = ""
    series: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Handout:
    """A handout ready for paper."""

    key: str
    version: int
    language: str
    title: str
    name: str
    on: date
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The practice as it stands at the head of every printed page."""

    practice: str
    practitioner: str
    credentials: str
    lines: tuple[str, ...] = ()
    """Address, telephone, hours: one line each."""


def compose(template: HandoutTemplate, facts: HandoutFacts) -> Handout:
    """The template with the visit's facts in it; blocks with nothing to say are left out."""
    filled = (_fill(block, facts) for block in template.blocks)
    return Handout(
        key=template.key,
        version=template.version,
        language=template.language,
        title=_put_in(template.title, facts),
        name=facts.name,
        on=facts.on,
        blocks=tuple(block for block in filled if not is_empty(block)),
    )


def is_empty(block: Block) -> bool:
    """Whether a block has nothing to print under its heading."""
    return not (any(block.paragraphs) or any(block.bullets) or block.series)


def as_text(handout: Handout) -> str:
    """The handout as plain text, the twin that a screen reader or an e-mail can use."""
    parts = [handout.title, f"{handout.name} · {handout.on:%d %B %Y}".lstrip(" ·")]
    for block in handout.blocks:
        lines = [block.heading, *block.paragraphs, *(f"- {bullet}" for bullet in block.bullets)]
        parts.append("\n".join(line for line in lines if line))
    return "\n\n".join(parts) + "\n"


def _fill(block: Block, facts: HandoutFacts) -> Block:
    paragraphs: list[str] = []
    for paragraph in block.paragraphs:
        if paragraph == "{found}":
            paragraphs.extend(facts.found)
        elif paragraph == "{meaning}":
            paragraphs.extend(facts.meaning)
        elif paragraph == "{flags}":
            paragraphs.extend(facts.flags)
        else:
            paragraphs.append(_put_in(paragraph, facts))
    extra: Mapping[Role, tuple[str, ...]] = {
        Role.WORDS: tuple(line for line in facts.words.splitlines() if line.strip()),
        Role.NEXT_VISIT: (facts.next_visit,) if facts.next_visit else (),
    }
    return replace(
        block,
        heading=_heading(block, facts),
        paragraphs=(*paragraphs, *extra.get(block.role, ())),
        bullets=tuple(_put_in(bullet, facts) for bullet in block.bullets),
        series=facts.series if block.role is Role.PROGRESS and len(facts.series) > 1 else (),
    )


def _heading(block: Block, facts: HandoutFacts) -> str:
    heading = _put_in(block.heading, facts)
    if block.role is Role.MEANING and facts.meaning_chinese:
        return f"{heading} {facts.meaning_chinese}"
    return heading


def _put_in(text: str, facts: HandoutFacts) -> str:
    # In one pass: a practice that is called {name} must not be read as a placeholder in its turn
    return IN_A_LINE.sub(lambda found: str(getattr(facts, found[1])), text)
