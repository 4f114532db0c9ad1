import hashlib
from dataclasses import replace
from datetime import date

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from charting.domain.assessment import Assessment
from charting.domain.handout import Role, as_text
from charting.domain.visit_note import ListField
from charting.errors import TellTheUser
from charting.records.change import Activity
from charting.records.issued_handout import IssuedHandout
from charting.services import handouts, practice, timeline, visits
from charting.settings import Settings
from tests.handouts import GENERAL, NERVE, STRAIN, visit_with_nerve_signs, visit_with_strain
from tests.practice import charted_visit, new_episode, new_patient


def offered(chart, visit_id, language="en"):
    return [offer.template.key for offer in handouts.offers(chart, visit_id, language)]


def composed(chart, visit_id, key=STRAIN):
    template = next(one for one in chart.catalogue.handouts if one.key == key)
    return handouts.compose_for_visit(chart, visit_id, template)


def block_of(handout, role):
    return next((one for one in handout.blocks if one.role is role), None)


def test_a_recorded_cause_brings_its_handout_with_the_reason(handout_chart):
    first, *rest = handouts.offers(handout_chart, visit_with_strain(handout_chart))
    assert first.template.key == STRAIN
    assert first.reason == "because Muscle strain / DOMS is the main cause"
    assert [one.template.key for one in rest] == [GENERAL]


def test_nerve_signs_bring_the_nerve_handout_before_every_other(handout_chart):
    visit_id = visit_with_nerve_signs(handout_chart)
    first = handouts.offers(handout_chart, visit_id)[0]
    assert first.template.key == NERVE
    assert "nerve" in first.reason
    assert offered(handout_chart, visit_id) == [NERVE, STRAIN, GENERAL]


def test_a_recorded_cause_that_is_of_the_nerve_brings_it_too(handout_chart):
    known = handout_chart.catalogue
    causes = tuple(replace(one, is_nerve=one.key == "core_instability") for one in known.causes)
    chart = replace(handout_chart, catalogue=replace(known, causes=causes))
    visit_id = visit_with_strain(chart, causes={"core_instability": "possible"})
    assert offered(chart, visit_id)[0] == NERVE


def test_numbness_that_was_asked_and_denied_is_no_nerve_sign(handout_chart):
    visit_id = visit_with_strain(handout_chart, found={"numbness": "absent"})
    assert NERVE not in offered(handout_chart, visit_id)


def test_a_visit_with_nothing_recorded_is_offered_only_what_suits_everybody(handout_chart):
    episode = new_episode(handout_chart, new_patient(handout_chart))
    assert offered(handout_chart, charted_visit(handout_chart, episode)) == [GENERAL]


def test_the_main_cause_comes_first_however_late_it_was_recorded(handout_chart):
    visit_id = visit_with_strain(handout_chart)
    causes = (Assessment(key="core_instability"), Assessment(key="muscle_strain_doms", is_main=True))
    visits.save_visit(handout_chart, visit_id, {ListField("causes"): causes})
    found = block_of(composed(handout_chart, visit_id), Role.FOUND)
    assert found.paragraphs == ("We found muscle strain.", "We found core instability.")


def test_a_handout_says_only_what_was_recorded(handout_chart):
    episode = new_episode(handout_chart, new_patient(handout_chart))
    handout = composed(handout_chart, charted_visit(handout_chart, episode))
    roles = {one.role for one in handout.blocks}
    assert not roles & {Role.FOUND, Role.MEANING, Role.WORDS, Role.PROGRESS, Role.NEXT_VISIT}


def test_the_facts_of_the_visit_stand_in_the_handout(handout_chart):
    handout = composed(handout_chart, visit_with_strain(handout_chart))
    assert handout.name == "Ines Invented"
    assert block_of(handout, Role.FOUND).paragraphs == ("We found muscle strain.",)
    assert block_of(handout, Role.MEANING).heading == "In Chinese medicine 气滞血瘀"
    assert block_of(handout, Role.WORDS).paragraphs == ("Hinge drill with a broomstick.",)
    assert [pain for _, pain in block_of(handout, Role.PROGRESS).series] == [7, 5, 4]
    assert "555 0100" in block_of(handout, Role.SEEK_CARE).paragraphs[0]


@pytest.mark.parametrize(
    ("charted", "said"),
    [
        ("2026-03-23T10:30", "23 March 2026, 10:30"),
        ("2026-03-23", "23 March 2026"),
        ("in a fortnight", "in a fortnight"),
    ],
)
def test_the_next_visit_is_said_as_a_person_would(handout_chart, charted, said):
    visit_id = visit_with_strain(handout_chart, found={"next_visit": charted})
    assert block_of(composed(handout_chart, visit_id), Role.NEXT_VISIT).paragraphs == (said,)


def test_the_next_visit_is_said_in_the_handouts_language(handout_chart):
    facts = handouts.facts_of(handout_chart, visit_with_strain(handout_chart), "zh-Hans")
    assert facts.next_visit == "2026年3月23日, 10:30"


def test_the_patient_is_addressed_by_the_preferred_name(handout_chart):
    episode = new_episode(handout_chart, new_patient(handout_chart, "Ignacia", preferred_name="Nacha"))
    assert handouts.facts_of(handout_chart, charted_visit(handout_chart, episode)).name == "Nacha Invented"


