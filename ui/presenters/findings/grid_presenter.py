"""Tongue or pulse in a grid: the same observations as the row of chips, each answer in its cell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from charting.content.options import Option
from charting.domain.finding import FindingDefinition, Section, number_from, problem_with
from charting.domain.text import kept
from charting.domain.visit_note import ObservationField, VisitNote
from ui.presenters.editing.chips import Offer
from ui.presenters.editing.edit_steps import step_name
from ui.presenters.editing.own_words import OwnWords
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.findings.cell_edits import difference, with_answer, without_answers, words_in
from ui.presenters.findings.cell_reading import CellReading
from ui.presenters.findings.cell_typing import CellTyping, Ended, Key, Unclear
from ui.presenters.findings.grid_layout import Cell, GridLayout

MOST_QUOTED = 60
"""Characters of what was not understood that are said again."""

MOST_NAMED = 4
"""Answers that are named where the text may be any of several."""


@dataclass(frozen=True)
class ShownCell:
    """What stands in a cell, and what stood there at the last visit."""

    words: str
    last: str
    spoken: str
    """The whole for a screen reader: `Left guan, surface: wiry; last visit: slippery`."""


@dataclass(frozen=True, kw_only=True)
class ShownGrid:
    """Everything that the grid shows."""

    cells: tuple[ShownCell, ...]
    """In the layout's order."""
    has_depths: bool
    """Whether a depth was recorded, today or last time: then its rows are to be seen."""
    is_read_only: bool


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a key led to, where it was used."""

    words: str = ""
    """What is odd, or was not understood, or is asked; empty when nothing is."""
    towards: Key | None = None
    """Where the keyboard goes from the cell, whose line is closed then."""


@dataclass(frozen=True)
class OpenLine:
    """The line that is open, and the cell that it is open in."""

    cell: Cell
    typing: CellTyping

    @property
    def entry(self) -> str:
        """As the own words say it: `Left guan: rope`; empty while nothing is typed."""
        typed = kept(self.typing.text.strip())
        return f"{self.cell.name}: {typed}" if typed else ""


class GridPresenter:
    """Reads the opened visit into cells and writes a cell's answers back, one step at a time.

    One line at most is open, in one cell. What stands in it is kept with the section's own
    words at every letter, until it is an answer.
    """

    def __init__(
        self,
        editing: VisitEditing,
        section: Section,
        lay_out: Callable[[Section], GridLayout],
        earlier: Callable[[], VisitNote | None],
    ) -> None:
        """`earlier` gives the note of the visit before; it is asked once for each visit that is opened."""
        self._editing = editing
        self._section = section
        self._lay_out = lay_out
        self._earlier = earlier
        self._reading = CellReading(editing.search)
        self.open()

    @cached_property
    def layout(self) -> GridLayout:
        """Rows and columns; made when the grid is first unfolded."""
        return self._lay_out(self._section)

    def open(self) -> None:
        """Another visit was opened: no line is open, and its last visit is another one too."""
        self._last: VisitNote | None = None
        self._words = OwnWords(self._editing, self._section.key)
        self._open: OpenLine | None = None

    def shown(self) -> ShownGrid:
        """Every cell as it stands now."""
        if self._last is None:
            self._last = self._earlier() or VisitNote()
        today, last = self._editing.note, self._last
        cells = self.layout.cells
        deep = (cell for row in self.layout.rows if row.is_depth for cell in row.cells if cell)
        return ShownGrid(
            cells=tuple(_shown(cell, words_in(cell, today), words_in(cell, last)) for cell in cells),
            has_depths=any(words_in(cell, today) or words_in(cell, last) for cell in deep),
            is_read_only=self._editing.is_signed,
        )

    @property
    def line(self) -> CellTyping | None:
        """What is typed in the open line; None while none is open."""
        return self._open.typing if self._open is not None else None

    @property
    def is_line_undone(self) -> bool:
        """Whether undoing took away what the open line still shows."""
        entry = self._open.entry if self._open is not None else ""
        return bool(entry) and not self._editing.is_signed and not self._words.end_with(entry)

    def open_line(self, cell: Cell, text: str) -> None:
        """Type into a cell, beginning with this text."""
        self.close_line()
        self._type(cell, text)

    def typed(self, text: str) -> None:
        """The open line now holds this text."""
        if self._open is not None:
            self._go_on(self._open)
            self._type(self._open.cell, text)

    def press(self, pressed: Key | str) -> Told | None:
        """Do what a key or a letter means in the open line; None where it is for the text itself."""
        line = self._open
        step = line.typing.press(pressed) if line is not None else None
        if line is None or step is None:
            return None
        if isinstance(step, CellTyping):
            self._open = replace(line, typing=step)
            return Told()
        if isinstance(step, Unclear):
            may_be = _may_be(line.typing.text, step.several)
            return Told(words=f"{may_be} Type more letters, or the letter again for the next.")
        return self._end(line, step)

    def pick(self, offer: Offer) -> Told:
        """Record an offer that was clicked."""
        line = self._open
        return self._end(line, Ended(text=line.typing.text, taken=offer)) if line is not None else Told()

    def leave(self) -> Told:
        """The keyboard went elsewhere: what is typed is recorded or stays as words."""
        line = self._open
        return self._end(line, line.typing.left()) if line is not None else Told()

    def hide_offers(self) -> None:
        """The offers went out of sight, as by scrolling."""
        if self._open is not None:
            self._open = replace(self._open, typing=self._open.typing.out_of_sight())

    def close_line(self) -> None:
        """Close the line without reading it; what stands in it stays as own words."""
        self.settle()
        self._open = None

    def settle(self) -> None:
        """What is half typed stays as own words, and the line may stay open."""
        self._words.settle()

    def clear(self, cell: Cell) -> None:
        """Take every answer of the cell away; on one side only, where both were recorded together."""
        self._put(cell, without_answers(self._editing.note, cell))

    def _type(self, cell: Cell, text: str) -> None:
        typing = CellTyping.of(text, self._reading.offers(cell, text), self._reading.several(cell, text))
        self._open = OpenLine(cell, typing)
        self._words.typing(self._open.entry)

    def _go_on(self, line: OpenLine) -> None:
        """Words that were settled while they still stand in the line are typed on, not doubled."""
        self._words.resume(line.entry)

    def _end(self, line: OpenLine, ended: Ended) -> Told:
        """Record what the line ended with, and close it."""
        self._go_on(line)
        option = ended.taken.payload if ended.taken is not None else None
        words = ""
        if ended.is_given_up:
            self._words.give_up()
        elif isinstance(option, Option):
            self._words.clear_pending()
            self._record(line.cell, [option])
        else:
            words = self._read(line, ended.text)
        self.close_line()
        return Told(words=words, towards=ended.towards)

    def _read(self, line: OpenLine, text: str) -> str:
        """Record what the text says; gives a sentence where it says nothing of the list, or is odd."""
        number = line.cell.number
        if number and number_from(text.replace(",", ".")) is not None:
            self._words.clear_pending()
            return self._put_number(number, text)
        options = self._reading.answers(line.cell, text)
        if options or not text.strip():
            self._words.clear_pending()
            self._record(line.cell, options)
            return ""
        self._words.typing(line.entry)
        if line.typing.several:
            return f"{_may_be(text, line.typing.several)} It is kept with your own words above."
        wanted = "a number" if number else "an answer of this cell"
        typed = text.strip()
        short = typed if len(typed) <= MOST_QUOTED else f"{typed[:MOST_QUOTED]}…"
        return f"“{short}” is not {wanted}. It is kept with your own words above."

    def _record(self, cell: Cell, options: Iterable[Option]) -> None:
        note = self._editing.note
        for option in options:
            note = with_answer(note, cell, option)
        self._put(cell, note)

    def _put_number(self, definition: FindingDefinition, text: str) -> str:
        value = f"{number_from(text.replace(',', '.')):g}"
        self._editing.put_text(definition.key, value)
        return problem_with(definition, value) or ""

    def _put(self, cell: Cell, after: VisitNote) -> None:
        changes = difference(self._editing.note, after, cell)
        if changes:
            first = next(iter(changes))
            labels = {option.finding.key: option.finding.label for option in cell.options}
            named = labels.get(first.finding, "") if isinstance(first, ObservationField) else ""
            self._editing.put_all(changes, step_name(first, named))


def _may_be(text: str, several: tuple[str, ...]) -> str:
    named = ", ".join(several[:MOST_NAMED]) + (" …" if len(several) > MOST_NAMED else "")
    return f"“{text.strip()}” may be {named}."


def _shown(cell: Cell, words: str, last: str) -> ShownCell:
    spoken = f"{cell.name}: {words or 'empty'}" + (f"; last visit: {last}" if last else "")
    return ShownCell(words, last, spoken)
