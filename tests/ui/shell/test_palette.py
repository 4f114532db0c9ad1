"""The command palette over the running app, worked by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from charting.services import combinations, patients, visits
from tests.charts import PASSPHRASE
from tests.ui.shell.desk import LONG
from ui.shell.palette_commands import menu_commands
from ui.shell.place import Place
from ui.widgets.palette_rows import PaletteRows


def test_it_opens_empty_over_the_page_and_escape_gives_the_keyboard_back(charting):
    notes = charting.field("session_notes")
    notes.setFocus()
    charting.press("Ctrl+K")
    assert charting.has_keyboard("palette_line")
    assert charting.session.window.findChild(QWidget, "palette").window() is charting.session.window
    charting.press("Escape")
    assert not charting.is_open
    assert notes.hasFocus()


def test_the_same_key_closes_it(charting):
    charting.field("session_notes").setFocus()
    charting.press("Ctrl+K")
    charting.press("Ctrl+K")
    assert charting.has_keyboard("session_notes")


def test_what_is_half_typed_in_a_field_stays_there(charting):
    field = charting.field("points_input")
    field.setFocus()
    charting.type("bl2")
    charting.press("Ctrl+K")
    charting.press("Escape")
    assert (field.text(), field.hasFocus()) == ("bl2", True)


def test_every_action_of_the_menus_is_there_with_its_key(charting):
    charting.press("Ctrl+K")
    shown = {(row.words, row.key) for row in charting.rows}
    assert {("New patient", "Ctrl N"), ("Settings", "Ctrl ,"), ("Zoom in", "Ctrl +")} <= shown
    menus = charting.session.window.menuBar()
    usable = [
        action
        for action in menus.findChildren(QAction)
        if action.isEnabled() and action.text() and not action.menu() and action.parent() is not None
    ]
    assert len(usable) <= len(list(menu_commands(menus)))
    assert "Command palette" not in charting.words


def test_the_pages_own_actions_come_first_and_then_recent_patients(charting):
    charting.press("Ctrl+K")
    assert charting.words[:2] == ["Sign visit", "Bring forward from the last visit"]
    assert charting.words.index("Mira Sharp") < charting.words.index("New patient")


def test_enter_runs_an_action(desk):
    desk.open("settings")
    desk.press("Return")
    assert not desk.is_open
    assert desk.workspace.page.widget.objectName() == "settings_page"


def test_arrows_choose_and_after_the_last_comes_the_first(desk):
    desk.open("zoom")
    assert desk.words == ["Zoom in", "Zoom out"]
    listed = desk.session.window.findChild(PaletteRows)
    for keys, chosen in (("Down", "Zoom out"), ("Tab", "Zoom in"), ("Up", "Zoom out")):
        desk.press(keys)
        assert listed.chosen.words == chosen
        assert chosen in QApplication.focusWidget().accessibleDescription()


def test_enter_opens_a_patient_found_by_part_of_the_name(desk):
    ines = patients.find_patients(desk.workspace.chart, "ines")[0].id
    desk.open("inv")
    assert desk.words == ["Ines Invented"]
    desk.press("Return")
    assert desk.workspace.place().patient_id == ines


def test_a_click_takes_a_line_and_a_click_beside_closes(qtbot, desk):
    desk.open("settings")
    listed = desk.session.window.findChild(PaletteRows)
    where = listed.visualRect(listed.model().index(0, 0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert desk.workspace.page.widget.objectName() == "settings_page"
    desk.open()
    palette = desk.session.window.findChild(QWidget, "palette")
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not desk.is_open


@pytest.mark.parametrize(
    ("typed", "field", "text"),
    [
        ("bl23", "points_input", "BL23"),
        ("肾俞", "points_input", "BL23"),
        ("ub 40", "points_input", "BL40"),
        ("local tend", "symptoms_input", "Local tenderness"),
        ("wiry pu", "pulse_input", "Wiry pulse"),
        ("sliding cup", "methods_input", None),
        ("pale tongue", "tongue_input", "Pale tongue"),
        ("du huo", "methods_input", "Du Huo Ji Sheng Tang"),
        ("m54.16", "codes_input", "M54.16"),
    ],
)
def test_a_finding_or_point_goes_into_its_field_and_enter_records_it(charting, typed, field, text):
    charting.open(typed)
    charting.press("Return")
    assert charting.has_keyboard(field)
    ready = QApplication.focusWidget().text()
    assert ready == (text or ready)
    charting.press("Return")
    assert QApplication.focusWidget().text() == ""
    assert charting.field(field.removesuffix("_input"))._source.chips()


@pytest.mark.parametrize(
    ("typed", "field"),
    [("session notes", "session_notes"), ("plan", "plan"), ("tongue", "tongue_input"), ("advice", "advice")],
)
def test_a_field_by_its_name_takes_the_cursor(charting, typed, field):
    charting.open(typed)
    charting.press("Return")
    assert charting.has_keyboard(field)


def test_a_question_in_a_folded_table_opens_it(charting):
    charting.open("red flags")
    charting.press("Return")
    assert charting.field("red_flags").toggle.isChecked()
    assert charting.field("red_flags").isAncestorOf(QApplication.focusWidget())


def test_half_typed_words_of_that_field_are_settled_and_not_mixed(charting):
    charting.field("points_input").setFocus()
    charting.type("afraid of needles")
    charting.open("bl23")
    charting.press("Return")
    assert charting.field("points_input").text() == "BL23"
    assert [chip.words for chip in charting.field("points")._source.chips()] == ["afraid of needles"]


def test_outside_a_visit_there_are_no_fields_to_fill(charting):
    charting.open("bl23")
    charting.press("Escape")
    charting.workspace.open(Place(page="home"))
    charting.open("bl23")
    assert charting.words == ["BL23 Shenshu 肾俞: open a visit that is not signed yet, then choose it."]
    charting.press("Return")
    assert charting.is_open


def test_a_signed_visit_offers_nothing_to_fill_or_sign(charting):
    visit_id = charting.workspace.place().visit_id
    visits.sign_visit(charting.workspace.chart, visit_id, "Robin Reed")
    charting.workspace.open(Place(page="home"))
    charting.workspace.open_patient(2, visit_id)
    charting.open()
    assert "Sign visit" not in charting.words
    charting.type("bl23")
    assert charting.words == ["BL23 Shenshu 肾俞: open a visit that is not signed yet, then choose it."]


def test_the_points_of_the_visit_become_a_combination_by_keys_alone(charting):
    charting.open("bl23")
    charting.press("Return")
    charting.press("Return")
    charting.open("combination")
    charting.press("Return")
    assert charting.field("points_input").text() == "."
    charting.type("back")
    charting.press("Return")
    (kept,) = combinations.combinations(charting.workspace.chart)
    assert (kept.name, kept.text) == ("back", "BL23")
    assert charting.field("points_input").text() == ""


def test_hidden_names_stay_hidden(charting):
    charting.open("mira")
    assert charting.words[0] == "Mira Sharp"
    charting.press("F9")
    assert charting.words[0] == "M··· S···"
    assert not any("Mira" in row.spoken for row in charting.rows)


def test_locking_closes_it_and_unlocking_leads_back_to_the_field(qtbot, charting):
    notes = charting.field("session_notes")
    notes.setFocus()
    charting.type("Sore")
    charting.open("mira")
    charting.press("Ctrl+L")
    window = charting.session.window
    qtbot.waitUntil(lambda: window.findChild(QWidget, "palette") is None)
    window.shown.passphrase.setText(PASSPHRASE)
    window.shown.unlock.click()
    qtbot.waitUntil(lambda: charting.session.workspace is not None, timeout=LONG)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    assert charting.has_keyboard("session_notes")
    assert QApplication.focusWidget().toPlainText() == "Sore"


def test_it_holds_no_name_once_it_is_closed(charting):
    charting.open("mira")
    charting.press("Escape")
    assert charting.rows == ()
    assert charting.session.window.findChild(QWidget, "palette_line").text() == ""


def test_a_shortcut_that_leads_elsewhere_closes_it(charting):
    charting.open("mi")
    charting.press("Ctrl+N")
    assert not charting.is_open
    assert charting.workspace.page.widget.objectName() == "new_patient_page"


def test_it_follows_the_window_and_fits_a_small_one(charting):
    charting.open()
    window = charting.session.window
    window.resize(640, 420)
    palette = window.findChild(QWidget, "palette")
    charting.qtbot.waitUntil(lambda: palette.size() == window.size())
    box = palette.line.parentWidget().geometry()
    assert palette.rect().contains(box)


def test_without_an_open_chart_the_key_does_nothing(session):
    session.window.menuBar()
    assert session.window.findChild(QWidget, "palette") is None
    action = session.window.findChild(QAction, "menu_commandpalette")
    assert not action.isEnabled()


def test_ctrl_slash_lists_the_keys(charting):
    charting.press("Ctrl+/")
    assert charting.workspace.page.widget.objectName() == "shortcuts_page"


def test_the_sidebar_opens_it_too(desk):
    desk.qtbot.mouseClick(
        desk.session.window.findChild(QWidget, "sidebar_command_palette"), Qt.MouseButton.LeftButton
    )
    assert desk.is_open


@pytest.mark.parametrize(
    "typed", ["%", "'; DROP TABLE phrase;--", "\\", '"', "🙂", "‮x", "a" * 3000, "\ud800"]
)
def test_odd_text_finds_nothing_and_breaks_nothing(charting, typed):
    charting.open()
    charting.session.window.findChild(QWidget, "palette_line").insert(typed)
    charting.session.window.findChild(QWidget, "palette_line").textEdited.emit(typed)
    assert charting.words


def test_the_pain_drawing_is_opened_by_its_name_before_any_finding(charting):
    charting.open("draw")
    assert charting.words[0] == "Draw pain on the figure"
    charting.press("Return")
    assert charting.field("pain_drawing_panel").isVisible()
    assert charting.has_keyboard("region_list")