def test_what_was_given_is_kept_byte_for_byte(handout_chart, clock):
    visit_id = visit_with_strain(handout_chart)
    handout = composed(handout_chart, visit_id)
    kept = handouts.issue_handout(handout_chart, visit_id, handout, b"%PDF of that day", "printed")
    assert handouts.issued_pdf(handout_chart, kept) == b"%PDF of that day"
    patient_id = visits.visit(handout_chart, visit_id).patient_id
    (given,) = timeline.handouts_given(handout_chart, patient_id)
    assert (given.title, given.language, given.how) == ("Your back after training", "en", "printed")
    assert given.sha256 == hashlib.sha256(b"%PDF of that day").hexdigest()
    assert given.issued_at == clock.now


def test_the_text_and_version_of_what_was_given_are_kept_with_it(handout_chart):
    visit_id = visit_with_strain(handout_chart)
    handout = composed(handout_chart, visit_id)
    kept = handouts.issue_handout(handout_chart, visit_id, handout, b"%PDF", "saved")
    with handout_chart.sessions() as session:
        row = session.get_one(IssuedHandout, kept)
        assert (row.text, row.handout, row.handout_version) == (as_text(handout), STRAIN, 3)


def test_giving_a_handout_is_logged_with_its_checksum_and_no_words(handout_chart):
    visit_id = visit_with_strain(handout_chart)
    kept = handouts.issue_handout(
        handout_chart, visit_id, composed(handout_chart, visit_id), b"%PDF", "printed"
    )
    with handout_chart.sessions() as session:
        last = session.scalars(select(Activity).order_by(Activity.seq.desc()).limit(1)).one()
    assert (last.what, last.subject) == ("print", f"handout:{kept}")
    assert last.after_sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert "Invented" not in str(vars(last))


def test_the_newest_handout_is_listed_first(handout_chart, clock):
    visit_id = visit_with_strain(handout_chart)
    handout = composed(handout_chart, visit_id)
    for day in ("first", "second"):
        handouts.issue_handout(
            handout_chart, visit_id, replace(handout, title=day), f"%PDF {day}".encode(), "saved"
        )
        clock.forward(days=1)
    given = timeline.handouts_given(handout_chart, visits.visit(handout_chart, visit_id).patient_id)
    assert [one.title for one in given] == ["second", "first"]


@pytest.mark.parametrize(
    "change",
    ["UPDATE issued_handout SET pdf = x'00'", "DELETE FROM issued_handout"],
)
def test_what_was_given_cannot_be_changed_or_removed(handout_chart, change):
    visit_id = visit_with_strain(handout_chart)
    handouts.issue_handout(handout_chart, visit_id, composed(handout_chart, visit_id), b"%PDF", "printed")
    with (
        pytest.raises((SQLAlchemyError, sqlcipher.Error), match="never"),
        handout_chart.sessions.begin() as session,
    ):
        session.execute(text(change))


def test_a_document_that_differs_from_its_checksum_is_not_handed_out(handout_chart):
    visit_id = visit_with_strain(handout_chart)
    kept = handouts.issue_handout(
        handout_chart, visit_id, composed(handout_chart, visit_id), b"%PDF", "printed"
    )
    with handout_chart.sessions.begin() as session:
        for name in session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'issued_handout'")
        ).all():
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(text("UPDATE issued_handout SET pdf = x'00'"))
    with pytest.raises(TellTheUser, match="checksum"):
        handouts.issued_pdf(handout_chart, kept)


def test_an_empty_pdf_is_never_kept(handout_chart):
    visit_id = visit_with_strain(handout_chart)
    handout = composed(handout_chart, visit_id)
    with pytest.raises(Exception, match=r"whole|CHECK|constraint"):
        handouts.issue_handout(handout_chart, visit_id, handout, b"", "printed")
    assert timeline.handouts_given(handout_chart, visits.visit(handout_chart, visit_id).patient_id) == ()


def test_the_letterhead_comes_from_the_settings(handout_chart):
    head = practice.letterhead(practice.settings(handout_chart))
    assert (head.practice, head.practitioner, head.credentials) == ("Quiet Needle", "Robin Reed", "L.Ac.")
    assert head.lines == ("12 Elm Street", "Albany", "555 0100")


def test_a_handout_is_dated_with_the_local_day_of_the_visit(handout_chart):
    visit_id = visit_with_strain(handout_chart)
    began_at = visits.visit(handout_chart, visit_id).began_at
    assert composed(handout_chart, visit_id).on == began_at.astimezone().date()
    assert isinstance(composed(handout_chart, visit_id).on, date)


@pytest.mark.parametrize(("how", "logged"), [("printed", "print"), ("saved", "export")])
def test_giving_it_again_is_logged_and_keeps_no_second_copy(handout_chart, how, logged):
    visit_id = visit_with_strain(handout_chart)
    handout = composed(handout_chart, visit_id)
    kept = handouts.issue_handout(handout_chart, visit_id, handout, b"%PDF", "printed")
    handouts.log_given_again(handout_chart, kept, how)
    with handout_chart.sessions() as session:
        last = session.scalars(select(Activity).order_by(Activity.seq.desc()).limit(1)).one()
        assert len(session.scalars(select(IssuedHandout.id)).all()) == 1
    assert (last.what, last.subject) == (logged, f"handout:{kept}")
    assert last.after_sha256 == hashlib.sha256(b"%PDF").hexdigest()


def test_a_patient_without_a_language_of_their_own_is_given_things_in_the_practices(chart):
    practice.save_settings(
        chart, Settings(practice="Riverside", practitioner="Robin Reed", document_language="zh-Hant")
    )
    own, none = new_patient(chart, language="es"), new_patient(chart)
    assert [handouts.language_for(chart, one) for one in (own, none)] == ["es", "zh-Hant"]
