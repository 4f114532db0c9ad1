"""Tongue or pulse in a grid: the same observations as the row of chips, each answer in its cell."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from charting.content.denials import DENYING
from charting.content.options import Option, compared
from charting.domain.finding import FindingDefinition, Kind, Section, number_from, problem_with
from charting.domain.text import kept
from charting.domain.visit_note import Observation, ObservationField, Value, VisitNote
from ui.presenters.editing.chips import Offer
from ui.presenters.editing.edit_steps import step_name
from ui.presenters.editing.own_words import SEPARATOR
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.findings.cell_edits import difference, with_answer, without_answers, words_in
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


class GridPresenter:
    """Reads the opened visit into cells and writes a cell's answers back, one step at a time."""

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
        self._last: VisitNote | None = None
        self._is_last_known = False
        self._words = ObservationField(f"{section.key}_words")
        self._typing: Cell | None = None
        self._settled: Value | None = None
        """The section's own words without what is being typed."""
        self._left: tuple[Cell, Value | None] | None = None
        """The cell whose text was settled while it still stands there, and what the words were with it."""

    @cached_property
    def layout(self) -> GridLayout:
        """Rows and columns; made when the grid is first unfolded."""
        return self._lay_out(self._section)

    def open(self) -> None:
        """Another visit was opened: its last visit is another one too."""
        self._is_last_known, self._typing, self._left = False, None, None

    def shown(self) -> ShownGrid:
        """Every cell as it stands now."""
        if not self._is_last_known:
            self._last, self._is_last_known = self._earlier() or VisitNote(), True
        today, last = self._editing.note, self._last or VisitNote()
        cells = self.layout.cells
        deep = (cell for row in self.layout.rows if row.is_depth for cell in row.cells if cell)
        return ShownGrid(
            cells=tuple(_shown(cell, words_in(cell, today), words_in(cell, last)) for cell in cells),
            has_depths=any(words_in(cell, today) or words_in(cell, last) for cell in deep),
            is_read_only=self._editing.is_signed,
        )

    def offers(self, cell: Cell, text: str) -> tuple[Offer, ...]:
        """Answers of the cell that the text may mean, best first; all of them for an empty text."""
        if cell.number:
            return ()
        search = self._editing.search
        found = search.among(cell.options, text, 12) if text.strip() else list(cell.options)
        return tuple(
            Offer(label=one.label, faint=_other_name(one), is_certain=_is_meant(one, text), payload=one)
            for one in found
        )

    def typing(self, cell: Cell, text: str) -> None:
        """What is being typed in a cell is kept with the section's own words until it is an answer."""
        if self._editing.is_signed:
            return
        self._go_on(cell)
        if self._typing is None:
            self._typing, self._settled = cell, self._editing.note.value(self._words)
        before = self._settled if isinstance(self._settled, Observation) else Observation(value="")
        typed = kept(text.strip())
        added = f"{cell.name}: {typed}" if typed else ""
        words = SEPARATOR.join(part for part in (before.value, added) if part)
        self._editing.put(self._words, replace(before, value=words), is_step=False)

    def take(self, cell: Cell, option: object) -> None:
        """Record an answer that was picked."""
        self._go_on(cell)
        self._forget_typed()
        if isinstance(option, Option):
            self._record(cell, [option])

    def enter(self, cell: Cell, text: str) -> str:
        """Record what the text says; gives a sentence where it says nothing of the list, or is odd.

        What is not understood stays with the section's own words.
        """
        self._go_on(cell)
        if not text.strip():
            self._forget_typed()
            return ""
        if cell.number and number_from(text.replace(",", ".")) is not None:
            self._forget_typed()
            return self._put_number(cell.number, text)
        options = () if cell.number else self._read(cell, text)
        if options:
            self._forget_typed()
            self._record(cell, options)
            return ""
        self.typing(cell, text)
        self.settle()
        self._left = None
        if several := self.several(cell, text):
            return f"{_may_be(text, several)} It is kept with your own words above."
        wanted = "a number" if cell.number else "an answer of this cell"
        typed = text.strip()
        short = typed if len(typed) <= MOST_QUOTED else f"{typed[:MOST_QUOTED]}…"
        return f"“{short}” is not {wanted}. It is kept with your own words above."

    def several(self, cell: Cell, text: str) -> tuple[str, ...]:
        """The answers that the text begins, where that is more than one and it names none of them whole."""
        typed = compared(text)
        labels = [one.label for one in cell.options if compared(one.label).startswith(typed)]
        is_open = typed and len(labels) > 1 and typed not in map(compared, labels)
        return tuple(labels) if is_open and not cell.number else ()

    def choose_one(self, cell: Cell, text: str) -> str:
        """A sentence that asks for more letters where the text begins several answers; else empty."""
        several = self.several(cell, text)
        return (
            f"{_may_be(text, several)} Type more letters, or the letter again for the next."
            if several
            else ""
        )

    def settle(self) -> None:
        """What is half typed stays as own words."""
        if self._typing is not None:
            self._editing.remember(self._words, self._settled)
            self._left = self._typing, self._editing.note.value(self._words)
        self._typing = None

    def clear(self, cell: Cell) -> None:
        """Take every answer of the cell away; on one side only, where both were recorded together."""
        self._put(cell, without_answers(self._editing.note, cell))

    def _record(self, cell: Cell, options: Iterable[Option]) -> None:
        note = self._editing.note
        for option in options:
            note = with_answer(note, cell, option)
        self._put(cell, note)

    def _read(self, cell: Cell, text: str) -> tuple[Option, ...]:
        """The answers that the text names: whole, or by its parts, or each by its first letters.

        None where one of several words denies (`no wiry`), or where what has one answer got two.
        """
        several = compared(text).replace(",", " ").replace(";", " ").split()
        if len(several) > 1 and DENYING & set(several):
            whole = [one for one in cell.options if compared(text) in one.searched]
            return tuple(whole[:1])
        for parts in ([text], re.split(r"[,;]", text), re.split(r"[,;\s]+", text)):
            wanted = [part for part in parts if part.strip()]
            if any(self.several(cell, part) for part in wanted):
                continue  # which of several is for the practitioner to say
            found = [one for part in wanted for one in self._editing.search.among(cell.options, part, 1)]
            if wanted and len(found) == len(wanted) and all(map(_is_meant, found, wanted)):
                single = {(one.finding.key, one.value) for one in found if one.finding.kind is Kind.CHOICE}
                is_one = len(single) == len({key for key, _ in single})
                return tuple(found) if is_one else ()
        return ()

    def _put_number(self, definition: FindingDefinition, text: str) -> str:
        value = f"{number_from(text.replace(',', '.')):g}"
        self._editing.put_text(definition.key, value)
        return problem_with(definition, value) or ""

    def _go_on(self, cell: Cell) -> None:
        """Words that were settled while they still stand in the cell are typed on, not doubled."""
        if self._left == (cell, self._editing.note.value(self._words)):
            self._typing = cell
        self._left = None

    def _forget_typed(self) -> None:
        if self._typing is not None:
            self._editing.put(self._words, self._settled, is_step=False)
        self._typing = None

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


def _is_meant(option: Option, text: str) -> bool:
    """Whether each typed word begins a word of one of the answer's names; a slip of the finger does not."""
    parts = compared(text).split()
    return any(
        name.startswith(compared(text))
        or all(any(word.startswith(part) for word in name.split()) for part in parts)
        for name in option.searched
    )


def _other_name(option: Option) -> str:
    """A name in another script, where the answer has one."""
    return next((name for name in option.searched if not name.isascii()), "")
