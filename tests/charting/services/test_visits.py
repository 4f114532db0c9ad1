"""Visits: what is saved, what signing freezes, what the logs keep."""

import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from charting.domain.assessment import Assessment
from charting.domain.patient import PatientDetails
from charting.domain.treatment import CautionReason, MethodUse, PointUse, UsualNeedle
from charting.domain.visit_note import Carried, ListField, Observation, ObservationField, ProseField
from charting.errors import TellTheUser
from charting.records.change import Activity, Change
from charting.services import visits
from charting.services.episodes import EpisodeDetails, start_episode
from charting.services.patients import create_patient

SLR_LEFT = ObservationField("slr", "left")
WHOLE_NOTE = {
    ObservationField("pain_now"): Observation(value="5"),
    SLR_LEFT: Observation(value="positive", details="angle=40 familiar", note="to the calf"),
    ProseField("session_notes"): "Back tight.\n腰痛 since Monday",
    ProseField("plan"): "Twice a week",
    ListField("causes"): (Assessment(key="strain", degree="probable", is_main=True),),
    ListField("patterns"): (Assessment(key="stagnation", degree="strong", note="main"),),
    ListField("points"): (
        PointUse(point="BL23", side="both", technique="reinforce", depth_mm=25.0),
        PointUse(
            point="BL25",
            gauge_mm=0.3,
            length_mm=50.0,
            retention_minutes=15,
            angle="oblique",
            de_qi="not_obtained",
            stimulation="lifting and thrusting",
        ),
    ),
    ListField("methods"): (
        MethodUse(method="cupping", place="back-shu", minutes=8),
        MethodUse(
            method="electro", points=("BL23", "BL25"), waveform="ramp", hz="2/100", intensity="felt_light"
        ),
    ),
    ListField("usual_needle"): (UsualNeedle(gauge_mm=0.25, length_mm=40.0, retention_minutes=20),),
    ListField("caution_reasons"): (CautionReason(caution="Kidney region", reason="25 mm, thick-set"),),
    ListField("dismissed"): ("kidney",),
    ListField("codes"): ("M54.59", "SC61"),
    ListField("carried"): (Carried(part="points", from_visit=1, on="2026-03-04", state="kept"),),
}


@pytest.fixture
def visit_id(chart):
    patient_id = create_patient(chart, PatientDetails(given_name="Ada", family_name="Bell"))
    episode_id = start_episode(chart, patient_id, EpisodeDetails(title="Low back pain"))
    return visits.start_visit(chart, episode_id)


def test_a_new_visit_is_blank(chart, visit_id):
    note = visits.visit(chart, visit_id).note
    assert (dict(note.observations), note.causes, note.patterns, note.points) == ({}, (), (), ())


def test_everything_charted_is_read_back_as_it_was(chart, visit_id):
    visits.save_visit(chart, visit_id, WHOLE_NOTE)
    note = visits.visit(chart, visit_id).note
    assert {field: note.value(field) for field in WHOLE_NOTE} == WHOLE_NOTE


def test_removing_an_observation_keeps_its_earlier_wording_in_the_change_log(chart, visit_id):
    visits.save_visit(chart, visit_id, {SLR_LEFT: Observation(value="positive")})
    visits.save_visit(chart, visit_id, {SLR_LEFT: None})
    assert SLR_LEFT not in visits.visit(chart, visit_id).note.observations
    with chart.sessions() as session:
        last = session.scalars(select(Change).order_by(Change.id.desc())).first()
    assert json.loads(last.old)["value"] == "positive"
    assert (last.field, last.new) == ("slr:left", None)


def test_saving_the_same_value_again_leaves_no_change(chart, visit_id):
    for _ in range(2):
        visits.save_visit(chart, visit_id, {ProseField("plan"): "Rest"})
    with chart.sessions() as session:
        assert len(session.scalars(select(Change).where(Change.field == "plan")).all()) == 1


def test_characters_that_sqlite_would_lose_become_visible_ones(chart, visit_id):
    visits.save_visit(chart, visit_id, {ProseField("session_notes"): "a\0b\ud800c"})
    assert visits.visit(chart, visit_id).note.prose["session_notes"] == "a\ufffdb\ufffdc"


def test_a_failing_change_saves_none_of_the_others(chart, visit_id):
    with pytest.raises(KeyError):
        visits.save_visit(chart, visit_id, {ProseField("plan"): "Rest", ProseField("no_such_part"): "x"})
    assert visits.visit(chart, visit_id).note.prose["plan"] == ""


def test_the_activity_log_names_fields_and_never_their_words(chart, visit_id):
    visits.save_visit(chart, visit_id, {ProseField("session_notes"): "Quokka is tired"})
    with chart.sessions() as session:
        rows = session.scalars(select(Activity)).all()
    assert rows[-1].fields.find("session_notes") >= 0
    assert not any("Quokka" in str(vars(row)) for row in rows)


