"""The brushes of the pain drawing and its eraser, each with its pattern and its digit."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from charting.domain.pain_drawing import Quality
from ui.widgets.cards import button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pain_brushes import quality_icon
from ui.widgets.palette import palette_of
from ui.widgets.zoom import LOOK_CHANGES, zoomed

ICON = 14
ERASER_DIGIT = 0

BRUSHES: tuple[Quality | None, ...] = (*Quality, None)
"""In the order of their digits; the eraser comes last and has 0."""


class BrushBar(QWidget):
    """One brush at a time."""

    chosen = Signal(str)
    """The key of a quality, or an empty text for the eraser."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Brush")
        self._group = QButtonGroup(self)
        self._buttons: dict[Quality | None, QPushButton] = {}
        flow = FlowLayout(self, gap=4)
        flow.setContentsMargins(0, 0, 0, 0)
        for brush in BRUSHES:
            made = self._button(brush)
            flow.addWidget(made)
            self._buttons[brush] = made
            self._group.addButton(made)
        self._dress()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The brushes in the order of the keyboard."""
        return tuple(self._buttons.values())

    def show_brush(self, brush: Quality | None) -> None:
        """Show which brush is taken, without announcing it."""
        self._buttons[brush].setChecked(True)

    def set_read_only(self, read_only: bool) -> None:
        """Offer no brush."""
        for made in self._buttons.values():
            made.setEnabled(not read_only)

    def take_digit(self, digit: int) -> None:
        """Take the brush of a digit, as if it was clicked; other digits do nothing."""
        for brush, made in self._buttons.items():
            if digit_of(brush) == digit:
                made.click()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: other colours or another zoom are other swatches."""
        super().changeEvent(event)
        if event.type() in LOOK_CHANGES:
            self._dress()

    def _button(self, brush: Quality | None) -> QPushButton:
        words = brush.label if brush else "Eraser"
        digit = digit_of(brush)
        made = button(
            f"{digit}  {words}", "row", name=f"brush_{brush or 'eraser'}", tooltip=f"{words} ({digit})"
        )
        made.setCheckable(True)
        made.setAccessibleName(f"{words}, key {digit}")
        made.clicked.connect(lambda: self.chosen.emit(brush.value if brush else ""))
        return made

    def _dress(self) -> None:
        size = zoomed(ICON)
        for brush, made in getattr(self, "_buttons", {}).items():
            made.setIconSize(QSize(size, size))
            if brush is not None:
                made.setIcon(quality_icon(palette_of(self), brush, size, self.devicePixelRatioF()))
            keep_room_for_bold(made)


def digit_of(brush: Quality | None) -> int:
    """The digit that takes a brush."""
    return ERASER_DIGIT if brush is None else list(Quality).index(brush) + 1


def keep_room_for_bold(made: QPushButton) -> None:
    """Make a button wide enough for its words in bold, as it has them while it is checked."""
    bold = QFont(made.font())
    bold.setBold(True)
    beside = zoomed(26) if made.icon().isNull() else made.iconSize().width() + zoomed(22)
    made.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(made.text()) + beside)
