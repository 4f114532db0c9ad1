"""Opening a chart asks the same whatever the history, nothing of unused lists; a save writes once."""

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event, text

from charting.domain.visit_note import ListField, ProseField
from charting.services import episodes, patients, timeline, visits
from charting.services.read_ahead import read_ahead
from tests.practice import charted_visit, new_episode, new_patient

PAGE, FRAME_HEADER = 4096, 24
"""Bytes of a page, and of what stands before each in the write-ahead log."""


def statements_of(chart, work):
    """What a piece of work asks for."""
    return [one for one in sent_by(chart, work) if one.startswith("SELECT")]


def sent_by(chart, work):
    """Every statement of a piece of work."""
    sent = []

    def note(*given):
        sent.append(given[2])

    engine = chart.sessions.kw["bind"]
    event.listen(engine, "before_cursor_execute", note)
    work()
    event.remove(engine, "before_cursor_execute", note)
    return sent


def open_chart(chart, patient_id, visit_id):
    """What a patient's page reads: header, episodes, the newest visit and the one before, pain, history."""
    patients.patient(chart, patient_id)
    episodes.episodes_of(chart, patient_id)
    timeline.unsigned_visits(chart, patient_id)
    visits.visit(chart, visit_id)
    timeline.visit_before(chart, visit_id)
    timeline.pain_series(chart, visit_id)
    timeline.history(chart, patient_id, limit=8)


def patient_with(chart, count):
    """A patient with so many visits, and the newest one."""
    patient_id = new_patient(chart)
    episode = new_episode(chart, patient_id)
    return patient_id, [charted_visit(chart, episode, {"pain_now": "6"}) for _ in range(count)][-1]


@pytest.mark.parametrize("count", [10, 40])
def test_opening_a_chart_takes_the_same_number_of_statements_for_any_number_of_visits(chart, count):
    patient_id, visit_id = patient_with(chart, count)
    assert len(statements_of(chart, lambda: open_chart(chart, patient_id, visit_id))) == 23


def test_a_chart_that_was_read_ahead_makes_no_query_when_a_patient_is_opened(chart):
    _, visit_id = patient_with(chart, 3)
    other, newest = patient_with(chart, 3)
    visits.save_visit(chart, newest, {ListField("codes"): ("M54.50",)})
    made = chart.sessions.kw["bind"]._compiled_cache
    made.clear()
    read_ahead(chart)
    before = set(made)
    open_chart(chart, visits.visit(chart, visit_id).patient_id, visit_id)
    open_chart(chart, other, newest)
    assert before
    assert set(made) == before


def test_reading_ahead_of_an_empty_practice_finds_nothing_to_read(chart):
    assert statements_of(chart, lambda: read_ahead(chart))[1:] == []


def test_lists_that_a_visit_does_not_use_are_not_read(chart):
    _, visit_id = patient_with(chart, 1)
    bare = statements_of(chart, lambda: visits.visit(chart, visit_id))
    visits.save_visit(chart, visit_id, {ListField("codes"): ("M54.50",)})
    coded = statements_of(chart, lambda: visits.visit(chart, visit_id))
    assert [one for one in coded if "FROM visit_code" in one and one not in bare]
    assert (len(bare), len(coded)) == (5, 6)


def test_a_save_of_one_field_reads_the_note_once_and_writes_visit_change_and_activity_once(chart):
    _, visit_id = patient_with(chart, 1)
    sent = sent_by(chart, lambda: visits.save_visit(chart, visit_id, {ProseField("plan"): "Rest"}))
    written = [" ".join(one.split()[:3]) for one in sent if one.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == ["UPDATE visit SET", "INSERT INTO change", "INSERT INTO activity"]
    assert len([one for one in sent if one.startswith("SELECT")]) == 5
    assert [one for one in sent if one.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]


def test_a_save_that_leaves_the_summary_does_not_write_the_index_that_holds_it(chart):
    _, visit_id = patient_with(chart, 1)
    sent = sent_by(chart, lambda: visits.save_visit(chart, visit_id, {ProseField("plan"): "Rest"}))
    assert "summary" not in next(one for one in sent if one.startswith("UPDATE"))
    plans = [{ProseField("plan"): plan} for plan in ("Walk", "Swim", "Row")]
    pages = [pages_written(chart, partial(visits.save_visit, chart, visit_id, plan)) for plan in plans]
    # The visit, its change, the index of changes, the activity; now and then one of them is split
    assert min(pages) == 4


def test_each_save_moves_the_version_of_the_visit(chart):
    _, visit_id = patient_with(chart, 1)
    before = version_of(chart, visit_id)
    visits.save_visit(chart, visit_id, {ProseField("plan"): "Rest"})
    visits.save_visit(chart, visit_id, {ListField("codes"): ("M54.50",)})
    assert version_of(chart, visit_id) == before + 2


def pages_written(chart, work):
    """How many pages a piece of work put into the write-ahead log, which nobody empties meanwhile."""
    log = Path(f"{chart.sessions.kw['bind'].url.database.removeprefix('file://')}-wal")
    before = log.stat().st_size
    work()
    return (log.stat().st_size - before) / (PAGE + FRAME_HEADER)


def version_of(chart, visit_id):
    """How often the visit was written."""
    with chart.sessions() as session:
        return session.scalar(text("SELECT version FROM visit WHERE id = :id"), {"id": visit_id})
