"""Typed text that is no chip yet, or never becomes one: kept as the section's own words."""

from dataclasses import dataclass

from charting.domain.text import kept
from charting.domain.visit_note import ObservationField
from ui.presenters.editing.chips import Chip
from ui.presenters.editing.visit_editing import VisitEditing

SEPARATOR = "; "


@dataclass(frozen=True)
class WordsId:
    """Which of the settled entries a chip is made of."""

    place: int


class OwnWords:
    """Keeps the settled words of a section, and what is being typed after them.

    Both are saved together, so that a crash in the middle of typing loses no more than
    any other field would.
    """

    def __init__(self, editing: VisitEditing, section: str) -> None:
        self._editing = editing
        self._section = section
        self._field = ObservationField(f"{section}_words")
        self._before = editing.note.value(self._field)
        self.pending = ""

    @property
    def settled(self) -> str:
        """The kept words, without what is still being typed."""
        words = self._editing.words(self._section)
        if self.pending and words == self.pending:
            return ""
        return words.removesuffix(SEPARATOR + self.pending) if self.pending else words

    def typing(self, text: str) -> None:
        """What is being typed changed."""
        settled = self.settled
        if not self.pending:
            self._before = self._editing.note.value(self._field)
        self.pending = kept(text.strip())
        self._put(settled, self.pending, is_step=False)

    def resume(self, text: str) -> None:
        """Settled words stand in the field again, as after unlocking: they are typed on, not doubled."""
        if text.strip() and not self.pending and self.end_with(text):
            self.pending = kept(text.strip())

    def end_with(self, text: str) -> bool:
        """Whether the words are, or end with, this text."""
        words, last = self._editing.words(self._section), kept(text.strip())
        return words == last or words.endswith(SEPARATOR + last)

    def settle(self) -> None:
        """What was being typed stays as words."""
        if self.pending:
            self._editing.remember(self._field, self._before)
        self.pending = ""

    def clear_pending(self) -> None:
        """What was being typed became a chip."""
        settled = self.settled
        self.pending = ""
        self._put(settled, "", is_step=False)

    def give_up(self) -> None:
        """What was being typed goes, as a step that undoing takes back."""
        settled, was_typed = self.settled, bool(self.pending)
        self.pending = ""
        if was_typed:
            self._put(settled, "")

    def change(self, words: str) -> None:
        """Replace the settled words."""
        self._put(words.strip(), self.pending)

    def remove(self, chip_id: WordsId) -> None:
        """Take one entry away; the others stay as they are."""
        entries = self._entries()
        if 0 <= chip_id.place < len(entries):
            del entries[chip_id.place]
            self.change(SEPARATOR.join(entries))

    def chips(self) -> tuple[Chip, ...]:
        """Each settled entry as a chip of its own."""
        return tuple(
            Chip(id=WordsId(place), text=f"“{entry}”", takes_note=False, words=entry)
            for place, entry in enumerate(self._entries())
            if entry.strip()
        )

    def _entries(self) -> list[str]:
        settled = self.settled
        return settled.split(SEPARATOR) if settled else []

    def _put(self, settled: str, pending: str, *, is_step: bool = True) -> None:
        words = SEPARATOR.join(part for part in (settled, pending) if part)
        self._editing.put_text(self._field.finding, words, is_step=is_step)
