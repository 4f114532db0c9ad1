import pytest
from PySide6.QtCore import Qt

from ui.widgets.date_field import DateField


@pytest.fixture
def field(qtbot):
    made = DateField("Date of birth", "12 Apr 1990")
    qtbot.addWidget(made)
    made.show()
    return made


def test_only_the_users_own_typing_is_announced(qtbot, field):
    said = []
    field.edited.connect(said.append)
    field.set_value("12 Apr 1990")
    assert said == []
    field.line.clear()
    qtbot.keyClicks(field.line, "4/")
    assert said == ["4", "4/"]


def test_leaving_the_field_is_told_and_the_words_stay(qtbot, field):
    qtbot.keyClicks(field.line, "last spring")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value == "last spring"


def test_what_was_understood_stands_beside_and_is_read_aloud(field):
    assert not field.understood.isVisible()
    field.show_understood("12 Apr 1990 · 35 years")
    assert field.understood.isVisible()
    assert field.line.accessibleDescription() == "12 Apr 1990 · 35 years"
