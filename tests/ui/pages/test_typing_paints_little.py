"""What a letter typed into a field of chips paints and lays out, counted in events and not in time."""

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.widgets.chip import ChipButton
from ui.widgets.chip_field import ChipField
from ui.widgets.offer_list import OfferList
from ui.widgets.segments import Segments

LAYS_OUT = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class Watched(QObject):
    """Remembers who was painted, and who was laid out."""

    def __init__(self):
        super().__init__()
        self.painted, self.laid_out = [], []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.painted.append(watched)
        elif event.type() in LAYS_OUT and isinstance(watched, QWidget):
            self.laid_out.append(watched)
        return False

    def while_doing(self, work):
        application = QApplication.instance()
        application.installEventFilter(self)
        work()
        settle()
        application.removeEventFilter(self)
        return self


@pytest.fixture
def desk(qtbot, chart):
    made = PageDesk(with_whole_catalogue(chart), qtbot)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(made.page)
    window.resize(1000, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    # The chips fill their first line, so that the line to type in has to go to the next
    made.source("symptoms").enter("dull, sharp, burning, local tenderness b, numbness l, stiff")
    made.source("points").enter("bl23 25 40 57 60 b, gb30 34 b, st36 b, sp6 b")
    made.presenter.open(made.presenter.visit_id)
    settle()
    yield made
    for segments in made.page.findChildren(Segments):
        segments.set_read_only(True)  # stops waiting for a second digit


def settle():
    """Let everything be laid out and painted, and what that asks for."""
    dispatcher = QAbstractEventDispatcher.instance()
    for _ in range(50):
        if not dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            return


def line_of(desk, name):
    """The line of a field of chips, with the keyboard in it and everything painted."""
    line = desk.page.findChild(ChipField, name).input
    line.setFocus()
    settle()
    return line


def press(line, key):
    return Watched().while_doing(lambda: QTest.keyClicks(line, key))


def is_of_offers(widget):
    return isinstance(widget, OfferList) or (widget.parent() is not None and is_of_offers(widget.parent()))


FIELDS = pytest.mark.parametrize(("name", "word"), [("symptoms", "tender"), ("points", "bl5")])


@FIELDS
def test_a_letter_paints_the_line_and_the_offers_and_nothing_beside_them(desk, name, word):
    line = line_of(desk, name)
    for letter in word:
        painted = {one for one in press(line, letter).painted if not is_of_offers(one)}
        assert line in painted
        beside = {one for one in painted if one is not line and not one.isAncestorOf(line)}
        assert not beside
        assert desk.page.viewport() not in painted, "the paper covers what lies under it"


@FIELDS
def test_no_letter_moves_a_chip_or_a_row_not_even_the_first(desk, name, word):
    line = line_of(desk, name)
    for letter in [*word, *"\b" * len(word)]:
        moved = [one for one in press(line, letter).laid_out if desk.page.widget().isAncestorOf(one)]
        assert not moved


def test_the_line_is_in_sight_though_its_field_grew_for_it(desk):
    line = line_of(desk, "points")
    assert line.visibleRegion().boundingRect() == line.rect()


def test_fewer_offers_bare_nothing_of_the_page_while_one_types(desk):
    line = line_of(desk, "symptoms")
    press(line, "t")
    offers = desk.page.window().findChild(OfferList)
    many, size = offers.count(), offers.size()
    painted = [press(line, letter).painted for letter in "ender"]
    assert offers.count() < many
    assert offers.size() == size
    assert not any(isinstance(one, ChipButton) for each in painted for one in each)


def test_enter_keeps_the_chips_that_were_there(desk):
    line = line_of(desk, "symptoms")
    before = desk.page.findChild(ChipField, "symptoms").findChildren(ChipButton)
    QTest.keyClicks(line, "own words\r")
    after = desk.page.findChild(ChipField, "symptoms").findChildren(ChipButton)
    assert set(before) < set(after)
    assert len(after) == len(before) + 1


def test_the_keyboard_comes_and_goes_without_moving_anything(desk):
    line, other = line_of(desk, "symptoms"), desk.page.findChild(ChipField, "points").input

    def moved_by(field):
        seen = Watched().while_doing(lambda: field.setFocus(Qt.FocusReason.TabFocusReason))
        return [one for one in seen.laid_out if isinstance(one, ChipButton | ChipField)]

    assert moved_by(other) == []
    assert moved_by(line) == []


def test_words_longer_than_the_line_get_a_longer_one_until_they_are_a_chip(desk):
    line = line_of(desk, "symptoms")
    room = line.minimumSizeHint().width()
    QTest.keyClicks(line, "my own words and more of them")
    assert line.minimumSizeHint().width() > room
    QTest.keyClicks(line, "\b" * len(line.text()))
    assert line.minimumSizeHint().width() > room  # to move the page back would cost the last letter
    QTest.keyClicks(line, "my own words and more of them\r")
    assert line.minimumSizeHint().width() == room
