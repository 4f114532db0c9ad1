from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QRadioButton, QScrollArea

from charting.content.catalogue import read_catalogue
from tests.handout_desk import Desk, words_of
from tests.handouts import GENERAL, NERVE, STRAIN, visit_with_nerve_signs, visit_with_strain
from tests.practice import charted_visit, new_episode, new_patient
from ui.shell.theme import dress
from ui.widgets.palette import LIGHT


def in_order(text, *parts):
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def chosen(desk):
    return next(one.objectName() for one in desk.page.choice.buttons if one.isChecked())


def test_the_first_handout_is_chosen_with_its_reason(strain):
    assert chosen(strain) == f"pick_handout_{STRAIN}"
    reasons = [one.accessibleDescription() for one in strain.page.choice.buttons]
    assert reasons == ["because Muscle strain / DOMS is the main cause", "suits any back complaint"]
    assert not strain.page.warning.isVisible()


def test_with_nerve_signs_their_handout_is_chosen_and_a_red_line_says_why(desk):
    desk.open(visit_with_nerve_signs(desk.chart))
    assert chosen(desk) == f"pick_handout_{NERVE}"
    assert desk.page.warning.isVisible()
    assert "Numbness" in desk.page.warning.words.text()
    assert "See a medical doctor today." in desk.print()


def test_another_handout_can_be_picked(strain):
    strain.page.findChild(QRadioButton, f"pick_handout_{GENERAL}").click()
    strain.settle()
    assert "Looking after your back" in strain.print()


def test_the_preview_shows_the_page_and_how_many_there_are(strain):
    assert strain.page.preview.page_count == 1
    assert strain.page.paper.count.text() == "1 page"
    assert "Hinge drill with a broomstick." in strain.page.preview.accessibleDescription()


def test_more_than_one_page_is_said_in_amber(strain):
    strain.type("days", "paragraphs", "\n".join(["A long day of rest and walking."] * 30))
    strain.settle()
    assert strain.page.preview.page_count == 2
    assert strain.page.paper.count.text() == "2 pages"
    assert strain.page.paper.count.property("kind") == "badge-amber"


def test_a_struck_block_is_not_printed_and_can_come_back(strain):
    tick = strain.page.blocks.row("helps").printed
    tick.click()
    assert "How acupuncture helps" not in strain.print()
    tick.click()
    assert "How acupuncture helps" in strain.print()


def test_edited_text_is_printed(strain):
    strain.type("days", "paragraphs", "Walk twice a day.\n\nSleep on your side.")
    strain.type("do", "bullets", "Only this")
    text = strain.print()
    assert "Walk twice a day. Sleep on your side." in text
    assert "Only this" in text
    assert "Warm up before you lift" not in text


def test_an_edited_heading_is_printed(qtbot, strain):
    row = strain.page.blocks.row("days")
    row.opener.setChecked(True)
    row.body.heading.clear()
    qtbot.keyClicks(row.body.heading, "This week")
    assert "This week" in strain.print()


def test_a_changed_block_can_be_taken_back(strain):
    strain.type("days", "paragraphs", "Walk.")
    strain.press("restore_days")
    assert strain.page.blocks.row("days").body.paragraphs.value == "Rest from heavy work, but keep moving."
    assert "Rest from heavy work, but keep moving." in strain.print()


def test_typing_keeps_empty_lines_and_the_cursor_on_the_screen(strain):
    editor = strain.page.blocks.row("days").body.paragraphs
    strain.type("days", "paragraphs", "Walk.\n\n")
    strain.settle()
    assert editor.value == "Walk.\n\n"


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        (Qt.Key.Key_Up, ("The next few days", "Warm up before you lift", "Lift through sharp pain")),
        (Qt.Key.Key_Down, ("Warm up before you lift", "Lift through sharp pain", "The next few days")),
    ],
)
def test_alt_and_arrows_move_a_block_on_paper(qtbot, strain, key, parts):
    row = strain.page.blocks.row("days")
    row.printed.setFocus()
    for _ in range(2 if key == Qt.Key.Key_Up else 1):
        qtbot.keyClick(row.printed, key, Qt.KeyboardModifier.AltModifier)
    assert in_order(strain.print(), *parts)
    assert row.printed.hasFocus()


def test_a_block_can_be_dragged_to_another_place(qtbot, strain):
    blocks = strain.page.blocks
    handle = blocks.row("helps").findChild(object, "handle")
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    top = handle.mapFromGlobal(blocks.mapToGlobal(QPoint(5, 2)))
    qtbot.mouseMove(handle, top)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=top)
    assert blocks.order[0] == "helps"
    assert in_order(strain.print(), "How acupuncture helps", "What we found")


