"""What an autosave costs the thread that the practitioner types in: the save, and nothing beside it."""

import threading

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import event

from charting.domain.visit_note import ProseField
from charting.services import episodes, visits


@pytest.fixture
def sent(unlocked):
    """Every statement that this thread sends to the chart from now on."""
    found, engine = [], unlocked.workspace.chart.sessions.kw["bind"]

    def note(*given):
        if threading.current_thread() is threading.main_thread():
            found.append(given[2])

    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


def test_an_autosave_in_the_app_sends_what_the_save_sends_and_no_other_page_reads(qtbot, unlocked, sent):
    chart = unlocked.workspace.chart
    visit_id = visits.start_visit(chart, episodes.episodes_of(chart, 1)[0].id)
    unlocked.workspace.open_patient(1, visit_id)
    notes = unlocked.workspace.page.widget.findChild(QPlainTextEdit, "session_notes")
    sent.clear()
    qtbot.keyClicks(notes, "x")
    assert unlocked.workspace.page.flush()
    by_the_app = list(sent)
    sent.clear()
    visits.save_visit(chart, visit_id, {ProseField("session_notes"): "Slept badly."})
    assert by_the_app == sent
