"""What every key does in a grid of findings, with the real keyboard: recorded, kept as words, or asked."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from charting.domain.visit_note import VisitNote
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.findings.grid_layout import pulse_layout, tongue_layout
from ui.presenters.findings.grid_presenter import GridPresenter
from ui.widgets.finding_grid import FindingGrid
from ui.widgets.offer_list import OfferList

LAYOUTS = {"pulse": pulse_layout, "tongue": tongue_layout}
KEY = re.compile("<([^>]+)>|.")
NOT_OF_THE_CELL = "“{}” is not an answer of this cell. It is kept with your own words above."
MORE_LETTERS = "“w” may be wiry, weak. Type more letters, or the letter again for the next."


class Hands:
    """A grid with another field below it; `press("wi<Down>")` types letters and presses keys."""

    def __init__(self, section):
        self.editing = changed_editing(whole_catalogue())[0]
        known = self.editing.catalogue.section(section)
        presenter = GridPresenter(self.editing, known, LAYOUTS[section], lambda: None)
        self.editing.settling.append(presenter.settle)
        self.window = QWidget()
        self.grid, self.elsewhere = FindingGrid(presenter, section.capitalize()), QLineEdit()
        self._notice = f"{section}_grid_notice"
        self.editing.reshow = self.grid.refresh
        column = QVBoxLayout(self.window)
        column.addWidget(self.grid)
        column.addWidget(self.elsewhere)

    def begin_anew(self):
        """A blank note, with the keyboard in the first cell."""
        self.editing.open(VisitNote(), is_signed=False)
        self.grid.drop_line()
        self.grid.open()

    def press(self, keys):
        for match in KEY.finditer(keys):
            done = getattr(self, f"_{match[1]}", None)
            if done:
                done()
            elif match[1]:
                together = QKeySequence(match[1])[0]
                QTest.keyClick(QApplication.focusWidget(), together.key(), together.keyboardModifiers())
            else:
                QTest.keyClicks(QApplication.focusWidget(), match[0])

    def _away(self):
        self.elsewhere.setFocus()

    def _undo(self):
        self.editing.undo()

    def _redo(self):
        self.editing.redo()

    def _save(self):
        """As on leaving for another program: all that is half typed is settled where it stands."""
        self.editing.settle()

    def _fold(self):
        self.grid.close_line()
        self.grid.hide()

    def _click(self):
        """The second offer, with the mouse."""
        offers = self.offers
        place = offers.visualRect(offers.model().index(1, 0)).center()
        QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def _double(self):
        QTest.mouseDClick(QApplication.focusWidget(), Qt.MouseButton.LeftButton)

    @property
    def recorded(self):
        """Values in short: a section's own words as they are."""
        return {
            " ".join(filter(None, (field.finding, field.side))): seen.value
            for field, seen in self.editing.note.observations.items()
        }

    @property
    def offers(self):
        return self.window.findChild(OfferList)

    @property
    def at(self):
        return QApplication.focusWidget().objectName()

    @property
    def typed(self):
        """What stands in the open line; None where none is open."""
        return self.grid.editor.text() if self.grid.editor.isVisible() else None

    @property
    def notice(self):
        return self.grid.findChild(QLabel, self._notice).text()


@pytest.fixture
def make_hands(qtbot):
    def make(section):
        hands = Hands(section)
        qtbot.addWidget(hands.window)
        hands.window.resize(700, 800)
        hands.window.show()
        hands.window.activateWindow()
        qtbot.waitUntil(hands.window.isActiveWindow)
        hands.grid.open()
        return hands

    return make


@pytest.fixture
def pulse(make_hands):
    return make_hands("pulse")


WORDS = {"pulse_words": "Left cun: rope"}
W = {"pulse_words": "Left cun: w"}
WIRY, WEAK, FLOATING = ({"pulse_cun left": value} for value in ("wiry", "weak", "floating"))
SLIPPERY = {"pulse_cun left": "slippery"}


