"""A line for a passphrase, hidden unless the practitioner looks."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.widgets.icons import icon
from ui.widgets.zoom import LOOK_CHANGES, zoomed

EYE_PIXELS = 16


class PassphraseField(QLineEdit):
    """Shows dots; the eye at its end, the next stop of Tab, shows the words."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = QToolButton()
        self.eye.setObjectName(f"show_{name}")
        self.eye.setAccessibleName(f"Show {accessible_name[0].lower()}{accessible_name[1:]}")
        self.eye.setCheckable(True)
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor where one types
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.toggled.connect(self._show_words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.addStretch(1)
        row.addWidget(self.eye)
        self._show_words(False)
        self._fit_eye()

    def forget(self) -> None:
        """Empty the field, leave nothing to undo, and hide again."""
        self.eye.setChecked(False)
        self.setText("")

    def show_plainly(self, is_plain: bool) -> None:
        """Show what is typed and take the eye away, as for a code that is copied; or as at first."""
        self.eye.setChecked(is_plain)
        self.eye.setVisible(not is_plain)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the eye grows with the letters and takes their colour."""
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            self._show_words(self.eye.isChecked())
            self._fit_eye()

    def _show_words(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setIcon(icon("eye-off" if shown else "eye"))
        self.eye.setToolTip("Hide the passphrase" if shown else "Show the passphrase")

    def _fit_eye(self) -> None:
        self.eye.setIconSize(QSize(zoomed(EYE_PIXELS), zoomed(EYE_PIXELS)))
        self.setTextMargins(0, 0, self.eye.sizeHint().width(), 0)
