"""A signed visit reads for ever by the normal values it was signed with."""

import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from charting.domain.kept_normals import KeptNormal
from charting.domain.visit_note import VisitNote, canonical_json, digest_of
from charting.records.change import Activity, Change
from charting.services import practice, signatures, timeline, visit_paper, visits
from charting.settings import Settings
from charting.store import audit
from tests.practice import charted_visit, new_episode, new_patient

OWN = "extension 10 25; flexion 40 50"
KEPT = (KeptNormal(finding="flexion", lowest=40.0, highest=50.0),)


def set_norms(chart, values):
    practice.save_settings(
        chart, Settings(practice="Riverside", practitioner="Robin Reed", normal_values=values)
    )


def norm_at(chart, visit_id):
    """The normal range of flexion that a visit reads by, with whose it is."""
    visit = visits.visit(chart, visit_id)
    settings, is_signed = practice.settings(chart), visit.signed_at is not None
    normal = practice.definitions_at(chart, settings, visit.note, is_signed=is_signed)["flexion"].normal
    return normal.span, normal.source


@pytest.fixture
def patient_id(chart):
    return new_patient(chart)


@pytest.fixture
def episode(chart, patient_id):
    return new_episode(chart, patient_id)


@pytest.fixture
def signed(chart, episode):
    set_norms(chart, OWN)
    return charted_visit(chart, episode, {"flexion": "42", "pain_now": "6"}, sign=True)


def test_signing_keeps_the_own_norms_of_what_was_recorded_and_of_nothing_else(chart, signed):
    assert visits.visit(chart, signed).note.normals == KEPT
    set_norms(chart, "flexion 20 30")
    source = "the practice's own when this visit was signed; 55 to 65 by invented for tests"
    assert norm_at(chart, signed) == ("40–50", source)


def test_an_unsigned_visit_reads_by_todays_norms_and_keeps_none(chart, episode):
    set_norms(chart, OWN)
    draft = charted_visit(chart, episode, {"flexion": "42"})
    set_norms(chart, "flexion 20 30")
    assert norm_at(chart, draft)[0] == "20–30"
    assert visits.visit(chart, draft).note.normals == ()


def test_a_visit_signed_without_own_norms_reads_by_the_sourced_ones_for_ever(chart, episode):
    signed = charted_visit(chart, episode, {"flexion": "42"}, sign=True)
    set_norms(chart, OWN)
    assert norm_at(chart, signed) == ("55–65", "invented for tests")


def test_the_signature_covers_kept_norms_and_says_nothing_of_them_where_there_are_none(chart, signed):
    visit = visits.visit(chart, signed)
    assert json.loads(canonical_json(visit.note))["normals"] == [
        {"finding": "flexion", "lowest": 40.0, "highest": 50.0}
    ]
    assert digest_of(visit.note) == visit.signature
    assert "normals" not in canonical_json(VisitNote())


def test_both_logs_say_which_norms_were_kept(chart, signed):
    with chart.sessions() as session:
        line = session.scalars(select(Change).where(Change.field == "normals")).one()
        sign = session.scalars(select(Activity).where(Activity.what == "sign")).one()
        assert audit.verify(session) == []
    assert (line.subject, line.old, line.new) == (f"visit:{signed}", None, "flexion 40 50")
    assert (sign.fields, sign.after_sha256) == ("normals", visits.visit(chart, signed).signature)


ROUTES = (
    "INSERT INTO kept_normal (visit_id, finding, lowest, highest) VALUES (:id, 'extension', 1, 2)",
    "UPDATE kept_normal SET highest = 60 WHERE visit_id = :id",
    "UPDATE kept_normal SET visit_id = visit_id + 1 WHERE visit_id = :id",
    "DELETE FROM kept_normal WHERE visit_id = :id",
    "REPLACE INTO kept_normal SELECT * FROM kept_normal WHERE visit_id = :id",
)


@pytest.mark.parametrize("statement", ROUTES)
def test_the_database_itself_refuses_to_change_them(chart, signed, statement):
    with pytest.raises(DatabaseError, match="the visit is signed"), chart.sessions.begin() as session:
        session.execute(text(statement), {"id": signed})


def test_a_visit_that_cannot_be_signed_keeps_nothing(chart, episode):
    set_norms(chart, OWN)
    draft = charted_visit(chart, episode, {"flexion": "42", "needles_in": "2", "needles_out": "1"})
    with pytest.raises(visits.TellTheUser):
        visits.sign_visit(chart, draft, "Robin Reed")
    assert visits.visit(chart, draft).note.normals == ()


def test_paper_and_history_say_the_kept_norm_and_not_todays(chart, patient_id, signed):
    set_norms(chart, "flexion 20 30")
    summary = visit_paper.summary_of(chart, visits.visit(chart, signed))
    said = [line for section in summary.sections for line in section.lines]
    assert "Movement: Flexion 42° (practice's norm 40–50)" in said


def test_what_changed_at_a_signed_visit_is_judged_by_the_norms_of_its_signing(
    chart, clock, patient_id, episode
):
    charted_visit(chart, episode, {"flexion": "52"}, sign=True)
    clock.forward(days=7)
    set_norms(chart, "flexion 40 50")
    charted_visit(chart, episode, {"flexion": "58"}, sign=True)
    clock.forward(days=7)
    set_norms(chart, "flexion 70 80")
    charted_visit(chart, episode, {"flexion": "60"})
    draft, later, _ = timeline.history(chart, patient_id)
    assert [(one.tone, one.words) for one in later.changes] == [("worse", "Flexion 52 → 58°")]
    assert [one.tone for one in draft.changes] == ["better"]


def test_opening_it_again_after_the_settings_changed_changes_nothing(chart, signed):
    before = visits.visit(chart, signed)
    set_norms(chart, "")
    assert visits.visit(chart, signed) == before
    assert signatures.difference(chart, before) == ""
