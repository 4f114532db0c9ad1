"""The needled points as chips."""

import pytest

from charting.domain.treatment import joined_points
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.treatment.point_chips import PointChips


@pytest.fixture
def editing():
    return changed_editing(whole_catalogue())[0]


@pytest.fixture
def points(editing):
    return PointChips(editing)


def said(points):
    return [f"{chip.text} {chip.faint}".strip() for chip in points.chips()]


@pytest.mark.parametrize("typed", ["bl23", "UB 23", "shenshu", "shèn shū", "腎俞", "肾俞"])
def test_every_name_of_a_point_finds_it(points, typed):
    assert points.offers(typed)[0].payload[0].point == "BL23"


@pytest.mark.parametrize("typed", ["l 4", "bl23?"])
def test_a_side_before_a_number_and_a_question_are_no_point_that_enter_takes(points, typed):
    assert not any(offer.is_certain for offer in points.offers(typed)[:1])


def test_a_line_of_points_is_offered_whole_and_added_in_its_order(points):
    whole = points.offers("bl23 25 40 b")[0]
    assert (whole.lead, whole.label) == ("3 ×", "BL23 both, BL25 both, BL40 both")
    points.take(whole)
    assert said(points) == ["BL23 Shenshu both", "BL25 Dachangshu both", "BL40 Weizhong both"]


def test_enter_keeps_what_it_does_not_understand_in_the_line(points):
    assert points.enter("bl23 b, xyzzy") == "xyzzy"
    assert said(points) == ["BL23 Shenshu both"]
    assert points.pending == "xyzzy"


def test_electro_and_moxa_typed_with_points_are_recorded_and_undone_as_one_step_with_them(points):
    assert points.enter("bl23 25 b e 2hz, st36 b m") == ""
    note = points._editing.note
    assert [(use.method, joined_points(use), use.hz) for use in note.methods] == [
        ("electro", ("BL23", "BL25"), "2"),
        ("moxa", ("ST36",), ""),
    ]
    points._editing.undo()
    assert (points._editing.note.points, points._editing.note.methods) == ((), ())


def test_the_offer_of_a_line_shows_electro_too_and_records_what_it_shows(points):
    whole = points.offers("bl23 25 b e 2hz")[0]
    assert (whole.label, whole.faint) == ("BL23 both, BL25 both", "electro BL23–BL25 2 Hz")
    points.take(whole)
    assert [joined_points(use) for use in points._editing.note.methods] == [("BL23", "BL25")]


def test_leaving_a_line_of_nothing_but_points_records_them(points):
    points.leave("bl23 25 b")
    assert len(said(points)) == 2


def test_leaving_a_sentence_that_names_a_point_needles_nothing(points):
    sentence = "afraid today, skip bl23"
    points.leave(sentence)
    assert [chip.words for chip in points.chips()] == [sentence]


def test_side_and_technique_are_put_on_and_taken_off(points):
    points.enter("bl23")
    for action in ("side:left", "technique:reinforce"):
        points.act(0, action)
    assert said(points) == ["BL23 Shenshu left · reinforce"]
    for action in ("side:left", "technique:reinforce"):
        points.act(0, action)
    assert said(points) == ["BL23 Shenshu"]


def test_a_midline_point_has_no_side_to_choose(points):
    points.enter("gv4")
    assert [action.name for action in points.chips()[0].actions if action.name.startswith("side")] == []


def test_the_right_one_of_two_equal_points_is_removed(points):
    points.enter("bl23 l, bl23 r")
    points.act(0, "remove")
    assert said(points) == ["BL23 Shenshu right"]


@pytest.mark.parametrize("place", [-1, 5])
def test_a_point_that_is_not_there_cannot_be_changed(points, place):
    points.enter("bl23")
    points.act(place, "remove")
    assert said(points) == ["BL23 Shenshu"]


def test_a_caution_counts_only_for_the_patients_it_is_about(points):
    points.enter("sp6 b")
    assert not any("regnan" in one.caution for one in points.cautions())
    points.alerts = ("pregnancy",)
    assert any(one.about == "SP6" and "regnan" in one.caution for one in points.cautions())


def test_points_with_one_caution_share_its_line(points):
    points.alerts = ("pregnancy",)
    points.enter("sp6 b, li4 b")
    assert "SP6 LI4" in [one.about for one in points.cautions()]


def test_moxa_and_electro_on_listed_points_add_no_needles(points):
    for line in ("bl23 25 b", "bl23 m", "bl23 25 e", "bl23 25 b e 2hz"):
        points.enter(line)
    assert said(points) == ["BL23 Shenshu both", "BL25 Dachangshu both"]
    assert len(points._editing.note.methods) == 2


@pytest.mark.parametrize(
    ("typed", "method", "joined", "side", "place"),
    [
        ("moxa bl23 b", "moxa", ("BL23",), "both", ""),
        ("BL40 bled b", "bleeding", ("BL40",), "both", ""),
        ("cupping lower back", "cupping", (), "", "lower back"),
    ],
)
def test_a_method_among_the_points_is_put_into_its_row_and_needles_nothing(
    editing, points, typed, method, joined, side, place
):
    assert points.offers(typed)[0].payload is not None
    assert points.enter(typed) == ""
    (use,) = editing.note.methods
    assert (use.method, use.points, use.side, use.place) == (method, joined, side, place)
    assert editing.note.points == ()
    assert points.aside.startswith("Put into Also: ")


def test_needles_and_a_method_of_one_line_are_undone_together(editing, points):
    assert points.enter("bl23 25 b, moxa bl23 b") == ""
    assert (len(editing.note.points), len(editing.note.methods)) == (2, 1)
    editing.undo()
    assert (editing.note.points, editing.note.methods) == ((), ())


@pytest.mark.parametrize(
    "typed", ["no moxa, moxa bl23", "moxa bl23 declined", "moxa", "cupping lower back next time"]
)
def test_a_method_that_was_spared_or_not_placed_stays_words_among_the_points(editing, points, typed):
    assert points.enter(typed) == typed
    assert editing.note.methods == ()


def test_a_line_left_with_a_method_becomes_the_method(editing, points):
    points.leave("moxa bl23 b")
    assert [use.method for use in editing.note.methods] == ["moxa"]
