"""The pain drawing on the visit's page, with the real mouse and the real keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from charting.domain.pain_drawing import FINDING, Quality
from charting.domain.treatment import PointUse
from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.pages.visit_rows import FoldedRow
from ui.widgets.pain_brushes import pattern, quality_color
from ui.widgets.palette import DARK, LIGHT


@pytest.fixture
def desk(qtbot, chart):
    made = PageDesk(with_whole_catalogue(chart), qtbot)
    yield made
    made.page.hide()


@pytest.fixture
def panel(desk):
    QTest.mouseClick(desk.field("draw_pain"), Qt.MouseButton.LeftButton)
    return desk.page.findChild(QWidget, "pain_drawing_panel")


def draw(panel, view, *points):
    canvas = panel.canvas
    pixels = [canvas.places.place(view, *point).toPoint() for point in points]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=pixels[0])
    for pixel in pixels[1:]:
        QTest.mouseMove(canvas, pixel)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=pixels[-1])


def recorded(desk):
    return desk.presenter.editing.note.text_of(FINDING)


def words(panel):
    return panel.words.text()


def focused():
    return QApplication.focusWidget()


def test_the_drawing_has_no_row_of_its_own_among_the_findings(desk):
    assert desk.page.findChild(QWidget, FINDING) is None


def test_the_panel_covers_the_page_and_takes_the_keyboard(desk, panel):
    assert panel.isVisible()
    assert panel.geometry() == desk.page.rect()
    assert not panel.isWindow()
    assert panel.isAncestorOf(focused())


def test_a_stroke_of_the_mouse_is_a_finding_on_the_patients_side(desk, panel):
    draw(panel, "back", (275, 380), (300, 390))
    assert words(panel).startswith("Ache, right lower back · ")
    draw(panel, "front", (205, 600))
    assert "front of the right thigh" in words(panel)


def test_a_stroke_that_leaves_its_figure_stays_with_it(desk, panel):
    draw(panel, "front", (430, 500), (480, 500), (700, 500))
    assert words(panel).startswith("Ache, left palm")


def test_the_small_figure_says_it_too_when_the_panel_is_left(desk, panel):
    draw(panel, "back", (275, 380), (300, 390))
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert desk.field("pain_drawing_words").text() == "Ache, right lower back"
    assert focused() is desk.field("draw_pain")


def test_the_whole_can_be_done_by_keys_alone(desk, panel):
    find = desk.field("find_region")
    QTest.keyClick(focused(), Qt.Key.Key_2)  # burning
    find.setFocus()
    QTest.keyClicks(find, "buttock")
    QTest.keyClick(find, Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert words(panel).startswith("Burning, left buttock")
    assert type(desk.presenter.pain_drawing.drawing.listed[0].quality) is Quality
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert recorded(desk) == ""
    QTest.keyClick(
        focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert words(panel).startswith("Burning, left buttock")
    QTest.keyClick(focused(), Qt.Key.Key_0)  # the eraser
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert recorded(desk) == ""


def test_tab_goes_round_in_the_panel_and_reaches_everything_in_it(desk, panel):
    draw(panel, "back", (200, 600))
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    start, seen = focused(), []
    for _ in range(40):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert panel.isAncestorOf(focused())
        seen.append(focused().objectName())
        if focused() is start:
            break
    assert focused() is start
    assert {
        "find_region",
        "brush_ache",
        "show_last_drawing",
        "undo_drawing",
        "clear_drawing",
    } <= set(seen)
    assert {"jump_to_symptoms", "jump_to_red_flags", "done_drawing"} <= set(seen)


def test_the_brushes_are_one_stop_and_arrows_choose_among_them(desk, panel):
    desk.field("brush_ache").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert desk.field("brush_burning").isChecked()
    draw(panel, "back", (275, 380), (300, 390))
    assert words(panel).startswith("Burning, right lower back")


def test_everything_in_the_panel_has_a_name(desk, panel):
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")
            assert name, widget
    assert panel.canvas.accessibleName()


def test_the_figure_tells_a_screen_reader_what_is_drawn(desk, panel):
    draw(panel, "back", (275, 380), (300, 390))
    assert panel.canvas.accessibleDescription() == "Ache, right lower back"


def test_treated_points_are_in_the_picture_the_list_and_the_words(desk, panel):
    blank = panel.canvas.grab().toImage()
    desk.presenter.editing.put_list("points", (PointUse(point="BL23", side="left"),))
    assert panel.canvas.grab().toImage() != blank
    said = "BL23 left side, back: 1.5 cun beside the lower edge of the L2 spine"
    assert panel.canvas.accessibleDescription() == said
    assert desk.field("point_words").text() == "Points: BL23 left. Location aid, not a needling guide."
    panel.regions.narrow("lower back")
    cells = [panel.regions.regions.index(0, column) for column in range(3)]
    texts = [cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells]
    assert texts[0] == f"Lower back, left: not marked; {said}"
    assert texts[2] == "Lower back, right: not marked"
    panel.close_drawing()
    assert "Location aid, not a needling guide" in desk.field("card_point_words").text()


def test_dots_that_are_in_the_way_are_hidden_and_shown_again_by_their_key(desk, panel):
    assert not panel.dots.isVisible()
    desk.presenter.editing.put_list("points", (PointUse(point="BL23", side="both"),))
    with_dots = panel.canvas.grab().toImage()
    QTest.keyClick(focused(), Qt.Key.Key_P)
    assert panel.canvas.grab().toImage() != with_dots
    assert "BL23" in panel.points.text()
    QTest.keyClick(focused(), Qt.Key.Key_P)
    assert panel.canvas.grab().toImage() == with_dots


def test_the_key_of_the_dots_hides_none_that_come_later(desk, panel):
    QTest.keyClick(focused(), Qt.Key.Key_P)
    desk.presenter.editing.put_list("points", (PointUse(point="BL23", side="both"),))
    assert panel.dots.isVisible()
    assert panel.dots.isChecked()


def test_the_nerve_questions_lead_to_the_symptoms(desk, panel):
    draw(panel, "back", (200, 600))
    assert "gluteal fold" in panel.questions.words.text()
    QTest.mouseClick(desk.field("jump_to_symptoms"), Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    assert desk.field("symptoms").isAncestorOf(focused())


def test_the_nerve_questions_lead_to_the_red_flags(desk, panel):
    draw(panel, "back", (200, 600))
    QTest.mouseClick(desk.field("jump_to_red_flags"), Qt.MouseButton.LeftButton)
    row = desk.page.findChild(FoldedRow, "red_flags")
    assert row.toggle.isChecked()
    assert row.isAncestorOf(focused())


def test_the_figures_keep_their_size_when_something_is_asked(desk, panel):
    QApplication.processEvents()
    before = panel.canvas.size()
    draw(panel, "back", (200, 600))
    QApplication.processEvents()
    assert panel.questions.isVisible()
    assert panel.canvas.size() == before


def test_nothing_is_asked_above_the_gluteal_fold(desk, panel):
    draw(panel, "back", (275, 380), (300, 390))
    assert not panel.questions.isVisible()


def test_a_signed_drawing_can_be_looked_at_and_not_changed(desk, panel):
    draw(panel, "back", (275, 380), (300, 390))
    desk.presenter.sign()
    signed = recorded(desk)
    assert desk.field("draw_pain").text() == "View"
    desk.field("draw_pain").click()
    assert panel.isVisible()
    draw(panel, "back", (200, 600))
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert recorded(desk) == signed
    assert not desk.field("clear_drawing").isEnabled()
    assert not desk.field("brush_ache").isEnabled()


def test_opening_another_visit_leaves_the_panel(desk, panel):
    draw(panel, "back", (275, 380))
    desk.begin()
    assert not panel.isVisible()
    assert desk.field("pain_drawing_words").text() == "Nothing drawn"


def test_a_stroke_under_the_hand_is_kept_when_the_panel_goes_away(desk, panel):
    canvas = panel.canvas
    place = canvas.places.place("back", 285, 390).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(canvas, place + QPoint(8, 8))
    panel.close_drawing()
    assert "right lower back" in recorded(desk)


def test_the_eraser_shows_what_is_left_before_it_is_lifted(desk, panel):
    draw(panel, "back", (270, 390), (310, 390))
    canvas = panel.canvas
    middle = canvas.places.place("back", 290, 390).toPoint()
    drawn = canvas.grab().toImage().pixelColor(middle)
    QTest.keyClick(focused(), Qt.Key.Key_0)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle - QPoint(10, 0))
    QTest.mouseMove(canvas, middle + QPoint(10, 0))
    erased = canvas.grab().toImage().pixelColor(middle)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(10, 0))
    assert erased != drawn
    assert canvas.grab().toImage().pixelColor(middle) == erased


def test_undoing_wipes_the_stroke_off_the_figure(desk, panel):
    blank = panel.canvas.grab().toImage()
    draw(panel, "back", (270, 390), (310, 390))
    assert panel.canvas.grab().toImage() != blank
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.canvas.grab().toImage() == blank


def test_the_last_visit_is_seen_under_todays_on_its_key(desk, panel):
    before = panel.canvas.grab().toImage()
    QTest.keyClick(focused(), Qt.Key.Key_U)
    assert desk.field("show_last_drawing").isChecked()
    assert desk.field("drawing_notice").text().endswith("The last visit has no drawing.")
    QTest.keyClick(focused(), Qt.Key.Key_U)
    assert not desk.field("show_last_drawing").isChecked()
    assert panel.canvas.grab().toImage() == before


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_each_quality_has_a_pattern_and_a_colour_of_its_own(qapp, palette):
    def shape(quality):
        """Which pixels of a tile carry the sign, whatever its colour."""
        image = pattern(palette, quality).texture().toImage().convertToFormat(QImage.Format.Format_ARGB32)
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        return frozenset(place for place in places if image.pixelColor(*place).alpha() > 160)

    shapes = [shape(quality) for quality in Quality]
    assert all(shapes)
    assert len(set(shapes)) == len(Quality)
    assert len({quality_color(palette, quality).name() for quality in Quality}) == len(Quality)


@pytest.mark.parametrize("size", [(1056, 690), (420, 330), (640, 400)])
def test_everything_can_be_reached_at_any_size(qtbot, chart, size):
    desk = PageDesk(with_whole_catalogue(chart), qtbot, size)
    desk.field("draw_pain").click()
    panel = desk.page.findChild(QWidget, "pain_drawing_panel")
    content = panel.canvas.parentWidget()
    assert content.width() <= size[0]
    for widget in (panel.canvas, panel.regions, panel.done, panel.clear, panel.words):
        left = widget.mapTo(content, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= content.width(), widget.objectName()
    desk.page.hide()
