from datetime import date

import pytest
from sqlalchemy import event

from charting.domain.visit_note import Observation, ObservationField
from charting.services import timeline, visits
from tests.practice import START, charted_visit, new_episode, new_patient


@pytest.fixture
def patient_id(chart):
    return new_patient(chart)


@pytest.fixture
def episode(chart, patient_id):
    return new_episode(chart, patient_id)


def weekly(chart, clock, episode, *scores, days=7):
    """One visit for each score, a week apart; their ids."""
    made = []
    for index, score in enumerate(scores):
        if index:
            clock.forward(days=days)
        made.append(charted_visit(chart, episode, {"pain_now": score} if score else {}))
    return made


def words(entry):
    return [(change.tone, change.words) for change in entry.changes]


def test_history_is_newest_first_with_what_changed(chart, clock, patient_id, episode):
    weekly(chart, clock, episode, "7", "5", "6")
    entries = timeline.history(chart, patient_id)
    assert [entry.visit.number for entry in entries] == [3, 2, 1]
    assert words(entries[0]) == [("worse", "Pain now 5 → 6")]
    assert words(entries[1]) == [("better", "Pain now 7 → 5")]
    assert entries[2].changes == ()


def test_history_goes_on_in_pages_without_losing_or_repeating_a_visit(chart, clock, patient_id, episode):
    weekly(chart, clock, episode, *"7654321")
    whole = timeline.history(chart, patient_id)
    pages, before = [], None
    while page := timeline.history(chart, patient_id, before_number=before, limit=3):
        pages.extend(page)
        before = page[-1].visit.number
    assert [(one.visit, one.changes) for one in pages] == [(one.visit, one.changes) for one in whole]


def test_changes_compare_with_the_same_complaint_even_across_a_page(chart, clock, patient_id, episode):
    other = new_episode(chart, patient_id, "Knee pain")
    charted_visit(chart, episode, {"pain_now": "7"})
    for score in ("3", "4", "5"):
        clock.forward(days=2)
        charted_visit(chart, other, {"pain_now": score})
    clock.forward(days=2)
    charted_visit(chart, episode, {"pain_now": "2"})
    newest = timeline.history(chart, patient_id, limit=1)[0]
    assert words(newest) == [("better", "Pain now 7 → 2")]


@pytest.mark.parametrize("limit", [1, 2, 20])
def test_a_finding_is_compared_with_when_it_was_last_recorded(chart, clock, patient_id, episode, limit):
    other = new_episode(chart, patient_id, "Knee pain")
    for held, recorded in (
        (episode, {"slr": "positive", "pain_now": "7"}),
        (episode, {"pain_now": "6"}),
        (other, {"slr": "negative"}),
        (episode, {"pain_now": "6"}),
        (episode, {"slr": "negative"}),
    ):
        charted_visit(chart, held, recorded)
        clock.forward(days=7)
    newest = timeline.history(chart, patient_id, limit=limit)[0]
    assert words(newest) == [("gone", "SLR − (was + at visit 1)")]


def test_points_are_compared_with_the_last_visit_that_had_any(chart, clock, patient_id, episode):
    for points in ("BL23 BL25", "", "BL23"):
        charted_visit(chart, episode, {"pain_now": "5"}, points=points)
        clock.forward(days=7)
    newest = timeline.history(chart, patient_id, limit=1)[0]
    assert words(newest) == [("gone", "Points left out: BL25")]


def test_history_reads_the_same_number_of_queries_for_any_page(chart, clock, patient_id, episode):
    weekly(chart, clock, episode, *"77777766666655555544")
    counts = []
    for limit in (5, 20):
        asked = []
        engine = chart.sessions.kw["bind"]
        event.listen(engine, "before_cursor_execute", lambda *args, asked=asked: asked.append(args[2]))
        timeline.history(chart, patient_id, limit=limit)
        counts.append(len(asked))
    assert counts[0] >= counts[1]


def test_addenda_stand_with_their_visit_in_the_order_written(chart, clock, patient_id, episode):
    visit_id = charted_visit(chart, episode, {"pain_now": "5"}, sign=True)
    visits.add_addendum(chart, visit_id, "First thought.")
    visits.add_addendum(chart, visit_id, "Second thought.", reason="asked by phone")
    written = timeline.history(chart, patient_id)[0].visit.addenda
    assert [one.text for one in written] == ["First thought.", "Second thought."]
    assert written[1].reason == "asked by phone"


