import pytest

from charting.domain.finding import Editor, Kind, Lens
from charting.domain.red_flags import Urgency, nerve_signs
from charting.domain.visit_note import Observation, ObservationField

CHANNEL_SIZES = {
    "LU": 11, "LI": 20, "ST": 45, "SP": 21, "HT": 9, "SI": 19, "BL": 67,
    "KI": 27, "PC": 9, "TE": 23, "GB": 44, "LR": 14, "GV": 28, "CV": 24,
}  # fmt: skip
"""How many points each channel has (WHO 2008): 361 together."""


def offered(catalogue, causes=(), patterns=(), nerve=False, language="en"):
    found = catalogue.handouts_for(causes, patterns, nerve, language)
    return [(template.key, reason) for template, reason in found]


def test_sections_come_in_clinical_order_one_lens_after_the_other(catalogue):
    lenses = [section.lens for section in catalogue.sections]
    assert lenses == sorted(lenses, key=[Lens.WESTERN, Lens.TCM, Lens.TREATMENT].index)
    assert [section.key for section in catalogue.sections][:3] == ["pain", "measures", "onset"]


def test_every_section_says_what_may_be_typed(catalogue):
    assert [section.key for section in catalogue.sections if not section.prompt] == []


def test_definitions_hold_findings_red_flags_and_each_sections_own_words(catalogue):
    assert catalogue.definitions["slr"].kind is Kind.TEST
    assert catalogue.definitions["saddle_numbness"].kind is Kind.QUESTION
    assert catalogue.definitions["symptoms_words"].kind is Kind.TEXT


def test_a_retired_finding_still_labels_old_visits_and_a_retired_question_is_not_asked(folder, rewrite):
    from charting.content.catalogue import read_catalogue

    rewrite("findings/symptoms.toml", 'key = "stiffness"', 'key = "stiffness"\nretired = true')
    rewrite("red_flags/low_back.toml", 'key = "dark_urine"', 'key = "dark_urine"\nretired = true')
    changed = read_catalogue(folder)
    assert changed.definitions["stiffness"].label == "Stiffness"
    assert "dark_urine" in changed.definitions
    assert "dark_urine" not in [flag.key for flag in changed.red_flags]


@pytest.mark.parametrize(("channel", "size"), CHANNEL_SIZES.items())
def test_each_channel_has_all_its_points(catalogue, channel, size):
    keys = [point.key for point in catalogue.points.values() if point.channel == channel]
    assert keys == [f"{channel}{number}" for number in range(1, size + 1)]


def test_midline_points_have_no_side_and_the_others_have(catalogue):
    assert not any(p.paired for p in catalogue.points.values() if p.channel in ("GV", "CV"))
    assert all(
        p.paired for p in catalogue.points.values() if p.channel in CHANNEL_SIZES.keys() - {"GV", "CV"}
    )


def test_the_points_of_the_low_back_say_where_they_are(catalogue):
    located = [point for point in catalogue.points.values() if point.location and point.english]
    assert len(located) > 100
    assert catalogue.points["BL40"].location == "midpoint of the crease behind the knee"


def test_a_points_cautions_say_when_and_how_strong(catalogue):
    cautions = {one.when: one for one in catalogue.points["BL23"].cautions}
    assert set(cautions) == {"pregnancy", "always"}
    assert "Carr 2015" in cautions["pregnancy"].evidence
    assert "pneumothorax" in catalogue.points["GB21"].cautions[-1].words


def test_electro_is_avoided_with_a_pacemaker_and_metal_implants(catalogue):
    assert {"pacemaker", "implant"} <= set(catalogue.methods["electro"].avoid_with)


def test_cauda_equina_and_muscle_breakdown_are_emergencies(catalogue):
    emergencies = {flag.key for flag in catalogue.red_flags if flag.urgency is Urgency.EMERGENCY}
    assert {"saddle_numbness", "bladder_bowel_change", "dark_urine", "pulsing_abdomen"} <= emergencies


@pytest.mark.parametrize(
    ("finding", "value", "counts"),
    [
        ("radiation", "below_knee", True),
        ("radiation", "buttock", False),
        ("burning", "present", True),
        ("numbness", "present", True),
        ("numbness", "absent", False),
        ("worse_cough_sneeze", "present", True),
        ("slump", "positive", True),
        ("slump", "negative", False),
        ("sensation_l5", "reduced", True),
        ("sensation_l5", "normal", False),
        ("stiffness", "present", False),
    ],
)
def test_the_articles_nerve_signs_are_marked(catalogue, finding, value, counts):
    seen = {ObservationField(finding): Observation(value=value)}
    assert bool(nerve_signs(catalogue.definitions, seen)) is counts


def test_power_reflex_and_sensation_are_charted_for_each_root(catalogue):
    neuro = catalogue.section("neuro")
    assert neuro.editor is Editor.GRID
    assert all(finding.sided for finding in neuro.findings)
    assert {f"power_{root}" for root in ("l2", "l3", "l4", "l5", "s1")} <= {f.key for f in neuro.findings}
    assert catalogue.definitions["reflex_achilles"].highest == 4


def test_all_28_pulses_can_be_charted_on_each_side(catalogue):
    pulse = catalogue.definitions["pulse_overall"]
    assert (len(pulse.choices), pulse.sided) == (28, True)


def test_the_handout_of_the_main_cause_comes_first_with_its_reason(catalogue):
    first, *_, last = offered(catalogue, ["muscle_strain_doms", "core_instability"], ["weak_central_qi"])
    assert first == ("strain_first_days", "because Muscle strain / DOMS is the main cause")
    assert last == ("back_care_general", "suits any back complaint")


def test_a_second_cause_and_a_main_pattern_say_so(catalogue):
    reasons = dict(offered(catalogue, ["overtraining", "core_instability"], ["kidney_deficiency"]))
    assert reasons["core_support"] == "because Core instability was recorded"
    assert reasons["lifting_form"] == "because Kidney deficiency is the main pattern"


def test_nerve_signs_put_their_handout_before_everything(catalogue):
    keys = [key for key, _ in offered(catalogue, ["muscle_strain_doms"], nerve=True)]
    assert keys[:2] == ["nerve_signs", "strain_first_days"]
    assert len(keys) == len(set(keys))


def test_without_nerve_signs_their_handout_is_not_offered(catalogue):
    assert [key for key, _ in offered(catalogue)] == ["back_care_general"]


def test_a_missing_translation_is_offered_in_english_and_says_so(catalogue):
    (key, reason), *_ = offered(catalogue, ["overtraining"], language="ko")
    assert key == "recovery"
    assert reason.endswith("in English, as there is no translation yet")


def test_every_entry_names_its_source(catalogue):
    sourced = list(catalogue.sources())
    assert len(sourced) > 600
    assert [one.key for one in sourced if not one.source] == []


def test_causes_and_patterns_are_found_by_key(catalogue):
    assert catalogue.assessable("disc_nerve").is_nerve
    assert catalogue.assessable("blood_stasis").simplified == "血瘀"
    assert catalogue.assessable("nothing") is None
    assert catalogue.short_names["muscle_strain_doms"] == "Muscle strain"
