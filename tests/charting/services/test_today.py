from charting.domain.visit_note import Observation, ObservationField
from charting.services.patients import set_archived
from charting.services.today import SHOWN_UNSIGNED, today
from charting.services.visits import save_visit, start_visit
from tests.practice import charted_visit, new_episode, new_patient


def test_an_empty_practice_has_nobody_today(chart):
    found = today(chart)
    assert (found.has_patients, found.open_visits, found.recent) == (False, (), ())


def test_the_last_visits_summary_stands_beside_each_patient(chart, clock):
    episode = new_episode(chart, new_patient(chart, "Ada", "Example"))
    charted_visit(chart, episode, {"pain_now": "7"}, sign=True)
    clock.forward(days=3)
    charted_visit(chart, episode, {"pain_now": "4"}, sign=True)
    new_patient(chart, "Ben", "Invented")
    found = today(chart)
    assert [(one.line.name, one.last.summary if one.last else None) for one in found.recent] == [
        ("Ada Example", "Pain 4"),
        ("Ben Invented", None),
    ]
    assert found.has_patients


def test_unsigned_visits_are_listed_oldest_first(chart, clock):
    for name in ("Ada", "Ben"):
        charted_visit(chart, new_episode(chart, new_patient(chart, name, "Example")), {"pain_now": "5"})
        clock.forward(minutes=30)
    assert [one.name for one in today(chart).open_visits] == ["Ada Example", "Ben Example"]


def left_unsigned(chart, clock, count):
    """So many visits of one patient, an hour apart, none of them signed."""
    episode = new_episode(chart, new_patient(chart, "Ada", "Example"))
    made = []
    for _ in range(count):
        made.append(start_visit(chart, episode))
        clock.forward(minutes=60)
    return made


def test_of_many_unsigned_visits_the_oldest_are_shown_and_the_rest_counted_until_they_are_asked_for(
    chart, clock
):
    made = left_unsigned(chart, clock, 26)
    found = today(chart)
    assert [one.visit_id for one in found.open_visits] == made[:SHOWN_UNSIGNED]
    assert found.more_open == 26 - SHOWN_UNSIGNED
    every = today(chart, most_unsigned=120)
    assert ([one.visit_id for one in every.open_visits], every.more_open) == (made, 0)


def test_a_visit_begun_today_is_next_however_many_older_ones_wait_to_be_signed(chart, clock):
    left_unsigned(chart, clock, SHOWN_UNSIGNED + 1)
    clock.forward(days=2)
    newest = start_visit(chart, new_episode(chart, new_patient(chart, "Ben", "Example")))
    assert [one.visit.visit_id for one in today(chart).begun] == [newest]


def test_an_archived_patient_is_not_among_the_recent_ones(chart):
    patient_id = new_patient(chart)
    set_archived(chart, patient_id, True)
    assert today(chart).recent == ()


def planned(chart, name, moment, plan=""):
    """A signed visit with a next one planned."""
    episode = new_episode(chart, new_patient(chart, name, "Example"))
    charted_visit(chart, episode, {"next_visit": moment}, prose={"plan": plan}, sign=True)
    return episode


def test_whose_planned_day_has_come_is_next_by_the_time_and_then_whose_day_has_just_passed(chart, clock):
    planned(chart, "Late", "2026-02-14T09:00")
    planned(chart, "Noon", "2026-02-16T12:00")
    planned(chart, "Early", "2026-02-16T08:30")
    planned(chart, "Tomorrow", "2026-02-17T08:30")
    clock.forward(days=7)
    assert [one.line.name for one in today(chart).expected] == [
        "Early Example",
        "Noon Example",
        "Late Example",
    ]


def test_who_came_since_or_is_long_overdue_or_archived_is_not_next(chart, clock):
    episode = planned(chart, "Came", "2026-02-12T09:00")
    planned(chart, "Gone", "2026-02-10T09:00")
    archived = new_patient(chart, "Archived", "Example")
    charted_visit(chart, new_episode(chart, archived), {"next_visit": "2026-03-01T09:00"}, sign=True)
    set_archived(chart, archived, True)
    clock.forward(days=20)
    charted_visit(chart, episode, sign=True)
    assert today(chart).expected == ()


def test_who_is_to_be_measured_at_the_next_visit_is_listed_until_a_total_is_recorded(chart, clock):
    episode = planned(chart, "Ada", "", "Measure again at visit 2.")
    assert [one.asked.words for one in today(chart).to_measure] == ["Measure again at visit 2"]
    clock.forward(days=7)
    visit_id = charted_visit(chart, episode, prose={"plan": "Measure again at visit 2."})
    assert len(today(chart).to_measure) == 1
    save_visit(chart, visit_id, {ObservationField("total_rmdq"): Observation(value="9")})
    assert today(chart).to_measure == ()


def test_a_plan_in_weeks_waits_for_its_day(chart, clock):
    planned(chart, "Ada", "", "Measure again in 2 weeks.")
    clock.forward(days=13)
    assert today(chart).to_measure == ()
    clock.forward(days=1)
    assert [one.name for one in today(chart).to_measure] == ["Ada Example"]


def test_a_visit_begun_today_stands_with_the_signed_one_before_it(chart, clock):
    episode = planned(chart, "Ada", "", "Twice a week.")
    clock.forward(days=3)
    visit_id = charted_visit(chart, episode)
    begun = today(chart).begun[0]
    assert (begun.visit.visit_id, begun.before.number, begun.before.plan) == (visit_id, 1, "Twice a week.")
    clock.forward(days=1)
    assert today(chart).begun == ()
