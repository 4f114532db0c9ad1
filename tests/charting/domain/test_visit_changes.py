import pytest

from charting.domain.assessment import Assessment
from charting.domain.finding import Choice, FindingDefinition, Kind, Normal
from charting.domain.finding_changes import NoteChange
from charting.domain.last_recorded import LastRecorded
from charting.domain.treatment import Method, MethodUse, PointUse
from charting.domain.visit_changes import Vocabulary, changes_since
from charting.domain.visit_note import Observation, ObservationField, VisitNote

SOURCE = "invented for tests"
FORTY_TO_SIXTY = Normal(lowest=40, highest=60, source=SOURCE)

FULL_POWER = Normal(lowest=5, highest=5, source=SOURCE)


def finding(key, label, kind, **more):
    return FindingDefinition(key=key, label=label, kind=kind, source=SOURCE, **more)


DEFINITIONS = {
    one.key: one
    for one in (
        finding("pain_now", "Pain now", Kind.SCORE, lowest=0, highest=10),
        finding("flexion", "Flexion", Kind.NUMBER, unit="°", normal=FORTY_TO_SIXTY),
        finding("sleep_hours", "Sleep", Kind.NUMBER, unit="h"),
        finding("numbness", "Numbness", Kind.PRESENT, sided=True, nerve_sign=True),
        finding("itching", "Itching", Kind.PRESENT),
        finding("saddle", "Saddle numbness", Kind.QUESTION),
        finding("power_l5", "L5 power", Kind.SCORE, nerve_sign=True, normal=FULL_POWER),
        finding("retention", "Retention", Kind.NUMBER, unit="min"),
        finding("needles_in", "Needles in", Kind.NUMBER),
        finding("slr", "SLR", Kind.TEST, sided=True),
        finding(
            "pulse",
            "Pulse",
            Kind.CHOICES,
            choices=(Choice(key="wiry", label="Wiry"), Choice(key="deep", label="Deep")),
        ),
        finding("onset_words", "Onset, in words", Kind.TEXT),
    )
}
METHODS = {
    "electro": Method(
        key="electro",
        label="Electro",
        source=SOURCE,
        waveforms=(Choice(key="ramp", label="Ramped"),),
        intensities=(Choice(key="light", label="Felt lightly"),),
    ),
    "cupping": Method(key="cupping", label="Cupping", source=SOURCE),
}
NAMES = {"strain": "Muscle strain", "stagnation": "Stagnation"}


def observed(*, side="", **values):
    return VisitNote(
        observations={ObservationField(key, side): Observation(value=value) for key, value in values.items()}
    )


KNOWN = Vocabulary(
    definitions=DEFINITIONS,
    names=NAMES,
    methods=METHODS,
    red_flags={"saddle": "Cauda equina"},
    of_treatment=frozenset({"retention"}),
    counted=frozenset({"needles_in"}),
)


def changes(*visits):
    """What changed at the last of some visits."""
    before = LastRecorded()
    for number, note in enumerate(visits[:-1], start=1):
        before = before.with_visit(number, note)
    return list(changes_since(before, visits[-1], KNOWN))


def words(*visits):
    return [one.words for one in changes(*visits)]