def test_an_added_block_is_printed_and_can_be_removed(qtbot, strain):
    strain.press("add_block")
    row = strain.page.blocks.row("own_1")
    assert row.body.heading.hasFocus()
    qtbot.keyClicks(row.body.heading, "Swimming")
    row.body.paragraphs.setPlainText("Twenty lengths, slowly.")
    assert "Swimming Twenty lengths, slowly." in strain.print()
    strain.press("remove_own_1")
    assert "own_1" not in strain.page.blocks.order
    assert "Swimming" not in strain.print()


def test_the_practitioners_words_begin_with_the_advice_and_can_be_changed(qtbot, strain):
    assert strain.page.words.value == "Hinge drill with a broomstick."
    strain.page.words.setPlainText("Ice after training.")
    text = strain.print()
    assert "Ice after training." in text
    assert "Hinge drill" not in text


def test_words_may_be_added_where_none_were_charted(desk):
    episode = new_episode(desk.chart, new_patient(desk.chart))
    desk.open(charted_visit(desk.chart, episode))
    desk.page.words.setPlainText("Come back on Monday.")
    assert "From your practitioner. Come back on Monday." in desk.print()


@pytest.mark.parametrize("hostile", ['<b>&"', "<img src='x.png'>", "&amp; {name} %s", "a\u202eb\u0007c"])
def test_what_looks_like_markup_is_printed_as_typed(strain, hostile):
    strain.type("days", "paragraphs", f"Before {hostile} after")
    strain.page.words.setPlainText(hostile)
    visible = "".join(char for char in hostile if char.isprintable())
    assert f"Before {visible} after" in strain.print()
    pdf = pypdf.PdfReader(BytesIO(strain.printed[-1]))
    assert not any(page.images for page in pdf.pages)


def test_a_character_that_cannot_be_printed_is_said_and_nothing_is_given(strain):
    strain.page.words.setPlainText("Rest \N{OGHAM LETTER BEITH}")
    strain.settle()
    assert "ogham letter beith" in strain.page.problem.words.text()
    strain.press("handout_print")
    assert strain.printed == []
    assert strain.given == ()
    assert strain.page.print_button.isEnabled()
    strain.page.words.setPlainText("Rest")
    strain.settle()
    assert not strain.page.problem.isVisible()


def test_fast_typing_ends_with_the_newest_words_on_the_page(strain):
    for words in ("I", "Ic", "Ice", "Ice."):
        strain.page.words.setPlainText(words)
        strain.delay.ring()
    strain.background.finish()
    strain.print()
    assert "From your practitioner. Ice." in words_of(strain.printed[0])


def test_the_old_page_stays_until_the_new_one_is_there(strain):
    strain.page.preview.verticalScrollBar().setValue(40)
    strain.page.words.setPlainText("Ice.")
    strain.delay.ring()
    assert strain.page.preview.page_count == 1
    strain.background.finish()
    assert strain.page.preview.page_count == 1
    assert strain.page.preview.verticalScrollBar().value() == 40


def test_without_any_handout_the_page_says_what_to_do(qtbot, desk):
    desk.presenter._chart = replace(desk.chart, catalogue=replace(desk.chart.catalogue, handouts=()))
    desk.open(visit_with_strain(desk.chart))
    assert desk.page.empty.isVisible()
    assert "Record a cause or a pattern" in desk.page.empty.words.text()
    with qtbot.waitSignal(desk.page.back_requested):
        desk.page.empty.action.click()


@pytest.mark.parametrize(
    ("keys", "button"),
    [
        ((Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), "handout_back"),
        ((Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier), "handout_print"),
    ],
)
def test_keys_do_what_the_buttons_do(qtbot, strain, keys, button):
    strain.page.focus_first()
    qtbot.waitUntil(strain.page.words.hasFocus)
    with qtbot.waitSignal(strain.page.findChild(object, button).clicked):
        qtbot.keyClick(strain.page.words, *keys)
    strain.background.finish()


def test_every_control_has_a_name(strain):
    strain.press("add_block")
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for one in strain.page.findChildren(kind):
            assert one.accessibleName() or one.text(), one.objectName()


@pytest.mark.parametrize("size", [(1056, 720), (760, 600), (420, 340)])
def test_nothing_is_wider_than_the_page(qtbot, strain, size):
    strain.page.resize(*size)
    strain.settle()
    assert strain.page.width() == size[0]
    assert strain.page.minimumSizeHint().width() <= 420
    for name in ("handout_print", "handout_save", "handout_back"):
        button = strain.page.findChild(object, name)
        right = button.mapTo(strain.page, button.rect().topRight()).x()
        assert right < size[0]


def test_an_emergency_stands_first_on_the_printed_page(chart, tmp_path, background):
    chart = replace(chart, catalogue=read_catalogue())
    desk = Desk(chart, tmp_path, background)
    desk.open(visit_with_strain(chart, found={"saddle_numbness": "yes"}))
    desk.presenter.choose("strain_first_days")
    desk.settle()
    words = desk.print()
    assert words.index("Emergency: go to the emergency room now") < words.index("What we found")
    assert "Cauda equina" in desk.page.warning.words.text()


