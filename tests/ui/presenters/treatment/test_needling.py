"""Needles by region, sets with timers and adverse events at the visit that is open."""

import pytest

from charting.domain.needling import AdverseEvent, NeedleCount, NeedleSet
from charting.domain.red_flags import Urgency
from charting.domain.treatment import PointUse
from charting.domain.visit_note import ListField
from charting.services import visits
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue
from ui.presenters.visit.sign_sheet import has_emergency, sign_sheet


@pytest.fixture
def desk(chart):
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    return desk


@pytest.fixture
def needling(desk):
    return desk.presenter.needling


def needled(desk, *codes):
    uses = tuple(PointUse(point=code, side="both") for code in codes)
    desk.presenter.editing.put(ListField("points"), uses)


def test_the_list_of_points_offers_its_count_and_fills_nothing(desk, needling):
    needled(desk, "BL23", "BL40")
    assert needling.ledger.offer == "4 needles by the list of points: low back 2, left leg 1, right leg 1"
    assert needling.ledger.rows == ()


def test_one_key_takes_the_count_over_and_one_says_all_out(desk, needling):
    needled(desk, "BL23")
    needling.ledger.take_over()
    assert desk.presenter.unsigned_because().startswith("Low back in (2) and out (not counted) differ.")
    needling.ledger.all_out()
    assert needling.ledger.rows == (NeedleCount(region="Low back", placed=2, removed=2),)
    assert (needling.ledger.counted, desk.presenter.unsigned_because()) == ("all 2 out", "")


def test_all_out_works_without_regions_too(desk, needling):
    desk.presenter.set_text("needles_in", "9")
    needling.ledger.all_out()
    assert desk.presenter.editing.note.text_of("needles_out") == "9"


def test_a_cell_is_saved_while_it_is_typed_and_undone_in_one_step(desk, needling):
    needling.ledger.type_region(0, "Jaw")
    for text in ("1", "18"):
        needling.ledger.type_number(0, "placed", text)
        desk.delay.ring()
    assert desk.saved().needles == (NeedleCount(region="Jaw", placed=18),)
    needling.ledger.settle()
    desk.presenter.editing.undo()
    assert needling.ledger.rows == ()
    desk.presenter.editing.redo()
    assert needling.ledger.rows == (NeedleCount(region="Jaw", placed=18),)


def test_undo_takes_back_what_is_still_being_typed(desk, needling):
    needling.ledger.type_region(0, "Jaw")
    assert desk.presenter.editing.undo()
    assert needling.ledger.rows == ()


def test_an_emptied_row_is_gone_when_it_is_left(needling):
    needling.ledger.type_region(0, "Jaw")
    needling.ledger.type_region(0, "")
    needling.ledger.settle()
    assert needling.ledger.rows == ()


def test_a_timer_is_kept_the_moment_it_is_started(desk, needling, clock):
    needling.sets.add("Back")
    needling.sets.start_or_pause(0)
    assert desk.saved().sets[0].minutes == 20
    clock.forward(minutes=21)
    assert (needling.sets.shown[0].state, needling.sets.shown[0].time) == ("over", "+1:00")
    needling.sets.stop(0)
    assert needling.sets.summary == "Back ended"


def test_the_visits_own_retention_is_suggested_before_the_usual_one(desk, needling):
    assert needling.sets.suggested_minutes == 20
    desk.presenter.set_text("retention_minutes", "25")
    assert needling.sets.suggested_minutes == 25


def test_a_pause_and_a_minute_more(needling, clock):
    needling.sets.add("Back")
    needling.sets.start_or_pause(0)
    clock.forward(minutes=5)
    needling.sets.start_or_pause(0)
    clock.forward(minutes=30)
    needling.sets.longer(0)
    assert (needling.sets.shown[0].state, needling.sets.shown[0].time) == ("paused", "16:00")


def test_a_set_takes_the_points_that_no_other_set_has(desk, needling):
    needled(desk, "BL23", "BL25", "ST36")
    needling.sets.add("Front")
    needling.sets.type_words(0, "points", "ST36")
    needling.sets.add("Back")
    needling.sets.take_points(1)
    assert needling.sets.shown[1].needles == NeedleSet(name="Back", points="BL23 both, BL25 both", needles=4)


def test_points_without_a_code_are_read_in_words_in_chips_offers_and_sets(desk, needling):
    points = desk.presenter.points
    (offer,) = [one for one in points.offers("ling gu r, bl23 b") if one.lead]
    assert offer.label == "ling gu R, BL23 both"
    needled(desk, "ling_gu", "shenmen_ear", "BL23")
    assert [chip.text for chip in points.chips()] == ["Linggu", "shenmen ear Ershenmen", "BL23 Shenshu"]
    needling.sets.add("Front")
    needling.sets.take_points(0)
    assert needling.sets.shown[0].needles.points == "ling gu both, shenmen ear both, BL23 both"
    needling.sets.add("Back")
    needling.sets.take_points(1)
    assert needling.sets.shown[1].needles.points == ""


