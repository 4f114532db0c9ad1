"""What the pages read is found by an index, so that no page grows slower with the practice."""

import pytest
from sqlalchemy import event

from charting.services import (
    episodes,
    handouts,
    needle_timers,
    patients,
    signatures,
    timeline,
    today,
    unsigned,
    usage,
    visit_paper,
    visits,
)
from tests.practice import charted_visit, new_episode, new_patient

WHOLE_TABLES = {"setting": "a dozen rows, whatever the practice"}


def scans_of(chart, work):
    """The tables that a piece of work reads from end to end, each with the statement."""
    return [
        (step, statement)
        for step, statement in plans_of(chart, work)
        if step.startswith("SCAN ") and not is_harmless(step, statement)
    ]


def plans_of(chart, work):
    """How SQLite finds what a piece of work asks for: each step with its statement."""
    sent = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        sent.append((statement, parameters))

    engine = chart.sessions.kw["bind"]
    event.listen(engine, "before_cursor_execute", note)
    work()
    event.remove(engine, "before_cursor_execute", note)
    with engine.connect() as connection:
        return [
            (step[3], statement)
            for statement, parameters in sent
            if statement.startswith("SELECT")
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


def is_harmless(step, statement):
    """Whether it is a small table, an index in its order, or the first few rows in the table's own order."""
    few = " LIMIT " in statement and ".id DESC" in statement
    return step.split()[1] in WHOLE_TABLES or "INDEX" in step or few


@pytest.fixture
def seen(handout_chart):
    """A chart with a patient of two visits, and their ids."""
    patient_id = new_patient(handout_chart)
    episode = new_episode(handout_chart, patient_id)
    found = {"pain_now": "6", "next_visit": "2026-02-09T10:00"}
    prose = {"plan": "Measure again at visit 2."}
    ids = [charted_visit(handout_chart, episode, found, prose=prose, sign=True) for _ in range(2)]
    return handout_chart, patient_id, ids[-1]


READS = {
    "the patient's header": lambda chart, patient, _: patients.patient(chart, patient),
    "the episodes": lambda chart, patient, _: episodes.episodes_of(chart, patient),
    "the unsigned visits": lambda chart, patient, _: timeline.unsigned_visits(chart, patient),
    "the running sets": lambda chart, _, __: needle_timers.running_sets(chart),
    "a signature": lambda chart, _, visit: signatures.difference(chart, visits.visit(chart, visit)),
    "a visit": lambda chart, _, visit: visits.visit(chart, visit),
    "the visit before": lambda chart, _, visit: timeline.visit_before(chart, visit),
    "pain over the episode": lambda chart, _, visit: timeline.pain_series(chart, visit),
    "the history": lambda chart, patient, _: timeline.history(chart, patient),
    "progress": lambda chart, patient, _: timeline.progress(chart, patient),
    "handouts given": lambda chart, patient, _: timeline.handouts_given(chart, patient),
    "signed visits": lambda chart, patient, _: visit_paper.signed_visits(chart, patient),
    "handouts offered": lambda chart, _, visit: handouts.offers(chart, visit, "en"),
    "the facts of a handout": lambda chart, _, visit: handouts.facts_of(chart, visit, "en"),
    "found by a name": lambda chart, *_: patients.find_patients(chart, "inv"),
    "found by several pieces": lambda chart, *_: patients.find_patients(chart, "ines 555"),
    "seen lately": lambda chart, *_: patients.recent_patients(chart),
    "left open": lambda chart, *_: unsigned.open_visits(chart),
    "today": lambda chart, *_: today.today(chart),
    "what was chosen lately": lambda chart, *_: usage.usage(chart),
    "the complaint of a visit": lambda chart, _, visit: episodes.complaint_of_visit(chart, visit),
}


@pytest.mark.parametrize("what", READS)
def test_no_page_reads_a_whole_table(seen, what):
    chart, patient_id, visit_id = seen
    assert scans_of(chart, lambda: READS[what](chart, patient_id, visit_id)) == []


def test_pain_over_an_episode_reads_no_rows_but_those_of_an_index(seen):
    chart, _, visit_id = seen
    steps = plans_of(chart, lambda: timeline.pain_series(chart, visit_id))
    found = [step for step, _ in steps if step.startswith("SEARCH") and "visit_1" not in step]
    assert len(found) == 2
    assert all("USING COVERING INDEX" in step for step in found)


@pytest.mark.parametrize("what", ["seen lately", "left open", "today"])
def test_the_newest_and_the_oldest_are_read_in_the_order_of_an_index(seen, what):
    """Sorting would read them all before it gives the first."""
    chart, patient_id, visit_id = seen
    steps = plans_of(chart, lambda: READS[what](chart, patient_id, visit_id))
    assert [statement for step, statement in steps if "TEMP B-TREE" in step] == []


def test_the_same_check_finds_a_table_that_is_read_whole(seen):
    chart = seen[0]

    def read_all():
        with chart.sessions() as session:
            session.connection().exec_driver_sql("SELECT * FROM visit WHERE plan = 'x'").fetchall()

    assert [step for step, _ in scans_of(chart, read_all)] == ["SCAN visit"]
