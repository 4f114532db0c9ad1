"""Where the cursor was in a visit is kept by name and found again on a page made anew."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.visit_desk import PageDesk, VisitDesk, with_whole_catalogue
from ui.pages.visit_fields import VisitFields
from ui.pages.visit_page import VisitPage
from ui.widgets.field_name import FieldName
from ui.widgets.grid_cell import CellEditor
from ui.widgets.kept_field import KeptField


@pytest.fixture
def desk(qtbot, chart):
    return PageDesk(with_whole_catalogue(chart), qtbot)


def fields(desk):
    return VisitFields(desk.page, lambda: True, desk.page)


def go_to(desk, name):
    """Put the keyboard there as a practitioner would, opening what it stands in."""
    if name == "left_guan":
        desk.page.findChild(QWidget, "pulse_grid").click()
    elif name == "saddle_numbness":
        desk.page.findChild(QWidget, "red_flags").toggle.setChecked(True)
    desk.page.findChild(QWidget, name).setFocus()


@pytest.mark.parametrize(
    "name", ["pain_now", "pain_worst_line", "symptoms_input", "left_guan", "saddle_numbness", "plan"]
)
def test_a_visit_opened_again_has_the_cursor_where_it_was(desk, name):
    go_to(desk, name)
    kept = fields(desk).keep(fields(desk).last())
    desk.presenter.open(desk.presenter.visit_id)
    desk.page.focus_first()
    assert fields(desk).give_keyboard(kept)
    assert QApplication.focusWidget().objectName() == name


def test_of_several_chips_the_same_one_is_found(desk):
    desk.source("points").enter("bl23 25 40 b")
    line = desk.page.findChild(QWidget, "points_input")
    line.setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    kept = fields(desk).keep(fields(desk).last())
    line.setFocus()
    assert fields(desk).give_keyboard(kept)
    assert QApplication.focusWidget().chip.text == "BL25 Dachangshu"


def test_a_cell_that_is_typed_into_is_found_as_its_cell(desk):
    go_to(desk, "left_guan")
    QTest.keyClicks(QApplication.focusWidget(), "wi")
    kept = fields(desk).keep(fields(desk).last())
    desk.presenter.open(desk.presenter.visit_id)
    assert fields(desk).give_keyboard(kept)
    assert QApplication.focusWidget().objectName() == "left_guan"


def test_a_button_beside_the_visit_does_not_count_as_where_the_cursor_was(desk, qtbot):
    desk.page.findChild(QWidget, "plan").setFocus()
    elsewhere = QWidget(desk.page)
    elsewhere.setFocus()
    assert fields(desk).last().objectName() == "plan"


def test_a_field_that_is_no_more_is_not_gone_to(desk):
    assert not fields(desk).give_keyboard(KeptField(name=FieldName(name="no_such_field")))
    assert not fields(desk).give_keyboard(KeptField(name=FieldName(name="sign_now")))


def test_every_field_of_the_visit_is_called_by_a_name_that_can_be_kept_as_text(desk):
    for toggle in ("tongue_grid", "pulse_grid"):
        desk.page.findChild(QWidget, toggle).click()
    desk.source("points").enter("bl23 25")
    named = [one for one in desk.page.findChildren(QWidget) if one.objectName() and one.focusPolicy()]
    # The line of a grid is called as the cell that it lies over
    names = [fields(desk).name(one) for one in named if not isinstance(one, CellEditor)]
    assert [FieldName.read(str(name)) for name in names] == names
    assert len(set(names)) == len(names)


def test_a_page_that_goes_with_the_keyboard_in_it_goes_quietly(qtbot, chart):
    window = QWidget()
    qtbot.addWidget(window)
    page = VisitPage(window)
    desk = VisitDesk(with_whole_catalogue(chart), page)
    page.attach(desk.presenter)
    desk.begin()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.focus_first()
    assert page.isAncestorOf(QApplication.focusWidget())
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    assert QApplication.focusWidget() is None
