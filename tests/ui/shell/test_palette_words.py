"""What a practitioner types into the palette leads to the action there is, or says that there is none."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from charting.services import patients
from ui.pages.documents_page import PRINT_WORDS
from ui.presenters.practice.action_words import ALSO, ELSEWHERE, NO_LETTERS
from ui.shell.place import Place

IN_A_VISIT = {
    "grid": ("Grid of the tongue", "Alt T"),
    "pulse grid": ("Grid of the pulse", "Alt U"),
    "photo": ("Photo of the tongue", ""),
    "drawing": ("Draw pain on the figure", ""),
    "phrase": ("Quick phrases", ""),
    "phrases": ("Quick phrases", ""),
    "combination": ("Combinations of points", ""),
    "second complaint": ("New complaint", ""),
    "new complaint": ("New complaint", ""),
    "archive": ("Archive patient", ""),
    "print": ("Handout", "Ctrl P"),
    "undo": ("Undo", "Ctrl Z"),
    "timer": ("Sets of needles and their timers", "Alt S"),
    "red flags": ("Red flags", ""),
    "last visit": ("Go to History", "Alt 4"),
    "dark": ("Dark", ""),
    "backup": ("Back up now", ""),
    "export": ("Go to Documents", "Alt 3"),
    "lock": ("Lock", "Ctrl L"),
    "summary": ("Go to Documents", "Alt 3"),
    "questionnaire": ("Measures", ""),
    "rmdq": ("Roland-Morris Disability Questionnaire", ""),
    "sign": ("Sign visit", "Ctrl Enter"),
    "passphrase": ("Change passphrase…", ""),
    "letter": (NO_LETTERS, ""),
    "referral": (NO_LETTERS, ""),
    "addendum": ("Add addendum: open a signed visit, then choose it.", ""),
}
NOWHERE = {
    "grid": "Grid of the tongue: open a visit that is not signed yet, then choose it.",
    "timer": "Sets of needles and their timers: open a visit that is not signed yet, then choose it.",
    "sign": "Sign visit: open a visit that is not signed yet, then choose it.",
    "archive": "Archive patient: open a patient, then choose it.",
    "second complaint": "New complaint: open a patient, then choose it.",
    "summary": "Nothing found.",
    "dark": "Dark",
    "phrase": "Quick phrases",
}


def first_of(desk, words):
    """The first line for each of these, in a palette that is open."""
    line = desk.session.window.findChild(QWidget, "palette_line")
    found = {}
    for one in words:
        line.setText(one)
        line.typed.emit(one)
        found[one] = desk.rows[0]
    desk.press("Escape")
    return found


def take(desk, words):
    desk.open(words)
    desk.press("Return")
    return QApplication.focusWidget()


def test_in_a_visit_each_word_leads_to_its_action_with_its_key(charting):
    charting.open()
    found = first_of(charting, IN_A_VISIT)
    assert {one: (row.words, row.key) for one, row in found.items()} == IN_A_VISIT


def test_outside_of_a_visit_it_says_where_to_go_first(desk):
    desk.open()
    found = first_of(desk, NOWHERE)
    assert {one: row.words for one, row in found.items()} == NOWHERE


def test_a_word_within_another_is_no_way_to_an_action(desk):
    desk.open("assphrase")
    assert desk.words == ["Nothing found."]


def test_the_actions_found_by_their_other_names_put_the_keyboard_there(charting):
    assert charting.field("pulse_grid").isChecked() is False
    assert charting.workspace.page.widget.isAncestorOf(take(charting, "pulse grid"))
    assert charting.field("pulse_grid").isChecked()
    take(charting, "pulse grid")
    assert charting.field("pulse_grid").isChecked()
    assert take(charting, "photo").objectName() == "add_tongue_photo"
    assert take(charting, "second complaint").objectName().endswith("title")
    assert charting.field("new_episode").isHidden()
    assert take(charting, "archive").objectName() == "archive_patient"
    take(charting, "phrases")
    page = charting.workspace.page.widget
    charting.qtbot.waitUntil(page.phrases.name.hasFocus)


def test_in_a_signed_visit_an_addendum_is_begun(desk):
    desk.workspace.open_patient(1, 1)
    assert take(desk, "addendum").objectName() == "addendum_words"


def test_what_is_also_called_otherwise_is_an_action_of_some_page(charting):
    take(charting, "bl23")
    charting.press("Return")
    here = charting.workspace.place()
    patients.set_archived(charting.workspace.chart, 1, True)
    seen = set(PRINT_WORDS.values())
    for place in (
        here,
        replace(here, tab="progress"),
        Place(page="patient", patient_id=1, visit_id=1, tab="visit"),
        Place(page="handout", patient_id=1, visit_id=1),
    ):
        charting.workspace.open(place)
        charting.open()
        seen |= set(charting.words)
        charting.press("Escape")
    assert set(ALSO) | set(ELSEWHERE) <= seen
