"""What the visits of a complaint last said of each thing, whichever visit that was."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from charting.domain.visit_note import Changes, ListField, ObservationField, Side, VisitNote

LISTS = (ListField("causes"), ListField("patterns"), ListField("points"), ListField("methods"))
"""A visit that leaves one of these empty says nothing of it."""

BOTH: tuple[Side, ...] = ("both", "left", "right")
"""What was recorded of both sides was recorded of each."""


@dataclass(frozen=True, kw_only=True)
class LastRecorded:
    """The newest word on every finding, cause, pattern, point and method of a complaint."""

    note: VisitNote = field(default_factory=VisitNote)
    at: Mapping[ObservationField, int] = field(default_factory=dict)
    """The number of the visit that each finding was last recorded at."""
    newest: int = 0
    """The number of the last visit of all."""

    def with_visit(self, number: int, note: VisitNote) -> "LastRecorded":
        """The same after one more visit."""
        observations, at = dict(self.note.observations), dict(self.at)
        for key, seen in note.observations.items():
            if key.side in ("left", "right"):  # both sides no longer say the same by themselves
                observations.pop(ObservationField(key.finding, "both"), None)
            sides = BOTH if key.side == "both" else (key.side,)
            for side in sides:
                observations[ObservationField(key.finding, side)] = seen
                at[ObservationField(key.finding, side)] = number
        lists: Changes = {one: value for one in LISTS if (value := note.value(one))}
        merged = replace(self.note, observations=observations).with_changes(lists)
        return LastRecorded(note=merged, at=at, newest=number)

    def visit_words(self, key: ObservationField) -> str:
        """` at visit 2` where a finding was last recorded before the last visit."""
        at = self.at.get(key, self.newest)
        return "" if at == self.newest else f" at visit {at}"
