from datetime import date

import pytest
from sqlalchemy import insert, select

from charting.domain.patient import PatientAlert, PatientDetails
from charting.errors import TellTheUser
from charting.records.change import Activity, Change
from charting.records.visit import Visit
from charting.services import patients, unsigned
from charting.services.visits import start_visit
from tests.practice import new_episode, new_patient


def names(lines):
    return [line.name for line in lines]


def changes_of(chart, patient_id):
    with chart.sessions() as session:
        rows = session.scalars(select(Change).where(Change.subject == f"patient:{patient_id}"))
        return [(row.field, row.old, row.new, row.by) for row in rows]


def activity(chart):
    with chart.sessions() as session:
        return [(row.what, row.subject, row.fields) for row in session.scalars(select(Activity))]


def test_a_patient_is_kept_whole(chart):
    details = PatientDetails(
        given_name="Ines",
        family_name="Invented",
        preferred_name="Ine",
        date_of_birth=date(1990, 4, 12),
        pronouns="she/her",
        phone="212 555 0123",
        email="ines@example.org",
        training="Barbell, 3 a week",
        medicines="none",
        alerts=(PatientAlert(key="pregnancy", detail="due 1 June"), PatientAlert(key="anticoagulant")),
    )
    patient_id = patients.create_patient(chart, details)
    assert patients.patient(chart, patient_id).details == details


@pytest.mark.parametrize("given", ["", "   ", "\n"])
def test_a_patient_without_a_name_is_refused_with_a_sentence(chart, given):
    with pytest.raises(TellTheUser, match="name"):
        patients.create_patient(chart, PatientDetails(given_name=given, phone="1"))
    assert patients.count_patients(chart) == 0


@pytest.mark.parametrize(
    ("born", "is_kept"),
    [
        (date(2026, 2, 9), True),
        (date(2026, 2, 10), False),
        (date(1880, 1, 1), True),
        (date(1879, 12, 31), False),
    ],
)
def test_a_birth_date_lies_between_1880_and_today(chart, born, is_kept):
    details = PatientDetails(given_name="Ines", date_of_birth=born)
    if is_kept:
        assert patients.create_patient(chart, details)
    else:
        with pytest.raises(TellTheUser, match="date of birth"):
            patients.create_patient(chart, details)


def test_a_name_of_signs_alone_is_still_kept(chart):
    patient_id = patients.create_patient(chart, PatientDetails(given_name="—"))
    assert patients.patient(chart, patient_id).details.given_name == "—"


def test_the_same_alert_twice_is_kept_once(chart):
    twice = (PatientAlert(key="pregnancy", detail="due May"), PatientAlert(key="pregnancy"))
    patient_id = new_patient(chart, alerts=twice)
    assert patients.patient(chart, patient_id).details.alerts == twice[:1]


def test_an_edit_leaves_the_earlier_wording_in_the_change_log(chart):
    patient_id = new_patient(chart, phone="1", alerts=(PatientAlert(key="pacemaker"),))
    before = patients.patient(chart, patient_id).details
    patients.update_patient(chart, patient_id, PatientDetails(**{**vars(before), "phone": "2", "alerts": ()}))
    assert changes_of(chart, patient_id) == [
        ("phone", "1", "2", "Robin Reed"),
        ("alerts", "pacemaker: ", "", "Robin Reed"),
    ]
    assert patients.patient(chart, patient_id).details.alerts == ()


def test_an_edit_that_changes_nothing_is_not_logged(chart):
    patient_id = new_patient(chart)
    patients.update_patient(chart, patient_id, patients.patient(chart, patient_id).details)
    assert changes_of(chart, patient_id) == []
    assert activity(chart) == [("create", f"patient:{patient_id}", "")]