def test_starting_a_timer_is_one_step(desk, needling):
    needling.sets.add("Back")
    needling.sets.start_or_pause(0)
    desk.presenter.editing.undo()
    assert needling.sets.shown[0].state == "ready"


def test_an_event_begins_empty_and_says_what_to_do_once_its_kind_is_chosen(needling):
    assert (needling.events.rows, needling.events.kind_of(0)) == ((), None)
    needling.events.choose(0, "kind", "suspected_pneumothorax")
    assert needling.events.rows == (AdverseEvent(kind="suspected_pneumothorax"),)
    assert needling.events.kind_of(0).is_urgent


def test_the_sign_sheet_flags_the_event_and_names_the_running_timer(desk, needling):
    needling.events.choose(0, "kind", "needle_bruise")
    needling.events.choose(0, "severity", "mild")
    needling.ledger.type_number(0, "press_needles", "2")
    needling.sets.add("Back")
    needling.sets.start_or_pause(0)
    sheet = sign_sheet(desk.presenter)
    assert "▲ Adverse event: Bruise, mild." in sheet
    assert "Left in on purpose: 2 press needles." in sheet
    assert "Timer not stopped: Back. Signing stops it." in sheet


def test_signing_stops_what_still_runs(desk, needling, clock):
    needling.sets.add("Back")
    needling.sets.start_or_pause(0)
    clock.forward(minutes=7)
    assert desk.presenter.sign()
    (one,) = desk.saved().sets
    assert (one.elapsed_s, one.running_since, bool(one.ended_at)) == (420, "", True)


def test_signing_that_is_refused_stops_no_timer(desk, needling):
    needling.ledger.type_region(0, "Low back")
    needling.ledger.type_number(0, "placed", "8")
    needling.sets.add("Back")
    needling.sets.start_or_pause(0)
    assert not desk.presenter.sign()
    assert "Low back in (8) and out (not counted) differ" in desk.view.messages[-1]
    assert needling.sets.shown[0].state == "running"


def test_a_signed_visit_lets_nothing_be_pressed(desk, needling):
    needling.sets.add("Back")
    desk.presenter.sign()
    needling.sets.start_or_pause(0)
    needling.ledger.type_region(0, "Jaw")
    note = visits.visit(desk.chart, desk.presenter.visit_id).note
    assert (note.sets, note.needles) == ((NeedleSet(name="Back"),), ())
    assert needling.ledger.rows == ()


def test_a_word_among_the_chips_is_flagged_too_and_none_beside_an_event_is_said(desk, needling):
    desk.presenter.editing.put_text("adverse_events", "bruise")
    assert "▲ Adverse event: Bruise: no details yet." in sign_sheet(desk.presenter)
    desk.presenter.editing.put_text("adverse_events", "none")
    assert not any("Adverse event" in line for line in sign_sheet(desk.presenter))
    needling.events.choose(0, "kind", "needle_bruise")
    assert "▲ Adverse event: Bruise. “No adverse event” is charted as well." in sign_sheet(desk.presenter)


def test_needles_that_are_all_still_in_are_no_mistake_yet(needling):
    needling.ledger.type_number(0, "placed", "4")
    assert not needling.ledger.is_odd
    needling.ledger.type_number(0, "removed", "3")
    assert needling.ledger.is_odd


def test_the_sign_sheet_says_needles_that_nobody_counted_and_counts_that_are_not_the_list_s(desk):
    needled(desk, "BL23", "BL25")
    assert "4 needles by the list, not counted in or out." in sign_sheet(desk.presenter)
    assert desk.presenter.unsigned_because() == ""
    desk.presenter.set_text("needles_in", "3")
    sheet = "\n".join(sign_sheet(desk.presenter))
    assert "The list of points stands for 4 needles, 3 were counted in." in sheet


def test_the_sign_sheet_says_red_flags_odd_values_and_words_that_were_not_understood(desk):
    assert not has_emergency(desk.presenter)
    desk.presenter.set_text("pain_now", "14")
    desk.presenter.set_text("tongue_words", "odd sheen")
    flag = next(one for one in desk.presenter.red_flags if one.urgency is Urgency.EMERGENCY)
    desk.presenter.set_text(flag.finding.key, "yes")
    sheet = sign_sheet(desk.presenter)
    assert sheet[1] == f"▲ {flag.group} (emergency): {flag.action}"
    assert any(line.startswith("Please check Pain now: 14") for line in sheet)
    assert "Kept as words only: Tongue “odd sheen”." in sheet
    assert has_emergency(desk.presenter)
