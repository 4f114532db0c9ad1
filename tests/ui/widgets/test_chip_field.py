"""A field of chips under real keys: typing finds, Enter adds, arrows walk, letters act."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from charting.domain.visit_note import ObservationField
from tests.visit_desk import changed_editing, whole_catalogue
from ui.presenters.assessment.assessment_chips import AssessmentChips
from ui.presenters.editing.chips import LONGEST_ENTRY, Chip
from ui.presenters.findings.observation_chips import ObservationChips
from ui.presenters.treatment.point_chips import PointChips
from ui.widgets.chip_field import ChipField
from ui.widgets.chip_words import ChipWords

KEYS = Qt.Key


class Bench:
    """A window with a chip field and a line after it."""

    def __init__(self, qtbot, make_source, label="Tests"):
        self.qtbot, self.make_source, self.label = qtbot, make_source, label
        self.editing, self.changes = changed_editing(whole_catalogue())
        self.show_anew()

    def show_anew(self):
        """Show the note in a new field, as after unlocking."""
        qtbot = self.qtbot
        self.source = self.make_source(self.editing)
        self.window = QWidget()
        self.field = ChipField(self.source, self.label, "SLR, Thomas")
        self.after = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.after)
        column.addStretch(1)
        qtbot.addWidget(self.window)
        self.window.resize(500, 400)
        self.field.open()
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.field.input.setFocus()

    def type(self, words):
        QTest.keyClicks(self.field.input, words)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key wherever the keyboard is."""
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    @property
    def chips(self):
        return [chip.text for chip in self.source.chips()]

    @property
    def focused(self):
        """The text of the chip that has the keyboard, or the name of another widget."""
        widget = QApplication.focusWidget()
        return widget.chip.text if hasattr(widget, "chip") else widget.objectName()

    @property
    def menu(self):
        return QApplication.activePopupWidget()


@pytest.fixture
def bench(qtbot):
    return Bench(qtbot, lambda editing: ObservationChips(editing, editing.catalogue.section("tests")))


@pytest.fixture
def points(qtbot):
    return Bench(qtbot, PointChips)


def with_three(bench):
    bench.source.enter("slr + l, thomas + r, kemp - l")
    bench.field.refresh()
    return bench


def test_typing_offers_and_enter_takes_the_first(bench):
    bench.type("thom +")
    assert bench.field._offers.isVisible()
    bench.press(KEYS.Key_Return)
    assert bench.chips == ["Thomas +"]
    assert bench.field.input.text() == ""
    assert bench.editing.words("tests") == ""
    assert bench.focused == "tests_input"


def test_enter_on_the_bare_name_of_a_test_records_no_outcome(bench):
    bench.type("thomas")
    bench.press(KEYS.Key_Return)
    assert bench.chips == ["“thomas”"]


def test_down_chooses_another_offer(bench):
    bench.type("thomas")
    wanted = bench.source.offers("thomas")[1].label
    bench.press(KEYS.Key_Down)
    bench.press(KEYS.Key_Down)
    bench.press(KEYS.Key_Return)
    assert bench.chips == [wanted]


def test_a_click_takes_the_offer_under_the_mouse(bench):
    bench.type("thomas")
    offers = bench.field._offers
    wanted = bench.source.offers("thomas")[2].label
    place = offers.visualRect(offers.model().index(2, 0)).center()
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.chips == [wanted]
    assert bench.focused == "tests_input"


