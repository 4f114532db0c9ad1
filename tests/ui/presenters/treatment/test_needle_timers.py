"""Timers speak up wherever the practitioner is; clock and delay are moved by hand."""

from datetime import timedelta

import pytest

from charting.domain.needle_sets import longer, started, stopped
from charting.domain.needling import NeedleSet
from charting.domain.visit_note import ListField, ProseField
from charting.services import visits
from charting.services.needle_timers import running_sets
from tests.practice import new_episode, new_patient
from tests.visit_desk import HandDelay
from ui.presenters.announcements import Announcements, VisitChanged
from ui.presenters.treatment.needle_timers import NeedleTimers


class Bell:
    """Remembers what is said and how often it rang."""

    def __init__(self):
        self.lines, self.rings = None, 0

    def show_timers(self, lines):
        self.lines = lines

    def ring(self):
        self.rings += 1


class Room:
    """A practice with one visit whose back set can be started, and its timers."""

    def __init__(self, chart, clock):
        self.chart, self.clock = chart, clock
        self.bell, self.delay, self.announcements = Bell(), HandDelay(), Announcements()
        self.patient_id = new_patient(chart)
        self.visit_id = visits.start_visit(chart, new_episode(chart, self.patient_id))
        self.timers = self.open()

    def open(self, *, after_restart=False):
        """The timers of an app that was just unlocked, or started."""
        timers = NeedleTimers(
            self.bell,
            load=lambda: running_sets(self.chart),
            clock=self.clock,
            delay=self.delay,
            announcements=self.announcements,
        )
        timers.start(after_restart=after_restart)
        return timers

    def save(self, *sets):
        visits.save_visit(self.chart, self.visit_id, {ListField("sets"): sets})
        self.announcements.tell(VisitChanged(self.patient_id, self.visit_id), None)

    def begin(self, minutes=20, name="Back"):
        one = started(NeedleSet(name=name, minutes=minutes), self.clock())
        self.save(one)
        return one

    def later(self, minutes):
        self.clock.forward(minutes=minutes)
        self.delay.ring()


@pytest.fixture
def room(chart, clock):
    return Room(chart, clock)


@pytest.mark.parametrize(("fields", "loads"), [({ProseField("plan")}, 0), ({ListField("sets")}, 1)])
def test_saved_notes_are_looked_into_only_where_a_set_was_changed(room, fields, loads):
    loaded = []
    room.timers._load = lambda: loaded.append(True) or ()
    room.announcements.tell(VisitChanged(room.patient_id, room.visit_id, frozenset(fields)), None)
    assert len(loaded) == loads


def test_a_set_that_is_over_rings_once_and_says_whose(room):
    room.begin()
    room.later(19)
    assert (room.bell.rings, room.bell.lines.footer) == (0, "Needle timer: 1 min")
    room.later(1)
    assert room.bell.rings == 1
    assert room.bell.lines.over == ("Ines I.'s back set: 20 min are over.",)
    assert room.bell.lines.visit == (room.patient_id, room.visit_id)
    room.delay.ring()
    assert room.bell.rings == 1


def test_the_next_look_comes_when_the_set_is_over_and_never_later_than_a_few_seconds(room):
    room.begin()
    assert room.delay.pause_ms == 5_000
    (due,) = room.timers.to_come()
    room.clock.now = due - timedelta(seconds=2)
    room.delay.ring()
    assert room.delay.pause_ms == 2_001


def test_after_the_computer_slept_it_rings_at_the_first_look(room):
    room.begin()
    room.later(90)
    assert room.bell.rings == 1


def test_it_rings_again_each_minute_until_it_was_heard(room):
    room.begin()
    for _ in range(3):
        room.later(20 if not room.bell.rings else 1)
    assert room.bell.rings == 3
    room.timers.hush()
    room.later(1)
    assert (room.bell.rings, room.bell.lines.over) == (3, ())
    assert room.bell.lines.footer == "Needle timer: over"


def test_it_does_not_ring_for_ever(room):
    room.begin()
    for _ in range(40):
        room.later(1)
    assert room.bell.rings == 5
    assert room.delay.callback is None


def test_a_minute_more_makes_it_ring_anew(room):
    one = room.begin()
    room.later(20)
    room.timers.hush()
    room.save(longer(longer(one)))
    assert room.bell.lines.over == ()
    room.later(2)
    assert room.bell.rings == 2


def test_a_stopped_set_is_silent(room):
    room.save(stopped(room.begin(), room.clock()))
    room.later(30)
    assert (room.bell.rings, room.bell.lines.footer, room.bell.lines.over) == (0, "", ())


def test_hidden_names_are_hidden_here_too(room):
    room.begin(name="")
    room.later(20)
    room.timers.hide_names(True)
    assert room.bell.lines.over == ("I··· I···'s needles: 20 min are over.",)
    assert room.bell.rings == 1


def test_a_restart_says_which_sets_were_running(room):
    room.begin()
    room.clock.forward(minutes=5)
    room.timers.stop()
    room.open(after_restart=True)
    (line,) = room.bell.lines.over
    assert line.startswith("Ines I.'s back set: still running, started ")
    assert line.endswith(", 15 min left.")
    assert room.bell.rings == 0


def test_an_unlocked_screen_names_only_what_is_over(room):
    room.begin()
    room.timers.stop()
    timers = room.open()
    assert room.bell.lines.over == ()
    room.clock.forward(minutes=25)
    timers.stop()
    room.open()
    assert room.bell.lines.over == ("Ines I.'s back set: 20 min are over.",)
    assert room.bell.rings == 0


def test_a_set_from_another_day_is_called_still_marked_as_running(room):
    room.begin()
    room.clock.forward(days=1)
    room.timers.stop()
    room.open(after_restart=True)
    assert "still marked as running, 20 min were over on 9 February" in room.bell.lines.over[0]


def test_a_set_over_since_a_minute_is_only_over_though_midnight_went_by(room):
    local = room.clock().astimezone()
    to_midnight = local.replace(hour=23, minute=59, second=0) - local
    room.clock.forward(minutes=to_midnight.total_seconds() // 60 - 20)
    room.begin()
    room.later(21)
    assert room.bell.lines.over == ("Ines I.'s back set: 20 min are over.",)


def test_two_sets_say_which_is_next(room):
    room.save(*(started(NeedleSet(name=str(place), minutes=10 * place), room.clock()) for place in (1, 2)))
    assert room.bell.lines.footer == "2 needle timers: next in 10 min"
    room.later(10)
    assert room.bell.lines.footer == "2 needle timers: 1 over, next in 10 min"
    assert len(room.timers.to_come()) == 1
