"""A dot, a name and Tab write a quick phrase into a note; Tab then goes from place to place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from charting.domain.shorthand import Shorthand
from ui.widgets.field_editors import NoteEditor
from ui.widgets.offer_list import OfferList
from ui.widgets.phrase_expander import expand_phrases
from ui.widgets.typed_line import TypedLine

TEXTS = {
    "hinge": "Hip-hinge drill, {sets} × 8, {}.",
    "hip": "Hip mobility",
    "two-lines": "First\nsecond",
    "emoji": "🙂 {} 🙂",
}


class Page(QWidget):
    """A note between two other fields, as on a page."""

    def __init__(self):
        super().__init__()
        self.asked = []
        self.before, self.note, self.after = QLineEdit(), NoteEditor("Notes"), QLineEdit()
        column = QVBoxLayout(self)
        for widget in (self.before, self.note, self.after):
            column.addWidget(widget)
        self.said = []
        expand_phrases(self, self.find, self.said.append)

    def find(self, typed):
        self.asked.append(typed)
        found = [name for name in sorted(TEXTS) if name.startswith(typed)]
        return tuple(Shorthand(id=place, name=name, text=TEXTS[name]) for place, name in enumerate(found))

    @property
    def offers(self):
        """What is offered now, as shown."""
        shown = self.findChild(OfferList)
        if shown is None or not shown.isVisible():
            return []
        return [offer.label for offer in shown.offers]


@pytest.fixture
def page(qtbot):
    made = Page()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.activateWindow()
    made.note.setFocus()
    qtbot.waitUntil(made.note.hasFocus)
    return made


@pytest.fixture
def typed(qtbot, page):
    """A function that types text and keys into whatever has the keyboard."""

    def type_(*pieces):
        for piece in pieces:
            if isinstance(piece, str):
                for char in piece:
                    qtbot.keyClicks(QApplication.focusWidget(), char)
            else:
                qtbot.keyClick(QApplication.focusWidget(), piece)

    return type_


def selected(page):
    return page.note.textCursor().selectedText()


def test_tab_after_a_name_writes_its_phrase_and_goes_on_where_it_ends(page, typed):
    typed("Agreed: .hip", Qt.Key.Key_Tab, ", daily")
    assert page.note.value == "Agreed: Hip mobility, daily"
    assert page.note.hasFocus()


def test_a_space_after_a_name_writes_its_phrase_and_the_space(page, typed):
    typed(".hip daily")
    assert page.note.value == "Hip mobility daily"


def test_tab_selects_each_place_in_turn_and_then_leaves_the_note(page, typed):
    typed(".hinge", Qt.Key.Key_Tab)
    assert selected(page) == "{sets}"
    typed("3", Qt.Key.Key_Tab)
    assert selected(page) == "{}"
    typed("slowly", Qt.Key.Key_Tab)
    assert page.note.value == "Hip-hinge drill, 3 × 8, slowly."
    assert page.after.hasFocus()


def test_a_place_may_be_left_unfilled(page, typed):
    typed(".hinge", Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert page.after.hasFocus()
    assert page.note.value == TEXTS["hinge"]


def test_places_are_met_where_they_are_beside_emoji(page, typed):
    page.note.set_value("🙂🙂 ")
    page.note.moveCursor(page.note.textCursor().MoveOperation.End)
    typed(".emoji", Qt.Key.Key_Tab)
    assert selected(page) == "{}"
    typed("x")
    assert page.note.value == "🙂🙂 🙂 x 🙂"


def test_a_phrase_may_have_lines(page, typed):
    typed("a .two-lines", Qt.Key.Key_Tab)
    assert page.note.value == "a First\nsecond"


@pytest.mark.parametrize("words", ["e.g.hip", "3.hip", "..hip", ".nobody", "hip", ".hip."])
def test_tab_after_other_words_leaves_the_note_as_always(page, typed, words):
    typed(words, Qt.Key.Key_Tab)
    assert page.after.hasFocus()
    assert page.note.value == words


def test_one_undo_gives_the_name_back_and_a_space_then_stays_a_space(page, qtbot, typed):
    typed("so .hip", Qt.Key.Key_Tab)
    qtbot.keyClick(page.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.note.value == "so .hip"
    typed(" it is")
    assert page.note.value == "so .hip it is"


def test_the_words_are_announced_as_if_typed(page, qtbot, typed):
    typed(".hip")
    with qtbot.waitSignal(page.note.edited) as told:
        typed(Qt.Key.Key_Tab)
    assert told.args == ["Hip mobility"]


def test_phrases_that_begin_as_typed_are_offered_and_tab_takes_the_chosen_one(page, typed):
    typed(".hi")
    assert page.offers == [".hinge", ".hip"]
    typed(Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert page.note.value == "Hip mobility"
    assert page.offers == []


def test_a_click_takes_an_offer(page, qtbot, typed):
    typed(".hi")
    shown = page.findChild(OfferList)
    where = shown.visualRect(shown.model().index(1, 0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.note.value == "Hip mobility"
    assert page.note.hasFocus()


def test_escape_puts_the_offers_away_and_keeps_the_words(page, typed):
    typed(".hi", Qt.Key.Key_Escape)
    assert page.offers == []
    assert page.note.value == ".hi"


def test_a_space_takes_only_the_name_itself(page, typed):
    typed(".hi there")
    assert page.note.value == ".hi there"


def test_enter_stays_a_new_line(page, typed):
    typed(".hip", Qt.Key.Key_Return)
    assert page.note.value == ".hip\n"
    assert page.offers == []


def test_leaving_the_note_puts_the_offers_away(page, typed):
    typed(".hi")
    page.before.setFocus()
    assert page.offers == []


def test_nothing_is_looked_up_while_no_name_is_typed(page, typed):
    typed("Sore since Monday. Sleeps well; 2.5 kg more")
    assert page.asked == []


def test_a_note_that_only_shows_expands_nothing(page, typed):
    page.note.set_value(".hip")
    page.note.moveCursor(page.note.textCursor().MoveOperation.End)
    page.note.set_read_only(True)
    typed(Qt.Key.Key_Tab)
    assert page.note.value == ".hip"


def test_dictated_words_pass_as_they_are(page):
    spoken = QInputMethodEvent()
    spoken.setCommitString("the .hip flexors")
    QApplication.sendEvent(page.note, spoken)
    assert page.note.value == "the .hip flexors"


def test_words_put_in_by_the_program_offer_nothing(page, typed):
    typed("x")
    page.note.set_value("about .hi")
    assert page.offers == []


@pytest.fixture
def line(qtbot, page):
    made = TypedLine()
    made.heard = []
    made.typed.connect(made.heard.append)
    page.layout().insertWidget(2, made)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_a_single_line_writes_the_phrase_fills_its_places_and_is_heard(line, typed):
    typed("Agreed .hinge", Qt.Key.Key_Tab)
    assert line.selectedText() == "{sets}"
    typed("3", Qt.Key.Key_Tab, "daily")
    assert line.text() == line.heard[-1] == "Agreed Hip-hinge drill, 3 × 8, daily."


@pytest.mark.parametrize(("name", "text"), [("two-lines", "First second"), ("emoji", "🙂 {} 🙂")])
def test_a_phrase_of_several_lines_or_signs_fits_into_a_single_line(line, typed, name, text):
    typed(f".{name}", Qt.Key.Key_Tab)
    assert line.text() == text
    assert line.selectedText() in ("", "{}")


def test_from_a_single_line_tab_moves_on_where_no_phrase_matches(line, typed):
    typed("about 3 .5", Qt.Key.Key_Tab)
    assert not line.hasFocus()
    assert line.text() == "about 3 .5"
    assert line.parentWidget().said == []


@pytest.mark.parametrize("name", ["hinje", "Knie-2"])
def test_a_name_that_no_phrase_has_is_said_and_the_words_stay(page, typed, name):
    typed(f"Showed .{name}", Qt.Key.Key_Tab)
    assert page.said == [f"No quick phrase is called .{name.lower()}. Your words stay as they are."]
    assert page.note.toPlainText() == f"Showed .{name}"
