"""Quick phrases and point combinations, made in the settings of a running app and used in a visit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charting.services import combinations, phrases, visits
from tests.charts import PASSPHRASE
from tests.practice import new_episode, new_patient
from ui.shell.place import Place
from ui.widgets.field_editors import NoteEditor

LONG = 30_000


@pytest.fixture
def page(qtbot, unlocked):
    """The settings page of an open chart, at the phrases."""
    unlocked.workspace.open(Place(page="settings", tab="phrases"))
    shown = unlocked.workspace.page.widget
    shown.session = unlocked
    qtbot.waitUntil(shown.phrases.name.hasFocus)
    return shown


def names(page):
    listed = page.phrases.names
    return [listed.item(row).text() for row in range(listed.count())]


def type_phrase(qtbot, card, name, text):
    qtbot.keyClicks(card.name, name)
    qtbot.keyClicks(card.text, text)


def test_without_phrases_the_card_shows_an_example(page):
    assert page.phrases.empty.isVisibleTo(page)
    assert "hinge" in page.phrases.empty.text()
    assert phrases.phrases(page.session.workspace.chart) == ()


def test_a_phrase_typed_in_the_settings_is_kept_and_listed(qtbot, page):
    type_phrase(qtbot, page.phrases, "hinge", "Hip-hinge drill")
    qtbot.waitUntil(lambda: names(page) == [".hinge"])
    assert not page.phrases.empty.isVisibleTo(page)
    assert page.session.workspace.footer.saved.text().startswith("Saved ")


def test_the_keyboard_goes_through_the_card_from_name_to_text(qtbot, page):
    qtbot.keyClick(page.phrases.name, Qt.Key.Key_Tab)
    assert page.phrases.text.hasFocus()


def test_arrows_in_the_list_show_each_phrase(qtbot, page):
    chart = page.session.workspace.chart
    for name in ("hinge", "sleep"):
        phrases.save_phrase(chart, None, name, f"about {name}")
    page.session.workspace.open(Place(page="home"))
    page.session.workspace.open(Place(page="settings"))
    card = page.session.workspace.page.widget.phrases
    card.names.setFocus()
    qtbot.keyClick(card.names, Qt.Key.Key_Down)
    qtbot.keyClick(card.names, Qt.Key.Key_Down)
    assert (card.name.text(), card.text.value) == ("sleep", "about sleep")


def test_removing_and_undoing_from_the_keyboard(qtbot, page):
    type_phrase(qtbot, page.phrases, "hinge", "Hip-hinge drill")
    page.session.workspace.flush()
    qtbot.keyClick(page.phrases.remove, Qt.Key.Key_Space)
    assert page.phrases.removed.words.text() == ".hinge is removed."
    assert page.phrases.undo.hasFocus()
    qtbot.keyClick(page.phrases.undo, Qt.Key.Key_Space)
    assert names(page) == [".hinge"]


def test_a_combination_with_an_unknown_point_says_which(qtbot, page):
    type_phrase(qtbot, page.combinations, "back-shu", "bl23 25 b, nonsense")
    page.session.workspace.flush()
    assert "nonsense" in page.combinations._text_row.problem.text()
    assert combinations.combinations(page.session.workspace.chart) == ()


def test_words_without_a_name_survive_another_page_and_a_lock(qtbot, page):
    session = page.session
    qtbot.keyClicks(page.phrases.text, "Hip-hinge drill")
    session.workspace.open(Place(page="home"))
    assert ".: Hip-hinge drill" in session.workspace.unsaved_words()
    session.workspace.open(Place(page="settings"))
    assert session.workspace.page.widget.phrases.text.value == "Hip-hinge drill"
    session.lock()
    session.window.shown.passphrase.setText(PASSPHRASE)
    session.window.shown.unlock.click()
    qtbot.waitUntil(lambda: session.workspace is not None, timeout=LONG)
    assert session.workspace.page.widget.phrases.text.value == "Hip-hinge drill"


def test_every_part_of_the_cards_has_a_name_of_its_own(page):
    for card in (page.phrases, page.combinations):
        parts = (card.names, card.new, card.name, card.text, card.remove, card.undo)
        assert all(part.accessibleName() and part.objectName() for part in parts)
        assert len({part.accessibleName() for part in parts}) == len(parts)


@pytest.fixture
def charting(qtbot, unlocked):
    """An open visit in a practice that has a phrase and a combination."""
    workspace = unlocked.workspace
    phrases.save_phrase(workspace.chart, None, "hinge", "Hip-hinge drill, {sets} × 8.")
    combinations.save_combination(workspace.chart, None, "back-shu", "bl23 25 b")
    visit_id = visits.start_visit(workspace.chart, new_episode(workspace.chart, new_patient(workspace.chart)))
    workspace.open_patient(visits.visit(workspace.chart, visit_id).patient_id, visit_id)
    qtbot.waitUntil(unlocked.window.isActiveWindow)
    yield workspace
    workspace.flush()


def field(workspace, name):
    found = workspace.page.widget.findChild(QWidget, name)
    found.setFocus()
    return found


def note(workspace):
    return visits.visit(workspace.chart, workspace.place().visit_id).note


@pytest.mark.parametrize("name", ["session_notes", "advice", "plan", "principle"])
def test_every_note_of_a_visit_writes_the_phrase_and_saves_it(qtbot, charting, name):
    words = field(charting, name)
    qtbot.keyClicks(words, ".hinge")
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    qtbot.keyClicks(words, "3")
    charting.flush()
    assert note(charting).prose[name] == "Hip-hinge drill, 3 × 8."


def test_a_phrase_made_while_a_visit_is_open_works_there_at_once(qtbot, charting):
    phrases.save_phrase(charting.chart, None, "new", "Made just now")
    words = field(charting, "session_notes")
    qtbot.keyClicks(words, ".new")
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    assert words.value == "Made just now"


def test_a_combination_is_typed_in_the_points_and_taken_with_enter(qtbot, charting):
    line = field(charting, "points_input")
    qtbot.keyClicks(line, ".back")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    charting.flush()
    assert [(use.point, use.side) for use in note(charting).points] == [("BL23", "both"), ("BL25", "both")]


@pytest.mark.parametrize(("tab", "prefix"), [("visit", "open_addendum"), ("history", "")])
def test_an_addendum_writes_the_phrase_too(qtbot, unlocked, tab, prefix):
    workspace = unlocked.workspace
    phrases.save_phrase(workspace.chart, None, "call", "She called: better.")
    workspace.open_patient(1, 1, tab)
    page = workspace.page.widget
    if prefix:
        page.findChild(QWidget, prefix).click()
    else:
        page.findChild(QWidget, "history_page")._presenter.begin_addendum(1)
    words = next(
        one for one in page.findChildren(NoteEditor) if "Addendum" in one.accessibleName() and one.isVisible()
    )
    words.setFocus()
    qtbot.keyClicks(words, ".call")
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    assert words.value == "She called: better."


@pytest.mark.parametrize("name", ["response_note_line", "needle_type_line", "needle_difference_reason_line"])
def test_a_line_of_words_in_a_visit_writes_the_phrase_and_saves_it(qtbot, charting, name):
    line = field(charting, name)
    qtbot.keyClicks(line, "so .hinge")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.selectedText() == "{sets}"
    qtbot.keyClicks(line, "3")
    charting.flush()
    assert note(charting).text_of(name.removesuffix("_line")) == "so Hip-hinge drill, 3 × 8."


def test_in_a_line_tab_moves_on_where_no_phrase_has_that_name(qtbot, charting):
    line = field(charting, "response_note_line")
    qtbot.keyClicks(line, "better .nothing")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert not line.hasFocus()
    charting.flush()
    assert note(charting).text_of("response_note") == "better .nothing"


def test_a_line_that_was_made_after_the_page_writes_the_phrase_too(qtbot, charting):
    qtbot.keyClicks(field(charting, "points_input"), "bl23")
    qtbot.keyClick(charting.frame.window().focusWidget(), Qt.Key.Key_Return)
    chip = charting.page.widget.findChild(QWidget, "points_chip")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    line = field(charting, "points_input/note")
    qtbot.keyClicks(line, ".hinge")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Hip-hinge drill, {sets} × 8."


@pytest.mark.parametrize("name", ["episode_goals", "episode_mechanism"])
def test_goals_and_how_it_began_write_the_phrase(qtbot, charting, name):
    charting.open_patient(new_patient(charting.chart, "Ada", "Example"))
    words = field(charting, name)
    qtbot.keyClicks(words, ".hinge")
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    said = words.value if isinstance(words, NoteEditor) else words.text()
    assert said == "Hip-hinge drill, {sets} × 8."
