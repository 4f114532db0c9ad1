"""What was done besides needling, as chips."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from charting.content.finder import Found
from charting.content.finder_names import HERBS, setting_label
from charting.content.name_index import LABEL
from charting.content.point_entry import GROUPS
from charting.domain.text import folded, in_words
from charting.domain.treatment import Formula, Method, MethodUse, with_setting
from charting.domain.treatment_words import current_words, methods_words, on_points_words, setting_words
from charting.domain.usage import method_key
from charting.domain.visit_note import Side, VisitNote
from ui.presenters.editing.chips import Action, Chip, Offer, is_meant
from ui.presenters.editing.chips_with_words import ChipsWithWords
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.treatment.caution_reasons import Warned
from ui.presenters.treatment.method_details import MethodDetails
from ui.presenters.treatment.point_chips import SIDE_ACTIONS

DOSED = re.compile(r"(?P<name>\D+?)[\s,:]+(?P<dose>\d.*)")

WORDS_OF_THE_TRADE = frozenset(
    ("needle", "needles", "needling", "needled", "acupuncture", "point", "points", "pulse", "treatment")
)
"""Words that begin the name of some method and mean none of them."""


class MethodChips(ChipsWithWords):
    """Cupping, moxa, electro and the other methods of a visit."""

    def __init__(self, editing: VisitEditing, before: Callable[[], VisitNote | None] = lambda: None) -> None:
        """`before` gives the note of the visit before."""
        super().__init__(editing, "methods")
        self.details = MethodDetails(editing, "methods", before, lambda: self.alerts)
        self.alerts: tuple[str, ...] = ()
        """Keys of the patient's needling alerts."""

    def chips(self) -> tuple[Chip, ...]:
        """Each method with its settings and place."""
        uses = self._editing.note.methods
        return (*(self._chip(place, use) for place, use in enumerate(uses)), *self._own_words.chips())

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Methods, methods with a usual setting, and herbal formulas by name, that fit the text.

        Enter takes none where several fit as well (`ear`), nor a word of the whole trade (`needles`).
        """
        dosed = self._dosed(text)
        if dosed is not None:
            return (Offer(label=dosed.settings, payload=dosed),)
        read = self._editing.lines.methods().read(text)
        if read:
            return (Offer(label=methods_words(read, self._editing.catalogue.methods), payload=read),)
        uses = {(one.kind, one.key): one.use for one in self._pickable()}
        found = self._editing.search.find(text, "method", "formula")
        is_clear = bool(found) and text.strip().casefold() not in WORDS_OF_THE_TRADE and _is_one(found)
        return tuple(
            Offer(
                label=_label_of(one),
                payload=uses[one.kind, one.key],
                is_certain=is_clear and is_meant(one, text),
            )
            for one in found
            if (one.kind, one.key) in uses
        )

    def take(self, offer: Offer) -> None:
        """Add the picked method."""
        if isinstance(offer.payload, MethodUse):
            self._own_words.clear_pending()
            self._editing.put_list("methods", (*self._editing.note.methods, offer.payload))
        elif isinstance(offer.payload, tuple):
            self._own_words.clear_pending()
            self._editing.put_list("methods", (*self._editing.note.methods, *offer.payload))

    def enter(self, text: str) -> str:
        """Add the methods that the text names, each in full, or give the text back."""
        uses = self._read(text)
        if not uses:
            pieces = [self._read(piece) for piece in GROUPS.split(text) if piece.strip()]
            uses = tuple(use for piece in pieces for use in piece) if all(pieces) else ()
        if not uses:
            self._own_words.typing(text)
            return text
        self.take(Offer(label=text, payload=uses))
        return ""

    def _read(self, text: str) -> tuple[MethodUse, ...]:
        """The method of that name, the formula with its dose, or the method with where it was done."""
        words = _sorted_words(text)
        for one in self._pickable():
            if words and any(_sorted_words(name) == words for name in one.names):
                return (one.use,)
        dosed = self._dosed(text)
        return (dosed,) if dosed is not None else self._editing.lines.methods().read(text)

    def _act(self, chip_id: Hashable, action: str) -> None:
        """Remove a method, or set its side; a side that is set already is taken off."""
        uses = list(self._editing.note.methods)
        place = cast("int", chip_id)
        verb, _, what = action.partition(":")
        if not 0 <= place < len(uses):
            return
        if verb == "remove":
            del uses[place]
        elif verb == "side":
            uses[place] = replace(uses[place], side=cast("Side", "" if uses[place].side == what else what))
        self._editing.put_list("methods", tuple(uses))

    def set_note(self, chip_id: Hashable, note: str) -> None:
        """Keep where it was done and how."""
        uses = self._editing.note.methods
        self._editing.put_list(
            "methods",
            tuple(replace(use, place=note) if place == chip_id else use for place, use in enumerate(uses)),
        )

    def cautions(self) -> tuple[Warned, ...]:
        """Methods chosen against an alert of the patient, one sentence each."""
        said = (words for use in self._editing.note.methods for words in self.details.warnings_for(use))
        return tuple(Warned("", words) for words in dict.fromkeys(said))

    def _dosed(self, text: str) -> MethodUse | None:
        """A formula with its dose, `si wu tang 6 g twice a day`; None when it is none."""
        match = DOSED.fullmatch(text.strip())
        if match is None or HERBS not in self._editing.catalogue.methods:
            return None
        name = folded(match["name"])
        for formula in self._editing.catalogue.formulas.values():
            if not formula.retired and any(folded(one) == name for one in _formula_names(formula)):
                return formula_use(formula, match["dose"])
        return None

    def _pickable(self) -> "Iterator[_Pickable]":
        """All that can be picked: methods, each with its usual settings, and formulas."""
        catalogue = self._editing.catalogue
        for method in catalogue.methods.values():
            if not method.retired:
                yield _Pickable("method", method.key, MethodUse(method=method.key), _names(method))
                yield from _with_settings(method)
        for formula in catalogue.formulas.values() if HERBS in catalogue.methods else ():
            if not formula.retired:
                yield _Pickable("formula", formula.key, formula_use(formula), _formula_names(formula))

    def _chip(self, place: int, use: MethodUse) -> Chip:
        method = self._editing.catalogue.methods.get(use.method)
        minutes = f"{use.minutes} min" if use.minutes else ""
        joined = on_points_words(use, method)
        faint = (joined, setting_words(use, method), *current_words(use, method), use.side, minutes)
        actions = tuple(
            Action(name=f"side:{side}", label=label, checked=use.side == side, key=key)
            for side, label, key in SIDE_ACTIONS
        )
        return Chip(
            id=place,
            text=method.label if method else in_words(use.method),
            faint=" · ".join(part for part in faint if part),
            actions=actions,
            has_details=True,
            note=use.place,
        )


def formula_use(formula: Formula, dose: str = "") -> MethodUse:
    """A formula as it was given, the dose as typed.

    The name stands for itself in print, long after the vocabulary was changed.
    """
    return MethodUse(method=HERBS, settings=", ".join(part for part in (formula.label, dose) if part))


class _Pickable(NamedTuple):
    """What can be picked: its kind and key in the search, what it records, and its names in full."""

    kind: str
    key: str
    use: MethodUse
    names: tuple[str, ...]


def _names(method: Method) -> tuple[str, ...]:
    return (method.label, *method.aliases)


def _formula_names(formula: Formula) -> tuple[str, ...]:
    return (formula.label, formula.toned, formula.traditional, formula.simplified, *formula.aliases)


def _with_settings(method: Method) -> Iterator[_Pickable]:
    for setting in method.settings:
        use = with_setting(method, setting)
        names = (setting_label(method, setting), *setting.aliases)
        yield _Pickable("method", method_key(method.key, setting.key), use, names)


def _label_of(found: Found) -> str:
    return f"{found.label} {found.note}" if found.kind == "formula" else found.label


def _sorted_words(text: str) -> list[str]:
    return sorted(folded(text).replace(",", " ").split())


def _is_one(found: Sequence[Found]) -> bool:
    """Whether those that fit as well as the first are that same method, plain or more closely said."""
    first = found[0]
    as_well = (one for one in found if one.rank == first.rank)
    keys = {one.key.partition("=")[0] for one in as_well if not one.label.startswith(first.label)}
    return first.rank == LABEL or keys <= {first.key.partition("=")[0]}
