"""Each statement of the article has a place: a finding, a cause, a pattern or a handout block.

Source: Caulo 2026, Low back pain after fitness. The left column names the statement in
our own words; the right one where it lives and a word that must stand there.
"""

import pytest

FINDINGS = {
    "soreness peaks one to three days after": ("onset_timing", "24–72 h"),
    "deadlifts": ("mechanism", "Deadlift"),
    "bent-over rows": ("mechanism", "Bent-over row"),
    "no warm-up": ("mechanism", "No warm-up"),
    "load beyond capacity": ("mechanism", "Jump in load"),
    "lifting while flexed": ("mechanism", "bent back"),
    "twisting under load": ("mechanism", "Twisted under load"),
    "repeated faulty movement": ("mechanism", "Poor form"),
    "sore in one place": ("local_tenderness", "tenderness"),
    "stiffness": ("stiffness", "Stiffness"),
    "spasm": ("spasm", "spasm"),
    "pain down the leg": ("radiation", "Leg pain"),
    "no pain down the leg": ("radiation", "No radiation"),
    "burning": ("burning", "Burning"),
    "numbness": ("numbness", "Numbness"),
    "worse with a cough or sneeze": ("worse_cough_sneeze", "cough or sneeze"),
    "rounded back in the deadlift": ("lumbar_flexion_in_deadlift", "deadlift"),
    "overarched back in the squat": ("hyperlordosis_in_squat", "squat"),
    "transversus abdominis not engaged": ("no_tra_bracing", "transversus"),
    "facet joints": ("facet_ache", "facet"),
    "diaphragm": ("diaphragm_not_used", "Diaphragm"),
    "pelvic floor": ("weak_pelvic_floor", "pelvic floor"),
    "multifidus": ("weak_multifidus", "Multifidus"),
    "trains the upper body only": ("upper_body_only", "upper body"),
    "sedentary work": ("sedentary_desk_work", "desk work"),
    "tight hip flexors": ("tight_hip_flexors", "hip flexors"),
    "tight hamstrings": ("tight_hamstrings", "hamstrings"),
    "weak glutes": ("weak_glutes", "glutes"),
    "weak deep core": ("weak_deep_core", "deep core"),
    "pelvis tips forward": ("anterior_pelvic_tilt", "forward"),
    "deeper lumbar curve": ("increased_lordosis", "curve"),
    "not enough rest": ("heavy_consecutive_days", "consecutive"),
    "poor sleep": ("sleep_hours", "Sleep"),
    "little protein": ("low_protein", "protein"),
    "magnesium": ("low_magnesium", "magnesium"),
    "vitamin D": ("low_vitamin_d", "vitamin D"),
    "calcium": ("low_calcium", "calcium"),
    "disc bulge": ("imaging_result", "Disc bulge"),
    "disc herniation": ("imaging_result", "herniation"),
    "Bladder channel": ("channels_involved", "Bladder"),
}

ASSESSABLES = {
    "the muscles that hold the lumbar region": ("muscle_strain_doms", "quadratus lumborum"),
    "lowering under load tears fibres": ("muscle_strain_doms", "small tears"),
    "inflammation and cytokines": ("muscle_strain_doms", "cytokines"),
    "compression and shear": ("poor_form", "shear"),
    "early disc bulging": ("poor_form", "disc bulging"),
    "weak annulus, nucleus protrudes": ("disc_nerve", "annulus"),
    "nerve root pressed": ("disc_nerve", "nerve root"),
    "needs evaluation": ("disc_nerve", "clinical evaluation"),
    "core cannot stabilise": ("core_instability", "pelvic floor"),
    "force in the wrong places": ("muscular_imbalance", "wrong places"),
    "chronic myofascial pain": ("overtraining", "myofascial"),
    "overexertion spends Qi": ("bladder_channel_stagnation", "Overexertion spends Qi"),
    "Taiyang channel": ("bladder_channel_stagnation", "Taiyang"),
    "Kidney Qi holds the spine": ("kidney_deficiency", "Kidney Qi"),
    "stagnation turns chronic": ("kidney_deficiency", "chronic"),
    "deep obstruction over Kidney deficiency": ("deep_obstruction_kidney_deficiency", "Kidney"),
    "weak central Qi": ("weak_central_qi", "Central Qi"),
    "channels out of balance": ("channel_imbalance_qi_stagnation", "Qi does not flow"),
}