def test_the_visit_before_is_of_the_same_complaint(chart, clock, patient_id, episode):
    first = charted_visit(chart, episode, {"pain_now": "7"})
    charted_visit(chart, new_episode(chart, patient_id, "Knee pain"), {"pain_now": "3"})
    third = charted_visit(chart, episode, {"pain_now": "5"})
    assert timeline.visit_before(chart, third).id == first
    assert timeline.visit_before(chart, first) is None


def test_progress_is_oldest_first_and_keeps_to_the_asked_episode(chart, clock, patient_id, episode):
    weekly(chart, clock, episode, "7", "5")
    clock.forward(days=1)
    charted_visit(chart, new_episode(chart, patient_id, "Knee pain"), {"pain_now": "3"})
    of_episode = timeline.progress(chart, patient_id, episode)
    assert [(one.number, one.note.text_of("pain_now")) for one in of_episode] == [(1, "7"), (2, "5")]
    assert [one.number for one in timeline.progress(chart, patient_id)] == [1, 2, 3]
    assert of_episode[0].on == START.astimezone().date()


def test_the_pain_series_ends_at_the_asked_visit(chart, clock, patient_id, episode):
    made = weekly(chart, clock, episode, "7", "", "5", "2")
    series = timeline.pain_series(chart, made[2])
    assert [score for _, score in series] == [7, 5]
    assert series[0][0] == START.astimezone().date()
    assert series == tuple(sorted(series))


def test_each_of_two_visits_on_one_day_counts(chart, clock, patient_id, episode):
    charted_visit(chart, episode, {"pain_now": "7"})
    clock.forward(minutes=60)
    later = charted_visit(chart, episode, {"pain_now": "4"})
    assert timeline.pain_series(chart, later) == (
        (START.astimezone().date(), 7),
        (START.astimezone().date(), 4),
    )


@pytest.mark.parametrize("odd", ["²", "a lot", "-3", "5.5", "11", "1e9"])
def test_an_odd_pain_score_is_left_out_of_the_series(chart, clock, patient_id, episode, odd):
    made = weekly(chart, clock, episode, "7", odd, "5")
    assert [score for _, score in timeline.pain_series(chart, made[-1])] == [7, 5]


def test_a_later_visit_without_a_score_leaves_the_days_earlier_one(chart, patient_id, episode):
    charted_visit(chart, episode, {"pain_now": "7"})
    later = charted_visit(chart, episode, {"flexion": "40"})
    assert [score for _, score in timeline.pain_series(chart, later)] == [7]


def test_an_edited_score_counts_as_edited(chart, clock, patient_id, episode):
    visit_id = charted_visit(chart, episode, {"pain_now": "7"})
    visits.save_visit(chart, visit_id, {ObservationField("pain_now"): Observation(value="6")})
    assert [score for _, score in timeline.pain_series(chart, visit_id)] == [6]


def test_unsigned_visits_of_the_patient_come_newest_first(chart, clock, patient_id, episode):
    charted_visit(chart, episode, sign=True)
    older, newer = (charted_visit(chart, episode) for _ in range(2))
    charted_visit(chart, new_episode(chart, new_patient(chart)))
    assert timeline.unsigned_visits(chart, patient_id) == (newer, older)
    assert timeline.episode_of_visit(chart, newer) == episode


def test_progress_knows_which_visits_are_signed(chart, patient_id, episode):
    charted_visit(chart, episode, sign=True)
    charted_visit(chart, episode)
    assert [one.is_signed for one in timeline.progress(chart, patient_id)] == [True, False]


def test_nobody_seen_has_an_empty_history(chart, patient_id):
    assert timeline.history(chart, patient_id) == ()
    assert timeline.progress(chart, patient_id) == ()
    assert timeline.handouts_given(chart, patient_id) == ()


def test_another_patients_visits_never_show(chart, clock, patient_id, episode):
    charted_visit(chart, new_episode(chart, new_patient(chart)), {"pain_now": "9"})
    mine = charted_visit(chart, episode, {"pain_now": "5"})
    assert [entry.visit.id for entry in timeline.history(chart, patient_id)] == [mine]
    assert [one.visit_id for one in timeline.progress(chart, patient_id)] == [mine]
    assert date(2026, 2, 9) == timeline.progress(chart, patient_id)[0].on
