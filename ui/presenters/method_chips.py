"""What was done besides needling, as chips."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import cast

from charting.domain.text import folded
from charting.domain.treatment import Method, MethodUse
from charting.domain.visit_note import Side
from ui.presenters.chips import Action, Chip, Offer
from ui.presenters.chips_with_words import ChipsWithWords
from ui.presenters.point_chips import SIDE_ACTIONS
from ui.presenters.visit_editing import VisitEditing

MOST_OFFERS = 8


class MethodChips(ChipsWithWords):
    """Cupping, moxa, electro and the other methods of a visit."""

    def __init__(self, editing: VisitEditing) -> None:
        super().__init__(editing, "methods")
        self.alerts: tuple[str, ...] = ()
        """Keys of the patient's needling alerts."""

    def chips(self) -> tuple[Chip, ...]:
        """Each method with its settings and place."""
        uses = self._editing.note.methods
        return (*(self._chip(place, use) for place, use in enumerate(uses)), *self._own_words.chips())

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Methods, and methods with a usual setting, that have every typed word."""
        wanted = folded(text).split()
        scored = []
        for method in self._editing.catalogue.methods.values():
            for use, label in () if method.retired else _variants(method):
                words = folded(" ".join((label, *method.aliases))).split()
                if wanted and all(any(word.startswith(piece) for word in words) for piece in wanted):
                    scored.append((not folded(label).startswith(wanted[0]), len(label), label, use))
        scored.sort(key=lambda row: row[:3])
        return tuple(Offer(label=label, payload=use) for *_, label, use in scored[:MOST_OFFERS])

    def take(self, offer: Offer) -> None:
        """Add the picked method."""
        if isinstance(offer.payload, MethodUse):
            self._own_words.clear_pending()
            self._editing.put_list("methods", (*self._editing.note.methods, offer.payload))

    def enter(self, text: str) -> str:
        """Add the method that the text names in full; give the text back when there is none."""
        words = sorted(folded(text).replace(",", " ").split())
        for method in self._editing.catalogue.methods.values():
            for use, label in () if method.retired else _variants(method):
                names = (label, *method.aliases) if not use.settings else (label,)
                if any(sorted(folded(name).replace(",", " ").split()) == words for name in names):
                    self.take(Offer(label=label, payload=use))
                    return ""
        self._own_words.typing(text)
        return text

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

    def warnings(self) -> tuple[str, ...]:
        """Methods chosen against an alert of the patient, one sentence each."""
        catalogue = self._editing.catalogue
        found = []
        for use in self._editing.note.methods:
            method = catalogue.methods.get(use.method)
            for key in method.avoid_with if method else ():
                alert = catalogue.alerts.get(key)
                if key in self.alerts and method and alert:
                    found.append(f"{method.label}: {alert.short}. {alert.advice}")
        return tuple(dict.fromkeys(found))

    def _chip(self, place: int, use: MethodUse) -> Chip:
        method = self._editing.catalogue.methods.get(use.method)
        minutes = f"{use.minutes} min" if use.minutes else ""
        faint = (_setting_label(method, use.settings), use.side, minutes)
        actions = tuple(
            Action(name=f"side:{side}", label=label, checked=use.side == side, key=key)
            for side, label, key in SIDE_ACTIONS
        )
        return Chip(
            id=place,
            text=method.label if method else use.method,
            faint=" · ".join(part for part in faint if part),
            actions=actions,
            note=use.place,
        )


def _variants(method: Method) -> Iterator[tuple[MethodUse, str]]:
    yield MethodUse(method=method.key), method.label
    for setting in method.settings:
        yield MethodUse(method=method.key, settings=setting.key), f"{method.label}, {setting.label.lower()}"


def _setting_label(method: Method | None, settings: str) -> str:
    known = {setting.key: setting.label for setting in method.settings} if method else {}
    return known.get(settings, settings)
