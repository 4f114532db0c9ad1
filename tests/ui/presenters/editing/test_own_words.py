"""Own words: what is typed and fits no chip is kept as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.domain.text import kept
from charting.domain.visit_note import Observation, ObservationField
from tests.practice import catalogue
from tests.visit_desk import changed_editing
from ui.presenters.editing.own_words import SEPARATOR, OwnWords

FIELD = ObservationField("tongue_words")


@pytest.fixture
def editing():
    return changed_editing(catalogue())[0]


@pytest.fixture
def words(editing):
    return OwnWords(editing, "tongue")


def test_every_key_is_in_the_note_at_once(editing, words):
    for typed in ("g", "gr", "gre"):
        words.typing(typed)
        assert editing.note.text_of("tongue_words") == typed
    assert words.chips() == ()


def test_settled_words_are_a_chip_and_later_words_follow_them(editing, words):
    for sentence in ("greenish edge", "trembles"):
        words.typing(sentence)
        words.settle()
    assert editing.note.text_of("tongue_words") == "greenish edge; trembles"
    assert [(chip.text, chip.words) for chip in words.chips()] == [
        ("“greenish edge”", "greenish edge"),
        ("“trembles”", "trembles"),
    ]


def test_one_removal_takes_one_entry_away_and_leaves_the_others(editing, words):
    for sentence in ("greenish edge", "trembles", "dry"):
        words.typing(sentence)
        words.settle()
    words.remove(words.chips()[1].id)
    assert editing.note.text_of("tongue_words") == "greenish edge; dry"


def test_words_that_became_a_chip_are_no_longer_kept_as_words(editing, words):
    words.typing("old note")
    words.settle()
    words.typing("dus")
    words.clear_pending()
    assert editing.note.text_of("tongue_words") == "old note"


def test_emptied_words_leave_nothing_behind(editing, words):
    words.typing("x")
    words.typing("")
    assert FIELD not in editing.note.observations


def test_words_put_back_into_the_line_are_typed_on_and_not_doubled(editing, words):
    words.typing("a; greenish")
    words.settle()
    words.resume("greenish")
    assert words.settled == "a"
    words.typing("greenish edge")
    assert editing.note.text_of("tongue_words") == "a; greenish edge"


def test_text_that_is_not_the_end_of_the_words_is_not_taken_out_of_them(editing, words):
    words.typing("greenish edge")
    words.settle()
    words.resume("green")
    assert words.settled == "greenish edge"


def test_words_saved_in_the_middle_of_typing_come_back_as_a_chip(editing):
    editing.open(editing.note.with_changes({FIELD: Observation(value="half a sen")}), is_signed=False)
    assert [chip.words for chip in OwnWords(editing, "tongue").chips()] == ["half a sen"]


SENTENCES = st.lists(st.text(max_size=12).filter(str.strip), max_size=5)


@given(sentences=SENTENCES, last=st.text(max_size=12))
def test_nothing_typed_is_lost_or_doubled_whatever_it_is(sentences, last):
    editing, _ = changed_editing(catalogue())
    words = OwnWords(editing, "tongue")
    for sentence in sentences:
        for end in range(1, len(sentence) + 1):
            words.typing(sentence[:end])
        words.settle()
    words.typing(last)
    whole = SEPARATOR.join(kept(one.strip()) for one in [*sentences, last] if one.strip())
    assert editing.note.text_of("tongue_words") == whole


def test_what_is_given_up_is_one_step_that_undo_takes_back(editing, words):
    words.typing("greenish edge")
    words.settle()
    words.typing("trem")
    words.give_up()
    assert (editing.note.text_of("tongue_words"), words.pending) == ("greenish edge", "")
    editing.undo()
    assert editing.note.text_of("tongue_words") == "greenish edge; trem"


def test_giving_up_where_nothing_is_typed_is_no_step(editing, words):
    words.give_up()
    assert editing.steps.undo_name == ""
