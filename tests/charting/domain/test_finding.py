"""Findings in words, and what is odd about a value."""

import pytest

from charting.domain.finding import (
    Choice,
    FindingDefinition,
    Kind,
    Normal,
    Review,
    absent_words,
    in_figures,
    number_from,
    problem_with,
    span_of,
    spoken,
    words_finding,
)

CHOICES = (Choice(key="wiry", label="Wiry pulse"), Choice(key="deep", label="Deep pulse"))
NORMAL = Normal(lowest=50, highest=60, source="invented")


def finding(kind, label="Pain now", **more):
    return FindingDefinition(key="asked", label=label, kind=kind, source="invented", **more)


def score():
    return finding(Kind.SCORE, lowest=0, highest=10)


@pytest.mark.parametrize("value", ["0", "10", "5", "7.5"])
def test_a_number_up_to_its_bounds_is_in_order(value):
    assert problem_with(score(), value) is None


@pytest.mark.parametrize("value", ["-1", "-0.1", "10.1", "11", "12"])
def test_a_number_beyond_its_bounds_is_asked_about(value):
    assert problem_with(score(), value) == f"Pain now is usually from 0 to 10. Please check {value}."


@pytest.mark.parametrize("value", ["ten", "", "nan", "inf", "-inf", "1e12", "5,5", "４ or 5", "\0"])
def test_what_is_no_finite_number_is_said_to_be_none(value):
    assert number_from(value) is None
    assert problem_with(score(), value) == "Pain now: type a number."


@pytest.mark.parametrize(
    ("value", "said"), [("-30", "Reach −30 cm"), ("0", "Reach 0 cm"), ("12", "Reach 12 cm")]
)
def test_a_number_below_zero_has_a_true_minus(value, said):
    assert list(spoken(finding(Kind.NUMBER, "Reach", unit="cm"), value)) == [said]
    assert in_figures(-30) == "−30"
    assert span_of(-30, 10) == "−30 to 10"


@pytest.mark.parametrize(("value", "said"), [("3", "GRC +3"), ("-2", "GRC −2"), ("0", "GRC 0")])
def test_a_change_by_itself_says_its_plus(value, said):
    assert list(spoken(finding(Kind.NUMBER, "GRC", shows_sign=True), value)) == [said]


def test_a_number_outside_the_normal_range_is_no_problem():
    bent = finding(Kind.NUMBER, "Flexion", normal=NORMAL, lowest=0, highest=120)
    assert problem_with(bent, "20") is None


def test_a_number_without_bounds_may_be_any():
    assert problem_with(finding(Kind.NUMBER, "Weight"), "100000") is None


@pytest.mark.parametrize(
    ("kind", "good", "odd"),
    [
        (Kind.PRESENT, ("present", "absent"), "yes"),
        (Kind.TEST, ("positive", "negative", "unable"), "present"),
        (Kind.QUESTION, ("yes", "no"), "maybe"),
    ],
)
def test_fixed_answers_are_known_and_others_are_said_to_be_odd(kind, good, odd):
    assert [problem_with(finding(kind), value) for value in good] == [None] * len(good)
    assert problem_with(finding(kind), odd) == f"Pain now: “{odd}” is not one of its answers."


def test_an_unknown_choice_among_known_ones_is_named():
    pulse = finding(Kind.CHOICES, "Pulse", choices=CHOICES)
    assert problem_with(pulse, "deep wiry") is None
    assert problem_with(pulse, "deep slippery") == "Pulse: “slippery” is not one of its choices."


@pytest.mark.parametrize(
    ("value", "is_odd"), [("2026-03-23T10:30", False), ("after Easter", True), ("2026-02-30T10:00", True)]
)
def test_a_moment_that_is_none_is_said(value, is_odd):
    assert bool(problem_with(finding(Kind.WHEN, "Next visit"), value)) is is_odd


def test_free_words_are_never_odd():
    assert problem_with(finding(Kind.TEXT), "anything \u202e at all") is None


@pytest.mark.parametrize(
    ("definition", "value", "words"),
    [
        (finding(Kind.PRESENT, "Numbness"), "present", ["Numbness"]),
        (finding(Kind.PRESENT, "Numbness"), "absent", ["No numbness"]),
        (
            finding(Kind.PRESENT, "Radiation", absent_label="Stays in the back"),
            "absent",
            ["Stays in the back"],
        ),
        (finding(Kind.TEST, "SLR"), "positive", ["SLR +"]),
        (finding(Kind.TEST, "SLR"), "negative", ["SLR −"]),
        (finding(Kind.TEST, "SLR"), "unable", ["SLR unable"]),
        (finding(Kind.CHOICES, choices=CHOICES), "deep wiry", ["Deep pulse", "Wiry pulse"]),
        (finding(Kind.CHOICE, choices=CHOICES), "retired_key", ["retired_key"]),
        (finding(Kind.NUMBER, "Flexion", unit="°"), "40", ["Flexion 40°"]),
        (finding(Kind.NUMBER, "Retention", unit="min"), "25", ["Retention 25 min"]),
        (finding(Kind.SCORE), "5", ["Pain now 5"]),
        (finding(Kind.TEXT, "Tongue, in words"), "trembles", ["Tongue, in words: trembles"]),
    ],
)
def test_every_kind_is_said_as_its_chip_says_it(definition, value, words):
    assert list(spoken(definition, value)) == words


def test_only_the_first_letter_becomes_small_after_no():
    assert absent_words(finding(Kind.PRESENT, "Pain at L5")) == "No pain at L5"


def test_own_words_of_a_section_have_a_label_and_need_no_review():
    words = words_finding("tongue", "Tongue")
    assert (words.key, words.label, words.kind) == ("tongue_words", "Tongue, in words", Kind.TEXT)
    assert words.review is Review.REVIEWED


def test_a_choice_is_found_by_its_key():
    pulse = finding(Kind.CHOICES, choices=CHOICES)
    assert pulse.choice("deep") is CHOICES[1]
    assert pulse.choice("gone") is None
