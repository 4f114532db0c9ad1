"""The visit being edited: its note as it stands on screen, and who hears of each change."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from charting.content.catalogue import Catalogue
from charting.content.line_readers import LineReaders
from charting.domain.bring_forward import after_edit
from charting.domain.treatment import UsualNeedle
from charting.domain.visit_note import (
    Carried,
    Changes,
    Field,
    ListField,
    Observation,
    ObservationField,
    ProseField,
    Value,
    VisitNote,
    kept_value,
)
from ui.presenters.editing.edit_steps import EditSteps, step_name
from ui.presenters.editing.visit_search import VisitSearch

POINTS, USUAL_NEEDLE = ListField("points"), ListField("usual_needle")
CARRIED = ListField("carried")


class VisitEditing:
    """The one place where the edited note lives; every change passes through `put`."""

    def __init__(
        self,
        catalogue: Catalogue,
        changed: Callable[[Field, Value | None], None],
        reshow: Callable[[], None] = lambda: None,
    ) -> None:
        """`reshow` is called after changes that came from no field of the page: they must be shown in it."""
        self.catalogue = catalogue
        self.lines = LineReaders(catalogue)
        self.search = VisitSearch(catalogue)
        self._changed = changed
        self.reshow = reshow
        self.definitions = catalogue.definitions
        """Every finding by key; the practice's own normal values stand in them."""
        self.usual_needle: UsualNeedle | None = None
        """The practice's default needle, which the visit keeps once its first points are charted."""
        self.note = VisitNote()
        self.is_signed = False
        self._carried_before_typing: tuple[Carried, ...] | None = None
        self.steps = EditSteps()
        self.settling: list[Callable[[], None]] = []
        """Called before undo and redo: what was typed and is no step yet becomes one."""

    def open(self, note: VisitNote, is_signed: bool) -> None:
        """Take the note of a visit that was just opened; nothing is announced."""
        self.note = note
        self.is_signed = is_signed
        self._carried_before_typing = None
        self.steps.forget()

    def put(self, field: Field, value: Value | None, *, is_step: bool = True) -> None:
        """Change one field of the note. A signed note stays as it is; an unchanged value is no change.

        The note holds what the chart file can hold, so that what is shown is what was saved.
        An edited part that was brought forward counts as changed from now on. `is_step`
        is False for what the practitioner would not call a step: text still being typed.
        """
        changes: dict[Field, Value | None] = {field: value}
        if not isinstance(field, ListField) or field.name != "carried":
            changes[CARRIED] = after_edit(self.note, field)
        self.put_all(changes, self._name(field) if is_step else "")

    def put_together(self, changes: Changes, name: str) -> None:
        """Change several fields as one step, as `put` would each of them; one field is named by itself."""
        carried = self.note.carried
        for field in changes:
            carried = after_edit(replace(self.note, carried=carried), field)
        if len(changes) == 1:
            name = self._name(next(iter(changes)))
        self.put_all({**changes, CARRIED: carried}, name)

    def put_all(self, changes: Changes, name: str) -> None:
        """Change several fields as one step of that name; without a name it cannot be undone."""
        before, after = self._difference(self._with_usual_needle(changes))
        if self.is_signed or not after:
            return
        if name:
            self._keep_step(before, after, name)
        elif self._carried_before_typing is None and CARRIED in before:
            self._carried_before_typing = self.note.carried
        self._apply(after)

    def remember(self, field: Field, before: Value | None) -> None:
        """What was typed letter by letter is settled: from here on it is one step that can be undone."""
        now = self.note.value(field)
        if before != now:
            self._keep_step({field: before}, {field: now}, self._name(field))

    def undo(self) -> Changes | None:
        """Take the last step back and give what that changed; None when there is none."""
        self.settle()
        return self._go(self.steps.undo())

    def redo(self) -> Changes | None:
        """Take the step again that was undone last and give what that changed; None when there is none."""
        self.settle()
        return self._go(self.steps.redo())

    def put_text(self, finding: str, text: str, *, is_step: bool = True) -> None:
        """Set the canonical text of an unsided finding; an empty one removes it."""
        field = ObservationField(finding)
        before = self.note.observations.get(field)
        note = before.note if before else ""
        value = Observation(value=text, note=note) if text or note else None
        self.put(field, value, is_step=is_step)

    def put_prose(self, name: str, text: str) -> None:
        """Set one free-text part."""
        self.put(ProseField(name), text)

    def put_list(self, name: str, values: tuple[object, ...]) -> None:
        """Set one of the note's lists."""
        self.put(ListField(name), cast("Value", values))  # type: ignore[arg-type]

    def words(self, section: str) -> str:
        """What the section keeps in the practitioner's own words."""
        return self.note.text_of(f"{section}_words")

    def _with_usual_needle(self, changes: Changes) -> Changes:
        """First points take the practice's default needle into the visit, the last ones take it away.

        It comes and goes with them as one step, and stays as it was while any are there:
        defaults that are set later hold for later visits.
        """
        points = changes.get(POINTS)
        if POINTS not in changes or USUAL_NEEDLE in changes or bool(points) == bool(self.note.points):
            return changes
        usual = (self.usual_needle,) if points and self.usual_needle else ()
        return {**changes, USUAL_NEEDLE: usual}

    def _keep_step(self, before: Changes, after: Changes, name: str) -> None:
        """Remember a step, with the mark of what is brought forward that its typing took away."""
        marks, self._carried_before_typing = self._carried_before_typing, None
        if marks is not None:
            before = {**before, CARRIED: marks}
            after = {CARRIED: self.note.carried, **after}
        self.steps.remember(before, after, name)

    def settle(self) -> None:
        """What was typed and is no step yet becomes one."""
        for settle in self.settling:
            settle()

    def _go(self, changes: Changes | None) -> Changes | None:
        if changes is None or self.is_signed:
            return None
        self._apply(changes)
        self.reshow()
        return changes

    def _apply(self, changes: Changes) -> None:
        self.note = self.note.with_changes(changes)
        for field, value in changes.items():
            self._changed(field, value)

    def _difference(self, changes: Changes) -> tuple[Changes, Changes]:
        kept = {field: kept_value(value) for field, value in changes.items()}
        after = {field: value for field, value in kept.items() if self.note.value(field) != value}
        return {field: self.note.value(field) for field in after}, after

    def _name(self, field: Field) -> str:
        definition = self.definitions.get(field.finding) if isinstance(field, ObservationField) else None
        return step_name(field, definition.label if definition else "")
