"""A name hidden from eyes across the room is hidden wherever it stands."""

from datetime import date

import pytest

from charting.domain.handout import Block, Handout, Role
from ui.presenters.shown_name import name_hider, without_name


def handout(name, words):
    block = Block(key="own", role=next(iter(Role)), heading=words, paragraphs=(words,), bullets=(words,))
    return Handout(
        key="own", version=1, language="en", title=words, name=name, on=date(2026, 2, 9), blocks=(block,)
    )


@pytest.mark.parametrize(
    ("name", "words", "hidden"),
    [
        ("Mary Lee", "Rest, Mary. Leeks are fine.", "Rest, M···. Leeks are fine."),
        ("大文 李", "請大文多休息。", "請大···多休息。"),
        ("Mary Lee", "MARY, mary's back; Lee’s hip", "M···, m···'s back; L···’s hip"),
        ("Zoë Ångström", "ZOË and ångström rest.", "Z··· and å··· rest."),
        ("Mary-Ann O'Neil Jr.", "Mary-Ann, or Mary, O'Neil Jr. rests.", "M···, or M···, O··· J··· rests."),
    ],
)
def test_a_name_is_hidden_in_every_text_of_a_handout(name, words, hidden):
    shown = without_name(handout(name, words), name_hider(name))
    (block,) = shown.blocks
    assert (shown.title, block.heading, *block.paragraphs, *block.bullets) == (hidden,) * 4
    assert not any(part in shown.name for part in name.split() if len(part) > 1)
