"""Which field of a page has the keyboard, in plain words, so that it is found again on a page made anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

NUMBER = "#"
"""Between a name and which of several widgets of that name is meant."""
INSIDE = "/"
"""Between the name of what opens a part of the page and the name of a field in that part."""


@dataclass(frozen=True, kw_only=True)
class KeptField:
    """A field and where in it the cursor is; no words of a patient but what was being typed."""

    name: str = ""
    cursor: int | None = None
    typed: str | None = None
    """What stood in a one-line field, for it may not be an answer yet."""


class Fields:
    """The fields of one page by their object names."""

    def __init__(self, page: QWidget) -> None:
        self.page = page

    def last(self) -> QWidget | None:
        """The field that has the keyboard, or had it when another program took it."""
        # The window's own memory: the application's is empty while another program has the keyboard
        found = self.page.window().focusWidget()
        return found if found is not None and self.page.isAncestorOf(found) else None

    def name(self, field: QWidget) -> str:
        """What the field is called; empty for one that cannot be found again."""
        name = field.objectName()
        alike = self._named(name) if name else []
        return f"{name}{NUMBER}{alike.index(field)}" if len(alike) > 1 and field in alike else name

    def find(self, name: str) -> QWidget | None:
        """The field of that name; where its part of the page is closed, what opens that part."""
        plain, _, number = name.partition(NUMBER)
        alike = self._named(plain) if plain else []
        if alike:
            return alike[min(int(number), len(alike) - 1)] if number.isdecimal() else alike[0]
        opener = name.partition(INSIDE)[0] if INSIDE in name else ""
        return self.page.findChild(QWidget, opener) if opener else None

    def keep(self, field: QWidget | None) -> KeptField:
        """The field as it can be kept, with its cursor; nothing for a field without a name."""
        name = self.name(field) if field is not None else ""
        if not name:
            return KeptField()
        if isinstance(field, QLineEdit):
            return KeptField(name=name, cursor=field.cursorPosition(), typed=field.text())
        if isinstance(field, QPlainTextEdit):
            return KeptField(name=name, cursor=field.textCursor().position())
        return KeptField(name=name)

    def give_keyboard(self, kept: KeptField) -> bool:
        """Put the keyboard and the cursor where they were. False where that field cannot have them now."""
        field = self.find(kept.name) if kept.name else None
        if field is None or not field.isVisibleTo(self.page) or not field.isEnabled():
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if field.objectName() != kept.name.partition(NUMBER)[0]:
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

    def _named(self, name: str) -> list[QWidget]:
        return self.page.findChildren(QWidget, name)


def around(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all that it stands in, from the inside out."""
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = at.parentWidget()
