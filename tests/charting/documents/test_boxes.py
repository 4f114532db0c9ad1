"""How the pieces of a page are parted when a page ends."""

from dataclasses import replace

import pytest

from charting.documents import inks
from charting.documents.boxes import Columns, Marked, Panel, Space, Stack
from charting.documents.lines import broken


@pytest.fixture
def words():
    """So many lines of 10 points each."""

    def lines(count, heading=False):
        text = "\n".join(f"line {at}" for at in range(count))
        return broken(text, size=8, leading=10, width=200, stays_with_next=heading)

    return lines


def panel(inner):
    return Panel(inner=inner, width=200, pad_y=5, fill=inks.DO_FILL)


def test_a_heading_is_never_left_alone_at_the_foot_of_a_page(words):
    assert Stack(boxes=(words(1, heading=True), words(3))).split(25) is None
    above, below = Stack(boxes=(words(2), words(1, heading=True), words(3))).split(35)
    assert (above.height, below.height) == (20, 40)


def test_a_rule_is_never_left_alone_above_its_heading_on_the_next_page(words):
    assert Stack(boxes=(Space(height=5), words(1, heading=True), words(3))).split(20) is None


def test_what_stays_with_the_words_above_takes_the_last_of_them_along(words):
    signature = replace(panel(words(1)), stays_with_previous=True)
    above, below = Stack(boxes=(words(2), words(1), signature)).split(35)
    assert (above.height, below.height) == (20, 30)
    assert Stack(boxes=(words(1), signature)).split(15) is None


def test_a_stack_is_parted_between_two_boxes_where_that_fits(words):
    above, below = Stack(boxes=(words(2), words(2)), gap=4).split(30)
    assert (above.height, below.height) == (20, 20)


def test_nothing_is_lost_when_a_long_paragraph_is_parted(words):
    above, below = Stack(boxes=(words(1, heading=True), words(9))).split(60)
    assert above.height + below.height == 100
    assert above.height == 60


def test_the_rest_of_a_point_has_no_second_tick(words):
    point = Marked(mark="tick", lines=words(6), ink=inks.CHINESE, indent=12)
    first, rest = point.split(30)
    assert (first.mark, rest.mark) == ("tick", "none")
    assert rest.height == 30


def test_a_parted_panel_is_two_panels_with_their_padding(words):
    above, below = panel(words(8)).split(52)
    assert (above.height, below.height) == (50, 50)
    assert below.fill == inks.DO_FILL


def test_what_goes_on_over_the_page_has_no_second_rule(words):
    above, below = Panel(inner=words(8), width=200, rule=inks.WESTERN).split(42)
    assert (above.rule, below.rule) == (inks.WESTERN, "")


def test_panels_side_by_side_end_together(words):
    columns = Columns(left=panel(words(2)), right=panel(words(5)), offset=210)
    assert columns.left.height == columns.right.height == columns.height == 60


def test_only_the_longer_column_goes_on_over_the_page(words):
    above, below = Columns(left=panel(words(2)), right=panel(words(9)), offset=210).split(60)
    assert above.height == 60
    assert below.left is None
    assert below.right.height == 50


def test_space_is_kept_whole():
    assert Space(height=30).split(10) is None
