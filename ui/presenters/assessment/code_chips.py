"""Diagnosis codes of a visit as chips: offered from what was recorded, objected to with the reason."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date

from charting.content.finder import Found
from charting.content.name_index import LABEL
from ui.presenters.editing.chips import Chip, Offer, is_meant
from ui.presenters.editing.chips_with_words import ChipsWithWords
from ui.presenters.editing.visit_editing import VisitEditing


class CodeChips(ChipsWithWords):
    """The codes that the practitioner chose; nothing is coded by itself."""

    def __init__(
        self, editing: VisitEditing, day: Callable[[], date], objected: Callable[[], None] = lambda: None
    ) -> None:
        """`day` gives the date of service, for which the codes must be valid.

        `objected` hears that words were left or refused, so that what speaks against them can be said.
        """
        super().__init__(editing, "codes")
        self._day = day
        self._objected = objected

    def chips(self) -> tuple[Chip, ...]:
        """Each code with its title as the classification publishes it."""
        return (*(self._chip(code) for code in self._editing.note.codes), *self._own_words.chips())

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Codes by their beginning or by words of the title; those of what was recorded come first.

        A heading such as M54.5 offers the codes under it. Enter takes none of several that fit as
        well: they differ in side or encounter, which nobody said.
        """
        codes, day = self._editing.catalogue.codes, self._day()
        likely = set(self._of_what_was_recorded())
        fitting = self._editing.search.find(text, "code", likely=likely, without=self._editing.note.codes)
        found = [one for one in fitting if not codes.refusal(one.key, day)]
        known = codes.known
        return tuple(
            Offer(
                lead=one.key,
                label=known[one.key].title,
                faint=known[one.key].chinese,
                is_certain=is_meant(one, text) and _is_best(one, found),
                payload=one.key,
            )
            for one in found
        )

    def take(self, offer: Offer) -> None:
        """Add the picked code."""
        if isinstance(offer.payload, str):
            self._own_words.clear_pending()
            self._add(offer.payload)

    def enter(self, text: str) -> str:
        """Add the code that the text spells out; give back what may not be used on the day of the visit."""
        code = text.strip().upper()
        codes = self._editing.catalogue.codes
        if code in codes.known and not codes.refusal(code, self._day()):
            self._own_words.clear_pending()
            self._add(code)
            return ""
        self._own_words.typing(text)
        self._objected()
        return text

    def leave(self, text: str) -> None:
        """A code becomes a chip, the rest own words with what speaks against them."""
        super().leave(text)
        self._objected()

    def set_note(self, chip_id: Hashable, note: str) -> None:
        """Codes take no notes."""

    def objections(self) -> tuple[str, ...]:
        """What speaks against the codes as they stand, one sentence each: side, date, exclusions."""
        codes = self._editing.catalogue.codes
        chosen = self._editing.note.codes
        typed = f"{self._own_words.settled} {self._own_words.pending}"
        said = [codes.objection(code, self._day(), self._charted_side()) for code in chosen]
        said += [
            codes.objection(word, self._day()) for word in typed.replace(";", " ").split() if "." in word
        ]
        return tuple(dict.fromkeys(sentence for sentence in (*said, *codes.conflicts(chosen)) if sentence))

    def _settle(self, text: str) -> None:
        """A whole code becomes a chip."""
        self.enter(text)

    def _act(self, chip_id: Hashable, action: str) -> None:
        """Remove a code."""
        if action == "remove":
            rest = tuple(code for code in self._editing.note.codes if code != chip_id)
            self._editing.put_list(self.name, rest)

    def _charted_side(self) -> str:
        """The one side into which pain was charted to radiate; empty for none or both."""
        sides = {field.side for field in self._editing.note.observations if field.finding == "radiation"}
        return sides.pop() if len(sides) == 1 else ""

    def _add(self, code: str) -> None:
        if code not in self._editing.note.codes:
            self._editing.put_list(self.name, (*self._editing.note.codes, code))

    def _of_what_was_recorded(self) -> Iterator[str]:
        note, catalogue = self._editing.note, self._editing.catalogue
        for recorded in (*note.causes, *note.patterns):
            definition = catalogue.assessable(recorded.key)
            yield from (code.code for code in definition.codes) if definition else ()

    def _chip(self, code: str) -> Chip:
        known = self._editing.catalogue.codes.known.get(code)
        is_chinese = known is not None and bool(known.chinese)
        return Chip(
            id=code,
            text=code,
            faint=known.title if known else "",
            tone="tcm" if is_chinese else "western",
            takes_note=False,
        )


def _is_best(one: Found, found: Sequence[Found]) -> bool:
    """Whether no other fits as well; the code itself, spelt out, needs no more."""
    return one.rank == LABEL or sum(other.rank == one.rank for other in found) == 1
