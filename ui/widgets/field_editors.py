"""One editor for each kind of plain field; all have `value`, `set_value`, `set_read_only` and `edited`."""

from math import ceil

from PySide6.QtCore import QDateTime, QEvent, QMimeData, QObject, Qt, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)

from charting.domain.finding import FindingDefinition, Kind
from charting.domain.note_words import moment_words
from charting.domain.text import kept
from ui.widgets.cards import button
from ui.widgets.cards import label as words_label
from ui.widgets.palette import palette_of, set_kind
from ui.widgets.segments import Segments
from ui.widgets.typed_line import TypedLine, is_undo_key
from ui.widgets.zoom import ZOOM_CHANGES, zoomed

NARROW_WIDTH = 74
WIDEST = 260
"""Of a narrow line, whatever is typed into it."""
NO_MOMENT = QDateTime(2000, 1, 1, 0, 0, 0)
"""Stands in the hidden field, so that it keeps nothing of a visit that was left."""

WHEN_FORMAT = "yyyy-MM-ddTHH:mm"
MOST_LETTERS_ABREAST = 24
"""Longer answers go into a box that opens."""


ROUND_ABOUT = 22
"""Pixels of padding, border and the document's own margin."""

MOST_COUNTED_PARAGRAPHS = 400
"""Beyond so many, a paragraph of a pasted text counts as one line, so that typing stays quick."""


class LineEditor(QWidget):
    """A single line, for numbers and short texts."""

    edited = Signal(str)

    def __init__(self, label: str, unit: str = "", *, narrow: int = 0, parent: QWidget | None = None) -> None:
        """`narrow` is its width in pixels; 0 takes what there is."""
        super().__init__(parent)
        self._unit, self._narrow = unit, narrow
        self.line = TypedLine("", self)
        self.line.setAccessibleName(f"{label}, {unit}" if unit else label)
        self.line.setPlaceholderText(unit)
        self.line.typed.connect(self.edited)
        self.line.leaves_undo_to_the_page = True
        if narrow:
            self._fit()
            self.line.textChanged.connect(self._fit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        if narrow:
            row.addStretch(1)
        self.setFocusProxy(self.line)

    @property
    def value(self) -> str:
        """The text as typed."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Show a text without announcing it; what the user is typing keeps its cursor."""
        if self.line.text() != value:
            self.line.setText(value)

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting it be changed; an empty one says so."""
        self.line.setReadOnly(read_only)
        nothing = "–" if self._narrow else "Not recorded"
        self.line.setPlaceholderText(nothing if read_only else self._unit)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger digits need a wider field."""
        super().changeEvent(event)
        if event.type() in ZOOM_CHANGES and self._narrow:
            self._fit()

    def _fit(self) -> None:
        """Words typed where a number is asked are seen from the first letter: `9 stiff`."""
        wanted = self.line.fontMetrics().horizontalAdvance(self.line.text()) + zoomed(ROUND_ABOUT)
        width = min(max(zoomed(self._narrow), wanted), zoomed(WIDEST))
        if width != self.line.maximumWidth():
            self.line.setMaximumWidth(width)


class NoteEditor(QPlainTextEdit):
    """Free text that grows with its words; Tab leaves it."""

    edited = Signal(str)

    def __init__(
        self, label: str, prompt: str = "", least_lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self._prompt = prompt
        self.setAccessibleName(label)
        self.setPlaceholderText(prompt)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._announce)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._grow())
        self.cursorPositionChanged.connect(self._keep_cursor_in_sight)
        self._grow()

    @property
    def value(self) -> str:
        """The text as typed."""
        return self.toPlainText()

    def set_value(self, value: str) -> None:
        """Show a text without announcing it: textChanged also fires for the program's own changes."""
        if self.toPlainText() != value:
            place = self.textCursor().position()
            self.blockSignals(True)
            self.setPlainText(value)
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(self.toPlainText())))
            self.setTextCursor(cursor)
            self._grow()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting it be changed; an empty one says so instead of what to type."""
        self.setReadOnly(read_only)
        self.setPlaceholderText("Not recorded" if read_only else self._prompt)

    def leave_undo_to_the_page(self) -> None:
        """Keep no undo of its own, so that undo and redo go over all fields of the page in one order."""
        self.setUndoRedoEnabled(False)

    def event(self, event: QEvent) -> bool:
        """Qt: where the page undoes, its keys are not claimed here."""
        if not self.isUndoRedoEnabled() and is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font is another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground too, so that what lies under the words is not painted anew with each letter."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().base())
        painter.end()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: all of the text is visible, so the wheel belongs to the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: at another width the text has other lines, and its end may have left the window."""
        super().resizeEvent(event)
        self._grow()
        self._keep_cursor_in_sight()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: paste words only, and only such as can be kept."""
        if source.hasText():
            self.insertPlainText(kept(source.text()))

    def _keep_cursor_in_sight(self) -> None:
        """All of the text is laid out, so it is the page that must scroll to the cursor."""
        if not self.hasFocus():
            return
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content is not None:
            at = self.viewport().mapTo(content, self.cursorRect().center())
            around.ensureVisible(at.x(), at.y(), 0, self.fontMetrics().lineSpacing() * 2 + ROUND_ABOUT)

    def _announce(self) -> None:
        self.edited.emit(self.toPlainText())

    def _grow(self) -> None:
        least = self._least_lines * self.fontMetrics().lineSpacing()
        self.setFixedHeight(max(least, self._height_of_words()) + ROUND_ABOUT)

    def _height_of_words(self) -> int:
        """As the words break now: the document counts a paragraph anew only once it was painted."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid() and block.blockNumber() < MOST_COUNTED_PARAGRAPHS:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        uncounted = max(0, self.document().blockCount() - MOST_COUNTED_PARAGRAPHS)
        return ceil(height) + uncounted * (self.fontMetrics().lineSpacing() + 1)


