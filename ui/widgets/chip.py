"""One recorded thing as a rounded chip: read, moved between, changed and removed by key or mouse."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.presenters.editing.chips import Chip
from ui.widgets.chip_words import ChipWords
from ui.widgets.palette import Palette, palette_of
from ui.widgets.tips import set_plain_tip

PADDING = 9
CROSS = 16
ABOVE_AND_BELOW = 5

COLOURS = {
    "plain": ("ink", "chip"),
    "western": ("western", "western_wash"),
    "tcm": ("jade", "jade_wash"),
    "danger": ("danger", "danger_wash"),
}

COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""A letter typed with one of these is a command of the window, not of the chip."""


class ChipButton(QAbstractButton):
    """Shows a chip. Left and right move, Delete removes, Enter opens its menu, letters do its actions."""

    acted = Signal(str)
    """The name of an action of the chip, or `remove`."""
    menu_wanted = Signal()
    details_wanted = Signal()
    """Enter or a click on a chip that has more to chart than a menu holds."""
    moved = Signal(int)
    """-1 for the chip before, 1 for the one after."""
    passed = Signal(bool)
    """Tab was pressed, True forward."""
    typed = Signal(str)
    """Text that is no action of the chip: it belongs into the field."""
    focus_changed = Signal()

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = chip
        self._read_only = False
        self._words = ChipWords(chip)
        self._look: tuple[object, ...] = ()
        self._picture = QPixmap()
        self._natural: QSize | None = None
        """What it asks for, until it is dressed otherwise."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(chip.spoken)
        self.setAccessibleDescription(self._description)
        set_plain_tip(self, "\n".join(part for part in (chip.spoken, chip.tip) if part))
        self.clicked.connect(self._open)

    def set_read_only(self, read_only: bool) -> None:
        """Show the chip without its cross and refuse changes."""
        self._read_only = read_only
        self.setAccessibleDescription("" if read_only else self._description)
        self.setCursor(Qt.CursorShape.ArrowCursor if read_only else Qt.CursorShape.PointingHandCursor)
        self._natural = None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as wide as the words, in the font that the style sheet gives."""
        if self._natural is None:
            self.ensurePolished()
            wide = self._words.natural_width(self.font()) + self._beside
            self._natural = QSize(wide, self.heightForWidth(wide))
        return self._natural

    def hasHeightForWidth(self) -> bool:
        """Qt: words too long for a line go on in the next."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: as many lines as the words need."""
        self.ensurePolished()
        return self._words.height(self.font(), width - self._beside) + ABOVE_AND_BELOW

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the chip as it was drawn once; a page that moves paints many."""
        palette, ratio = palette_of(self), self.devicePixelRatioF()
        look = (self.size(), ratio, palette, self.hasFocus(), self._read_only)
        if look != self._look:
            self._look, self._picture = look, QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(palette.color("card"))  # letters are smoothed against what they stand on
            self._draw(self._picture, palette)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _draw(self, picture: QPixmap, palette: Palette) -> None:
        """The rounded wash, the words, the cross."""
        ink, wash = COLOURS[self.chip.tone]
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(palette.color("teal") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(wash))
        painter.drawRoundedRect(area, 10, 10)
        colours = (palette.color(ink), palette.color("ink_soft"))
        words = self._words.laid_out(self.font(), self.width() - self._beside, colours)
        place = QPointF(PADDING, (self.height() - words.boundingRect().height()) / 2)
        words.draw(painter, place)
        if not self._read_only:
            painter.setPen(palette.color("ink_faint"))
            cross = self.rect().adjusted(self.width() - CROSS - 2, 0, -2, 0)
            painter.drawText(cross, Qt.AlignmentFlag.AlignCenter, "×")
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the cross removes; elsewhere the chip is taken up."""
        if self._is_on_cross(event):
            self.acted.emit("remove")
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double click on a cross removes one chip, not also the one that takes its place."""
        if not self._is_on_cross(event):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the right button opens the menu too."""
        self.menu_wanted.emit()
        event.accept()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Qt: Tab leaves the whole field, not just the chip."""
        self.passed.emit(is_forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: see the class."""
        key = event.key()
        if event.modifiers() & COMMANDS:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif self._read_only:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.acted.emit("remove")
        elif event.text().isprintable() and event.text():
            self._act_by_letter(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show the focus ring."""
        super().focusInEvent(event)
        self.update()
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: take the focus ring away."""
        super().focusOutEvent(event)
        self.update()
        self.focus_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font is another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._natural, self._look = None, ()
            self.updateGeometry()

    @property
    def _beside(self) -> int:
        """The width that is not for words."""
        return 2 * PADDING + (0 if self._read_only else CROSS - 4)

    def _is_on_cross(self, event: QMouseEvent) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton
        return is_left and not self._read_only and event.position().x() >= self.width() - CROSS - 2

    @property
    def _description(self) -> str:
        what = "opens its details" if self.chip.has_details else "shows what can be changed"
        return f"Delete removes it, Enter {what}"

    def _open(self) -> None:
        if self.chip.has_details and not self._read_only:
            self.details_wanted.emit()
        else:
            self.menu_wanted.emit()

    def _act_by_letter(self, letter: str) -> None:
        for action in self.chip.actions:
            if action.key and action.key.casefold() == letter.casefold():
                self.acted.emit(action.name)
                return
        self.typed.emit(letter)
