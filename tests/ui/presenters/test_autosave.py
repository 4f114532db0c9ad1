"""Autosave: soon, all of it, and never forgetting what could not be saved."""

import sys
from datetime import UTC, datetime

import pytest

from charting.domain.visit_note import ProseField
from charting.errors import TellTheUser, Trouble
from ui.presenters.autosave import LONGEST_WAIT_MS, RETRY_MS, Autosave, SaveKind

NOTES, PLAN = ProseField("session_notes"), ProseField("plan")
AT = datetime(2026, 3, 16, 10, 42, 7, tzinfo=UTC)


class HandMovedDelay:
    """Rings when the test says so."""

    def __init__(self):
        self.callback, self.pause_ms = None, None

    def start(self, callback, pause_ms=None):
        self.callback, self.pause_ms = callback, pause_ms

    def cancel(self):
        self.callback = None

    def ring(self):
        callback, self.callback = self.callback, None
        callback()


class Desk:
    """An autosave whose file may be full, with everything it wrote and showed."""

    def __init__(self):
        self.saved, self.states, self.failure, self.now_ms = [], [], None, 0.0
        self.delay = HandMovedDelay()
        self.autosave = Autosave(self.save, self.delay, self.states.append, lambda: self.now_ms)

    def save(self, changes):
        if self.failure:
            raise self.failure
        self.saved.append(dict(changes))
        return AT


@pytest.fixture
def desk():
    return Desk()


def test_typing_is_saved_once_it_rests_with_only_the_newest_text(desk):
    for text in ("B", "Ba", "Back"):
        desk.autosave.change(NOTES, text)
    desk.delay.ring()
    assert desk.saved == [{NOTES: "Back"}]
    assert (desk.states[-1].kind, desk.states[-1].at) == (SaveKind.SAVED, AT)


def test_steady_typing_is_saved_within_a_second_of_its_first_key(desk):
    for key in range(9):
        desk.now_ms = key * 80.0
        desk.autosave.change(NOTES, "x" * key)
    assert desk.now_ms + desk.delay.pause_ms <= LONGEST_WAIT_MS + 1


def test_a_failed_save_keeps_the_words_says_why_and_tries_again(desk):
    desk.failure = Trouble("The disk is full.")
    desk.autosave.change(NOTES, "Back tight")
    assert desk.autosave.flush() is False
    assert desk.autosave.unsaved == {NOTES: "Back tight"}
    assert (desk.states[-1].kind, desk.states[-1].reason) == (SaveKind.FAILED, "The disk is full.")
    assert desk.delay.pause_ms == RETRY_MS[0]
    desk.failure = None
    desk.delay.ring()
    assert desk.saved == [{NOTES: "Back tight"}]
    assert desk.autosave.unsaved == {}


def test_words_typed_while_saving_fails_are_saved_with_the_rest(desk):
    desk.failure = Trouble("The disk is full.")
    desk.autosave.change(NOTES, "Back")
    desk.autosave.flush()
    desk.autosave.change(PLAN, "Rest")
    desk.failure = None
    desk.delay.ring()
    assert desk.saved == [{NOTES: "Back", PLAN: "Rest"}]


def test_retries_come_later_and_later(desk):
    desk.failure = Trouble("no")
    desk.autosave.change(NOTES, "Back")
    waits = []
    for _ in range(4):
        desk.autosave.flush()
        waits.append(desk.delay.pause_ms)
    assert waits == [*RETRY_MS, RETRY_MS[-1]]


def test_a_broken_rule_is_said_and_not_tried_again(desk):
    desk.failure = TellTheUser("This visit is signed.")
    desk.autosave.change(NOTES, "Back")
    assert desk.autosave.flush() is False
    assert desk.delay.callback is None
    assert desk.autosave.unsaved == {NOTES: "Back"}


def test_a_bug_while_saving_is_reported_and_loses_nothing(desk, monkeypatch):
    reported = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind))
    desk.failure = ZeroDivisionError()
    desk.autosave.change(NOTES, "Back")
    assert desk.autosave.flush() is False
    assert reported == [ZeroDivisionError]
    assert desk.autosave.unsaved == {NOTES: "Back"}


def test_what_changes_during_the_save_is_not_forgotten(desk):
    def save_while_typing(changes):
        desk.saved.append(dict(changes))
        if len(desk.saved) == 1:
            desk.autosave.change(NOTES, "Back tight")
        return AT

    desk.autosave = Autosave(save_while_typing, desk.delay, desk.states.append, lambda: desk.now_ms)
    desk.autosave.change(NOTES, "Back")
    desk.autosave.flush()
    desk.delay.ring()
    assert desk.saved == [{NOTES: "Back"}, {NOTES: "Back tight"}]


def test_nothing_waiting_is_nothing_to_save(desk):
    assert desk.autosave.flush() is True
    assert desk.saved == []