def test_advice_charted_for_the_back_stays_off_an_emergency_until_it_is_meant(chart, tmp_path, background):
    desk = Desk(replace(chart, catalogue=read_catalogue()), tmp_path, background)
    desk.open(visit_with_strain(desk.chart, found={"saddle_numbness": "yes"}))
    assert not desk.page.blocks.row("words").printed.isChecked()
    assert "Hinge drill" not in desk.print()
    desk.page.words.setPlainText("I have called ahead.")
    desk.settle()
    assert "I have called ahead." in desk.print()


def test_a_charted_sign_whose_question_is_open_says_to_ask_and_chooses_the_emergency(
    chart, tmp_path, background
):
    desk = Desk(replace(chart, catalogue=read_catalogue()), tmp_path, background)
    desk.open(visit_with_strain(desk.chart, found={"numbness_area": "saddle"}))
    assert chosen(desk) == "pick_handout_emergency_room"
    assert "Ask the red flags: Any numbness between the legs" in desk.page.warning.words.text()
    assert "Numb in the saddle area." in desk.print()


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 480), (1.0, 570), (1.5, 760), (1.5, 770), (2.0, 960)])
def test_nothing_that_is_edited_is_cut_at_the_right(strain, qapp, qtbot, zoom, width):
    dress(qapp, LIGHT, zoom)
    strain.page.resize(width, 560)
    parts = strain.page.findChild(QScrollArea, "handout_parts")
    qtbot.waitUntil(lambda: parts.widget().minimumSizeHint().width() <= parts.viewport().width())
    assert strain.page.paper.minimumSizeHint().width() <= strain.page.paper.width()


def test_in_letters_twice_as_large_the_page_is_seen_beside_what_is_edited(strain, qapp, qtbot):
    dress(qapp, LIGHT, 2.0)
    strain.page.resize(960, 560)
    parts, preview = strain.page.findChild(QScrollArea, "handout_parts"), strain.page.preview
    qtbot.waitUntil(lambda: preview.mapTo(strain.page, QPoint(0, 0)).x() > parts.width())
    assert preview.mapTo(strain.page, QPoint(0, preview.height())).y() <= strain.page.height()
    assert parts.widget().minimumSizeHint().width() <= parts.viewport().width()
    assert strain.page.paper.minimumSizeHint().width() <= strain.page.paper.width()


def test_in_a_narrow_window_and_letters_twice_as_large_the_halves_stand_under_each_other_and_nothing_is_cut(
    strain, qapp, qtbot
):
    dress(qapp, LIGHT, 2.0)
    strain.page.resize(760, 700)
    parts = strain.page.findChild(QScrollArea, "handout_parts")
    qtbot.waitUntil(lambda: strain.page.preview.mapTo(strain.page, QPoint(0, 0)).y() > parts.height())
    assert parts.widget().minimumSizeHint().width() <= parts.viewport().width()


def test_while_names_are_hidden_the_preview_shows_initials_and_the_paper_the_name(strain):
    name = strain.presenter._prepared.facts.name
    strain.page.words.setPlainText(f"Well done, {name.split()[0]}.")
    strain.presenter.hide_names(True)
    strain.settle()
    shown = strain.page.preview.accessibleDescription()
    assert not any(part in shown for part in name.split())
    assert name in strain.print()
    strain.presenter.hide_names(False)
    strain.settle()
    assert name in strain.page.preview.accessibleDescription()


def test_while_names_are_hidden_no_text_to_edit_shows_the_name(strain):
    name = strain.presenter._prepared.facts.name
    first = name.split()[0]
    strain.page.words.setPlainText(f"Well done, {first.upper()}.")
    strain.type("days", "paragraphs", f"Rest, {first.lower()}.")
    row = strain.page.blocks.row("days")
    strain.presenter.hide_names(True)
    shown = (strain.page.words.value, row.body.paragraphs.value, row._start.text())
    assert not [text for text in shown if first.lower() in text.lower()]
    assert strain.page.words.isReadOnly()
    assert row.body.paragraphs.isReadOnly()
    assert not strain.page.blocks.row("do").body.bullets.isReadOnly()
    assert f"Rest, {first.lower()}." in strain.print()
    strain.presenter.hide_names(False)
    assert strain.page.words.value == f"Well done, {first.upper()}."
    assert row.body.paragraphs.value == f"Rest, {first.lower()}."
    assert not row.body.paragraphs.isReadOnly()


def test_a_name_typed_while_names_are_hidden_does_not_close_the_field(strain):
    first = strain.presenter._prepared.facts.name.split()[0]
    strain.presenter.hide_names(True)
    strain.type("days", "paragraphs", f"Rest, {first} and others.")
    strain.settle()
    row = strain.page.blocks.row("days")
    assert not row.body.paragraphs.isReadOnly()
    assert row.body.paragraphs.value == f"Rest, {first} and others."
    assert first not in strain.page.preview.accessibleDescription()
