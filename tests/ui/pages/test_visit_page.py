"""The visit page as it is used: keyboard, names, signing, narrow windows, hostile words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from sqlalchemy import text

from charting.domain.visit_note import ListField, Observation, ObservationField
from charting.services import visits
from tests.visit_desk import PageDesk, blank_visit, with_whole_catalogue
from ui.pages.visit_rows import FoldedRow
from ui.widgets.cards import Banner
from ui.widgets.chip import ChipButton
from ui.widgets.chip_field import ChipField
from ui.widgets.field_editors import NoteEditor
from ui.widgets.segments import Segments
from ui.widgets.zoom import zoomed

KEYS = Qt.Key


@pytest.fixture
def desk(qtbot, chart):
    made = PageDesk(with_whole_catalogue(chart), qtbot)
    yield made
    for segments in made.page.findChildren(Segments):
        segments.set_read_only(True)  # stops waiting for a second digit


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_into(desk, name, words):
    """Type into a field and stay in it."""
    field = desk.page.findChild(QWidget, name)
    field.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), words)


def unfold(desk):
    for row in desk.page.findChildren(FoldedRow):
        row.toggle.setChecked(True)
    QApplication.processEvents()


def tab_walk(desk):
    """Everything that Tab reaches, from the first field round to it again."""
    desk.page.focus_first()
    first, walked = QApplication.focusWidget(), []
    while not walked or QApplication.focusWidget() is not first:
        assert len(walked) < 300, "Tab goes round without end"
        walked.append(QApplication.focusWidget())
        press(KEYS.Key_Tab)
    return list(dict.fromkeys(walked))  # a date is walked through part by part


def charted(desk):
    """A visit with something in every part."""
    for name, words in {
        "symptoms": "dull, local tenderness b, no numbness",
        "modifiers": "cough",
        "movement": "flexion 40 p",
        "tests": "slr - b",
        "tongue": "dusky",
        "pulse": "chi deep weak b",
        "points": "bl23 25 40 b",
    }.items():
        desk.source(name).enter(words)
    desk.source("tongue").leave("trembles")
    desk.presenter.causes.add("muscle_strain_doms")
    desk.presenter.patterns.add("kidney_deficiency")
    desk.source("methods").enter("taping")
    for finding, value in {
        "pain_now": "5",
        "needles_in": "6",
        "needles_out": "6",
        "saddle_numbness": "no",
    }.items():
        desk.presenter.set_text(finding, value)
    desk.presenter.set_text("next_visit", "2026-03-23T10:30")
    desk.presenter.set_text("response", "better")
    desk.presenter.set_text("de_qi", "obtained")
    desk.presenter.set_cell(ObservationField("power_l5", "left"), "4")
    desk.presenter.set_cell(ObservationField("sensation_l5", "left"), "normal")
    for name in ("session_notes", "advice", "plan", "principle"):
        desk.presenter.set_prose(name, f"Words of {name}")
    desk.presenter.open(desk.presenter.visit_id)
    return desk


def name_of(widget):
    accessible = QAccessible.queryAccessibleInterface(widget)
    said = accessible.text(QAccessible.Text.Name) if accessible else ""
    # On Linux Qt gives a box's answer for its name; its own name is then in the description
    return f"{said}: {widget.accessibleName()}" if isinstance(widget, QComboBox) else said


def test_everything_that_tab_reaches_says_its_name(desk):
    unfold(charted(desk))
    for widget in tab_walk(desk):
        assert name_of(widget).strip(), f"{type(widget).__name__} {widget.objectName()}"


def test_no_two_fields_have_the_same_name(desk):
    unfold(desk)
    names = [name_of(widget) for widget in tab_walk(desk) if not isinstance(widget, QPushButton)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_tab_goes_through_the_visit_in_clinical_order(desk):
    unfold(desk)
    walked = [widget.objectName() for widget in tab_walk(desk)]
    order = ["pain_now", "onset_input", "symptoms_input", "tests_input", "power_l2_left", "saddle_numbness"]
    order += ["causes_input", "asking_input", "tongue_input", "pulse_input", "patterns_input", "principle"]
    order += ["points_input", "methods_input", "response", "pain_after", "session_notes", "advice", "plan"]
    assert [walked.index(name) for name in order] == sorted(walked.index(name) for name in order)


def test_suggestions_are_reached_from_the_field_they_are_for(desk):
    desk.source("modifiers").enter("cough")
    walked = [widget.objectName() for widget in tab_walk(desk)]
    after = walked.index("causes_input") + 1
    assert walked[after : after + 2] == ["add_disc_nerve", "dismiss_disc_nerve"]
    assert walked.index("add_disc_nerve") < walked.index("asking_input")


def test_what_has_the_keyboard_is_in_sight(desk):
    unfold(charted(desk))
    for widget in tab_walk(desk):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        shown = desk.page.viewport().rect()
        top = widget.mapTo(desk.page.viewport(), QPoint(0, 0))
        assert shown.contains(top), widget.objectName()


def test_a_suggestion_is_added_or_dismissed_by_its_buttons_and_the_keyboard_stays_near(desk):
    desk.source("modifiers").enter("cough")
    add = desk.page.findChild(QPushButton, "add_disc_nerve")
    add.setFocus()
    press(KEYS.Key_Space)
    assert [one.key for one in desk.presenter.editing.note.causes] == ["disc_nerve"]
    assert QApplication.focusWidget().objectName() == "causes_input"
    assert desk.page.findChild(QPushButton, "add_disc_nerve") is None


def test_half_typed_words_stay_with_the_first_visit_though_the_keyboard_stays_in_the_field(desk):
    first, second = desk.presenter.visit_id, blank_visit(desk.chart)
    type_into(desk, "tongue_input", "greenish ed")
    desk.presenter.open(second)
    line = desk.page.findChild(QLineEdit, "tongue_input")
    assert line.text() == ""
    desk.page.findChild(QWidget, "pulse_input").setFocus()
    desk.presenter.close()
    assert desk.saved(first).text_of("tongue_words") == "greenish ed"
    assert dict(desk.saved(second).observations) == {}


def test_a_saved_visit_shows_again_exactly_what_was_charted(desk):
    visit_id = charted(desk).presenter.visit_id
    before = desk.presenter.editing.note
    shown = [chip.chip.text for field in desk.page.findChildren(ChipField) for chip in field._chips]
    desk.presenter.open(blank_visit(desk.chart))
    assert not any(field._chips for field in desk.page.findChildren(ChipField))
    desk.presenter.open(visit_id)
    assert [c.chip.text for f in desk.page.findChildren(ChipField) for c in f._chips] == shown
    assert desk.presenter.editing.note == before
    assert desk.presenter.autosave.unsaved == {}


def test_an_odd_number_is_said_under_its_field_and_again_when_the_visit_is_opened(desk):
    type_into(desk, "pain_worst", "12")
    type_into(desk, "pain_best", "3")
    said = [each.text() for each in desk.page.findChildren(QLabel) if each.isVisible()]
    assert "Worst pain is usually from 0 to 10. Please check 12." in said
    desk.presenter.open(desk.presenter.visit_id)
    said = [each.text() for each in desk.page.findChildren(QLabel) if each.isVisible()]
    assert "Worst pain is usually from 0 to 10. Please check 12." in said
    assert desk.saved().text_of("pain_worst") == "12"


def banners(desk):
    return [each.words.text() for each in desk.page.findChildren(Banner) if each.isVisible()]


def test_nerve_signs_stand_out_and_go_with_the_sign(desk):
    desk.source("modifiers").enter("cough")
    assert any("Worse with cough or sneeze" in words and "seek medical" in words for words in banners(desk))
    desk.source("modifiers").act(desk.source("modifiers").chips()[0].id, "remove")
    assert banners(desk) == []


def test_a_yes_says_what_to_do_once_with_its_urgency(desk):
    unfold(desk)
    for key in ("saddle_numbness", "bladder_bowel_change"):
        type_into(desk, key, "y")
    urgent = next(words for words in banners(desk) if words.startswith("Emergency: "))
    assert urgent.count("Cauda equina") == 1
    assert "2 of 16 asked, 2 present" in [each.text() for each in desk.page.findChildren(QLabel)]
    press(KEYS.Key_Delete)
    assert desk.presenter.editing.note.text_of("bladder_bowel_change") == ""


def test_counted_needles_are_confirmed_or_shown_to_differ(desk):
    beside = {"badge-jade": "all 6 out ✓", "badge-amber": "1 still in"}
    desk.presenter.set_text("needles_in", "6")
    for out, kind in (("6", "badge-jade"), ("5", "badge-amber")):
        desk.presenter.set_text("needles_out", out)
        shown = [each for each in desk.page.findChildren(QLabel) if each.text() == beside[kind]]
        assert [each.property("kind") for each in shown if each.isVisible()] == [kind]


def test_the_question_to_sign_is_seen_enter_signs_and_escape_does_not(desk):
    charted(desk)
    desk.page.findChild(QWidget, "plan").setFocus()
    assert desk.page.verticalScrollBar().value() > 0
    desk.page.ask_to_sign()
    QApplication.processEvents()
    assert desk.page.verticalScrollBar().value() == 0
    assert QApplication.focusWidget().objectName() == "sign_now"
    press(KEYS.Key_Escape)
    assert QApplication.focusWidget().objectName() == "plan"
    assert not desk.presenter.editing.is_signed
    desk.page.ask_to_sign()
    press(KEYS.Key_Return)
    assert desk.presenter.editing.is_signed


def test_what_is_half_typed_is_part_of_what_is_signed(desk):
    type_into(desk, "points_input", "bl23 b")
    desk.page.ask_to_sign()
    press(KEYS.Key_Return)
    assert [use.point for use in desk.saved().points] == ["BL23"]


def test_a_refused_signature_leads_to_the_needles_and_is_silent_once_they_agree(desk):
    desk.presenter.set_text("needles_in", "6")
    desk.page.ask_to_sign()
    assert desk.page.findChild(QWidget, "needles_out").isAncestorOf(QApplication.focusWidget())
    said = [each.text() for each in desk.page.findChildren(QLabel) if each.isVisible()]
    assert len([words for words in said if words.startswith("Needles in (6) and out")]) == 2
    QTest.keyClicks(QApplication.focusWidget(), "6")
    said = [each.text() for each in desk.page.findChildren(QLabel) if each.isVisible()]
    assert not [words for words in said if words.startswith("Needles in (6) and out")]
    desk.page.ask_to_sign()
    assert QApplication.focusWidget().objectName() == "sign_now"


def every_input_refuses(widget):
    """Do to a widget what hands do: keys, clicks, the clipboard, undo."""
    for key in (KEYS.Key_5, KEYS.Key_Y, KEYS.Key_Delete, KEYS.Key_Backspace, KEYS.Key_Return, KEYS.Key_Down):
        if widget.isEnabled():
            QTest.keyClick(widget, key)
    for modified in (KEYS.Key_V, KEYS.Key_X, KEYS.Key_Z):
        if widget.isEnabled():
            QTest.keyClick(widget, modified, Qt.KeyboardModifier.ControlModifier)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
        for x in (widget.width() // 4, widget.width() - 6):
            QTest.mouseClick(widget, button, pos=QPoint(x, widget.height() // 2))


@pytest.mark.qt_log_ignore("not accepted by receiving widget", "This plugin does not support", extend=True)
def test_no_way_leads_into_a_signed_visit(desk):
    charted(desk)
    unfold(desk)
    assert desk.presenter.sign() is True
    before = desk.presenter.editing.note
    QGuiApplication.clipboard().setText("pasted")
    kinds = (Segments, ChipField, QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    spared = ("open_addendum", "addendum_words", "addendum_reason", "keep_addendum")
    tried = 0
    for widget in desk.page.widget().findChildren(QWidget):
        is_input = isinstance(widget, kinds) and widget.objectName() not in spared
        if is_input and widget.isVisible() and not isinstance(widget.parent(), FoldedRow):
            every_input_refuses(widget)
            tried += 1
    for note in desk.page.findChildren(NoteEditor):
        if note.objectName() != "addendum_words":
            assert note.isReadOnly()
            assert not note.canPaste()
    assert tried > 60
    assert QApplication.activePopupWidget() is None
    assert desk.presenter.editing.note == before
    assert desk.presenter.autosave.unsaved == {}
    assert desk.saved() == before


def test_a_signed_visit_offers_an_addendum_and_shows_it_in_full(desk):
    charted(desk).presenter.sign()
    desk.page.findChild(QPushButton, "open_addendum").click()
    type_into(desk, "addendum_words", "She called: better.")
    desk.page.findChild(QPushButton, "keep_addendum").click()
    assert [one.text for one in visits.visit(desk.chart, desk.presenter.visit_id).addenda] == [
        "She called: better."
    ]
    assert "She called: better." in [each.text() for each in desk.page.findChildren(QLabel)]
    assert not desk.page.findChild(QWidget, "addendum_words").isVisible()


def test_a_begun_addendum_waits_with_its_own_visit(desk):
    charted(desk).presenter.sign()
    first, second = desk.presenter.visit_id, blank_visit(desk.chart)
    desk.page.findChild(QPushButton, "open_addendum").click()
    type_into(desk, "addendum_words", "She call")
    desk.presenter.open(second)
    assert desk.page.addenda.unkept == {first: ("She call", "")}
    desk.presenter.sign()
    assert desk.page.findChild(NoteEditor, "addendum_words").value == ""
    desk.presenter.open(first)
    assert desk.page.findChild(NoteEditor, "addendum_words").value == "She call"


def test_after_a_signed_visit_an_open_one_can_be_charted_again(desk):
    charted(desk).presenter.sign()
    desk.presenter.open(blank_visit(desk.chart))
    type_into(desk, "pain_now", "7")
    type_into(desk, "plan", "Rest")
    type_into(desk, "tongue_input", "dusky")
    press(KEYS.Key_Return)
    note = desk.presenter.editing.note
    assert (note.text_of("pain_now"), note.prose["plan"], note.text_of("tongue_color")) == (
        "7",
        "Rest",
        "dusky",
    )


def test_a_failed_save_keeps_every_word_on_the_screen(desk, monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    with desk.chart.sessions.begin() as session:
        session.execute(
            text("CREATE TRIGGER no_room BEFORE UPDATE ON visit BEGIN SELECT RAISE(ABORT, 'no'); END")
        )
    type_into(desk, "session_notes", "Back tight")
    assert desk.presenter.close() is False
    assert desk.presenter.open(blank_visit_after(desk)) is False
    assert desk.page.findChild(NoteEditor, "session_notes").value == "Back tight"
    assert list(desk.presenter.autosave.unsaved.values()) == ["Back tight"]
    assert any("stays open" in words for words in banners(desk))


def blank_visit_after(desk):
    return blank_visit(desk.chart)


def with_200_findings(desk):
    """A visit with an answer to two hundred questions."""
    changes = {}
    for section in desk.presenter.sections:
        for finding in section.findings:
            for choice in finding.choices or (None,):
                value = choice.key if choice else "present"
                changes[ObservationField(finding.key, "left" if finding.sided else "")] = Observation(
                    value=value
                )
    assert len(changes) >= 200
    visits.save_visit(desk.chart, desk.presenter.visit_id, dict(list(changes.items())[:200]))
    desk.presenter.open(desk.presenter.visit_id)
    return desk


def test_a_key_in_the_notes_of_a_full_visit_does_nothing_but_autosave(desk, monkeypatch):
    with_200_findings(desk)
    called = []
    for name in [one for one in dir(desk.page) if one.startswith("show_") and one != "show_save_state"]:
        monkeypatch.setattr(desk.page, name, lambda *_, name=name: called.append(name))
    for source in ("causes", "tongue", "points"):
        kind = type(desk.source(source))
        monkeypatch.setattr(kind, "chips", lambda self: called.append("chips") or ())
    type_into(desk, "session_notes", "x")
    assert called == []
    assert list(desk.presenter.autosave.unsaved.values()) == ["x"]


@pytest.mark.parametrize("pasted", ["a\0b", "\u202eturned", "👩🏽‍⚕️🦴", "two\nlines", "z" * 100_000])
def test_pasted_words_are_saved_as_they_are_shown(desk, pasted):
    QGuiApplication.clipboard().setText(pasted)
    notes = desk.page.findChild(NoteEditor, "session_notes")
    notes.paste()
    desk.page.findChild(ChipField, "tongue").input.paste()
    assert desk.presenter.close() is True
    saved = desk.saved()
    assert notes.value == saved.prose["session_notes"] == pasted.replace("\0", "\ufffd")
    assert saved.text_of("tongue_words") == pasted.replace("\0", "\ufffd")
    assert not desk.page.grab().isNull()


@pytest.mark.parametrize("size", [(1216, 780), (1056, 680), (636, 400), (520, 400)])
def test_nothing_is_wider_than_the_window(desk, size):
    charted(desk)
    unfold(desk)
    desk.page.resize(*size)
    QApplication.processEvents()
    right = desk.page.viewport().width()
    for widget in desk.page.widget().findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget.parent(), (QComboBox, QPlainTextEdit)):
            end = widget.mapTo(desk.page.widget(), QPoint(widget.width(), 0)).x()
            assert end <= right, f"{type(widget).__name__} {widget.objectName()} ends at {end} of {right}"


def test_a_narrow_window_puts_the_lenses_under_each_other(desk):
    western, tcm = desk.page._western, desk.page._tcm
    assert western.y() == tcm.y()
    assert abs(western.width() - tcm.width()) <= 1
    desk.page.resize(zoomed(600), 500)
    QApplication.processEvents()
    assert tcm.y() > western.geometry().bottom()


def test_treatment_takes_the_whole_width_so_that_four_points_and_the_next_one_need_two_lines(desk):
    desk.source("points").enter("bl23 25 40 b, st36 b")
    QApplication.processEvents()
    points = desk.field("points")
    assert desk.page._treatment.geometry().right() == desk.page._side.geometry().right()
    assert len({one.y() for one in points.findChildren(ChipButton)}) == 2


def test_words_and_numbers_in_another_size_of_letters_find_their_room(desk, qapp, qtbot):
    normal = qapp.font()
    try:
        larger = qapp.font()
        larger.setPixelSize(26)
        qapp.setFont(larger)
        small = desk.page.findChild(QWidget, "pain_worst").findChild(QLineEdit)
        qtbot.waitUntil(lambda: small.width() >= small.fontMetrics().horizontalAdvance("10") + 20)
    finally:
        qapp.setFont(normal)


def test_offers_and_chips_say_nothing_of_a_visit_that_was_left(desk):
    charted(desk)
    type_into(desk, "points_input", "bl23")
    desk.presenter.open(blank_visit(desk.chart))
    held = [each.text() for each in desk.page.findChildren(QLineEdit)]
    held += [each.toPlainText() for each in desk.page.findChildren(QPlainTextEdit)]
    assert set(held) <= {"", "Sat 1 Jan 2000, 00:00"}
    assert all(offers.count() == 0 for offers in desk.page.findChildren(QWidget, "offers"))
    assert desk.presenter.editing.note.value(ListField("points")) == ()


def test_a_stray_digit_after_returning_does_not_overwrite_the_recorded_score(desk):
    type_into(desk, "pain_now", "7")
    desk.page.focus_first()
    QTest.keyClicks(QApplication.focusWidget(), "3")
    assert desk.presenter.editing.note.text_of("pain_now") == "7"
