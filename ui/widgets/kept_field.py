"""Which field of a page has the keyboard, in plain words, so that it is found again on a page made anew."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.field_name import FieldName


@dataclass(frozen=True, kw_only=True)
class KeptField:
    """A field and where in it the cursor is; no words of a patient but what was being typed."""

    name: FieldName | None = None
    """None where no field had the keyboard, or none that can be found again."""
    cursor: int | None = None
    typed: str | None = None
    """What stood in a one-line field, for it may not be an answer yet."""
    unfolded: tuple[str, ...] = ()
    """The parts of the page that were unfolded."""


class Fields:
    """The fields of one page by their object names."""

    def __init__(self, page: QWidget) -> None:
        self.page = page

    def last(self) -> QWidget | None:
        """The field that has the keyboard, or had it when another program took it."""
        # The window's own memory: the application's is empty while another program has the keyboard
        found = self.page.window().focusWidget()
        return found if found is not None and self.page.isAncestorOf(found) else None

    def name(self, field: QWidget) -> FieldName | None:
        """What the field is called; None for one that cannot be found again."""
        name = FieldName.read(field.objectName())
        alike = self._named(name)
        return replace(name, number=alike.index(field)) if name is not None and field in alike else name

    def find(self, name: FieldName) -> QWidget | None:
        """The field of that name; where its part of the page is closed, what opens that part."""
        alike = self._named(name)
        if alike:
            return alike[min(name.number, len(alike) - 1)]
        return self.page.findChild(QWidget, name.opener) if name.opener else None

    def keep(self, field: QWidget | None) -> KeptField:
        """The field as it can be kept, with its cursor; nothing for a field without a name."""
        name = self.name(field) if field is not None else None
        if name is None:
            return KeptField()
        if isinstance(field, QLineEdit):
            return KeptField(name=name, cursor=field.cursorPosition(), typed=field.text())
        if isinstance(field, QPlainTextEdit):
            return KeptField(name=name, cursor=field.textCursor().position())
        return KeptField(name=name)

    def give_keyboard(self, kept: KeptField) -> bool:
        """Put the keyboard and the cursor where they were. False where that field cannot have them now."""
        field = self.find(kept.name) if kept.name is not None else None
        if kept.name is None or field is None or not field.isVisibleTo(self.page) or not field.isEnabled():
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if field.objectName() != kept.name.object_name:
            return True  # what opens the part in which it stood: what was typed there belongs elsewhere
        if isinstance(field, QLineEdit) and kept.cursor is not None:
            if kept.typed and not field.text():
                field.setText(kept.typed)
            field.deselect()
            field.setCursorPosition(kept.cursor)
        elif isinstance(field, QPlainTextEdit) and kept.cursor is not None:
            cursor = field.textCursor()
            cursor.setPosition(min(kept.cursor, len(field.toPlainText())))
            field.setTextCursor(cursor)
        return True

    def _named(self, name: FieldName | None) -> list[QWidget]:
        return self.page.findChildren(QWidget, name.object_name) if name is not None else []


def around(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all that it stands in, from the inside out."""
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = at.parentWidget()
