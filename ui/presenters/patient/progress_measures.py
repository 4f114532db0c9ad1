"""Totals of questionnaires over time: a track each with what change is real, the change, and its source."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from charting.content.measure_entry import PREFIX
from charting.domain.finding import in_figures, number_from
from charting.domain.measure import Measure
from charting.domain.scoring import change, smallest_real_move
from charting.domain.visit_note import Observation, ObservationField
from charting.services.timeline import ProgressVisit
from ui.presenters.patient.progress_picture import (
    Band,
    ChangeLine,
    Dot,
    LineTrack,
    day_label,
    joined_marks,
    signed_amount,
)

ON = "on="
"""Begins the detail that tells the day a questionnaire was filled in, where that was another one."""

Scored = tuple[Measure, list[tuple[int, float]]]
"""A measure with the visits that recorded it, counted from 0, and their totals."""


def scored(visits: Sequence[ProgressVisit], measures: Mapping[str, Measure]) -> tuple[Scored, ...]:
    """The measures that any of the visits recorded, in the order in which they are asked."""
    each = ((one, list(_totals(visits, one))) for one in sorted(measures.values(), key=lambda one: one.order))
    return tuple((measure, totals) for measure, totals in each if totals)


def measure_tracks(
    visits: Sequence[ProgressVisit], measured: Sequence[Scored], *, with_bands: bool
) -> tuple[LineTrack, ...]:
    """A line for each measure, over its own range. Bands need a baseline: they are for one complaint."""
    return tuple(
        LineTrack(
            label=measure.short,
            scale=_scale(measure),
            lowest=measure.lowest,
            highest=measure.highest,
            ticks=_ticks(measure),
            dots=tuple(_dot(visits[mark], mark, total, measure) for mark, total in totals),
            runs=joined_marks(visits, [mark for mark, _ in totals]),
            bands=tuple(_bands(measure, [total for _, total in totals])) if with_bands else (),
        )
        for measure, totals in measured
    )


def measure_changes(measured: Sequence[Scored]) -> tuple[ChangeLine, ...]:
    """How each measure moved since it was first recorded, and whether that passes its published limit."""
    return tuple(
        line for measure, totals in measured if (line := _change(measure, [total for _, total in totals]))
    )


def real_changes(measured: Sequence[Scored]) -> tuple[str, ...]:
    """What change of each measure is real, with its source: `RMDQ: 5 points or … (Ostelo 2008 …)`."""
    return tuple(
        f"{measure.short}: {(measure.change_source or measure.note).removesuffix('.')}."
        for measure, _ in measured
        if measure.change_source or measure.note
    )


def _totals(visits: Sequence[ProgressVisit], measure: Measure) -> Iterator[tuple[int, float]]:
    for mark, visit in enumerate(visits):
        number = number_from(visit.note.text_of(PREFIX + measure.key))
        if number is not None and measure.lowest <= number <= measure.highest:
            yield mark, number


def _scale(measure: Measure) -> str:
    better = "↓" if measure.better == "lower" else "↑"
    span = f"{in_figures(measure.lowest)} to {in_figures(measure.highest)}{measure.unit}"
    return f"{span}, {better} better"


def _ticks(measure: Measure) -> tuple[float, ...]:
    middle = (measure.lowest + measure.highest) / 2
    between = (middle,) if middle.is_integer() else ()
    return (measure.lowest, *between, measure.highest)


def _dot(visit: ProgressVisit, mark: int, total: float, measure: Measure) -> Dot:
    seen = visit.note.observations.get(ObservationField(PREFIX + measure.key))
    words = signed_amount(total) if _is_change_itself(measure) else in_figures(total)
    return Dot(mark=mark, value=total, words=words, aside=_filled_in(seen))


def _filled_in(seen: Observation | None) -> str:
    days = [part.removeprefix(ON) for part in (seen.details.split() if seen else ()) if part.startswith(ON)]
    try:
        return f"filled in {day_label(date.fromisoformat(days[0]))}" if days else ""
    except ValueError:
        return ""


def _bands(measure: Measure, totals: Sequence[float]) -> Iterator[Band]:
    """Where a change from the first total is real; the worse side once it was reached."""
    first = totals[0]
    move = smallest_real_move(measure, first)
    if move is None:
        return
    if measure.method == "sum":
        move = math.ceil(move)  # a sum of whole answers moves by whole points
    below, above = (measure.lowest, first - move), (first + move, measure.highest)
    lower_is_better = measure.better == "lower"
    if below[1] >= measure.lowest and (lower_is_better or min(totals) <= below[1]):
        yield _band(below, f"{_said(move)} or more below {first:g}", is_better=lower_is_better)
    if above[0] <= measure.highest and (not lower_is_better or max(totals) >= above[0]):
        yield _band(above, f"{_said(move)} or more above {first:g}", is_better=not lower_is_better)


def _band(span: tuple[float, float], words: str, *, is_better: bool) -> Band:
    if is_better:
        return Band(lowest=span[0], highest=span[1], words=f"meaningful: {words}", tone="better")
    return Band(lowest=span[0], highest=span[1], words=f"worse: {words}", tone="worse")


def _said(number: float) -> str:
    return f"{round(number, 2):g}"


def _is_change_itself(measure: Measure) -> bool:
    """Whether 0 lies inside the range, as with a global rating of change: each total is a change."""
    return measure.lowest < 0 < measure.highest


def _change(measure: Measure, totals: Sequence[float]) -> ChangeLine | None:
    first, last = totals[0], totals[-1]
    if _is_change_itself(measure):
        is_worse = last < 0 if measure.better == "higher" else last > 0
        verdict = "worse" if is_worse else "better" if last else "no change"
        return ChangeLine(words=f"{measure.short} {signed_amount(last)}", amount=verdict, is_worse=is_worse)
    if len(totals) < 2:
        return None
    moved = change(measure, first, last)
    is_worse = moved.direction == "worse"
    has_limit = measure.smallest_real_change is not None or measure.smallest_real_percent is not None
    verdict = ("meaningful" if moved.is_real else "not meaningful") if has_limit else ""
    said = (verdict, "worse" if is_worse else "")
    amount = signed_amount(round(last - first, 2))
    words = ", ".join(part for part in said if part)
    return ChangeLine(
        words=f"{measure.short} {first:g} → {last:g}{measure.unit}",
        amount=f"{amount} · {words}" if words else amount,
        is_worse=is_worse,
    )