def test_a_signed_visit_refuses_changes(chart, visit_id):
    visits.save_visit(chart, visit_id, WHOLE_NOTE)
    visits.sign_visit(chart, visit_id, "Robin Reed, LAc")
    with pytest.raises(visits.VisitSigned):
        visits.save_visit(chart, visit_id, {ProseField("plan"): "other"})
    signed = visits.visit(chart, visit_id)
    assert signed.signed_by == "Robin Reed, LAc"
    assert signed.note.prose["plan"] == "Twice a week"


ROUTES = (
    "UPDATE visit SET plan = 'x' WHERE id = :id",
    "UPDATE visit SET id = id + 1000 WHERE id = :id",
    "DELETE FROM visit WHERE id = :id",
    "REPLACE INTO visit SELECT * FROM visit WHERE id = :id",
    "UPDATE observation SET value = '1' WHERE visit_id = :id",
    "UPDATE observation SET visit_id = visit_id + 1 WHERE visit_id = :id",
    "DELETE FROM observation WHERE visit_id = :id",
    "INSERT OR REPLACE INTO observation SELECT * FROM observation WHERE visit_id = :id",
    "INSERT INTO dismissal (visit_id, key) VALUES (:id, 'late')",
    "DELETE FROM point_use WHERE visit_id = :id",
    "UPDATE diagnosis SET degree = 'mild' WHERE visit_id = :id",
    "REPLACE INTO method_use SELECT * FROM method_use WHERE visit_id = :id",
    "DELETE FROM visit_code WHERE visit_id = :id",
    "UPDATE carried_part SET state = 'changed' WHERE visit_id = :id",
    "UPDATE point_use SET de_qi = 'strong' WHERE visit_id = :id",
    "UPDATE method_use SET hz = '100' WHERE visit_id = :id",
    "UPDATE usual_needle SET gauge_mm = 0.2 WHERE visit_id = :id",
    "REPLACE INTO usual_needle SELECT * FROM usual_needle WHERE visit_id = :id",
    "DELETE FROM caution_reason WHERE visit_id = :id",
)


@pytest.mark.parametrize("route", ROUTES)
def test_the_database_itself_refuses_to_change_a_signed_visit(chart, visit_id, route):
    visits.save_visit(chart, visit_id, WHOLE_NOTE)
    visits.sign_visit(chart, visit_id, "Robin Reed")
    before = visits.visit(chart, visit_id)
    with pytest.raises(DatabaseError), chart.sessions.begin() as session:
        session.execute(text(route), {"id": visit_id})
    assert visits.visit(chart, visit_id) == before


OPEN_IN_A_DRAFT = [
    route
    for route in ROUTES
    if "visit SET id" not in route and " visit " not in route.replace("UPDATE visit ", "")
]


@pytest.mark.parametrize("route", [route for route in OPEN_IN_A_DRAFT if "visit_id + 1" not in route])
def test_the_same_routes_are_open_while_the_visit_is_a_draft(chart, visit_id, route):
    """The control: the refusals above must come from the signature and nothing else."""
    visits.save_visit(chart, visit_id, WHOLE_NOTE)
    with chart.sessions() as session:
        session.execute(text(route), {"id": visit_id})
        session.rollback()


def test_signing_is_refused_while_needles_in_and_out_differ_without_a_reason(chart, visit_id):
    counted = {
        ObservationField("needles_in"): Observation(value="9"),
        ObservationField("needles_out"): Observation(value="8"),
    }
    visits.save_visit(chart, visit_id, counted)
    with pytest.raises(TellTheUser, match=r"Needles in \(9\) and out \(8\)"):
        visits.sign_visit(chart, visit_id, "Robin Reed")
    reason = {ObservationField("needle_difference_reason"): Observation(value="press needle left in")}
    visits.save_visit(chart, visit_id, reason)
    assert visits.sign_visit(chart, visit_id, "Robin Reed")


def test_an_addendum_follows_a_signed_visit_and_cannot_be_altered(chart, visit_id):
    with pytest.raises(TellTheUser):
        visits.add_addendum(chart, visit_id, "too early")
    visits.sign_visit(chart, visit_id, "Robin Reed")
    visits.add_addendum(chart, visit_id, "Side was left", reason="slip")
    addendum = visits.visit(chart, visit_id).addenda[0]
    assert (addendum.text, addendum.reason) == ("Side was left", "slip")
    for route in (
        "UPDATE addendum SET text = 'x'",
        "DELETE FROM addendum",
        "REPLACE INTO addendum SELECT * FROM addendum",
    ):
        with pytest.raises(DatabaseError), chart.sessions.begin() as session:
            session.execute(text(route))


def test_visits_are_numbered_by_patient(chart, visit_id):
    first = visits.visit(chart, visit_id)
    second = visits.start_visit(chart, first.episode_id)
    assert (first.number, visits.visit(chart, second).number) == (1, 2)


def test_the_summary_line_follows_what_is_charted(chart, visit_id):
    visits.save_visit(chart, visit_id, WHOLE_NOTE)
    with chart.sessions() as session:
        summary = session.execute(text("SELECT summary FROM visit WHERE id = :id"), {"id": visit_id}).scalar()
    assert summary.startswith("Pain 5 · ")
    assert summary.endswith("BL23 BL25")
