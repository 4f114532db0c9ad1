"""How a needle was placed, charted field by field."""

import pytest

from charting.domain.treatment import PointUse, UsualNeedle
from charting.domain.visit_note import ListField, Observation, ObservationField, VisitNote
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.treatment.point_chips import PointChips

EARLIER = VisitNote(points=(PointUse(point="BL23", side="both", depth_mm=25, de_qi="obtained"),))


@pytest.fixture
def points():
    chips = PointChips(changed_editing(whole_catalogue())[0], before=lambda: EARLIER)
    chips.enter("bl23 b, bl40")
    return chips


def field(points, name, place=0):
    return next(one for one in points.details.details(place).fields if one.name == name)


def use(points, place=0):
    return points._editing.note.points[place]


def test_every_field_is_named_and_de_qi_is_never_filled_in(points):
    fields = points.details.details(0).fields
    assert all(one.label for one in fields)
    assert [one.name for one in fields][:3] == ["depth_mm", "angle", "de_qi"]
    assert (field(points, "de_qi").value, field(points, "de_qi").default) == ("", "")


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("depth_mm", "25", 25.0),
        ("depth_mm", "12,5 mm", 12.5),
        ("gauge_mm", "0.30", 0.3),
        ("length_mm", "50mm", 50.0),
        ("retention_minutes", "15 min", 15),
        ("stimulation", "rotation", "rotation"),
        ("depth_mm", "", None),
    ],
)
def test_what_is_typed_is_kept_as_it_is_typed(points, name, typed, kept):
    assert points.details.type(0, name, typed) == ""
    assert getattr(use(points), name) == kept


def test_details_stand_on_the_chip_in_few_words(points):
    points.details.type(0, "depth_mm", "25")
    points.details.choose(0, "de_qi", "obtained")
    assert points.chips()[0].faint == "both · 25 mm · de qi"


@pytest.mark.parametrize(("name", "typed"), [("depth_mm", "2x"), ("retention_minutes", "20.5")])
def test_what_cannot_be_read_is_said_and_goes_into_the_note(points, name, typed):
    assert f"“{typed}” cannot be read here" in points.details.type(0, name, typed)
    assert getattr(use(points), name) is None
    points.details.settle()
    assert use(points).note.endswith(typed)


def test_what_is_mended_while_typing_leaves_no_trace(points):
    points.details.type(0, "depth_mm", "2x")
    points.details.type(0, "depth_mm", "25")
    points.details.settle()
    assert (use(points).depth_mm, use(points).note) == (25, "")


def test_a_number_typed_letter_by_letter_is_one_step(points):
    for typed in ("2", "25"):
        points.details.type(0, "depth_mm", typed)
    points.details.settle()
    assert points._editing.undo()
    assert use(points).depth_mm is None
    assert points._editing.redo()
    assert use(points).depth_mm == 25


def test_typing_at_another_point_ends_the_step_at_the_first(points):
    points.details.type(0, "depth_mm", "25")
    points.details.type(1, "depth_mm", "20")
    points.details.settle()
    assert points._editing.undo()
    assert (use(points, 0).depth_mm, use(points, 1).depth_mm) == (25, None)


def test_the_default_needle_is_shown_greyed_until_another_is_charted(points):
    usual = (UsualNeedle(gauge_mm=0.25, length_mm=40, retention_minutes=20),)
    points._editing.put(ListField("usual_needle"), usual)
    assert (field(points, "gauge_mm").value, field(points, "gauge_mm").default) == ("", "default 0.25")
    assert field(points, "retention_minutes").default == "default 20"
    points._editing.put(ObservationField("retention_minutes"), Observation(value="30"))
    assert field(points, "retention_minutes").default == "today 30"


def test_the_default_needle_says_nothing_of_ear_points(points):
    points._editing.put(ListField("usual_needle"), (UsualNeedle(gauge_mm=0.25),))
    points._editing.put_list("points", (PointUse(point="kidney_ear"),))
    assert field(points, "gauge_mm").default == ""


def test_the_cited_depth_and_the_last_visit_stand_beside(points):
    details = points.details.opened(0)
    assert details.cited.startswith("Cited depth 20 to 31 mm: WPRIM")
    assert details.last == "Last visit: both, 25 mm, de qi"


@pytest.mark.parametrize(("depth", "is_said"), [("31", False), ("32", True), ("5", False), ("", False)])
def test_a_depth_beyond_the_cited_one_is_said_and_kept(points, depth, is_said):
    points.details.type(0, "depth_mm", depth)
    said = field(points, "depth_mm").problem
    assert said == ("32 mm is deeper than the cited 20 to 31 mm. It is kept as charted." if is_said else "")


def test_cautions_of_the_point_are_shown_with_their_evidence(points):
    assert points.details.details(0).warnings == (
        "Kidney region: mind the depth and angle (Anatomy; general knowledge, unverified)",
    )
    points.alerts = ("pregnancy",)
    assert len(points.details.details(0).warnings) == 2


@pytest.mark.parametrize("chip_id", [2, -1, "words", None])
def test_own_words_and_points_that_have_gone_have_no_details(points, chip_id):
    assert points.details.details(chip_id) is None
    points.details.choose(chip_id, "side", "left")
    assert [one.side for one in points._editing.note.points] == ["both", ""]


@pytest.mark.parametrize(
    ("typed", "noted"), [("1 cun", "1 cun"), ("25-30", "depth 25-30"), ("25-30 mm", "depth 25-30 mm")]
)
def test_the_first_number_of_what_is_no_depth_is_never_kept(points, typed, noted):
    for end in range(1, len(typed) + 1):
        points.details.type(0, "depth_mm", typed[:end])
    assert use(points).depth_mm is None
    points.details.settle()
    assert (use(points).depth_mm, use(points).note) == (None, noted)
