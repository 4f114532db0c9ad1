"""The sentence a drawing makes, and what it calls on to be asked."""

import pytest

from charting.content.body import read_body
from charting.domain.pain_drawing import Mark, PainDrawing, Quality, Stroke
from charting.domain.pain_words import found, questions, sentence

ACHE, BURNING, NUMBNESS = Quality.ACHE, Quality.BURNING, Quality.NUMBNESS


@pytest.fixture(scope="module")
def body():
    return read_body()


def marks(*named, quality=ACHE):
    """`left calf`, `both lower_back`, `sacrum` as marks."""
    made = []
    for words in named:
        side, _, region = words.rpartition(" ")
        made += [Mark(quality, region, one) for one in {"both": ("left", "right")}.get(side, (side,))]
    return made


def test_each_quality_says_where_it_is(body):
    said = sentence(
        body,
        [
            *marks("right lower_back"),
            *marks("left buttock", "left back_of_thigh", "left back_of_knee", "left calf", quality=BURNING),
        ],
    )
    assert said == "Ache, right lower back; burning, left buttock to calf"


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (["left buttock"], "Ache, left buttock"),
        (["left back_of_thigh"], "Ache, back of the left thigh"),
        (["both lower_back"], "Ache, lower back on both sides"),
        (["both lower_back", "lower_back"], "Ache, lower back on both sides"),
        (["lower_back"], "Ache, middle of the lower back"),
        (["mid_back"], "Ache, middle of the mid back"),
        (["left lower_back", "lower_back"], "Ache, left and middle lower back"),
        (["sacrum"], "Ache, sacrum"),
        (["right lower_back", "left buttock"], "Ache, left buttock, right lower back"),
        (["left buttock", "left back_of_thigh"], "Ache, left buttock, back of the left thigh"),
        (
            ["left buttock", "left back_of_thigh", "left calf"],
            "Ache, left buttock, back of the left thigh, left calf",
        ),
        (
            ["both buttock", "both back_of_thigh", "both back_of_knee"],
            "Ache, buttock to back of the knee on both sides",
        ),
        (["right groin", "right front_of_thigh", "right knee"], "Ache, right groin to knee"),
        (["left_earlobe"], "Ache, left earlobe"),
    ],
)
def test_regions_are_said_as_a_practitioner_would(body, named, words):
    assert sentence(body, marks(*named)) == words


def test_nothing_marked_says_nothing(body):
    assert sentence(body, []) == ""
    assert questions(body, []) == ()


def test_pins_and_needles_are_said_whole(body):
    assert sentence(body, marks("left foot", quality=Quality.PINS_AND_NEEDLES)) == (
        "Pins and needles, top of the left foot"
    )


def test_a_drawing_is_found_to_say_its_regions_share_and_sentence(body):
    line = Stroke(quality=NUMBNESS, view="front", points=((205, 760), (200, 850)))
    said = found(body, PainDrawing(strokes=(line,)))
    assert said.words == "Numbness, right shin"
    assert said.marks == (Mark(NUMBNESS, "shin", "right"),)
    assert 0 < said.share < 3


def test_the_buttock_asks_no_nerve_question(body):
    assert questions(body, marks("left buttock", "right hip", "left groin")) == ()


@pytest.mark.parametrize("region", ["back_of_thigh", "outer_thigh", "calf", "heel", "front_of_thigh", "foot"])
def test_below_the_gluteal_fold_the_nerve_questions_are_asked(body, region):
    (line,) = questions(body, marks(f"left {region}"))
    assert line.startswith("Marked below the gluteal fold, left: ask about numbness, weakness")


def test_both_legs_are_said_to_be_both(body):
    (line,) = questions(body, marks("both calf"))
    assert "both sides" in line


def test_the_saddle_area_asks_after_bladder_and_bowels(body):
    (line,) = questions(body, marks("saddle_area", quality=NUMBNESS))
    assert "bladder" in line
