"""Diagnosis codes: headings refused with their children, sides asked for, exclusions explained."""

from datetime import UTC, datetime

import pytest

from charting.services import visits
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue


@pytest.fixture
def desk(chart, clock):
    clock.now = datetime(2026, 11, 2, 15, tzinfo=UTC)
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    return desk


def codes_offered(desk, text):
    return [offer.payload for offer in desk.presenter.codes.offers(text)]


def said(desk):
    return desk.view.problems[("codes", "")]


def test_a_heading_offers_the_codes_under_it_and_is_not_taken_itself(desk):
    assert sorted(codes_offered(desk, "M54.5")[:3]) == ["M54.50", "M54.51", "M54.59"]
    desk.presenter.codes.enter("M54.5")
    desk.presenter.codes.leave("M54.5")
    assert desk.presenter.editing.note.codes == ()
    assert any("heading" in sentence for sentence in desk.presenter.codes.objections())


def test_words_of_a_title_find_its_code(desk):
    assert "M54.16" in codes_offered(desk, "radiculopathy lumbar")
    assert codes_offered(desk, "腰痛")[0] == "SC61"


def test_codes_of_the_recorded_causes_come_first(desk):
    desk.presenter.causes.add("core_instability")
    assert codes_offered(desk, "m")[0] in {"M62.85", "M53.2X6", "M62.81"}


def test_the_six_stage_febrile_pattern_is_never_offered_for_the_taiyang_channel(desk):
    for text in ("SG60", "太陽", "SH40", "lower back"):
        assert not {"SG60", "SH40"} & set(codes_offered(desk, text))


def test_codes_that_exclude_each_other_are_explained(desk):
    desk.presenter.codes.enter("M54.50")
    assert said(desk) == ""
    desk.presenter.codes.enter("S39.012A")
    assert "M54.50 with S39.012A" in said(desk)


def test_a_code_that_leaves_the_side_open_asks_for_it(desk):
    desk.presenter.codes.enter("M54.30")
    assert "side" in said(desk)
    desk.presenter.codes.act("M54.30", "remove")
    desk.presenter.codes.enter("M54.31")
    assert said(desk) == ""


def test_chosen_codes_are_saved_in_their_order(desk):
    for code in ("SC61", "m54.59"):
        desk.presenter.codes.enter(code)
    desk.presenter.close()
    assert visits.visit(desk.chart, desk.presenter.visit_id).note.codes == ("SC61", "M54.59")


def test_a_day_of_another_year_than_the_loaded_list_is_a_warning(desk, chart, clock):
    clock.now = datetime(2025, 2, 2, 15, tzinfo=UTC)
    desk.begin()
    desk.presenter.codes.enter("M54.59")
    assert desk.presenter.editing.note.codes == ("M54.59",)
    assert "not checked for 2025-02-02" in said(desk)


def test_a_code_not_yet_valid_on_the_day_is_neither_offered_nor_taken_and_the_reason_said(desk, clock):
    clock.now = datetime(2021, 9, 2, 15, tzinfo=UTC)
    desk.begin()
    assert "M54.50" not in codes_offered(desk, "M54.5")
    assert desk.presenter.codes.enter("M54.50") == "M54.50"
    desk.presenter.codes.leave("")
    assert desk.presenter.editing.note.codes == ()
    assert any("may be used from 2021-10-01" in words for words in desk.presenter.codes.objections())


def test_a_code_of_the_other_side_than_the_charted_leg_is_pointed_out(desk):
    desk.source("symptoms").enter("leg pain l")
    desk.presenter.codes.enter("M54.31")
    assert "M54.31 is for the right side; left was charted. Choose M54.32." in said(desk)
