"""The practice's own normal values: those set today, and those that a signed visit keeps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from charting.domain.finding import FindingDefinition, Normal, in_figures

TODAYS = "the practice's own, see Settings"
KEPT = "the practice's own when this visit was signed"

Ranges = Mapping[str, tuple[float, float]]
"""Lowest and highest by the key of the finding."""


@dataclass(frozen=True, kw_only=True)
class KeptNormal:
    """The practice's own normal range of a finding, as it was in force when the visit was signed."""

    finding: str
    lowest: float
    highest: float


def to_keep(own: Ranges, recorded: Collection[str]) -> tuple[KeptNormal, ...]:
    """What a visit keeps of the practice's own ranges: those of the findings that were recorded in it."""
    return tuple(
        KeptNormal(finding=key, lowest=float(lowest), highest=float(highest))
        for key, (lowest, highest) in sorted(own.items())
        if key in recorded
    )


def as_kept(
    definitions: Mapping[str, FindingDefinition], normals: Collection[KeptNormal]
) -> Mapping[str, FindingDefinition]:
    """The definitions that a signed visit is read by; a finding without a kept range has its sourced one."""
    return with_own(definitions, {one.finding: (one.lowest, one.highest) for one in normals}, KEPT)


def with_own(
    definitions: Mapping[str, FindingDefinition], own: Ranges, whose: str
) -> Mapping[str, FindingDefinition]:
    """The definitions with these ranges instead of the sourced ones, which are named beside them."""
    known = {key: ends for key, ends in own.items() if key in definitions}
    if not known:
        return definitions
    return {**definitions, **{key: _with(definitions[key], ends, whose) for key, ends in known.items()}}


def _with(definition: FindingDefinition, ends: tuple[float, float], whose: str) -> FindingDefinition:
    sourced = definition.normal
    beside = (
        f"; {in_figures(sourced.lowest)} to {in_figures(sourced.highest)} by {sourced.source}"
        if sourced
        else ""
    )
    return replace(definition, normal=Normal(lowest=ends[0], highest=ends[1], source=f"{whose}{beside}"))
