"""The visit before, in a few lines."""

from dataclasses import replace
from datetime import timedelta

import pytest

from charting.content.catalogue import read_catalogue
from charting.services import visits
from tests.practice import START, charted_visit, new_episode, new_patient
from ui.presenters.visit.last_visit import last_visit


def lines(chart, found, later=timedelta(), **more):
    episode = new_episode(chart, new_patient(chart))
    visit = visits.visit(chart, charted_visit(chart, episode, found, **more))
    return last_visit(chart.catalogue, visit, START + later)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(hours=2), "earlier today"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=12), "12 days ago"),
    ],
)
def test_its_age_is_said_in_days_of_the_calendar(chart, later, words):
    assert lines(chart, {}, later).title == f"Last visit · {words}"


def test_pain_patterns_and_treatment_are_there_at_a_glance(chart):
    seen = lines(
        chart,
        {"pain_now": "7", "pain_after": "5", "retention_minutes": "20"},
        patterns={"kidney_deficiency": "mild"},
        points="BL23 BL25",
    )
    assert seen.pain == "Pain 7 → 5"
    assert seen.patterns == "Kidney deficiency: mild"
    assert seen.treatment == "BL23 BL25, 4 needles, 20 min"


def test_what_it_was_in_western_terms_stands_beside_the_pattern(chart):
    seen = lines(chart, {}, causes={"core_instability": "probable"}, patterns={"kidney_deficiency": "mild"})
    assert (seen.causes, seen.patterns) == ("Core instability: probable", "Kidney deficiency: mild")


def test_red_flags_and_signs_of_a_nerve_of_last_time_are_not_forgotten(chart):
    chart = replace(chart, catalogue=read_catalogue())
    flag = chart.catalogue.red_flags[0]
    seen = lines(chart, {"numbness:left": "present", flag.finding.key: "yes"})
    assert seen.warnings == (f"Red flag: {flag.group}", "Nerve signs: Numbness, left")


def test_tongue_and_pulse_are_shown_with_the_practitioners_own_words(chart):
    seen = lines(
        chart, {"tongue_body": "dusky", "tongue_words": "trembles", "pulse_overall:left": "wiry deep"}
    )
    assert seen.tongue == "Dusky, trembles"
    assert seen.pulse == "Wiry left, Deep left"


def test_what_was_not_recorded_says_nothing(chart):
    seen = lines(chart, {})
    assert (seen.pain, seen.causes, seen.patterns, seen.treatment) == ("",) * 4
    assert (seen.warnings, seen.tongue, seen.pulse, seen.plan) == ((), "", "", "")
