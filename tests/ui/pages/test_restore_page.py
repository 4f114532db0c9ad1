"""What opens a backup is hidden or shown while it is typed."""

from PySide6.QtWidgets import QLineEdit

from ui.pages.restore_page import RestorePage


def test_a_passphrase_is_hidden_until_the_eye_shows_it_and_a_code_is_plain(qtbot):
    page = RestorePage()
    qtbot.addWidget(page)
    eye = page.secret.eye
    assert page.secret.echoMode() == QLineEdit.EchoMode.Password
    eye.click()
    assert page.secret.echoMode() == QLineEdit.EchoMode.Normal
    page.with_code.setChecked(True)
    assert page.secret.echoMode() == QLineEdit.EchoMode.Normal
    assert eye.isHidden()
    page.with_passphrase.setChecked(True)
    assert page.secret.echoMode() == QLineEdit.EchoMode.Password
    assert not eye.isHidden()
