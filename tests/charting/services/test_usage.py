"""What the practitioner chose lately is counted, and kept up as visits are saved."""

from datetime import timedelta

import pytest

from charting.domain.treatment import MethodUse
from charting.domain.visit_note import ListField, Observation, ObservationField
from charting.services import usage, visits
from tests.practice import charted_visit, new_episode, new_patient


@pytest.fixture
def episode(chart):
    return new_episode(chart, new_patient(chart))


def charted(chart, episode, **more):
    found = {"slr:left": "positive", "pulse_overall": "deep wiry", "pain_now": "6"}
    return charted_visit(chart, episode, found, points="BL23 BL40", **more)


def test_everything_that_can_be_picked_is_counted_by_its_kind(chart, episode):
    charted(chart, episode, patterns={"kidney_deficiency": "mild"}, causes={"core_instability": ""})
    charted(chart, episode, methods="cupping_sliding", sign=True)
    assert usage.usage(chart) == {
        "point:BL23": 2,
        "point:BL40": 2,
        "pattern:kidney_deficiency": 1,
        "cause:core_instability": 1,
        "method:cupping_sliding": 1,
        "answer:slr=positive": 2,
        "answer:pulse_overall=deep": 2,
        "answer:pulse_overall=wiry": 2,
        "answer:pain_now=": 2,
    }


@pytest.mark.parametrize("sign", [True, False])
def test_what_is_older_than_a_year_counts_no_more(chart, clock, episode, sign):
    charted(chart, episode, sign=sign)
    clock.forward(days=364)
    assert usage.usage(chart)["point:BL23"] == 1
    clock.forward(days=2)
    assert usage.usage(chart) == {}


def test_only_the_newest_visits_are_read(chart, clock, episode, monkeypatch):
    for _ in range(4):
        clock.now += timedelta(days=1)
        charted(chart, episode, sign=True)
    monkeypatch.setattr(usage, "MOST_VISITS", 3)
    monkeypatch.setattr(usage, "AT_ONCE", 2)
    assert usage.usage(chart)["point:BL23"] == 3


def test_a_saved_visit_counts_at_once_and_only_once(chart, episode):
    visit_id = charted(chart, episode)
    visits.save_visit(chart, visit_id, {ObservationField("pain_now"): Observation(value="5")})
    assert chart.usage.counts["point:BL23"] == 1
    assert chart.usage.counts["answer:pain_now="] == 1


def test_what_is_taken_out_of_a_visit_counts_once_less(chart, episode):
    visit_id = charted(chart, episode)
    visits.save_visit(chart, visit_id, {ListField("points"): ()})
    assert chart.usage.counts["point:BL23"] == 0


def test_a_method_counts_by_itself_and_with_its_setting(chart, episode):
    visit_id = visits.start_visit(chart, episode)
    use = MethodUse(method="herbs", settings="Du Huo Ji Sheng Tang")
    visits.save_visit(chart, visit_id, {ListField("methods"): (use,)})
    wanted = {"method:herbs": 1, "method:herbs=Du Huo Ji Sheng Tang": 1}
    assert chart.usage.counts == usage.usage(chart) == wanted


def test_counting_a_blank_chart_finds_nothing(chart):
    assert usage.usage(chart) == {}