def test_enter_on_the_number_keys_is_enter(bench):
    bench.type("thom +")
    bench.press(KEYS.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert bench.chips == ["Thomas +"]


def test_a_refused_offer_is_not_taken_by_the_next_enter(bench):
    bench.type("thom")
    bench.press(KEYS.Key_Escape)
    bench.press(KEYS.Key_Return)
    assert bench.chips == ["“thom”"]
    assert (bench.field.input.text(), bench.editing.words("tests")) == ("", "thom")


def test_words_that_mean_nothing_are_settled_by_enter_and_the_next_stand_apart(bench):
    for words in ("one odd thing", "another"):
        bench.type(words)
        bench.press(KEYS.Key_Return)
    assert bench.editing.words("tests") == "one odd thing; another"
    assert bench.field.input.text() == ""


@pytest.mark.parametrize(
    ("row", "typed", "recorded"),
    [
        ("symptoms", "no numbness, tingling", {"numbness": "absent"}),
        ("tongue", "pale, red", {"tongue_color": "pale"}),
    ],
)
def test_what_one_enter_leaves_as_words_is_not_read_again_without_its_line(qtbot, row, typed, recorded):
    bench = Bench(qtbot, lambda editing: ObservationChips(editing, editing.catalogue.section(row)), row)
    bench.type(typed)
    bench.press(KEYS.Key_Escape)
    bench.press(KEYS.Key_Return)
    bench.press(KEYS.Key_Tab)
    seen = bench.editing.note.observations.items()
    assert {key.finding: one.value for key, one in seen if not key.finding.endswith("_words")} == recorded
    assert bench.editing.words(row)


def test_an_offer_that_says_more_than_was_typed_waits_to_be_chosen(qtbot):
    bench = Bench(qtbot, lambda editing: ObservationChips(editing, editing.catalogue.section("symptoms")))
    bench.type("leg pain to")
    bench.press(KEYS.Key_Return)
    assert bench.chips == ["“leg pain to”"]
    bench.type("leg pain to")
    bench.press(KEYS.Key_Down)
    bench.press(KEYS.Key_Return)
    assert bench.chips[0].startswith("Leg pain to")


def test_an_offer_that_needs_a_number_waits_for_it_in_the_line(qtbot):
    bench = Bench(qtbot, lambda editing: ObservationChips(editing, editing.catalogue.section("movement")))
    bench.type("flexio")
    bench.press(KEYS.Key_Return)
    assert (bench.field.input.text(), bench.chips) == ("Flexion ", [])
    bench.type("40")
    bench.press(KEYS.Key_Return)
    assert bench.chips == ["Flexion 40°"]


def test_every_key_of_unknown_words_is_kept_and_leaving_shows_them(bench):
    for end, key in enumerate("zigzag", start=1):
        bench.type(key)
        assert bench.editing.words("tests") == "zigzag"[:end]
    bench.press(KEYS.Key_Tab)
    assert bench.chips == ["“zigzag”"]
    assert bench.field.input.text() == ""
    assert QApplication.focusWidget() is bench.after


def test_leaving_by_tab_takes_no_offer(bench):
    bench.type("thom")
    bench.press(KEYS.Key_Tab)
    assert bench.chips == ["“thom”"]
    assert not bench.field._offers.isVisible()


@pytest.mark.parametrize("key", [KEYS.Key_Left, KEYS.Key_Backspace])
def test_left_or_backspace_at_the_start_goes_to_the_last_chip(bench, key):
    with_three(bench)
    bench.press(key)
    assert bench.focused == "Kemp −"
    assert len(bench.chips) == 3


def test_arrows_walk_over_the_chips_and_back_to_the_line(bench):
    with_three(bench)
    walked = []
    for key in (KEYS.Key_Left,) * 4 + (KEYS.Key_Right,) * 3:
        bench.press(key)
        walked.append(bench.focused)
    there = ["Kemp −", "Thomas +", "SLR +", "SLR +"]
    assert walked == [*there, "Thomas +", "Kemp −", "tests_input"]


@pytest.mark.parametrize("key", [KEYS.Key_Delete, KEYS.Key_Backspace])
def test_removing_leads_back_to_the_line_so_that_letters_typed_next_change_no_chip(bench, key):
    with_three(bench)
    for left in (2, 1, 0):
        bench.press(KEYS.Key_Left)
        bench.press(key)
        assert bench.focused == "tests_input"
        assert len(bench.chips) == left


@pytest.mark.parametrize(("key", "side"), [("l", "left"), ("r", "right"), ("b", "both"), ("L", "left")])
def test_letters_set_the_side_and_the_chip_keeps_the_keyboard(bench, key, side):
    bench.source.enter("slump +")
    bench.field.refresh()
    bench.press(KEYS.Key_Left)
    QTest.keyClicks(QApplication.focusWidget(), key)
    assert ObservationField("slump", side) in bench.editing.note.observations
    assert bench.focused == "Slump +"


def test_p_and_f_switch_marks(bench):
    bench.source.enter("slr +")
    bench.field.refresh()
    bench.press(KEYS.Key_Left)
    QTest.keyClicks(QApplication.focusWidget(), "f")
    assert bench.editing.note.observations[ObservationField("slr")].details == "familiar"
    QTest.keyClicks(QApplication.focusWidget(), "f")
    assert bench.editing.note.observations[ObservationField("slr")].details == ""


@pytest.mark.parametrize(("key", "technique"), [("+", "reinforce"), ("-", "reduce"), ("=", "even")])
def test_signs_set_a_points_technique(points, key, technique):
    points.source.enter("bl23")
    points.field.refresh()
    points.press(KEYS.Key_Left)
    QTest.keyClicks(QApplication.focusWidget(), key)
    assert points.editing.note.points[0].technique == technique
    assert points.focused == "BL23 Shenshu"


def test_m_and_digits_say_main_and_how_strong(qtbot):
    bench = Bench(qtbot, lambda editing: AssessmentChips(editing, "patterns"))
    bench.source.add("kidney_deficiency")
    bench.field.refresh()
    bench.press(KEYS.Key_Left)
    for key in "m3":
        QTest.keyClicks(QApplication.focusWidget(), key)
    recorded = bench.editing.note.patterns[0]
    assert (recorded.is_main, recorded.degree) == (True, "strong")


def test_a_letter_that_does_nothing_to_a_chip_goes_on_in_the_line(bench):
    with_three(bench)
    bench.press(KEYS.Key_Left)
    QTest.keyClicks(QApplication.focusWidget(), "s")
    assert bench.focused == "tests_input"
    assert (bench.field.input.text(), len(bench.chips)) == ("s", 3)


def test_commands_of_the_window_do_nothing_to_a_chip(bench):
    with_three(bench)
    bench.press(KEYS.Key_Left)
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        bench.press(KEYS.Key_R, modifier)
        bench.press(KEYS.Key_Delete, modifier)
    assert bench.chips == ["SLR +", "Thomas +", "Kemp −"]
    assert bench.focused == "Kemp −"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_opens_the_menu_and_a_choice_in_it_keeps_the_keyboard_on_the_chip(bench):
    with_three(bench)
    bench.press(KEYS.Key_Left)
    bench.press(KEYS.Key_Return)
    menu = bench.menu
    assert menu.activeAction().text().startswith("Left")
    QTest.keyClick(menu, KEYS.Key_Down)
    QTest.keyClick(menu, KEYS.Key_Return)
    assert ObservationField("kemp", "right") in bench.editing.note.observations
    assert bench.focused == "Kemp −"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_note_is_kept_as_it_is_typed_even_if_the_menu_is_then_dismissed(points):
    points.source.enter("bl23 b, bl25")
    points.field.refresh()
    for _ in range(2):
        points.press(KEYS.Key_Left)
    points.press(KEYS.Key_Menu)
    line = points.menu.findChild(QLineEdit, "chip_note")
    QTest.keyClicks(line, "sore")
    assert points.editing.note.points[0].note == "sore"
    points.menu.close()
    assert points.source.chips()[0].note == "sore"
    assert [button.chip.note for button in points.field._chips] == ["sore", ""]
    assert points.focused == "BL23 Shenshu"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_own_words_can_be_taken_up_again(bench):
    bench.type("zigzag")
    bench.press(KEYS.Key_Tab)
    bench.field.input.setFocus()
    bench.press(KEYS.Key_Left)
    bench.press(KEYS.Key_Return)
    next(action for action in bench.menu.actions() if action.text() == "Edit the words").trigger()
    bench.menu.close()
    bench.field.input.setFocus()
    bench.type(" gait")
    bench.press(KEYS.Key_Tab)
    assert bench.chips == ["“zigzag gait”"]


def test_words_put_back_after_unlocking_are_not_doubled(bench):
    bench.type("zigzag")
    bench.show_anew()
    assert bench.chips == ["“zigzag”"]
    bench.field.input.setText("zigzag")
    bench.field.input.setFocus()
    assert bench.chips == []
    bench.type(" gait")
    bench.press(KEYS.Key_Tab)
    assert bench.editing.words("tests") == "zigzag gait"


def test_words_settled_while_they_stand_in_the_line_are_typed_on(bench):
    bench.type("zigzag")
    bench.source.leave("")
    bench.type(" gait")
    assert bench.editing.words("tests") == "zigzag gait"
    bench.source.leave("")
    bench.press(KEYS.Key_Tab)
    assert bench.editing.words("tests") == "zigzag gait"


def test_a_word_typed_like_the_kept_one_leaves_the_kept_one_alone(bench):
    for _ in range(2):
        bench.field.input.setFocus()
        bench.type("zigzag")
        bench.press(KEYS.Key_Tab)
    assert bench.editing.words("tests") == "zigzag; zigzag"


def test_opening_another_visit_clears_the_line_though_it_has_the_keyboard(bench):
    bench.type("zigz")
    bench.source.leave("")
    bench.editing.open(type(bench.editing.note)(), is_signed=False)
    bench.field.open()
    assert bench.field.input.text() == ""
    assert not bench.field._offers.isVisible()
    bench.press(KEYS.Key_Tab)
    assert bench.editing.note.observations == {}


def test_showing_and_refreshing_changes_nothing(bench):
    with_three(bench)
    bench.changes.clear()
    bench.field.open()
    bench.field.refresh()
    bench.field.set_read_only(True)
    bench.field.set_read_only(False)
    assert bench.changes == []


def test_a_closed_field_refuses_keys_mouse_and_menu(bench):
    with_three(bench)
    bench.field.set_read_only(True)
    bench.changes.clear()
    button = bench.field._chips[0]
    button.setFocus()
    for key in (KEYS.Key_Delete, KEYS.Key_Backspace, KEYS.Key_Return, KEYS.Key_R, KEYS.Key_Space):
        QTest.keyClick(button, key)
    for mouse in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        QTest.mouseClick(button, mouse, pos=QPoint(button.width() - 5, button.height() // 2))
    assert bench.menu is None
    assert bench.changes == []
    assert not bench.field.input.isVisible()


def test_a_closed_field_with_nothing_in_it_says_so(bench):
    bench.field.set_read_only(True)
    assert bench.field._nothing.isVisible()
    with_three(bench)
    assert not bench.field._nothing.isVisible()


def test_the_cross_removes_its_chip_and_a_double_click_no_other(bench):
    with_three(bench)
    button = bench.field._chips[0]
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 5, 10))
    assert len(bench.chips) == 3
    QTest.mouseClick(button, Qt.MouseButton.RightButton, pos=QPoint(button.width() - 5, 10))
    assert len(bench.chips) == 3
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 5, 10))
    assert bench.chips == ["Thomas +", "Kemp −"]


