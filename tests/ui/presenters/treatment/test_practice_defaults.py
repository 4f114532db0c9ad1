"""The practice's defaults at a visit: its usual needle, kept with the first points, and its own norms."""

from dataclasses import replace

import pytest

from charting.domain.treatment import MethodUse, PointUse, UsualNeedle
from charting.domain.visit_note import ListField
from charting.services import practice, visits
from charting.settings import Settings
from tests.practice import new_episode, new_patient
from tests.tampering import behind_the_apps_back
from tests.visit_desk import RecordingView, VisitDesk
from ui.presenters.announcements import SettingsChanged

RED = Settings(
    practice="Riverside",
    practitioner="Robin Reed",
    needle_gauge_mm=0.25,
    needle_length_mm=40,
    needle_minutes=20,
)
USUAL = UsualNeedle(gauge_mm=0.25, length_mm=40, retention_minutes=20)
BL23, BL25 = PointUse(point="BL23"), PointUse(point="BL25")


@pytest.fixture
def desk(chart):
    practice.save_settings(chart, RED)
    desk = VisitDesk(chart, RecordingView())
    desk.begin()
    return desk


def set_defaults(desk, **changed):
    practice.save_settings(desk.chart, replace(RED, **changed))
    desk.announcements.tell(SettingsChanged(), desk)


def needle(desk):
    return desk.presenter.editing.note.usual_needle


def test_the_first_points_take_the_default_needle_into_the_visit_and_undo_takes_both_away(desk):
    editing = desk.presenter.editing
    assert needle(desk) == ()
    editing.put_list("points", (BL23,))
    assert needle(desk) == (USUAL,)
    assert editing.undo()
    assert (needle(desk), editing.note.points) == ((), ())
    assert editing.redo()
    desk.presenter.close()
    assert desk.saved().usual_needle == (USUAL,)


def test_other_defaults_set_later_change_nothing_at_a_visit_with_points(desk):
    desk.presenter.editing.put_list("points", (BL23,))
    set_defaults(desk, needle_gauge_mm=0.3)
    desk.presenter.editing.put_list("points", (BL23, BL25))
    desk.presenter.close()
    assert desk.saved().usual_needle == (USUAL,)


def test_defaults_set_later_are_not_put_into_a_draft_whose_points_had_none(desk):
    set_defaults(desk, needle_gauge_mm=None, needle_length_mm=None, needle_minutes=None)
    desk.presenter.editing.put_list("points", (BL23,))
    set_defaults(desk)
    desk.presenter.editing.put_list("points", (BL23, BL25))
    assert needle(desk) == ()


def test_a_visit_without_points_says_nothing_of_needles(desk):
    editing = desk.presenter.editing
    editing.put_list("methods", (MethodUse(method="cupping_sliding"),))
    assert needle(desk) == ()
    editing.put_list("points", (BL23,))
    editing.put_list("points", ())
    assert needle(desk) == ()


def test_points_brought_forward_keep_their_needle_but_nothing_that_was_felt(desk, chart, clock):
    episode = new_episode(chart, new_patient(chart))
    first = visits.start_visit(chart, episode)
    charted = PointUse(point="BL23", side="both", depth_mm=25, gauge_mm=0.3, angle="oblique", de_qi="strong")
    current = MethodUse(method="electro", points=("BL23", "BL25"), hz="2", intensity="felt_light")
    visits.save_visit(chart, first, {ListField("points"): (charted,), ListField("methods"): (current,)})
    clock.forward(days=7)
    desk.presenter.open(visits.start_visit(chart, episode))
    desk.presenter.bringing.bring()
    note = desk.presenter.editing.note
    assert note.points == (replace(charted, de_qi=""),)
    assert note.methods == (replace(current, intensity=""),)
    assert note.usual_needle == (USUAL,)
    assert desk.presenter.editing.undo()
    assert desk.presenter.editing.note.usual_needle == ()


def test_the_practices_own_norm_stands_on_the_chip_with_the_sourced_one_in_its_tip(desk):
    desk.source("movement").enter("flexion 40")
    assert desk.source("movement").chips()[0].faint == "norm 55–65"
    set_defaults(desk, normal_values="flexion 40 50")
    (chip,) = desk.source("movement").chips()
    assert chip.faint == "norm 40–50"
    assert "the practice's own, see Settings; 55 to 65 by invented for tests" in chip.tip


def test_a_signed_visit_keeps_the_norm_on_its_chip_whatever_is_set_later(desk):
    set_defaults(desk, normal_values="flexion 40 50")
    desk.source("movement").enter("flexion 40")
    desk.presenter.sign()
    set_defaults(desk, normal_values="flexion 20 30")
    (chip,) = desk.source("movement").chips()
    assert chip.faint == "norm 40–50"
    assert "the practice's own when this visit was signed; 55 to 65 by invented for tests" in chip.tip
    desk.presenter.open(desk.presenter.visit_id)
    assert desk.source("movement").chips() == (chip,)


def test_the_next_visit_reads_by_todays_norm_again(desk):
    set_defaults(desk, normal_values="flexion 40 50")
    desk.source("movement").enter("flexion 40")
    desk.presenter.sign()
    set_defaults(desk, normal_values="flexion 20 30")
    desk.begin()
    desk.source("movement").enter("flexion 40")
    assert desk.source("movement").chips()[0].faint == "norm 20–30"


def test_what_is_brought_forward_brings_no_norm_and_leaves_the_kept_one(desk, chart):
    set_defaults(desk, normal_values="flexion 40 50")
    desk.presenter.editing.put_list("points", (BL23,))
    desk.source("movement").enter("flexion 40")
    desk.presenter.sign()
    first = desk.presenter.visit_id
    kept = desk.saved(first)
    desk.presenter.open(visits.start_visit(chart, visits.visit(chart, first).episode_id))
    desk.presenter.bringing.bring()
    desk.presenter.close()
    assert (desk.saved().points, desk.saved().normals) == ((BL23,), ())
    assert desk.saved(first) == kept


def test_a_signed_visit_says_nothing_of_its_signature_until_it_no_longer_holds(desk):
    desk.source("movement").enter("flexion 40")
    desk.presenter.sign()
    assert desk.view.screen.signed.difference == ""
    behind_the_apps_back(desk.chart, "UPDATE observation SET value = '45'")
    desk.presenter.open(desk.presenter.visit_id)
    assert desk.view.screen.signed.difference == (
        "▲ This record differs from what was signed on 9 Feb 2026. "
        "A printed copy or a backup from that time shows how it was."
    )
