"""Tab through every page as a screen reader is told: each control is come to and named, none traps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget

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


def unfold_all(page):
    """Open everything of the visit that is folded away."""
    folded = (
        "tongue_grid",
        "pulse_grid",
        "needle_sets_toggle",
        "needle_ledger_toggle",
        "adverse_events_toggle",
    )
    for toggle in page.findChildren(QPushButton):
        if toggle.objectName() in (*folded, "adverse_events_toggle") and not toggle.isChecked():
            toggle.click()
    QApplication.processEvents()


def is_told(widget):
    """Whether a screen reader hears of the control what it is, that it takes the keyboard, and its name."""
    told = QAccessible.queryAccessibleInterface(widget)
    has_role = told.role() is not QAccessible.Role.NoRole
    return has_role and bool(told.state().focusable) and bool(spoken_name(widget).strip())


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
        if name == "an open visit":
            unfold_all(walked.workspace.frame.page)
        sidebar = walked.workspace.frame.sidebar
        sidebar.find_field.setFocus()
        seen, back = walk(walked.window)
        if back is not sidebar.find_field:
            problems.append(f"{name}: Tab is caught by {described(back) if back else 'a long way'}")
        problems += [f"{name}: no name for {described(one)}" for one in seen if not is_told(one)]
        page = walked.workspace.frame.page
        missed = [one for one in page.findChildren(QWidget) if takes_tab(one) and one not in seen]
        problems += [f"{name}: never at {described(one)}" for one in missed]
    assert not problems, "\n".join(problems)


def test_before_a_chart_is_open_each_control_is_come_to_and_named_too(session, make_session, tmp_path):
    gates = {"unlock": session}
    gates["first run"] = make_session(tmp_path / "new")
    problems = []
    for name, gate in gates.items():
        problems += problems_of(name, gate.window)
    session.window.activateWindow()
    session.show_restore()
    assert problems + problems_of("restore", session.window) == []


def problems_of(name, window):
    """What Tab misses or a screen reader is not told on the page that the window shows."""
    QApplication.processEvents()
    stops = [one for one in window.shown.findChildren(QWidget) if takes_tab(one)]
    stops[0].setFocus()
    seen, back = walk(window)
    problems = [] if back in seen else [f"{name}: Tab is caught"]
    problems += [f"{name}: no name for {described(one)}" for one in seen if not is_told(one)]
    # Of answers that exclude each other Tab comes to the chosen one, and arrows go on
    radios = [one for one in stops if isinstance(one, QRadioButton)]
    missed = [one for one in stops if one not in seen and not (one in radios and set(radios) & set(seen))]
    return problems + [f"{name}: never at {described(one)}" for one in missed]
