"""How another method was done: leads, current and minutes of electro; kind, minutes, place of others."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any, cast

from charting.content.point_entry import parse_points
from charting.domain.text import in_words
from charting.domain.treatment import FREQUENCY, UNSAID, Method, MethodUse, joined_points
from charting.domain.treatment_words import methods_words
from ui.presenters.editing.chip_details import ChipDetails, DetailField, Details, number_in
from ui.presenters.editing.chips import Action
from ui.presenters.treatment.method_warnings import alerts_recorded, warnings_for
from ui.presenters.treatment.point_details import SIDES

NO_LEAD = "?"
"""Stands for a positive lead that is not charted yet, so that the other keeps its sign."""

POLARITY = (("said", "First lead is +"),)

ACTIONS = (
    Action(name="another", label="Another pair like this"),
    Action(name="swap", label="Swap the leads"),
)


class MethodDetails(ChipDetails):
    """Each pair of leads is a use of its own, so that frequency and intensity are charted for each."""

    def details(self, chip_id: Hashable) -> Details | None:
        """What is charted about a method."""
        uses = self._editing.note.methods
        if not isinstance(chip_id, int) or not 0 <= chip_id < len(uses):
            return None
        use = uses[chip_id]
        method = self._editing.catalogue.methods.get(use.method)
        has_leads = method is not None and bool(method.waveforms)
        return Details(
            chip_id=chip_id,
            title=method.label if method else in_words(use.method),
            fields=tuple(self._fields(use, method)),
            last=self._last(use),
            warnings=self.warnings_for(use),
            actions=ACTIONS if has_leads else (),
        )

    def warnings_for(self, use: MethodUse) -> tuple[str, ...]:
        """What the patient's alerts, and what was recorded today, say to a method."""
        catalogue = self._editing.catalogue
        alerts = (*self._alerts(), *alerts_recorded(catalogue, self._editing.note))
        return tuple(warnings_for(catalogue, use, alerts))

    def act(self, chip_id: Hashable, action: str) -> Hashable:
        """Add another pair with the same current, or swap positive and negative."""
        self.settle()
        uses, place = list(self._editing.note.methods), cast("int", chip_id)
        if not 0 <= place < len(uses):
            return chip_id
        if action == "another":
            # Leads and what was felt belong to each pair alone
            uses.insert(place + 1, replace(uses[place], points=(), intensity=""))
            self._put(tuple(uses), is_step=True)
            return place + 1
        if action == "swap" and len(joined_points(uses[place])) == 2:
            first, second, *unsaid = uses[place].points
            uses[place] = replace(uses[place], points=(second, first, *unsaid))
            self._put(tuple(uses), is_step=True)
        return chip_id

    def _fields(self, use: MethodUse, method: Method | None) -> Iterator[DetailField]:
        if method is not None and method.waveforms:
            yield from _lead_fields(use)
            yield _pick("waveform", "Waveform", use.waveform, method.waveforms)
            yield DetailField(name="hz", label="Hz", value=use.hz, default="such as 2 or 2/100")
        minutes = "" if use.minutes is None else str(use.minutes)
        yield DetailField(name="minutes", label="Minutes", kind="number", value=minutes)
        if method is not None and method.intensities:
            yield _pick("intensity", "Felt", use.intensity, method.intensities)
        if use.settings or not (method and method.waveforms):
            known = method.settings if method else ()
            is_known = any(one.key == use.settings for one in known)
            if known and (is_known or not use.settings):
                yield _pick("settings", "Kind", use.settings, known)
            else:
                yield DetailField(name="settings", label="Kind", value=use.settings)
        yield DetailField(name="side", label="Side", kind="pick", value=use.side, choices=SIDES)
        yield DetailField(name="place", label="Where and how", value=use.place)

    def _last(self, use: MethodUse) -> str:
        before = self._earlier.methods if self._earlier else ()
        alike = tuple(one for one in before if one.method == use.method)
        return f"Last visit: {methods_words(alike, self._editing.catalogue.methods)}" if alike else ""

    def _replaced(self, place: int, name: str, text: str) -> tuple[object, ...] | None:
        uses = list(self._editing.note.methods)
        if not 0 <= place < len(uses):
            return tuple(uses)
        changed = self._changed(uses[place], name, text)
        if changed is None:
            return None
        uses[place] = replace(uses[place], **changed)
        return tuple(uses)

    def _changed(self, use: MethodUse, name: str, text: str) -> dict[str, Any] | None:
        """The members that a field's text sets; None where it cannot be read."""
        if name in ("positive", "negative"):
            code = self._code(text)
            return None if code is None else {"points": _with_lead(use, name, code)}
        if name == "polarity":
            return {"points": joined_points(use) + (() if text else (UNSAID,) * (len(use.points) == 2))}
        if name == "hz":
            typed = text.casefold().removesuffix("hz").replace(" ", "").replace(",", ".")
            return {"hz": typed} if not typed or FREQUENCY.fullmatch(typed) else None
        if name == "minutes":
            is_read, number = number_in(text)
            if not is_read or (number is not None and number % 1):
                return None
            return {"minutes": None if number is None else int(number)}
        return {name: text}

    def _code(self, text: str) -> str | None:
        """The code of the one point that a text names; empty for none."""
        if not text:
            return ""
        catalogue = self._editing.catalogue
        uses, rest = parse_points(catalogue.points, catalogue.channels, text)
        return uses[0].point if len(uses) == 1 and not rest else None

    def _noted(self, place: int, words: str) -> tuple[object, ...]:
        uses = list(self._editing.note.methods)
        where = uses[place].place
        uses[place] = replace(uses[place], place=f"{where}; {words}" if where else words)
        return tuple(uses)


def _lead_fields(use: MethodUse) -> Iterator[DetailField]:
    """Both leads; which of them is positive shows only where that was said."""
    positive, negative = map(in_words, _leads(use))
    is_unsaid = UNSAID in use.points
    names = ("First lead", "Second lead") if is_unsaid else ("Positive lead", "Negative lead")
    yield DetailField(name="positive", label=names[0], value=positive, default="a point, such as bl23")
    yield DetailField(name="negative", label=names[1], value=negative, default="a point, such as bl25")
    said = "said" if positive and negative and not is_unsaid else ""
    yield DetailField(name="polarity", label="Polarity", kind="pick", value=said, choices=POLARITY)


def _leads(use: MethodUse) -> tuple[str, str]:
    positive, negative = (*joined_points(use), "", "")[:2]
    return positive.replace(NO_LEAD, ""), negative


def _with_lead(use: MethodUse, name: str, code: str) -> tuple[str, ...]:
    positive, negative = _leads(use)
    if name == "positive":
        positive = code
    else:
        negative = code
    both = (positive or (NO_LEAD if negative else ""), negative)
    return tuple(part for part in both if part) + ((UNSAID,) if UNSAID in use.points else ())


def _pick(name: str, label: str, value: str, choices: Any) -> DetailField:  # noqa: ANN401 - domain choices
    answers = tuple((one.key, one.label) for one in choices)
    return DetailField(name=name, label=label, kind="pick", value=value, choices=answers)
