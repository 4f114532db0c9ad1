"""A handout while it is prepared: what was struck, moved, rewritten and added, laid over what was charted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from charting.domain.handout import Block, Handout, HandoutFacts, HandoutTemplate, Role, compose, is_empty
from charting.settings import PaperName

OWN = "own_"
"""How the keys of added blocks begin; no block of the content files does."""

WORDS_HEADING = "From your practitioner"
"""For a handout that has no place of its own for the practitioner's words."""

CAN_WAIT = frozenset({Role.DO, Role.DAYS, Role.PROGRESS})
"""Left out, until it is taken in by hand, while a physician comes first: moving, training, pain that fell."""

AFTER_WORDS = frozenset({Role.SEEK_CARE, Role.HELPS, Role.PROGRESS, Role.NEXT_VISIT, Role.DISCLAIMER})


@dataclass(frozen=True, kw_only=True)
class Edits:
    """What the practitioner changed in one handout; the rest follows the visit as it is charted."""

    order: tuple[str, ...] = ()
    """Keys of blocks in the chosen order; empty while nothing was moved."""
    struck: frozenset[str] = frozenset()
    taken_in: frozenset[str] = frozenset()
    """Blocks that the practitioner took in by hand, though they would be left out."""
    rewritten: Mapping[str, Block] = field(default_factory=dict)
    added: Mapping[str, Block] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class VisitDraft:
    """All that was prepared for one visit."""

    chosen: str = ""
    """The handout that was picked by hand; empty while the first one offered is right."""
    words: str | None = None
    """The practitioner's words once they were edited here; None: as charted under advice."""
    large_print: bool = False
    paper: PaperName | None = None
    """None: the practice's own."""
    edits: Mapping[str, Edits] = field(default_factory=dict)
    """By handout and language."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One block in the list, printed or struck."""

    block: Block
    is_kept: bool
    is_added: bool
    is_rewritten: bool
    """Whether the practitioner changed its text here, so that it no longer follows the visit."""
    is_empty: bool
    """Whether there is nothing to print in it yet."""
    is_hidden: bool = False
    """Whether its words are shown without the patient's name, to be read and not edited."""


class HandoutDrafts:
    """What was prepared for each visit; it lives as long as the app, so that nothing is typed twice."""

    def __init__(self) -> None:
        self._by_visit: dict[int, VisitDraft] = {}

    def of(self, visit_id: int) -> VisitDraft:
        """What was prepared for the visit."""
        return self._by_visit.get(visit_id, VisitDraft())

    def keep(self, visit_id: int, draft: VisitDraft) -> None:
        """Remember it."""
        self._by_visit[visit_id] = draft


def frame(template: HandoutTemplate, facts: HandoutFacts, first: Block | None = None) -> Handout:
    """The handout as charted, always with a block for the practitioner's words, still without them.

    `first` stands before everything: the medical care that a red flag calls for.
    """
    # compose leaves the block out while there are no words: one line stands for them and is taken away
    handout = compose(template, replace(facts, words="words"))
    blocks = [
        replace(block, paragraphs=block.paragraphs[:-1]) if block.role is Role.WORDS else block
        for block in handout.blocks
    ]
    if not any(block.role is Role.WORDS for block in blocks):
        before = (at for at, block in enumerate(blocks) if block.role in AFTER_WORDS)
        words = Block(key=Role.WORDS.value, role=Role.WORDS, heading=WORDS_HEADING)
        blocks.insert(next(before, len(blocks)), words)
    if first is not None:
        blocks.insert(0, first)
    return replace(handout, blocks=tuple(blocks))


def rows(
    handout: Handout, edits: Edits, words: str, left_out: frozenset[Role] = frozenset()
) -> tuple[Row, ...]:
    """The blocks in the order they will be printed, struck ones among them.

    Blocks of the roles in `left_out` are struck until they are taken in by hand.
    """
    known = {block.key: _rewritten(block, edits) for block in handout.blocks}
    blocks = {**known, **edits.added}
    return tuple(
        _row(_with_words(blocks[key], words), edits, left_out)
        for key in _ordered([block.key for block in handout.blocks], edits)
    )


