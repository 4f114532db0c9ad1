"""The plain parts that every page is made of: cards, form rows, banners, empty states."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.palette import set_kind
from ui.widgets.still import keep_still, paint_edges

LABEL_WIDTH = 90
"""Pixels of the label column, as on the visit page, at the usual size of letters."""

BASE_PIXELS = 13


def label(text: str = "", kind: str = "", *, name: str = "", wraps: bool = False) -> QLabel:
    """A label in one of the style sheet's looks; plain text, so that typed words are never markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wraps)
    if kind:
        made.setProperty("kind", kind)
    if name:
        made.setObjectName(name)
    return made


def button(text: str, kind: str = "plain", *, name: str = "", tooltip: str = "") -> QPushButton:
    """A button in one of the style sheet's looks: primary, plain, link or danger."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(True)  # so that Enter presses it when it has the keyboard
    if name:
        made.setObjectName(name)
    if tooltip:
        made.setToolTip(tooltip)
    return made


def destroy(widget: QWidget) -> None:
    """Hide a widget at once and delete it as soon as the event in hand is done."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def empty_out(layout: QLayout, keep: int = 0) -> None:
    """Take every widget but the first `keep` out of a layout, off the screen and out of memory."""
    while layout.count() > keep:
        item = layout.takeAt(keep)
        widget = item.widget() if item else None
        if widget is not None:
            destroy(widget)


class Card(QFrame):
    """A white card with an optional heading; put the contents into `body`."""

    def __init__(self, title: str = "", kind: str = "heading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        keep_still(self)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 12, 14, 14)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        """The heading's line; widgets added here stand to the right of the heading."""
        self.title = label(title, kind)
        if title:
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.body.addLayout(self.head)
            self.setAccessibleName(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: what stands in it stays as it is painted."""
        super().resizeEvent(event)
        paint_edges(self, event.oldSize())


class FormRow(QWidget):
    """A label, what is filled in, and below it what is wrong with it or where it came from."""

    kept = Signal()
    """What was brought forward into the field is to be kept as it is."""

    def __init__(
        self, text: str, field: QWidget, label_width: int = LABEL_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        keep_still(self)
        self.field = field
        self.label = label(text, "label", wraps=True)
        self._label_width = label_width
        self._fit_label()
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(text)
        self.problem = label("", "error", wraps=True)
        self.problem.hide()
        right = QVBoxLayout()
        right.setSpacing(3)
        right.addWidget(field)
        right.addWidget(self.problem)
        self._right = right
        self._origin: Banner | None = None
        self._aside: QLabel | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._left.addWidget(self.label)
        row.addLayout(self._left)
        row.setAlignment(self._left, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(right, 1)

    def add_below_label(self, widget: QWidget) -> None:
        """Put something small under the label."""
        self._left.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: a larger font needs a wider label column."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_label()

    def _fit_label(self) -> None:
        self.label.setFixedWidth(
            round(self._label_width * max(1.0, self.fontInfo().pixelSize() / BASE_PIXELS))
        )

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong below the field; an empty sentence takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def show_aside(self, words: str) -> None:
        """Say something calm below the field, such as where typed words went; empty takes it away."""
        if self._aside is None:
            if not words:
                return
            self._aside = label("", "soft", wraps=True)
            self._aside.setObjectName(f"{self.field.objectName()}_aside")
            self._right.addWidget(self._aside)
        self._aside.setText(words)
        self._aside.setVisible(bool(words))

    def show_origin(self, words: str) -> None:
        """Say where the field's content was brought from; empty when it is the practitioner's own."""
        if self._origin is None:
            if not words:
                return
            self._origin = Banner("amber", is_slim=True)
            self._origin.setObjectName(f"{self.field.objectName()}_origin")
            keep = self._origin.add_action("Keep", f"keep_{self.field.objectName()}")
            keep.setAccessibleName(f"Keep {self.label.text().lower()} as brought forward")
            keep.clicked.connect(self.kept)
            self._right.addWidget(self._origin)
        self._origin.say(words)


class Banner(QFrame):
    """A calm strip in one colour: `danger`, `amber` or `jade`; hidden while it has nothing to say."""

    def __init__(
        self, kind: str = "jade", text: str = "", parent: QWidget | None = None, *, is_slim: bool = False
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", f"banner-{kind}")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0 if is_slim else 8, 10, 0 if is_slim else 8)
        self.words = label(text, wraps=True)
        self._row.addWidget(self.words, 1)
        # Shown without a parent it would be a window of its own for a moment
        if not text:
            self.hide()

    def say(self, text: str) -> None:
        """Show the words, or hide the banner when there are none."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def set_tone(self, kind: str) -> None:
        """Change the colour: `danger`, `amber` or `jade`."""
        set_kind(self, f"banner-{kind}")

    def add_action(self, text: str, name: str = "") -> QPushButton:
        """An underlined button at the banner's end; connect its `clicked`."""
        made = button(text, "link", name=name)
        self._row.addWidget(made)
        return made


class EmptyState(QWidget):
    """What a page says when it has nothing to show, and the one thing to do about it."""

    acted = Signal()

    def __init__(self, title: str, words: str, action_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(title, "title", wraps=True)
        self.words = label(words, "soft", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(1)
        for one in (self.title, self.words):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(one)
        self.action = button(action_text, "primary")
        if not action_text:
            self.action.hide()
        self.action.clicked.connect(self.acted)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class ElidedLabel(QLabel):
    """One line of text that ends in … where there is no room; the whole is in the tooltip."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if kind:
            self.setProperty("kind", kind)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw as much as fits."""
        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        self.style().drawItemText(
            painter, area, self.alignment(), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )


def elided(text: str = "", kind: str = "") -> ElidedLabel:
    """A one-line label that shortens itself with …."""
    return ElidedLabel(text, kind)