def test_the_activity_log_names_fields_and_never_their_words(chart):
    patient_id = new_patient(chart, "Canaryname")
    details = patients.patient(chart, patient_id).details
    patients.update_patient(chart, patient_id, PatientDetails(**{**vars(details), "email": "x@example.org"}))
    assert ("change", f"patient:{patient_id}", "email") in activity(chart)
    assert "Canaryname" not in str(activity(chart))
    assert "example.org" not in str(activity(chart))


def test_a_refused_edit_changes_nothing(chart):
    patient_id = new_patient(chart)
    with pytest.raises(TellTheUser):
        patients.update_patient(chart, patient_id, PatientDetails(phone="5"))
    assert patients.patient(chart, patient_id).details.full_name == "Ines Invented"


def test_a_renamed_patient_is_found_by_the_new_name_only(chart):
    patient_id = new_patient(chart, "Ines", "Former")
    patients.update_patient(chart, patient_id, PatientDetails(given_name="Ines", family_name="Newly"))
    assert names(patients.find_patients(chart, "newly")) == ["Ines Newly"]
    assert patients.find_patients(chart, "former") == ()


def test_names_that_begin_with_what_was_typed_come_first(chart):
    for given, family in (("Zoe", "Anders"), ("Anna", "Zimmer"), ("Johanna", "Berg")):
        new_patient(chart, given, family)
    assert names(patients.find_patients(chart, "an")) == ["Zoe Anders", "Anna Zimmer", "Johanna Berg"]


def test_every_typed_piece_must_be_part_of_the_patient(chart):
    new_patient(chart, "Anna", "Berg", phone="555 0101")
    new_patient(chart, "Anna", "Holm", phone="555 0202")
    assert names(patients.find_patients(chart, "anna 0202")) == ["Anna Holm"]
    assert names(patients.find_patients(chart, "holm anna")) == ["Anna Holm"]
    assert patients.find_patients(chart, "anna 0303") == ()


@pytest.mark.parametrize("typed", ["", "   ", "''", "%", "_", '"', "*"])
def test_nothing_worth_searching_finds_nobody(chart, typed):
    new_patient(chart)
    assert patients.find_patients(chart, typed) == ()


def test_an_archived_patient_leaves_the_lists_and_comes_back(chart):
    patient_id = new_patient(chart)
    patients.set_archived(chart, patient_id, True)
    assert patients.find_patients(chart, "ines") == ()
    assert patients.recent_patients(chart) == ()
    assert patients.count_patients(chart) == 0
    found = patients.find_patients(chart, "ines", archived=True)
    assert [line.archived for line in found] == [True]
    patients.set_archived(chart, patient_id, False)
    assert names(patients.find_patients(chart, "ines")) == ["Ines Invented"]
    assert patients.patient(chart, patient_id).archived_at is None


def test_many_archived_namesakes_do_not_hide_the_one_in_use(chart):
    for _ in range(60):
        patients.set_archived(chart, new_patient(chart, "Ines"), True)
    new_patient(chart, "Ines", "Inuse")
    assert names(patients.find_patients(chart, "ines")) == ["Ines Inuse"]


def test_a_phone_of_like_digits_does_not_crowd_others_out(chart):
    for number in range(12):
        new_patient(chart, f"Name{chr(97 + number)}", phone="555 555 5555")
    assert len(patients.find_patients(chart, "5")) == 12


def duplicates(chart, **details):
    return names(patients.possible_duplicates(chart, PatientDetails(**details)))


def test_the_same_name_written_otherwise_is_pointed_out(chart):
    new_patient(chart, "Mája", "Müller")
    assert duplicates(chart, given_name="MAJA", family_name="muller") == ["Mája Müller"]


def test_the_same_birth_date_and_family_name_are_pointed_out(chart):
    new_patient(chart, "Robert", "Berg", date_of_birth=date(1990, 4, 12))
    same_day = {"family_name": "Berg", "date_of_birth": date(1990, 4, 12)}
    assert duplicates(chart, given_name="Bob", **same_day) == ["Robert Berg"]
    assert duplicates(chart, given_name="Bob", family_name="Berg") == []
    assert duplicates(chart, given_name="Bob", family_name="Holm", date_of_birth=date(1990, 4, 12)) == []


