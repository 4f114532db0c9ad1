import pytest
from PySide6.QtWidgets import QLineEdit

from ui.widgets.cards import Banner, Card, EmptyState, FormRow, elided


def test_a_card_carries_its_heading_and_its_contents(qtbot):
    card = Card("Western findings", "western")
    qtbot.addWidget(card)
    field = QLineEdit()
    card.body.addWidget(field)
    assert card.title.text() == "Western findings"
    assert card.title.property("kind") == "western"
    assert field.parent() is card


def test_a_form_row_names_its_field_and_says_what_is_wrong_below_it(qtbot):
    row = FormRow("Date of birth", QLineEdit())
    qtbot.addWidget(row)
    row.show()
    assert row.field.accessibleName() == "Date of birth"
    assert not row.problem.isVisible()
    row.show_problem("Type the day as 1990-04-12.")
    assert row.problem.isVisible()
    assert row.field.accessibleDescription() == "Type the day as 1990-04-12."
    row.show_problem("")
    assert not row.problem.isVisible()


@pytest.mark.parametrize("words", ["<b>bold</b>", "A & B", "plain"])
def test_words_are_never_taken_as_markup(qtbot, words):
    banner = Banner("danger")
    qtbot.addWidget(banner)
    banner.say(words)
    assert banner.words.text() == words
    assert banner.words.textFormat().name == "PlainText"


def test_a_banner_without_words_is_gone(qtbot):
    card = Card()
    qtbot.addWidget(card)
    silent, banner = Banner("amber"), Banner("amber", "Saved nothing yet")
    card.body.addWidget(silent)
    card.body.addWidget(banner)
    card.show()
    assert (silent.isVisible(), banner.isVisible()) == (False, True)
    banner.say("")
    silent.say("Now it has")
    assert (silent.isVisible(), banner.isVisible()) == (True, False)


def test_an_empty_state_offers_the_one_thing_to_do(qtbot):
    empty = EmptyState("No patients yet", "Add the first one.", "Add your first patient")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.acted):
        empty.action.click()


def test_a_long_line_keeps_its_words_in_the_tooltip(qtbot):
    line = elided("A rather long name that does not fit in sixty pixels")
    qtbot.addWidget(line)
    line.resize(60, 20)
    line.show()
    line.grab()
    assert line.toolTip() == line.text()
    line.resize(600, 20)
    line.grab()
    assert line.toolTip() == ""
