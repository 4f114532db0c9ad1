"""The page of a patient is made while nobody types, and is then the page that is opened."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tests.ui.shell.test_another_patient import state_of
from ui.shell.ahead import QUIET_SECONDS, Ahead
from ui.shell.compose_patient import make_patient_ahead
from ui.shell.place import HOME

SOON = 5_000


@pytest.fixture
def parent(qapp):
    """What the work goes with."""
    made = QObject()
    yield made
    made.deleteLater()


def pages_of(session):
    """Every patient's page that the window holds, seen or not."""
    return session.window.findChildren(QWidget, "patient_page")


def test_nothing_is_made_while_somebody_types_and_everything_once_it_is_quiet(qtbot, parent):
    made, quiet = [], [0.0]
    ahead = Ahead((made.append(part) for part in range(3)), lambda: quiet[0], parent)
    ahead._go_on()
    assert made == []
    quiet[0] = QUIET_SECONDS
    qtbot.waitUntil(lambda: not ahead.is_busy, timeout=SOON)
    assert made == [0, 1, 2]


def test_a_fault_is_said_once_and_the_work_given_up(parent):
    ahead = Ahead(map(int, ["one"]), lambda: QUIET_SECONDS, parent)
    with pytest.raises(ValueError, match="one"):
        ahead._go_on()
    assert not ahead.is_busy


def test_the_page_that_was_made_ahead_is_opened_and_is_as_any_other(unlocked):
    workspace = unlocked.workspace
    list(make_patient_ahead(workspace))
    (page,) = pages_of(unlocked)
    assert not page.isVisible()
    workspace.open_patient(1)
    assert workspace.page.widget is page
    ahead = state_of(page)
    workspace.open(HOME)
    workspace._kept.clear()
    workspace.open_patient(1)
    assert workspace.page.widget is not page
    assert state_of(workspace.page.widget) == ahead


def test_a_patient_who_is_opened_meanwhile_gets_the_whole_page_at_once(unlocked):
    work = make_patient_ahead(unlocked.workspace)
    next(work)
    unlocked.workspace.open_patient(1)
    assert unlocked.workspace.page.widget.findChild(QWidget, "details_page") is not None
    assert list(work) == []
    assert len(pages_of(unlocked)) == 1


def test_where_a_patient_is_open_already_nothing_is_made_ahead(unlocked):
    unlocked.workspace.open_patient(1)
    assert list(make_patient_ahead(unlocked.workspace)) == []
    assert len(pages_of(unlocked)) == 1


def test_a_lock_while_the_page_is_made_takes_it_away(qtbot, unlocked):
    work = make_patient_ahead(unlocked.workspace)
    next(work)
    unlocked.lock()
    qtbot.waitUntil(lambda: not pages_of(unlocked), timeout=SOON)