HANDOUTS = {
    "warm up": ("strain_first_days", "do", "Warm up"),
    "load in small steps": ("strain_first_days", "do", "small steps"),
    "engage the core": ("strain_first_days", "do", "Brace your core"),
    "sleep and food": ("strain_first_days", "do", "Sleep and eat"),
    "stretch hip flexors, strengthen glutes": ("strain_first_days", "do", "hip flexors"),
    "rest beyond mild soreness": ("strain_first_days", "do", "mild soreness"),
    "do not ignore leg signs": ("strain_first_days", "avoid", "travels into the leg"),
    "do not lift through sharp pain": ("strain_first_days", "avoid", "sharp pain"),
    "do not overstretch inflamed tissue": ("strain_first_days", "avoid", "inflamed"),
    "no heavy days in a row": ("strain_first_days", "avoid", "day after day"),
    "relative rest, not bed": ("strain_first_days", "days", "do not stay in bed"),
    "gentle mobility": ("strain_first_days", "days", "Gentle mobility"),
    "food against inflammation": ("strain_first_days", "days", "calms inflammation"),
    "evaluation if it stays": ("strain_first_days", "days", "check-up if it does not settle"),
    "nerve signs: at once to a doctor": ("nerve_signs", "seek_care", "See a doctor right away"),
    "blood flow": ("strain_first_days", "helps", "more blood"),
    "cytokines": ("strain_first_days", "helps", "inflammation"),
    "spasm": ("strain_first_days", "helps", "relaxes spasm"),
    "opioids": ("strain_first_days", "helps", "own opioids"),
    "Qi and Blood flow": ("strain_first_days", "helps", "Qi and Blood flowing"),
    "less stiffness": ("strain_first_days", "helps", "less stiffness"),
    "faster recovery": ("strain_first_days", "helps", "quicker recovery"),
    "easier movement": ("strain_first_days", "helps", "easier movement"),
    "less medicine": ("strain_first_days", "helps", "less need for pain medicine"),
    "education only": ("strain_first_days", "disclaimer", "education only"),
    "balance, may not apply": ("strain_first_days", "disclaimer", "everything in balance"),
    "ask a doctor": ("strain_first_days", "disclaimer", "medical doctor"),
}


def words_of(block):
    return " ".join([block.heading, *block.paragraphs, *block.bullets])


@pytest.mark.parametrize(("finding", "word"), FINDINGS.values(), ids=FINDINGS)
def test_what_the_article_finds_can_be_charted(catalogue, finding, word):
    definition = catalogue.definitions[finding]
    said = [definition.label, *(choice.label for choice in definition.choices)]
    assert any(word in label for label in said)


@pytest.mark.parametrize(("key", "word"), ASSESSABLES.values(), ids=ASSESSABLES)
def test_what_the_article_explains_is_explained(catalogue, key, word):
    assert word in catalogue.assessable(key).explanation


@pytest.mark.parametrize(("key", "block", "word"), HANDOUTS.values(), ids=HANDOUTS)
def test_what_the_article_advises_is_on_a_handout(catalogue, key, block, word):
    (handout,) = [one for one in catalogue.handouts if one.key == key and one.language == "en"]
    (found,) = [one for one in handout.blocks if one.key == block]
    assert word in words_of(found)


@pytest.mark.parametrize("block", ["do", "avoid", "days", "helps", "disclaimer", "found", "meaning"])
def test_every_handout_on_training_has_every_kind_of_advice(catalogue, block):
    # One that only sends to a physician today has nothing to say of training and the days after
    on_training = [one for one in catalogue.handouts if one.for_causes or not one.for_urgency]
    lacking = [one.key for one in on_training if block not in [each.key for each in one.blocks]]
    assert lacking == []


@pytest.mark.parametrize("key", ["nerve_signs", "back_care_general", "doctor_today", "emergency_room"])
def test_what_may_be_given_to_anybody_takes_nobody_for_one_who_trains(catalogue, key):
    (handout,) = [one for one in catalogue.handouts if one.key == key and one.language == "en"]
    said = " ".join([handout.title, *map(words_of, handout.blocks)]).casefold()
    for words in ("after training", "more training", "hard training", "train heavy", "squats", "session"):
        assert words not in said


def test_nothing_said_to_a_patient_of_a_strain_or_a_nerve_speaks_of_training(catalogue):
    for key in ("muscle_strain_doms", "disc_nerve", "lumbar_stenosis"):
        assert "train" not in catalogue.assessable(key).for_patient


def test_every_cause_of_the_article_has_a_handout_of_its_own(catalogue):
    suited = {key for one in catalogue.handouts for key in one.for_causes}
    assert {one.key for one in catalogue.causes} <= suited


def test_no_sentence_of_the_article_is_used(catalogue):
    """A few telling runs of its words stand for the whole: facts carry over, sentences do not."""
    told = [
        "not simply the result of",
        "When load exceeds tissue capacity",
        "dramatically increase risk",
        "Prioritize sleep and nutrition",
        "Warm up dynamically before lifting",
        "Continue lifting through sharp pain",
        "should not be construed",
    ]
    ours = " ".join(
        [one.explanation + one.for_patient for one in (*catalogue.causes, *catalogue.patterns)]
        + [words_of(block) for one in catalogue.handouts for block in one.blocks]
    ).casefold()
    assert [run for run in told if run.casefold() in ours] == []
