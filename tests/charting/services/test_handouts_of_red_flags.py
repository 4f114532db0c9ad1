"""What is given to a patient whose red flags were answered with yes (Verhagen 2016; Finucane 2020)."""

from dataclasses import replace

import pytest

from charting.content.catalogue import read_catalogue
from charting.domain.handout import Role
from charting.services import handouts, visits
from tests.practice import charted_visit, new_episode, new_patient
from ui.presenters.documents import handout_draft as drafting

CAUDA_EQUINA = {"saddle_numbness": "yes", "both_legs_deficit": "yes"}


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue()


@pytest.fixture
def shipped(chart, catalogue):
    return replace(chart, catalogue=catalogue)


def charted(chart, found):
    episode = new_episode(chart, new_patient(chart, "Ines", "Invented"))
    return charted_visit(chart, episode, found, causes={"muscle_strain_doms": "certain"})


@pytest.mark.parametrize(
    ("found", "key", "urgency", "named"),
    [
        (CAUDA_EQUINA, "emergency_room", "emergency", "Numbness in the saddle area"),
        ({"progressive_weakness": "yes"}, "doctor_today", "urgent", "Leg clearly weak"),
    ],
)
def test_a_pressing_red_flag_brings_its_handout_before_nerve_signs(shipped, found, key, urgency, named):
    first, second, *_ = handouts.offers(shipped, charted(shipped, found))
    assert (first.template.key, second.template.key) == (key, "nerve_signs")
    assert urgency in first.reason
    assert named in first.reason
    assert first.template.blocks[0].role is Role.SEEK_CARE
    assert Role.DAYS not in {block.role for block in first.template.blocks}


def test_a_red_flag_that_can_wait_some_days_is_offered_after_the_cause(shipped):
    offers = handouts.offers(shipped, charted(shipped, {"cancer_history": "yes"}))
    keys = [one.template.key for one in offers]
    assert keys.index("strain_first_days") < keys.index("see_a_doctor") < keys.index("back_care_general")
    assert "History of cancer" in offers[keys.index("see_a_doctor")].reason


def test_a_red_flag_that_was_denied_calls_for_nothing(shipped):
    offers = handouts.offers(shipped, charted(shipped, dict.fromkeys(CAUDA_EQUINA, "no")))
    assert not any(one.template.for_urgency for one in offers)


@pytest.mark.parametrize(
    ("found", "key", "said"),
    [
        ({"numbness_area": "saddle"}, "emergency_room", "Numb in the saddle area"),
        ({"sensation_s2_s4:left": "reduced"}, "emergency_room", "Sensation S2–S4 reduced, left"),
        ({"reflex_anal:right": "absent"}, "emergency_room", "Anal reflex S2–S4 absent, right"),
        ({"gait": "foot_slaps"}, "doctor_today", "Foot slaps down"),
        ({"muscle_swelling": "present"}, "emergency_room", "Muscle badly swollen"),
    ],
)
def test_a_charted_sign_whose_red_flag_was_not_asked_brings_the_pressing_handout(shipped, found, key, said):
    visit_id = charted(shipped, found)
    first = handouts.offers(shipped, visit_id)[0]
    assert first.template.key == key
    assert "not asked yet" in first.reason
    assert said in first.reason
    assert f"{said}." in handouts.facts_of(shipped, visit_id).flags


@pytest.mark.parametrize("found", [{"sensation_s2_s4:left": "normal"}, {"reflex_anal:left": "present"}])
def test_a_normal_finding_calls_for_no_red_flag(shipped, found):
    assert not any(one.template.for_urgency for one in handouts.offers(shipped, charted(shipped, found)))


def test_the_answer_no_takes_the_emergency_away_again(shipped):
    answered = {"sensation_s2_s4:left": "reduced", "saddle_numbness": "no"}
    assert handouts.offers(shipped, charted(shipped, answered))[0].template.key == "nerve_signs"


