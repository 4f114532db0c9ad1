"""A visit signed before normal values were kept reads by the sourced ones, and its signature holds."""

import pytest
from sqlalchemy import select

from charting.domain.visit_note import Observation, ObservationField, VisitNote, digest_of
from charting.records.note_rows import read_note
from charting.records.visit import Visit
from charting.store import upgrade
from charting.store.engine import open_engine, raw_connection, session_factory
from tests.old_versions import NOW, chart_of_version, insert
from tests.practice import KEY

NOTE = VisitNote(observations={ObservationField("flexion"): Observation(value="42")})
SIGNED_THEN = "a87c9bbaa6d688030e6da802da918f31fa5d46e3809ef78d0013ae040db00057"
"""What the version before took the signature of this note over."""


@pytest.fixture
def old_chart(tmp_path):
    """A chart of the version before, whose practice has its own norm for what a signed visit measured."""
    chart = chart_of_version("0008", tmp_path)
    raw = raw_connection(chart, KEY, mode="rw")
    insert(raw, "setting", key="normal_values", value="flexion 40 50")
    insert(raw, "patient", id=1, family_name="Invented")
    insert(raw, "episode", id=1, patient_id=1)
    insert(raw, "visit", id=1, patient_id=1, episode_id=1, number=1)
    insert(raw, "observation", id=1, visit_id=1, finding="flexion", value="42")
    raw.execute("UPDATE visit SET signed_at = ?, signature = ? WHERE id = 1", (NOW, SIGNED_THEN))
    raw.close()
    upgrade.upgrade(chart, KEY, lambda: None)
    return chart


def test_a_signed_visit_keeps_its_signature_and_is_given_no_norms(old_chart):
    engine = open_engine(old_chart, KEY)
    with session_factory(engine)() as session:
        visit = session.scalars(select(Visit)).one()
        note = read_note(session, visit)
        assert note.observations == NOTE.observations
        assert (note.normals, digest_of(note), digest_of(NOTE)) == ((), visit.signature, SIGNED_THEN)
    engine.dispose()


def test_no_norm_can_be_put_into_a_visit_signed_before(old_chart):
    raw = raw_connection(old_chart, KEY, mode="rw")
    with pytest.raises(Exception, match="the visit is signed"):
        raw.execute(
            "INSERT INTO kept_normal (visit_id, finding, lowest, highest) VALUES (1, 'flexion', 1, 2)"
        )
    raw.close()
