"""What the page says of bringing forward and of undoing: what, from where, and what to do."""

import pytest

from charting.domain.visit_note import ListField, ObservationField, ProseField
from charting.services import visits
from tests.practice import charted_visit, new_episode, new_patient
from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue


@pytest.fixture
def desk(chart, clock):
    """A visit after one with treatment and plan."""
    episode = new_episode(chart, new_patient(chart))
    charted_visit(
        chart,
        episode,
        {"pain_now": "7", "retention_minutes": "20"},
        points="BL23 BL40",
        prose={"plan": "Twice a week"},
        sign=True,
    )
    clock.forward(days=12)
    desk = VisitDesk(chart, RecordingView())
    desk.presenter.open(visits.start_visit(chart, episode))
    return desk


@pytest.fixture
def real_desk(chart):
    """A blank visit with the product's own vocabulary."""
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    return desk


def said(desk):
    return desk.view.news.words


def test_bringing_forward_says_what_came_from_which_visit_and_what_to_do(desk):
    desk.presenter.bringing.bring()
    assert said(desk) == (
        "Brought from visit 1, 9 February 2026: 2 points, retention, plan. "
        "Each is marked until you keep or change it; Ctrl D again goes to the first."
    )
    assert desk.view.news.field is None  # the keyboard stays where one types


def test_a_part_that_came_in_own_words_alone_is_named_too(chart, clock):
    episode = new_episode(chart, new_patient(chart))
    own = {"points_words": "four gates, gently", "methods_words": "warm stones"}
    charted_visit(chart, episode, own, sign=True)
    clock.forward(days=12)
    desk = VisitDesk(chart, RecordingView())
    desk.presenter.open(visits.start_visit(chart, episode))
    desk.presenter.bringing.bring()
    assert desk.presenter.editing.note.text_of("points_words") == "four gates, gently"
    assert said(desk).startswith("Brought from visit 1, 9 February 2026: points, other methods. Each")


def test_bringing_again_leads_to_the_first_part_that_still_waits(desk):
    desk.presenter.bringing.bring()
    desk.presenter.bringing.keep(("points",))
    desk.presenter.bringing.bring()
    assert said(desk) == "Already brought, still to keep or change: Retention, Plan (from 9 February 2026)."
    assert (desk.view.news.field, desk.view.news.goes_there) == (ObservationField("retention_minutes"), True)


def test_what_was_brought_is_said_until_all_of_it_is_kept_or_changed(desk):
    desk.presenter.bringing.bring()
    desk.presenter.set_text("pain_now", "4")
    assert said(desk).startswith("Brought from")
    desk.presenter.bringing.keep()
    assert said(desk) == ""


def test_nothing_to_bring_is_said_and_is_past_with_the_next_change(desk):
    desk.presenter.bringing.bring()
    desk.presenter.bringing.keep()
    desk.presenter.bringing.bring()
    assert said(desk).startswith("Nothing to bring forward")
    desk.presenter.set_text("pain_now", "4")
    assert said(desk) == ""


def test_another_visit_says_nothing_of_what_was_brought_into_this_one(desk):
    desk.presenter.bringing.bring()
    desk.begin()
    assert said(desk) == ""


def test_undoing_says_what_is_gone_or_back_and_where_it_stands(real_desk):
    points = real_desk.source("points")
    points.enter("bl23 25 40 57 b")
    points.act(0, "remove")
    real_desk.presenter.undoing.undo()
    assert said(real_desk) == "Undone: BL23 Shenshu back"
    assert real_desk.view.news.field == ListField("points")
    real_desk.presenter.undoing.undo()
    assert said(real_desk) == "Undone: BL23 Shenshu, BL25 Dachangshu, BL40 Weizhong and 1 more removed"
    real_desk.presenter.undoing.redo()
    assert said(real_desk).endswith("BL40 Weizhong and 1 more added")


def test_undoing_a_change_of_one_chip_says_both(real_desk):
    points = real_desk.source("points")
    points.enter("bl23 b")
    points.act(0, "side:left")
    real_desk.presenter.undoing.undo()
    assert said(real_desk) == "Undone: BL23 Shenshu, left → BL23 Shenshu, both"


def test_undoing_a_plain_field_says_what_stands_there_now(real_desk):
    real_desk.presenter.set_text("pain_now", "6")
    real_desk.presenter.set_prose("plan", "R")
    real_desk.presenter.set_text("pain_now", "4")
    real_desk.presenter.undoing.undo()
    assert said(real_desk) == "Undone: Pain now 6"
    real_desk.presenter.undoing.undo()
    real_desk.presenter.undoing.undo()
    assert said(real_desk) == "Undone: Pain now is empty"


def test_undoing_words_or_several_things_says_the_name_of_the_step(desk):
    desk.presenter.set_prose("plan", "R")
    desk.presenter.undoing.undo()
    assert (said(desk), desk.view.news.field) == ("Undone: typing in plan", ProseField("plan"))
    desk.presenter.bringing.bring()
    desk.presenter.undoing.undo()
    assert said(desk) == "Undone: bringing forward"


def test_with_nothing_left_to_undo_that_is_said(desk):
    desk.presenter.undoing.undo()
    assert said(desk) == "There is nothing to undo."
    desk.presenter.undoing.redo()
    assert said(desk) == "There is nothing to do again."
