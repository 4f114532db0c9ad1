"""Adverse events as the visit's page records them: nothing is filled in by itself."""

from charting.domain.adverse_events import AdverseEventKind, events_words
from charting.domain.finding import spoken
from charting.domain.needling import AdverseEvent
from charting.domain.visit_note import ListField
from ui.presenters.editing.typed_rows import TypedRows
from ui.presenters.editing.visit_editing import VisitEditing

CHIPS = "adverse_events"
"""The finding that says in a word whether something went wrong; details are kept beside it."""

NONE = "none"
"""Its choice that says that nothing did."""


class AdverseEvents:
    """What went wrong, and what the content says to do about it."""

    def __init__(self, editing: VisitEditing) -> None:
        self._editing = editing
        self._rows = TypedRows(editing, ListField("events"), AdverseEvent())

    @property
    def rows(self) -> tuple[AdverseEvent, ...]:
        """The events that were recorded."""
        return self._rows.rows

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """What can be chosen: keys with their labels; one that was retired only where it is recorded."""
        used = {one.kind for one in self.rows}
        known = self._editing.catalogue.adverse_events
        return tuple((key, one.label) for key, one in known.items() if not one.retired or key in used)

    @property
    def summary(self) -> str:
        """One line: what is recorded in detail, or that the word among the chips has none yet."""
        said = events_words(self._editing.note, self._editing.catalogue.event_labels)
        return said or (f"{self.in_a_word}: no details yet" if self.in_a_word else "None")

    @property
    def in_a_word(self) -> str:
        """What the chips of the response say went wrong; empty where they say nothing, or none."""
        chosen = [key for key in self._chips if key != NONE]
        definition = self._editing.definitions.get(CHIPS)
        return ", ".join(spoken(definition, " ".join(chosen))) if definition and chosen else ""

    @property
    def contradiction(self) -> str:
        """What is said when an event is recorded and none as well; empty otherwise."""
        return "“No adverse event” is charted as well." if self.rows and NONE in self._chips else ""

    @property
    def _chips(self) -> list[str]:
        return self._editing.note.text_of(CHIPS).split()

    def kind_of(self, place: int) -> AdverseEventKind | None:
        """What the content says of an event's kind; None while none was chosen."""
        if place >= len(self.rows):
            return None
        return self._editing.catalogue.adverse_events.get(self.rows[place].kind)

    def choose(self, place: int, name: str, value: str) -> None:
        """Kind or severity was chosen; the place behind the last event begins a new one."""
        self._rows.settle()
        self._rows.type(place, **{name: value})
        self._rows.settle()

    def type_words(self, place: int, name: str, text: str) -> None:
        """Words of an event are being typed."""
        self._rows.type(place, **{name: text.strip()})

    def settle(self) -> None:
        """A field was left."""
        self._rows.settle()

    def remove(self, place: int) -> None:
        """Take an event away."""
        self._rows.remove(place)
