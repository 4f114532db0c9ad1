"""The one window: a gate (start, unlock, closing) or the open chart. Its title never carries a name."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.widgets.cards import destroy

if TYPE_CHECKING:
    from ui.shell.workspace_frame import WorkspaceFrame

TITLE = "Shenshu"
USUAL_SIZE = QSize(1280, 860)
SMALLEST = QSize(640, 420)


class MainWindow(QMainWindow):
    """Shows what it is told; closing is asked for, and happens when allowed."""

    close_asked = Signal()
    first_painted = Signal()
    inactive = Signal()
    """Another window took the keyboard: a good moment to save."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setObjectName("main_window")
        self.setMinimumSize(SMALLEST)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._may_close = False
        self._is_painted = False
        self._fit_screen(USUAL_SIZE)

    @property
    def shown(self) -> QWidget | None:
        """The gate or the frame that is shown."""
        return self._stack.currentWidget()

    @property
    def frame(self) -> "WorkspaceFrame | None":
        """The open chart's frame, or None at a gate."""
        # If the module is not loaded there cannot be a frame, and the first paint need not load it
        module = sys.modules.get("ui.shell.workspace_frame")
        return self.shown if module and isinstance(self.shown, module.WorkspaceFrame) else None

    def fit(self, size: tuple[int, int]) -> None:
        """Take this size as far as the screen has it; 0 is the usual one."""
        self._fit_screen(QSize(*size) if all(size) else USUAL_SIZE)

    def put(self, widget: QWidget) -> None:
        """Show this and nothing else; what was shown before is hidden at once and destroyed."""
        before = self.shown
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None:
            self._stack.removeWidget(before)
            destroy(before)

    def raise_up(self) -> None:
        """Come to the front, for a second start."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def let_close(self) -> None:
        """Close now, without asking again."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the session first; it closes the window when everything is safe."""
        if not self._may_close:
            self.close_asked.emit()
        # The session may have allowed it at once: a second close() inside this one is ignored by Qt
        event.setAccepted(self._may_close)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and say so the first time."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Notice that another window took the keyboard."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.inactive.emit()

    def _fit_screen(self, size: QSize) -> None:
        screen = self.screen()
        if screen is not None:
            size = size.boundedTo(screen.availableGeometry().size())
        self.resize(size)
