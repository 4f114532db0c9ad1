"""The published cases, typed as a practitioner would: every fact becomes an entry, none stays loose words.

The facts are those of Caulo 2026, of S. M. Wang and others, and of the hospital reports
that the content files name as their sources.
"""

import pytest

from tests.visit_desk import RecordingView, VisitDesk, with_whole_catalogue

CASES = {
    "1, the deadlifter": (
        ("history", "about 40"),
        ("history", "company executive"),
        ("history", "took up weight training for her back"),
        ("training_and_recovery", "heaviest lift 100"),
        ("training_and_recovery", "stands at work"),
        ("training_and_recovery", "daily painkillers"),
        ("training_and_recovery", "sleeping pills"),
        ("training_and_recovery", "sleeps 4-5 h"),
        ("asking", "sleeps badly"),
        ("modifiers", "worse with training"),
        ("muscles", "muscles cannot let go"),
        ("muscles", "muscle guarding b"),
        ("form_and_posture", "shallow chest breathing"),
        ("form_and_posture", "diaphragm not used to brace"),
        ("form_and_posture", "thoracic spine and pelvis rotated against each other"),
        ("channel_palpation", "liver channel tense"),
        ("channel_palpation", "heart channel tense"),
        ("patterns", "heart channel tension"),
        ("patterns", "heart qi"),
        ("methods", "manual correction"),
        ("methods", "diaphragmatic breathing"),
    ),
    "2, the workout": (
        ("history", "metal implants"),
        ("onset", "intense workout"),
        ("symptoms", "sharp pain"),
        ("symptoms", "cannot stand upright"),
        ("symptoms", "cannot walk upright"),
        ("methods", "no electro because of metal implants"),
        ("methods", "massage"),
        ("relief", "walks alone"),
        ("form_and_posture", "pelvis misaligned"),
        ("muscles", "old inner-thigh injury"),
        ("history", "old inner thigh injury r"),
        ("patterns", "tendency to kidney weakness"),
    ),
    "3, the box": (
        ("onset", "lifted a heavy box"),
        ("onset", "overexertion"),
        ("onset", "next morning"),
        ("symptoms", "pain sharp with every movement"),
        ("modifiers", "worse with every movement"),
        ("symptoms", "pain into both buttocks"),
        ("symptoms", "pain into both legs"),
        ("imaging", "mri normal"),
        ("history", "several massages without help"),
        ("patterns", "blood stasis"),
        ("points", "bl63 bl57 gb34"),
        ("relief", "relief at once after bl63"),
    ),
    "4, the pairs": (
        ("causes", "lumbar sprain"),
        ("points", "li10 - 1 cun, ki3 + 1 cun"),
        ("points", "bl40 bl57"),
        ("points", "LI10 reducing perpendicular 1 cun, KI3 reinforcing perpendicular 1 cun"),
        ("channels", "bladder"),
    ),
    "5a, rows": (
        ("onset", "two days after, bent-over rows"),
        ("symptoms", "local tenderness, stiffness, no leg signs"),
        ("tests", "no leg signs"),
    ),
    "5b, rounded deadlift": (
        ("form_and_posture", "rounded deadlift"),
        ("onset", "over months"),
        ("symptoms", "aching at the facet joints"),
        ("muscles", "facet joints tender b"),
        ("modifiers", "worse bending back"),
    ),
    "5c, leg pain": (
        ("symptoms", "leg pain l, burning leg l, numbness l"),
        ("symptoms", "numb outer calf l"),
        ("modifiers", "worse with a cough"),
        ("onset", "twisting lift"),
    ),
    "5d, desk": (
        ("training_and_recovery", "desk worker, trains only the upper body"),
        ("form_and_posture", "sways forward, cannot brace"),
    ),
    "5e, hips": (
        ("muscles", "tight hip flexors b, tight hamstrings b, weak glutes"),
        ("muscles", "tight hip flexors and hamstrings b, weak glutes"),
        ("form_and_posture", "pelvis tipped forward"),
    ),
    "5f, six days": (
        ("training_and_recovery", "six heavy days a week, five hours' sleep, low protein"),
        ("training_and_recovery", "6 heavy days a week"),
        ("onset", "sore for weeks"),
    ),
}


@pytest.fixture
def desk(chart):
    desk = VisitDesk(with_whole_catalogue(chart), RecordingView())
    desk.begin()
    return desk


@pytest.mark.parametrize("facts", CASES.values(), ids=CASES)
def test_every_fact_of_a_case_finds_its_place(desk, facts):
    loose = [(part, rest) for part, typed in facts if (rest := desk.source(part).enter(typed))]
    assert loose == []


@pytest.mark.parametrize("name", ["erjian", "zigong"])
def test_a_name_of_two_points_offers_both_and_enter_takes_neither(desk, name):
    same = [offer for offer in desk.source("points").offers(name) if offer.label.lower().startswith(name)]
    assert len(same) == 2
    assert not same[0].is_certain
    assert desk.source("points").enter(name) == name


EXAMPLES = [
    ("points", "bl23 25 40 57 b, st36 b +, ashi bl24 r"),
    ("symptoms", "dull, worse sitting cough, better heat"),
    ("movement", "flex 40p ext 15 slr r 50+"),
    ("pulse", "l guan wiry, chi deep weak b"),
]


@pytest.mark.parametrize(("row", "typed"), EXAMPLES)
@pytest.mark.parametrize("is_left", [False, True])
def test_the_examples_of_the_grammar_are_recorded_whole_by_enter_and_by_leaving(desk, row, typed, is_left):
    source = desk.source(row)
    if is_left:
        source.leave(typed)
    else:
        assert source.enter(typed) == ""
    assert [chip.text for chip in source.chips() if chip.words] == []
    assert source.chips()
