"""One block of a handout as a row: a tick for printing it, a handle for moving it, its text when opened."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from charting.domain.handout import Block, Role
from ui.presenters.documents.handout_draft import Row, lines_of
from ui.widgets.cards import button, elided, label
from ui.widgets.field_editors import NoteEditor
from ui.widgets.icons import icon
from ui.widgets.palette import palette_of, set_kind
from ui.widgets.zoom import LOOK_CHANGES, zoomed

NAMES = {
    Role.TEXT: "Free text",
    Role.WORDS: "From your practitioner",
    Role.PROGRESS: "Progress line",
    Role.NEXT_VISIT: "Next visit",
    Role.DISCLAIMER: "Small print below",
    Role.SEEK_CARE: "When to seek care",
}
"""What a block without a heading of its own is called in the list."""

ARROW_PIXELS = 16

HINTS = {
    Role.WORDS: "Your words are typed in the box at the top.",
    Role.PROGRESS: "The line is drawn from the pain scores of this episode.",
    Role.DISCLAIMER: "Stands at the foot of every page.",
}


NAME_IS_HIDDEN = "The name is hidden here. F9 shows it again, then this can be edited."


class BlockRow(QFrame):
    """Shows one block, closed or open; tells what is done to it."""

    struck = Signal(str, bool)
    moved_by = Signal(str, int)
    """One place up (-1) or down (1)."""
    dragged = Signal(str, int)
    """The handle is held, so far down in the list's own pixels."""
    dropped = Signal(str)
    rewritten = Signal(str, str, str, str)
    restored = Signal(str)
    removed = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"block_{key}")
        self._handle = _Handle()
        self.printed = QCheckBox()
        self.printed.clicked.connect(lambda is_kept: self.struck.emit(key, not is_kept))
        self._title = elided("", "strong")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._start = elided("", "faint")
        self.opener = QToolButton()
        self.opener.setCheckable(True)
        self.opener.toggled.connect(self._open)
        self.body = _Body(key)
        self.body.hide()
        self.body.typed.connect(lambda *texts: self.rewritten.emit(key, *texts))
        self.body.restore.clicked.connect(lambda: self.restored.emit(key))
        self.body.remove.clicked.connect(lambda: self.removed.emit(key))
        self._handle.dragged.connect(lambda at: self.dragged.emit(key, self._in_list(at)))
        self._handle.dropped.connect(lambda: self.dropped.emit(key))
        self._fit_arrow()
        self._lay_out()
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.moved_by.emit(key, step))

    def show_row(self, row: Row) -> None:
        """Show the block; what is being typed keeps its cursor."""
        name = name_of(row.block)
        self._title.setText(name)
        set_kind(self._title, "strong" if row.is_kept and not row.is_empty else "faint")
        font = self._title.font()
        font.setStrikeOut(not row.is_kept)
        self._title.setFont(font)
        self._start.setText(_start_of(row))
        self.printed.setChecked(row.is_kept)
        self.printed.setAccessibleName(f"Print {name}")
        self.printed.setToolTip("Printed" if row.is_kept else "Left out")
        self.opener.setAccessibleName(f"Edit {name}")
        self._handle.setToolTip("Drag to move, or Alt Up and Alt Down")
        self.body.show_row(row)

    def open_for_typing(self) -> None:
        """Open the block with the cursor in its heading."""
        self.opener.setChecked(True)
        self.body.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What Tab visits, in order."""
        return (self.printed, self.opener, *self.body.fields)

    def _open(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self._start.setVisible(not is_open)
        self._fit_arrow()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the arrow grows with the letters and takes their colour."""
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            self._fit_arrow()

    def _fit_arrow(self) -> None:
        self.opener.setIcon(icon("chevron-down" if self.opener.isChecked() else "chevron-right"))
        self.opener.setIconSize(QSize(zoomed(ARROW_PIXELS), zoomed(ARROW_PIXELS)))

    def _in_list(self, at: QPoint) -> int:
        parent = self.parentWidget()
        return parent.mapFromGlobal(at).y() if parent else 0

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._handle)
        line.addWidget(self.printed)
        line.addWidget(self._title)
        line.addWidget(self._start, 1)
        line.addStretch(0)
        line.addWidget(self.opener)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.body)


