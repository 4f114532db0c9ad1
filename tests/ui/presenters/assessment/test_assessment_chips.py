"""Causes and patterns: chosen by the practitioner alone, suggested with reasons for and against."""

import pytest

from charting.domain.visit_note import Observation, ObservationField
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.assessment.assessment_chips import MOST_REASONS, AssessmentChips


@pytest.fixture
def editing():
    return changed_editing(whole_catalogue())[0]


@pytest.fixture
def causes(editing):
    return AssessmentChips(editing, "causes")


@pytest.fixture
def patterns(editing):
    return AssessmentChips(editing, "patterns")


def see(editing, **found):
    for finding, value in found.items():
        editing.put(ObservationField(finding), Observation(value=value))


@pytest.mark.parametrize("typed", ["kidney def", "shen xu", "shèn", "肾虚", "腎虛"])
def test_a_pattern_is_found_by_english_pinyin_and_both_scripts(patterns, typed):
    assert "kidney_deficiency" in [offer.payload for offer in patterns.offers(typed)]


@pytest.mark.parametrize("typed", ["...", "!!", "—", " "])
def test_marks_without_a_letter_find_nothing(patterns, typed):
    assert patterns.offers(typed) == ()


def test_enter_records_only_what_is_named_in_full(causes, editing):
    assert causes.enter("stra") == "stra"
    assert editing.note.causes == ()
    assert causes.enter("strain") == ""
    assert [one.key for one in editing.note.causes] == ["muscle_strain_doms"]


def test_a_recorded_one_is_neither_offered_nor_added_again(causes, editing):
    causes.add("muscle_strain_doms")
    causes.add("muscle_strain_doms")
    assert len(editing.note.causes) == 1
    assert "muscle_strain_doms" not in [offer.payload for offer in causes.offers("strain")]


def test_nothing_is_main_until_it_is_said_and_only_one_is(causes, editing):
    causes.add("muscle_strain_doms")
    causes.add("core_instability")
    assert not any(one.is_main for one in editing.note.causes)
    for key in ("muscle_strain_doms", "core_instability"):
        causes.act(key, "main")
    assert [one.is_main for one in editing.note.causes] == [False, True]
    causes.act("core_instability", "main")
    assert not any(one.is_main for one in editing.note.causes)


def test_degrees_are_certainty_for_a_cause_and_severity_for_a_pattern(causes, patterns):
    causes.add("muscle_strain_doms")
    patterns.add("kidney_deficiency")
    keys = [(a.key, a.label) for a in causes.chips()[0].actions]
    assert keys == [("M", "Main"), ("1", "Possible"), ("2", "Probable"), ("3", "Certain")]
    assert [a.label for a in patterns.chips()[0].actions][:4] == ["Main", "Mild", "Moderate", "Strong"]


def test_the_tooltip_says_what_a_cause_means_and_which_codes_may_fit(causes):
    causes.add("core_instability")
    assert "May fit: M62.85 " in causes.chips()[0].tip


def test_suggestions_say_why_and_choose_nothing(editing, causes):
    assert causes.suggestions() == ()
    see(editing, worse_cough_sneeze="present", numbness="absent")
    best = next(one for one in causes.suggestions() if one.key == "disc_nerve")
    assert "Worse with cough or sneeze" in best.reasons_for
    assert best.reasons_against == "No numbness"
    assert editing.note.causes == ()


def test_a_taken_or_dismissed_suggestion_is_not_made_again(editing, causes):
    see(editing, worse_cough_sneeze="present", prone_instability="positive")
    first, second = causes.suggestions()[:2]
    causes.add(first.key)
    causes.dismiss(second.key)
    causes.dismiss(second.key)
    assert not {first.key, second.key} & {one.key for one in causes.suggestions()}
    assert editing.note.dismissed == (second.key,)


def test_many_reasons_are_counted_in_the_line_and_listed_in_the_tooltip(editing, causes):
    definition = next(one for one in whole_catalogue().causes if one.key == "core_instability")
    present = [
        sign.finding
        for sign in definition.supports
        if whole_catalogue().definitions[sign.finding].kind.value == "present" and not sign.values
    ]
    assert len(present) > MOST_REASONS
    see(editing, **dict.fromkeys(present, "present"))
    line = next(one for one in causes.suggestions() if one.key == "core_instability")
    assert line.reasons_for.endswith(f"and {len(present) - MOST_REASONS} more")
    assert line.all_reasons.count(",") >= len(present) - 1


def test_few_reasons_need_no_tooltip(editing, causes):
    see(editing, worse_cough_sneeze="present")
    assert causes.suggestions()[0].all_reasons == ""


def test_at_most_three_are_suggested(editing, causes):
    for one in whole_catalogue().causes:
        for sign in one.supports:
            see(editing, **{sign.finding: sign.values[0] if sign.values else "present"})
    assert len(causes.suggestions()) == 3
