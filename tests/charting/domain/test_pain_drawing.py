"""Strokes: kept small, erased where the eraser went, and the same after being recorded and read."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.domain.finding import FindingDefinition, Kind, spoken
from charting.domain.pain_drawing import (
    APART,
    HEIGHT,
    VIEWS,
    WIDTH,
    Found,
    Mark,
    PainDrawing,
    Quality,
    Stroke,
    Unreadable,
    along,
    drawing_from,
    erased,
    found_in,
    recorded_words,
    thinned,
    to_text,
    with_stroke,
)

points = st.lists(st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT)), min_size=1, max_size=12).map(
    tuple
)
strokes = st.builds(Stroke, quality=st.sampled_from(Quality), view=st.sampled_from(VIEWS), points=points)
marks = st.builds(
    Mark, st.sampled_from(Quality), st.sampled_from(["calf", "heel"]), st.sampled_from(["", "left", "right"])
)
drawings = st.builds(
    PainDrawing,
    strokes=st.lists(strokes, max_size=4).map(tuple),
    listed=st.sets(marks, max_size=4).map(lambda found: tuple(sorted(found))),
)

LINE = Stroke(quality=Quality.ACHE, view="back", points=((200, 400), (300, 400)))
DEFINITION = FindingDefinition(key="pain_drawing", label="Pain drawing", kind=Kind.DRAWING, source="test")


@given(drawings)
def test_a_recorded_drawing_is_read_as_it_was(drawing):
    assert drawing_from(to_text(drawing, Found())) == drawing


@given(drawings)
def test_the_same_drawing_is_always_recorded_in_the_same_words(drawing):
    text = to_text(drawing, Found(words="Ache, sacrum", share=1.5))
    assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text
    assert to_text(drawing_from(text), found_in(text)) == text


def test_nothing_recorded_is_an_empty_drawing():
    assert drawing_from("").is_empty
    assert found_in("") == Found()


@pytest.mark.parametrize(
    "text",
    [
        "sore",
        "[]",
        "{}",
        '{"format":2,"strokes":[],"listed":[]}',
        '{"format":1}',
        '{"format":1,"strokes":[["ache","top",[1,2]]],"listed":[]}',
        '{"format":1,"strokes":[["ache","back",[1,2,3]]],"listed":[]}',
        '{"format":1,"strokes":[["ache","back",[]]],"listed":[]}',
        '{"format":1,"strokes":[["ache","back",[1,"2"]]],"listed":[]}',
        '{"format":1,"strokes":[["itch","back",[1,2]]],"listed":[]}',
        '{"format":1,"strokes":[],"listed":[["ache","calf","viewer"]]}',
        '{"format":1,"strokes":[["ache"]],"listed":[]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_drawing_is_refused_and_not_misread(text):
    with pytest.raises(Unreadable):
        drawing_from(text)


def test_a_recorded_drawing_is_read_aloud_as_its_sentence_not_as_its_strokes():
    text = to_text(PainDrawing(strokes=(LINE,)), Found(words="Ache, lower back on both sides", share=1.2))
    assert list(spoken(DEFINITION, text)) == ["Ache, lower back on both sides (1.2 % of the body)"]


def test_a_speck_is_under_a_tenth_of_a_percent():
    text = to_text(PainDrawing(strokes=(LINE,)), Found(words="Ache, sacrum", share=0.0))
    assert recorded_words(text) == "Ache, sacrum (under 0.1 % of the body)"


def test_a_drawing_of_a_later_version_is_said_to_be_one():
    assert recorded_words('{"format":9}') == "a drawing that this version cannot show"


@given(st.lists(st.tuples(st.floats(-50, 600), st.floats(-50, 1100)), min_size=1, max_size=60))
def test_a_kept_stroke_stays_on_the_sheet_and_near_the_hand(hand):
    kept = thinned(hand)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in kept)
    for x, y in hand:
        held = (min(max(x, 0), WIDTH), min(max(y, 0), HEIGHT))
        assert min((held[0] - a) ** 2 + (held[1] - b) ** 2 for a, b in kept) <= (APART + 1.5) ** 2


def test_a_slow_hand_leaves_no_more_points_than_are_seen():
    slow = [(200 + step / 10, 400) for step in range(1000)]
    assert len(thinned(slow)) <= 100 / APART + 2


@given(points)
def test_along_a_stroke_no_place_is_far_from_the_next(line):
    places = along(line)
    assert places[0] == line[0]
    assert places[-1] == line[-1]
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) <= 8 for a, b in pairwise(places))


def test_the_eraser_takes_the_middle_and_leaves_both_ends():
    drawing = erased(PainDrawing(strokes=(LINE,)), "back", ((250, 390), (250, 410)))
    first, second = drawing.strokes
    assert first.points[0] == (200, 400)
    assert first.points[-1][0] < 238
    assert second.points[0][0] > 262
    assert second.points[-1] == (300, 400)


def test_the_eraser_takes_the_whole_of_a_dot():
    dot = Stroke(quality=Quality.STABBING, view="back", points=((250, 400),))
    assert erased(PainDrawing(strokes=(dot,)), "back", ((255, 404),)).is_empty


def test_the_eraser_on_the_back_leaves_the_front_alone():
    drawing = PainDrawing(strokes=(LINE,))
    assert erased(drawing, "front", ((250, 390), (250, 410))) is drawing


def test_the_eraser_beside_a_stroke_changes_nothing():
    drawing = PainDrawing(strokes=(LINE,))
    assert erased(drawing, "back", ((250, 440), (300, 440))) is drawing


def test_a_new_stroke_comes_last():
    dot = Stroke(quality=Quality.BURNING, view="front", points=((250, 400),))
    assert with_stroke(PainDrawing(strokes=(LINE,)), dot).strokes == (LINE, dot)
