"""The opened visit: what a change does, what is kept when saving fails, what signing closes."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from charting.domain.patient import PatientAlert
from charting.domain.visit_note import ObservationField, ProseField
from charting.errors import TellTheUser
from charting.services import patients, visits
from tests.practice import charted_visit, new_episode, new_patient
from tests.visit_desk import RecordingView, VisitDesk, blank_visit, with_whole_catalogue
from ui.presenters.announcements import PatientChanged, VisitChanged
from ui.presenters.autosave import LONGEST_WAIT_MS, SaveKind

TONGUE_WORDS = ObservationField("tongue_words")


@pytest.fixture
def desk(chart):
    made = VisitDesk(with_whole_catalogue(chart), RecordingView())
    made.begin()
    return made


def break_the_disk(desk):
    """Every write of an observation fails from now on."""
    with desk.chart.sessions.begin() as session:
        session.execute(
            text("CREATE TRIGGER no_room BEFORE INSERT ON observation BEGIN SELECT RAISE(ABORT, 'no'); END")
        )


def mend_the_disk(desk):
    with desk.chart.sessions.begin() as session:
        session.execute(text("DROP TRIGGER no_room"))


@pytest.fixture
def reported(monkeypatch):
    """What reached the outermost handler."""
    kinds = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: kinds.append(kind))
    return kinds


def test_opening_a_blank_visit_changes_and_saves_nothing(desk):
    assert desk.presenter.autosave.unsaved == {}
    assert desk.delay.callback is None
    assert desk.saved() == desk.presenter.editing.note
    assert (dict(desk.saved().observations), desk.saved().causes, desk.saved().points) == ({}, (), ())
    assert (desk.view.causes, desk.view.patterns, desk.view.nerve_signs) == ((), (), ())


def test_a_change_is_in_the_chart_within_a_second_while_typing_goes_on(desk):
    for step in range(15):
        desk.now_ms = step * 50.0
        desk.source("tongue").typing("greenish and trembling"[: step + 1])
    assert desk.now_ms + desk.delay.pause_ms <= LONGEST_WAIT_MS
    desk.delay.ring()
    assert desk.saved().text_of("tongue_words") == "greenish and tr"


def test_what_is_half_typed_stays_with_the_visit_it_was_typed_in(desk):
    first, second = desk.presenter.visit_id, blank_visit(desk.chart)
    desk.source("tongue").typing("greenish ed")
    assert desk.presenter.open(second) is True
    assert desk.saved(first).text_of("tongue_words") == "greenish ed"
    assert desk.source("tongue").pending == ""
    desk.source("tongue").leave("")
    desk.presenter.close()
    assert TONGUE_WORDS not in desk.saved(second).observations


def test_a_visit_that_cannot_be_saved_is_not_left(desk, reported):
    first, second = desk.presenter.visit_id, blank_visit(desk.chart)
    break_the_disk(desk)
    desk.presenter.set_text("pain_now", "5")
    assert desk.presenter.open(second) is False
    assert desk.presenter.visit_id == first
    assert desk.presenter.editing.note.text_of("pain_now") == "5"
    assert "stays open" in desk.view.messages[-1]
    mend_the_disk(desk)
    assert desk.presenter.open(second) is True
    assert (desk.saved(first).text_of("pain_now"), desk.saved(second).text_of("pain_now")) == ("5", "")


def test_words_survive_a_failed_save_and_are_saved_with_the_next_try(desk, reported):
    break_the_disk(desk)
    desk.presenter.set_text("pain_now", "5")
    assert desk.presenter.close() is False
    assert desk.view.save_state.kind is SaveKind.FAILED
    assert [seen.value for seen in desk.presenter.autosave.unsaved.values()] == ["5"]
    mend_the_disk(desk)
    desk.delay.ring()
    assert desk.view.save_state.kind is SaveKind.SAVED
    assert desk.saved().text_of("pain_now") == "5"


def test_closing_saves_what_waits(desk):
    desk.presenter.set_prose("plan", "Twice a week")
    assert desk.presenter.close() is True
    assert desk.saved().prose["plan"] == "Twice a week"


def test_an_odd_number_is_said_and_saved(desk):
    desk.presenter.set_text("pain_worst", "12")
    assert "Please check 12" in desk.view.problems["pain_worst", ""]
    desk.presenter.set_text("pain_worst", "7")
    assert desk.view.problems["pain_worst", ""] == ""
    desk.presenter.set_text("pain_worst", "ten")
    desk.presenter.close()
    assert desk.saved().text_of("pain_worst") == "ten"
    assert "type a number" in desk.presenter.problem(ObservationField("pain_worst"))


def test_an_odd_cell_of_the_table_is_said_for_its_side(desk):
    desk.presenter.set_cell(ObservationField("power_l5", "left"), "9")
    desk.presenter.set_cell(ObservationField("power_l5", "right"), "4")
    assert "Please check 9" in desk.view.problems["power_l5", "left"]
    assert desk.view.problems["power_l5", "right"] == ""


def test_an_emptied_cell_counts_as_not_tested(desk):
    cell = ObservationField("power_l5", "left")
    desk.presenter.set_cell(cell, "4")
    desk.presenter.set_cell(cell, "")
    assert cell not in desk.presenter.editing.note.observations


def test_typing_notes_or_own_words_draws_no_conclusions(desk):
    before = desk.view.conclusions
    for typed in ("Back tight", "Back tight since Monday"):
        desk.presenter.set_prose("session_notes", typed)
        desk.source("tongue").typing(typed)
    assert desk.view.conclusions == before
    desk.presenter.set_text("pain_now", "5")
    assert desk.view.conclusions == before + 1


def test_nerve_signs_are_gathered_as_they_are_recorded(desk):
    desk.source("modifiers").enter("cough")
    assert desk.view.nerve_signs == ("Worse with cough or sneeze",)
    desk.source("modifiers").act(desk.source("modifiers").chips()[0].id, "remove")
    assert desk.view.nerve_signs == ()


def test_a_charted_sign_of_an_emergency_asks_for_its_question_until_it_is_answered(desk):
    # Source: the red flag's own (Physiopedia, AHCPR NBK52120, Verhagen 2016, Finucane 2020)
    question = "Ask the red flags: Any numbness between the legs or around the seat? A yes is an emergency."
    desk.source("symptoms").enter("saddle numbness")
    assert desk.view.nerve_signs == ("Numb in the saddle area", question)
    desk.presenter.set_text("saddle_numbness", "yes")
    assert question not in desk.view.nerve_signs
    desk.presenter.set_text("saddle_numbness", "")
    assert question in desk.view.nerve_signs


def test_numbness_elsewhere_asks_for_no_emergency(desk):
    desk.source("symptoms").enter("numb calf l")
    assert not [line for line in desk.view.nerve_signs if line.startswith("Ask the red flags")]


def test_a_yes_to_a_red_flag_is_raised_with_the_most_urgent_first(desk):
    for key in ("cancer_history", "saddle_numbness"):
        desk.presenter.set_text(key, "yes")
    state = desk.view.red_flags
    assert [raised.flag.finding.key for raised in state.raised] == ["saddle_numbness", "cancer_history"]
    assert all(raised.flag.action for raised in state.raised)
    assert state.words == "2 of 16 asked, 2 present"


def test_counted_needles_are_compared_once_both_are_there(desk):
    desk.presenter.set_text("needles_in", "9")
    assert desk.view.treatment.counted == ""
    desk.presenter.set_text("needles_out", "8")
    assert (desk.view.treatment.counted, desk.view.treatment.counts_agree) == ("1 still in", False)
    desk.presenter.set_text("needles_out", "09")
    assert desk.view.treatment.counts_agree is True


def test_an_alert_added_while_the_visit_is_open_brings_its_cautions(desk):
    desk.source("points").enter("sp6 b")
    assert not any(line.words.startswith("SP6") for line in desk.view.treatment.cautions)
    visit = visits.visit(desk.chart, desk.presenter.visit_id)
    person = patients.patient(desk.chart, visit.patient_id)
    pregnant = replace(person.details, alerts=(PatientAlert(key="pregnancy"),))
    patients.update_patient(desk.chart, visit.patient_id, pregnant)
    desk.announcements.tell(PatientChanged(visit.patient_id), desk)
    assert any(line.words.startswith("SP6") for line in desk.view.treatment.cautions)


def test_a_page_that_is_left_listens_no_more(desk):
    before = desk.view.treatment
    patient = visits.visit(desk.chart, desk.presenter.visit_id).patient_id
    desk.presenter.leave()
    desk.announcements.tell(PatientChanged(patient), desk)
    assert desk.view.treatment is before


def test_every_save_is_announced_to_others(desk):
    desk.presenter.set_text("pain_now", "5")
    desk.delay.ring()
    patient = visits.visit(desk.chart, desk.presenter.visit_id).patient_id
    fields = frozenset({ObservationField("pain_now")})
    assert desk.told == [VisitChanged(patient, desk.presenter.visit_id, fields)]


def test_signing_keeps_the_last_words_and_closes_the_note(desk):
    desk.source("tongue").typing("greenish")
    desk.presenter.set_prose("plan", "Rest")
    assert desk.presenter.sign() is True
    assert desk.view.screen.signed is not None
    desk.presenter.set_text("pain_now", "5")
    desk.presenter.set_prose("plan", "Later")
    desk.source("points").enter("bl23")
    desk.presenter.causes.add("disc_nerve")
    assert desk.presenter.close() is True
    note = desk.saved()
    assert (note.text_of("tongue_words"), note.prose["plan"]) == ("greenish", "Rest")
    assert (note.text_of("pain_now"), note.points, note.causes) == ("", (), ())


def test_a_needle_that_is_not_accounted_for_stops_the_signature_until_it_is_explained(desk):
    desk.presenter.set_text("needles_in", "9")
    desk.presenter.set_text("needles_out", "8")
    assert desk.presenter.unsigned_because().startswith("Needles in (9) and out (8) differ.")
    assert desk.presenter.sign() is False
    assert desk.view.messages[-1] == desk.presenter.unsigned_because()
    desk.presenter.set_text("needle_difference_reason", "ear seed stays")
    assert desk.presenter.sign() is True


def test_an_addendum_is_added_to_a_signed_visit_and_only_with_words(desk):
    desk.presenter.sign()
    assert desk.presenter.add_addendum("  ", "") is False
    assert desk.view.messages[-1] == "Type the addendum first."
    assert desk.presenter.add_addendum("She called: better.", "phone") is True
    assert [one.text for one in desk.view.screen.signed.addenda] == ["She called: better."]


def test_an_open_visit_takes_no_addendum(desk):
    assert desk.presenter.add_addendum("later", "") is False
    with pytest.raises(TellTheUser):
        visits.add_addendum(desk.chart, desk.presenter.visit_id, "later")


HOSTILE = [
    "a\0b",
    "lone \ud800 half",
    "\u202eturned\u202c",
    "👩🏽‍⚕️ 🦴",
    "腰痛",
    "<img src=x>&amp;",
    "x" * 100_000,
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_the_note_on_screen_is_the_note_in_the_file(desk, typed):
    desk.presenter.set_prose("session_notes", typed)
    desk.presenter.set_text("pain_worst", typed)
    for name in ("tongue", "points", "methods", "causes", "patterns", "adverse_events"):
        desk.source(name).typing(typed)
        desk.source(name).leave("")
    desk.source("points").enter("bl23 b")
    desk.source("points").set_note(0, typed)
    assert desk.presenter.close() is True
    assert desk.saved() == desk.presenter.editing.note


def test_beside_stands_the_visit_before_and_nothing_of_it_is_carried_over(chart, clock):
    episode = new_episode(chart, new_patient(chart))
    charted_visit(chart, episode, {"pain_now": "7", "tongue_body": "dusky"}, points="BL23", sign=True)
    clock.forward(days=12)
    desk = VisitDesk(chart, RecordingView())
    desk.presenter.open(visits.start_visit(chart, episode))
    assert desk.view.screen.last.title == "Last visit · 12 days ago"
    assert (dict(desk.presenter.editing.note.observations), desk.presenter.editing.note.points) == ({}, ())
    assert [score for _, score in desk.view.screen.pain.before] == [7]


def test_a_visit_that_is_not_there_leaves_the_open_one_as_it_was(desk):
    first = desk.presenter.visit_id
    desk.presenter.set_text("pain_now", "5")
    with pytest.raises(Exception, match="No row"):
        desk.presenter.open(9999)
    assert desk.presenter.visit_id == first
    desk.presenter.set_text("pain_worst", "7")
    desk.presenter.close()
    assert desk.saved(first).text_of("pain_worst") == "7"


def test_what_could_not_be_saved_is_put_back_and_saved_soon(desk):
    desk.presenter.restore({ProseField("plan"): "Rest"})
    assert desk.presenter.autosave.unsaved == {ProseField("plan"): "Rest"}
    desk.delay.ring()
    assert desk.saved().prose["plan"] == "Rest"
