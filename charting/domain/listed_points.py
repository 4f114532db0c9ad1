"""Points and methods put to those that a visit lists already: the same needle is never listed twice."""

from collections.abc import Container, Mapping
from dataclasses import fields, replace
from typing import Any, Literal

from charting.domain.treatment import MethodUse, PointUse, joined_points

JOINED_IN_NOTE = "; "
OTHER: Mapping[str, Literal["left", "right"]] = {"left": "right", "right": "left"}


def with_points(
    listed: tuple[PointUse, ...], added: tuple[PointUse, ...], free: Container[str] = ()
) -> tuple[PointUse, ...]:
    """The list with more points; one that names a needle listed already gives it its new marks.

    The other side is another needle. A point without a side is the one that is listed;
    `both` typed after one side makes that needle both. Marks for one side of what is
    listed on both part the two. A point of `free`, such as ashi, is known by its place;
    without a place each is a new one.
    """
    uses = list(listed)
    for one in added:
        is_new = one.point in free and not one.place
        same = [] if is_new else [at for at, use in enumerate(uses) if _is_same_needle(use, one)]
        for at in reversed(same):
            uses[at : at + 1] = _marked(uses[at], one, keeps_side=len(same) > 1)
        if not same:
            uses.append(one)
    return tuple(uses)


def with_methods(listed: tuple[MethodUse, ...], added: tuple[MethodUse, ...]) -> tuple[MethodUse, ...]:
    """The list with more methods; one on the very points of a listed one changes that."""
    uses = list(listed)
    for one in added:
        place = next((at for at, use in enumerate(uses) if one.points and _is_same_use(use, one)), None)
        if place is None:
            uses.append(one)
        else:
            uses[place] = _changed(uses[place], one)
    return tuple(uses)


def _is_same_needle(use: PointUse, one: PointUse) -> bool:
    is_same_point = (use.point, use.place) == (one.point, one.place)
    return is_same_point and (use.side == one.side or not {use.side, one.side}.isdisjoint({"", "both"}))


def _marked(use: PointUse, one: PointUse, *, keeps_side: bool) -> list[PointUse]:
    said = _said(one, "point", "side", "note")
    notes = (use.note, one.note if one.note not in use.note else "")
    marked = replace(use, **said, note=JOINED_IN_NOTE.join(note for note in notes if note))
    if use.side == "both" and one.side in OTHER and marked != use:
        return [replace(marked, side=one.side), replace(use, side=OTHER[one.side])]
    is_both = "both" in (use.side, one.side)
    return [marked if keeps_side else replace(marked, side="both" if is_both else one.side or use.side)]


def _said(one: PointUse | MethodUse, *without: str) -> dict[str, Any]:
    """What was said of it, by member."""
    said = {each.name: getattr(one, each.name) for each in fields(one) if each.name not in without}
    return {name: value for name, value in said.items() if value not in ("", None)}


def _is_same_use(use: MethodUse, one: MethodUse) -> bool:
    same = (use.method, use.place) == (one.method, one.place)
    same = same and set(joined_points(use)) == set(joined_points(one))
    return same and (use.side == one.side or "" in (use.side, one.side))


def _changed(use: MethodUse, one: MethodUse) -> MethodUse:
    return replace(use, **_said(one, "method", "points"))
