"""Whole lines of findings, as practitioners type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

HISTORY = [
    "symptoms",
    "modifiers",
    "onset",
    "training_and_recovery",
    "history",
    "asking",
]


@pytest.mark.parametrize("row", HISTORY)
def test_a_line_of_history_is_understood_in_any_row_of_history(read_line, row):
    assert read_line(row, "dull, worse sitting cough, better heat") == (
        "pain_character dull; worse_sitting present; worse_cough_sneeze present; better_heat present",
        "",
    )


READ = [
    ("modifiers", "better nothing", "nothing_helps present"),
    ("symptoms", "office worker", "sedentary_desk_work present"),
    ("symptoms", "several massages no help", "massage_without_help present"),
    ("symptoms", "massage didn't help", "massage_without_help present"),
    ("onset", "bent over rows", "mechanism bent_over_row"),
    ("onset", "twisting while lifting", "mechanism twisting_under_load"),
    ("symptoms", "aching at facet joints", "facet_ache present"),
    ("training_and_recovery", "trains only upper body", "upper_body_only present"),
    ("symptoms", "worse for training", "worse_training present"),
    ("onset", "stands all day at work", "standing_work present"),
    ("form_and_posture", "diaphragm not used", "diaphragm_not_used present"),
    ("form_and_posture", "pelvis misaligned", "pelvis_misaligned present"),
    (
        "symptoms",
        "cannot stand or walk upright",
        "cannot_stand_upright present; cannot_walk_upright present",
    ),
    ("muscles", "tight hip flexors and hamstrings", "tight_hip_flexors present; tight_hamstrings present"),
    (
        "muscles",
        "tight hip flexors and hamstrings b",
        "tight_hip_flexors both present; tight_hamstrings both present",
    ),
    (
        "muscles",
        "tight hip flexors and hamstrings l",
        "tight_hip_flexors left present; tight_hamstrings left present",
    ),
    (
        "muscles",
        "tight hip flexors l and hamstrings b",
        "tight_hip_flexors left present; tight_hamstrings both present",
    ),
    ("muscles", "old inner thigh injury", "old_adductor_injury present"),
    ("history", "old inner thigh injury r", "old_adductor_injury right present"),
    ("symptoms", "old adductor injury", "old_adductor_injury present"),
    ("muscles", "paraspinals tender 3 b", "tender_erector_spinae both 3"),
    ("muscles", "spasm ql r", "palpable_spasm right present [ql]"),
    ("tests", "slump +l", "slump left positive"),
    ("asking", "cold lower back", "cold_heat low_back_feels_cold"),
    ("asking", "lower back feels cold", "cold_heat low_back_feels_cold"),
    ("asking", "wakes at night to urinate", "urine night"),
    ("asking", "urinates 2x at night", "urine night [2x]"),
    (
        "symptoms",
        "worse sitting cough better heat rest",
        "worse_sitting present; worse_cough_sneeze present; better_heat present; better_rest present",
    ),
    (
        "symptoms",
        "worse sitting, bending forward, lifting",
        "worse_sitting present; worse_bending_forward present; worse_lifting present",
    ),
    ("symptoms", "cough worse", "worse_cough_sneeze present"),
    ("symptoms", "agg sitting, rel heat", "worse_sitting present; better_heat present"),
    ("symptoms", "pain with sitting cough", "worse_sitting present; worse_cough_sneeze present"),
    ("symptoms", "pain dull sharp", "pain_character dull; pain_character sharp"),
    ("symptoms", "leg burning and numbness", "burning present; numbness present"),
    ("symptoms", "burning leg l and numbness l", "burning left present; numbness left present"),
    ("symptoms", "dull aching", "pain_character dull; pain_character aching"),
    ("symptoms", "no numb, no tingling", "numbness absent; pins_and_needles absent"),
    ("symptoms", "no numb tingling", "numbness absent; pins_and_needles absent"),
    ("symptoms", "denies numb or tingling", "numbness absent; pins_and_needles absent"),
    ("symptoms", "numb -, tingling +", "numbness absent; pins_and_needles present"),
    ("symptoms", "numb l, no tingling b", "numbness left present; pins_and_needles both absent"),
    ("symptoms", "worst 8 avg 5", "pain_worst 8; pain_average 5"),
    ("symptoms", "numbness back of knee l", "numbness left present [back of knee]"),
    ("symptoms", "burning foot l", "burning left present [foot]"),
    ("symptoms", "burning down left leg", "burning left present"),
    ("symptoms", "burning in the calf r", "burning right present [calf]"),
    ("symptoms", "no leg signs", "radiation none"),
    ("symptoms", "sleeps badly", "sleep_quality poor"),
    ("symptoms", "sleep 4-5 h", "sleep_span from_4_to_5"),
    ("symptoms", "onset 3 weeks", "days_since_onset 21 typed=3_weeks"),
    ("onset", "3 weeks", "days_since_onset 21 typed=3_weeks"),
    ("onset", "2 days ago", "days_since_onset 2"),
    ("training_and_recovery", "six heavy days", "heavy_days_week 6"),
    ("channel_palpation", "ashi bl24 r", "ashi_tender right present [BL24]"),
    (
        "movement",
        "flex 40p ext 15 slr r 50+",
        "flexion 40 painful; extension 15; slr right positive angle=50",
    ),
    ("movement", "sf 20 r rot 5", "side_flexion right 20; rotation 5"),
    ("movement", "r sf 20 l sf 25", "side_flexion right 20; side_flexion left 25"),
    ("movement", "bp 120/80", "bp_systolic 120; bp_diastolic 80"),
    ("tests", "slr r 50+ l 80-", "slr right positive angle=50; slr left negative angle=80"),
    ("tests", "mmt l5 r 4 l 5 s1 r 4", "power_l5 right 4; power_l5 left 5; power_s1 right 4"),
    ("tests", "reflex achilles r 1", "reflex_achilles right 1"),
    ("tests", "sens l5 reduced r", "sensation_l5 right reduced"),
    ("vitals", "120/80 hr 72", "bp_systolic 120; bp_diastolic 80; heart_rate 72"),
    ("vitals", "98.6 f", "temperature 37 typed=98.6_°F"),
    ("vitals", "temp 101f", "temperature 38.3 typed=101_°F"),
    ("vitals", "temp 38.2 C", "temperature 38.2"),
    ("vitals", "weight 160 lb", "weight 72.6 typed=160_lb"),
    ("vitals", "height 70 in", "height 177.8 typed=70_in"),
    ("pulse", "l guan wiry, chi deep weak b", "pulse_guan left wiry; pulse_chi both sunken weak"),
    (
        "pulse",
        "l cun floating, guan wiry, r chi weak",
        "pulse_cun left floating; pulse_guan left wiry; pulse_chi right weak",
    ),
    ("pulse", "l guan wiry, rapid", "pulse_guan left wiry; pulse_overall rapid"),
    (
        "pulse",
        "l cun floating guan wiry chi deep",
        "pulse_cun left floating; pulse_guan left wiry; pulse_chi left sunken",
    ),
    ("pulse", "wiry thin l", "pulse_overall left wiry; pulse_overall left fine"),
    ("pulse", "左關弦，尺沉", "pulse_guan left wiry; pulse_chi left sunken"),
    ("pulse", "左關弦右尺弱", "pulse_guan left wiry; pulse_chi right weak"),
    ("pulse", "左关弦右尺弱", "pulse_guan left wiry; pulse_chi right weak"),
    (
        "pulse",
        "脈左關弦滑 右尺沉弱",
        "pulse_guan left wiry; pulse_guan left slippery; pulse_chi right sunken; pulse_chi right weak",
    ),
    ("pulse", "左 關弦 右尺弱", "pulse_guan left wiry; pulse_chi right weak"),
    ("pulse", "guan wiry l chi weak r", "pulse_guan left wiry; pulse_chi right weak"),
    ("pulse", "左關弦右尺弱，寸浮", "pulse_guan left wiry; pulse_chi right weak; pulse_cun floating"),
    ("pulse", "左弦右滑", "pulse_overall left wiry; pulse_overall right slippery"),
    ("pulse", "兩尺沉弱", "pulse_chi both sunken; pulse_chi both weak"),
    ("pulse", "脉：弦滑", "pulse_overall wiry; pulse_overall slippery"),
    ("pulse", "P deep wiry", "pulse_overall sunken; pulse_overall wiry"),
    ("pulse", "l guan wiry r chi weak deep", "pulse_guan left wiry; pulse_chi right sunken weak"),
    ("pulse", "72", "pulse_rate 72"),
    (
        "tongue",
        "pale, teethmarked sides, coat thin white",
        "tongue_color pale; tongue_area sides_teeth_marks; tongue_coat thin_white",
    ),
    (
        "tongue",
        "body pale swollen, coat yellow root thick",
        "tongue_color pale; tongue_shape swollen; tongue_coat yellow; tongue_area root_thick",
    ),
    (
        "tongue",
        "root yellow greasy, coat thin white",
        "tongue_area root_yellow_coat; tongue_area root_greasy_coat; tongue_coat thin_white",
    ),
    ("tongue", "root coat yellow", "tongue_area root_yellow_coat"),
    ("tongue", "淡紅 薄白", "tongue_color light_red; tongue_coat thin_white"),
    ("tongue", "舌淡苔白", "tongue_color pale; tongue_coat white"),
    (
        "tongue",
        "舌淡红苔薄白腻",
        "tongue_color light_red; tongue_coat thin_white; tongue_coat_texture greasy",
    ),
    ("tongue", "舌紅少苔", "tongue_color red; tongue_coat little"),
    (
        "tongue",
        "舌质淡胖边有齿痕，苔白腻",
        "tongue_color pale; tongue_shape swollen; tongue_area sides_teeth_marks; "
        "tongue_coat white; tongue_coat_texture greasy",
    ),
    (
        "tongue",
        "T: pale TM; coat: thin white",
        "tongue_color pale; tongue_shape teeth_marks; tongue_coat thin_white",
    ),
    (
        "eight_principles",
        "interior cold deficiency",
        "interior_exterior interior; cold_heat_nature cold; deficiency_excess deficiency",
    ),
]


def test_the_name_of_another_row_counts_before_the_beginning_of_one_here(read_line):
    assert read_line("movement", "weight 70") == ("weight 70", "")


@pytest.mark.parametrize(("row", "text", "recorded"), READ)
def test_a_line_is_recorded_whole(read_line, row, text, recorded):
    assert read_line(row, text) == (recorded, "")


@pytest.mark.parametrize(
    ("row", "text", "recorded", "left_over"),
    [
        ("symptoms", "dull, like a knot, stiff", "pain_character dull; stiffness present", "like a knot"),
        ("symptoms", "no numbness, tingling", "numbness absent", "no numbness, tingling"),
        ("tongue", "pale, red", "tongue_color pale", "red"),
        ("movement", "flex 40, slr 50+ last visit", "flexion 40", "slr 50+ last visit"),
    ],
)
def test_what_is_not_certain_stays_beside_what_is_recorded(read_line, row, text, recorded, left_over):
    assert read_line(row, text) == (recorded, left_over)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("symptoms", "heavy squats"),
        ("history", "heavy lifting job"),
        ("symptoms", "squat"),
        ("symptoms", "cough"),
        ("symptoms", "3 weeks"),
        ("symptoms", "better lying cough"),
        ("symptoms", "leg burning and numbness l"),
        ("symptoms", "burning and numbness l"),
        ("symptoms", "burning"),
        ("symptoms", "burning l"),
        ("symptoms", "burning low back l"),
        ("symptoms", "burning buttock l"),
        ("symptoms", "3 months"),
        ("movement", "120/80"),
        ("movement", "no slr +"),
        ("training_and_recovery", "dull squats"),
        ("onset", "since 2019"),
    ],
)
def test_words_that_may_mean_something_else_are_not_guessed(read_line, row, text):
    assert read_line(row, text) == ("", text)


DENIED = [
    ("no numb, tingling, burning", "numbness absent"),
    ("denies numbness, tingling, weakness", "numbness absent"),
    ("no numbness or tingling, leg weakness", "numbness absent; pins_and_needles absent"),
    ("no stiffness, spasm", "stiffness absent"),
    ("no worse sitting, standing", "worse_sitting absent"),
    ("no burning l, numb r", "burning left absent"),
    ("no sharp pain, dull", ""),
    ("w/o numbness, tingling", ""),
    ("never numb, tingling", ""),
    ("h/o numbness, tingling", ""),
    ("numbness, tingling, weakness denied", ""),
    ("numbness, tingling: none", ""),
    ("numb, tingling -", "pins_and_needles absent"),
]


@pytest.mark.parametrize(("text", "recorded"), DENIED)
def test_what_a_denial_beside_it_may_reach_stays_words_with_the_denial(read_line, text, recorded):
    assert read_line("symptoms", text) == (recorded, text)


@pytest.mark.parametrize(
    ("row", "text", "recorded"),
    [
        ("symptoms", "no numb; tingling", "numbness absent; pins_and_needles present"),
        ("symptoms", "no numb, tingling +", "numbness absent; pins_and_needles present"),
        ("symptoms", "no numb, worse sitting", "numbness absent; worse_sitting present"),
        ("symptoms", "worse sitting, numb -", "worse_sitting present; numbness absent"),
        ("tests", "no leg signs, slr r 50+", "leg_signs absent; slr right positive angle=50"),
        ("tongue", "red, no coat, swollen", "tongue_color red; tongue_coat none; tongue_shape swollen"),
    ],
)
def test_a_denial_ends_at_what_says_its_own_sign(read_line, row, text, recorded):
    assert read_line(row, text) == (recorded, "")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("symptoms", "denies numbness and tingling l"),
        ("neuro", "l5 4 r"),
        ("neuro", "s1 2 r"),
        ("pulse", "weak chi deep"),
        ("pulse", "guan wiry r chi weak"),
        ("pulse", "關弦右尺弱"),
        ("pulse", "not wiry, slippery"),
        ("tongue", "red sides pale"),
        ("tongue", "yellow coat root white"),
        ("muscles", "tight hip flexors l and hamstrings"),
        ("muscles", "tight hip flexors and l hamstrings"),
        ("muscles", "tight l hip flexors and hamstrings b"),
        ("muscles", "l tight hip flexors and hamstrings"),
        ("muscles", "tight hip flexors and hamstrings l b"),
        ("muscles", "not tight hip flexors and hamstrings b"),
    ],
)
def test_a_sign_side_or_place_that_may_be_another_is_not_guessed(read_line, row, text):
    assert read_line(row, text) == ("", text)


def test_two_colours_before_a_place_are_not_both_of_it(read_line):
    assert read_line("tongue", "pale red sides") == ("tongue_color pale; tongue_area sides_red", "")


HISTORY_WORDS = ("dull", "worse", "sitting", "cough", "better", "heat", "no", "numb", "tingling", "of", "and")
OTHER_WORDS = ("l", "r", "b", "+", "-", "8", "worst", "flex", "slr", "40p", ",", "week", "xyz")
WORDS = st.sampled_from((*HISTORY_WORDS, *OTHER_WORDS))


@given(st.lists(WORDS, max_size=12))
def test_any_mixture_of_known_words_is_recorded_or_left_part_by_part(read_line, words):
    text = " ".join(words)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    recorded, left_over = read_line("symptoms", text)
    if recorded:
        left = left_over.split(", ") if left_over else []
        assert [part for part in parts if part in left] == left
    else:
        assert left_over == text.strip()


def test_a_denied_sign_is_recorded_and_the_words_that_it_may_reach_stay(read_line):
    typed = "no spasm r, guarding"
    assert read_line("muscles", typed) == ("palpable_spasm right absent", typed)
