"""Undo over all fields, bringing forward, and what is asked before signing."""

import pytest

from charting.domain.treatment import PointUse
from charting.domain.visit_note import ListField, Observation, ObservationField, ProseField
from charting.services import visit_paper, visits
from tests.practice import charted_visit, new_episode, new_patient
from tests.visit_desk import RecordingView, VisitDesk
from ui.presenters.announcements import Announcements
from ui.presenters.patient.history_presenter import HistoryPresenter
from ui.presenters.visit.sign_sheet import QUESTION, sign_sheet

PLAN, NOTES = ProseField("plan"), ProseField("session_notes")


@pytest.fixture
def desk(chart, clock):
    """A visit after one with treatment and plan."""
    episode = new_episode(chart, new_patient(chart))
    charted_visit(
        chart,
        episode,
        {"pain_now": "7", "retention_minutes": "20", "tongue_body": "dusky"},
        points="BL23 BL40",
        prose={"plan": "Twice a week", "session_notes": "slept badly"},
        sign=True,
    )
    clock.forward(days=12)
    desk = VisitDesk(chart, RecordingView())
    desk.presenter.open(visits.start_visit(chart, episode))
    return desk


def note(desk):
    return desk.presenter.editing.note


def test_undo_takes_back_steps_in_the_order_they_were_taken_across_fields(desk):
    editing = desk.presenter.editing
    desk.presenter.set_text("pain_now", "5")
    editing.put_list("points", (PointUse(point="BL23"),))
    desk.presenter.set_prose("plan", "R")
    assert editing.undo()
    assert (note(desk).value(PLAN), len(note(desk).points)) == ("", 1)
    assert editing.undo()
    assert editing.undo()
    assert (note(desk).points, note(desk).text_of("pain_now")) == ((), "")
    assert not editing.undo()


def test_redo_takes_the_steps_again_until_something_else_is_done(desk):
    editing = desk.presenter.editing
    desk.presenter.set_text("pain_now", "5")
    editing.undo()
    assert editing.redo()
    assert note(desk).text_of("pain_now") == "5"
    editing.undo()
    desk.presenter.set_prose("plan", "x")
    assert not editing.redo()


def test_typing_is_undone_a_word_at_a_time(desk):
    words = "back tight today"
    for end in range(1, len(words) + 1):
        desk.presenter.set_prose("session_notes", words[:end])
    texts = [words]
    while desk.presenter.editing.undo():
        texts.append(note(desk).value(NOTES))
    assert texts == [words, "back tight ", "back ", ""]


def test_an_undone_change_is_saved_like_any_other(desk):
    desk.presenter.set_text("pain_now", "5")
    desk.delay.ring()
    desk.presenter.editing.undo()
    desk.delay.ring()
    assert desk.saved().text_of("pain_now") == ""
    assert desk.view.shown_anew == 1


def test_the_menu_can_name_what_is_undone(desk):
    steps = desk.presenter.editing.steps
    desk.presenter.set_prose("plan", "R")
    assert steps.undo_name == "typing in plan"
    desk.presenter.editing.undo()
    assert (steps.undo_name, steps.redo_name) == ("", "typing in plan")


def test_picking_a_chip_is_one_step_whatever_was_typed_to_find_it(desk):
    source, editing = desk.source("tongue"), desk.presenter.editing
    for typed in ("d", "du", "dusky"):
        source.typing(typed)
    source.take(source.offers("dusky")[0])
    assert note(desk).text_of("tongue_body") == "dusky"
    editing.undo()
    assert (note(desk).text_of("tongue_body"), note(desk).text_of("tongue_words")) == ("", "")
    assert not editing.undo()


def test_own_words_are_one_step_once_they_are_settled(desk):
    source, editing = desk.source("tongue"), desk.presenter.editing
    for typed in ("g", "greenish"):
        source.typing(typed)
    source.leave("greenish")
    assert editing.undo()
    assert note(desk).text_of("tongue_words") == ""
    assert not editing.undo()


def test_another_visit_cannot_be_changed_by_undoing_this_one(desk, chart):
    desk.presenter.set_prose("plan", "Rest")
    desk.begin()
    assert not desk.presenter.editing.undo()


def test_a_signed_visit_cannot_be_undone(desk):
    desk.presenter.set_prose("plan", "Rest")
    assert desk.presenter.sign()
    assert not desk.presenter.editing.undo()


def test_bringing_forward_fills_treatment_and_plan_and_says_from_when(desk):
    desk.presenter.bringing.bring()
    assert [use.point for use in note(desk).points] == ["BL23", "BL40"]
    assert note(desk).value(PLAN) == "Twice a week"
    assert note(desk).value(NOTES) == ""
    assert note(desk).text_of("pain_now") == note(desk).text_of("tongue_body") == ""
    assert desk.view.carried == {
        "points": "from 9 February 2026",
        "retention_minutes": "from 9 February 2026",
        "plan": "from 9 February 2026",
    }


