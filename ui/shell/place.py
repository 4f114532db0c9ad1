"""Where the practitioner is, so that unlocking and going back lead there again; and the page that is open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.shell.footer import Hints
from ui.widgets.field_name import FieldName
from ui.widgets.kept_field import Fields, KeptField

if TYPE_CHECKING:
    from ui.presenters.practice.palette_presenter import Command

Fill = Callable[[str, str], None]
"""Puts the cursor into a field, by its object name, with this text ready."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page and where in it, in plain values: no name, no words of a patient but what was being typed."""

    page: str
    patient_id: int | None = None
    visit_id: int | None = None
    tab: str = ""
    focus: str = ""
    """The field that had the keyboard, a `FieldName` as text; empty for none."""
    cursor: int | None = None
    typed: str | None = None
    """What stood in a one-line field that had the keyboard, for it may not be an answer yet."""


HOME = Place(page="home")


def nothing() -> None:
    """Do nothing."""


@dataclass(kw_only=True)
class OpenPage:
    """A page in the content area and what the shell may ask of it."""

    widget: QWidget
    place: Callable[[], Place]
    hints: Callable[[], Hints] = field(default=lambda: ())
    """The keys that matter on the page now."""
    flush: Callable[[], bool] = field(default=lambda: True)
    """Save what waits; False when it could not be saved."""
    unsaved: Callable[[], object | None] = field(default=lambda: None)
    """What could not be saved, handed to the page's maker when the place is opened again."""
    unsaved_words: Callable[[], str] = field(default=lambda: "")
    """The same as text, for a file to keep it in."""
    go_to: Callable[[Place], bool] = field(default=lambda _place: False)
    """Move within the page; False if another page is needed."""
    undo: Callable[[], object] = nothing
    """Take the last step of the practitioner back."""
    redo: Callable[[], object] = nothing
    edit_names: Callable[[], tuple[str, str]] = field(default=lambda: ("", ""))
    """What undo takes back and what redo does again, in words; empty when there is nothing."""
    commands: "Callable[[], Iterable[Command]]" = field(default=lambda: ())
    """What can be done on the page now, for the command palette."""
    fill: Callable[[], Fill | None] = field(default=lambda: None)
    """How the command palette fills fields of the page; None while there are none to fill."""
    names_hidden: Callable[[bool], None] = field(default=lambda _hidden: None)
    """Show initials instead of names, or names again."""
    left: Callable[[], None] = nothing
    """The page is about to go: stop listening, and hold nothing that a late key could change."""
    again: "Callable[[Place, object | None], OpenPage] | None" = None
    """Opens another place in this page, which is kept for that when it is left; takes what a maker takes.

    None for a page that goes when it is left, and is made anew.
    """
    own_fields: Fields | None = None
    """How its fields are found again, where object names are not enough."""

    @property
    def fields(self) -> Fields:
        """The page's fields by name."""
        return self.own_fields or Fields(self.widget)


def keep_with(owner: QObject, *things: object) -> None:
    """Let these live as long as the owner: Qt's signals do not keep a plain Python object alive."""
    owner.kept_with = things  # type: ignore[attr-defined]


def with_focus(place: Place, fields: Fields) -> Place:
    """The place with the field that has the keyboard, and where in it the cursor is."""
    kept = fields.keep(fields.last())
    if kept.name is None:
        return place
    return replace(place, focus=str(kept.name), cursor=kept.cursor, typed=kept.typed)


def give_focus(place: Place, fields: Fields) -> None:
    """Put the keyboard and the cursor where they were."""
    name = FieldName.read(place.focus)
    fields.give_keyboard(KeptField(name=name, cursor=place.cursor, typed=place.typed))
