"""Needles counted by region: typed, taken over from the list of points, and all out."""

from charting.domain.needle_ledger import (
    all_out,
    by_the_points,
    count_problem,
    ledger_words,
    taken_over,
    totals,
)
from charting.domain.needling import NeedleCount
from charting.domain.treatment import needle_count
from charting.domain.visit_note import ListField
from ui.presenters.editing.typed_rows import TypedRows, number_or_none
from ui.presenters.editing.visit_editing import VisitEditing


class NeedleLedger:
    """What the list of points offers is never filled in by itself."""

    def __init__(self, editing: VisitEditing) -> None:
        self._editing = editing
        self._rows = TypedRows(editing, ListField("needles"), NeedleCount())

    @property
    def rows(self) -> tuple[NeedleCount, ...]:
        """The regions that were counted."""
        return self._rows.rows

    @property
    def regions(self) -> tuple[str, ...]:
        """Names to choose from: those of the points first, then all others."""
        listed = [name for name, _ in self._listed()]
        sided = [
            name
            for region in self._editing.catalogue.needle_regions
            for name in (
                [f"Left {region.name.lower()}", f"Right {region.name.lower()}"]
                if region.sided
                else [region.name]
            )
        ]
        return tuple(dict.fromkeys((*listed, *sided)))

    @property
    def offer(self) -> str:
        """What the list of points would count: `18 needles by the list of points: low back 8, left leg 5`."""
        count = needle_count(self._editing.note.points)
        if not count:
            return ""
        by_region = ", ".join(f"{name.lower()} {number}" for name, number in self._listed())
        return f"{count} needle{'' if count == 1 else 's'} by the list of points: {by_region}"

    @property
    def summary(self) -> str:
        """One line: the regions in words."""
        return ledger_words(self._editing.note) or "Not counted by region"

    @property
    def counted(self) -> str:
        """What the counts come to once both are there: `all 9 out`, `2 still in`, `1 too many out`."""
        placed, removed = (number_or_none(one) for one in totals(self._editing.note))
        if placed is None or removed is None:
            return ""
        if placed == removed:
            return "differs by region" if self.problem else f"all {removed} out"
        return f"{placed - removed} still in" if placed > removed else f"{removed - placed} too many out"

    @property
    def problem(self) -> str:
        """Why the counts do not come out; empty when they do."""
        return count_problem(self._editing.note)

    @property
    def is_odd(self) -> bool:
        """Whether the counts do not come out although some needles were counted out."""
        return bool(self.problem) and bool(totals(self._editing.note)[1])

    def type_region(self, place: int, text: str) -> None:
        """A region's name is being typed."""
        self._rows.type(place, region=text.strip())

    def type_number(self, place: int, name: str, text: str) -> None:
        """A number of a region is being typed; an empty one was not counted."""
        self._rows.type(place, **{name: number_or_none(text)})

    def settle(self) -> None:
        """A cell was left."""
        self._rows.settle()

    def take_over(self) -> None:
        """Count in what the list of points stands for."""
        listed = self._listed()
        if listed:
            self._rows.change(taken_over(self.rows, listed))

    def all_out(self) -> None:
        """Every needle that went in is out: by region, or in all where no region was counted."""
        if self.rows:
            self._rows.change(all_out(self.rows))
        elif self._editing.note.text_of("needles_in"):
            self._editing.put_text("needles_out", self._editing.note.text_of("needles_in"))
            self._editing.reshow()

    def remove(self, place: int) -> None:
        """Take a region away."""
        self._rows.remove(place)

    def _listed(self) -> tuple[tuple[str, int], ...]:
        return by_the_points(self._editing.note.points, self._editing.catalogue.needle_regions)
