"""The small pain line."""

from datetime import date

from reportlab.graphics.shapes import Circle, PolyLine

from charting.documents.progress_drawing import pain_line


def line_over(*days_and_scores):
    return pain_line(
        [(date(2026, 1, 1).replace(month=month), score) for month, score in days_and_scores], 300, 40, 9
    )


def shapes(drawing, kind):
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def test_pain_that_falls_is_a_line_that_falls():
    points = shapes(line_over((1, 8), (2, 5), (3, 2)), PolyLine)[0].points
    assert points[1::2] == sorted(points[1::2], reverse=True)


def test_pain_that_rises_is_drawn_as_plainly():
    points = shapes(line_over((1, 2), (2, 8)), PolyLine)[0].points
    assert points[3] > points[1]


def test_no_line_is_drawn_across_a_gap_of_more_than_sixty_days():
    drawing = line_over((1, 8), (2, 6), (6, 4), (7, 2))
    assert [len(line.points) // 2 for line in shapes(drawing, PolyLine)] == [2, 2]


def test_a_day_by_itself_is_still_a_dot():
    drawing = line_over((1, 8), (6, 4), (12, 2))
    assert not shapes(drawing, PolyLine)
    assert len({(dot.cx, dot.cy) for dot in shapes(drawing, Circle)}) == 3


def test_scores_of_one_day_do_not_break_the_drawing():
    assert shapes(line_over((1, 8), (1, 3)), PolyLine)
