"""A record that was changed behind the app's back is noticed where it is read."""

import hashlib

import pytest

from charting.domain.tongue_photo import Picture
from charting.domain.visit_note import Observation, ObservationField, ProseField, digest_of
from charting.services import practice, signatures, tongue_photos, visit_paper, visits
from charting.settings import Settings
from tests.pictures import JPEG
from tests.practice import charted_visit, new_episode, new_patient
from tests.tampering import behind_the_apps_back

DIFFERS = "This record differs from what was signed on 9 Feb 2026."


@pytest.fixture
def signed(chart):
    practice.save_settings(
        chart, Settings(practice="Riverside", practitioner="Robin Reed", normal_values="flexion 40 50")
    )
    episode = new_episode(chart, new_patient(chart))
    visit_id = charted_visit(
        chart,
        episode,
        {"flexion": "42", "pain_now": "6", "slr:left": "positive"},
        patterns={"weak_central_qi": "mild"},
        points="BL23 BL25",
        methods="cupping_sliding",
        prose={"plan": "Twice a week."},
    )
    tongue_photos.attach(chart, visit_id, Picture(jpeg=JPEG, width=8, height=6))
    visits.sign_visit(chart, visit_id, "Robin Reed, L.Ac.")
    return visit_id


def difference(chart, visit_id):
    return signatures.difference(chart, visits.visit(chart, visit_id))


def test_a_signed_visit_that_nobody_touched_is_as_it_was_signed(chart, signed):
    assert difference(chart, signed) == ""
    assert not signatures.has_changed(visits.visit(chart, signed))


def test_an_addendum_changes_nothing_of_what_was_signed(chart, signed):
    visits.add_addendum(chart, signed, "Called on Tuesday.")
    assert difference(chart, signed) == ""


def test_a_draft_has_no_signature_to_differ_from(chart):
    draft = charted_visit(chart, new_episode(chart, new_patient(chart)), {"pain_now": "6"})
    visits.save_visit(chart, draft, {ProseField("plan"): "Rest."})
    assert difference(chart, draft) == ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observation SET value = '3' WHERE finding = 'pain_now' AND visit_id = :id",
        "DELETE FROM observation WHERE finding = 'slr' AND visit_id = :id",
        "UPDATE visit SET plan = 'Once a week.' WHERE id = :id",
        "UPDATE point_use SET side = 'left' WHERE visit_id = :id",
        "UPDATE kept_normal SET highest = 60 WHERE visit_id = :id",
        "DELETE FROM kept_normal WHERE visit_id = :id",
        "UPDATE tongue_photo SET taken_on = '2026-01-01' WHERE visit_id = :id",
        "DELETE FROM tongue_photo WHERE visit_id = :id",
        "UPDATE visit SET signed_at = '2026-02-08T10:00:00.000000Z' WHERE id = :id",
    ],
)
def test_a_row_changed_behind_the_apps_back_is_noticed(chart, signed, statement):
    behind_the_apps_back(chart, statement, id=signed)
    assert difference(chart, signed) == DIFFERS


def test_a_note_changed_together_with_its_signature_is_noticed_by_the_activity_log(chart, signed):
    note = visits.visit(chart, signed).note
    changed = note.with_changes({ObservationField("pain_now"): Observation(value="3")})
    behind_the_apps_back(
        chart,
        "UPDATE observation SET value = '3' WHERE finding = 'pain_now' AND visit_id = :id",
        "UPDATE visit SET signature = :signature WHERE id = :id",
        id=signed,
        signature=digest_of(changed),
    )
    assert not signatures.has_changed(visits.visit(chart, signed))
    assert difference(chart, signed) == DIFFERS


def test_another_picture_in_the_place_of_the_photo_is_noticed(chart, signed):
    assert hashlib.sha256(JPEG).hexdigest() == visits.visit(chart, signed).note.photos[0].sha256
    behind_the_apps_back(
        chart, "UPDATE tongue_photo SET jpeg = :jpeg WHERE visit_id = :id", jpeg=JPEG + b"\0", id=signed
    )
    assert not signatures.has_changed(visits.visit(chart, signed))
    assert difference(chart, signed) == (
        "The tongue photo differs from the one that was signed on 9 Feb 2026."
    )


def test_paper_says_beside_the_signature_that_the_record_no_longer_matches_it(chart, signed):
    assert "differs" not in visit_paper.summary_of(chart, visits.visit(chart, signed)).signed
    behind_the_apps_back(chart, "UPDATE visit SET plan = '' WHERE id = :id", id=signed)
    said = visit_paper.summary_of(chart, visits.visit(chart, signed)).signed
    assert said.startswith("Signed by Robin Reed, L.Ac.")
    assert said.endswith(DIFFERS)
