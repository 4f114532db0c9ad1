from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.domain.progress import (
    better_at_most,
    joined_runs,
    pain_change,
    places,
    whole_pain_score,
    worse_at_least,
)


@pytest.mark.parametrize(
    ("scores", "amount", "meaningful"),
    [
        ((7, 6), -1, False),
        ((7, 5), -2, True),
        ((5, 7), 2, True),
        ((5, 6), 1, False),
        ((7, 2, 6), -1, False),
        # 30 % of a low baseline is reached by one point
        ((3, 2), -1, True),
        ((4, 3), -1, False),
        ((1, 0), -1, True),
        ((0, 1), 1, False),
        ((0, 2), 2, True),
        ((6, 6), 0, False),
    ],
)
def test_a_change_is_meaningful_from_two_points_or_thirty_percent(scores, amount, meaningful):
    """Source: Ostelo 2008 (Spine 33:90-94)."""
    change = pain_change(scores)
    assert (change.amount, change.is_meaningful) == (amount, meaningful)


@pytest.mark.parametrize("scores", [(), (5,)])
def test_fewer_than_two_scores_are_no_change(scores):
    assert pain_change(scores) is None


@pytest.mark.parametrize(
    ("first", "better", "worse"),
    [
        (7, 5, 9),
        (10, 8, None),
        (9, 7, None),
        (8, 6, 10),
        (4, 2, 6),
        (3, 2, 4),
        (2, 1, 3),
        (1, 0, 2),
        (0, None, 2),
    ],
)
def test_the_bands_begin_where_a_change_becomes_meaningful(first, better, worse):
    assert better_at_most(first) == better
    assert worse_at_least(first) == worse


@given(st.integers(0, 10), st.integers(0, 10))
def test_the_bands_and_the_change_never_disagree(first, last):
    change = pain_change((first, last))
    low, high = better_at_most(first), worse_at_least(first)
    in_a_band = (low is not None and last <= low) or (high is not None and last >= high)
    assert in_a_band == change.is_meaningful


FIRST = date(2026, 2, 9)


def days(*gaps):
    found = [FIRST]
    for gap in gaps:
        found.append(found[-1] + timedelta(days=gap))
    return found


@pytest.mark.parametrize(
    ("gaps", "runs"),
    [
        ((), [[0]]),
        ((60,), [[0, 1]]),
        ((61,), [[0], [1]]),
        ((7, 61, 7), [[0, 1], [2, 3]]),
        ((0, 0), [[0, 1, 2]]),
    ],
)
def test_no_run_reaches_across_a_gap_of_more_than_sixty_days(gaps, runs):
    assert joined_runs(days(*gaps)) == runs


def test_no_days_make_no_runs():
    assert joined_runs([]) == []


@pytest.mark.parametrize(("value", "score"), [("0", 0), ("7", 7), ("10", 10)])
def test_a_whole_score_from_nought_to_ten_counts(value, score):
    assert whole_pain_score(value) == score


@pytest.mark.parametrize("value", ["", "11", "-1", "5.5", "²", "٣", "07", "a lot", "9" * 5000])
def test_anything_else_is_no_score(value):
    assert whole_pain_score(value) is None


def test_visits_of_one_day_stand_apart_and_in_their_order():
    day = date(2026, 2, 9)
    assert places([day]) == [0]
    assert places([day, day, day]) == [0, 0.5, 1]
    week = places([day, day, day + timedelta(days=7)])
    assert week == [0, 1 / 8, 1]
    year = places([day, day + timedelta(days=400), day + timedelta(days=400)])
    assert year == pytest.approx([0, 400 / 410, 1])