def test_two_people_without_a_family_name_are_not_the_same_for_a_birthday(chart):
    new_patient(chart, "Ana", "", date_of_birth=date(1990, 4, 12))
    assert duplicates(chart, given_name="Bea", date_of_birth=date(1990, 4, 12)) == []
    assert duplicates(chart, given_name="ana") == ["Ana"]


def test_a_namesake_among_hundreds_of_one_family_is_found(chart):
    for number in range(220):
        new_patient(chart, f"Given{number}", "Nguyen")
    assert duplicates(chart, given_name="Given219", family_name="Nguyen") == ["Given219 Nguyen"]


def test_an_unnamed_form_has_no_duplicates(chart):
    new_patient(chart, date_of_birth=date(1990, 4, 12))
    assert duplicates(chart, date_of_birth=date(1990, 4, 12)) == []


def test_recent_patients_are_those_last_seen_then_those_last_added(chart, clock):
    first, second, unseen = (new_patient(chart, name) for name in ("First", "Second", "Unseen"))
    start_visit(chart, new_episode(chart, second))
    clock.forward(days=1)
    start_visit(chart, new_episode(chart, first))
    lines = patients.recent_patients(chart)
    assert [line.id for line in lines] == [first, second, unseen]
    assert lines[0].seen_at == clock.now
    assert lines[2].seen_at is None


def test_one_patient_who_came_every_day_does_not_push_the_others_out(chart, clock):
    others = [new_patient(chart, name) for name in ("First", "Second")]
    for each in others:
        start_visit(chart, new_episode(chart, each))
        clock.forward(days=1)
    often = new_patient(chart, "Often")
    episode = new_episode(chart, often)
    for _ in range(30):
        clock.forward(minutes=1)
        start_visit(chart, episode)
    archived = new_patient(chart, "Gone")
    start_visit(chart, new_episode(chart, archived))
    patients.set_archived(chart, archived, True)
    new_patient(chart, "Never", "Seen")
    lines = patients.recent_patients(chart, 3)
    assert [line.id for line in lines] == [often, *reversed(others)]
    assert all(line.seen_at for line in lines)


def test_who_came_before_the_newest_visits_that_are_looked_through_is_not_said_to_have_never_come(
    chart, clock
):
    before, often = (new_patient(chart, name) for name in ("Before", "Often"))
    start_visit(chart, new_episode(chart, before))
    began_at = clock.now
    more = {"patient_id": often, "episode_id": new_episode(chart, often), "saved_at": began_at, "version": 1}
    words = dict.fromkeys(
        ("principle", "session_notes", "advice", "plan", "summary", "signed_by", "signature"), ""
    )
    with chart.sessions.begin() as session:
        session.connection().execute(
            insert(Visit),
            [
                {"number": number, "began_at": clock.forward(minutes=30), **more, **words}
                for number in range(1, patients.MOST_VISITS_READ + 1)
            ],
        )
    lines = patients.recent_patients(chart)
    assert [(line.id, line.seen_at) for line in lines] == [(often, clock.now), (before, began_at)]


def test_open_visits_are_the_unsigned_ones_newest_first(chart, clock):
    from charting.services.visits import sign_visit

    episode = new_episode(chart, new_patient(chart))
    signed = start_visit(chart, episode)
    sign_visit(chart, signed, "Robin Reed")
    clock.forward(days=1)
    older = start_visit(chart, episode)
    clock.forward(days=1)
    newer = start_visit(chart, episode)
    assert [line.visit_id for line in unsigned.open_visits(chart)] == [newer, older]
    assert unsigned.open_visits(chart)[0].name == "Ines Invented"
    assert unsigned.count_open_visits(chart) == 2
