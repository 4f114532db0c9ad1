"""A line for a passphrase, hidden unless the practitioner looks."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.icons import icon


class PassphraseField(QLineEdit):
    """Shows dots; the eye at its end shows the words."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._look = QAction(self)
        self._look.setCheckable(True)
        self._look.toggled.connect(self._show_words)
        self.addAction(self._look, QLineEdit.ActionPosition.TrailingPosition)
        self._show_words(False)

    def forget(self) -> None:
        """Empty the field, leave nothing to undo, and hide again."""
        self._look.setChecked(False)
        self.setText("")

    def show_plainly(self, is_plain: bool) -> None:
        """Show what is typed and take the eye away, as for a code that is copied; or as at first."""
        self._look.setChecked(is_plain)
        self._look.setVisible(not is_plain)

    def _show_words(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._look.setIcon(icon("eye-off" if shown else "eye"))
        self._look.setToolTip("Hide the passphrase" if shown else "Show the passphrase")
