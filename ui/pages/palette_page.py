"""The command palette over the window: one line, and below it what the typed text may mean."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from ui.presenters.practice.palette_presenter import PalettePresenter, PaletteRow
from ui.widgets.aloud import say_aloud
from ui.widgets.palette import palette_of
from ui.widgets.palette_rows import PaletteRows
from ui.widgets.typed_line import TypedLine

WIDEST = 620
ABOVE = 64
BESIDE = 16
HEIGHT = 470
PROMPT = "Type an action, a patient, a point, a finding…"
VEIL = {"light": 46, "dark": 120}
"""How dark the page behind becomes, of 255."""


class PalettePage(QWidget):
    """A veil over the window with the palette on it; never a window of its own, and it holds nothing up."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName("Command palette")
        self._presenter: PalettePresenter | None = None
        self._before: QWidget | None = None
        self._box = QFrame(self)
        self._box.setProperty("kind", "card")
        column = QVBoxLayout(self._box)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.line = TypedLine()
        self.line.setObjectName("palette_line")
        self.line.setPlaceholderText(PROMPT)
        self.line.setAccessibleName("Command palette: an action, a patient, a point, a finding")
        self.line.typed.connect(self._typed)
        self.line.installEventFilter(self)
        self.rows = PaletteRows()
        self.rows.taken.connect(self._take)
        column.addWidget(self.line)
        column.addWidget(self.rows, 1)
        window.installEventFilter(self)
        self.hide()

    def attach(self, presenter: PalettePresenter) -> None:
        """Tell this presenter what is typed and taken."""
        self._presenter = presenter

    def open(self) -> None:
        """Show the empty line over the window, and remember where the keyboard was."""
        if self._presenter is None or self.isVisible():
            return
        self._before = self.window().focusWidget()
        self.line.clear()
        self._presenter.open()
        self._arrange()
        self.show()
        self.raise_()
        # As a menu does: what is half typed in a field below is not left by this
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_rows(self, rows: tuple[PaletteRow, ...]) -> None:
        """Show these lines, the first chosen."""
        self.rows.show_rows(rows)
        self._say_chosen()

    def put_away(self) -> None:
        """Close, and give the keyboard back to where it was."""
        before = self._before
        self._forget()
        if before is not None and Shiboken.isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the keys of the line, the focus going elsewhere, and the window's size."""
        kind = event.type()
        if watched is self.line and self.isVisible():
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(event)
            if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
                self._left(event.reason())
        elif kind == QEvent.Type.Resize and self.isVisible():
            self._arrange()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click beside the palette closes it."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.put_away()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: the veil."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, VEIL[palette_of(self).lightness]))
        painter.end()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
            self._move(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Backtab):
            self._move(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = self.rows.chosen
            if chosen is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._take(chosen)
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        if self._presenter is not None:
            self._presenter.type(text)

    def _take(self, row: PaletteRow) -> None:
        if self._presenter is not None:
            self._presenter.take(row)

    def _move(self, step: int) -> None:
        self.rows.move_choice(step)
        self._say_chosen()

    def _say_chosen(self) -> None:
        """A screen reader hears the chosen line although the keyboard stays above it."""
        chosen = self.rows.chosen
        self.line.setAccessibleDescription(chosen.spoken if chosen else "")
        say_aloud(self.rows, chosen.spoken if chosen else "")

    def _left(self, reason: Qt.FocusReason) -> None:
        """What took the keyboard keeps it; another window or a menu has only borrowed it."""
        if reason not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._forget()

    def _forget(self) -> None:
        """Hide, and hold no patient's name."""
        self._before = None
        self.hide()
        self.line.clear()
        self.line.setAccessibleDescription("")
        self.rows.show_rows(())
        self.closed.emit()

    def _arrange(self) -> None:
        """As large whatever is found: the page below need not be painted anew with each key."""
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(WIDEST, window.width() - 2 * BESIDE)
        above = min(ABOVE, window.height() // 10)
        height = min(HEIGHT, window.height() - above - BESIDE)
        self._box.setGeometry((window.width() - width) // 2, above, width, height)
