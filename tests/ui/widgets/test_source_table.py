"""The table of sources: typed words filter it, arrows lead in and out, copying takes whole rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.visit_desk import whole_catalogue
from ui.presenters.practice.sources_presenter import Sources
from ui.widgets.source_table import SourceList


@pytest.fixture
def listed(qtbot):
    shown = SourceList(Sources(whole_catalogue()))
    qtbot.addWidget(shown)
    shown.resize(900, 640)
    shown.show()
    shown.line.setFocus()
    return shown


def test_typing_filters_and_the_arrows_lead_into_the_table_and_back(listed):
    QTest.keyClicks(listed.line, "bl23 shenshu")
    assert 0 < listed.model.rowCount() < 10
    QTest.keyClick(listed.line, Qt.Key.Key_Down)
    assert listed.table.hasFocus()
    assert listed.whole.text().startswith("BL23")
    QTest.keyClick(listed.table, Qt.Key.Key_Up)
    assert listed.line.hasFocus()


def test_copying_takes_the_chosen_rows_with_all_columns(listed):
    QTest.keyClicks(listed.line, "code sf01 stasis")
    QTest.keyClick(listed.line, Qt.Key.Key_Down)
    QTest.keyClick(listed.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (
        QGuiApplication.clipboard().text().startswith("code\tSF01 Blood stasis pattern (TM1)\tWorld Health")
    )


def test_words_that_fit_nothing_say_so_and_down_stays_in_the_line(listed):
    QTest.keyClicks(listed.line, "qqqq")
    QTest.keyClick(listed.line, Qt.Key.Key_Down)
    assert listed.line.hasFocus()
    assert listed.count.text().endswith("Take a word away.")


def test_the_model_keeps_qts_rules(listed, qtmodeltester):
    listed.line.setText("rmdq")
    qtmodeltester.check(listed.model)
