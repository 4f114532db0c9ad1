"""Rank causes and patterns by what was recorded, with the reasons for and against in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from charting.domain.assessment import Assessable, Sign
from charting.domain.finding import AFFIRMATIVE, FindingDefinition, Kind, number_from, spoken
from charting.domain.visit_note import Observation, ObservationField

Observations = Mapping[ObservationField, Observation]
Seen = Mapping[str, Sequence[tuple[str, Observation]]]
"""By finding: each side it was recorded on."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A cause or pattern worth considering; the practitioner adds or dismisses it."""

    key: str
    score: int
    """Summed weights for, less summed weights against; higher comes first."""
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


def rank(
    candidates: Iterable[Assessable],
    definitions: Mapping[str, FindingDefinition],
    observations: Observations,
    *,
    at_least: int = 2,
) -> tuple[Suggestion, ...]:
    """The candidates that the recorded findings speak for, best supported first.

    One weak hint is not worth a line: only scores from `at_least` are given. Equal
    scores keep the order of the content files. It suggests; it never chooses.
    """
    ranked = []
    seen = by_finding(observations)
    for candidate in candidates:
        suggestion = weigh(candidate, definitions, seen)
        if suggestion.reasons_for and suggestion.score >= at_least and not candidate.retired:
            ranked.append((-suggestion.score, candidate.order, suggestion))
    return tuple(suggestion for *_, suggestion in sorted(ranked, key=lambda row: row[:2]))


def weigh(candidate: Assessable, definitions: Mapping[str, FindingDefinition], seen: Seen) -> Suggestion:
    """How strongly the recorded findings speak for one candidate, and why."""
    found_for = list(_found(candidate.supports, definitions, seen))
    found_against = list(_found(candidate.contradicts, definitions, seen))
    return Suggestion(
        key=candidate.key,
        score=sum(weight for weight, _ in found_for) - sum(weight for weight, _ in found_against),
        reasons_for=_heaviest_first(found_for),
        reasons_against=_heaviest_first(found_against),
    )


def by_finding(observations: Observations) -> Seen:
    """The observations of each finding, so that many candidates can be weighed in one pass."""
    seen: dict[str, list[tuple[str, Observation]]] = defaultdict(list)
    for key, observation in sorted(observations.items()):
        seen[key.finding].append((key.side, observation))
    return seen


def _found(
    signs: Iterable[Sign], definitions: Mapping[str, FindingDefinition], seen: Seen
) -> Iterator[tuple[int, str]]:
    """Each sign that was recorded counts once, however many sides it was seen on."""
    for sign in signs:
        definition = definitions.get(sign.finding)
        if definition is None:
            continue
        phrases = [
            phrase
            for side, one in seen.get(sign.finding, ())
            for phrase in _matching(sign, definition, one, side)
        ]
        if phrases:
            yield sign.weight, " and ".join(dict.fromkeys(phrases))


def _matching(sign: Sign, definition: FindingDefinition, seen: Observation, side: str) -> Iterator[str]:
    suffix = f", {'both sides' if side == 'both' else side}" if side else ""
    if definition.kind in (Kind.SCORE, Kind.NUMBER):
        matches = _within(sign, number_from(seen.value))
        yield from (phrase + suffix for phrase in spoken(definition, seen.value) if matches)
    elif definition.kind in (Kind.CHOICE, Kind.CHOICES):
        wanted = [key for key in seen.value.split() if key in sign.values]
        first, *rest = [phrase for key in wanted for phrase in spoken(definition, key)] or [""]
        if first:
            yield " and ".join([first, *(phrase[:1].lower() + phrase[1:] for phrase in rest)]) + suffix
    elif seen.value in (sign.values or AFFIRMATIVE):
        yield from (phrase + suffix for phrase in spoken(definition, seen.value))


def _within(sign: Sign, number: float | None) -> bool:
    if number is None:
        return False
    above = sign.at_least is None or number >= sign.at_least
    return above and (sign.at_most is None or number <= sign.at_most)


def _heaviest_first(found: list[tuple[int, str]]) -> tuple[str, ...]:
    ordered = sorted(found, key=lambda pair: -pair[0])
    return tuple(dict.fromkeys(phrase for _, phrase in ordered))
