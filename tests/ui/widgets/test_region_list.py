"""The regions by name: reached by keys alone, and said in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from charting.content.body import read_body
from charting.domain.pain_drawing import Mark, Quality
from ui.widgets import pain_brushes
from ui.widgets.region_list import RegionList

ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def regions(qtbot):
    made = RegionList(tuple(read_body().regions.values()))
    qtbot.addWidget(made)
    made.toggles = []
    made.toggled.connect(lambda region, side: made.toggles.append((region, side)))
    made.show()
    return made


def said(regions, region, column):
    model = regions.regions
    names = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    return model.data(model.index(names.index(region), column), ACCESSIBLE)


def test_the_model_keeps_qts_rules(regions):
    tester = QAbstractItemModelTester(regions.regions, QAbstractItemModelTester.FailureReportingMode.Warning)
    regions.narrow("back")
    regions.show_marks(frozenset({Mark(Quality.ACHE, "lower_back", "left")}), read_only=False)
    regions.narrow("")
    assert tester.model() is regions.regions


def test_every_cell_says_its_region_side_and_what_is_felt(regions):
    marks = {Mark(Quality.BURNING, "lower_back", "right"), Mark(Quality.ACHE, "lower_back", "right")}
    regions.show_marks(frozenset(marks), read_only=False)
    assert said(regions, "Lower back", 2) == "Lower back, right: ache, burning"
    assert said(regions, "Lower back", 0) == "Lower back, left: not marked"
    assert said(regions, "Lower back", 1) == "Lower back, middle: not marked"
    assert said(regions, "Sacrum", 1) == "Sacrum: not marked"


def test_a_side_that_a_region_has_not_cannot_be_reached(regions):
    regions.narrow("sacrum")
    assert regions.currentIndex().column() == 1
    QTest.keyClick(regions, Qt.Key.Key_Left)
    QTest.keyClick(regions, Qt.Key.Key_Space)
    assert regions.toggles == [("sacrum", "")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_typing_a_name_and_a_key_marks_the_region(regions, key):
    regions.narrow("knee back")
    QTest.keyClick(regions, Qt.Key.Key_Right)
    QTest.keyClick(regions, Qt.Key.Key_Right)
    QTest.keyClick(regions, key)
    assert regions.toggles[0][0] == "back_of_knee"


def test_nothing_fits_and_nothing_breaks(regions):
    regions.narrow("zzz")
    QTest.keyClick(regions, Qt.Key.Key_Space)
    assert regions.toggles == []


def test_a_click_marks(regions):
    regions.narrow("calf")
    box = regions.visualRect(regions.regions.index(0, 2))
    QTest.mouseClick(regions.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert regions.toggles == [("calf", "right")]


def test_a_signed_drawing_is_read_but_not_marked(regions):
    regions.show_marks(frozenset({Mark(Quality.ACHE, "calf", "left")}), read_only=True)
    regions.narrow("calf")
    QTest.keyClick(regions, Qt.Key.Key_Space)
    assert regions.toggles == []
    assert said(regions, "Calf", 0) == "Calf, left: ache"


def test_keys_of_the_panel_are_left_to_it(qtbot):
    typed = []

    class Panel(QWidget):
        def keyPressEvent(self, event):
            typed.append(event.key())

    panel = Panel()
    qtbot.addWidget(panel)
    regions = RegionList(tuple(read_body().regions.values()), panel)
    panel.show()
    for key in (Qt.Key.Key_2, Qt.Key.Key_U, Qt.Key.Key_Escape):
        QTest.keyClick(regions, key)
    assert typed == [Qt.Key.Key_2, Qt.Key.Key_U, Qt.Key.Key_Escape]


def test_each_quality_of_a_region_is_shown_by_its_own_sign(regions, monkeypatch):
    drawn = []
    sign = pain_brushes._draw_sign
    monkeypatch.setattr(pain_brushes, "_draw_sign", lambda *told: drawn.append(told[2]) or sign(*told))
    pain_brushes._pattern.cache_clear()
    regions.narrow("lower back")
    regions.show_marks(frozenset({Mark(Quality.ACHE, "lower_back", "left")}), read_only=False)
    assert not regions.grab().isNull()
    assert drawn
    assert all(quality is Quality.ACHE for quality in drawn)
