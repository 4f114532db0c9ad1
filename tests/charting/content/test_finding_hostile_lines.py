"""Lines of findings that are typed wrong, pasted or meant ill: nothing is lost and nothing invented."""

import pytest

NOTHING_IN_THEM = [
    "",
    ", ,,，、；;",
    "😀",
    "🙂 dull 🙂",
    "dull\x00",
    "\ud800",
    "+ + +",
    "- - -",
    "--",
    "+-",
    "1",
    "-1",
    "999999999999",
    "1e9",
    "0x10",
    "½",
    "²",
    "l r b",
    "l l l",
    "b",
    "p f p f",
    "and",
    "and and",
    "or",
    "no",
    "no no",
    "not no",
    "worse",
    "worse worse",
    "worse better",
    "worse no",
    "better worse sitting",
    "<b>dull</b>",
    "'; DROP TABLE visits;--",
    "%s {0} ${x}",
    "\\",
    "ديسك dull",
    "Dull.",
    "dull!",
    "dull?",
    "?dull",
    "dull/aching",
    "dull-aching",
    "(dull)",
    "null",
    "None",
    "NaN",
    "inf",
    "true",
    "dull stiff numb spasm",
    "éééééééééééééééééééééééééééééééééééééééééééééééééé",
    "́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́́",
]

HISTORY_WORDS = [
    "no",
    "not dull",
    "no dull",
    "never numb",
    "numb?",
    "numb -+",
    "numb + -",
    "numb l r",
    "numb l l",
    "numb ++",
    "numb 3",
    "numb 3 cm",
    "worse sitting not standing",
    "worse sitting xyz",
    "worse sitting cough 3",
    "better sitting cough",
    "worse -",
    "worst 8 9",
    "worst 8.5",
    "worst 8/5",
    "worst 8/10 avg",
    "worst avg 5",
    "worst worst 8",
    "denies everything",
    "without doubt",
    "numb everywhere",
    "numb calf and foot l r",
    "numb of the",
    "3 years",
    "onset 3 months",
    "sleep h",
    "heavy squats",
]

HISTORY = [
    ("\u202edull", "pain_character dull", ""),
    ("du\u200bll", "pain_character dull", ""),
    ("dull\tdull", "pain_character dull", ""),
    ("dull\n\nstiff", "pain_character dull; stiffness present", ""),
    ("dull\r\nstiff", "pain_character dull; stiffness present", ""),
    (
        "dull，stiff、numb；spasm",
        "pain_character dull; stiffness present; numbness present; spasm present",
        "",
    ),
    ("ＤＵＬＬ", "pain_character dull", ""),
    ("dull,,,,stiff", "pain_character dull; stiffness present", ""),
    ("no worse sitting", "worse_sitting absent", ""),
    ("worst 11", "pain_worst 11", ""),
    ("worst -1", "pain_worst -1", ""),
    ("no numb, tingling", "numbness absent", "no numb, tingling"),
    ("onset -2 days", "days_since_onset -2", ""),
    ("sleep 4-5", "sleep_span from_4_to_5", ""),
    ("heavy, squats", "pain_character heavy", "squats"),
]

EXAMINATION_WORDS = [
    "\u202edull",
    "du\u200bll",
    "dull\tdull",
    "dull\n\nstiff",
    "dull\r\nstiff",
    "dull，stiff、numb；spasm",
    "ＤＵＬＬ",
    "dull,,,,stiff",
    "flex",
    "flex p",
    "flex 40 50",
    "flex 40p 50p",
    "flex 40,5 ext",
    "flex 40 kg",
    "flex 40 lb",
    "flex 40 l",
    "flex forty",
    "slr",
    "slr r",
    "slr + -",
    "slr r l +",
    "slr r 50+ r 60+",
    "slr r 50+ 80-",
    "slr ±",
    "slr 50+ last visit",
    "no slr +",
    "was slr r +",
    "slr r 50+ l",
    "l slr r",
    "sf 20 r 25",
    "sf l r 20",
    "ext 15 flex",
    "120/80",
    "bp 120/80/60",
    "bp 999/999",
    "flex=40",
    "flex:40",
    "flex40",
    "40",
    "40 15",
    "slr r50+",
    "mmt l9 r 4",
    "mmt",
    "reflex",
    "power l5 r 4.5",
]

EXAMINATION = [
    ("flex -40", "flexion -40", ""),
    ("flex 4000", "flexion 4000", ""),
    ("flex 40,5, ext 15", "flexion 40.5; extension 15", ""),
    ("flex four", "flexion 4", ""),
    ("slr 50++", "slr positive angle=50", ""),
    ("bp 80/120", "bp_systolic 80; bp_diastolic 120", ""),
    ("flex 40° ext 15°", "flexion 40; extension 15", ""),
    ("mmt l5 r 9", "power_l5 right 9", ""),
]

PULSE_WORDS = [
    "\u202edull",
    "du\u200bll",
    "dull\tdull",
    "dull\n\nstiff",
    "dull\r\nstiff",
    "dull，stiff、numb；spasm",
    "ＤＵＬＬ",
    "dull,,,,stiff",
    "l guan",
    "guan",
    "guan guan",
    "guan cun",
    "guan xyz",
    "l guan wiry xyz",
    "wiry guan xyz",
    "guan wiry cun",
    "l r guan wiry",
    "l guan wiry r",
    "guan 3",
    "72 73",
    "72 kg",
    "0",
    "-72",
    "rate",
    "rate 72 73",
    "弦X",
    "關",
    "左",
    "左右",
    "寸關尺 弦",
    "左關弦右",
    "左右關弦",
    "右三部弱",
    "l guan wiry r chi weak b",
    "p",
    "脈",
    "no wiry",
    "not wiry",
    "wiry?",
    "not felt",
]

