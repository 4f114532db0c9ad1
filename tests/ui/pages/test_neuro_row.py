from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.visit_desk import PageDesk, with_whole_catalogue
from ui.widgets.segments import Segments


def test_the_untested_are_recorded_as_normal_only_when_asked_for(qtbot, chart):
    desk = PageDesk(with_whole_catalogue(chart), qtbot)
    row = desk.field("neuro")
    row.toggle.setChecked(True)
    assert row.summary.text() == "Not tested yet"
    QTest.keyClicks(desk.page.findChild(QLineEdit, "power_l5_right"), "4")
    assert row.summary.text() == "Power L5 4/5 right (1 of 30 tested)"
    rest = desk.page.findChild(QPushButton, "neuro_rest_normal")
    assert rest.text() == "Record the 25 untested as normal"
    rest.click()
    assert row.summary.text() == "Power L5 4/5 right; rest normal (26 of 30 tested)"
    assert not rest.isEnabled()
    desk.presenter.editing.undo()
    assert row.summary.text() == "Power L5 4/5 right (1 of 30 tested)"
    for segments in desk.page.findChildren(Segments):
        segments.set_read_only(True)  # stops waiting for a second digit


def test_opened_by_hand_the_keyboard_is_in_the_first_cell_and_that_is_in_sight(qtbot, chart):
    desk = PageDesk(with_whole_catalogue(chart), qtbot)
    row = desk.field("neuro")
    row.toggle.setFocus()
    QTest.keyClick(row.toggle, Qt.Key.Key_Space)
    first = QApplication.focusWidget()
    assert first.accessibleName() == "Power L2, left"
    view = desk.page.viewport()
    assert view.rect().contains(first.mapTo(view, first.rect().bottomLeft()))
