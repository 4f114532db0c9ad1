from datetime import date

import pytest

from charting.domain.dates import PartialDate, age_on


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1990, 4, 12), date(2026, 4, 11), 35),
        (date(1990, 4, 12), date(2026, 4, 12), 36),
        (date(2026, 2, 9), date(2026, 2, 9), 0),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2000, 2, 29), date(2028, 2, 29), 28),
    ],
)
def test_age_counts_completed_years(born, day, age):
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("text", "words"), [("2026", "2026"), ("2026-02", "Feb 2026"), ("2026-02-09", "9 Feb 2026")]
)
def test_a_partial_date_is_said_as_far_as_it_is_known(text, words):
    assert PartialDate(text).words == words


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-2", "2026-13", "2026-02-30", "2026-02-", "0000", "2026-02-09\n", "٢٠٢٦", "last spring"],
)
def test_what_is_no_partial_date_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(text)
