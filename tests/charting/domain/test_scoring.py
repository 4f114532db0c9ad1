"""Scores, missing answers and real changes; each cut-off from both sides, with its source."""

import pytest

from charting.domain.measure import Band, Item, Measure
from charting.domain.scoring import (
    Incomplete,
    band_of,
    change,
    entered,
    is_recovered,
    score,
    smallest_real_move,
    start_back_risk,
)
from charting.errors import TellTheUser


def measure(**differing):
    """A three-item mean of 0 to 10 that refuses a gap, unless said otherwise."""
    plain = {
        "key": "invented",
        "version": 1,
        "label": "Invented",
        "short": "INV",
        "order": 1,
        "method": "mean",
        "source": "invented for the test",
        "licence": "none",
        "wording_allowed": True,
        "items": (Item(text="a"), Item(text="b"), Item(text="c")),
    }
    return Measure(**{**plain, **differing})


STATEMENTS = measure(
    method="sum",
    item_highest=1,
    missing="not_endorsed",
    highest=3,
    smallest_real_change=5,
    smallest_real_percent=30,
)


def test_a_mean_is_the_mean_of_all_answers():
    assert score(measure(), [7, 8, 6]).total == 7


def test_a_sum_counts_the_ticked_statements():
    assert score(STATEMENTS, [1, 0, 1]).total == 2


def test_a_statement_left_blank_counts_nothing_and_is_named():
    result = score(STATEMENTS, [1, None, 1])
    assert (result.total, result.unanswered) == (2, (1,))


def test_a_missing_answer_gives_no_score_where_the_rule_refuses_it():
    with pytest.raises(Incomplete, match="2 of 3 answered"):
        score(measure(), [7, None, 6])


def test_too_few_answers_give_no_score_where_the_rule_refuses_it():
    with pytest.raises(Incomplete, match="2 of 3 answered"):
        score(measure(), [7, 6])


@pytest.mark.parametrize(("answers", "total"), [([2, 4, 6, None, None], 4), ([2, 4, 6, 8, 10], 6)])
def test_own_activities_take_the_mean_of_those_that_were_rated(answers, total):
    activities = measure(items=(Item(text=""),) * 5, missing="mean_of_answered", least_answered=3)
    assert score(activities, answers).total == total


def test_own_activities_need_their_least_number():
    activities = measure(items=(Item(text=""),) * 5, missing="mean_of_answered", least_answered=3)
    with pytest.raises(Incomplete, match="at least 3 answers; 2 given"):
        score(activities, [2, 4, None, None, None])


@pytest.mark.parametrize("answer", [-1, 11])
def test_an_answer_outside_the_scale_is_refused(answer):
    with pytest.raises(TellTheUser, match="from 0 to 10"):
        score(measure(), [5, 5, answer])


def test_more_answers_than_questions_are_refused():
    with pytest.raises(TellTheUser, match="only 3 questions"):
        score(measure(), [1, 1, 1, 1])


def test_a_measure_without_its_wording_takes_a_total_only():
    total_only = measure(method="entered", items=(), highest=100)
    assert entered(total_only, 42).total == 42
    with pytest.raises(TellTheUser, match="enter the total"):
        score(total_only, [1, 2])


@pytest.mark.parametrize(("total", "allowed"), [(0, True), (100, True), (-1, False), (101, False)])
def test_an_entered_total_stays_in_its_range(total, allowed):
    total_only = measure(method="entered", items=(), highest=100)
    if allowed:
        assert entered(total_only, total).total == total
    else:
        with pytest.raises(TellTheUser, match="from 0 to 100"):
            entered(total_only, total)


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (0, "mild"),
        (3.9, "mild"),
        (11.8 / 3, "mild"),
        (3.96, "moderate"),
        (4, "moderate"),
        (6.9, "moderate"),
        (7, "severe"),
    ],
)
def test_a_score_between_two_printed_bands_falls_where_it_rounds(total, band):
    bands = (
        Band(lowest=0, highest=3.9, label="mild"),
        Band(lowest=4, highest=6.9, label="moderate"),
        Band(lowest=7, highest=10, label="severe"),
    )
    assert band_of(measure(bands=bands), total) == band


@pytest.mark.parametrize(
    ("first", "last", "points", "percent"),
    [
        (20, 16, False, False),  # 4 points, 20 %
        (20, 15, True, False),  # 5 points, 25 %
        (20, 14, True, True),  # 6 points, 30 %
        (10, 7, False, True),  # 3 points, 30 %
        (10, 8, False, False),  # 2 points, 20 %
        (10, 15, True, True),  # worse counts as plainly as better
        (0, 4, False, False),  # no per cent of nothing
        (2, 1.5, False, False),  # a quarter, and below one point
    ],
)
def test_a_change_says_which_published_limit_it_passes(first, last, points, percent):
    """RMDQ: 5 points or 30 % of the first score (Ostelo 2008)."""
    moved = change(STATEMENTS, first, last)
    assert (moved.passes_points, moved.passes_percent, moved.is_real) == (points, percent, points or percent)


@pytest.mark.parametrize(
    ("better", "first", "last", "direction"),
    [
        ("lower", 8, 5, "better"),
        ("lower", 5, 8, "worse"),
        ("higher", 3, 6, "better"),
        ("higher", 6, 3, "worse"),
        ("higher", 4, 4, "same"),
    ],
)
def test_a_change_knows_which_way_is_better(better, first, last, direction):
    assert change(measure(better=better), first, last).direction == direction


def test_a_measure_without_a_published_limit_never_calls_a_change_real():
    assert not change(measure(), 10, 0).is_real


@pytest.mark.parametrize(("total", "recovered"), [(2, True), (3, False)])
def test_recovered_is_at_or_below_the_published_score(total, recovered):
    """RMDQ: recovered at 2 or less."""
    assert is_recovered(measure(recovered=2), total) is recovered


def test_nothing_is_called_recovered_without_a_published_score():
    assert not is_recovered(measure(), 0)


@pytest.mark.parametrize(
    ("total", "subscale", "group"),
    [(0, 0, "low"), (3, 3, "low"), (4, 3, "medium"), (7, 3, "medium"), (4, 4, "high"), (9, 5, "high")],
)
def test_start_back_groups_by_total_and_then_by_subscale(total, subscale, group):
    """3 or less low; from 4, subscale 3 or less medium, 4 or more high (Keele; PMC3422208)."""
    assert start_back_risk(total, subscale) == group


@pytest.mark.parametrize(("total", "subscale"), [(10, 5), (3, 4), (9, 4), (5, 6), (-1, 0)])
def test_start_back_numbers_that_cannot_belong_together_are_refused(total, subscale):
    with pytest.raises(TellTheUser, match="Please check both"):
        start_back_risk(total, subscale)


@pytest.mark.parametrize(
    ("points", "percent", "first"), [(5, 30, 14), (5, 30, 2), (5, 30, 0), (1.75, None, 6)]
)
def test_the_smallest_real_move_is_where_a_change_becomes_real(points, percent, first):
    made = measure(smallest_real_change=points, smallest_real_percent=percent)
    move = smallest_real_move(made, first)
    assert change(made, first, first + move).is_real
    assert not change(made, first, first + move - 0.01).is_real


def test_without_a_published_limit_no_move_is_real():
    assert smallest_real_move(measure(), 6) is None