class ChoiceBox(QComboBox):
    """Answers too long to stand side by side; nothing is chosen until the user chooses."""

    edited = Signal(str)

    def __init__(
        self, answers: tuple[tuple[str, str], ...], label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.addItem("–", "")
        for key, words in answers:
            self.addItem(words, key)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        # With Qt's own policy the wheel would first take the focus and then change the answer
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _: self.edited.emit(self.value))

    @property
    def value(self) -> str:
        """The chosen answer, or an empty text."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show an answer without announcing it: `activated` is the user's own choice only."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting it be changed."""
        self.setEnabled(not read_only)
        self.setItemText(0, "Not recorded" if read_only else "–")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: where nothing can be chosen, words alone; a box would look as if it opened."""
        if self.isEnabled():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(palette_of(self).color("ink" if self.value else "ink_faint"))
        painter.drawText(self.rect().adjusted(5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.currentText())
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel belongs to the page unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class WhenEditor(QWidget):
    """A date and time that is unset until the user sets it."""

    edited = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._read_only = False
        self._stack = QStackedLayout(self)
        self._offers = self._make_offers(label)
        self._set = QWidget(self)
        row = QHBoxLayout(self._set)
        row.setContentsMargins(0, 0, 0, 0)
        self.moment = QDateTimeEdit(self._set)
        self.moment.setCalendarPopup(True)
        self.moment.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.moment.setDisplayFormat("ddd d MMM yyyy, HH:mm")
        self.moment.setAccessibleName(label)
        self.moment.dateTimeChanged.connect(self._changed)
        self.moment.installEventFilter(self)
        self._clear = button("Clear", "link")
        self._clear.setAccessibleName(f"Clear {label.lower()}")
        self._clear.clicked.connect(self._forget)
        row.addWidget(self.moment, 1)
        row.addWidget(self._clear)
        self._stack.addWidget(self._offers)
        self._stack.addWidget(self._set)
        self._read = words_label("", name="when_words")
        self._stack.addWidget(self._read)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> str:
        """The moment as `2026-03-23T10:30`, or an empty text."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a moment without announcing it: the signal also fires for the program's own changes."""
        self._value = value
        moment = QDateTime.fromString(value, WHEN_FORMAT)
        self.moment.blockSignals(True)
        self.moment.setDateTime(moment if moment.isValid() else NO_MOMENT)
        self.moment.blockSignals(False)
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting it be changed."""
        self._read_only = read_only
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the wheel must not change a box that has no focus."""
        if event.type() == QEvent.Type.Wheel and not self.moment.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _make_offers(self, label: str) -> QWidget:
        offers = QWidget(self)
        row = QHBoxLayout(offers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        made = []
        for words, days in (("In a week", 7), ("In two weeks", 14), ("Another day", 1)):
            offer = button(words, "link")
            offer.setAccessibleName(f"{label}: {words.lower()}")
            offer.clicked.connect(lambda _=False, days=days: self._choose_in(days))
            row.addWidget(offer)
            made.append(offer)
        row.addStretch(1)
        self._first_offer = made[0]
        return offers

    def _show(self) -> None:
        """The day to change, or what can be chosen; where nothing can be, words alone."""
        if self._read_only:
            self._read.setText(moment_words(self._value) or "Not recorded")
            set_kind(self._read, "" if self._value else "faint")
            self._stack.setCurrentWidget(self._read)
        else:
            is_moment = QDateTime.fromString(self._value, WHEN_FORMAT).isValid()
            self._stack.setCurrentWidget(self._set if is_moment else self._offers)

    def _choose_in(self, days: int) -> None:
        """The day, at midnight: that stands for no time, and none is invented."""
        day = QDateTime.currentDateTime().date().addDays(days)
        self._choose(QDateTime(day, QTime(0, 0)).toString(WHEN_FORMAT))
        self.moment.setFocus()

    def _forget(self) -> None:
        self._choose("")
        self._first_offer.setFocus()

    def _choose(self, value: str) -> None:
        self.set_value(value)
        self.edited.emit(value)

    def _changed(self, moment: QDateTime) -> None:
        self._value = moment.toString(WHEN_FORMAT)
        self.edited.emit(self._value)


PlainEditor = LineEditor | NoteEditor | Segments | ChoiceBox | WhenEditor


def editor_for(definition: FindingDefinition) -> PlainEditor:
    """The editor of a plain field."""
    label = definition.label
    if definition.kind is Kind.SCORE and definition.lowest is not None and definition.highest is not None:
        numbers = range(int(definition.lowest), int(definition.highest) + 1)
        answers = tuple((str(number), str(number)) for number in numbers)
        return Segments(answers, label, least_width=26)
    if definition.kind is Kind.CHOICE:
        answers = tuple((one.key, one.label) for one in definition.choices)
        letters = sum(len(words) for _, words in answers)
        return Segments(answers, label) if letters <= MOST_LETTERS_ABREAST else ChoiceBox(answers, label)
    if definition.kind is Kind.WHEN:
        return WhenEditor(label)
    is_narrow = definition.kind in (Kind.NUMBER, Kind.SCORE)
    return LineEditor(label, definition.unit, narrow=NARROW_WIDTH if is_narrow else 0)