PULSE = [
    ("wiry 72", "pulse_overall wiry; pulse_rate 72", ""),
    ("72bpm wiry", "pulse_rate 72; pulse_overall wiry", ""),
    ("弦弦", "pulse_overall wiry", ""),
]

TONGUE_WORDS = [
    "\u202edull",
    "du\u200bll",
    "dull\tdull",
    "dull\n\nstiff",
    "dull\r\nstiff",
    "dull，stiff、numb；spasm",
    "ＤＵＬＬ",
    "dull,,,,stiff",
    "coat",
    "coat coat",
    "root",
    "root coat",
    "tip root",
    "coat xyz",
    "root yellow xyz",
    "pale red",
    "not pale",
    "coat none",
    "sides",
    "l red",
    "pale l",
    "pale 3",
    "pale +",
    "teeth marked",
    "苔",
    "舌淡紫",
    "舌淡白苔",
    "舌白",
    "舌舌",
    "舌苔",
    "苔舌",
    "yellow root tip red",
    "coat thin white thick yellow",
    "red tip sides",
]

TONGUE = [
    ("no coat", "tongue_coat none", ""),
    ("teethmarked", "tongue_shape teeth_marks", ""),
    ("pale pale", "tongue_color pale", ""),
    ("舌淡", "tongue_color pale", ""),
    ("薄白膩", "tongue_coat thin_white; tongue_coat_texture greasy", ""),
]

LEFT_ALONE = [
    *(("symptoms", text) for text in (*NOTHING_IN_THEM, *HISTORY_WORDS)),
    *(("movement", text) for text in (*NOTHING_IN_THEM, *EXAMINATION_WORDS)),
    *(("pulse", text) for text in (*NOTHING_IN_THEM, *PULSE_WORDS)),
    *(("tongue", text) for text in (*NOTHING_IN_THEM, *TONGUE_WORDS)),
]
READ = [
    *(("symptoms", *row) for row in HISTORY),
    *(("movement", *row) for row in EXAMINATION),
    *(("pulse", *row) for row in PULSE),
    *(("tongue", *row) for row in TONGUE),
]


@pytest.mark.parametrize(("section", "text"), LEFT_ALONE)
def test_a_line_that_cannot_be_trusted_stays_to_the_letter(read_line, section, text):
    assert read_line(section, text) == ("", text.strip())


@pytest.mark.parametrize(("section", "text", "recorded", "left_over"), READ)
def test_each_word_of_a_hostile_line_is_recorded_or_left(read_line, section, text, recorded, left_over):
    assert read_line(section, text) == (recorded, left_over)


@pytest.mark.parametrize("section", ["symptoms", "movement", "pulse", "tongue"])
@pytest.mark.parametrize(
    "text", ["a" * 10_000, "dull " * 2_000, "l " * 5_000, "🙂" * 10_000, "slr + " * 2_000]
)
def test_ten_thousand_letters_are_prose_and_stay_whole(read_line, section, text):
    assert read_line(section, text) == ("", text.strip())


@pytest.mark.parametrize("section", ["symptoms", "movement", "pulse", "tongue"])
@pytest.mark.parametrize("word", ["dull", "l", "1", "no", "worse", "sf 20 r", "guan", "coat", "+", "左"])
def test_a_word_repeated_as_often_as_a_field_takes_it_loses_nothing(read_line, section, word):
    text = " ".join([word] * 32)
    recorded, left_over = read_line(section, text)
    assert bool(recorded) != bool(left_over)
    assert left_over in ("", text)


BESIDE_A_NUMBER = [
    ("training_and_recovery", "deadlifts 100 kg"),
    ("training_and_recovery", "squats 140kg 3"),
    ("training_and_recovery", "trains only upper body 2 days"),
    ("symptoms", "stiffness 3"),
    ("symptoms", "no numbness 2x"),
    ("symptoms", "pain down left leg 2 weeks"),
    ("onset", "bent over rows 80 kg"),
    ("modifiers", "better heat 20"),
    ("history", "smokes 20"),
    ("asking", "urinates at night 2 weeks"),
    ("asking", "low energy 3"),
    ("tests", "slr r 50+ tight"),
    ("movement", "flexion 40 today"),
    ("muscles", "tight hip flexors and hamstrings b 3"),
    ("muscles", "weak glutes and shoulders"),
    ("muscles", "spasm ql r 3"),
    ("muscles", "paraspinals not tender 3 b"),
    ("neuro", "slump +l 3"),
    ("form_and_posture", "leg length 2 cm"),
    ("form_and_posture", "pelvis misaligned 3"),
    ("channel_palpation", "cold lower back 2"),
    ("imaging", "mri normal 2019"),
    ("vitals", "hr 72 resting"),
    ("pulse", "wiry 3 kg"),
    ("tongue", "pale 3"),
]


@pytest.mark.parametrize(("section", "text"), BESIDE_A_NUMBER)
def test_a_number_or_word_beside_a_known_one_keeps_the_whole_as_words(read_line, section, text):
    assert read_line(section, text) == ("", text)
