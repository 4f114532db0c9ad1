import pytest

from charting.content.chip_entry import parse_chip
from charting.content.options import options


def chip(catalogue, section, text):
    entry = parse_chip(options(catalogue.section(section)), text)
    if entry is None:
        return None
    seen = entry.observation
    return " ".join(f"{entry.field.finding} {entry.field.side} {seen.value} {seen.details}".split())


@pytest.mark.parametrize(
    ("section", "text", "read"),
    [
        ("movement", "flexion 40 p", "flexion 40 painful"),
        ("movement", "flex 40", "flexion 40"),
        ("movement", "40 flexion", "flexion 40"),
        ("movement", "flexion 40.50", "flexion 40.5"),
        ("movement", "flexion 40,5", "flexion 40.5"),
        ("movement", "extension 15°", "extension 15"),
        ("movement", "flexion 40 p f", "flexion 40 familiar painful"),
        ("movement", "sf 20 l painful", "side_flexion left 20 painful"),
        ("movement", "rotation 5 r", "rotation right 5"),
        ("movement", "ftf 12 cm", "fingertip_to_floor 12"),
        ("movement", "ftf -5", "fingertip_to_floor -5"),
        ("movement", "no painful arc", "painful_arc absent"),
        ("tests", "slr l +", "slr left positive"),
        ("tests", "slr l + 40 f", "slr left positive angle=40 familiar"),
        ("tests", "slr 40 l+", "slr left positive angle=40"),
        ("tests", "slr −", "slr negative"),
        ("tests", "lasegue r neg", "slr right negative"),
        ("tests", "slump r unable", "slump right unable"),
        ("tests", "prone instability +", "prone_instability positive"),
        ("tests", "thomas r + 10", "thomas right positive angle=10"),
        ("symptoms", "stiff", "stiffness present"),
        ("symptoms", "no stiffness", "stiffness absent"),
        ("symptoms", "numbness l", "numbness left present"),
        ("symptoms", "not numb", "numbness absent"),
        ("symptoms", "no radiation", "radiation none"),
        ("symptoms", "leg pain to the foot l", "radiation left foot"),
        ("symptoms", "spasm b", "spasm both present"),
        ("muscles", "erector spinae 3 r", "tender_erector_spinae right 3"),
        ("muscles", "ql 2 b", "tender_quadratus_lumborum both 2"),
        ("muscles", "tight hip flexors b", "tight_hip_flexors both present"),
        ("onset", "24-72 h", "onset_timing after_24_72_hours"),
        ("onset", "24–72", "onset_timing after_24_72_hours"),
        ("onset", "deadlift", "mechanism deadlift"),
        ("onset", "6 days", "days_since_onset 6"),
        ("training_and_recovery", "sleep 5 h", "sleep_hours 5"),
        ("training_and_recovery", "6 sessions a week", "training_sessions_week 6"),
        ("modifiers", "worse with cough", "worse_cough_sneeze present"),
        ("modifiers", "worse cough", "worse_cough_sneeze present"),
        ("modifiers", "not worse with cough", "worse_cough_sneeze absent"),
        ("modifiers", "better with heat", "better_heat present"),
        ("tongue", "thin white", "tongue_coat thin_white"),
        ("tongue", "胖大", "tongue_shape swollen"),
        ("pulse", "wiry l", "pulse_overall left wiry"),
        ("pulse", "弦 r", "pulse_overall right wiry"),
        ("pulse", "chi deep b", "pulse_chi both sunken"),
        ("pulse", "chi deep weak b", "pulse_chi both sunken weak"),
        ("pulse", "rate 62", "pulse_rate 62"),
        ("eight_principles", "本虚标实", "deficiency_excess mixed"),
    ],
)
def test_a_typed_chip_is_read_whole(catalogue, section, text, read):
    assert chip(catalogue, section, text) == read


@pytest.mark.parametrize(
    ("section", "text"),
    [
        ("movement", "flexion"),
        ("movement", "flexion 40 l"),
        ("movement", "no pain"),
        ("movement", "flexion forty"),
        ("tests", "slr"),
        ("tests", "slr l"),
        ("tests", "slr l r +"),
        ("tests", "prone instability l +"),
        ("tests", "faber l + 30"),
        ("symptoms", "sharp l"),
        ("symptoms", "local"),
        ("symptoms", "numbness 3"),
        ("symptoms", "numbness p"),
        ("muscles", "erector spinae r"),
        ("muscles", "erector spinae 3.5 r"),
        ("training_and_recovery", "sleep"),
        ("training_and_recovery", "no protein"),
        ("modifiers", "sitting"),
        ("pulse", "chi"),
        ("symptoms", ""),
    ],
)
def test_what_is_not_certain_is_not_recorded(catalogue, section, text):
    assert chip(catalogue, section, text) is None


def test_every_present_answer_is_read_by_its_own_label(catalogue):
    missed = []
    for section in catalogue.sections:
        answers = options(section)
        for option in answers:
            entry = parse_chip(answers, option.label) if option.value else None
            if option.value and (entry is None or entry.observation.value != option.value):
                missed.append(f"{section.key}: {option.label}")
    assert missed == []