class _Body(QWidget):
    """The text of an opened block."""

    typed = Signal(str, str, str)
    """Heading, paragraphs, bullets."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.heading = QLineEdit()
        self.heading.setAccessibleName("Heading")
        self.heading.setPlaceholderText("Heading")
        self.heading.setObjectName(f"heading_{key}")
        self.heading.setMaxLength(200)
        self.paragraphs = NoteEditor("Text, one paragraph a line", "Text, one paragraph a line", 1)
        self.paragraphs.setObjectName(f"paragraphs_{key}")
        self.bullets = NoteEditor("Points, one a line", "Points, one a line", 1)
        self.bullets.setObjectName(f"bullets_{key}")
        self.heading.textEdited.connect(self._tell)
        self.paragraphs.edited.connect(self._tell)
        self.bullets.edited.connect(self._tell)
        self._hint = label("", "small", wraps=True)
        self.restore = button("Take back my changes", "link", name=f"restore_{key}")
        self.remove = button("Remove this block", "link", name=f"remove_{key}")
        below = QHBoxLayout()
        below.addWidget(self._hint, 1)
        below.addWidget(self.restore)
        below.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 4, 6)
        column.setSpacing(5)
        for one in (self.heading, self.paragraphs, self.bullets):
            column.addWidget(one)
        column.addLayout(below)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        return (self.heading, self.paragraphs, self.bullets, self.restore, self.remove)

    def show_row(self, row: Row) -> None:
        block = row.block
        if self.heading.text().strip() != block.heading:
            self.heading.setText(block.heading)
        for editor, lines in ((self.paragraphs, block.paragraphs), (self.bullets, block.bullets)):
            if lines_of(editor.value) != lines_of("\n".join(lines)):
                editor.set_value("\n".join(lines))
        has_text = block.role is not Role.WORDS
        has_points = has_text and block.role not in (Role.PROGRESS, Role.NEXT_VISIT, Role.DISCLAIMER)
        self.paragraphs.setVisible(has_text)
        self.bullets.setVisible(has_points)
        for field in (self.heading, self.paragraphs, self.bullets):
            field.setReadOnly(row.is_hidden)
        self._hint.setText(NAME_IS_HIDDEN if row.is_hidden else HINTS.get(block.role, ""))
        self.restore.setVisible(row.is_rewritten)
        self.remove.setVisible(row.is_added)

    def _tell(self) -> None:
        self.typed.emit(self.heading.text(), self.paragraphs.value, self.bullets.value)


class _Handle(QWidget):
    """Six dots to hold a row by."""

    dragged = Signal(QPoint)
    """Where the mouse is, on the screen."""
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("handle")
        self.setAccessibleName("Move")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._is_held = False

    def sizeHint(self) -> QSize:
        """Qt: room for the dots."""
        return QSize(zoomed(14), zoomed(22))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette_of(self).color("ink_faint"))
        middle = QPointF(self.width() / 2, self.height() / 2)
        size = zoomed(100) / 100
        for across in (-2.5, 2.5):
            for down in (-5.0, 0.0, 5.0):
                dot = middle + QPointF(across, down) * size
                painter.drawEllipse(dot, 1.2 * size, 1.2 * size)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_held = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: follow the mouse."""
        if self._is_held:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Qt: let go."""
        if self._is_held:
            self._is_held = False
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit()


def name_of(block: Block) -> str:
    """What a block is called in the list: its heading, or what it is for."""
    return block.heading or NAMES.get(block.role, block.role.value.replace("_", " ").capitalize())


def _start_of(row: Row) -> str:
    """The block's first words, or why there are none."""
    block = row.block
    if row.is_empty:
        return "nothing to print yet"
    scores = " → ".join(str(score) for _, score in block.series)
    words = " ".join((*block.paragraphs, *block.bullets)) or (f"Pain {scores}" if scores else "")
    return f"changed · {words}" if row.is_rewritten else words
