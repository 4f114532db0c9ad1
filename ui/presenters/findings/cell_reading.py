"""What a text says in a cell of a grid: which of the cell's answers it may mean, and which it names."""

import re

from charting.content.denials import DENYING
from charting.content.options import Option, compared
from charting.domain.finding import Kind
from ui.presenters.editing.chips import Offer
from ui.presenters.editing.visit_search import VisitSearch
from ui.presenters.findings.grid_layout import Cell
from ui.presenters.findings.offer_names import names_beside

MOST_OFFERS = 12


class CellReading:
    """Reads what is typed into a cell with the names that its answers have there."""

    def __init__(self, search: VisitSearch) -> None:
        self._search = search

    def offers(self, cell: Cell, text: str) -> tuple[Offer, ...]:
        """Answers of the cell that the text may mean, best first; all of them for an empty text."""
        if cell.number:
            return ()
        typed = compared(text).split()
        found = self._search.among(cell.options, text, MOST_OFFERS) if typed else list(cell.options)
        return tuple(
            Offer(
                label=one.label,
                faint=names_beside(one, typed, in_chinese=True),
                is_certain=_is_meant(one, text),
                payload=one,
            )
            for one in found
        )

    def several(self, cell: Cell, text: str) -> tuple[str, ...]:
        """The answers that the text begins, where that is more than one and it names none of them whole."""
        typed = compared(text)
        labels = [one.label for one in cell.options if compared(one.label).startswith(typed)]
        is_open = typed and len(labels) > 1 and typed not in map(compared, labels)
        return tuple(labels) if is_open and not cell.number else ()

    def answers(self, cell: Cell, text: str) -> tuple[Option, ...]:
        """The answers that the text names: whole, or by its parts, or each by its first letters.

        None where one of several words denies (`no wiry`), or where what has one answer got two.
        """
        if cell.number:
            return ()
        words = compared(text).replace(",", " ").replace(";", " ").split()
        if len(words) > 1 and DENYING & set(words):
            whole = [one for one in cell.options if compared(text) in one.searched]
            return tuple(whole[:1])
        for parts in ([text], re.split(r"[,;]", text), re.split(r"[,;\s]+", text)):
            wanted = [part for part in parts if part.strip()]
            if any(self.several(cell, part) for part in wanted):
                continue  # which of several is for the practitioner to say
            found = [one for part in wanted for one in self._search.among(cell.options, part, 1)]
            if wanted and len(found) == len(wanted) and all(map(_is_meant, found, wanted)):
                return tuple(found) if _agree(found) else ()
        return ()


def _agree(found: list[Option]) -> bool:
    """Whether nothing that has one answer got two."""
    single = {(one.finding.key, one.value) for one in found if one.finding.kind is Kind.CHOICE}
    return len(single) == len({key for key, _ in single})


def _is_meant(option: Option, text: str) -> bool:
    """Whether each typed word begins a word of one of the answer's names; a slip of the finger does not."""
    parts = compared(text).split()
    return any(
        name.startswith(compared(text))
        or all(any(word.startswith(part) for word in name.split()) for part in parts)
        for name in option.searched
    )
