"""Dots of treated points on a figure: codes where there is room, and words under the mouse."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from charting.content.body import read_body
from charting.content.catalogue import read_catalogue
from charting.content.point_map import read_point_map
from charting.domain.pain_drawing import PainDrawing
from charting.domain.point_dots import LOCATION_AID, point_dots
from charting.domain.treatment import PointUse
from ui.widgets.body_figure import BodyFigure
from ui.widgets.figure_places import FigurePlaces
from ui.widgets.point_dot_layer import middle_of, placed_labels, radius_of

BOTH_SIDES = "BL22 BL23 BL24 BL25 BL26 BL52 BL40 BL57 BL60 GB30 GB34 SP6 KI3 LR3 LI4"


def dots_of(codes, side="both"):
    uses = [PointUse(point=code, side=side) for code in codes.split()]
    return point_dots(read_point_map(), str, read_catalogue().points, uses).dots


@pytest.fixture
def figure(qtbot):
    made = BodyFigure(read_body(), with_borders=True)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show_drawing(PainDrawing(), None, "")
    return made


def picture(figure):
    return figure.grab().toImage()


@pytest.mark.parametrize("height", [150, 320, 700, 1400])
def test_codes_never_lie_over_each_other_or_over_a_dot_or_outside(qapp, height):
    dots, places = dots_of(BOTH_SIDES), FigurePlaces(height * 1.1, height, 20)
    room = QRectF(0, 0, height * 1.1, height)
    labels = list(placed_labels(dots, places, QFontMetricsF(QFont()), room))
    assert labels
    assert len({words for words, _ in labels}) == len(labels)
    for (_, one), (_, other) in combinations(labels, 2):
        assert not one.intersects(other)
    for dot in dots:
        middle = middle_of(places, dot)
        assert not any(box.contains(middle) for _, box in labels)
    assert all(room.contains(box) for _, box in labels)


def test_every_code_is_shown_where_there_is_room_for_it(qapp):
    places = FigurePlaces(3300, 3000, 20)
    labels = placed_labels(dots_of(BOTH_SIDES), places, QFontMetricsF(QFont()), QRectF(0, 0, 3300, 3000))
    assert {words for words, _ in labels} == set(BOTH_SIDES.split())


def test_a_dot_is_painted_and_goes_when_its_point_goes(figure):
    blank = picture(figure)
    figure.show_points(dots_of("BL23", "left"))
    shown = picture(figure)
    assert shown != blank
    figure.show_points(dots_of("BL23", "right"))
    assert picture(figure) not in (shown, blank)
    figure.show_points(())
    assert picture(figure) == blank


def test_a_point_of_unknown_side_looks_other_than_one_on_both(figure):
    figure.show_points(dots_of("BL40", "both"))
    sure = picture(figure)
    figure.show_points(dots_of("BL40", ""))
    assert picture(figure) != sure


def test_the_earlier_visits_points_are_seen_around_todays(figure):
    figure.show_points(dots_of("BL40"))
    today = picture(figure)
    figure.show_points(dots_of("BL40"), dots_of("BL40"))
    assert picture(figure) != today


def test_the_mouse_over_a_dot_reads_the_point_and_that_it_is_no_guide(figure):
    (dot,) = dots_of("BL40", "left")
    figure.show_points((dot,))
    at = middle_of(figure.places, dot)
    said = f"BL40 left side, back: midpoint of the crease behind the knee\n{LOCATION_AID}"
    assert figure.point_words_at(at) == said
    assert figure.point_words_at(at + QPointF(20, 0)) == ""


def test_a_dot_is_never_too_small_to_be_seen(qapp):
    assert radius_of(FigurePlaces(165, 150, 0)) >= 2
