"""Tab through every page as a screen reader is told: each control is come to and named, none traps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from charting.services import episodes, visits
from ui.shell.place import HOME, Place

MOST_STEPS = 400
PLACES = {
    "today": HOME,
    "new patient": Place(page="new_patient"),
    "an open visit": Place(page="patient", patient_id=1, visit_id=2),
    "a signed visit": Place(page="patient", patient_id=1, visit_id=1),
    "progress": Place(page="patient", patient_id=1, tab="progress"),
    "documents": Place(page="patient", patient_id=1, tab="documents"),
    "history": Place(page="patient", patient_id=1, tab="history"),
    "details": Place(page="patient", patient_id=1, tab="details"),
    "handout": Place(page="handout", patient_id=1, visit_id=1),
    "settings": Place(page="settings"),
    "shortcuts": Place(page="shortcuts"),
    "about": Place(page="about"),
}


def spoken_name(widget):
    """What a screen reader says of a control: on Linux a box's name is its answer; its own is described."""
    told = QAccessible.queryAccessibleInterface(widget)
    assert told is not None
    return told.text(QAccessible.Text.Name) or told.text(QAccessible.Text.Description)


def walk(window):
    """Every control that Tab comes to from here, until it comes to one again."""
    seen = []
    for _ in range(MOST_STEPS):
        now = window.focusWidget()
        if now is None or now in seen:
            return seen, now
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return seen, None


def takes_tab(widget):
    policy = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(policy) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def described(widget):
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}"


@pytest.fixture
def walked(unlocked):
    """The chart with a signed and an open visit, in one window for every page."""
    chart = unlocked.workspace.chart
    visits.start_visit(chart, episodes.episodes_of(chart, 1)[0].id)
    return unlocked


def test_tab_comes_to_every_control_of_every_page_and_each_has_a_name(walked):
    problems = []
    for name, place in PLACES.items():
        walked.workspace.open(place)
        QApplication.processEvents()
        sidebar = walked.workspace.frame.sidebar
        sidebar.find_field.setFocus()
        seen, back = walk(walked.window)
        if back is not sidebar.find_field:
            problems.append(f"{name}: Tab is caught by {described(back) if back else 'a long way'}")
        problems += [f"{name}: no name for {described(one)}" for one in seen if not spoken_name(one).strip()]
        page = walked.workspace.frame.page
        missed = [one for one in page.findChildren(QWidget) if takes_tab(one) and one not in seen]
        problems += [f"{name}: never at {described(one)}" for one in missed]
    assert not problems, "\n".join(problems)
