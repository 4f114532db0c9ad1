"""Needles of the demo's visits: counted by region, one set with its time, and now and then a mishap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from charting.domain.needle_ledger import NeedleRegion, all_out, by_the_points, taken_over
from charting.domain.needle_sets import started, stopped
from charting.domain.needling import AdverseEvent, NeedleSet
from charting.domain.treatment import PointUse, needle_count
from charting.domain.visit_note import Field, ListField, Value

BRUISE = AdverseEvent(
    kind="needle_bruise",
    severity="mild",
    happened="after the needles were out",
    what="At BL25 on the left, the size of a coin",
    done="Pressed for two minutes",
    outcome="Told what to expect",
)


def needling(
    points: tuple[PointUse, ...],
    regions: Sequence[NeedleRegion],
    began: datetime,
    minutes: int,
    *,
    has_bruise: bool,
) -> dict[Field, Value | None]:
    """What a finished visit keeps about its needles."""
    at = began + timedelta(minutes=15)
    back = NeedleSet(
        name="Back",
        points=" ".join(use.point for use in points),
        needles=needle_count(points),
        minutes=minutes,
    )
    found: dict[Field, Value | None] = {
        ListField("needles"): all_out(taken_over((), by_the_points(points, regions))),
        ListField("sets"): (stopped(started(back, at), at + timedelta(minutes=minutes)),),
    }
    if has_bruise:
        found[ListField("events")] = (BRUISE,)
    return found


def still_in(points: tuple[PointUse, ...], regions: Sequence[NeedleRegion]) -> dict[Field, Value | None]:
    """The same while the patient lies there: everything is in, and no timer was started yet."""
    counts = tuple(replace(one, removed=None) for one in taken_over((), by_the_points(points, regions)))
    return {ListField("needles"): counts, ListField("sets"): (NeedleSet(name="Back"),)}
