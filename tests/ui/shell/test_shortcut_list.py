"""The list of keys names every key that the app listens to."""

import re

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from charting.services import episodes, visits
from ui.shell.place import Place

SAME = {"Ctrl Return": "Ctrl Enter", "Ctrl =": "Ctrl +", "Ctrl -": "Ctrl −"}
"""Keys with another name in the list."""


def as_listed(sequence):
    words = re.sub(r"(?<=\w)\+", " ", sequence.toString(QKeySequence.SequenceFormat.PortableText))
    return SAME.get(words, words)


def keys_of(window):
    """Every key of a menu or of the page that is open."""
    found = [one.key() for one in window.findChildren(QShortcut)]
    for menu in window.menuBar().actions():
        found += [key for action in menu.menu().actions() for key in action.shortcuts()]
    return {as_listed(key) for key in found if not key.isEmpty()}


def test_every_key_that_is_listened_to_is_on_the_list(unlocked):
    workspace, window = unlocked.workspace, unlocked.window
    visit = visits.start_visit(workspace.chart, episodes.episodes_of(workspace.chart, 1)[0].id)
    heard = set()
    for place in (
        Place(page="patient", patient_id=1, visit_id=visit, tab="visit"),
        Place(page="handout", patient_id=1, visit_id=1),
        Place(page="new_patient"),
        Place(page="settings"),
        Place(page="shortcuts"),
    ):
        workspace.open(place)
        heard |= keys_of(window)
    listed = "\n".join(one.text() for one in workspace.page.widget.findChildren(QLabel))
    listed = listed.replace("Alt 1 … Alt 5", "Alt 1 Alt 2 Alt 3 Alt 4 Alt 5")
    missing = {key for key in heard if not re.search(rf"(?<!\w){re.escape(key)}(?!\w)", listed)}
    assert len(heard) > 30
    assert missing == set()


def test_undo_and_the_keys_of_a_grid_are_on_the_list(unlocked):
    unlocked.workspace.open(Place(page="shortcuts"))
    listed = [one.text() for one in unlocked.workspace.page.widget.findChildren(QLabel)]
    assert {"Ctrl Z", "Ctrl Shift Z", "Arrows", "Alt Down", "P", "In a grid of tongue or pulse"} <= set(
        listed
    )


def test_keys_are_written_in_one_way_on_every_page(unlocked):
    workspace = unlocked.workspace
    visit = visits.start_visit(workspace.chart, episodes.episodes_of(workspace.chart, 1)[0].id)
    otherwise = set()
    for place in (
        Place(page="home"),
        Place(page="patient", patient_id=1, visit_id=visit, tab="visit"),
        Place(page="patient", patient_id=1, tab="progress"),
        Place(page="handout", patient_id=1, visit_id=1),
        Place(page="new_patient"),
        Place(page="settings"),
        Place(page="shortcuts"),
    ):
        workspace.open(place)
        for one in unlocked.window.findChildren(QWidget):
            words = f"{one.toolTip()} {one.accessibleName()} {one.text() if isinstance(one, QLabel) else ''}"
            otherwise |= set(re.findall(r".*(?:Ctrl|Alt|Shift)(?:\+| ←| →).*", words))
    assert otherwise == set()