@pytest.mark.parametrize(
    "pasted", ["a\0b", "\u202eturned", "👩🏽‍⚕️", "two\nlines", "<img src=x>", "y" * 100_000]
)
def test_whatever_is_pasted_is_shown_as_it_is_kept(bench, pasted):
    QGuiApplication.clipboard().setText(pasted)
    bench.field.input.paste()
    assert bench.field.input.text() == bench.editing.words("tests") == pasted.replace("\0", "\ufffd")
    bench.press(KEYS.Key_Tab)
    assert bench.source.chips()[0].words == pasted.replace("\0", "\ufffd")
    assert not bench.field.grab().isNull()


def test_a_pasted_book_is_a_chip_of_a_bounded_height(bench):
    heights = set()
    for letters in (10_000, 20_000):
        heights.add(ChipWords(Chip(id=0, text="y" * letters)).height(bench.field.font(), 300))
    assert len(heights) == 1


def test_long_text_is_not_searched_for_chips(bench, monkeypatch):
    asked = []
    monkeypatch.setattr(bench.source, "offers", lambda text: asked.append(text) or ())
    bench.type("x")
    bench.field.input.setText("y" * LONGEST_ENTRY)
    bench.type("z")
    assert asked == ["x"]


def test_a_tag_typed_as_a_note_is_shown_and_not_obeyed(points):
    points.source.enter("bl23")
    points.source.set_note(0, "<img src='file:///etc/passwd'>")
    points.field.refresh()
    assert "&lt;img" in points.field._chips[0].toolTip()


