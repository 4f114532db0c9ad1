from dataclasses import replace

import pytest

from charting.services import practice, timeline, visits
from charting.settings import Settings
from tests.practice import charted_visit, new_episode, new_patient
from tests.recording import RecordingView
from ui.presenters.announcements import Announcements, VisitChanged
from ui.presenters.patient import progress_presenter
from ui.presenters.patient.progress_picture import ChangeLine
from ui.presenters.patient.progress_presenter import ProgressPresenter


class Desk:
    """A progress presenter whose page is in front."""

    def __init__(self, chart):
        self.view, self.told = RecordingView(), Announcements()
        self.waiting = []
        self.presenter = ProgressPresenter(
            chart, self.view, self.told, lambda visit_id: None, lambda *work: self.waiting.append(work)
        )

    def open(self, patient_id):
        self.presenter.open(patient_id)
        self.presenter.shown(True)

    def finish(self):
        """What was given away to be read is read, the oldest first."""
        while self.waiting:
            work, then = self.waiting.pop(0)
            then(work())

    @property
    def screen(self):
        return self.view.last("show_progress")


@pytest.fixture
def desk(chart):
    return Desk(chart)


@pytest.fixture
def patient_id(chart):
    return new_patient(chart)


@pytest.fixture
def episode(chart, patient_id):
    return new_episode(chart, patient_id, "Low back")


def weekly(chart, clock, episode, *found, **more):
    for place, each in enumerate(found):
        clock.forward(days=7 if place else 0)
        charted_visit(chart, episode, each, **more)


def test_before_the_first_visit_the_page_says_what_to_do(desk, patient_id, episode):
    desk.open(patient_id)
    assert "Start a visit" in desk.view.last("show_empty")


def test_the_title_says_which_complaint_and_how_many_visits(desk, chart, clock, patient_id, episode):
    weekly(chart, clock, episode, {"pain_now": "7"}, {"pain_now": "5"})
    desk.open(patient_id)
    assert (desk.screen.title, desk.screen.subtitle) == ("Low back", "2 visits, 9 Feb to 16 Feb")


@pytest.mark.parametrize(
    ("first", "last", "line"),
    [
        ("7", "2", ChangeLine(words="Pain 7 → 2", amount="−5 · meaningful")),
        ("7", "6", ChangeLine(words="Pain 7 → 6", amount="−1 · not meaningful")),
        ("3", "2", ChangeLine(words="Pain 3 → 2", amount="−1 · meaningful")),
        ("5", "5", ChangeLine(words="Pain 5 → 5", amount="±0 · not meaningful")),
        ("4", "6", ChangeLine(words="Pain 4 → 6", amount="+2 · meaningful, worse", is_worse=True)),
        ("4", "5", ChangeLine(words="Pain 4 → 5", amount="+1 · not meaningful, worse", is_worse=True)),
    ],
)
def test_pain_says_how_much_and_whether_it_is_meaningful(
    desk, chart, clock, patient_id, episode, first, last, line
):
    """Source of the rule: Ostelo 2008 (Spine 33:90-94)."""
    weekly(chart, clock, episode, {"pain_now": first}, {}, {"pain_now": last})
    desk.open(patient_id)
    assert desk.screen.changes == (line,)


@pytest.mark.parametrize(("last", "amount", "is_worse"), [("58", "+28°", False), ("20", "−10°", True)])
def test_movement_says_how_many_degrees_and_no_more(
    desk, chart, clock, patient_id, episode, last, amount, is_worse
):
    weekly(chart, clock, episode, {"flexion": "30"}, {"flexion": last})
    desk.open(patient_id)
    words = f"Flexion 30 → {last}°"
    assert desk.screen.changes == (ChangeLine(words=words, amount=amount, is_worse=is_worse),)


@pytest.mark.parametrize(("sign", "is_worse"), [(True, False), (False, True)])
def test_movement_is_judged_by_the_norm_of_the_newest_visit_that_measured_it(
    desk, chart, clock, patient_id, episode, sign, is_worse
):
    """A signed one by what it was signed with, a draft by today's."""
    own = Settings(practice="Riverside", practitioner="Robin Reed", normal_values="flexion 20 30")
    practice.save_settings(chart, own)
    weekly(chart, clock, episode, {"flexion": "58"}, {"flexion": "30"}, {}, sign=sign)
    practice.save_settings(chart, replace(own, normal_values="flexion 55 65"))
    desk.open(patient_id)
    assert desk.screen.changes == (ChangeLine(words="Flexion 58 → 30°", amount="−28°", is_worse=is_worse),)


def test_one_score_is_no_change(desk, chart, clock, patient_id, episode):
    weekly(chart, clock, episode, {"pain_now": "7"}, {})
    desk.open(patient_id)
    assert desk.screen.changes == ()


def test_patterns_are_told_in_words(desk, chart, clock, patient_id, episode):
    strong, mild = {"weak_central_qi": "strong"}, {"weak_central_qi": "mild", "kidney_deficiency": ""}
    both = {"bladder_channel_stagnation": "strong", **strong}
    for patterns in (both, {}, strong, mild):
        charted_visit(chart, episode, patterns=patterns)
        clock.forward(days=7)
    desk.open(patient_id)
    assert desk.screen.patterns == (
        "Stagnation, Bladder ch. no longer recorded from visit 3.",
        "Weak central Qi now mild, strong at visit 1.",
        "Kidney deficiency recorded since visit 4.",
    )


