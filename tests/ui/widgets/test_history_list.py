import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from charting.domain.finding_changes import NoteChange
from ui.presenters.patient.history_presenter import AddendumWords, HistoryCard, LabelledWords
from ui.widgets.history_card_layout import CardMeasure
from ui.widgets.history_list import CARD_ROLE, HistoryList, card_text


def card(number, *, is_signed=True, notes="Back tight since Monday. " * 6, addenda=()):
    return HistoryCard(
        visit_id=100 + number,
        number=number,
        title=f"9 Feb 2026 · visit {number}",
        episode="Low back",
        is_signed=is_signed,
        badge="Signed" if is_signed else "Draft",
        changes=(
            NoteChange(tone="better", words="Pain now 7 → 5"),
            NoteChange(tone="worse", words="x" * 300),
        ),
        western=(LabelledWords(label="Pain", words="Pain now 5"),),
        tcm=(LabelledWords(label="Tongue", words="Dusky"),),
        treatment=(),
        words=(LabelledWords(label="Session notes", words=notes),),
        addenda=addenda,
    )


def cards(count, newest=None):
    newest = newest or count
    return tuple(card(number) for number in range(newest, newest - count, -1))


@pytest.fixture
def scroll(qtbot):
    made = HistoryList()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


def settle(scroll):
    scroll.doItemsLayout()
    scroll.grab()


def heights(scroll):
    settle(scroll)
    model = scroll.model()
    return [scroll.visualRect(model.index(row, 0)).height() for row in range(model.rowCount())]


def test_keys_scroll_through_cards_taller_than_the_window(qtbot, scroll):
    scroll.show_cards((card(1, notes="A long story. " * 800),), False)
    settle(scroll)
    bar = scroll.verticalScrollBar()
    assert bar.maximum() > scroll.viewport().height()
    qtbot.keyClick(scroll, Qt.Key.Key_Down)
    down = bar.value()
    qtbot.keyClick(scroll, Qt.Key.Key_PageDown)
    assert 0 < down < bar.value() <= down + scroll.viewport().height()
    qtbot.keyClick(scroll, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(scroll, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_older_visits_are_asked_for_as_the_scroll_nears_its_end(qtbot, scroll):
    asked = []
    scroll.more_wanted.connect(lambda: asked.append(scroll.model().rowCount()))
    scroll.show_cards(cards(8, newest=16), True)
    settle(scroll)
    assert asked == []
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    assert asked
    scroll.cards.add_cards(cards(8), False)
    assert scroll.model().rowCount() == 16
    assert not scroll.model().canFetchMore(scroll.rootIndex())


def test_every_card_is_as_tall_as_its_words_at_any_width(scroll):
    scroll.show_cards((card(2, notes="word " * 300), card(1, notes="")), False)
    wide = heights(scroll)
    scroll.resize(400, 500)
    narrow = heights(scroll)
    assert narrow[0] > wide[0] > wide[1]
    measure = CardMeasure(scroll.font())
    expected = measure.layout(card(2, notes="word " * 300), scroll.viewport().width() - 2).height
    assert abs(narrow[0] - expected) <= 11


def test_nothing_of_a_card_lies_outside_of_it(qapp):
    for width in (320, 700, 1200):
        made = CardMeasure(QFont("Noto Sans")).layout(
            card(1, notes="verylongword" * 40, addenda=(AddendumWords(head="Addendum", text="b " * 300),)),
            width,
        )
        for piece in made.pieces:
            assert piece.at.y() + piece.words.size().height() <= made.height
            assert piece.at.x() + piece.words.size().width() <= width + 1


def test_words_written_on_several_lines_stand_on_several_lines(qapp):
    measure = CardMeasure(QFont())
    together, apart = (
        measure.layout(card(1, notes=f"Walk each morning.{joint}No pulls."), 700).height for joint in " \n"
    )
    assert apart > together + 8


def test_enter_acts_on_the_card_in_view(qtbot, scroll):
    acted = []
    scroll.acted.connect(acted.append)
    scroll.show_cards(cards(8), False)
    settle(scroll)
    qtbot.keyClick(scroll, Qt.Key.Key_Return)
    qtbot.keyClick(scroll, Qt.Key.Key_End)
    qtbot.keyClick(scroll, Qt.Key.Key_Return)
    assert acted[0] == 108
    assert acted[1] in (101, 102)


def test_a_click_on_the_cards_action_does_it_and_elsewhere_nothing(qtbot, scroll):
    acted = []
    scroll.acted.connect(acted.append)
    scroll.show_cards(cards(3), False)
    settle(scroll)
    index = scroll.model().index(0, 0)
    made = CardMeasure(scroll.font()).layout(index.data(CARD_ROLE), scroll.viewport().width() - 2)
    corner = scroll.visualRect(index).topLeft()
    qtbot.mouseClick(
        scroll.viewport(), Qt.MouseButton.LeftButton, pos=corner + made.action.center().toPoint()
    )
    assert acted == [103]
    qtbot.mouseClick(scroll.viewport(), Qt.MouseButton.LeftButton, pos=corner + corner.__class__(40, 90))
    assert acted == [103]


def test_a_card_shown_anew_stays_where_it_stands(scroll):
    scroll.show_cards(cards(8), False)
    settle(scroll)
    scroll.verticalScrollBar().setValue(300)
    before = heights(scroll)
    longer = card(6, addenda=(AddendumWords(head="Addendum", text="Slept through."),))
    scroll.replace_card(longer)
    after = heights(scroll)
    assert scroll.model().index(2, 0).data(CARD_ROLE) == longer
    assert after[2] > before[2]
    assert scroll.verticalScrollBar().value() == 300


def test_a_screen_reader_hears_the_whole_card():
    made = card(1, addenda=(AddendumWords(head="Addendum 10 Feb", text="Slept through."),))
    words = card_text(made)
    for part in ("visit 1", "Low back", "Signed", "Pain now 7 → 5", "Tongue: Dusky", "Slept through."):
        assert part in words


def test_the_model_keeps_qts_rules(scroll, qtmodeltester):
    scroll.show_cards(cards(3), False)
    qtmodeltester.check(scroll.model())
