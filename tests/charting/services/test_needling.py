"""Counts, sets and adverse events are kept, shown, printed and frozen with their visit."""

import hashlib
import json

import pytest
from sqlalchemy import text

from charting.domain.needling import AdverseEvent, NeedleCount, NeedleSet
from charting.domain.visit_note import ListField, Observation, ObservationField, VisitNote, canonical_json
from charting.errors import TellTheUser
from charting.services import timeline, visit_paper, visits
from charting.services.needle_timers import running_sets
from tests.practice import WHO
from tests.visit_desk import blank_visit, with_whole_catalogue

NEEDLES = (NeedleCount(region="Low back", placed=4, removed=4), NeedleCount(region="Left ear", ear_seeds=2))
SETS = (NeedleSet(name="Back", points="BL23 BL25", minutes=20, started_at="2026-02-09T14:30:00+00:00"),)
EVENTS = (AdverseEvent(kind="needle_fainting", severity="mild", done="laid flat", outcome="well"),)
CHANGES = {ListField("needles"): NEEDLES, ListField("sets"): SETS, ListField("events"): EVENTS}


@pytest.fixture
def visit_id(chart):
    return blank_visit(chart)


def test_they_are_read_as_they_were_saved(chart, visit_id):
    visits.save_visit(chart, visit_id, CHANGES)
    note = visits.visit(chart, visit_id).note
    assert (note.needles, note.sets, note.events) == (NEEDLES, SETS, EVENTS)


def test_a_note_without_them_is_signed_as_before_they_existed():
    document = json.loads(canonical_json(VisitNote()))
    assert not {"needles", "sets", "events"} & set(document)


def test_the_signature_covers_them(chart, visit_id):
    visits.save_visit(chart, visit_id, CHANGES)
    signature = visits.sign_visit(chart, visit_id, WHO)
    note = visits.visit(chart, visit_id).note
    assert hashlib.sha256(canonical_json(note).encode()).hexdigest() == signature
    assert "needle_fainting" in canonical_json(note)


@pytest.mark.parametrize("table", ["needle_count", "needle_set", "adverse_event"])
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "UPDATE {table} SET position = 7",
        "DELETE FROM {table}",
    ],
)
def test_nothing_of_a_signed_visit_can_be_changed(chart, visit_id, table, statement):
    visits.save_visit(chart, visit_id, CHANGES)
    visits.sign_visit(chart, visit_id, WHO)
    with pytest.raises(Exception, match="the visit is signed"), chart.sessions.begin() as session:
        session.execute(text(statement.format(table=table)))


def test_a_region_that_differs_is_not_signed_without_a_reason(chart, visit_id):
    visits.save_visit(chart, visit_id, {ListField("needles"): (NeedleCount(region="Low back", placed=4),)})
    with pytest.raises(TellTheUser, match=r"Low back in \(4\) and out \(not counted\) differ. Count again"):
        visits.sign_visit(chart, visit_id, WHO)
    reason = {ObservationField("needle_difference_reason"): Observation(value="One stays in for the night")}
    visits.save_visit(chart, visit_id, reason)
    assert visits.sign_visit(chart, visit_id, WHO)


def test_history_and_paper_say_them_with_the_event_first(chart, visit_id):
    chart = with_whole_catalogue(chart)
    visits.save_visit(chart, visit_id, CHANGES)
    visits.sign_visit(chart, visit_id, WHO)
    sections = {one.heading: one.lines for one in visit_paper.sheet_of(chart, visit_id).summary.sections}
    lines = [line for line in sections["Treatment"] if "Needles" not in line]
    assert lines[0] == "▲ Adverse event: Fainting, mild; done: laid flat; outcome: well"
    assert "By region: Low back 4 in, 4 out; Left ear 2 ear seeds left in" in lines
    assert any(line.startswith("Set: Back, BL23 BL25, 20 min") for line in lines)


def test_an_adverse_event_stands_first_among_the_changes(chart, visit_id):
    chart = with_whole_catalogue(chart)
    visit = visits.visit(chart, visit_id)
    later = visits.start_visit(chart, visit.episode_id)
    visits.save_visit(chart, later, CHANGES)
    changes = timeline.history(chart, visit.patient_id)[0].changes
    assert (changes[0].tone, changes[0].words) == ("worse", "▲ Adverse event: Fainting, mild")


def test_only_running_sets_of_unsigned_visits_are_found(chart, visit_id):
    running = NeedleSet(
        name="Back",
        minutes=20,
        started_at="2026-02-09T14:30:00+00:00",
        running_since="2026-02-09T14:30:00+00:00",
    )
    visits.save_visit(chart, visit_id, {ListField("sets"): (NeedleSet(name="Front"), running)})
    (found,) = running_sets(chart)
    assert (found.visit_id, found.patient, found.needles) == (visit_id, "Ines Invented", running)
    visits.sign_visit(chart, visit_id, WHO)
    assert running_sets(chart) == ()
