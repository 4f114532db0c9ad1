"""Tongue and pulse as grids on the visit's page, with the real keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from charting.domain.visit_note import Observation, ObservationField
from charting.services import visits
from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.pages.gridded_row import GriddedRow
from ui.widgets.cards import Card
from ui.widgets.kept_field import around
from ui.widgets.zoom import zoomed

Key = Qt.Key


@pytest.fixture
def desk(qtbot, chart):
    made = PageDesk(with_whole_catalogue(chart), qtbot)
    yield made
    made.page.hide()


@pytest.fixture
def pulse(desk):
    desk.field("pulse_grid").click()
    return desk


def focused():
    return QApplication.focusWidget()


def press(*keys):
    for key in keys:
        QTest.keyClick(focused(), key)


def typing(text):
    for letter in text:
        QTest.keyClicks(focused(), letter)


def recorded(desk):
    return {
        (field.finding, field.side): seen.value
        for field, seen in desk.presenter.editing.note.observations.items()
    }


def test_the_page_begins_calm_and_makes_no_cell_before_it_is_asked_for(desk):
    assert desk.page.findChild(QWidget, "left_guan") is None
    assert desk.field("pulse_grid").accessibleName() == "Pulse in a grid, Alt U"


def test_a_key_unfolds_the_grid_and_letters_go_into_it_at_once(desk):
    desk.field("session_notes").setFocus()
    QTest.keyClick(focused(), Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert focused().objectName() == "left_cun"


def test_arrows_and_letters_fill_the_grid_and_the_chips_follow(pulse):
    assert focused().objectName() == "left_cun"
    press(Key.Key_Down)
    typing("wi")
    press(Key.Key_Return, Key.Key_Down)
    typing("deep weak")
    press(Key.Key_Return, Key.Key_Right)
    typing("sl")
    QTest.keyClick(focused(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Return)
    assert recorded(pulse) == {
        ("pulse_guan", "left"): "wiry",
        ("pulse_chi", "left"): "sunken weak",
        ("pulse_chi", "right"): "slippery",
    }
    assert "Wiry guan pulse" in pulse.texts("pulse")
    assert focused().objectName() == "right_chi"


def test_the_cell_stays_where_it_is_while_chips_grow_above_it(pulse):
    pulse.page.resize(1056, 420)
    place = focused().mapTo(pulse.page, QPoint(0, 0)).y()
    for word in ("wiry", "floating", "hollow", "slippery"):
        typing(word)
        press(Key.Key_Return)
    assert len(pulse.texts("pulse")) == 4
    QApplication.processEvents()
    assert abs(focused().mapTo(pulse.page, QPoint(0, 0)).y() - place) <= 1


def test_del_clears_escape_closes_and_undo_brings_back(pulse):
    typing("wi")
    press(Key.Key_Return, Key.Key_Delete)
    assert recorded(pulse) == {}
    pulse.presenter.editing.undo()
    assert focused().accessibleName() == "Left cun: wiry"
    press(Key.Key_Escape)
    assert focused().objectName() == "pulse_grid"
    assert not pulse.field("left_cun").isVisible()


def test_chips_typed_above_stand_in_the_cells(pulse):
    chips = pulse.field("pulse_input")
    chips.setFocus()
    typing("chi deep b")
    press(Key.Key_Return)
    assert pulse.field("right_chi").accessibleName() == "Right chi: deep"


def test_escape_in_a_cell_gives_up_and_leaving_keeps_the_words(pulse):
    typing("wi")
    press(Key.Key_Escape)
    assert recorded(pulse) == {}
    typing("rope")
    pulse.field("session_notes").setFocus()
    assert recorded(pulse) == {("pulse_words", ""): "Left cun: rope"}
    assert pulse.texts("pulse") == ["“Left cun: rope”"]


def test_tab_while_typing_keeps_and_walks_on_and_tab_on_a_cell_leaves_the_grid(pulse):
    typing("wi")
    press(Key.Key_Tab)
    assert recorded(pulse) == {("pulse_cun", "left"): "wiry"}
    assert focused().objectName() == "right_cun"
    press(Key.Key_Tab)
    assert focused().objectName() == "pulse_depths"


def test_depths_unfold_by_a_key_and_are_walked(pulse):
    QTest.keyClick(focused(), Key.Key_D, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Down)
    assert focused().accessibleName() == "Left cun, surface: empty"
    typing("tig")
    press(Key.Key_Return)
    assert recorded(pulse) == {("pulse_depth_cun", "left"): "surface_tight"}
    pulse.field("pulse_depths").click()
    assert focused().objectName() == "left_cun"


def test_enter_on_an_empty_cell_lists_every_answer_and_takes_none_by_itself(pulse):
    press(Key.Key_Return, Key.Key_Return)
    assert recorded(pulse) == {}
    press(Key.Key_Return, Key.Key_Down, Key.Key_Return)
    assert recorded(pulse) == {("pulse_cun", "left"): "floating"}


def test_a_signed_visit_shows_the_cells_and_takes_no_letter(desk):
    field = ObservationField("pulse_guan", "left")
    desk.presenter.editing.put(field, Observation(value="wiry"))
    desk.presenter.sign()
    desk.field("pulse_grid").click()
    press(Key.Key_Down)
    typing("sl")
    press(Key.Key_Delete)
    assert focused().accessibleName() == "Left guan: wiry"
    assert recorded(desk) == {("pulse_guan", "left"): "wiry"}


def test_the_last_visit_stands_in_the_cells_of_the_next(desk):
    desk.presenter.editing.put(ObservationField("tongue_color"), Observation(value="dusky"))
    desk.presenter.close()
    episode = visits.visit(desk.chart, desk.presenter.visit_id).episode_id
    desk.presenter.open(visits.start_visit(desk.chart, episode))
    desk.field("tongue_grid").click()
    assert focused().accessibleName() == "Body colour, whole tongue: empty; last visit: dusky"
    assert recorded(desk) == {}


def test_another_visit_folds_the_grid_and_forgets_what_was_half_typed(pulse):
    typing("ro")
    first = pulse.presenter.visit_id
    pulse.begin()
    assert not pulse.field("left_cun").isVisible()
    assert recorded(pulse) == {}
    assert pulse.saved(first).text_of("pulse_words") == "Left cun: ro"


def test_every_cell_has_a_name_and_fits_the_page(desk):
    for toggle in ("tongue_grid", "pulse_grid"):
        desk.field(toggle).click()
        grid = focused().parentWidget()
        cells = [one for one in grid.children() if isinstance(one, QWidget) and one.focusPolicy()]
        assert all(one.accessibleName() for one in cells if not isinstance(one, QLineEdit))
        assert all(one.width() >= zoomed(40) for one in cells if one.isVisible())
        assert grid.width() <= desk.page.viewport().width()


def test_an_arrow_keeps_what_is_typed_and_walks_on(pulse):
    typing("floating")
    press(Key.Key_Down)
    typing("wiry")
    press(Key.Key_Down)
    typing("deep weak")
    press(Key.Key_Right)
    assert focused().objectName() == "right_chi"
    typing("nothing known")
    press(Key.Key_Up)
    assert focused().objectName() == "right_guan"
    assert recorded(pulse) == {
        ("pulse_cun", "left"): "floating",
        ("pulse_guan", "left"): "wiry",
        ("pulse_chi", "left"): "sunken weak",
        ("pulse_words", ""): "Right chi: nothing known",
    }


def test_two_colours_typed_in_a_cell_of_the_tongue_stay_as_they_were_typed(desk):
    desk.field("tongue_grid").click()
    assert focused().objectName() == "body_colour_whole_tongue"
    typing("pale purple")
    press(Key.Key_Return)
    assert recorded(desk) == {("tongue_words", ""): "Body colour, whole tongue: pale purple"}


@pytest.mark.parametrize("section", ["tongue", "pulse"])
def test_tab_from_a_cell_goes_to_the_next_field_of_the_page(desk, section):
    desk.field(f"{section}_grid").click()
    grid = focused().parentWidget()
    while grid.isAncestorOf(focused()):
        press(Key.Key_Tab)
    after = focused()
    assert desk.page.isAncestorOf(after)
    QTest.keyClick(after, Key.Key_Backtab)
    assert grid.isAncestorOf(focused())


def test_the_key_of_a_grid_goes_into_it_from_another_and_back_out_of_it(desk):
    for key in (Key.Key_T, Key.Key_U, Key.Key_T):
        QTest.keyClick(focused() or desk.page, key, Qt.KeyboardModifier.AltModifier)
    assert focused().objectName() == "body_colour_whole_tongue"
    QTest.keyClick(focused(), Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert focused().objectName() == "tongue_grid"


@pytest.mark.parametrize("key", [Key.Key_T, Key.Key_U])
@pytest.mark.parametrize("start", ["session_notes", "patterns_input", "pain_now"])
def test_opening_a_grid_leaves_the_names_of_its_columns_and_its_row_in_sight(desk, key, start):
    desk.field(start).setFocus()
    QTest.keyClick(focused(), key, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    row = next(one for one in around(focused()) if isinstance(one, GriddedRow))
    for shown in (row.field, *row.findChildren(QLabel)):
        top = shown.mapTo(desk.page.viewport(), QPoint(0, 0)).y()
        assert shown.isHidden() or top >= 0, shown.objectName()


def test_jumping_back_to_the_first_field_shows_the_heading_of_its_card(desk):
    desk.field("session_notes").setFocus()
    desk.field("tongue_input").setFocus()
    heading = next(one for one in around(focused()) if isinstance(one, Card)).title
    assert heading.mapTo(desk.page.viewport(), QPoint(0, 0)).y() >= 0


@pytest.mark.parametrize(
    ("typed", "value"), [("s", "slow"), ("ss", "slippery"), ("ww", "weak"), ("www", "wiry")]
)
def test_the_same_letter_again_chooses_the_next_answer_that_begins_so(pulse, typed, value):
    typing(typed)
    press(Key.Key_Return)
    assert recorded(pulse) == {("pulse_cun", "left"): value}


def test_an_arrow_takes_what_the_same_letter_has_chosen(pulse):
    typing("ww")
    press(Key.Key_Down)
    assert recorded(pulse) == {("pulse_cun", "left"): "weak"}
    assert focused().objectName() == "left_guan"


def test_an_arrow_takes_none_of_several_beginnings_and_asks_in_words(pulse):
    typing("w")
    press(Key.Key_Down)
    assert recorded(pulse) == {("pulse_words", ""): "Left cun: w"}  # half typed, and kept
    notice = pulse.field("pulse_grid_notice").text()
    assert notice == "“w” may be wiry, weak. Type more letters, or the letter again for the next."
    typing("e")
    press(Key.Key_Down)
    assert recorded(pulse) == {("pulse_cun", "left"): "weak"}


def test_leaving_a_cell_with_one_of_several_beginnings_keeps_the_letter_as_words(pulse):
    typing("w")
    pulse.field("plan").setFocus()
    assert recorded(pulse) == {("pulse_words", ""): "Left cun: w"}
    assert pulse.field("pulse_grid_notice").text().startswith("“w” may be wiry, weak. It is kept")


def test_an_arrow_out_of_the_list_does_not_take_what_letters_chose_before_it(pulse):
    typing("ss")
    QTest.keyClick(focused(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Right)
    assert ("pulse_cun", "left") not in recorded(pulse)
    assert pulse.field("pulse_grid_notice").text().startswith("“s” may be ")
