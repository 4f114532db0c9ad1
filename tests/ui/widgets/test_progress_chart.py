from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from ui.presenters.patient.progress_picture import Bar, Dot, LineTrack, PatternTrack, Picture, VisitMark
from ui.widgets.palette import LIGHT
from ui.widgets.progress_chart import ProgressChart
from ui.widgets.progress_painting import treatment_rooms


def picture(scores=(7, 5, 2), runs=None, patterns=(), treatments=()):
    last = max(1, len(scores) - 1)
    marks = tuple(
        VisitMark(visit_id=10 + place, place=place / last, day=f"{place + 1} Feb", summary=f"visit {place}")
        for place in range(len(scores))
    )
    track = LineTrack(
        label="Pain",
        scale="0 to 10",
        highest=10,
        ticks=(0, 5, 10),
        dots=tuple(Dot(mark=place, value=score, words=str(score)) for place, score in enumerate(scores)),
        runs=(tuple(range(len(scores))),) if runs is None else runs,
    )
    return Picture(
        marks=marks,
        lines=(track,),
        patterns=patterns,
        treatments=treatments or ("",) * len(scores),
        training=(),
        description="visit 0\nvisit 1",
    )


@pytest.fixture
def chart_widget(qtbot):
    made = ProgressChart()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.show_picture(picture())
    return made


def pointed(widget):
    said = []
    widget.pointed.connect(said.append)
    return said


def test_arrows_move_from_visit_to_visit_and_stop_at_the_ends(qtbot, chart_widget):
    said = pointed(chart_widget)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(chart_widget, key)
    assert said == [0, 1, 2, 1]
    qtbot.keyClick(chart_widget, Qt.Key.Key_End)
    qtbot.keyClick(chart_widget, Qt.Key.Key_Home)
    assert said[-2:] == [2, 0]


def test_left_begins_at_the_newest_visit_and_escape_puts_the_cursor_away(qtbot, chart_widget):
    said = pointed(chart_widget)
    qtbot.keyClick(chart_widget, Qt.Key.Key_Left)
    qtbot.keyClick(chart_widget, Qt.Key.Key_Escape)
    assert said == [2, -1]
    assert chart_widget.cursor_visit is None


def test_enter_asks_for_the_visit_under_the_cursor(qtbot, chart_widget):
    asked = []
    chart_widget.chosen.connect(asked.append)
    qtbot.keyClick(chart_widget, Qt.Key.Key_Return)
    qtbot.keyClick(chart_widget, Qt.Key.Key_Right)
    qtbot.keyClick(chart_widget, Qt.Key.Key_Return)
    assert asked == [10]


def test_the_mouse_points_at_the_nearest_visit(qtbot, chart_widget):
    said = pointed(chart_widget)
    qtbot.mouseMove(chart_widget, QPoint(chart_widget.width() - 30, 60))
    assert said == [2]
    qtbot.mouseMove(chart_widget, QPoint(3, 60))
    assert said == [2, -1]


def test_the_same_facts_are_there_as_text(chart_widget):
    assert chart_widget.accessibleDescription() == "visit 0\nvisit 1"


def coloured(widget, colour):
    """Columns of the painted picture in which a colour occurs."""
    image = widget.grab().toImage()
    wanted = colour.rgb()
    return {
        x
        for x in range(image.width())
        for y in range(0, image.height(), 1)
        if image.pixel(x, y) == wanted
    }  # fmt: skip


def test_a_line_that_must_not_be_joined_leaves_its_gap_empty(chart_widget):
    western = LIGHT.color("western")
    chart_widget.show_picture(picture(scores=(5, 5), runs=((0, 1),)))
    joined = coloured(chart_widget, western)
    chart_widget.show_picture(picture(scores=(5, 5), runs=((0,), (1,))))
    apart = coloured(chart_widget, western)
    middle = (min(joined) + max(joined)) // 2
    assert set(range(middle - 40, middle + 40)) <= joined
    assert not set(range(middle - 40, middle + 40)) & apart


def test_more_patterns_need_more_room(chart_widget):
    before = chart_widget.sizeHint().height()
    track = PatternTrack(label="Weak central Qi", bars=(Bar(start=0, end=None, depth=2),))
    chart_widget.show_picture(picture(patterns=(track, track)))
    assert chart_widget.sizeHint().height() > before + 20


@pytest.mark.parametrize("count", [0, 1, 2, 400])
def test_any_number_of_visits_can_be_drawn(qtbot, chart_widget, count):
    bars = (PatternTrack(label="A" * 60, bars=(Bar(start=0, end=None, depth=0),)),) if count else ()
    scores = tuple(place % 11 for place in range(count))
    words = tuple("BL23 25 40 + Sliding cups" for _ in range(count))
    chart_widget.show_picture(picture(scores=scores, patterns=bars, treatments=words))
    chart_widget.resize(300, 500)
    assert not chart_widget.grab().isNull()
    qtbot.keyClick(chart_widget, Qt.Key.Key_End)
    assert chart_widget.cursor_visit == (count - 1 if count else None)


def test_another_picture_puts_the_cursor_away(qtbot, chart_widget):
    qtbot.keyClick(chart_widget, Qt.Key.Key_End)
    chart_widget.show_picture(picture(scores=(3,)))
    assert chart_widget.cursor_visit is None


@pytest.mark.parametrize(
    ("words", "xs", "drawn"),
    [
        (("BL23 25", "+ ST36"), (0, 200), [(0, 194), (1, 94)]),
        (("BL23 25", "same points", "+ ST36"), (0, 20, 200), [(0, 194), (2, 94)]),
        (("BL23 25", "same points"), (0, 200), [(0, 194), (1, 94)]),
        (("BL23 25", "", "+ ST36"), (0, 20, 40), [(0, 34), (2, 254)]),
        (("", ""), (0, 200), []),
    ],
)
def test_a_treatment_has_room_up_to_the_next_that_says_something_else(words, xs, drawn):
    assert list(treatment_rooms(words, xs, 300, 60)) == drawn


def test_the_cursor_shows_in_full_what_two_close_visits_leave_no_room_for(qtbot, chart_widget):
    marks = ("BL23 25 40 57", "KI3 KI7 SP6", "ST36")
    close = picture(treatments=marks)
    places = zip(close.marks, (0, 0.01, 1), strict=True)
    chart_widget.show_picture(replace(close, marks=tuple(replace(one, place=at) for one, at in places)))
    before = chart_widget.grab().toImage()
    chart_widget.setFocus()
    qtbot.keyClick(chart_widget, Qt.Key.Key_Home)
    after = chart_widget.grab().toImage()
    changed = {
        x
        for x in range(before.width())
        for y in range(before.height() // 2, before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    }
    assert max(changed) - min(changed) > 60
