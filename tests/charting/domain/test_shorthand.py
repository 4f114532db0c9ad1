"""How names of the practitioner's own are made and found while typing."""

import pytest

from charting.domain.shorthand import LONGEST_NAME, dotted_name, name_kept, next_place, problem_with_name


@pytest.mark.parametrize("name", ["hinge", "back-pair", "3x8", "肾俞", "n" * LONGEST_NAME])
def test_letters_digits_and_hyphens_make_a_name(name):
    assert problem_with_name(name) == ""


@pytest.mark.parametrize(
    "name",
    ["", "hip hinge", "-hinge", "hinge-", "a--b", "a.b", "under_score", "tab\t", "n" * (LONGEST_NAME + 1)],
)
def test_what_could_not_be_typed_as_one_word_is_no_name(name):
    assert problem_with_name(name)


def test_a_name_is_the_same_with_its_dot_and_in_capitals():
    assert name_kept(" .Hinge ") == name_kept("hinge") == "hinge"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (".hinge", "hinge"),
        ("Sore. .Hinge", "hinge"),
        ("line\n.back-pair", "back-pair"),
        ("(.hinge", "hinge"),
        ("e.g.hinge", None),
        ("2.5", None),
        ("...hinge", None),
        (".hinge ", None),
        (".", None),
        ("hinge", None),
    ],
)
def test_a_dotted_name_stands_by_itself_before_the_cursor(typed, name):
    assert dotted_name(typed) == name


def test_places_to_fill_are_found_one_after_the_other():
    text = "Sets: {}, {how often} {not\na place}"
    first = next_place(text, 0)
    second = next_place(text, first[1])
    assert [text[slice(*found)] for found in (first, second)] == ["{}", "{how often}"]
    assert next_place(text, second[1]) is None
