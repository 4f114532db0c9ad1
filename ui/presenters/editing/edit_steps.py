"""What can be undone and done again at the visit that is open, one step of the practitioner each."""

from collections.abc import Mapping
from dataclasses import dataclass

from charting.domain.visit_note import (
    Changes,
    Field,
    ListField,
    Observation,
    ObservationField,
    ProseField,
    Value,
)

MOST_STEPS = 500

PART_NAMES = {
    "causes": "causes",
    "patterns": "patterns",
    "points": "points",
    "methods": "methods",
    "dismissed": "suggestion",
    "caution_reasons": "reason beside a caution",
    "principle": "principle",
    "session_notes": "session notes",
    "advice": "advice",
    "plan": "plan",
    "needles": "needle count",
    "sets": "needle set",
    "events": "adverse event",
}


@dataclass(frozen=True)
class Step:
    """One step: what each field held before and after it."""

    before: Mapping[Field, Value | None]
    after: Mapping[Field, Value | None]
    name: str
    """As the menu calls it: `typing in session notes`."""


class EditSteps:
    """Remembers steps, both ways. Typing on in one field is one step a word."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def forget(self) -> None:
        """Another visit was opened: nothing of this one can be undone there."""
        self._done.clear()
        self._undone.clear()

    def remember(self, before: Changes, after: Changes, name: str) -> None:
        """Remember a step that was just taken; what was undone before cannot be done again."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and _types_on(last, before, after):
            self._done[-1] = Step(last.before, after, last.name)
        else:
            self._done.append(Step(before, after, name))
            del self._done[:-MOST_STEPS]

    def undo(self) -> Changes | None:
        """The changes that take the last step back, or None."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return step.before

    def redo(self) -> Changes | None:
        """The changes that take the step again, or None."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return step.after

    @property
    def undo_name(self) -> str:
        """What undoing takes back; empty when there is nothing."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """What would be done again; empty when there is nothing."""
        return self._undone[-1].name if self._undone else ""


def _types_on(last: Step, before: Changes, after: Changes) -> bool:
    """Whether a step goes on typing the word that the last one began."""
    if len(after) != 1 or set(after) != set(last.after):
        return False
    (field,) = after
    if isinstance(field, ListField):
        return False
    old, new = _text(before.get(field)), _text(after.get(field))
    if _text(last.after.get(field)) != old or abs(len(new) - len(old)) > 1:
        return False
    begins_a_word = len(new) > len(old) and old[-1:].isspace() and not new[-1:].isspace()
    return not begins_a_word


def _text(value: Value | None) -> str:
    if isinstance(value, Observation):
        return value.value
    return value if isinstance(value, str) else ""


def step_name(field: Field, label: str = "") -> str:
    """What changing a field is called in the menu; `label` is the finding's own."""
    if isinstance(field, ObservationField):
        return (label or field.finding).lower()
    if isinstance(field, ProseField):
        return f"typing in {PART_NAMES.get(field.name, field.name)}"
    return PART_NAMES.get(field.name, field.name)
