"""The page of one patient serves the next: whatever was done in it, it is then as one made anew."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy.exc import NoResultFound

from charting.domain.assessment import Assessment
from charting.domain.needling import AdverseEvent, NeedleCount, NeedleSet
from charting.domain.patient import PatientAlert
from charting.domain.treatment import PointUse
from charting.domain.visit_note import ListField, Observation, ObservationField, ProseField
from charting.services import patients, timeline, visits
from tests.benchmarks.charts import note_of
from tests.practice import new_episode, new_patient
from tests.ui.shell.test_chart_session import LONG, destroy_now, unlock, words_on
from tests.ui.shell.test_returning import focused, press
from ui.shell.place import HOME

SECRET = "Xanthippe"
"""Stands in everything that is written about the one patient, and in nothing of the others."""
DOCUMENTS = 3
TAB = Qt.FocusPolicy.TabFocus
READ = ("accessibleName", "accessibleDescription", "toolTip", "text", "toPlainText", "placeholderText")
ASKED = (
    (QAbstractButton, ("isChecked",)),
    (QLineEdit, ("isReadOnly", "isUndoAvailable", "isRedoAvailable", "hasSelectedText")),
    (QPlainTextEdit, ("isReadOnly",)),
    (QComboBox, ("currentText", "count")),
)


def state_of(page):
    """What can be seen of a page: what each part shows, says and allows, where Tab and the keyboard go."""
    destroy_now()
    for _ in range(3):  # what changed its height is laid out, and then what stands around it
        QApplication.processEvents()
    seen = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and not one.objectName().startswith("qt_")
    ]
    stops = [one.objectName() for one in _chain(page) if one in set(seen) and one.focusPolicy() & TAB]
    return sorted(map(_state, seen)), stops, focused()


def _chain(page):
    at = page.nextInFocusChain()
    while at is not page:
        yield at
        at = at.nextInFocusChain()


def _state(widget):
    said = [str(getattr(widget, name)()) for name in READ if callable(getattr(widget, name, None))]
    for kind, names in ASKED:
        if isinstance(widget, kind):
            said += [f"{name}={getattr(widget, name)()}" for name in names]
    return (
        type(widget).__name__,
        widget.objectName(),
        f"enabled={widget.isEnabled()}",
        f"kind={widget.property('kind')}",
        *said,
    )


def few():
    """An ordinary little note."""
    return {ObservationField("pain_now"): Observation(value="4"), ProseField("plan"): "Rest."}


def everything(catalogue):
    """A note with nearly every finding, and words in every part that takes words."""
    note = note_of(catalogue, 200)
    prose = ("principle", "session_notes", "advice", "plan")
    return note | {ProseField(name): f"{SECRET} {name}" for name in prose}


@pytest.fixture
def practice(unlocked):
    """The session and its patients: Full has much charted, Draft a draft, Signed a signed visit, New none."""
    chart = unlocked.workspace.chart
    known = {}
    for name in ("Full", "Draft", "Signed", "New"):
        known[name] = new_patient(chart, name, SECRET if name == "Full" else "Example")
    for name in ("Full", "Draft", "Signed"):
        episode = new_episode(chart, known[name], f"{SECRET} pain" if name == "Full" else "Back pain")
        for number in (1, 2):
            visit_id = visits.start_visit(chart, episode)
            is_full = name == "Full" and number == 2
            visits.save_visit(chart, visit_id, everything(chart.catalogue) if is_full else few())
            if number == 1 or name == "Signed":
                visits.sign_visit(chart, visit_id, "Robin Reed")
    details = patients.patient(chart, known["Full"]).details
    alerts = tuple(PatientAlert(key=key, detail=SECRET) for key in chart.catalogue.alerts)
    patients.update_patient(chart, known["Full"], replace(details, alerts=alerts))
    return unlocked, known


def go_to(practice, name):
    """Open the patient; of Signed the newest visit, of the others what is offered."""
    session, known = practice
    visit_id = newest(session.workspace.chart, known[name]) if name == "Signed" else None
    assert session.workspace.open_patient(known[name], visit_id)


def leave_much_behind(session):
    """Everything at once: unfolded, half typed, asked, covered, begun."""
    page = session.workspace.page.widget
    press(session, "Alt+T", "Alt+U", "Alt+S", "Alt+R", "Alt+A")
    for name in ("symptoms", "points"):
        page.findChild(QWidget, name).setFocus()
        QTest.keyClicks(QApplication.focusWidget(), f"{SECRET} half")
    page.findChild(QWidget, "plan").setFocus()
    page.findChild(QWidget, "visit_page").ask_to_sign()
    page.findChild(QWidget, "visit_page").palette_actions[0][2]()  # the large drawing
    press(session, "Alt+5")
    page.findChild(QWidget, "date_of_birth").setText("31.31.")
    press(session, "Alt+4")
    press(session, "Alt+3")
    press(session, "Alt+2")


def looked_at(session, qtbot):
    """The state of every tab, and of the visit with its parts unfolded and covered."""
    page = session.workspace.page.widget
    documents = page.findChild(QWidget, "documents_page")
    states = {"opened": state_of(page)}
    for number in (2, 3, 4, 5, 1):
        press(session, f"Alt+{number}")
        if number == DOCUMENTS:
            qtbot.waitUntil(lambda: documents.empty.isVisible() or documents.preview.page_count > 0)
        states[f"tab {number}"] = state_of(page)
    states["panes"] = [press(session, "F6") or focused() for _ in range(8)]
    press(session, "Alt+T", "Alt+U", "Alt+S", "Alt+R", "Alt+A")
    states["unfolded"] = state_of(page)
    page.findChild(QWidget, "visit_page").palette_actions[0][2]()
    states["drawing"] = state_of(page)
    press(session, "Esc")
    return states


@pytest.mark.parametrize("by_way_of_today", [True, False])
@pytest.mark.parametrize("name", ["Draft", "Signed", "New"])
def test_a_page_that_held_another_patient_is_as_one_made_anew(qtbot, practice, name, by_way_of_today):
    session, _ = practice
    workspace = session.workspace
    go_to(practice, name)
    page = workspace.page.widget
    anew = looked_at(session, qtbot)
    workspace.open(HOME)
    go_to(practice, "Full")
    leave_much_behind(session)
    if by_way_of_today:
        workspace.open(HOME)
    workspace.fields_left.clear()  # the keyboard goes where it went the first time
    go_to(practice, name)
    assert workspace.page.widget is page
    assert looked_at(session, qtbot) == anew


@pytest.mark.parametrize("by_way_of_today", [True, False])
def test_what_is_half_typed_stays_with_its_own_visit(practice, by_way_of_today):
    session, known = practice
    workspace, chart = session.workspace, session.workspace.chart
    before = visits.visit(chart, newest(chart, known["Draft"])).note
    go_to(practice, "Full")
    leave_much_behind(session)
    if by_way_of_today:
        workspace.open(HOME)
    go_to(practice, "Draft")
    press(session, "Ctrl+Z", "Ctrl+Y")
    workspace.open(HOME)
    kept = visits.visit(chart, newest(chart, known["Full"])).note
    assert f"{SECRET} half" in kept.text_of("symptoms_words")
    assert visits.visit(chart, newest(chart, known["Draft"])).note == before


def test_nothing_of_a_patient_stays_even_in_what_is_folded(practice):
    session, known = practice
    workspace, chart = session.workspace, session.workspace.chart
    counted = {
        ListField("needles"): (NeedleCount(region=f"{SECRET} jaw", placed=3),),
        ListField("sets"): (NeedleSet(name=f"{SECRET} set", points=SECRET),),
        ListField("events"): (AdverseEvent(what=f"{SECRET} fainted"),),
        ListField("patterns"): (Assessment(key=next(iter(chart.catalogue.patterns)).key),),
    }
    visits.save_visit(chart, newest(chart, known["Full"]), counted)
    go_to(practice, "Full")
    page = workspace.page.widget
    press(session, "Alt+S", "Alt+R", "Alt+A")
    material = page.findChild(QWidget, "material")
    material.toggle.setChecked(True)
    assert material.list.count() > 0
    go_to(practice, "Draft")
    destroy_now()
    assert SECRET not in words_on(page)
    assert material.list.count() == 0


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_open_menu_of_a_chip_goes_with_its_visit(practice):
    session, known = practice
    workspace, chart = session.workspace, session.workspace.chart
    for name in ("Draft", "Full"):
        visits.save_visit(
            chart, newest(chart, known[name]), {ListField("points"): (PointUse(point="BL23", note=name),)}
        )
    go_to(practice, "Draft")
    chip = find_field(session, "points_chip")
    chip.menu_wanted.emit()
    menu = find_field(session, "chip_menu")
    QTest.keyClicks(menu.findChild(QLineEdit, "chip_note"), "!")
    go_to(practice, "Full")
    assert not menu.isVisible()
    destroy_now()
    assert find_field(session, "points_chip").chip.note == "Full"
    workspace.open(HOME)
    for name, note in (("Draft", "Draft!"), ("Full", "Full")):
        assert visits.visit(chart, newest(chart, known[name])).note.points[0].note == note


def test_a_set_that_runs_can_be_stopped_wherever_one_comes_from(practice):
    session, known = practice
    workspace, chart = session.workspace, session.workspace.chart
    now = chart.clock().isoformat()
    running = NeedleSet(name="Back", minutes=20, started_at=now, running_since=now)
    visits.save_visit(chart, newest(chart, known["Draft"]), {ListField("sets"): (running,)})
    for before in ("New", "Full"):
        go_to(practice, before)
        press(session, "Alt+S")
        go_to(practice, "Draft")
        assert find_field(session, "set_stop_0").isVisible()
        workspace.open(HOME)
    go_to(practice, "Draft")
    find_field(session, "set_stop_0").click()
    assert visits.visit(chart, newest(chart, known["Draft"])).note.sets[0].ended_at


def test_what_was_unfolded_is_seen_whole_after_a_lock(qtbot, practice):
    session, known = practice
    chart = session.workspace.chart
    visits.save_visit(
        chart,
        newest(chart, known["Draft"]),
        {
            ListField("needles"): (NeedleCount(region="Jaw", placed=3),),
            ListField("sets"): (NeedleSet(name="Back"),),
            ListField("events"): (AdverseEvent(what="fainted"),),
        },
    )
    go_to(practice, "Draft")
    press(session, "Alt+S", "Alt+R", "Alt+A")
    session.lock()
    unlock(qtbot, session)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=LONG)
    for name in ("set_name_0", "ledger_region_0", "event_what_0"):
        assert find_field(session, name).isVisible(), name


def test_a_complaint_that_was_begun_waits_for_its_patient_also_behind_a_lock(qtbot, practice):
    session, known = practice
    known["Newer"] = new_patient(session.workspace.chart, "Newer", "Example")
    go_to(practice, "New")
    QTest.keyClicks(QApplication.focusWidget(), "Neck pain")
    press(session, "Tab")
    QTest.keyClicks(QApplication.focusWidget(), "2019")
    typed = [one.text() for one in shown_lines(session)]
    assert typed[:2] == ["Neck pain", "2019"]
    go_to(practice, "Newer")
    assert "Neck pain" not in words_on(session.workspace.page.widget)
    assert "2019" in session.workspace.unsaved_words()
    go_to(practice, "New")
    assert [one.text() for one in shown_lines(session)] == typed
    session.lock()
    unlock(qtbot, session)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=LONG)
    assert [one.text() for one in shown_lines(session)] == typed
    press(session, "Ctrl+Return")
    assert session.workspace.page.place().visit_id
    assert session.workspace.unsaved_words() == ""


def shown_lines(session):
    """The lines of the page that can be seen."""
    return [one for one in session.workspace.page.widget.findChildren(QLineEdit) if one.isVisible()]


def test_a_page_that_rests_hears_nothing_and_waits_for_nothing(practice):
    session, _ = practice
    workspace = session.workspace
    workspace.open(HOME)
    heard_by = len(workspace.announcements._listeners)
    go_to(practice, "Full")
    heard_with_a_patient = len(workspace.announcements._listeners)
    leave_much_behind(session)
    workspace.open(HOME)
    assert len(workspace.announcements._listeners) == heard_by
    go_to(practice, "Draft")
    go_to(practice, "Signed")
    assert len(workspace.announcements._listeners) == heard_with_a_patient


def test_a_late_key_in_a_page_that_rests_changes_nothing(practice):
    session, known = practice
    workspace, chart = session.workspace, session.workspace.chart
    go_to(practice, "Draft")
    page = workspace.page.widget
    note = visits.visit(chart, newest(chart, known["Draft"])).note
    details = patients.patient(chart, known["Draft"]).details
    workspace.open(HOME)
    page.findChild(QWidget, "plan").setPlainText("typed too late")
    QTest.keyClicks(page.findChild(QWidget, "email"), "late@example.org")
    go_to(practice, "Signed")
    assert visits.visit(chart, newest(chart, known["Draft"])).note == note
    assert patients.patient(chart, known["Draft"]).details == details


def test_a_lock_leaves_nothing_of_a_page_that_rested(practice):
    session, _ = practice
    go_to(practice, "Full")
    session.workspace.open(HOME)
    session.lock()
    destroy_now()
    assert SECRET not in words_on(session.window)


def test_an_addendum_that_was_begun_waits_for_its_patient_also_behind_a_lock(qtbot, practice):
    session, _ = practice
    go_to(practice, "Signed")
    find_field(session, "open_addendum").click()
    QTest.keyClicks(find_field(session, "addendum_words"), "She called")
    go_to(practice, "Draft")
    session.workspace.open(HOME)
    assert "She called" in session.workspace.unsaved_words()
    session.lock()
    unlock(qtbot, session)
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=LONG)
    go_to(practice, "Draft")
    go_to(practice, "Signed")
    assert find_field(session, "addendum_words").toPlainText() == "She called"
    find_field(session, "keep_addendum").click()
    session.workspace.open(HOME)
    assert session.workspace.unsaved_words() == ""


def test_where_a_patient_cannot_be_read_nobody_types_into_the_one_before(practice):
    session, _ = practice
    go_to(practice, "Draft")
    with pytest.raises(NoResultFound):
        session.workspace.open_patient(9999)
    assert session.workspace.page.place() == HOME
    go_to(practice, "Draft")


def test_a_page_begins_at_its_head_and_what_had_the_keyboard_is_in_sight_again(practice):
    session, _ = practice
    session.window.resize(1280, 800)
    go_to(practice, "Draft")
    visit = find_field(session, "visit_page")
    QApplication.processEvents()
    assert visit.verticalScrollBar().value() == 0
    find_field(session, "plan").setFocus()
    session.workspace.open(HOME)
    session.window.resize(900, 600)
    QApplication.processEvents()
    go_to(practice, "Draft")
    QApplication.processEvents()
    plan = find_field(session, "plan")
    assert focused() == "plan"
    assert 0 <= plan.mapTo(visit, plan.rect().topLeft()).y() < visit.viewport().height()


def find_field(session, name):
    """A part of the page that is open."""
    return session.workspace.page.widget.findChild(QWidget, name)


def newest(chart, patient_id):
    """The id of the patient's newest visit."""
    return timeline.history(chart, patient_id, limit=1)[0].visit.id
