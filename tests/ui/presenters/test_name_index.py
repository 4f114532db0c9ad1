"""Names are found by their beginnings, their words and what they hold, best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.presenters.name_index import NameIndex

NAMES = {
    "tongue": ("tongue",),
    "pale": ("pale tongue", "pale"),
    "longer": ("a longue chair",),
    "deviates": ("tongue deviates",),
    "slr": ("slr +", "straight leg raise positive"),
    "no slr": ("slr -", "straight leg raise negative"),
}
INDEX = NameIndex((names, meaning) for meaning, names in NAMES.items())


def test_the_name_itself_comes_before_beginnings_words_and_insides():
    assert INDEX.find("tongue", 9) == [(0, "tongue"), (1, "deviates"), (2, "pale")]
    assert INDEX.find("ongue", 9) == [(3, meaning) for meaning in ("tongue", "pale", "longer", "deviates")]


@pytest.mark.parametrize("typed", ["leg pos", "positive raise", "str le ra pos"])
def test_several_words_may_begin_words_in_any_order(typed):
    assert INDEX.find(typed, 9) == [(2, "slr")]


def test_no_more_than_wanted_are_found_and_each_once():
    assert INDEX.find("t", 2) == [(1, "tongue"), (1, "deviates")]
    assert [meaning for _, meaning in INDEX.find("pale", 9)] == ["pale"]


@pytest.mark.parametrize("typed", ["", "\n", "tongue\n", "zebra"])
def test_what_no_name_holds_finds_nothing(typed):
    assert INDEX.find(typed, 9) == []


def test_a_slip_of_the_finger_finds_the_name_that_is_most_alike():
    assert INDEX.slips("tonuge", 3)[0] == "tongue"
    assert INDEX.slips("tng", 3) == []


SHORT = st.text(alphabet="ab c", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(st.lists(SHORT, min_size=1, max_size=3), max_size=12), SHORT)
def test_everything_that_holds_the_text_is_found_with_the_rank_of_its_best_name(entries, wanted):
    found = {place: rank for rank, place in NameIndex(zip_places(entries)).find(wanted, 99)}
    for place, names in enumerate(entries):
        ranks = [simple_rank(name, wanted) for name in names]
        best = min((rank for rank in ranks if rank is not None), default=None)
        if best is not None:
            assert found[place] == best
        elif " " not in wanted:
            assert place not in found


def zip_places(entries):
    return [(names, place) for place, names in enumerate(entries)]


def simple_rank(name, wanted):
    """The same rule, name by name."""
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    parts = wanted.split()
    words = name.split()
    if len(parts) > 1 and all(any(word.startswith(part) for word in words) for part in parts):
        return 2
    return 3 if wanted in name else None
