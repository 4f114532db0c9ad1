"""One contract for every kind of plain field, and what each does beyond it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from charting.domain.finding import Choice, FindingDefinition, Kind
from ui.widgets.field_editors import ChoiceBox, LineEditor, NoteEditor, WhenEditor, editor_for
from ui.widgets.segments import Segments

SHORT = (Choice(key="worse", label="Worse"), Choice(key="better", label="Better"))
LONG = tuple(Choice(key=f"k{n}", label=f"A rather long answer, number {n}") for n in range(3))
VALUES = {
    "line": ("5.5", "12 or so"),
    "score": ("3", "10"),
    "segments": ("worse", "better"),
    "box": ("k0", "k2"),
    "when": ("2026-03-23T10:30", "2026-04-01T09:00"),
    "note": ("Back tight.\n腰痛", "Better 🦴"),
}


def finding(kind, **more):
    return FindingDefinition(key="asked", label="Asked", kind=kind, source="invented", **more)


def make_editor(kind):
    return {
        "line": lambda: editor_for(finding(Kind.NUMBER, unit="min")),
        "score": lambda: editor_for(finding(Kind.SCORE, lowest=0, highest=10)),
        "segments": lambda: editor_for(finding(Kind.CHOICE, choices=SHORT)),
        "box": lambda: editor_for(finding(Kind.CHOICE, choices=LONG)),
        "when": lambda: editor_for(finding(Kind.WHEN)),
        "note": lambda: NoteEditor("Asked"),
    }[kind]()


@pytest.fixture(params=VALUES)
def editor(request, qtbot):
    made = make_editor(request.param)
    made.values = VALUES[request.param]
    made.heard = []
    made.edited.connect(made.heard.append)
    made.other = QLineEdit()
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(made.other)
    column.addWidget(made)
    qtbot.addWidget(window)
    window.show()
    yield made
    made.set_read_only(True)  # a score stops waiting for its second digit


def wheel_over(widget):
    at = QPointF(widget.rect().center())
    turn = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, turn)


def test_each_kind_has_the_editor_that_suits_it(qapp):
    kinds = {
        "line": LineEditor,
        "score": Segments,
        "segments": Segments,
        "box": ChoiceBox,
        "when": WhenEditor,
    }
    assert {kind: type(make_editor(kind)) for kind in kinds} == kinds


def test_it_begins_empty(editor):
    assert editor.value == ""


def test_a_value_shown_is_the_value_held_and_nothing_is_announced(editor):
    for value in (*editor.values, "", editor.values[0]):
        editor.set_value(value)
        assert editor.value == value
    assert editor.heard == []


def test_it_has_a_name_for_those_who_do_not_see_it(editor):
    spoken = [editor.accessibleName(), *(each.accessibleName() for each in editor.findChildren(QWidget))]
    assert any(name.startswith("Asked") for name in spoken)


def test_the_wheel_changes_nothing_that_has_no_keyboard(editor):
    editor.set_value(editor.values[0])
    editor.other.setFocus()
    for widget in (editor, *editor.findChildren(QWidget)):
        if widget.isVisible():
            assert not widget.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
            wheel_over(widget)
    assert (editor.value, editor.heard) == (editor.values[0], [])


def test_a_closed_one_lets_no_key_change_it(editor):
    editor.set_value(editor.values[0])
    editor.set_read_only(True)
    for widget in (editor, *editor.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled():
            for key in (Qt.Key.Key_1, Qt.Key.Key_B, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                QTest.keyClick(widget, key)
    assert (editor.value, editor.heard) == (editor.values[0], [])


def test_a_reopened_one_can_be_changed_again(editor):
    editor.set_read_only(True)
    editor.set_read_only(False)
    parts = [
        each for each in (editor, *editor.findChildren(QWidget)) if each.isVisible() and each.isEnabled()
    ]
    assert any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in parts)


def test_typing_in_a_line_is_announced_key_by_key(qtbot):
    line = make_editor("line")
    qtbot.addWidget(line)
    heard = []
    line.edited.connect(heard.append)
    QTest.keyClicks(line.line, "25")
    assert heard == ["2", "25"]


def test_pasted_zero_characters_are_shown_as_they_are_kept(qtbot):
    line = make_editor("line")
    qtbot.addWidget(line)
    QGuiApplication.clipboard().setText("a\0b" + "y" * 100_000)
    line.line.paste()
    assert line.value == "a\ufffdb" + "y" * 100_000


def test_a_note_takes_words_only_and_only_such_as_can_be_kept(qtbot):
    note = make_editor("note")
    qtbot.addWidget(note)
    heard = []
    note.edited.connect(heard.append)
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("a\0b\u202e🦴" + "z" * 100_000)
    note.insertFromMimeData(pasted)
    assert note.value == heard[-1] == "a\ufffdb\u202e🦴" + "z" * 100_000


def test_tab_leaves_a_note(qtbot):
    note = make_editor("note")
    qtbot.addWidget(note)
    assert note.tabChangesFocus()


def test_a_note_is_as_high_as_its_words(qtbot):
    note = make_editor("note")
    qtbot.addWidget(note)
    note.resize(200, note.height())
    note.show()
    low = note.height()
    note.set_value("\n".join("line" for _ in range(12)))
    assert note.height() >= low + 8 * note.fontMetrics().lineSpacing()
    assert note.verticalScrollBar().maximum() == 0
    note.set_value("")
    assert note.height() == low


def test_the_page_follows_the_cursor_of_a_long_note(qtbot):
    area = QScrollArea()
    area.setWidgetResizable(True)
    note = NoteEditor("Notes")
    content = QWidget()
    QVBoxLayout(content).addWidget(note)
    area.setWidget(content)
    area.resize(300, 200)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    note.setFocus()
    for _ in range(30):
        QTest.keyClick(note, Qt.Key.Key_Return)
        QApplication.processEvents()
    bottom = note.viewport().mapTo(area.viewport(), note.cursorRect().bottomLeft()).y()
    assert 0 < bottom <= area.viewport().height()
    QTest.keyClick(note, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    top = note.viewport().mapTo(area.viewport(), note.cursorRect().topLeft()).y()
    assert 0 <= top < area.viewport().height()


def test_an_answer_of_a_box_is_announced_only_when_the_user_chose_it(qtbot):
    box = make_editor("box")
    qtbot.addWidget(box)
    heard = []
    box.edited.connect(heard.append)
    box.set_value("k1")
    box.show()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert heard == ["k2"]


def test_a_moment_is_unset_until_it_is_chosen_and_can_be_cleared(qtbot):
    when = make_editor("when")
    qtbot.addWidget(when)
    when.show()
    heard = []
    when.edited.connect(heard.append)
    when._first_offer.click()
    assert heard == [when.value]
    assert when.value.endswith(("00", "15", "30", "45"))
    when._clear.click()
    assert (when.value, heard[-1]) == ("", "")
    assert when._first_offer.isVisible()


def test_a_moment_that_is_none_shows_no_other_visits_moment(qtbot):
    when = make_editor("when")
    qtbot.addWidget(when)
    when.show()
    when.set_value("2026-03-23T10:30")
    when.set_value("after Easter")
    assert not when.moment.isVisible()
    assert when.value == "after Easter"


def test_words_in_a_narrow_line_are_seen_from_the_first_letter(qtbot):
    editor = LineEditor("Worst pain", narrow=38)
    qtbot.addWidget(editor)
    editor.set_value("9")
    narrow = editor.line.maximumWidth()
    editor.line.setFocus()
    QTest.keyClicks(editor.line, "stif")
    assert editor.line.maximumWidth() > editor.line.fontMetrics().horizontalAdvance("9stif") + 16
    editor.set_value("10")
    assert editor.line.maximumWidth() == narrow
