"""Ranking: reasons in words, both ways, and nothing chosen."""

from dataclasses import replace

import pytest

from charting.domain.assessment import Assessable, Sign
from charting.domain.finding import Choice, FindingDefinition, Kind, Lens, continued
from charting.domain.pattern_matching import rank
from charting.domain.visit_note import Observation, ObservationField

DEFINITIONS = {
    one.key: one
    for one in (
        FindingDefinition(key="tender", label="Local tenderness", kind=Kind.PRESENT, sided=True, source="x"),
        FindingDefinition(key="numb", label="Numbness", kind=Kind.PRESENT, source="x"),
        FindingDefinition(key="slr", label="SLR", kind=Kind.TEST, sided=True, source="x"),
        FindingDefinition(key="sleep", label="Sleep", kind=Kind.NUMBER, unit="h", source="x"),
        FindingDefinition(
            key="pulse",
            label="Pulse",
            kind=Kind.CHOICES,
            choices=(Choice(key="wiry", label="Wiry pulse"), Choice(key="deep", label="Deep pulse")),
            source="x",
        ),
    )
}


def candidate(key, supports, contradicts=(), order=0):
    return Assessable(
        key=key, version=1, lens=Lens.WESTERN, label=key, short=key, explanation="", for_patient="",
        supports=tuple(supports), contradicts=tuple(contradicts), source="x", order=order,
    )  # fmt: skip


def seen(**values):
    return {ObservationField(key): Observation(value=value) for key, value in values.items()}


def test_the_best_supported_comes_first_with_its_reasons_in_words():
    strain = candidate(
        "strain", [Sign(finding="tender", weight=2), Sign(finding="numb", values=("absent",), weight=1)]
    )
    disc = candidate("disc", [Sign(finding="pulse", values=("deep",), weight=3)], [Sign(finding="tender")])
    ranked = rank([disc, strain], DEFINITIONS, seen(tender="present", numb="absent", pulse="deep wiry"))
    assert [one.key for one in ranked] == ["strain", "disc"]
    assert ranked[0].reasons_for == ("Local tenderness", "No numbness")
    assert ranked[1].reasons_for == ("Deep pulse",)


def test_what_speaks_against_lowers_the_rank_and_is_said():
    strain = candidate("strain", [Sign(finding="tender", weight=3)], [Sign(finding="numb", weight=1)])
    ranked = rank([strain], DEFINITIONS, seen(tender="present", numb="present"))
    assert ranked[0].score == 2
    assert ranked[0].reasons_against == ("Numbness",)


def test_nothing_recorded_suggests_nothing():
    assert rank([candidate("strain", [Sign(finding="tender", weight=3)])], DEFINITIONS, {}) == ()


def test_an_absent_finding_does_not_count_as_present():
    assert rank([candidate("disc", [Sign(finding="numb", weight=3)])], DEFINITIONS, seen(numb="absent")) == ()


def test_numbers_count_within_their_bounds_both_inclusive():
    tired = candidate("tired", [Sign(finding="sleep", at_most=6, weight=3)])
    assert [len(rank([tired], DEFINITIONS, seen(sleep=hours))) for hours in ("5", "6", "6.5")] == [1, 1, 0]


def test_a_sign_seen_on_two_sides_counts_once_and_names_both():
    both = {
        ObservationField("slr", "left"): Observation(value="positive"),
        ObservationField("slr", "right"): Observation(value="positive"),
    }
    found = rank([candidate("disc", [Sign(finding="slr", weight=3)])], DEFINITIONS, both)[0]
    assert (found.score, found.reasons_for) == (3, ("SLR +, left and SLR +, right",))


def test_one_weak_hint_is_not_worth_a_line():
    assert (
        rank([candidate("strain", [Sign(finding="tender", weight=1)])], DEFINITIONS, seen(tender="present"))
        == ()
    )


def test_findings_unknown_to_the_vocabulary_are_passed_over():
    assert (
        rank([candidate("strain", [Sign(finding="gone", weight=3)])], DEFINITIONS, seen(gone="present")) == ()
    )


def test_two_signs_or_one_close_to_defining_make_a_line_and_one_typical_sign_does_not():
    alone = candidate("alone", [Sign(finding="tender", weight=2)])
    defining = candidate("defining", [Sign(finding="tender", weight=3)])
    two = candidate("two", [Sign(finding="tender"), Sign(finding="numb")])
    ranked = rank([alone, defining, two], DEFINITIONS, seen(tender="present", numb="present"))
    assert [one.key for one in ranked] == ["defining", "two"]


def nerve(key, weight, against=0):
    signs = [Sign(finding="legs", weight=weight)]
    return replace(candidate(key, signs, [Sign(finding="numb", weight=against)]), is_nerve=True)


def test_a_nerve_cause_with_a_typical_nerve_sign_is_told_apart_whatever_speaks_against_it():
    legs = FindingDefinition(key="legs", label="Legs", kind=Kind.PRESENT, source="x", nerve_sign=True)
    recorded = seen(legs="present", numb="present")
    ranked = rank([nerve("disc", 2, against=3), nerve("other", 1)], {**DEFINITIONS, "legs": legs}, recorded)
    assert [(one.key, one.tells_apart) for one in ranked] == [("disc", True)]


@pytest.mark.parametrize(
    ("phrase", "within"),
    [
        ("Local tenderness", "local tenderness"),
        ("Taiyang · Bladder", "Taiyang · Bladder"),
        ("Kidney shu empty to the touch", "Kidney shu empty to the touch"),
        ("Kidney stone on imaging", "kidney stone on imaging"),
        ("Large appetite", "large appetite"),
        ("Thomas +, left", "Thomas +, left"),
        ("MRI normal", "MRI normal"),
        ("X-ray normal", "X-ray normal"),
        ("24–72 h", "24–72 h"),
        ("Yangsheng", "yangsheng"),
        ("", ""),
    ],
)
def test_names_keep_their_capital_within_a_sentence(phrase, within):
    assert continued(phrase) == within


def test_a_negative_test_on_the_well_side_argues_nothing():
    disc = candidate(
        "disc", [Sign(finding="slr", weight=3)], [Sign(finding="slr", values=("negative",), weight=2)]
    )
    left = {ObservationField("slr", "left"): Observation(value="positive")}
    right = {**left, ObservationField("slr", "right"): Observation(value="negative")}
    assert rank([disc], DEFINITIONS, right) == rank([disc], DEFINITIONS, left)


def test_a_negative_test_on_the_ailing_side_speaks_against():
    disc = candidate(
        "disc",
        [Sign(finding="tender", weight=3)],
        [Sign(finding="slr", values=("negative",), weight=1)],
    )
    observations = {
        ObservationField("tender", "left"): Observation(value="present"),
        ObservationField("slr", "left"): Observation(value="negative"),
        ObservationField("slr", "right"): Observation(value="negative"),
    }
    assert rank([disc], DEFINITIONS, observations)[0].reasons_against == ("SLR −, left",)
