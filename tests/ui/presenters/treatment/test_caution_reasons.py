"""Reasons kept beside cautions: never asked for, never lost."""

import pytest

from charting.domain.treatment import CautionReason
from charting.services import visit_paper, visits
from tests.practice import new_episode, new_patient
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue


@pytest.fixture
def desk(chart):
    chart = with_whole_catalogue(chart)
    desk = VisitDesk(chart, RecordingView())
    desk.presenter.open(visits.start_visit(chart, new_episode(chart, new_patient(chart))))
    desk.source("points").enter("bl23 b")
    return desk


def lines(desk):
    return desk.view.treatment.cautions


def test_a_reason_is_typed_beside_its_caution_and_kept_with_the_visit(desk):
    (line,) = lines(desk)
    assert line.words.startswith("BL23: Kidney region")
    for typed in ("2", "20 mm, thick-set"):
        desk.presenter.reasons.type(line.caution, typed)
    assert lines(desk)[0].reason == "20 mm, thick-set"
    desk.presenter.close()
    kept = (CautionReason(caution=line.caution, reason="20 mm, thick-set"),)
    assert desk.saved().caution_reasons == kept


def test_typing_a_reason_is_one_step(desk):
    caution = lines(desk)[0].caution
    for typed in ("2", "20 mm"):
        desk.presenter.reasons.type(caution, typed)
    desk.presenter.reasons.settle()
    assert desk.presenter.editing.undo()
    assert desk.presenter.editing.note.caution_reasons == ()
    assert desk.presenter.editing.note.points


def test_another_point_of_the_same_caution_keeps_its_reason(desk):
    desk.presenter.reasons.type(lines(desk)[0].caution, "20 mm")
    desk.source("points").enter("bl52 b")
    assert [(one.words.split(":")[0], one.reason) for one in lines(desk)] == [("BL23 BL52", "20 mm")]


def test_a_reason_stays_when_its_caution_shows_no_more_until_it_is_emptied(desk):
    caution = lines(desk)[0].caution
    desk.presenter.reasons.type(caution, "20 mm")
    desk.source("points").act(0, "remove")
    assert [(one.words, one.reason) for one in lines(desk)] == [(f"No longer charted: {caution}", "20 mm")]
    desk.presenter.reasons.type(caution, "")
    assert lines(desk) == ()


def test_no_reason_is_needed_to_sign_and_one_that_was_given_is_printed(desk):
    desk.presenter.reasons.type(lines(desk)[0].caution, "20 mm, thick-set")
    assert desk.presenter.sign()
    sheet = visit_paper.sheet_of(desk.chart, desk.presenter.visit_id)
    printed = [line for section in sheet.summary.sections for line in section.lines]
    assert any(line.startswith("Cautions: Kidney region") and "20 mm, thick-set" in line for line in printed)
