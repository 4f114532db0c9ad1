from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.presenters.typed_dates import birth_unread, day_from, day_words, onset_from, which_day

TODAY = date(2026, 3, 16)
APRIL_12 = date(1990, 4, 12)


@pytest.mark.parametrize(
    "typed",
    [
        "1990-04-12", "1990-4-12", "1990/04/12", "19900412", "12 Apr 1990", "12 april 1990", "12Apr1990",
        "Apr 12, 1990", "April 12th, 1990", "12th of April 1990",
        "12 apr 90", "１２ Apr 1990", "1990年4月12日", "  12-APR-1990  ",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_typed(typed):
    assert day_from(typed, today=TODAY) == APRIL_12


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("25/12/1990", date(1990, 12, 25)),
        ("12/25/1990", date(1990, 12, 25)),
        ("25.12.90", date(1990, 12, 25)),
        ("5/5/90", date(1990, 5, 5)),
        ("12/3/2026", date(2026, 3, 12)),
    ],
)
def test_two_numbers_are_read_where_only_one_can_be_the_month_or_only_one_day_is_past(typed, day):
    assert day_from(typed, today=TODAY) == day
    assert which_day(typed, today=TODAY) == ""


@pytest.mark.parametrize("typed", ["04/12/1990", "4/12/1990", "12/4/1990", "12.4.90"])
def test_a_day_that_could_be_two_is_asked_about_in_words(typed):
    assert day_from(typed, today=TODAY) is None
    question = which_day(typed, today=TODAY)
    assert "12 April" in question
    assert "4 December" in question
    assert "4 Dec 1990" in question


def test_an_onset_without_a_year_that_could_be_two_days_is_asked_about():
    assert onset_from("9/2", today=TODAY) is None
    assert which_day("9/2", today=TODAY).startswith(
        "Is that 9 February 2026 or 2 September 2025?"
    ) or which_day("9/2", today=TODAY).startswith("Is that 2 September 2025 or 9 February 2026?")


@pytest.mark.parametrize(("year", "read"), [("26", 2026), ("27", 1927), ("00", 2000), ("99", 1999)])
def test_a_short_year_is_the_latest_that_has_begun(year, read):
    assert day_from(f"1/1/{year}", today=TODAY).year == read


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "soon", "12", "April 1990", "1990", "1990-04", "31/2/1990", "32/1/1990", "13/13/1990",
        "1990-13-01", "12 Abc 1990", "12 Apr May 1990", "1/2/3/4", "0000-01-01", "12/4/123456789012345",
        "9" * 400, "199004121", "12 Apr",
    ],
)  # fmt: skip
def test_what_is_no_whole_day_is_not_guessed(typed):
    assert day_from(typed, today=TODAY) is None


@pytest.mark.parametrize(
    ("typed", "onset"),
    [
        ("", ""),
        ("  ", ""),
        ("2026", "2026"),
        ("about 2019", "2019"),
        ("Feb 2026", "2026-02"),
        ("2026-02", "2026-02"),
        ("2/2026", "2026-02"),
        ("9 Feb 2026", "2026-02-09"),
        ("9/2/26", "2026-02-09"),
        ("9 Feb", "2026-02-09"),
        ("16 Mar", "2026-03-16"),
        ("17 Mar", "2025-03-17"),
        ("today", "2026-03-16"),
        ("Yesterday", "2026-03-15"),
    ],
)
def test_an_onset_is_read_as_far_as_it_is_known(typed, onset):
    assert onset_from(typed, today=TODAY) == onset


@pytest.mark.parametrize("typed", ["last spring", "13/2026", "26", "Feb", "30 Feb 2026", "30 Feb", "5", "x"])
def test_an_onset_that_cannot_be_read_is_not_guessed(typed):
    assert onset_from(typed, today=TODAY) is None


@given(st.dates(min_value=date(1880, 1, 1), max_value=date(2099, 12, 31)))
def test_a_shown_day_is_read_back_as_the_same_day(day):
    assert day_from(day_words(day), today=TODAY) == day
    assert day_from(day.isoformat(), today=TODAY) == day


@given(st.text())
def test_no_typed_text_is_ever_too_odd_to_be_refused_calmly(text):
    read = day_from(text, today=TODAY)
    assert read is None or read.year >= 1000


@pytest.mark.parametrize(
    ("typed", "onset"),
    [
        ("2 days ago", "2026-03-14"),
        ("a day ago", "2026-03-15"),
        ("last week", "2026-03-09"),
        ("3 weeks ago", "2026-02-23"),
        ("3 weeks", "2026-02-23"),
        ("about two weeks ago", "2026-03-02"),
        ("last month", "2026-02"),
        ("3 months ago", "2025-12"),
        ("15 months ago", "2024-12"),
        ("2 years ago", "2024"),
        ("about 2 years", "2024"),
        ("Last Year", "2025"),
    ],
)
def test_an_onset_is_read_as_long_ago_as_it_was_said_and_no_more_exactly(typed, onset):
    assert onset_from(typed, today=TODAY) == onset


@pytest.mark.parametrize("typed", ["some weeks ago", "last spring", "3 ago", "ago", "in 3 weeks"])
def test_an_onset_that_names_no_time_is_asked_about(typed):
    assert onset_from(typed, today=TODAY) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("1961", "needs the day and the month"), ("May 1961", "needs the day"), ("soon", "cannot be read")],
)
def test_a_birth_without_its_day_says_what_to_type_and_where_the_year_goes(typed, said):
    assert said in birth_unread(typed, today=TODAY)
