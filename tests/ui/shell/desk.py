"""A running app and the keys to work it."""

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.palette_rows import PaletteRows

LONG = 30_000


class Desk:
    """A running app and the keys to work it."""

    def __init__(self, session, qtbot):
        self.session, self.qtbot = session, qtbot

    @property
    def workspace(self):
        return self.session.workspace

    def press(self, keys):
        pressed = QKeySequence(keys)[0]
        target = QApplication.focusWidget() or self.session.window
        self.qtbot.keyClick(target, pressed.key(), pressed.keyboardModifiers())

    def type(self, text):
        if not text.isascii():
            composed = QInputMethodEvent()
            composed.setCommitString(text)
            QApplication.sendEvent(QApplication.focusWidget(), composed)
            return
        for char in text:
            self.qtbot.keyClicks(QApplication.focusWidget(), char)

    def open(self, text=""):
        """Open the palette, wait for its vocabulary, and type."""
        self.press("Ctrl+K")
        assert self.is_open
        self.qtbot.waitUntil(lambda: not self.workspace.background.is_busy, timeout=LONG)
        self.type(text)

    @property
    def is_open(self):
        found = self.session.window.findChild(QWidget, "palette")
        return found is not None and found.isVisible()

    @property
    def rows(self):
        return self.session.window.findChild(PaletteRows).rows

    @property
    def words(self):
        return [row.words for row in self.rows]

    def field(self, name):
        return self.workspace.page.widget.findChild(QWidget, name)

    def has_keyboard(self, name):
        return QApplication.focusWidget() is not None and QApplication.focusWidget().objectName() == name