@pytest.mark.parametrize(
    ("keys", "recorded", "at"),
    [
        ("wi<Return>", WIRY, "left_cun"),
        ("wi<Enter>", WIRY, "left_cun"),
        ("wi<Tab>", WIRY, "right_cun"),
        ("wi<Down>", WIRY, "left_guan"),
        ("wi<Right>", WIRY, "right_cun"),
        ("<Right>wi<Shift+Backtab>", {"pulse_cun right": "wiry"}, "left_cun"),
        ("<Right>wi<Home><Left>", {"pulse_cun right": "wiry"}, "left_cun"),
        ("wi<away>", WIRY, ""),
        ("wi<fold>", WIRY, ""),
        ("wi<Escape>", {}, "left_cun"),
        ("wi<Return>th<Return>", {"pulse_cun left": "fine wiry"}, "left_cun"),
        ("wi<Return><Backspace>", {}, "left_cun"),
        ("wi<Return><Delete><undo>", WIRY, "left_cun"),
        ("wi<Return><undo><redo>", WIRY, "left_cun"),
        ("wiry,<Return>", WIRY, "left_cun"),
        ("wi,we<Down>", {"pulse_cun left": "weak wiry"}, "left_guan"),
        ("deep weak<Return>", {"pulse_cun left": "sunken weak"}, "left_cun"),
        ("choppy<Return>", {"pulse_cun left": "rough"}, "left_cun"),
        ("choppy<Down>", {"pulse_cun left": "rough"}, "left_guan"),
    ],
)
def test_a_word_is_recorded_by_whatever_key_ends_it(pulse, keys, recorded, at):
    pulse.press(keys)
    assert (pulse.recorded, pulse.at, pulse.typed) == (recorded, at, None)


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ("rope<Return>", "left_cun"),
        ("rope<Tab>", "right_cun"),
        ("rope<Down>", "left_guan"),
        ("rope<away>", ""),
        ("rope<fold>", ""),
        ("rope<save><Return>", "left_cun"),
        ("rop<save>e<Return>", "left_cun"),
        ("rope<Ctrl+Return><away>", ""),
    ],
)
def test_what_is_no_answer_is_kept_as_words_and_said(pulse, keys, at):
    pulse.press(keys)
    assert (pulse.recorded, pulse.at, pulse.typed) == (WORDS, at, None)
    assert pulse.notice == NOT_OF_THE_CELL.format("rope")


@pytest.mark.parametrize("typed", ["deep w", "no wiry", "7", "slipery"])
def test_what_may_be_misread_stays_words(pulse, typed):
    pulse.press(f"{typed}<Return>")
    assert pulse.recorded == {"pulse_words": f"Left cun: {typed}"}
    assert pulse.notice == NOT_OF_THE_CELL.format(typed)


@pytest.mark.parametrize("keys", ["w<Right>", "w<Up>", "w<Down>", "w<Home><Left>", "ww<Alt+Down><Right>"])
def test_an_arrow_at_a_letter_that_begins_several_answers_chooses_none_and_asks(pulse, keys):
    pulse.press(keys)
    assert (pulse.recorded, pulse.typed, pulse.notice) == (W, "w", MORE_LETTERS)


@pytest.mark.parametrize("keys", ["w<away>", "w<fold>"])
def test_leaving_a_letter_that_begins_several_answers_keeps_it_as_words(pulse, keys):
    pulse.press(keys)
    assert (pulse.recorded, pulse.typed) == (W, None)
    assert pulse.notice == "“w” may be wiry, weak. It is kept with your own words above."


@pytest.mark.parametrize(
    ("keys", "recorded"),
    [
        ("w<Return>", WIRY),
        ("ww<Return>", WEAK),
        ("ww<Tab>", WEAK),
        ("ww<Down>", WEAK),
        ("www<Return>", WIRY),
        ("ww<Backspace>w<Return>", WIRY),
        ("ss<Right>", SLIPPERY),
        ("SS<Return>", SLIPPERY),
        ("wwi<Return>", WIRY),
        ("ww<away>", WEAK),
        ("ww<fold>", WEAK),
    ],
)
def test_the_same_letter_again_chooses_the_next_answer(pulse, keys, recorded):
    pulse.press(keys)
    assert (pulse.recorded, pulse.typed) == (recorded, None)


@pytest.mark.parametrize(
    ("keys", "recorded"),
    [
        ("<Return><Return>", {}),
        ("<Return> <Return>", {}),
        ("<Return><Tab>", {}),
        ("<Return><Right>", {}),
        ("<Return><Down><Right>", {}),
        ("<Return><Down><away>", {}),
        ("<Return><Down><Return>", FLOATING),
        ("<Return><Up><Return>", FLOATING),
        ("<Return><Down><Tab>", FLOATING),
        ("<Space><Down><Return>", FLOATING),
        ("<F2><Down><Return>", FLOATING),
        ("<double><Down><Return>", FLOATING),
        ("w<Backspace><Down><Return>", FLOATING),
        ("sl<Alt+Down><Return>", SLIPPERY),
        ("sl<Ctrl+Down><Return>", SLIPPERY),
        ("sl<Alt+Down><Down><Up><Return>", SLIPPERY),
        ("slipery<Alt+Down><Return>", SLIPPERY),
        ("sl<click>", SLIPPERY),
    ],
)
def test_an_offer_is_taken_once_it_is_walked_to(pulse, keys, recorded):
    pulse.press(keys)
    assert (pulse.recorded, pulse.typed) == (recorded, None)