@pytest.mark.parametrize(
    ("finding_key", "before", "now", "tone", "words"),
    [
        ("pain_now", "7", "5", "better", "Pain now 7 → 5"),
        ("pain_now", "5", "7", "worse", "Pain now 5 → 7"),
        ("flexion", "30", "38", "better", "Flexion 30 → 38°"),
        ("flexion", "38", "30", "worse", "Flexion 38 → 30°"),
        ("flexion", "75", "62", "better", "Flexion 75 → 62°"),
        ("flexion", "45", "55", "changed", "Flexion 45 → 55°"),
        ("flexion", "35", "65", "changed", "Flexion 35 → 65°"),
        ("sleep_hours", "5", "7", "changed", "Sleep 5 → 7 h"),
        ("sleep_hours", "5", "a lot", "changed", "Sleep 5 → a lot h"),
        ("numbness", "present", "absent", "gone", "No numbness (was present)"),
        ("itching", "absent", "present", "new", "Itching (was denied)"),
        ("saddle", "yes", "no", "gone", "Saddle numbness: no (was Saddle numbness: yes)"),
        ("pulse", "wiry", "deep wiry", "changed", "Deep, Wiry (was Wiry)"),
    ],
)
def test_a_changed_finding_is_said_with_its_tone(finding_key, before, now, tone, words):
    said = changes(observed(**{finding_key: before}), observed(**{finding_key: now}))
    assert said == [NoteChange(tone=tone, words=words)]


def test_the_same_number_written_otherwise_is_no_change():
    assert changes(observed(flexion="40"), observed(flexion="40.0")) == []


def test_a_sided_change_names_its_side():
    said = changes(observed(side="left", slr="positive"), observed(side="left", slr="negative"))
    assert said == [NoteChange(tone="gone", words="SLR − left (was +)")]


def test_not_asked_today_is_not_called_gone():
    assert changes(observed(numbness="present", pain_now="5"), observed(pain_now="5")) == []


def test_what_was_not_asked_last_time_is_no_change():
    assert changes(observed(pain_now="5"), observed(pain_now="5", itching="present")) == []


def test_own_words_and_unknown_findings_are_left_to_the_note():
    earlier, later = observed(onset_words="a", retired="1"), observed(onset_words="b", retired="2")
    assert changes(earlier, later) == []


def test_a_finding_is_compared_with_when_it_was_last_recorded_however_long_ago():
    between = observed(pain_now="6")
    assert words(observed(slr="positive"), between, observed(slr="negative")) == ["SLR − (was + at visit 1)"]
    assert words(observed(flexion="30"), between, observed(flexion="38")) == [
        "Flexion 30 → 38° (since visit 1)"
    ]


def test_red_flags_and_nerve_signs_come_first_and_needle_counts_not_at_all():
    earlier = observed(pain_now="7", numbness="absent", saddle="no", retention="20", needles_in="9")
    later = observed(retention="30", needles_in="6", pain_now="5", numbness="present", saddle="yes")
    assert words(earlier, later) == [
        "Red flag: Cauda equina (was no)",
        "New nerve sign: Numbness (was denied)",
        "Pain now 7 → 5",
        "Retention 20 → 30 min",
    ]


def test_a_nerve_sign_that_nobody_asked_for_before_is_first_recorded_not_new():
    said = changes(observed(pain_now="5"), observed(pain_now="5", numbness="present"))
    assert said == [NoteChange(tone="worse", words="Nerve sign first recorded: Numbness")]
    assert words(observed(pain_now="5"), observed(saddle="yes")) == ["Red flag: Cauda equina"]


def test_a_nerve_sign_on_the_other_side_is_first_recorded_there():
    earlier, later = observed(side="left", numbness="present"), observed(side="right", numbness="present")
    assert words(earlier, later) == ["Nerve sign first recorded: Numbness right"]
    assert words(earlier, observed(side="both", numbness="present")) == ["New nerve sign: Numbness both"]
    assert words(observed(side="both", numbness="present"), later) == []
    assert words(earlier, later, observed(side="both", numbness="present")) == []


def test_a_sign_denied_on_both_sides_and_back_on_one_is_new():
    left = observed(side="left", numbness="present")
    assert words(left, observed(side="both", numbness="absent"), left) == [
        "New nerve sign: Numbness left (was denied)"
    ]


def test_power_that_falls_below_normal_is_a_new_nerve_sign_and_its_recovery_is_better():
    assert words(observed(power_l5="5"), observed(power_l5="4")) == [
        "New nerve sign: L5 power 4 (was L5 power 5)"
    ]
    assert changes(observed(power_l5="3"), observed(power_l5="4")) == [
        NoteChange(tone="better", words="L5 power 3 → 4")
    ]


