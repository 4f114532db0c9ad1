"""The Chinese lens of a back practice: tongue by area, pulse in depth, patterns with their points."""

import pytest

from charting.content.chip_entry import parse_chip
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
    "kidney_yang_deficiency": ("cold_low_back", "better_heat", "tongue_moisture=wet", "urine=pale_plenty"),
    "kidney_yin_deficiency": ("cold_heat=hot_palms", "sweat=night", "tongue_color=red", "tongue_coat=little"),
    "kidney_qi_deficiency": (
        "urine=incontinence_stress",
        "back_tires_early",
        "pulse_depth_chi:both=deep_weak",
    ),
    "kidney_essence_deficiency": ("kidney_signs=hair_falls teeth_loose", "imaging_result=low_bone_density"),
    "spleen_qi_deficiency": ("energy=low_after_meals", "appetite=poor", "digestion=bloating"),
    "spleen_yang_deficiency": ("chest_abdomen=belly_cold", "thirst=warm_drinks", "stool=undigested"),
    "spleen_damp": ("head_body=head_heavy", "stool=sticky", "tongue_coat_texture=greasy", "taste=sweet"),
    "liver_blood_deficiency": ("head_body=cramps", "ears_eyes=vision_blurred", "cycle=scanty"),
    "liver_kidney_yin_deficiency": ("dizziness", "ears_eyes=eyes_dry", "cold_heat=hot_palms", "knees_weak"),
    "spleen_kidney_yang_deficiency": ("stool=morning_loose", "chest_abdomen=belly_cold", "head_body=edema"),
    "liver_blood_stasis": ("tongue_area=sides_purple", "cycle=clots", "chest_abdomen=rib_fullness"),
    "wind_cold_damp": ("weather_effect=wind change", "cold_heat=dislikes_wind", "pain_nature=wandering"),
    "damp_heat_obstruction": ("pain_nature=hot", "urine=burning", "weather_effect=heat"),
    "gallbladder_channel": ("gallbladder_channel_tender:right", "channels_involved=gallbladder"),
    "kidney_channel": ("kidney_channel_tender:left", "tender_channel_points:left=ki3"),
    "liver_channel": ("groin_pain:left", "tight_adductor:left", "channels_involved=sinew_liver"),
    "governor_vessel": ("governor_vessel_tender", "pain_place=midline", "channels_involved=governor"),
    "belt_vessel": ("belt_vessel_tender:both", "pain_place=belt", "channels_involved=belt"),
    "yang_heel_vessel": ("other_channels_found:right=yang_heel_tight", "channels_involved=yang_heel"),
}


@pytest.mark.parametrize(("pattern", "picture"), PICTURES.items(), ids=PICTURES)
def test_a_typical_picture_ranks_its_pattern_first(catalogue, pattern, picture):
    ranked = rank(catalogue.patterns, catalogue.definitions, seen(*picture))
    assert ranked[0].key == pattern


def test_every_pattern_is_named_in_english_pinyin_and_both_chinese_scripts(catalogue):
    nameless = [
        one.key
        for one in catalogue.patterns
        if not all((one.label, one.pinyin, one.traditional, one.simplified))
    ]
    assert nameless == []


def test_every_pattern_has_signs_for_and_against_a_principle_codes_and_points_with_reasons(catalogue):
    lacking = [
        one.key
        for one in catalogue.patterns
        if not (one.supports and one.contradicts and one.principle and one.codes and len(one.points) >= 4)
    ]
    assert lacking == []
    assert all(each.why for one in catalogue.patterns for each in one.points)


def test_the_two_traps_of_the_code_list_are_in_no_pattern(catalogue):
    used = {code.code for one in catalogue.patterns for code in one.codes}
    assert not used & {"SG60", "SH40"}


@pytest.mark.parametrize("position", ["cun", "guan", "chi"])
def test_each_position_takes_all_28_pulses_and_three_depths(catalogue, position):
    overall = {choice.key for choice in catalogue.definitions["pulse_overall"].choices}
    at_position = catalogue.definitions[f"pulse_{position}"]
    assert overall <= {choice.key for choice in at_position.choices}
    depths = catalogue.definitions[f"pulse_depth_{position}"]
    assert {choice.key.split("_")[0] for choice in depths.choices} == {"surface", "middle", "deep"}
    assert at_position.sided
    assert depths.sided


def test_all_eight_extraordinary_vessels_and_six_divergent_pairs_can_be_named(catalogue):
    keys = {choice.key for choice in catalogue.definitions["channels_involved"].choices}
    eight = {
        "governor",
        "conception",
        "belt",
        "penetrating",
        "yang_heel",
        "yin_heel",
        "yang_link",
        "yin_link",
    }
    assert eight <= keys
    assert len([key for key in keys if key.startswith("divergent_")]) == 6


def test_all_twelve_front_mu_points_can_be_tender(catalogue):
    assert len(catalogue.definitions["tender_mu_points"].choices) == 12


@pytest.mark.parametrize(
    ("section", "typed", "value"),
    [
        ("tongue", "tip spots", "tip_spots"),
        ("tongue", "greasy coat root", "root_greasy_coat"),
        ("pulse", "chi depth weak b", "deep_weak"),
        ("pulse", "chi hollow l", "hollow"),
        ("pulse", "forceless", "forceless"),
        ("asking", "malar flush", "red_cheeks"),
        ("channel_palpation", "Tender LU1 (Lung mu)", "lu1"),
        ("channel_palpation", "bl60 tender r", "bl60"),
        ("channels", "divergent kidney", "divergent_bl_ki"),
        ("channels", "yang wei", "yang_link"),
    ],
)
def test_the_new_answers_are_typed_as_practitioners_say_them(catalogue, section, typed, value):
    entry = parse_chip(options(catalogue.section(section)), typed)
    assert entry is not None
    assert entry.observation.value == value


@pytest.mark.parametrize("method", ["intradermal", "press_needle", "microcurrent", "tens", "scalp_needling"])
def test_adjunct_methods_come_with_their_settings(catalogue, method):
    assert len(catalogue.methods[method].settings) >= 2


@pytest.mark.parametrize("method", ["electro", "microcurrent", "tens"])
def test_every_current_is_avoided_with_a_pacemaker(catalogue, method):
    assert {"pacemaker", "implant"} <= set(catalogue.methods[method].avoid_with)
