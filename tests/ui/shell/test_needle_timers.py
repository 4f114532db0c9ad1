"""Needle timers in the window: seen on every page, heard while locked, and never with a name there."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QApplication

from charting.domain.needle_sets import started
from charting.domain.needling import NeedleSet
from charting.domain.visit_note import ListField
from charting.services import episodes, patients, visits
from tests.visit_desk import HandDelay
from ui.presenters.announcements import VisitChanged
from ui.shell.locked_bell import NAMELESS, LockedBell


def set_running(session, *, minutes_ago):
    """A set of 20 minutes that was started so long ago, in a new visit of a new patient."""
    chart = session.workspace.chart
    patient_id = patients.create_patient(
        chart, patients.PatientDetails(given_name="Ines", family_name="Invented")
    )
    episode_id = episodes.start_episode(chart, patient_id, episodes.EpisodeDetails(title="Back"))
    visit_id = visits.start_visit(chart, episode_id)
    began = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    one = started(NeedleSet(name="Back", minutes=20), began)
    visits.save_visit(chart, visit_id, {ListField("sets"): (one,)})
    session.workspace.announcements.tell(VisitChanged(patient_id, visit_id), None)
    return visit_id


def test_a_set_that_is_over_is_seen_on_any_page_and_the_keyboard_stays(unlocked):
    visit_id = set_running(unlocked, minutes_ago=19)
    frame, timers = unlocked.workspace.frame, unlocked.workspace.timers
    assert not frame.timer_line.isVisible()
    frame.sidebar.find_field.setFocus()
    before = QApplication.focusWidget()
    timers._clock = lambda: datetime.now(UTC) + timedelta(minutes=2)
    timers.look()
    assert frame.timer_line.words.text() == "Ines I.'s back set: 20 min are over."
    assert frame.timer_line.isVisible()
    assert frame.footer.timers.text() == "Needle timer: over"
    assert QApplication.focusWidget() is before
    frame.timer_open.click()
    assert unlocked.workspace.place().visit_id == visit_id
    frame.timer_heard.click()
    assert not frame.timer_line.isVisible()


def test_locking_takes_the_name_away_and_waits_for_what_still_runs(unlocked):
    set_running(unlocked, minutes_ago=5)
    unlocked.lock()
    assert len(unlocked._bell._dues) == 1
    unlocked._bell._clock = lambda: datetime.now(UTC) + timedelta(minutes=16)
    unlocked._bell._look()
    page = unlocked.window.shown
    assert page.objectName() == "unlock_page"
    assert page.note.words.text() == NAMELESS


def test_the_locked_bell_rings_at_each_moment_and_then_no_more(qapp):
    said, delay, now = [], HandDelay(), [datetime(2026, 3, 4, 14, 0, tzinfo=UTC)]
    bell = LockedBell(lambda: now[0], delay, said.append)
    bell.watch((now[0] + timedelta(minutes=5), now[0] + timedelta(minutes=9)))
    for minutes in (1, 5, 1, 5):
        now[0] += timedelta(minutes=minutes)
        delay.ring()
    assert said == [NAMELESS, NAMELESS]
    assert delay.callback is None