def finished(handout: Handout, edits: Edits, words: str, left_out: frozenset[Role] = frozenset()) -> Handout:
    """The handout as it will be printed: only what is kept and says something."""
    kept = (row.block for row in rows(handout, edits, words, left_out) if row.is_kept and not row.is_empty)
    return replace(handout, blocks=tuple(kept))


def strike(edits: Edits, key: str, is_struck: bool) -> Edits:
    """Leave a block out, or take it in again."""
    struck = edits.struck | {key} if is_struck else edits.struck - {key}
    taken_in = edits.taken_in - {key} if is_struck else edits.taken_in | {key}
    return replace(edits, struck=struck, taken_in=taken_in)


def move(edits: Edits, shown: Sequence[str], key: str, to: int) -> Edits:
    """Put a block of the shown order at place `to`; a place beyond the ends is the end."""
    others = [one for one in shown if one != key]
    place = min(max(to, 0), len(others))
    return replace(edits, order=(*others[:place], key, *others[place:]))


def rewrite(edits: Edits, block: Block) -> Edits:
    """Print this block in place of the one with its key."""
    if block.key in edits.added:
        return replace(edits, added={**edits.added, block.key: block})
    return replace(edits, rewritten={**edits.rewritten, block.key: block})


def restore(edits: Edits, key: str) -> Edits:
    """Let a rewritten block say again what was charted."""
    return replace(edits, rewritten={one: block for one, block in edits.rewritten.items() if one != key})


def add(edits: Edits, shown: Sequence[str]) -> tuple[Edits, str]:
    """An empty block of free text at the end, before the disclaimer's place, and its key."""
    used = [int(key.removeprefix(OWN)) for key in edits.added]
    key = f"{OWN}{max(used, default=0) + 1}"
    last = len(shown) - 1 if shown and shown[-1] == Role.DISCLAIMER.value else len(shown)
    order = (*shown[:last], key, *shown[last:])
    added = {**edits.added, key: Block(key=key, role=Role.TEXT)}
    return replace(edits, added=added, order=order), key


def remove(edits: Edits, key: str) -> Edits:
    """Take an added block away."""
    added = {one: block for one, block in edits.added.items() if one != key}
    order = tuple(one for one in edits.order if one != key)
    return replace(edits, added=added, order=order, struck=edits.struck - {key})


def lines_of(text: str) -> tuple[str, ...]:
    """What was typed, one paragraph or bullet a line, without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _ordered(as_charted: Sequence[str], edits: Edits) -> Iterator[str]:
    """The chosen order; what was charted since then stands behind what it follows in the handout."""
    known = {*as_charted, *edits.added}
    order = [key for key in edits.order if key in known]
    place = 0
    for key in as_charted:
        if key in order:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    order.extend(key for key in edits.added if key not in order)
    return iter(order)


def _rewritten(block: Block, edits: Edits) -> Block:
    new = edits.rewritten.get(block.key)
    if new is None:
        return block
    return replace(block, heading=new.heading, paragraphs=new.paragraphs, bullets=new.bullets)


def _row(block: Block, edits: Edits, left_out: frozenset[Role]) -> Row:
    is_left_out = block.role in left_out and block.key not in (edits.taken_in | edits.added.keys())
    return Row(
        block=block,
        is_kept=block.key not in edits.struck and not is_left_out,
        is_added=block.key in edits.added,
        is_rewritten=block.key in edits.rewritten,
        is_empty=is_empty(block),
    )


def _with_words(block: Block, words: str) -> Block:
    if block.role is not Role.WORDS:
        return block
    return replace(block, paragraphs=(*block.paragraphs, *lines_of(words)))
