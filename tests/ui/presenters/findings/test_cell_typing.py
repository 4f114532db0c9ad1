"""What is typed, offered and chosen in a cell, and what each key makes of it: a table without a screen."""

import pytest

from ui.presenters.editing.chips import LONGEST_ENTRY, Offer
from ui.presenters.findings.cell_typing import By, CellTyping, Ended, Key, Unclear

WIRY, WEAK, SLOW = Offer(label="wiry"), Offer(label="weak"), Offer(label="slow", is_certain=False)
W = CellTyping.of("w", (WIRY, WEAK), ("wiry", "weak"))
WI = CellTyping.of("wi", (WIRY,))
EMPTY = CellTyping.of("", (WIRY, WEAK, SLOW))
ROPE = CellTyping.of("rope", ())
SLIP = CellTyping.of("slwo", (SLOW,))
TWO_WORDS = CellTyping.of("wiry weak", (WIRY, WEAK))
TYPED = (W, WI, EMPTY, ROPE, SLIP, TWO_WORDS)
ENTERING = (Key.ENTER, Key.TAB, Key.BACKTAB)
ARROWS = (Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT)
SIDEWAYS = (Key.LEFT, Key.RIGHT)


def after(typing, *pressed):
    """The line after these keys, all of which leave it open."""
    for one in pressed:
        typing = typing.press(one)
        assert isinstance(typing, CellTyping)
    return typing


def read(typing, towards=None):
    return Ended(text=typing.text, towards=towards)


def taken(offer, typing, towards=None):
    return Ended(text=typing.text, taken=offer, towards=towards)


@pytest.mark.parametrize(
    ("typing", "chosen"), [(W, 0), (WI, 0), (EMPTY, None), (ROPE, None), (SLIP, None), (TWO_WORDS, 0)]
)
def test_the_first_offer_is_chosen_where_it_says_no_more_than_was_typed(typing, chosen):
    assert (typing.chosen, typing.by) == (chosen, By.TYPING)


def test_blanks_choose_nothing_and_prose_is_offered_nothing():
    assert CellTyping.of("  ", (WIRY,)).chosen is None
    assert CellTyping.of("w" * (LONGEST_ENTRY + 1), (WIRY,)).offers == ()


@pytest.mark.parametrize("key", ENTERING)
def test_enter_and_tab_take_what_is_chosen_and_read_the_rest(key):
    towards = None if key is Key.ENTER else key
    assert W.press(key) == taken(WIRY, W, towards)
    assert WI.press(key) == taken(WIRY, WI, towards)
    for unchosen in (EMPTY, ROPE, SLIP):
        assert unchosen.press(key) == read(unchosen, towards)


@pytest.mark.parametrize("text", ["wiry weak", "wiry,weak", "wiry;"])
def test_several_words_are_read_unless_an_offer_was_chosen_by_hand(text):
    line = CellTyping.of(text, (WIRY, WEAK))
    assert line.press(Key.ENTER) == read(line)
    assert after(line, Key.LIST_DOWN).press(Key.ENTER) == taken(WEAK, line)
    assert after(line, Key.LIST_DOWN, Key.UP).press(Key.ENTER) == taken(WIRY, line)


@pytest.mark.parametrize("key", ARROWS)
def test_an_arrow_reads_what_is_typed_and_asks_where_it_may_be_several(key):
    for line in (WI, ROPE, SLIP, TWO_WORDS):
        assert line.press(key) == read(line, key)
    assert W.press(key) == Unclear(several=("wiry", "weak"))


@pytest.mark.parametrize("key", ARROWS)
def test_an_arrow_takes_what_the_same_letter_chose(key):
    assert after(W, "w").press(key) == taken(WEAK, W, key)
    assert after(W, "w", "W").press(key) == taken(WIRY, W, key)


@pytest.mark.parametrize("key", SIDEWAYS)
def test_an_arrow_out_of_the_list_takes_nothing(key):
    assert after(EMPTY, Key.DOWN).press(key) == read(EMPTY, key)
    assert after(WI, Key.LIST_DOWN).press(key) == read(WI, key)
    assert after(W, "w", Key.LIST_UP).press(key) == Unclear(several=("wiry", "weak"))


def test_leaving_asks_nothing_and_takes_only_what_the_same_letter_chose():
    for line in (*TYPED, after(EMPTY, Key.DOWN), after(W, Key.LIST_DOWN)):
        assert line.left() == read(line)
    assert after(W, "w").left() == taken(WEAK, W)


def test_the_list_is_walked_while_nothing_is_typed_and_stops_at_its_ends():
    walked = [after(EMPTY, *[Key.DOWN] * times).chosen for times in range(5)]
    assert walked == [None, 0, 1, 2, 2]
    assert after(EMPTY, Key.UP).chosen == after(EMPTY, Key.DOWN, Key.UP).chosen == 0
    assert after(EMPTY, Key.DOWN).press(Key.ENTER) == taken(WIRY, EMPTY)


def test_with_a_modifier_the_list_is_walked_whatever_is_typed_and_then_without_one():
    assert after(W, Key.LIST_DOWN).chosen == 1
    assert after(W, Key.LIST_DOWN, Key.UP).press(Key.ENTER) == taken(WIRY, W)
    assert after(SLIP, Key.LIST_DOWN).press(Key.TAB) == taken(SLOW, SLIP, Key.TAB)


@pytest.mark.parametrize("key", [Key.UP, Key.DOWN])
def test_where_nothing_is_offered_up_and_down_walk_the_grid(key):
    number = CellTyping.of("", ())
    assert number.press(key) == read(number, key)
    assert after(number, Key.LIST_DOWN, Key.LIST_UP) == number


def test_the_same_letter_goes_round_its_answers_only():
    line = CellTyping.of("s", (SLOW, WIRY, Offer(label="soft"), Offer(label="Surging")))
    assert [after(line, *"s" * times).chosen for times in range(1, 5)] == [2, 3, 0, 2]


@pytest.mark.parametrize(
    ("typing", "letter"),
    [(W, "e"), (W, "1"), (W, " "), (W, ""), (WI, "w"), (WI, "wi"), (EMPTY, "w"), (ROPE, "r")],
)
def test_any_other_letter_is_for_the_text(typing, letter):
    assert typing.press(letter) is None


def test_one_answer_with_that_letter_leaves_the_letter_to_the_text():
    assert CellTyping.of("w", (WIRY, SLOW)).press("w") is None


@pytest.mark.parametrize("typing", TYPED)
def test_escape_gives_the_text_up(typing):
    assert typing.press(Key.ESCAPE) == Ended(text=typing.text, is_given_up=True)


@pytest.mark.parametrize("typing", [W, WI, after(W, "w"), after(EMPTY, Key.DOWN)])
def test_offers_out_of_sight_are_not_taken(typing):
    assert typing.out_of_sight().press(Key.ENTER) == read(typing)


@pytest.mark.parametrize("typing", [*TYPED, after(W, "w"), after(EMPTY, Key.DOWN)])
@pytest.mark.parametrize("key", Key)
def test_no_key_loses_what_is_typed(typing, key):
    after_it = typing.press(key)
    assert isinstance(after_it, Unclear) or after_it.text == typing.text
