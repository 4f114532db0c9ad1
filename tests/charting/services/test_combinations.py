"""Point combinations are kept as typed, found by name and written out as points."""

from dataclasses import replace

import pytest

from charting.content.catalogue import read_catalogue
from charting.domain.treatment import PointUse
from charting.errors import TellTheUser
from charting.services import combinations


@pytest.fixture(scope="module")
def shipped():
    return read_catalogue()


@pytest.fixture
def chart(chart, shipped):
    """A chart with the product's own points."""
    return replace(chart, catalogue=shipped)


def names(chart, typed):
    return [one.name for one in combinations.find(chart, typed)]


def test_a_combination_is_kept_as_it_was_typed(chart):
    combinations.save_combination(chart, None, "kidney", "bl23 52 b, ki3 b +")
    (kept,) = combinations.combinations(chart)
    assert (kept.name, kept.text) == ("kidney", "bl23 52 b, ki3 b +")
    assert [(use.point, use.side, use.technique) for use in combinations.line_of(chart, kept).uses] == [
        ("BL23", "both", ""),
        ("BL52", "both", ""),
        ("KI3", "both", "reinforce"),
    ]


def test_a_line_that_is_not_all_points_says_what_was_not_understood(chart):
    with pytest.raises(TellTheUser, match="backrub"):
        combinations.save_combination(chart, None, "kidney", "bl23 b, backrub")
    with pytest.raises(TellTheUser):
        combinations.save_combination(chart, None, "kidney", "  ")
    assert combinations.combinations(chart) == ()


def test_a_dot_or_two_letters_find_a_combination_and_one_letter_leaves_room_for_points(chart):
    combinations.save_combination(chart, None, "kidney", "ki3 b")
    combinations.save_combination(chart, None, "back-pair", "bl23 b")
    assert names(chart, ".") == ["back-pair", "kidney"]
    assert names(chart, ".k") == names(chart, "ki") == names(chart, "Kidney") == ["kidney"]
    assert names(chart, "k") == names(chart, "ki3") == names(chart, "") == []


@pytest.mark.parametrize(
    ("line", "written"),
    [
        (".kidney", "ki3 b"),
        ("bl40 r, .KIDNEY, st36", "bl40 r, , ki3 b, , st36"),
        (".unknown", ".unknown"),
        ("bl23 .5mm", "bl23 .5mm"),
        ("kidney", "kidney"),
    ],
)
def test_a_known_name_with_its_dot_is_written_out(chart, line, written):
    combinations.save_combination(chart, None, "kidney", "ki3 b")
    assert combinations.expanded(chart, line) == written


def test_the_points_of_a_visit_are_kept_and_kept_anew_under_the_same_name(chart):
    uses = (PointUse(point="BL23", side="both"), PointUse(point="ashi", place="near BL24", side="right"))
    combinations.save_points(chart, "back", uses)
    (kept,) = combinations.combinations(chart)
    assert combinations.line_of(chart, kept).uses == uses
    combinations.save_points(chart, ".Back", uses[:1])
    (again,) = combinations.combinations(chart)
    assert (again.id, combinations.line_of(chart, again).uses) == (kept.id, uses[:1])


def test_a_phrase_may_have_the_name_of_a_combination(chart):
    from charting.services import phrases

    combinations.save_combination(chart, None, "kidney", "ki3 b")
    phrases.save_phrase(chart, None, "kidney", "Kidney tonic exercises")
    assert names(chart, ".kidney") == ["kidney"]


def test_a_removed_combination_is_found_no_more(chart):
    combination_id = combinations.save_combination(chart, None, "kidney", "ki3 b")
    combinations.remove_combination(chart, combination_id)
    assert combinations.combinations(chart) == ()