def test_keeping_or_changing_a_part_takes_its_mark_away_and_the_record_remembers(desk):
    desk.presenter.bringing.bring()
    desk.presenter.bringing.keep(("plan",))
    desk.source("points").act(0, "remove")
    assert set(desk.view.carried) == {"retention_minutes"}
    desk.presenter.autosave.flush()
    states = {one.part: one.state for one in desk.saved().carried}
    assert states == {"points": "changed", "retention_minutes": "unconfirmed", "plan": "kept"}


def test_bringing_forward_is_one_step_to_undo(desk):
    desk.presenter.bringing.bring()
    desk.presenter.editing.undo()
    assert (note(desk).points, note(desk).value(PLAN), note(desk).carried) == ((), "", ())


def test_a_single_part_can_be_brought_from_a_named_visit(desk):
    earlier = desk.presenter.bringing.earlier()[0]
    assert earlier.title == "Visit 1, 9 February 2026"
    desk.presenter.bringing.bring(earlier.visit_id, ("plan",))
    assert (note(desk).value(PLAN), note(desk).points) == ("Twice a week", ())


def test_a_first_visit_has_nothing_to_bring_and_says_so(desk):
    desk.begin()
    desk.presenter.bringing.bring()
    assert "no earlier visit" in desk.view.messages[-1]


def test_signing_keeps_what_was_brought_and_not_touched(desk):
    desk.presenter.bringing.bring(parts=("plan",))
    assert "Plan (from 9 February 2026)" in " ".join(sign_sheet(desk.presenter))
    assert desk.presenter.sign()
    assert [one.state for one in desk.saved().carried] == ["kept"]


def test_signing_that_is_refused_confirms_nothing(desk):
    desk.presenter.bringing.bring(parts=("plan",))
    desk.presenter.set_text("needles_in", "8")
    assert not desk.presenter.sign()
    assert [one.state for one in desk.presenter.editing.note.carried] == ["unconfirmed"]


def test_the_sign_sheet_names_what_is_empty_and_how_the_needles_stand(desk):
    lines = sign_sheet(desk.presenter)
    assert lines[0] == QUESTION
    assert "pain now" in lines[1]
    assert "tongue" in lines[1]
    editing = desk.presenter.editing
    editing.put(ObservationField("tongue_body"), Observation(value="dusky"))
    desk.presenter.set_text("needles_in", "9")
    editing.put(ListField("points"), (PointUse(point="BL23"),))
    text = "\n".join(sign_sheet(desk.presenter))
    assert "tongue" not in text
    assert "treatment" not in text
    assert "Needles: 9 in, – out." in text


def test_the_printed_visit_and_the_history_say_what_was_copied_and_not_touched(desk, chart):
    desk.presenter.bringing.bring(parts=("plan",))
    desk.presenter.sign()
    said = "Plan carried from 9 February 2026, not changed"
    visit = visits.visit(chart, desk.presenter.visit_id)
    paper = visit_paper.sheet_of(chart, visit.id)
    assert said in str(paper)
    view = RecordingHistory()
    history = HistoryPresenter(chart, view, Announcements())
    history.open(visit.patient_id)
    history.shown(True)
    assert said in str(view.cards)


class RecordingHistory:
    """A history page that keeps the cards it was shown."""

    cards = ()

    def show_cards(self, cards, more):
        self.cards = cards

    def close_addendum_form(self):
        """There is no form to close."""


def test_the_sign_sheet_names_places_of_a_phrase_that_nobody_filled(desk):
    desk.presenter.set_prose("session_notes", "Hinge {how often} a week, {} sets.")
    desk.presenter.set_text("tongue_words", "as on {}")
    text = "\n".join(sign_sheet(desk.presenter))
    assert "Not filled in yet: session notes {how often}, session notes {}, tongue {}." in text


def test_a_filled_phrase_is_not_named_on_the_sign_sheet(desk):
    desk.presenter.set_prose("session_notes", "Hinge 3 times a week.")
    assert "Not filled in" not in "\n".join(sign_sheet(desk.presenter))


def test_undo_and_redo_over_typed_points_take_the_mark_of_what_was_brought_along(desk):
    desk.presenter.bringing.bring()
    points = desk.presenter.source("points")

    def state():
        return next(one.state for one in note(desk).carried if one.part == "points")

    points.typing("bl25")
    points.enter("bl25 b +")
    assert state() == "changed"
    desk.presenter.editing.undo()
    assert ([one.point for one in note(desk).points], state()) == (["BL23", "BL40"], "unconfirmed")
    desk.presenter.editing.undo()
    assert note(desk).carried == ()
    desk.presenter.editing.redo()
    assert state() == "unconfirmed"
    desk.presenter.editing.redo()
    assert ([one.point for one in note(desk).points], state()) == (["BL23", "BL40", "BL25"], "changed")
