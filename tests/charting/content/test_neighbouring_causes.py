"""What a practitioner must tell apart from a strain: each picture ranks its own cause first."""

import pytest

from charting.content.options import options
from charting.domain.pattern_matching import rank
from charting.domain.visit_note import Observation, ObservationField


def seen(*facts):
    """Observations from `finding`, `finding=value` and `finding:side=value`."""
    observations = {}
    for fact in facts:
        named, _, value = fact.partition("=")
        finding, _, side = named.partition(":")
        observations[ObservationField(finding, side)] = Observation(value=value or "present")
    return observations


PICTURES = {
    "hip_joint": ("groin_pain:right", "hip_scour:right=positive", "hip_internal_rotation:right=10"),
    "spondylolisthesis": ("posture_seen=step", "stork:left=positive", "worse_bending_back"),
    "lumbar_stenosis": ("leg_cramps_walking", "better_sitting", "better_bending_forward", "gait=stooped"),
    "vertebral_fracture": ("fragile_bones=yes", "percussion=positive", "pain_place=midline"),
    "inflammatory_back_pain": (
        "inflammatory_pattern=yes",
        "morning_stiffness",
        "better_movement",
        "worse_rest",
    ),
    "visceral_referral": ("unrelated_to_movement", "colicky_flank_pain:left", "murphy_punch:left=positive"),
    "rhabdomyolysis": ("dark_urine=yes", "muscle_swelling", "mechanism=high_volume"),
    "facet_irritation": ("facet_ache:right", "kemp:right=positive", "facet_level:right=l4_l5"),
    "sacroiliac_pain": ("sacroiliac_ache:left", "sij_thigh_thrust:left=positive", "sij_distraction=positive"),
    "deep_gluteal_pain": ("deep_buttock_pain:left", "seated_piriformis:left=positive", "worse_sitting"),
}


@pytest.mark.parametrize(("cause", "picture"), PICTURES.items(), ids=PICTURES)
def test_a_typical_picture_ranks_its_cause_first(catalogue, cause, picture):
    first, *others = rank(catalogue.causes, catalogue.definitions, seen(*picture))
    assert first.key == cause
    assert all(other.score < first.score for other in others)


@pytest.mark.parametrize(("cause", "picture"), PICTURES.items(), ids=PICTURES)
def test_each_picture_is_made_of_answers_that_exist(catalogue, cause, picture):
    from charting.domain.finding import problem_with

    for field, one in seen(*picture).items():
        definition = catalogue.definitions[field.finding]
        assert problem_with(definition, one.value) is None
        assert definition.sided or not field.side


@pytest.mark.parametrize(
    ("cause", "word"),
    [("rhabdomyolysis", "EMERGENCY"), ("vertebral_fracture", "URGENT"), ("inflammatory_back_pain", "PROMPT")],
)
def test_a_dangerous_cause_says_how_soon_a_physician_is_needed(catalogue, cause, word):
    assert catalogue.assessable(cause).explanation.startswith(word)


@pytest.mark.parametrize("cause", ["vertebral_fracture", "visceral_referral", "rhabdomyolysis"])
def test_a_dangerous_cause_offers_the_page_that_sends_to_a_doctor(catalogue, cause):
    (template, _), *_ = catalogue.handouts_for([cause], [], False)
    assert template.key == "see_a_doctor"


def test_no_typed_name_holds_a_comma(catalogue):
    """The visit page takes a comma for the end of an entry, so a name with one cannot be typed whole."""
    named = [
        (option.finding.key, name)
        for section in catalogue.sections
        for option in options(section)
        for name in (option.label, *option.aliases)
    ]
    assert [(key, name) for key, name in named if "," in name] == []


@pytest.mark.parametrize(
    ("finding", "lowest", "highest"),
    [("power_l5", 5, 5), ("power_s1", 5, 5), ("reflex_achilles", 2, 3), ("reflex_patellar", 2, 3)],
)
def test_power_and_reflex_below_normal_speak_for_a_nerve(catalogue, finding, lowest, highest):
    definition = catalogue.definitions[finding]
    assert definition.nerve_sign
    assert (definition.normal.lowest, definition.normal.highest) == (lowest, highest)


def test_every_orthopaedic_test_says_what_it_points_to(catalogue):
    silent = [
        one.key
        for one in catalogue.section("tests").findings
        if not one.source.startswith(("Points to", "An upgoing"))
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("test", "accuracy"),
    [
        ("slr", "Sensitivity 0.89, specificity 0.25"),
        ("slump", "Sensitivity 0.80, specificity 0.71"),
        ("sij_gaenslen", "sensitivity 0.91, specificity 0.78"),
        ("prone_instability", "Sensitivity 0.71, specificity 0.57"),
        ("passive_lumbar_extension", "Sensitivity 0.84, specificity 0.90"),
    ],
)
def test_published_accuracy_stands_beside_the_test(catalogue, test, accuracy):
    assert accuracy in catalogue.definitions[test].source


@pytest.mark.parametrize("row", ["history", "vitals"])
def test_earlier_treatment_and_vital_signs_have_a_western_row(catalogue, row):
    from charting.domain.finding import Lens

    assert catalogue.section(row).lens is Lens.WESTERN


@pytest.mark.parametrize(
    ("section", "typed", "value"),
    [
        ("muscles", "es l4 r", "l4"),
        ("muscles", "multifidus l5 l", "l5"),
        ("muscles", "erector spinae 3 r", "3"),
        ("vitals", "bp 128", "128"),
        ("vitals", "temp 36.8", "36.8"),
        ("history", "smoker", "smokes"),
        ("form_and_posture", "butt wink", "butt_wink"),
        ("form_and_posture", "hips shoot up", "hips_rise_first"),
    ],
)
def test_new_findings_are_typed_as_practitioners_say_them(catalogue, section, typed, value):
    from charting.content.chip_entry import parse_chip

    entry = parse_chip(options(catalogue.section(section)), typed)
    assert entry is not None
    assert entry.observation.value == value
