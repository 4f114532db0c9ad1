"""Names are found by their beginnings, their words and what they hold, best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.content.finder_names import names_from, readings_of
from charting.content.name_index import (
    INSIDE,
    LABEL,
    LABEL_BEGINS,
    NAME,
    NAME_BEGINS,
    SLIP,
    WORDS_BEGIN,
    NameIndex,
)

NAMES = {
    "tongue": ("Tongue",),
    "pale": ("Pale tongue", "pale"),
    "longer": ("A longue chair",),
    "deviates": ("Tongue deviates",),
    "slr": ("SLR +", "straight leg raise positive"),
    "no slr": ("SLR −", "straight leg raise negative"),
}


def index_of(entries):
    return NameIndex(names_from(names, {}) for names in entries)


INDEX = index_of(NAMES.values())


def found(typed, enough=99):
    ranked = INDEX.find(readings_of(typed, {}), enough)
    return {list(NAMES)[place]: rank for place, rank in ranked.items()}


def test_the_name_itself_comes_before_beginnings_words_and_insides():
    assert found("tongue") == {"tongue": LABEL, "deviates": LABEL_BEGINS, "pale": WORDS_BEGIN}
    assert found("pale")["pale"] == NAME
    assert found("straight l") == {"slr": NAME_BEGINS, "no slr": NAME_BEGINS}
    assert set(found("ongue").values()) == {INSIDE}


@pytest.mark.parametrize("typed", ["leg pos", "positive raise", "str le ra pos"])
def test_several_words_may_begin_words_in_any_order(typed):
    assert found(typed) == {"slr": WORDS_BEGIN}


def test_a_name_in_another_order_is_still_the_name():
    assert found("tongue pale") == {"pale": NAME}


def test_letters_in_the_middle_of_a_word_count_only_when_nothing_begins_so():
    assert found("ong")["tongue"] == INSIDE
    odi = index_of([("ODI",), ("Modic changes",), ("No difference",)])
    assert odi.find(readings_of("odi", {}), 9) == {0: LABEL}
    assert odi.find(readings_of("odic", {}), 9)[1] == INSIDE


def test_a_chinese_character_counts_wherever_it_stands():
    index = index_of([("虚",), ("肾阳虚",), ("实",)])
    assert index.find(readings_of("虚", {}), 9) == {0: LABEL, 1: INSIDE}


def test_a_sign_at_the_end_belongs_to_the_name():
    assert (found("slr +")["slr"], found("slr -")["no slr"]) == (LABEL, LABEL)


def test_worse_fits_are_not_looked_for_when_there_are_enough():
    assert set(found("tongue", enough=2)) == {"tongue", "deviates"}


@pytest.mark.parametrize("typed", ["", "\n", "zebra", "—", "..."])
def test_what_no_name_holds_finds_nothing(typed):
    assert found(typed) == {}


def test_a_slip_of_the_finger_finds_the_name_that_is_most_alike():
    slips = found("tonuge")
    assert min(slips, key=slips.get) == "tongue"
    assert all(rank >= SLIP for rank in slips.values())
    assert found("tng") == {}


def test_a_slip_in_one_word_of_a_name_is_forgiven_too():
    assert "deviates" in found("deviatse")


def test_a_number_is_never_taken_for_a_slip():
    assert index_of([("BL9",), ("Pale",)]).find(readings_of("bl99", {}), 9) == {}


SHORT = st.text(alphabet="ab c", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(st.lists(SHORT, min_size=1, max_size=3), max_size=12), SHORT)
def test_everything_that_holds_the_text_is_found_with_the_rank_of_its_best_name(entries, wanted):
    ranked = index_of(entries).find(readings_of(wanted, {}), 99)
    best = {place: min(simple_ranks(names, wanted), default=SLIP) for place, names in enumerate(entries)}
    begins = {place: rank for place, rank in best.items() if rank < INSIDE}
    inside = {place: rank for place, rank in best.items() if rank == INSIDE}
    assert {place: rank for place, rank in ranked.items() if rank < SLIP} == (begins or inside)


def simple_ranks(names, wanted):
    """The same rule, name by name."""
    whole = wanted.replace(" ", "")
    for place, name in enumerate(name.replace(" ", "") for name in names):
        if name == whole:
            yield NAME if place else LABEL
        elif name.startswith(whole):
            yield NAME_BEGINS if place else LABEL_BEGINS
    parts = set(wanted.split())
    if len(parts) > 1 and any(set(name.split()) == parts for name in names):
        yield NAME
    words = {word for name in names for word in name.split()}
    if len(whole) > 2 and any(whole in word for word in words):
        yield INSIDE
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        yield WORDS_BEGIN
