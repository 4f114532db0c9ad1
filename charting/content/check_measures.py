"""Rules that a measure must keep: nobody's wording without a licence, no limit without a source."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from charting.content.measure_entry import PREFIX
from charting.domain.finding import FindingDefinition
from charting.domain.measure import Measure


def measure_problems(measures: Iterable[Measure]) -> Iterator[str]:
    """Everything that is wrong with the measures, one sentence each."""
    for measure in measures:
        yield from (f"{measure.key}: {what}" for what in _measure(measure))


def total_problems(
    measures: Mapping[str, Measure], definitions: Mapping[str, FindingDefinition]
) -> Iterator[str]:
    """Each measure has a finding for its total, with the measure's own name, range and unit."""
    for key, measure in measures.items():
        finding = definitions.get(PREFIX + key)
        if finding is None:
            yield f"{key}: there is no finding {PREFIX}{key} for its total"
            continue
        said = (finding.label, finding.lowest, finding.highest, finding.unit, finding.retired)
        if said != (measure.short, measure.lowest, measure.highest, measure.unit, measure.retired):
            yield f"{finding.key}: name, range and unit must be those of the measure"
    for name in definitions:
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in measures:
            yield f"{name}: there is no measure {name.removeprefix(PREFIX)}"


def _measure(measure: Measure) -> Iterator[str]:
    if not measure.licence.strip():
        yield "a measure needs its licence"
    if measure.wording_allowed == (measure.method == "entered"):
        yield "only a measure whose wording is not allowed is entered as a total"
    if bool(measure.items) != measure.wording_allowed:
        yield "items belong to measures whose wording is allowed, and to no others"
    if measure.lowest >= measure.highest or measure.item_lowest >= measure.item_highest:
        yield "lowest must be below highest"
    limits = (measure.smallest_real_change, measure.smallest_real_percent)
    if any(limit is not None for limit in limits) and not measure.change_source.strip():
        yield "a smallest real change needs its source"
    if measure.missing == "mean_of_answered" and measure.least_answered < 1:
        yield "say how many answers a mean needs at least"
    yield from _bands(measure)


def _bands(measure: Measure) -> Iterator[str]:
    if measure.bands and not measure.bands_source.strip():
        yield "bands need their source"
    for band in measure.bands:
        if not measure.lowest <= band.lowest < band.highest <= measure.highest:
            yield f"the band {band.label} is outside the score"
    for lower, upper in pairwise(measure.bands):
        if upper.lowest <= lower.highest:
            yield f"the bands {lower.label} and {upper.label} overlap"