def test_a_pattern_is_compared_with_the_last_visit_that_assessed_any():
    assert words(patterns(("stagnation", "strong")), VisitNote(), patterns(("stagnation", "mild"))) == [
        "Stagnation strong → mild"
    ]


def causes(*recorded):
    return VisitNote(causes=tuple(Assessment(key=key, degree=degree) for key, degree in recorded))


def patterns(*recorded):
    return VisitNote(patterns=tuple(Assessment(key=key, degree=degree) for key, degree in recorded))


def test_a_new_cause_is_new_with_its_certainty():
    said = changes(causes(("strain", "probable")), causes(("strain", "probable"), ("disc", "possible")))
    assert said == [NoteChange(tone="new", words="disc, possible")]


def test_a_cause_more_certain_is_neither_better_nor_worse():
    said = changes(causes(("strain", "possible")), causes(("strain", "certain")))
    assert said == [NoteChange(tone="changed", words="Muscle strain possible → certain")]


@pytest.mark.parametrize(
    ("before", "now", "tone"),
    [
        ("strong", "mild", "better"),
        ("mild", "moderate", "worse"),
        ("", "mild", "changed"),
        ("mild", "", "changed"),
    ],
)
def test_a_pattern_that_eases_is_better(before, now, tone):
    said = changes(patterns(("stagnation", before)), patterns(("stagnation", now)))
    assert [one.tone for one in said] == [tone]
    assert said[0].words == f"Stagnation {before or 'not graded'} → {now or 'not graded'}"


def test_a_pattern_left_out_beside_others_is_gone():
    said = changes(patterns(("stagnation", "mild"), ("qi", "")), patterns(("qi", "")))
    assert said == [NoteChange(tone="gone", words="Stagnation no longer recorded")]


def test_no_patterns_recorded_today_says_nothing_of_them():
    assert changes(patterns(("stagnation", "mild")), patterns()) == []


def needled(*codes):
    return VisitNote(points=tuple(PointUse(point=code) for code in codes))


def test_points_added_and_left_out_are_told_once_each():
    said = changes(needled("BL23", "BL40", "BL40"), needled("BL23", "ST36", "ST36"))
    assert [one.words for one in said] == ["Points added: ST36", "Points left out: BL40"]


def test_a_visit_without_needles_does_not_list_points_left_out():
    assert changes(needled("BL23"), needled()) == []


def test_a_needle_that_was_placed_otherwise_is_said_with_what_it_was():
    earlier = VisitNote(
        points=(PointUse(point="BL23", depth_mm=20), PointUse(point="BL25", de_qi="obtained"))
    )
    later = VisitNote(points=(PointUse(point="BL23", depth_mm=25, de_qi="strong"), PointUse(point="BL25")))
    assert changes(earlier, later) == [
        NoteChange(tone="changed", words="BL23: 25 mm, strong de qi (was 20 mm)")
    ]


def test_de_qi_that_was_not_charted_today_is_not_said_to_have_gone():
    earlier = VisitNote(points=(PointUse(point="BL23", de_qi="obtained"),))
    assert changes(earlier, VisitNote(points=(PointUse(point="BL23"),))) == []


def test_another_current_at_the_same_pair_is_a_change():
    pair = {"method": "electro", "points": ("BL23", "BL25")}
    earlier = VisitNote(methods=(MethodUse(**pair, hz="2"),))
    later = VisitNote(methods=(MethodUse(**pair, hz="2/100", waveform="ramp", intensity="light"),))
    assert [one.words for one in changes(earlier, later)] == [
        "Also: Electro, BL23 (+) – BL25 (−), ramped, 2/100 Hz, felt lightly",
        "Not again: Electro, BL23 (+) – BL25 (−), 2 Hz",
    ]
    assert changes(earlier, VisitNote()) == []
