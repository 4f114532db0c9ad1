"""A chart without needle details gets them empty, keeps every row, and its signed visits still verify."""

import hashlib

import pytest
from sqlalchemy import select

from charting.domain.treatment import MethodUse, PointUse
from charting.domain.visit_note import canonical_json
from charting.records.note_rows import read_note
from charting.records.visit import Visit
from charting.store import upgrade
from charting.store.engine import open_engine, raw_connection, session_factory
from tests.old_versions import NOW, chart_of_version, insert
from tests.practice import KEY

SIGNED_THEN = "b28164df4a9549aca93cdb47be006a73d28a47073f04e0c8c80b0cb9c2962ec0"
"""What the version before took the signature of these two uses over, see test_visit_note."""


@pytest.fixture
def old_chart(tmp_path):
    """A chart of the version before, with one signed visit that used two points and a current."""
    chart = chart_of_version("0004", tmp_path)
    raw = raw_connection(chart, KEY, mode="rw")
    insert(raw, "patient", id=1, family_name="Invented")
    insert(raw, "episode", id=1, patient_id=1)
    insert(raw, "visit", id=1, patient_id=1, episode_id=1, number=1)
    insert(
        raw,
        "point_use",
        id=1,
        visit_id=1,
        point="BL23",
        side="both",
        technique="reinforce",
        depth_mm=25,
        note="sore",
    )
    insert(
        raw,
        "method_use",
        id=1,
        visit_id=1,
        method="electro",
        minutes=20,
        settings="hz_2",
        points="BL23 BL25",
    )
    raw.execute("UPDATE visit SET signed_at = ?, signature = ? WHERE id = 1", (NOW, SIGNED_THEN))
    raw.close()
    return chart


def test_a_signed_visit_keeps_its_rows_and_its_signature(old_chart):
    upgrade.upgrade(old_chart, KEY, lambda: None)
    engine = open_engine(old_chart, KEY)
    with session_factory(engine)() as session:
        visit = session.scalars(select(Visit)).one()
        note, signature = read_note(session, visit), visit.signature
    engine.dispose()
    assert note.points == (
        PointUse(point="BL23", side="both", technique="reinforce", depth_mm=25.0, note="sore"),
    )
    assert note.methods == (
        MethodUse(method="electro", minutes=20, settings="hz_2", points=("BL23", "BL25")),
    )
    assert (note.usual_needle, note.caution_reasons) == ((), ())
    assert hashlib.sha256(canonical_json(note).encode()).hexdigest() == signature == SIGNED_THEN


@pytest.mark.parametrize(
    "late",
    [
        "UPDATE point_use SET gauge_mm = 0.3",
        "UPDATE method_use SET hz = '2'",
        "INSERT INTO usual_needle (visit_id, gauge_mm) VALUES (1, 0.25)",
        "INSERT INTO caution_reason (visit_id, position, caution, reason) VALUES (1, 0, 'x', 'y')",
    ],
)
def test_nothing_of_the_new_can_be_put_into_a_visit_signed_before(old_chart, late):
    upgrade.upgrade(old_chart, KEY, lambda: None)
    raw = raw_connection(old_chart, KEY, mode="rw")
    with pytest.raises(Exception, match="the visit is signed"):
        raw.execute(late)
    raw.close()
