"""How the needle was placed at one point: what is charted, what holds by default, what to mind."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from charting.domain.treatment import Caution, Point, PointUse, UsualNeedle
from charting.domain.treatment_words import detail_words, point_title, usual_of
from ui.presenters.editing.chip_details import ChipDetails, DetailField, Details, number_in

SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"))
TECHNIQUES = (("even", "Even"), ("reinforce", "Reinforce"), ("reduce", "Reduce"))
ANGLES = (("perpendicular", "Perpendicular"), ("oblique", "Oblique"), ("transverse", "Transverse"))
DE_QI = (("obtained", "Obtained"), ("strong", "Strong"), ("not_obtained", "Not obtained"))

NUMBERS = ("depth_mm", "gauge_mm", "length_mm", "retention_minutes")
WORDS = ("stimulation", "place", "note")
EAR = "_ear"
"""Ends the keys of ear points: the practice's default needle, for the body, says nothing of them."""


class PointDetails(ChipDetails):
    """Depth, angle, de qi, the needle and what was done with it, for each point."""

    def details(self, chip_id: Hashable) -> Details | None:
        """What is charted about a point."""
        uses = self._editing.note.points
        if not isinstance(chip_id, int) or not 0 <= chip_id < len(uses):
            return None
        use = uses[chip_id]
        point = self._editing.catalogue.points.get(use.point)
        return Details(
            chip_id=chip_id,
            title=" ".join(part for part in (point_title(use.point, point), use.place) if part),
            fields=tuple(self._fields(use, point)),
            last=self._last(use),
            cited=f"Cited depth {_span(point)} mm: {point.depth_source}" if point and point.depth_mm else "",
            warnings=tuple(f"{one.words} ({one.evidence})" for one in cautions_of(point, self._alerts())),
        )

    def _fields(self, use: PointUse, point: Point | None) -> Iterator[DetailField]:
        usual = usual_of(self._editing.note)
        if point is not None and point.key.endswith(EAR):
            usual = UsualNeedle()
        yield _number("depth_mm", "Depth, mm", use.depth_mm, problem=beyond_words(use, point))
        yield _pick("angle", "Angle", use.angle, ANGLES)
        yield _pick("de_qi", "De qi", use.de_qi, DE_QI)
        yield _number("gauge_mm", "Gauge, mm", use.gauge_mm, usual.gauge_mm)
        yield _number("length_mm", "Length, mm", use.length_mm, usual.length_mm)
        stayed = _number(
            "retention_minutes", "Retention, min", use.retention_minutes, usual.retention_minutes
        )
        today = self._editing.note.text_of("retention_minutes")
        yield replace(stayed, default=f"today {today}") if today else stayed
        yield DetailField(name="stimulation", label="Stimulation", value=use.stimulation)
        if point is None or point.paired:
            yield _pick("side", "Side", use.side, SIDES)
        yield _pick("technique", "Technique", use.technique, TECHNIQUES)
        if point is None or point.free or use.place:
            yield DetailField(name="place", label="Where", value=use.place)
        yield DetailField(name="note", label="Note", value=use.note)

    def _last(self, use: PointUse) -> str:
        for earlier in self._earlier.points if self._earlier else ():
            if (earlier.point, earlier.place) == (use.point, use.place):
                said = (earlier.side, earlier.technique, *detail_words(earlier), earlier.note)
                words = ", ".join(part for part in said if part)
                return f"Last visit: {words or 'no details'}"
        return ""

    def _replaced(self, place: int, name: str, text: str) -> tuple[object, ...] | None:
        uses = list(self._editing.note.points)
        if not 0 <= place < len(uses):
            return tuple(uses)
        value: Any = text
        if name in NUMBERS:
            is_read, number = number_in(text)
            if not is_read or (name == "retention_minutes" and number is not None and number % 1):
                return None
            value = int(number) if name == "retention_minutes" and number is not None else number
        uses[place] = replace(uses[place], **{name: value})
        return tuple(uses)

    def _noted(self, place: int, words: str) -> tuple[object, ...]:
        uses = list(self._editing.note.points)
        note = uses[place].note
        uses[place] = replace(uses[place], note=f"{note}; {words}" if note else words)
        return tuple(uses)


def cautions_of(point: Point | None, alerts: tuple[str, ...]) -> Iterator[Caution]:
    """What there is to mind at a point with a patient of these alerts. It warns and never blocks."""
    for caution in point.cautions if point else ():
        if caution.when == "always" or caution.when in alerts:
            yield caution


def beyond_words(use: PointUse, point: Point | None) -> str:
    """One sentence where a depth lies beyond the one that was cited; it is never refused.

    The cited ranges are for an adult of middle build (see each point's `depth_source`).
    """
    if point is None or not point.depth_mm or use.depth_mm is None or use.depth_mm <= point.depth_mm[1]:
        return ""
    return f"{use.depth_mm:g} mm is deeper than the cited {_span(point)} mm. It is kept as charted."


def _span(point: Point) -> str:
    return " to ".join(f"{end:g}" for end in dict.fromkeys(point.depth_mm))


def _number(
    name: str, label: str, value: float | None, default: float | None = None, *, problem: str = ""
) -> DetailField:
    return DetailField(
        name=name,
        label=label,
        kind="number",
        value="" if value is None else f"{value:g}",
        default="" if default is None else f"default {default:g}",
        problem=problem,
    )


def _pick(name: str, label: str, value: str, choices: tuple[tuple[str, str], ...]) -> DetailField:
    return DetailField(name=name, label=label, kind="pick", value=value, choices=choices)
