"""Lines in the short forms of clinical notes, and what no line of any kind may do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

READ = [
    ("symptoms", "stiff in AM", "morning_stiffness present"),
    ("symptoms", "worse AM", "worse_morning present"),
    ("symptoms", "worse end of day", "worse_evening present"),
    ("symptoms", "worse w/ sitting", "worse_sitting present"),
    ("symptoms", "agg: sitting, bending", "worse_sitting present; worse_bending_forward present"),
    ("symptoms", "easing: walking", "better_walking present"),
    ("symptoms", "no n/t", "numbness absent; pins_and_needles absent"),
    ("symptoms", "p&n R foot", "pins_and_needles right present [foot]"),
    ("symptoms", "rad to R buttock", "radiation right buttock"),
    ("symptoms", "radiates R glute", "radiation right buttock [glute]"),
    ("symptoms", "weak legs", "leg_weakness present"),
    ("asking", "chest tight", "chest_abdomen chest_tight"),
    ("asking", "cold feet", "cold_heat cold_feet"),
    ("asking", "nocturia x2", "urine night [x2]"),
    ("onset", "woke with it", "onset_timing on_waking"),
    ("movement", "LF R 15 L 20", "side_flexion right 15; side_flexion left 20"),
    ("tests", "SLR +ve R 40", "slr right positive angle=40"),
    ("tests", "SLR (R) + @ 40", "slr right positive angle=40"),
    ("tests", "SLR(R)+, slump(L) -ve", "slr right positive; slump left negative"),
    ("tests", "slr +ve r -ve l", "slr right positive; slr left negative"),
    ("tests", "SLR -ve bilat", "slr both negative"),
    ("tests", "FADIR neg", "fadir_impingement negative"),
    ("tests", "knee jerk 2+ b", "reflex_patellar both 2"),
    ("tests", "EHL 4/5 R", "power_l5 right 4"),
    ("tests", "sens L5 dec R", "sensation_l5 right reduced"),
    ("muscles", "TTP R QL", "tender_places right quadratus_lumborum"),
    ("muscles", "R SIJ tender", "tender_places right sacroiliac"),
    ("muscles", "spasm bilat ES", "palpable_spasm both present [es]"),
    ("form_and_posture", "hyperlordosis", "increased_lordosis present"),
    ("tongue", "dry, cracked center", "tongue_moisture dry; tongue_area centre_crack"),
    ("channels", "BL KD", "channels_involved bladder; channels_involved kidney"),
    (
        "eight_principles",
        "int cold def",
        "interior_exterior interior; cold_heat_nature cold; deficiency_excess deficiency",
    ),
]


@pytest.mark.parametrize(("row", "text", "recorded"), READ)
def test_a_short_form_is_read_for_what_it_stands_for(read_line, row, text, recorded):
    assert read_line(row, text) == (recorded, "")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("training_and_recovery", "magnesium"),
        ("training_and_recovery", "vitamin d"),
        ("training_and_recovery", "nsaids"),
        ("training_and_recovery", "no rest days"),
        ("symptoms", "bent over"),
        ("symptoms", "antalgic"),
        ("asking", "urgency"),
        ("asking", "hot flushes"),
        ("onset", "for weeks"),
        ("onset", "3/52"),
        ("form_and_posture", "diaphragm"),
        ("form_and_posture", "lumbar flexion"),
        ("eight_principles", "yang def"),
        ("eight_principles", "yin xu"),
        ("eight_principles", "陽虛"),
        ("symptoms", "n/t l"),
        ("tests", "slr n/t"),
        ("tests", "slr r 40"),
        ("neuro", "knee jerk 2- b"),
    ],
)
def test_words_that_say_less_than_an_entry_would_stay_words(read_line, row, text):
    assert read_line(row, text) == ("", text)


def test_a_nerve_sign_of_both_legs_is_not_read_as_weak_knees(read_line):
    assert read_line("asking", "legs weak") == ("leg_weakness present", "")


ROWS = (
    "symptoms",
    "modifiers",
    "asking",
    "movement",
    "tests",
    "muscles",
    "neuro",
    "pulse",
    "tongue",
    "vitals",
)
WORDS = st.sampled_from(
    (
        *(
            "dull",
            "worse",
            "sitting",
            "no",
            "numb",
            "n/t",
            "better",
            "heat",
            "and",
            "or",
            "with",
            "tight",
            "ttp",
        ),
        *("hip flexors", "hamstrings", "ql", "spasm", "tender", "pain down", "leg", "legs", "buttock", "rad"),
        *("l", "r", "b", "(R)", "bilat", "left", "right", "both", "+", "-", "+ve", "-ve", "p", "@", "x", ":"),
        *(
            "flex",
            "ext",
            "slr",
            "sf",
            "knee jerk",
            "ehl",
            "l5",
            "120/80",
            "bp",
            "hr",
            "40",
            "15p",
            "2+",
            "4/5",
        ),
        *("guan", "chi", "cun", "wiry", "deep", "weak", "pale", "coat", "root", "yellow", "t", "pulse"),
        *("左關弦", "右尺弱", "左", "右", "尺沉", "脈", "舌淡", "苔白", "雙", ",", ";", "，"),
    )
)
SAYS_LEFT = re.compile(r"\b(l|left)\b|左", re.IGNORECASE)
SAYS_RIGHT = re.compile(r"\b(r|right)\b|右", re.IGNORECASE)
SAYS_BOTH = re.compile(r"\b(b|both|bilat|legs)\b|[雙双]", re.IGNORECASE)


@given(st.sampled_from(ROWS), st.lists(WORDS, max_size=10))
def test_no_line_has_a_side_that_was_not_typed_and_none_loses_a_number(read_line, row, words):
    text = " ".join(words)
    recorded, left_over = read_line(row, text)
    said = set(recorded.replace(";", " ").split())
    assert "left" not in said or SAYS_LEFT.search(text)
    assert "right" not in said or SAYS_RIGHT.search(text)
    assert "both" not in said or SAYS_BOTH.search(text)
    for number in re.findall(r"\d+", text):
        assert number in f"{recorded} {left_over}"


HANDS = {"左": "left", "右": "right", "雙": "both"}
POSITIONS = {"寸": "cun", "關": "guan", "尺": "chi"}
QUALITIES = {"弦": "wiry", "沉": "sunken", "弱": "weak", "滑": "slippery", "浮": "floating"}
FELT = st.tuples(st.sampled_from([*HANDS]), st.sampled_from([*POSITIONS]), st.sampled_from([*QUALITIES]))


@given(st.lists(FELT, min_size=1, max_size=8))
def test_a_pulse_in_chinese_has_each_quality_on_the_side_before_it(read_line, felt):
    recorded, left_over = read_line("pulse", "".join(letter for each in felt for letter in each))
    assert left_over == ""
    assert set(recorded.split("; ")) == {
        f"pulse_{POSITIONS[place]} {HANDS[side]} {QUALITIES[quality]}" for side, place, quality in felt
    }
