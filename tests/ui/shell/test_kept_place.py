from datetime import date, timedelta

import pytest

from ui.shell.kept_place import as_text, from_text
from ui.shell.place import HOME, Place

TODAY = date(2026, 3, 16)
NOTES = Place(
    page="patient", patient_id=3, visit_id=9, tab="visit", focus="session_notes", cursor=5, typed="x"
)


def test_a_restart_on_the_same_day_goes_on_in_the_same_field_without_what_was_half_typed():
    again = from_text(as_text(NOTES, TODAY), TODAY)
    assert (again.patient_id, again.visit_id, again.focus, again.cursor) == (3, 9, "session_notes", 5)
    assert again.typed is None


def test_another_day_begins_with_today():
    assert from_text(as_text(NOTES, TODAY), TODAY + timedelta(days=1)) == HOME


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"on": "2026-03-16"}', '{"on": "2026-03-16", "page": "x"}']
)
def test_what_is_not_understood_begins_with_today(text):
    assert from_text(text, TODAY) == HOME


def test_other_pages_are_not_gone_back_to():
    assert as_text(Place(page="settings"), TODAY) == ""
