"""A free text is as tall as its words at the width it has, whenever the two came together."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.field_editors import NoteEditor

WORDS = "Move Qi and Blood, open the Bladder channel, relax the sinews"


def lines_shown(note):
    block, lines = note.document().firstBlock(), 0
    while block.isValid():
        note.blockBoundingRect(block)
        lines += block.layout().lineCount()
        block = block.next()
    return lines


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    page.resize(290, 300)
    return page


def placed(page, note):
    page.layout().addWidget(note)
    page.show()
    return note


@pytest.mark.parametrize("when", ["before it is shown", "after it is shown", "before it is narrowed"])
def test_all_lines_of_a_note_can_be_seen(page, qtbot, when):
    note = NoteEditor("Principle", least_lines=1)
    if when == "before it is shown":
        note.set_value(WORDS)
        placed(page, note)
    elif when == "after it is shown":
        placed(page, note).set_value(WORDS)
    else:
        page.resize(900, 300)
        placed(page, note).set_value(WORDS)
        qtbot.waitUntil(lambda: lines_shown(note) == 1)
        page.resize(290, 300)
    qtbot.waitUntil(lambda: lines_shown(note) >= 2)
    needed = lines_shown(note) * note.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: note.viewport().height() >= needed)
    assert note.height() < needed + 40
