"""Totals of questionnaires as chips: typed by name, kept only when the measure can reach them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from charting.content.chip_entry import Entry
from charting.content.finding_line import FindingLine
from charting.content.measure_entry import PREFIX, TypedTotal, entry_of, parse_total
from charting.domain.finding import Section, in_figures, number_from
from charting.domain.measure import Measure
from charting.domain.scoring import band_of, start_back_risk
from charting.errors import TellTheUser
from ui.presenters.editing.chips import Chip, Offer
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.findings.observation_chips import ChipId, ObservationChips
from ui.presenters.typed_dates import onset_from, which_day

START_BACK, SUBSCALE = "total_start_back", "total_start_back_subscale"
WHOLE_DAY = len("2026-11-22")


BETWEEN = re.compile(r";|,(?!\d)")
"""Between two totals; a comma before a digit is a decimal comma."""


class _Read(NamedTuple):
    """A typed part: what it records, or why it stays as words."""

    entry: Entry | None
    objection: str = ""


class MeasureChips(ObservationChips):
    """The measures of a visit."""

    def __init__(
        self,
        editing: VisitEditing,
        section: Section,
        day: Callable[[], date],
        objected: Callable[[], None] = lambda: None,
    ) -> None:
        """`day` gives the day of the visit; `objected` hears that what speaks against the words changed."""
        super().__init__(editing, section)
        self._day = day
        self._objected = objected

    def chips(self) -> tuple[Chip, ...]:
        """Each total with its range's name and, in the tip, what change is real."""
        return tuple(self._told(chip) for chip in super().chips())

    def offers(self, text: str) -> tuple[Offer, ...]:
        """The total as it was typed, or the measures of that name that still need one."""
        entry = self._read_one(text).entry
        if entry is not None:
            return (self._offer_of(entry),)
        if any(char.isdigit() for char in text):
            return ()
        return tuple(
            Offer(
                label=measure.label,
                lead=measure.short,
                faint=f"type the total, {in_figures(measure.lowest)} to {in_figures(measure.highest)}",
                completes=f"{measure.short} ",
                is_certain=not found.is_slip,
            )
            for found in self._editing.search.find(text, "measure")
            for measure in (self._editing.catalogue.measures[found.key],)
        )

    def enter(self, text: str) -> str:
        """Record each total of the line that is possible; what is not stays as words."""
        rest = super().enter(text)
        self._objected()
        return rest

    def leave(self, text: str) -> None:
        """What is a total becomes a chip, the rest own words with what speaks against them."""
        super().leave(text)
        self._objected()

    def objections(self) -> tuple[str, ...]:
        """Why typed words did not become totals, and what does not go together, a sentence each."""
        words = (self._own_words.settled, self._own_words.pending)
        said = [self._read_one(part).objection for one in words for part in _parts(one)]
        return tuple(dict.fromkeys(one for one in (*said, *self._start_back()) if one))

    def _read(self, text: str) -> FindingLine:
        read = [(part, self._read_one(part).entry) for part in _parts(text)]
        entries = tuple(entry for _, entry in read if entry)
        return FindingLine(entries, ", ".join(part for part, entry in read if not entry))

    def _read_one(self, text: str) -> _Read:
        total = parse_total(self._section, text)
        if total is None:
            return _Read(None)
        objection = total.objection()
        day = self._day_of(total)
        if day is None:
            asked = which_day(total.day, today=self._day())
            unread = f"The day of {total.finding.label} cannot be read: {total.day}."
            objection = objection or asked or unread
        if objection or day is None:
            return _Read(None, objection)
        return _Read(Entry(*entry_of(total, self._editing.catalogue.measures, day)))

    def _day_of(self, total: TypedTotal) -> str | None:
        """The day it was filled in; empty for the visit's own, None if unreadable or still to come."""
        if not total.day:
            return ""
        day = onset_from(total.day, today=self._day())
        known = day if day and len(day) == WHOLE_DAY else None
        return None if known is None or known > self._day().isoformat() else known

    def _told(self, chip: Chip) -> Chip:
        if not isinstance(chip.id, ChipId):
            return chip
        measure = self._measure(chip.id.field.finding)
        number = number_from(chip.id.value)
        if measure is None or number is None:
            return chip
        faint = " · ".join(part for part in (band_of(measure, number), chip.faint) if part)
        tip = "\n".join(
            part for part in (chip.tip, measure.label, measure.change_source, measure.note) if part
        )
        return replace(chip, faint=faint, tip=tip)

    def _measure(self, finding: str) -> Measure | None:
        return self._editing.catalogue.measures.get(finding.removeprefix(PREFIX))

    def _start_back(self) -> Iterator[str]:
        """The group of STarT Back once total and subscale are there, or that they do not fit."""
        note = self._editing.note
        total, subscale = number_from(note.text_of(START_BACK)), number_from(note.text_of(SUBSCALE))
        if total is None or subscale is None:
            return
        try:
            yield f"STarT Back: {start_back_risk(int(total), int(subscale))} risk (Keele)."
        except TellTheUser as told:
            yield str(told)


def _parts(text: str) -> list[str]:
    return [part for piece in BETWEEN.split(text) if (part := piece.strip())]
