"""Reading the chart waits for no writer and keeps none waiting; it sees what was kept when it began."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from charting.domain.visit_note import Observation, ObservationField
from charting.services import patients, practice, timeline, visits
from charting.services.today import today
from charting.services.usage import usage
from charting.store import audit
from charting.store.engine import open_engine, reading_sessions, session_factory
from tests.practice import KEY, charted_visit, new_episode, new_patient

PAIN = ObservationField("pain_now")


@pytest.fixture
def impatient(chart):
    """The same chart as another window has it, which waits for nobody."""
    file = Path(chart.sessions.kw["bind"].url.database.removeprefix("file://"))
    engine = open_engine(file, KEY, patience_ms=1)
    yield replace(chart, sessions=session_factory(engine))
    engine.dispose()


@pytest.fixture
def visit_id(chart):
    """A draft of an invented patient."""
    return charted_visit(chart, new_episode(chart, new_patient(chart)), {"pain_now": "6"})


def test_pages_are_read_as_they_were_while_something_is_being_saved(chart, impatient, visit_id):
    with chart.sessions.begin() as session:
        audit.append(session, what="save", subject=f"visit:{visit_id}", who="", at=chart.clock())
        session.execute(text("UPDATE observation SET value = '9'"))
        assert visits.visit(impatient, visit_id).note.text_of("pain_now") == "6"
        assert len(timeline.history(impatient, 1)) == len(patients.recent_patients(impatient)) == 1
        today(impatient, most_unsigned=3)
        practice.settings(impatient)
        usage(impatient)


def test_a_save_is_kept_while_something_is_being_read(chart, impatient, visit_id):
    with chart.reading() as session:
        value = text("SELECT value FROM observation")
        assert session.scalar(value) == "6"
        visits.save_visit(impatient, visit_id, {PAIN: Observation(value="3")})
        assert session.scalar(value) == "6"
    assert visits.visit(chart, visit_id).note.text_of("pain_now") == "3"


def test_within_one_large_transaction_what_it_wrote_is_read(chart):
    with chart.sessions() as outer, outer.begin():
        joined = sessionmaker(outer.connection(), class_=Session, join_transaction_mode="create_savepoint")
        assert reading_sessions(joined) is joined
        inside = replace(chart, sessions=joined)
        assert patients.patient(inside, new_patient(inside)).details.given_name == "Ines"