@pytest.mark.parametrize(
    "keys", ["rope<Left>", "rope<Delete>", "rope<Ctrl+Return>", "rope<PgDown>", "rope<Insert>"]
)
def test_a_key_that_ends_nothing_leaves_the_line_open_with_its_words(pulse, keys):
    pulse.press(keys)
    assert (pulse.recorded, pulse.typed) == (WORDS, "rope")


MOVING = ["Return", "Tab", "Up", "Down", "Left", "Right", "PgUp", "PgDown", "Home", "End", "Insert", "F2"]
KEPT_BY = [
    *(held + key for held in ("", "Shift+", "Ctrl+", "Alt+") for key in MOVING),
    *[
        "Shift+Backtab",
        "Enter",
        "Alt+D",
        "Alt+X",
        "Ctrl+A",
        "Ctrl+C",
        "Ctrl+E",
        "Menu",
        "Delete",
        "Shift",
        "Alt",
    ],
]


def test_no_key_but_one_that_deletes_loses_what_is_typed(pulse):
    QApplication.clipboard().clear()  # what another copied would be pasted
    for key in KEPT_BY:
        pulse.begin_anew()
        pulse.press(f"7<{key}>")
        assert pulse.recorded == {"pulse_words": "Left cun: 7"}, key
        pulse.press("<away>")
        assert pulse.recorded == {"pulse_words": "Left cun: 7"}, key


def test_the_key_of_the_depths_unfolds_them_and_keeps_the_word_that_is_typed(pulse):
    pulse.press("wi<Alt+D><Down>")
    assert (pulse.recorded, pulse.at) == (WIRY, "left_cun_surface")


def test_what_was_given_up_comes_back_by_undo_as_words(pulse):
    pulse.press("rope<Escape>")
    assert (pulse.recorded, pulse.at) == ({}, "left_cun")
    pulse.press("<undo>")
    assert pulse.recorded == WORDS
    pulse.press("<redo>")
    assert pulse.recorded == {}


def test_undo_in_the_middle_of_a_word_closes_the_line_and_redo_gives_the_words_back(pulse):
    pulse.press("wi<Return><Down>rope<undo>")
    assert (pulse.recorded, pulse.at, pulse.typed) == (WIRY, "left_guan", None)
    pulse.press("<away>")
    assert pulse.recorded == WIRY
    pulse.press("<redo>")
    assert pulse.recorded == {**WIRY, "pulse_words": "Left guan: rope"}


def test_offers_that_are_out_of_sight_are_not_taken(pulse):
    pulse.press("s")
    pulse.offers.hide()
    pulse.press("<Return>")
    assert pulse.recorded == {"pulse_words": "Left cun: s"}


def test_the_depths_are_filled_one_below_the_other(pulse):
    pulse.press("<Alt+D><Down>wi<Down>sl<Right>")
    assert pulse.recorded == {"pulse_depth_cun left": "middle_slippery surface_wiry"}
    assert pulse.at == "right_cun_middle"


TO_RATE = "<Down>" * 6


@pytest.mark.parametrize(
    ("keys", "recorded", "notice"),
    [
        ("62<Return>", {"pulse_rate": "62"}, ""),
        ("62<Alt+Down><Return>", {"pulse_rate": "62"}, ""),
        ("62<Tab>", {"pulse_rate": "62"}, ""),
        ("<Return><Down>", {}, ""),
        ("<Return>62<Up>", {"pulse_rate": "62"}, ""),
        ("400<Down>", {"pulse_rate": "400"}, "Pulse rate is usually from 20 to 240. Please check 400."),
        (
            "6x<Return>",
            {"pulse_words": "Pulse rate: 6x"},
            "“6x” is not a number. It is kept with your own words above.",
        ),
    ],
)
def test_a_cell_of_numbers_takes_digits(pulse, keys, recorded, notice):
    pulse.press(TO_RATE + keys)
    assert (pulse.recorded, pulse.notice, pulse.typed) == (recorded, notice, None)


@pytest.mark.parametrize(
    ("keys", "recorded"),
    [
        ("pale<Right>", {"tongue_color": "pale"}),
        ("pp<Right>", {"tongue_color": "purple"}),
        ("pale<Return>red<Return>", {"tongue_color": "red"}),
        ("<Right>red<Return><Right>r<Return>", {"tongue_area": "sides_red tip_red"}),
        ("<Down>swo<Tab>", {"tongue_shape": "swollen"}),
    ],
)
def test_the_tongue_is_filled_by_axis_and_area(make_hands, keys, recorded):
    tongue = make_hands("tongue")
    tongue.press(keys)
    assert tongue.recorded == recorded
