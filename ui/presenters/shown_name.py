"""A patient's name as it is shown, also while names are hidden from eyes across the room."""

import re
from collections.abc import Callable
from dataclasses import replace

from charting.domain.handout import Block, Handout

CHINESE = re.compile("[㐀-鿿]+")

PARTS = re.compile(r"[\s,\-\u2010\u2011·]+")
"""What stands between the parts of a name: `Mary-Ann` is called Mary as well."""


def hidden_name(name: str) -> str:
    """The name's initials with dots: `Mary Ann Lee` gives `M··· A··· L···`."""
    return " ".join(f"{word[0]}···" for word in name.split())


def shown_name(name: str, names_hidden: bool) -> str:
    """The name, or its initials while names are hidden."""
    return hidden_name(name) if names_hidden else name


def name_hider(*names: str) -> Callable[[str], str]:
    """What takes these names out of a text, leaving their initials; however they are written there.

    A name of one letter is left: it would be hidden in every other word.
    """
    parts = {part for name in names for part in (*name.split(), *PARTS.split(name)) if len(part) > 1}
    if not parts:
        return str
    # the longest first, so that `Mary-Ann` is not left with the dots of `Mary`
    longest_first = sorted(parts, key=lambda part: (-len(part), part))
    named = re.compile("|".join(map(_in_a_sentence, longest_first)), re.IGNORECASE)
    return lambda text: named.sub(lambda found: hidden_name(found[0]), text)


def without_name(handout: Handout, hide: Callable[[str], str]) -> Handout:
    """The handout with the patient's name as initials wherever it stands: for the screen, never for paper."""
    blocks = tuple(block_without(hide, block) for block in handout.blocks)
    return replace(handout, name=hidden_name(handout.name), title=hide(handout.title), blocks=blocks)


def block_without(hide: Callable[[str], str], block: Block) -> Block:
    """The block with all its words as the hider leaves them."""
    return replace(
        block,
        heading=hide(block.heading),
        paragraphs=tuple(map(hide, block.paragraphs)),
        bullets=tuple(map(hide, block.bullets)),
    )


def _in_a_sentence(name: str) -> str:
    """The name as a pattern; Chinese stands without spaces between its words."""
    if CHINESE.fullmatch(name):
        return re.escape(name)
    return rf"(?<!\w){re.escape(name)}(?!\w)"
