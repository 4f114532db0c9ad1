"""A pattern's material: shown with its reasons, taken one by one, never all at once."""

import pytest

from charting.domain.treatment import MethodUse, PointUse
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue
from ui.presenters.assessment.material_presenter import Material


@pytest.fixture
def desk(chart):
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    visit = desk.presenter
    desk.material = Material(visit.editing, visit.patterns, visit.points, visit.methods)
    return desk


def lines(desk, kind):
    return [line for line in desk.material.lines() if line.kind == kind]


def test_without_a_pattern_it_says_what_to_do(desk):
    assert desk.material.lines() == ()
    assert desk.material.summary().startswith("Once a pattern is recorded")


def test_a_recorded_pattern_shows_principle_points_with_reasons_and_formulas(desk):
    desk.presenter.patterns.add("blood_stasis")
    (head,) = lines(desk, "pattern")
    assert (head.words, head.faint) == ("Blood stasis 血瘀", "Move Blood, remove stasis, stop pain")
    assert ("BL17 Geshu", "meeting of Blood") in [(one.words, one.faint) for one in lines(desk, "point")]
    assert lines(desk, "formula")[0].faint
    assert desk.material.summary() == "7 points and 4 formulas to start from, no protocol"


def test_a_suggested_pattern_shows_its_material_and_says_it_is_only_suggested(desk):
    desk.source("symptoms").enter("sharp pain")
    desk.source("modifiers").enter("worse with every movement")
    assert [one.words for one in lines(desk, "pattern")] == ["Blood stasis 血瘀 (suggested)"]


def test_taking_a_point_adds_that_one_point_and_one_undo_takes_it_back(desk):
    desk.presenter.patterns.add("blood_stasis")
    point = lines(desk, "point")[0]
    desk.material.take(point)
    desk.material.take(lines(desk, "point")[0])  # it is there already
    assert [use.point for use in desk.presenter.editing.note.points] == ["BL17"]
    assert lines(desk, "point")[0].is_taken
    desk.presenter.editing.undo()
    assert desk.presenter.editing.note.points == ()
    assert [one.key for one in desk.presenter.editing.note.patterns] == ["blood_stasis"]


def test_taking_a_formula_records_its_name_and_no_dose(desk):
    desk.presenter.patterns.add("cold_damp")
    desk.material.take(lines(desk, "formula")[0])
    (use,) = desk.presenter.editing.note.methods
    assert use == MethodUse(method="herbs", settings="Gan Jiang Ling Zhu Tang")
    assert lines(desk, "formula")[0].is_taken


def test_the_head_of_a_pattern_and_a_signed_visit_give_nothing(desk):
    desk.presenter.patterns.add("blood_stasis")
    desk.material.take(lines(desk, "pattern")[0])
    point = lines(desk, "point")[0]
    desk.presenter.editing.is_signed = True
    desk.material.take(point)
    assert (desk.presenter.editing.note.points, desk.presenter.editing.note.methods) == ((), ())


def test_every_pattern_with_points_names_only_points_that_exist_and_why(desk):
    catalogue = desk.chart.catalogue
    for pattern in catalogue.patterns:
        assert all(each.why and each.point in catalogue.points for each in pattern.points), pattern.key
        assert pattern.principle, pattern.key


def test_a_point_taken_from_the_material_leaves_other_points_and_words_as_they_were(desk):
    desk.source("points").enter("bl23 b")
    desk.source("points").leave("the one near the scar")
    desk.presenter.patterns.add("blood_stasis")
    desk.material.take(lines(desk, "point")[0])
    uses = desk.presenter.editing.note.points
    assert [(use.point, use.side) for use in uses] == [("BL23", "both"), ("BL17", "")]
    assert isinstance(uses[1], PointUse)
    assert desk.presenter.editing.words("points") == "the one near the scar"