def test_a_mild_handout_beside_an_unasked_red_flag_says_the_emergency_first(shipped):
    visit_id = charted(shipped, {"numbness_area": "saddle"})
    note = visits.visit(shipped, visit_id).note
    mild = next(one for one in handouts.offers(shipped, visit_id) if one.template.key == "strain_first_days")
    block = handouts.medical_care_first(shipped, note, mild.template)
    assert block.heading == "Emergency: go to the emergency room now"


def test_the_emergency_handout_names_what_was_answered_and_tells_them_to_go_now(shipped):
    visit_id = charted(shipped, CAUDA_EQUINA)
    first = handouts.offers(shipped, visit_id)[0].template
    blocks = handouts.compose_for_visit(shipped, visit_id, first).blocks
    assert "go to the emergency room now" in blocks[0].heading
    why = next(block for block in blocks if block.role is Role.FOUND)
    assert why.paragraphs[:2] == ("Numbness in the saddle area.", "Both legs weak or numb, or getting worse.")


@pytest.mark.parametrize("answer", [CAUDA_EQUINA, {"progressive_weakness": "yes"}], ids=["now", "today"])
def test_a_pressing_handout_says_each_thing_once_and_gives_no_muscle_as_its_reason(shipped, answer):
    visit_id = charted(shipped, answer)
    blocks = handouts.compose_for_visit(
        shipped, visit_id, handouts.offers(shipped, visit_id)[0].template
    ).blocks
    order = blocks[0].heading.partition(": ")[2]
    assert not [said for said in blocks[0].paragraphs if order in said.lower()]
    why = next(block for block in blocks if block.role is Role.FOUND)
    assert not [said for said in why.paragraphs if "muscle" in said]


@pytest.mark.parametrize("key", ["nerve_signs", "see_a_doctor"])
def test_a_page_that_sends_to_a_physician_makes_light_of_nothing(shipped, key):
    episode = new_episode(shipped, new_patient(shipped, "Ines", "Invented"))
    visit_id = charted_visit(
        shipped,
        episode,
        causes={"muscle_strain_doms": "certain", "disc_nerve": "likely", "vertebral_fracture": "likely"},
        patterns={"bladder_channel_stagnation": "strong", "deep_obstruction_kidney_deficiency": "mild"},
    )
    template = next(one for one in shipped.catalogue.handouts if one.key == key)
    handout = handouts.compose_for_visit(shipped, visit_id, template)
    said = " ".join(words for block in handout.blocks for words in block.paragraphs)
    assert "tight and sore" not in said
    assert Role.PROGRESS not in {block.role for block in template.blocks}
    assert "nerve" in said or "bone" in said


def test_every_other_handout_says_the_emergency_first_and_leaves_exercise_out(shipped):
    visit_id = charted(shipped, CAUDA_EQUINA)
    note = visits.visit(shipped, visit_id).note
    for offer in handouts.offers(shipped, visit_id)[1:]:
        first = handouts.medical_care_first(shipped, note, offer.template)
        frame = drafting.frame(offer.template, handouts.facts_of(shipped, visit_id), first)
        blocks = drafting.finished(frame, drafting.Edits(), "", drafting.CAN_WAIT).blocks
        assert blocks[0].heading == "Emergency: go to the emergency room now"
        assert not {block.role for block in blocks} & {Role.DO, Role.DAYS, Role.PROGRESS}


def test_advice_that_an_emergency_leaves_out_can_be_taken_in_by_hand(shipped):
    visit_id = charted(shipped, CAUDA_EQUINA)
    template = handouts.offers(shipped, visit_id)[1].template
    frame = drafting.frame(template, handouts.facts_of(shipped, visit_id))
    edits = drafting.strike(drafting.Edits(), "do", False)
    kept = drafting.finished(frame, edits, "", drafting.CAN_WAIT).blocks
    assert "do" in {block.key for block in kept}
