from datetime import date

import pytest

from charting.domain.remeasuring import measure_again

SEEN = date(2026, 2, 9)


@pytest.mark.parametrize(
    ("plan", "at_visit", "after_days"),
    [
        ("Twice a week for two weeks, then weekly. Measure again at visit 8.", 8, None),
        ("re-measure at visit 6", 6, None),
        ("Remeasure RMDQ by visit 12, then decide", 12, None),
        ("Measure again in 4 weeks", None, 28),
        ("test again in 10 days", None, 10),
        ("Score again in 1 month.", None, 30),
    ],
)
def test_a_plan_says_when_to_measure_again_in_its_own_words(plan, at_visit, after_days):
    asked = measure_again(plan)
    assert (asked.at_visit, asked.after_days) == (at_visit, after_days)
    assert asked.words in plan


@pytest.mark.parametrize(
    "plan",
    [
        "",
        "Twice a week.",
        "Measured at visit 8.",
        "Measure again. See at visit 8.",
        "measure again soon",
        "visit 8",
    ],
)
def test_a_plan_that_does_not_say_so_is_not_read_into(plan):
    assert measure_again(plan) is None


@pytest.mark.parametrize(("next_visit", "is_due"), [(7, False), (8, True), (9, True)])
def test_it_is_due_from_the_visit_that_the_plan_names(next_visit, is_due):
    asked = measure_again("Measure again at visit 8")
    assert asked.is_due(next_visit=next_visit, planned_on=SEEN, today=SEEN) is is_due


@pytest.mark.parametrize(("today", "is_due"), [(date(2026, 3, 8), False), (date(2026, 3, 9), True)])
def test_it_is_due_from_the_day_that_the_plan_names(today, is_due):
    asked = measure_again("Measure again in 4 weeks")
    assert asked.is_due(next_visit=1, planned_on=SEEN, today=today) is is_due
