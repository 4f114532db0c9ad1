from datetime import UTC, datetime, timedelta

from charting.domain.needle_sets import (
    clock_words,
    due_at,
    longer,
    paused,
    seconds_left,
    set_words,
    started,
    state,
    stopped,
)
from charting.domain.needling import NeedleSet

AT = datetime(2026, 3, 4, 14, 2, tzinfo=UTC)


def after(minutes):
    return AT + timedelta(minutes=minutes)


def test_a_set_without_minutes_takes_the_suggestion_only_when_it_is_started():
    assert NeedleSet().minutes is None
    assert started(NeedleSet(), AT, 25).minutes == 25
    assert started(NeedleSet(minutes=10), AT).minutes == 10


def test_the_timer_counts_by_the_clock_however_long_nobody_looked():
    running = started(NeedleSet(minutes=20), AT)
    assert (state(running, after(19)), seconds_left(running, after(19))) == ("running", 60)
    assert state(running, after(20)) == "over"
    assert state(running, after(600)) == "over"
    assert due_at(running) == after(20)


def test_a_pause_does_not_count():
    again = started(paused(started(NeedleSet(minutes=20), AT), after(5)), after(15))
    assert seconds_left(again, after(16)) == 14 * 60
    assert due_at(again) == after(30)


def test_a_minute_more_puts_the_end_off():
    assert due_at(longer(started(NeedleSet(minutes=20), AT))) == after(21)


def test_a_stopped_set_says_how_long_it_stayed_and_can_go_on():
    ended = stopped(started(NeedleSet(name="Back", minutes=20), AT), after(21))
    assert state(ended, after(99)) == "stopped"
    assert "retained 21 min from" in set_words(ended)
    assert state(started(ended, after(22)), after(23)) == "over"


def test_stopping_a_set_that_never_began_changes_nothing():
    assert stopped(NeedleSet(name="Front"), AT) == NeedleSet(name="Front")


def test_a_clock_that_was_moved_back_takes_no_time_away():
    running = started(NeedleSet(minutes=20), AT)
    assert seconds_left(running, after(-60)) == 20 * 60


def test_time_is_shown_as_on_a_timer():
    assert [clock_words(seconds) for seconds in (725, 0, -70)] == ["12:05", "0:00", "+1:10"]
