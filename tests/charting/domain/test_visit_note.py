"""A visit as one value: changing it, what of it can be kept, what is signed."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.domain.assessment import Assessment
from charting.domain.treatment import CautionReason, MethodUse, PointUse, UsualNeedle
from charting.domain.visit_note import (
    PROSE,
    ListField,
    Observation,
    ObservationField,
    ProseField,
    VisitNote,
    canonical_json,
    kept_value,
)

SLR = ObservationField("slr", "left")
CHANGES = {
    SLR: Observation(value="positive", details="angle=40", note="to the calf"),
    ObservationField("pain_now"): Observation(value="5"),
    ProseField("plan"): "Rest",
    ListField("points"): (PointUse(point="BL23", side="both", note="sore"),),
    ListField("methods"): (MethodUse(method="cupping", points=("BL23", "BL25")),),
    ListField("causes"): (Assessment(key="strain", is_main=True),),
    ListField("dismissed"): ("kidney",),
    ListField("usual_needle"): (UsualNeedle(gauge_mm=0.25),),
    ListField("caution_reasons"): (CautionReason(caution="Not deep", reason="shallow"),),
}


def test_a_blank_note_holds_nothing_for_any_field():
    note = VisitNote()
    assert [note.value(field) for field in CHANGES] == [None, None, "", *[()] * 6]
    assert note.text_of("pain_now") == ""


def test_a_change_gives_a_new_note_and_leaves_the_old_one():
    note = VisitNote()
    changed = note.with_changes(CHANGES)
    assert {field: changed.value(field) for field in CHANGES} == CHANGES
    assert note == VisitNote()


def test_a_side_is_a_field_of_its_own():
    note = VisitNote().with_changes(CHANGES)
    assert (note.text_of("slr", "left"), note.text_of("slr", "right"), note.text_of("slr")) == (
        "positive",
        "",
        "",
    )


def test_none_takes_away_what_was_recorded():
    note = VisitNote().with_changes(CHANGES).with_changes(dict.fromkeys(CHANGES))
    assert [note.value(field) for field in CHANGES] == [None, None, "", *[()] * 6]
    assert note.observations == {}


@pytest.mark.parametrize("value", [Observation(value=""), None])
def test_an_emptied_observation_is_none(value):
    assert kept_value(value) is None


def test_an_observation_with_only_a_note_stays():
    assert kept_value(Observation(value="", note="refused")) == Observation(value="", note="refused")


def test_what_can_be_kept_is_kept_untouched():
    assert {field: kept_value(value) for field, value in CHANGES.items()} == CHANGES


BAD, GOOD = "a\0b\ud800", "a\ufffdb\ufffd"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (BAD, GOOD),
        (Observation(value=BAD, note=BAD), Observation(value=GOOD, note=GOOD)),
        ((PointUse(point="ashi", place=BAD, note=BAD),), (PointUse(point="ashi", place=GOOD, note=GOOD),)),
        (
            (MethodUse(method="m", place=BAD, points=(BAD,)),),
            (MethodUse(method="m", place=GOOD, points=(GOOD,)),),
        ),
        ((Assessment(key="k", note=BAD),), (Assessment(key="k", note=GOOD),)),
        ((CautionReason(caution="c", reason=BAD),), (CautionReason(caution="c", reason=GOOD),)),
        ((BAD,), (GOOD,)),
    ],
)
def test_what_a_file_cannot_hold_becomes_visible_wherever_it_hides(value, kept):
    assert kept_value(value) == kept


def test_the_signed_form_does_not_depend_on_the_order_of_recording():
    note = VisitNote().with_changes(CHANGES)
    other = VisitNote().with_changes(dict(reversed(CHANGES.items())))
    assert canonical_json(note) == canonical_json(other)


def test_the_order_of_points_is_part_of_what_is_signed():
    one, two = PointUse(point="BL23"), PointUse(point="BL25")
    forms = {canonical_json(VisitNote(points=order)) for order in ((one, two), (two, one))}
    assert len(forms) == 2


@pytest.mark.parametrize("field", CHANGES)
def test_every_part_of_a_note_is_part_of_what_is_signed(field):
    whole = VisitNote().with_changes(CHANGES)
    assert canonical_json(whole) != canonical_json(whole.with_changes({field: None}))


def test_a_visit_signed_before_needles_had_details_still_gives_the_text_it_was_signed_over():
    note = VisitNote(
        points=(PointUse(point="BL23", side="both", technique="reinforce", depth_mm=25.0, note="sore"),),
        methods=(MethodUse(method="electro", minutes=20, settings="hz_2", points=("BL23", "BL25")),),
    )
    signed_then = "b28164df4a9549aca93cdb47be006a73d28a47073f04e0c8c80b0cb9c2962ec0"
    assert hashlib.sha256(canonical_json(note).encode()).hexdigest() == signed_then


@pytest.mark.parametrize(
    "more",
    [
        {"gauge_mm": 0.25},
        {"length_mm": 40.0},
        {"retention_minutes": 0},
        {"angle": "oblique"},
        {"de_qi": "obtained"},
        {"stimulation": "rotation"},
    ],
)
def test_every_detail_of_a_needle_is_part_of_what_is_signed(more):
    forms = {canonical_json(VisitNote(points=(PointUse(point="BL23", **each),))) for each in ({}, more)}
    assert len(forms) == 2


@pytest.mark.parametrize("more", [{"waveform": "ramp"}, {"hz": "2"}, {"intensity": "felt_light"}])
def test_every_setting_of_the_current_is_part_of_what_is_signed(more):
    forms = {canonical_json(VisitNote(methods=(MethodUse(method="electro", **each),))) for each in ({}, more)}
    assert len(forms) == 2


def test_the_signed_form_names_every_prose_part_and_keeps_characters_as_they_are():
    document = json.loads(canonical_json(VisitNote(prose={"plan": "腰痛"})))
    assert set(document["prose"]) == set(PROSE)
    assert "腰痛" in canonical_json(VisitNote(prose={"plan": "腰痛"}))


@given(text=st.text())
def test_whatever_was_typed_can_be_signed(text):
    value = kept_value(Observation(value=text, note=text)) or Observation(value="-")
    note = VisitNote(observations={SLR: value}, prose={"plan": kept_value(text)})
    assert len(hashlib.sha256(canonical_json(note).encode()).hexdigest()) == 64
