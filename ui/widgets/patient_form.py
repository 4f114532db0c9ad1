"""The fields of a patient as form rows, for the details page and for adding a patient."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.presenters.patient.patient_fields import AS_THE_PRACTICE, LANGUAGES, NAMING_FIELDS, FormField
from ui.widgets.calm_box import CalmBox
from ui.widgets.cards import FormRow
from ui.widgets.date_field import DateField
from ui.widgets.field_editors import NoteEditor


class TextLine(QLineEdit):
    """One line of text."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, prompt: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(prompt)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self.left)

    def set_value(self, value: str) -> None:
        """Show a text without announcing it; what is being typed keeps its cursor."""
        if self.text() != value:
            self.setText(value)


class LanguageBox(CalmBox):
    """A language by its tag."""

    edited = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        for tag, name in (AS_THE_PRACTICE, *LANGUAGES):
            self.addItem(name, tag)
        self.activated.connect(lambda _: self.edited.emit(self.currentData()))
        self.installEventFilter(self)

    def set_value(self, value: str) -> None:
        """Show a language without announcing it; one that we do not know is kept and shown by its tag."""
        if self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the wheel must not change a box that has no focus."""
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class NoteLine(NoteEditor):
    """A few lines of text."""

    left = Signal()


FieldEditor = TextLine | LanguageBox | NoteLine | DateField


class PatientForm(QObject):
    """Makes the rows of some fields and speaks for all of them; pages lay the rows out."""

    edited = Signal(str, str)
    """The name and text of a field after the user's own change."""
    left = Signal(str)
    """The name of a field that the keyboard left."""

    def __init__(self, fields: Sequence[FormField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self._editors: dict[str, FieldEditor] = {}
        for field in fields:
            editor = _editor_for(field)
            editor.edited.connect(lambda text, name=field.name: self.edited.emit(name, text))
            editor.left.connect(lambda name=field.name: self.left.emit(name))
            self._editors[field.name] = editor
            self.rows[field.name] = FormRow(field.label, editor)
            self._name(field, editor)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show every field's text."""
        for name, editor in self._editors.items():
            editor.set_value(texts.get(name, ""))

    def show_problem(self, name: str, words: str) -> None:
        """Say by a field what is wrong with it."""
        if name in self.rows:
            self.rows[name].show_problem(words)

    def show_understood(self, name: str, words: str) -> None:
        """Say by a field what was read from it."""
        editor = self._editors.get(name)
        if isinstance(editor, DateField):
            editor.show_understood(words)

    def hide_names(self, hidden: bool) -> None:
        """Show dots for what names a person, or the words again."""
        for name in NAMING_FIELDS & self._editors.keys():
            editor = self._editors[name]
            if isinstance(editor, TextLine):
                editor.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)

    def focus(self, name: str) -> None:
        """Put the keyboard into a field."""
        self._editors[name].setFocus()

    def _name(self, field: FormField, editor: FieldEditor) -> None:
        named: QWidget = editor.line if isinstance(editor, DateField) else editor
        named.setObjectName(field.name)
        named.setAccessibleName(field.label)


def _editor_for(field: FormField) -> FieldEditor:
    if field.kind == "day":
        return DateField(field.label, field.prompt)
    if field.kind == "notes":
        return NoteLine(field.label, field.prompt)
    if field.kind == "language":
        return LanguageBox()
    return TextLine(field.prompt)
