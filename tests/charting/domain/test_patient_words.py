from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.domain.patient import PatientDetails
from charting.domain.patient_words import ANYWHERE, NAME_BEGINS, search_words, tokens

MAJA = PatientDetails(
    given_name="Maja",
    family_name="Müller-Øst",
    preferred_name="Mo",
    phone="(212) 555-0123",
    date_of_birth=date(1990, 4, 2),
)


def finds(typed, details=MAJA):
    """Whether every typed piece is the beginning of one of the patient's tokens."""
    texts = [text for _, text in tokens(details)]
    words = search_words(typed)
    return bool(words) and all(any(text.startswith(word) for text in texts) for word in words)


@pytest.mark.parametrize(
    "typed",
    [
        "maja", "MAJ", "aja", "müller", "muller", "ost", "mullerost", "müller-øst", "maja mull", "mo",
        "555", "2125550123", "212-555-0123", "0123", "(212)",
        "1990-04-02", "1990-04", "02/04/1990", "04/02/1990", "2.4.1990", "4/2/1990", "1990-4-2", "1990",
    ],
)  # fmt: skip
def test_any_part_of_name_phone_or_birth_date_finds_the_patient(typed):
    assert finds(typed)


@pytest.mark.parametrize("typed", ["", "  ", "-", "majb", "maja smith", "556", "1991", "mullost"])
def test_what_is_not_the_patient_does_not_find_them(typed):
    assert not finds(typed)


def test_only_the_beginning_of_a_name_ranks_first():
    ranks = {text: rank for rank, text in tokens(MAJA)}
    assert ranks["maja"] == NAME_BEGINS
    assert ranks["aja"] == ANYWHERE
    assert ranks["2125550123"] == ANYWHERE


def test_a_phone_in_full_width_digits_is_found_by_plain_ones():
    assert finds("5551", PatientDetails(given_name="A", phone="５５５１２"))


def test_a_chinese_name_is_found_by_any_of_its_characters():
    wang = PatientDetails(given_name="小明", family_name="王")
    assert all(finds(typed, wang) for typed in ("王", "小明", "明", "王 小"))


@given(st.text(min_size=1, max_size=40))
def test_every_name_is_found_by_itself(name):
    details = PatientDetails(given_name=name)
    assert finds(name, details) or not search_words(name)
