"""Tongue and pulse in a grid: two views of the same observations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charting.domain.visit_note import Observation, ObservationField, VisitNote
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.findings.cell_typing import Key
from ui.presenters.findings.grid_layout import pulse_layout, tongue_layout
from ui.presenters.findings.grid_presenter import GridPresenter
from ui.presenters.findings.observation_chips import ObservationChips

LAYOUTS = {"pulse": pulse_layout, "tongue": tongue_layout}


class Grid:
    """A grid over an open blank note, with the chips of the same section."""

    def __init__(self, section, last=None):
        self.editing = changed_editing(whole_catalogue())[0]
        known = self.editing.catalogue.section(section)
        self.chips = ObservationChips(self.editing, known)
        self.presenter = GridPresenter(self.editing, known, LAYOUTS[section], lambda: last)
        self.cells = {cell.name: cell for cell in self.presenter.layout.cells}

    def enter(self, cell, text):
        """Type it and leave the cell; gives what is said about it."""
        self.presenter.open_line(self.cells[cell], text)
        return self.presenter.leave().words

    def offers(self, cell, text):
        self.presenter.open_line(self.cells[cell], text)
        return self.presenter.line.offers

    def words(self, cell):
        return self.shown(cell).words

    def shown(self, cell):
        return self.presenter.shown().cells[list(self.cells).index(cell)]

    def text(self, finding, side=""):
        return self.editing.note.text_of(finding, side)


def pulse_of(*recorded):
    """A note with such pulse findings."""
    return VisitNote(
        observations={
            ObservationField(finding, side): Observation(value=value) for finding, side, value in recorded
        }
    )


@pytest.fixture
def pulse():
    return Grid("pulse")


@pytest.fixture
def tongue():
    return Grid("tongue")


@pytest.mark.parametrize("section", ["pulse", "tongue"])
def test_every_answer_of_the_section_has_a_cell_and_every_cell_its_own_name(section):
    grid = Grid(section)
    placed = {(option.finding.key, option.value) for cell in grid.cells.values() for option in cell.options}
    for finding in grid.editing.catalogue.section(section).findings:
        assert {(finding.key, choice.key) for choice in finding.choices} <= placed
    assert len(grid.cells) == len(grid.presenter.layout.cells)


@pytest.mark.parametrize("section", ["pulse", "tongue"])
def test_no_cell_has_two_answers_of_the_same_word(section):
    for cell in Grid(section).cells.values():
        words = [option.label for option in cell.options]
        assert len(set(words)) == len(words), cell.name


def test_first_letters_record_an_answer_that_the_chips_show_too(pulse):
    assert pulse.enter("Left guan", "wi") == ""
    assert pulse.text("pulse_guan", "left") == "wiry"
    assert [chip.text for chip in pulse.chips.chips()] == ["Wiry guan pulse"]


def test_several_answers_are_told_apart_by_blanks_or_commas_and_undone_as_one_step(pulse):
    pulse.enter("Right chi", "deep weak, slip")
    assert pulse.words("Right chi") == "deep, slippery, weak"
    pulse.editing.undo()
    assert pulse.words("Right chi") == ""
    assert pulse.editing.note == VisitNote()


def test_a_quality_is_found_by_its_chinese_name_and_its_pinyin(pulse):
    pulse.enter("Left cun, surface", "弦")
    pulse.enter("Right cun", "hua")
    assert pulse.text("pulse_depth_cun", "left") == "surface_wiry"
    assert pulse.text("pulse_cun", "right") == "slippery"


def test_what_chips_record_for_both_sides_stands_in_both_cells(pulse):
    pulse.chips.enter("chi deep weak b")
    assert pulse.words("Left chi") == pulse.words("Right chi") == "deep, weak"


def test_clearing_one_side_of_both_leaves_the_other_as_it_was(pulse):
    pulse.editing.put(
        ObservationField("pulse_chi", "both"), Observation(value="sunken weak", note="since May")
    )
    pulse.presenter.clear(pulse.cells["Left chi"])
    assert (pulse.words("Left chi"), pulse.words("Right chi")) == ("", "deep, weak")
    assert pulse.editing.note.observations == {
        ObservationField("pulse_chi", "right"): Observation(value="sunken weak", note="since May")
    }


def test_a_single_answer_changed_on_one_side_of_both_stays_on_the_other(pulse):
    pulse.editing.put(ObservationField("pulse_strength", "both"), Observation(value="forceful"))
    pulse.enter("Left strength", "forceless")
    assert (pulse.words("Left strength"), pulse.words("Right strength")) == ("forceless", "forceful")


def test_an_answer_without_a_side_stands_in_the_overall_cell(pulse):
    pulse.chips.enter("wiry")
    pulse.chips.enter("cun deep")
    assert pulse.words("Pulse overall") == "wiry, deep cun"
    assert pulse.words("Left cun") == ""


def test_depths_are_seen_once_one_is_recorded(pulse):
    assert not pulse.presenter.shown().has_depths
    pulse.enter("Left guan, depth", "weak")
    assert pulse.presenter.shown().has_depths
    assert pulse.text("pulse_depth_guan", "left") == "deep_weak"
    pulse.presenter.clear(pulse.cells["Left guan, depth"])
    assert pulse.text("pulse_depth_guan", "left") == ""


def test_clearing_one_depth_leaves_the_others(pulse):
    pulse.enter("Left guan, depth", "weak")
    pulse.enter("Left guan, surface", "wiry")
    pulse.presenter.clear(pulse.cells["Left guan, depth"])
    assert pulse.text("pulse_depth_guan", "left") == "surface_wiry"


def test_the_rate_takes_a_number_and_says_an_odd_one(pulse):
    assert pulse.enter("Pulse rate", "62") == ""
    assert pulse.words("Pulse rate") == "62"
    assert "Please check 400" in pulse.enter("Pulse rate", "400")
    assert pulse.words("Pulse rate") == "400"
    pulse.presenter.clear(pulse.cells["Pulse rate"])
    assert pulse.text("pulse_rate") == ""


def test_the_last_visit_stands_beside_and_is_never_copied():
    grid = Grid("pulse", pulse_of(("pulse_guan", "left", "slippery")))
    assert grid.shown("Left guan").spoken == "Left guan: empty; last visit: slippery"
    grid.enter("Left guan", "wiry")
    assert grid.shown("Left guan").spoken == "Left guan: wiry; last visit: slippery"
    assert grid.editing.note == pulse_of(("pulse_guan", "left", "wiry"))


def test_another_visit_has_another_last_visit(pulse):
    notes = iter([None, pulse_of(("pulse_cun", "left", "wiry"))])
    section = pulse.editing.catalogue.section("pulse")
    grid = GridPresenter(pulse.editing, section, pulse_layout, lambda: next(notes))
    assert {cell.last for cell in (*grid.shown().cells, *grid.shown().cells)} == {""}
    grid.open()
    assert grid.shown().cells[0].last == "wiry"


def test_what_is_not_understood_is_kept_with_the_own_words_and_said(pulse):
    pulse.editing.put_text("pulse_words", "quick after coffee")
    assert "kept with your own words" in pulse.enter("Left guan", "like a rope")
    assert pulse.editing.words("pulse") == "quick after coffee; Left guan: like a rope"
    assert pulse.words("Left guan") == ""


def test_a_slip_of_the_finger_is_offered_and_not_taken_by_itself(pulse):
    offers = pulse.offers("Left guan", "slipery")
    assert (offers[0].label, offers[0].is_certain) == ("slippery", False)
    pulse.presenter.leave()
    assert pulse.editing.words("pulse") == "Left guan: slipery"


def test_half_typed_text_is_in_the_note_at_once_and_goes_when_it_becomes_an_answer(pulse):
    pulse.presenter.open_line(pulse.cells["Left guan"], "w")
    pulse.presenter.typed("wi")
    assert pulse.editing.words("pulse") == "Left guan: wi"
    pulse.presenter.press(Key.ENTER)
    assert pulse.editing.note == pulse_of(("pulse_guan", "left", "wiry"))
    pulse.editing.undo()
    assert pulse.editing.note == VisitNote()


def test_giving_a_half_typed_text_up_leaves_nothing_and_settling_keeps_it(pulse):
    pulse.presenter.open_line(pulse.cells["Left guan"], "wi")
    pulse.presenter.press(Key.ESCAPE)
    assert pulse.editing.note == VisitNote()
    pulse.presenter.open_line(pulse.cells["Left guan"], "rope")
    pulse.presenter.settle()
    assert pulse.editing.words("pulse") == "Left guan: rope"
    pulse.editing.undo()
    assert pulse.editing.words("pulse") == ""


def test_text_settled_while_it_still_stands_in_the_cell_is_typed_on_and_not_doubled(pulse):
    pulse.presenter.open_line(pulse.cells["Left guan"], "wi")
    pulse.presenter.settle()
    pulse.presenter.typed("wir")
    assert pulse.editing.words("pulse") == "Left guan: wir"
    pulse.presenter.settle()
    pulse.presenter.press(Key.ENTER)
    assert pulse.editing.note == pulse_of(("pulse_guan", "left", "wiry"))


def test_the_same_words_in_the_same_cell_again_are_kept_again(pulse):
    for _ in range(2):
        pulse.enter("Left guan", "rope")
    assert pulse.editing.words("pulse") == "Left guan: rope; Left guan: rope"


def test_a_signed_visit_is_read_and_not_written(pulse):
    pulse.enter("Left guan", "wiry")
    note = pulse.editing.note
    pulse.editing.open(note, is_signed=True)
    assert pulse.presenter.shown().is_read_only
    pulse.presenter.open_line(pulse.cells["Left cun"], "we")
    pulse.enter("Left cun", "weak")
    pulse.presenter.clear(pulse.cells["Left guan"])
    assert pulse.editing.note == note


@pytest.mark.parametrize(
    ("cell", "typed", "finding", "value"),
    [
        ("Body colour, whole tongue", "dusky", "tongue_color", "dusky"),
        ("Body colour, tip", "red", "tongue_area", "tip_red"),
        ("Body colour, sides", "left pur", "tongue_area", "left_purple"),
        ("Shape, sides", "teeth", "tongue_area", "sides_teeth_marks"),
        ("Shape, centre", "crack", "tongue_area", "centre_crack"),
        ("Coat colour, root", "yellow", "tongue_area", "root_yellow_coat"),
        ("Coat thickness, texture, root", "thick", "tongue_area", "root_thick"),
        ("Coat colour, whole tongue", "thin white", "tongue_coat", "thin_white"),
        ("Moisture, tip", "dry", "tongue_area", "tip_dry"),
        ("Coat root", "map", "tongue_coat_root", "geographic"),
        ("Vitality, movement, veins", "dark veins", "sublingual_veins", "dark"),
    ],
)
def test_the_tongue_is_charted_by_axis_and_area(tongue, cell, typed, finding, value):
    assert tongue.enter(cell, typed) == ""
    assert tongue.text(finding) == value
    tongue.presenter.clear(tongue.cells[cell])
    assert tongue.editing.note == VisitNote()


def test_a_second_body_colour_replaces_the_first_and_a_second_shape_joins_it(tongue):
    for cell, words in (("Body colour, whole tongue", "pale red"), ("Shape, whole tongue", "swollen, teeth")):
        for word in words.split():
            tongue.enter(cell, word.strip(","))
    assert tongue.text("tongue_color") == "red"
    assert tongue.text("tongue_shape") == "swollen teeth_marks"


def test_an_empty_cell_offers_all_its_answers_and_letters_narrow_them(tongue):
    cell = "Moisture, whole tongue"
    assert [offer.label for offer in tongue.offers(cell, "")] == ["normal", "dry", "wet"]
    (offer,) = tongue.offers(cell, "we")
    tongue.presenter.pick(offer)
    assert tongue.text("tongue_moisture") == "wet"


HOSTILE = ("\x00", "‮", "\ud800", ";" * 40, "<b>x</b>", "a" * 5000, "-0", "nan", "1e999", "; Left guan: ", "'")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_words_or_is_nothing(pulse, text):
    pulse.enter("Left guan", text)
    pulse.enter("Pulse rate", text)
    for finding in ("pulse_guan", "pulse_rate"):
        assert pulse.text(finding, "left" if finding == "pulse_guan" else "") in ("", "0", "-0")
    if any(char.isalnum() for char in text):
        assert text.strip(" ;") in pulse.editing.words("pulse") or text == "-0"


@pytest.mark.parametrize("typed", ["no wiry", "wiry, not slippery"])
def test_a_denied_quality_stays_words(pulse, typed):
    assert "kept with your own words" in pulse.enter("Left guan", typed)
    assert (pulse.text("pulse_guan", "left"), pulse.text("pulse_words")) == ("", f"Left guan: {typed}")


def test_two_colours_for_one_cell_stay_words(tongue):
    tongue.enter("Body colour, whole tongue", "red pale")
    assert tongue.text("tongue_color") == ""


def test_opening_another_visit_closes_the_line_of_the_one_before(pulse):
    pulse.presenter.open_line(pulse.cells["Left guan"], "wi")
    pulse.editing.open(VisitNote(), is_signed=False)
    pulse.presenter.open()
    assert pulse.presenter.line is None
    assert pulse.presenter.leave().words == ""
    assert pulse.presenter.press(Key.ENTER) is None
    assert pulse.editing.note == VisitNote()


def test_a_line_opened_while_another_is_open_keeps_the_words_of_that_one(pulse):
    pulse.presenter.open_line(pulse.cells["Left guan"], "wi")
    pulse.presenter.open_line(pulse.cells["Left cun"], "we")
    assert pulse.editing.words("pulse") == "Left guan: wi; Left cun: we"
    assert pulse.presenter.leave().words == ""
    assert (pulse.words("Left cun"), pulse.editing.words("pulse")) == ("weak", "Left guan: wi")


def test_offers_of_a_cell_name_the_word_that_was_typed_and_the_chinese_one(pulse):
    def faint(typed):
        return pulse.offers("Left guan", typed)[0].faint

    assert (faint("choppy"), faint("rough"), faint("涩")) == ("choppy, 澀", "澀", "涩")


TYPED = ("w", "wiry", "deep weak", "rope", "7", "slipery", "no wiry", "w; x")
KEYS = [key for key in Key if key is not Key.ESCAPE]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(TYPED), st.lists(st.sampled_from([*KEYS, "w", "settle"])))))
def test_nothing_typed_is_lost_whatever_keys_follow(lines):
    grid = Grid("pulse")
    for text, keys in lines:
        before = grid.editing.words("pulse")
        grid.presenter.open_line(grid.cells["Left guan"], text)
        for key in keys:
            if key == "settle":
                grid.presenter.settle()
            else:
                grid.presenter.press(key)
            is_kept = grid.editing.words("pulse").endswith(f"Left guan: {text}")
            assert is_kept or grid.presenter.line is None
        grid.presenter.leave()
        after = grid.editing.words("pulse")
        assert after.startswith(before)
        assert after.endswith(f"Left guan: {text}") or (after == before and grid.words("Left guan"))
