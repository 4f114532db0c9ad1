"""A patient's name as it is shown, also while names are hidden from eyes across the room."""

import re
from dataclasses import replace

from charting.domain.handout import Handout

CHINESE = re.compile("[㐀-鿿]+")


def hidden_name(name: str) -> str:
    """The name's initials with dots: `Mary Ann Lee` gives `M··· A··· L···`."""
    return " ".join(f"{word[0]}···" for word in name.split())


def shown_name(name: str, names_hidden: bool) -> str:
    """The name, or its initials while names are hidden."""
    return hidden_name(name) if names_hidden else name


def without_name(handout: Handout) -> Handout:
    """The handout with the patient's name as initials wherever it stands: for the screen, never for paper."""
    names = [_in_a_sentence(word) for word in handout.name.split() if len(word) > 1]
    if not names:
        return handout
    named = re.compile("|".join(names))

    def hide(text: str) -> str:
        return named.sub(lambda found: hidden_name(found[0]), text)

    blocks = tuple(
        replace(
            block,
            heading=hide(block.heading),
            paragraphs=tuple(map(hide, block.paragraphs)),
            bullets=tuple(map(hide, block.bullets)),
        )
        for block in handout.blocks
    )
    return replace(handout, name=hidden_name(handout.name), title=hide(handout.title), blocks=blocks)


def _in_a_sentence(name: str) -> str:
    """The name as a pattern; Chinese stands without spaces between its words."""
    edge = "" if CHINESE.fullmatch(name) else r"\b"
    return f"{edge}{re.escape(name)}{edge}"
