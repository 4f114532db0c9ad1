"""The photo of the tongue: inside the chart, frozen with its visit, in both logs and wherever it is read."""

import hashlib
import json
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from charting.domain.tongue_photo import Picture
from charting.domain.visit_note import ProseField, VisitNote, canonical_json
from charting.errors import TellTheUser
from charting.records.change import Activity, Change
from charting.services import timeline, tongue_photos, visit_paper, visits
from charting.store import audit
from tests.pictures import JPEG
from tests.practice import new_episode, new_patient

PICTURE = Picture(jpeg=JPEG, width=16, height=12, taken_on=date(2026, 2, 9))
SHA256 = hashlib.sha256(JPEG).hexdigest()


@pytest.fixture
def episode(chart):
    return new_episode(chart, new_patient(chart))


@pytest.fixture
def visit_id(chart, episode):
    return visits.start_visit(chart, episode)


@pytest.fixture
def photographed(chart, visit_id):
    tongue_photos.attach(chart, visit_id, PICTURE)
    return visit_id


def photos(chart, visit_id):
    return visits.visit(chart, visit_id).note.photos


def test_a_photo_is_kept_without_its_day_until_that_is_asked_for(chart, photographed):
    assert tongue_photos.jpeg_of(chart, photographed) == JPEG
    assert [(one.sha256, one.taken_on) for one in photos(chart, photographed)] == [(SHA256, "")]
    tongue_photos.keep_day(chart, photographed, date(2026, 2, 9))
    assert photos(chart, photographed)[0].taken_on == "2026-02-09"


def test_a_second_photo_is_refused_and_the_first_stays(chart, photographed):
    with pytest.raises(TellTheUser, match="already"):
        tongue_photos.attach(chart, photographed, Picture(jpeg=b"other", width=1, height=1))
    assert tongue_photos.jpeg_of(chart, photographed) == JPEG


def test_a_photo_can_be_removed_before_signing_and_added_again(chart, photographed):
    tongue_photos.remove(chart, photographed)
    assert tongue_photos.jpeg_of(chart, photographed) is None
    assert photos(chart, photographed) == ()
    tongue_photos.attach(chart, photographed, PICTURE)
    assert tongue_photos.jpeg_of(chart, photographed) == JPEG


def test_a_signed_visit_neither_takes_nor_gives_a_photo(chart, photographed, episode):
    signed_without = visits.start_visit(chart, episode)
    for one in (photographed, signed_without):
        visits.sign_visit(chart, one, "Robin Reed, LAc")
    with pytest.raises(visits.VisitSigned):
        tongue_photos.remove(chart, photographed)
    with pytest.raises(visits.VisitSigned):
        tongue_photos.keep_day(chart, photographed, date(2026, 2, 9))
    with pytest.raises(visits.VisitSigned):
        tongue_photos.attach(chart, signed_without, PICTURE)
    assert tongue_photos.jpeg_of(chart, photographed) == JPEG


ROUTES = (
    "DELETE FROM tongue_photo WHERE visit_id = :id",
    "UPDATE tongue_photo SET jpeg = x'00' WHERE visit_id = :id",
    "UPDATE tongue_photo SET visit_id = visit_id + 1 WHERE visit_id = :id",
    "REPLACE INTO tongue_photo SELECT * FROM tongue_photo WHERE visit_id = :id",
)


@pytest.mark.parametrize("statement", ROUTES)
def test_the_database_itself_refuses_to_change_a_signed_photo(chart, photographed, statement):
    visits.sign_visit(chart, photographed, "Robin Reed, LAc")
    with pytest.raises(DatabaseError, match="signed"), chart.sessions.begin() as session:
        session.execute(text(statement), {"id": photographed})


def test_the_signature_covers_the_photo_and_a_visit_without_one_gives_the_old_text(chart, photographed):
    assert "photos" not in canonical_json(VisitNote())
    before = canonical_json(visits.visit(chart, photographed).note)
    assert SHA256 in before
    signature = visits.sign_visit(chart, photographed, "Robin Reed, LAc")
    assert signature == hashlib.sha256(before.encode()).hexdigest()


def test_saving_words_after_the_photo_keeps_both_and_the_log_chained(chart, photographed):
    visits.save_visit(chart, photographed, {ProseField("plan"): "rest"})
    assert photos(chart, photographed)
    with chart.sessions() as session:
        last, before = session.scalars(select(Activity).order_by(Activity.seq.desc()).limit(2)).all()
        assert audit.verify(session) == []
    assert (before.fields, last.before_sha256) == ("tongue_photo", before.after_sha256)


def test_the_change_log_says_which_photo_came_and_went_and_holds_no_picture(chart, photographed):
    tongue_photos.remove(chart, photographed)
    with chart.sessions() as session:
        added, removed = session.scalars(select(Change).where(Change.field == "tongue_photo")).all()
    assert (added.old, json.loads(added.new)["sha256"]) == (None, SHA256)
    assert (removed.old, removed.new) == (added.new, None)


def test_earlier_photos_of_the_patient_are_listed_newest_first_and_no_other_patients(chart, episode):
    first, second, third = (visits.start_visit(chart, episode) for _ in range(3))
    other = visits.start_visit(chart, new_episode(chart, new_patient(chart, "Noor", "Invented")))
    for one in (first, third, other):
        tongue_photos.attach(chart, one, PICTURE)
    assert [one.visit_id for one in tongue_photos.kept_until(chart, third)] == [third, first]
    assert [one.visit_id for one in tongue_photos.kept_until(chart, second)] == [first]


def test_history_and_paper_name_the_photo(chart, photographed, episode):
    tongue_photos.keep_day(chart, photographed, date(2026, 2, 9))
    later = visits.start_visit(chart, episode)
    tongue_photos.attach(chart, later, PICTURE)
    patient_id = visits.visit(chart, later).patient_id
    assert [one.words for one in timeline.history(chart, patient_id)[0].changes] == ["Tongue photo kept"]
    summary = visit_paper.summary_of(chart, visits.visit(chart, photographed))
    assert summary.tongue_photo == JPEG
    said = [line for section in summary.sections for line in section.lines]
    assert "Tongue photo: kept, taken 9 Feb 2026" in said
