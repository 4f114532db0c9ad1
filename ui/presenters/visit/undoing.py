"""Undo and redo at the visit that is open, each with a line that says what became of it."""

from collections import Counter
from collections.abc import Callable, Mapping

from charting.domain.finding import FindingDefinition, Kind, spoken
from charting.domain.note_words import moment_words
from charting.domain.visit_note import Changes, Field, ListField, ObservationField, ProseField, VisitNote
from ui.presenters.editing.chips import Chip, ChipSource
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.visit.news import News, NewsDesk

UNDONE = "Undone"
MOST_NAMED = 3
BESIDE = ("carried", "usual_needle", "dismissed", "caution_reasons")
"""Lists that change along with a field of the page and have none of their own."""

Chips = Mapping[str, tuple[Chip, ...]]


class Undoing:
    """Takes steps back and again; what was out of sight comes into it."""

    def __init__(self, editing: VisitEditing, sources: Mapping[str, ChipSource], news: NewsDesk) -> None:
        self._editing = editing
        self._sources = sources
        self._news = news

    def undo(self) -> None:
        """Take the last step back."""
        self._editing.settle()
        self._go(self._editing.undo, UNDONE, self._editing.steps.undo_name)

    def redo(self) -> None:
        """Take the step again that was undone last."""
        self._editing.settle()
        self._go(self._editing.redo, "Done again", self._editing.steps.redo_name)

    def _go(self, step: Callable[[], Changes | None], said: str, name: str) -> None:
        if self._news.refuses():
            return
        chips = self._chips()
        changes = step()
        if changes is None:
            words = "There is nothing to undo." if said == UNDONE else "There is nothing to do again."
            self._news.say(News(words=words))
            return
        what = self._what(changes, chips, "back" if said == UNDONE else "added") or name
        self._news.say(News(words=f"{said}: {what}", field=_shown_field(changes)))

    def _chips(self) -> Chips:
        return {key: source.chips() for key, source in self._sources.items()}

    def _what(self, changes: Changes, before: Chips, came: str) -> str:
        """The one thing that the step changed; empty where it changed several."""
        fields = [field for field in changes if not _is_beside(field)]
        after = self._chips()
        moved = [key for key in after if after[key] != before[key]]
        if len(moved) == 1 and not any(isinstance(field, ProseField) for field in fields):
            return _chip_words(before[moved[0]], after[moved[0]], came)
        if len(fields) == 1 and not moved and isinstance(fields[0], ObservationField):
            return _value_words(fields[0], self._editing.note, self._editing.definitions)
        return ""


def _shown_field(changes: Changes) -> Field | None:
    return next((field for field in changes if not _is_beside(field)), None)


def _is_beside(field: Field) -> bool:
    return isinstance(field, ListField) and field.name in BESIDE


def _chip_words(before: tuple[Chip, ...], after: tuple[Chip, ...], came: str) -> str:
    """What went from a list and what came to it; empty where it was only put in another order."""
    was, now = Counter(one.spoken for one in before), Counter(one.spoken for one in after)
    gone = [one for one in before if one.spoken in was - now]
    new = [one for one in after if one.spoken in now - was]
    if len(gone) == len(new) == 1:
        return f"{gone[0].spoken} → {new[0].spoken}"
    if gone and not new:
        return f"{_named(gone)} removed"
    return f"{_named(new)} {came}" if new and not gone else ""


def _named(chips: list[Chip]) -> str:
    names = [one.text for one in chips]
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _value_words(
    field: ObservationField, note: VisitNote, definitions: Mapping[str, FindingDefinition]
) -> str:
    """What stands in a plain field now; empty for what is not said in a few words."""
    definition = definitions.get(field.finding)
    if definition is None or definition.kind is Kind.DRAWING:
        return ""
    value = note.text_of(field.finding, field.side)
    if not value:
        return f"{definition.label} {field.side}".strip() + " is empty"
    if definition.kind is Kind.WHEN:
        return f"{definition.label}: {moment_words(value)}"
    words = f"{', '.join(spoken(definition, value))} {field.side}".strip()
    return f"{definition.label}: {words}" if definition.kind is Kind.CHOICE else words
