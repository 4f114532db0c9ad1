"""Opening a chart asks the same whatever the history, and nothing of lists that are not used."""

import pytest
from sqlalchemy import event

from charting.domain.visit_note import ListField
from charting.services import episodes, patients, timeline, visits
from tests.practice import charted_visit, new_episode, new_patient


def statements_of(chart, work):
    """What a piece of work asks for."""
    sent = []

    def note(*given):
        sent.append(given[2])

    engine = chart.sessions.kw["bind"]
    event.listen(engine, "before_cursor_execute", note)
    work()
    event.remove(engine, "before_cursor_execute", note)
    return [one for one in sent if one.startswith("SELECT")]


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


def test_lists_that_a_visit_does_not_use_are_not_read(chart):
    _, visit_id = patient_with(chart, 1)
    bare = statements_of(chart, lambda: visits.visit(chart, visit_id))
    visits.save_visit(chart, visit_id, {ListField("codes"): ("M54.50",)})
    coded = statements_of(chart, lambda: visits.visit(chart, visit_id))
    assert [one for one in coded if "FROM visit_code" in one and one not in bare]
    assert (len(bare), len(coded)) == (5, 6)