def test_the_next_steps_say_what_is_planned_and_what_is_missing(desk, chart, clock, patient_id, episode):
    charted_visit(chart, episode, {"pain_now": "7"}, sign=True)
    clock.forward(days=7)
    charted_visit(chart, episode, {"next_visit": "2026-02-23T10:30"}, prose={"plan": "Weekly,\nhinge drill."})
    desk.open(patient_id)
    assert desk.screen.next_steps == (
        "Next visit 23 Feb 2026, 10:30.",
        "Plan: Weekly, hinge drill.",
        "Pain not recorded at 1 of 2 visits.",
        "Signed notes: 1 of 2.",
    )


def test_one_visit_without_pain_is_said_as_one(desk, chart, patient_id, episode):
    charted_visit(chart, episode)
    desk.open(patient_id)
    assert "Pain not recorded at 1 of 1 visit." in desk.screen.next_steps
    assert desk.screen.picture.is_bare


def test_a_planned_visit_that_went_by_is_said_to_have_been_planned(desk, chart, clock, patient_id, episode):
    charted_visit(chart, episode, {"pain_now": "7", "next_visit": "2026-02-23T10:30"})
    clock.forward(days=30)
    desk.open(patient_id)
    assert desk.screen.next_steps[0] == "Next visit was planned for 23 Feb 2026, 10:30."


def test_all_shows_every_complaint_and_a_year_the_recent_ones(desk, chart, clock, patient_id, episode):
    weekly(chart, clock, episode, {"pain_now": "7"}, {"pain_now": "5"})
    clock.forward(days=400)
    knee = new_episode(chart, patient_id, "Knee")
    charted_visit(chart, knee, {"pain_now": "3"})
    desk.open(patient_id)
    assert (desk.screen.title, len(desk.screen.picture.marks)) == ("Knee", 1)
    desk.presenter.choose_range("all")
    assert (desk.screen.title, len(desk.screen.picture.marks)) == ("All complaints", 3)
    assert desk.screen.picture.lines[0].bands == ()
    desk.presenter.choose_range("year")
    assert len(desk.screen.picture.marks) == 1


def test_the_words_keep_to_the_complaint_whatever_is_drawn(desk, chart, clock, patient_id, episode):
    weekly(chart, clock, episode, {"pain_now": "7"}, {"pain_now": "5"})
    charted_visit(chart, new_episode(chart, patient_id, "Knee"), {"pain_now": "1"})
    desk.open(patient_id)
    desk.presenter.choose_episode(episode)
    desk.presenter.choose_range("all")
    assert desk.screen.changes[0].words == "Pain 7 → 5"


def test_the_complaint_of_the_newest_visit_is_shown_and_another_can_be_chosen(
    desk, chart, clock, patient_id, episode
):
    charted_visit(chart, new_episode(chart, patient_id, "Knee"), {"pain_now": "3"})
    charted_visit(chart, episode, {"pain_now": "7"})
    desk.open(patient_id)
    assert desk.screen.title == "Low back"
    knee = next(one.id for one in desk.screen.episodes if one.title == "Knee")
    desk.presenter.choose_episode(knee)
    assert desk.screen.title == "Knee"


def test_a_hidden_page_reads_nothing_and_then_reads_anew(desk, chart, clock, patient_id, episode):
    weekly(chart, clock, episode, {"pain_now": "7"})
    desk.presenter.open(patient_id)
    assert desk.view.calls == []
    desk.presenter.shown(True)
    desk.presenter.shown(False)
    visit_id = timeline.unsigned_visits(chart, patient_id)[0]
    visits.sign_visit(chart, visit_id, "Robin Reed")
    desk.told.tell(VisitChanged(patient_id, visit_id), "the visit page")
    assert desk.screen.next_steps[-1] == "Signed notes: 0 of 1."
    desk.presenter.shown(True)
    assert desk.screen.next_steps[-1] == "Signed notes: 1 of 1."


@pytest.fixture
def long_history(monkeypatch, chart, clock, patient_id, episode):
    """Longer than what is read before the page is painted."""
    monkeypatch.setattr(progress_presenter, "READ_AT_ONCE", 1)
    weekly(chart, clock, episode, {"pain_now": "7"}, {"pain_now": "5"})


def test_a_long_history_is_read_beside_the_screen_and_then_shown(long_history, desk, patient_id):
    desk.open(patient_id)
    assert [name for name, _ in desk.view.calls] == ["show_reading"]
    desk.finish()
    assert desk.screen.subtitle == "2 visits, 9 Feb to 16 Feb"


def test_what_was_read_for_another_patient_is_never_shown(long_history, desk, chart, patient_id):
    desk.open(patient_id)
    desk.presenter.open(new_patient(chart))
    desk.finish()
    assert [name for name, _ in desk.view.calls] == ["show_reading", "show_empty"]


def test_a_change_of_the_patient_shown_keeps_the_picture_until_it_is_read_anew(
    long_history, desk, patient_id
):
    desk.open(patient_id)
    desk.finish()
    desk.told.tell(VisitChanged(patient_id, 1), None)
    assert [name for name, _ in desk.view.calls] == ["show_reading", "show_progress"]
    desk.finish()
    assert [name for name, _ in desk.view.calls][-1:] == ["show_progress"]
