"""Where lines break."""

import pytest

from charting.documents.lines import Said, broken


@pytest.fixture
def texts():
    """The lines of some words at a width, as plain texts."""

    def lines(said, width):
        made = broken(said, size=10, leading=14, width=width)
        for line in made.lines:
            assert sum(token.width for token in line) <= width + 0.01
        return ["".join(token.text for token in line) for line in made.lines]

    return lines


def test_latin_breaks_at_spaces_only(texts):
    assert texts("Add load in small steps", 60) == ["Add load in", "small steps"]


def test_a_word_longer_than_the_line_is_cut_and_loses_nothing(texts):
    lines = texts("x" + "A" * 200 + "y end", 60)
    assert "".join(lines).replace(" ", "") == "x" + "A" * 200 + "yend"


def test_chinese_breaks_between_characters_but_never_before_a_comma(texts):
    assert texts("治療以行氣，活血", 50) == ["治療以行", "氣，活血"]


def test_an_opening_quote_does_not_end_a_line(texts):
    assert texts("通則不痛「通」", 50) == ["通則不痛", "「通」"]


def test_a_line_break_that_was_typed_is_kept(texts):
    assert texts("one\n\ntwo", 100) == ["one", "", "two"]


def test_runs_of_spaces_become_one_and_none_starts_a_line(texts):
    assert texts("  one    two  ", 500) == ["one two"]


def test_a_change_of_weight_inside_a_word_does_not_part_it(texts):
    assert texts([Said("some half", bold=True), Said("way word")], 58) == ["some", "halfway", "word"]


def test_splitting_leaves_no_line_alone():
    lines = broken("a\nb\nc\nd", size=10, leading=14, width=100)
    assert lines.split(20) is None
    assert [len(half.lines) for half in lines.split(50)] == [2, 2]
    three = broken("a\nb\nc", size=10, leading=14, width=100)
    assert three.split(40) is None
