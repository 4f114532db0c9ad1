"""The signature of a visit, its addenda, and the place to add one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.visit.visit_view import SignedFacts
from ui.widgets.cards import Card, button, empty_out, label
from ui.widgets.field_editors import NoteEditor
from ui.widgets.typed_line import TypedLine


class AddendumPanel(Card):
    """Stands at the head of a signed visit; hidden while the visit is a draft."""

    added = Signal(str, str)
    """The words and the reason of a new addendum."""
    begun = Signal()
    """The form was opened."""

    def __init__(self) -> None:
        super().__init__()
        self._visit_id: int | None = None
        self._drafts: dict[int, tuple[str, str]] = {}
        self._line = label("", "soft", wraps=True)
        self.body.addWidget(self._line)
        self.difference = label("", "error", wraps=True)
        """What is no longer as it was signed."""
        self.difference.setObjectName("signature_problem")
        self.body.addWidget(self.difference)
        self._written = QVBoxLayout()
        self.body.addLayout(self._written)
        self._open = button("Add addendum", "link", name="open_addendum")
        self._open.clicked.connect(self._show_form)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = self._make_form()
        self.body.addWidget(self._form)
        self.hide()

    def show_signed(self, signed: SignedFacts | None) -> None:
        """Show who signed when, and every addendum in full.

        An addendum that was begun and not kept waits with its own visit.
        """
        if self._visit_id is not None:
            self._drafts[self._visit_id] = (self._words.value, self._reason.text())
        self._visit_id = signed.visit_id if signed else None
        self.setVisible(signed is not None)
        empty_out(self._written)
        if signed is None:
            return
        self._show_draft(signed.visit_id)
        self._line.setText(signed.line)
        self.difference.setText(signed.difference)
        self.difference.setVisible(bool(signed.difference))
        for one in signed.addenda:
            at = one.written_at.astimezone()
            reason = f" ({one.reason})" if one.reason else ""
            head = f"Addendum {at.day} {at:%B %Y, %H:%M}, {one.written_by}{reason}"
            self._written.addWidget(label(head, "strong", wraps=True))
            self._written.addWidget(label(one.text, wraps=True))

    def focus_first(self) -> None:
        """Go on with the addendum that was begun, or to the button that begins one."""
        (self._open if self._form.isHidden() else self._words).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Open the form, or go on with what was begun."""
        if self._form.isHidden():
            self._show_form()
        else:
            self.focus_first()

    def show_kept(self) -> None:
        """The addendum was added: the form is empty again."""
        self._words.set_value("")
        self._reason.clear()
        self._put_away()

    def keep_if_written_in(self) -> bool:
        """Add the addendum whose form has the keyboard; says whether it has it."""
        focused = QApplication.focusWidget()
        has_keyboard = focused is not None and self._form.isAncestorOf(focused)
        if has_keyboard:
            self._keep()
        return has_keyboard

    @property
    def unkept(self) -> dict[int, tuple[str, str]]:
        """Words and reason of each addendum that was begun and not added, by visit."""
        drafts = dict(self._drafts)
        if self._visit_id is not None:
            drafts[self._visit_id] = (self._words.value, self._reason.text())
        return {visit_id: draft for visit_id, draft in drafts.items() if any(part.strip() for part in draft)}

    def forget(self) -> None:
        """Hold no addendum of the patient who was left."""
        self._visit_id = None
        self._drafts.clear()

    def restore(self, drafts: Mapping[int, tuple[str, str]]) -> None:
        """Go on with addenda that were begun, as after unlocking."""
        self._drafts.update(drafts)
        if self._visit_id is not None and self._visit_id in drafts:
            self._show_draft(self._visit_id)

    def _show_draft(self, visit_id: int) -> None:
        words, reason = self._drafts.get(visit_id, ("", ""))
        self._words.set_value(words)
        self._reason.setText(reason)
        self._form.setVisible(bool(words or reason))
        self._open.setHidden(bool(words or reason))

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        self._words = NoteEditor("Addendum", "What is to be added; it is dated and cannot be changed later")
        self._words.setObjectName("addendum_words")
        self._reason = TypedLine()
        self._reason.setObjectName("addendum_reason")
        self._reason.setPlaceholderText("Reason, if it corrects something")
        self._reason.setAccessibleName("Reason for the addendum")
        row = QHBoxLayout()
        keep = button("Keep addendum", "primary", name="keep_addendum", tooltip="Ctrl Enter")
        keep.clicked.connect(self._keep)
        leave = button("Cancel", "link")
        leave.clicked.connect(self._put_away)
        for widget in (keep, leave):
            row.addWidget(widget)
        row.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._reason)
        column.addLayout(row)
        return form

    def _show_form(self) -> None:
        self._open.hide()
        self._form.show()
        self._words.setFocus()
        self.begun.emit()

    def _keep(self) -> None:
        self.added.emit(self._words.value, self._reason.text())

    def _put_away(self) -> None:
        self._open.show()
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)  # hidden first, the keyboard went astray
        self._form.hide()
