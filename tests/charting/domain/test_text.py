import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.domain.text import folded, kept, squeezed


@pytest.mark.parametrize(
    ("typed", "found_as"),
    [
        ("Shèn  Shū", "shen shu"),
        ("  Müller\t", "muller"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Łukasz Søgård", "lukasz sogard"),
        ("Đặng Æsa", "dang aesa"),
        ("İpek Işık", "ipek isik"),
        ("５５５", "555"),
        ("腎俞", "腎俞"),
    ],
)
def test_accents_case_and_spaces_do_not_matter_for_finding(typed, found_as):
    assert folded(typed) == found_as


@pytest.mark.parametrize("typed", ["UB-40", "ub 40", "Ub40", "u.b.40"])
def test_squeezing_makes_different_spellings_of_a_point_meet(typed):
    assert squeezed(typed) == "ub40"


def test_what_cannot_be_stored_stays_visible():
    assert kept("a\0b") == "a\ufffdb"
    assert kept("a\ud800b") == "a\ufffdb"


def test_ordinary_words_are_kept_as_typed():
    words = "Back tight;\n气滞 — “rounds” past 5 reps 🙂"
    assert kept(words) == words


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(alphabet=st.characters(codec=None)))
def test_kept_text_can_always_be_encoded_and_holds_no_nul(text):
    assert b"\0" not in kept(text).encode("utf-8")