def test_every_chip_and_the_line_say_their_names(bench):
    with_three(bench)
    names = [button.accessibleName() for button in bench.field._chips]
    assert names == ["SLR +, left", "Thomas +, right", "Kemp −, left"]
    assert bench.field.input.accessibleName() == "Tests"
    assert bench.field.input.accessibleDescription().startswith("3 recorded, Left goes to them.")


def test_long_words_go_on_in_a_second_line_and_are_all_there(bench):
    bench.source.typing("a good many words that are far too long to stand in one line of this narrow field")
    bench.source.leave("")
    bench.window.resize(260, 400)
    bench.field.refresh()
    QApplication.processEvents()
    button = bench.field._chips[0]
    assert button.height() == button.heightForWidth(button.width()) > 2 * button.fontMetrics().height()
    assert bench.field.rect().contains(button.geometry())


def test_a_line_too_long_to_be_read_is_kept_whole_and_that_is_said(bench):
    said = []
    bench.field.said.connect(said.append)
    words = "y " * 8_500
    bench.field.input.setText(words)
    bench.press(Qt.Key.Key_Return)
    assert said[-1].startswith("This line has 17,000 letters; up to 160 are read at once.")
    assert bench.field.input.text() == ""
    assert bench.source.chips()[-1].words == words.strip()
    bench.type("x")
    assert said[-1] == ""


def test_offers_of_a_line_that_enter_kept_as_words_are_gone_with_it(bench):
    bench.type("thomas")
    assert bench.field._offers.isVisible()
    bench.press(KEYS.Key_Return)
    assert bench.chips == ["“thomas”"]
    assert not bench.field._offers.isVisible()
