"""Point combinations in the points field: offered by name, written out, and kept from the visit."""

from dataclasses import replace

import pytest

from charting.services import combinations
from charting.store.engine import open_engine, session_factory
from tests.practice import KEY
from tests.visit_desk import changed_editing, with_whole_catalogue
from ui.presenters.treatment.point_chips import PointChips
from ui.presenters.treatment.point_combinations import PointCombinations


@pytest.fixture
def whole_chart(chart):
    """A chart with the product's own points."""
    return with_whole_catalogue(chart)


@pytest.fixture
def said():
    """What the page was told to say."""
    return []


@pytest.fixture
def points(whole_chart, said):
    """The points of a visit in a practice that has one combination."""
    combinations.save_combination(whole_chart, None, "kidney", "bl23 52 b, ki3 b +")
    editing = changed_editing(whole_chart.catalogue)[0]
    return PointChips(editing, PointCombinations(whole_chart, said.append))


def codes(points):
    return [chip.text.split()[0] for chip in points.chips()]


def labels(points, typed):
    return [offer.label for offer in points.offers(typed)]


@pytest.mark.parametrize("typed", [".k", ".kidney", "kid", "Kidney"])
def test_a_combination_is_offered_first_by_its_name(points, typed):
    first = points.offers(typed)[0]
    assert (first.label, first.faint) == (".kidney", "BL23 BL52 b, KI3 b +")
    points.take(first)
    assert codes(points) == ["BL23", "BL52", "KI3"]
    assert points.pending == ""


def test_points_of_that_name_are_still_offered(points):
    assert "KI3" in [offer.lead for offer in points.offers("ki3")]
    assert any(offer.lead == "BL23" for offer in points.offers("kidney"))


def test_a_name_with_its_dot_stands_for_its_points_in_a_line(points):
    assert points.enter("bl40 r, .kidney, nonsense") == "nonsense"
    assert codes(points) == ["BL40", "BL23", "BL52", "KI3"]


def test_leaving_the_field_after_a_known_name_records_its_points(points):
    points.leave(".kidney")
    assert codes(points) == ["BL23", "BL52", "KI3"]


def test_an_unknown_name_stays_as_words(points):
    points.leave(".unheard-of")
    assert [chip.words for chip in points.chips()] == [".unheard-of"]


def test_the_points_of_the_visit_are_kept_under_a_new_name(points, said, whole_chart):
    points.enter("bl25 b, ashi bl24 r")
    offer = points.offers(".back-pair")[0]
    assert offer.label == "Keep these 2 points as .back-pair"
    points.typing(".back-pair")
    points.take(offer)
    assert points.pending == ""
    assert codes(points) == ["BL25", "Ashi"]
    (kept,) = combinations.find(whole_chart, ".back-pair")
    assert combinations.line_of(whole_chart, kept).uses == points._editing.note.points
    assert ".back-pair" in said[-1]
    points.typing("b")
    assert said[-1] == ""


def test_keeping_under_a_known_name_comes_after_using_it_and_says_instead(points, whole_chart):
    points.enter("bl25 b")
    using, keeping = points.offers(".kidney")[:2]
    assert (using.label, keeping.label) == (".kidney", "Keep this 1 point as .kidney instead")
    points.take(keeping)
    (kept,) = combinations.combinations(whole_chart)
    assert kept.text == "BL25 b"


@pytest.mark.parametrize("typed", [".new", ".", "new"])
def test_without_points_there_is_nothing_to_keep(points, typed):
    assert not any("eep" in label for label in labels(points, typed))


@pytest.mark.parametrize("typed", ["new", ".a--b", ".a.b"])
def test_only_a_usable_name_with_its_dot_keeps_points(points, typed):
    points.enter("bl25 b")
    assert not any("Keep" in label for label in labels(points, typed))


def test_a_dot_alone_shows_every_combination_and_how_to_keep_one(points):
    points.enter("bl25 b")
    assert labels(points, ".") == [".kidney", "Type a name to keep this 1 point"]


def test_a_chart_that_cannot_be_read_offers_points_as_always(whole_chart, said, tmp_path):
    gone = session_factory(open_engine(tmp_path / "gone", KEY))
    unreadable = replace(whole_chart, sessions=gone, shorthands={})
    editing = changed_editing(whole_chart.catalogue)[0]
    points = PointChips(editing, PointCombinations(unreadable, said.append))
    assert points.offers("bl23")[0].payload[0].point == "BL23"
    assert points.enter(".kidney") == ".kidney"
    points.take(points.offers("bl25")[0])
    assert codes(points) == ["BL25"]
    assert said == []
