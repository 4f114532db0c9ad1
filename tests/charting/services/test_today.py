from charting.services.patients import set_archived
from charting.services.today import today
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
    assert [(one.line.name, one.summary) for one in found.recent] == [
        ("Ada Example", "Pain 4"),
        ("Ben Invented", ""),
    ]
    assert found.has_patients


def test_unsigned_visits_are_listed_newest_first(chart, clock):
    for name in ("Ada", "Ben"):
        charted_visit(chart, new_episode(chart, new_patient(chart, name, "Example")), {"pain_now": "5"})
        clock.forward(minutes=30)
    assert [one.name for one in today(chart).open_visits] == ["Ben Example", "Ada Example"]


def test_an_archived_patient_is_not_among_the_recent_ones(chart):
    patient_id = new_patient(chart)
    set_archived(chart, patient_id, True)
    assert today(chart).recent == ()
