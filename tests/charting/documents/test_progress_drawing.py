"""The small pain line."""

from datetime import date

from charting.documents.progress_drawing import pain_line


def line_over(*days_and_scores):
    return pain_line(
        [(date(2026, 1, 1).replace(month=month), score) for month, score in days_and_scores], 300, 40, 9
    )


def heights(line):
    return [up for _, up in line]


def test_pain_that_falls_is_a_line_that_falls():
    (line,) = line_over((1, 8), (2, 5), (3, 2)).lines
    assert heights(line) == sorted(heights(line), reverse=True)


def test_pain_that_rises_is_drawn_as_plainly():
    (line,) = line_over((1, 2), (2, 8)).lines
    assert heights(line)[1] > heights(line)[0]


def test_no_line_is_drawn_across_a_gap_of_more_than_sixty_days():
    traced = line_over((1, 8), (2, 6), (6, 4), (7, 2))
    assert [len(line) for line in traced.lines] == [2, 2]


def test_a_day_by_itself_is_still_a_dot():
    traced = line_over((1, 8), (6, 4), (12, 2))
    assert not traced.lines
    assert len(set(traced.dots)) == 3


def test_scores_of_one_day_do_not_break_the_drawing():
    assert line_over((1, 8), (1, 3)).lines
