"""The eye of a passphrase is there for the keyboard and for large letters too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.shell.theme import dress
from ui.widgets.palette import LIGHT
from ui.widgets.passphrase_field import PassphraseField


@pytest.fixture
def page(qtbot):
    """A passphrase and a line after it."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    page.field = PassphraseField("new_passphrase", "New passphrase")
    page.after = QLineEdit()
    column.addWidget(page.field)
    column.addWidget(page.after)
    page.show()
    page.activateWindow()
    page.field.setFocus()
    return page


def test_tab_comes_to_the_eye_and_space_shows_the_words(page):
    QTest.keyClicks(page.field, "seven words")
    QTest.keyClick(page.field, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.field.eye
    QTest.keyClick(page.field.eye, Qt.Key.Key_Space)
    assert page.field.displayText() == "seven words"
    QTest.keyClick(page.field.eye, Qt.Key.Key_Space)
    assert "seven" not in page.field.displayText()
    QTest.keyClick(page.field.eye, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.after
    assert page.field.text() == "seven words"


def test_the_eye_says_its_name_and_whether_the_words_are_shown(page):
    told = QAccessible.queryAccessibleInterface(page.field.eye)
    assert told.text(QAccessible.Text.Name) == "Show new passphrase"
    assert told.state().checkable
    assert not told.state().checked
    page.field.eye.click()
    assert told.state().checked


def test_a_click_on_the_eye_leaves_the_cursor_in_the_line(page):
    QTest.mouseClick(page.field.eye, Qt.MouseButton.LeftButton)
    assert page.field.eye.isChecked()
    assert page.focusWidget() is page.field


def test_a_code_is_shown_plainly_and_has_no_eye(page):
    page.field.show_plainly(True)
    assert page.field.eye.isHidden()
    assert page.field.echoMode() is QLineEdit.EchoMode.Normal
    page.field.show_plainly(False)
    assert page.field.echoMode() is QLineEdit.EchoMode.Password


def test_the_eye_grows_with_the_letters(page, qapp):
    usual = page.field.eye.iconSize().width()
    dress(qapp, LIGHT, 2.0)
    assert page.field.eye.iconSize().width() == 2 * usual
    assert page.field.textMargins().right() >= page.field.eye.width()
