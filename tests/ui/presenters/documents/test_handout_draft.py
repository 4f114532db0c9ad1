from datetime import date

from charting.domain.handout import Block, HandoutFacts, Role
from tests.handouts import block, blocks, template
from ui.presenters.documents import handout_draft as drafting
from ui.presenters.documents.handout_draft import Edits, HandoutDrafts, VisitDraft

FACTS = HandoutFacts(
    name="Ines Invented",
    on=date(2026, 3, 16),
    found=("The muscle is strained.",),
    meaning=("Qi is stuck.",),
    words="Hinge drill.",
)
ORDER = ["found", "meaning", "do", "avoid", "days", "words", "seek_care", "helps", "disclaimer"]


def frame(**more):
    return drafting.frame(template(**more), FACTS)


def shown(edits=None, words="Hinge drill.", handout=None):
    rows = drafting.rows(handout or frame(), edits or Edits(), words)
    return [row.block.key for row in rows]


def block_of(handout, key):
    return next((one for one in handout.blocks if one.key == key), None)


def test_the_blocks_stand_as_the_handout_has_them():
    assert shown() == ORDER


def test_the_words_have_their_place_even_before_there_are_any():
    assert "words" in shown(words="")
    assert block_of(drafting.finished(frame(), Edits(), ""), "words") is None
    assert block_of(drafting.finished(frame(), Edits(), "Walk.\nSleep."), "words").paragraphs == (
        "Walk.",
        "Sleep.",
    )


def test_a_handout_without_a_place_for_the_words_gets_one_before_the_warnings():
    without = tuple(one for one in blocks("Rest.") if one.role is not Role.WORDS)
    handout = frame(blocks=without)
    assert shown(handout=handout) == ORDER
    assert block_of(handout, "words").heading == "From your practitioner"


def test_a_struck_block_stays_in_the_list_and_is_not_printed():
    edits = drafting.strike(Edits(), "days", True)
    assert shown(edits) == ORDER
    assert block_of(drafting.finished(frame(), edits, ""), "days") is None
    back = drafting.strike(edits, "days", False)
    assert block_of(drafting.finished(frame(), back, ""), "days") is not None


def test_a_block_moves_and_the_ends_are_the_ends():
    assert shown(drafting.move(Edits(), ORDER, "days", 0))[:2] == ["days", "found"]
    assert shown(drafting.move(Edits(), ORDER, "found", 99))[-1] == "found"
    assert shown(drafting.move(Edits(), ORDER, "meaning", -5))[0] == "meaning"


def test_a_rewritten_block_prints_its_new_words_and_can_be_taken_back():
    new = Block(key="days", role=Role.DAYS, heading="This week", paragraphs=("Walk.",))
    edits = drafting.rewrite(Edits(), new)
    printed = block_of(drafting.finished(frame(), edits, ""), "days")
    assert (printed.heading, printed.paragraphs) == ("This week", ("Walk.",))
    as_before = block_of(drafting.finished(frame(), drafting.restore(edits, "days"), ""), "days")
    assert as_before == block(Role.DAYS, "The next few days", "Rest from heavy work, but keep moving.")


def test_a_new_block_comes_at_the_end_before_the_disclaimer():
    edits, key = drafting.add(Edits(), ORDER)
    assert shown(edits)[-2:] == [key, "disclaimer"]


def test_a_new_block_is_printed_once_it_says_something():
    edits, key = drafting.add(Edits(), ORDER)
    assert block_of(drafting.finished(frame(), edits, ""), key) is None
    edits = drafting.rewrite(edits, Block(key=key, role=Role.TEXT, heading="Also", paragraphs=("Swim.",)))
    assert block_of(drafting.finished(frame(), edits, ""), key).paragraphs == ("Swim.",)


def test_two_new_blocks_differ_also_after_one_was_taken_away():
    edits, first = drafting.add(Edits(), ORDER)
    edits, second = drafting.add(edits, shown(edits))
    edits = drafting.remove(edits, first)
    edits, third = drafting.add(edits, shown(edits))
    assert len({first, second, third}) == 3
    assert first not in shown(edits)


def test_what_is_charted_later_finds_its_place_in_a_changed_order():
    edits = drafting.move(Edits(), ORDER, "found", 4)
    later = drafting.frame(template(), HandoutFacts(**{**vars(FACTS), "next_visit": "23 March"}))
    assert shown(edits, handout=later) == [
        "meaning", "do", "avoid", "days", "found", "words", "seek_care", "helps", "next_visit", "disclaimer",
    ]  # fmt: skip


def test_what_is_no_longer_charted_leaves_the_changed_order():
    edits = drafting.move(Edits(), ORDER, "found", 4)
    without = drafting.frame(template(), HandoutFacts(**{**vars(FACTS), "found": ()}))
    assert "found" not in shown(edits, handout=without)


def test_empty_lines_are_no_paragraphs():
    assert drafting.lines_of(" one \n\n  \ntwo\n") == ("one", "two")


def test_each_visit_keeps_what_was_prepared_for_it():
    drafts = HandoutDrafts()
    drafts.keep(1, VisitDraft(words="Walk."))
    assert drafts.of(1).words == "Walk."
    assert drafts.of(2) == VisitDraft()
