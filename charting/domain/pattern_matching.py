"""Rank causes and patterns by what was recorded, with the reasons for and against in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from charting.domain.assessment import Assessable, Sign
from charting.domain.finding import AFFIRMATIVE, FindingDefinition, Kind, continued, number_from, spoken
from charting.domain.red_flags import nerve_signs
from charting.domain.visit_note import Observation, ObservationField, Side

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
    tells_apart: bool = False
    """It is not well supported, but a sign of an irritated nerve speaks for it: to be told apart."""


DENIED = frozenset({"negative", "absent", "none"})
"""Answers that say that something was not found."""

LEAST_SCORE = 2
LEAST_SIGNS = 2
TYPICAL = 2
CLOSE_TO_DEFINING = 3


def rank(
    candidates: Iterable[Assessable],
    definitions: Mapping[str, FindingDefinition],
    observations: Observations,
) -> tuple[Suggestion, ...]:
    """The candidates that the recorded findings speak for, best supported first.

    One sign alone is noise: a line needs two signs for it, or one that is close to
    defining (weight 3), and a score of at least 2 after what speaks against it. After
    these come nerve causes that fall short of it although a nerve sign or a test speaks
    for them: they are to be told apart, never hidden by a lower score. Equal scores keep
    the order of the content files. It suggests; it never chooses. The limits are ours.
    """
    ranked = []
    seen = by_finding(observations)
    for candidate in candidates:
        if candidate.retired:
            continue
        found_for = list(_found(candidate.supports, definitions, seen))
        found_against = list(
            _found(candidate.contradicts, definitions, _on_ailing_sides(candidate, definitions, seen))
        )
        suggestion = _suggestion(candidate, found_for, found_against)
        is_supported = suggestion.score >= LEAST_SCORE and _is_more_than_a_hint(found_for)
        if is_supported or (candidate.is_nerve and _has_nerve_sign(candidate, definitions, seen)):
            suggestion = replace(suggestion, tells_apart=not is_supported)
            ranked.append((not is_supported, -suggestion.score, candidate.order, suggestion))
    return tuple(suggestion for *_, suggestion in sorted(ranked, key=lambda row: row[:3]))


def _is_more_than_a_hint(found: Sequence[tuple[int, str]]) -> bool:
    return len(found) >= LEAST_SIGNS or any(weight >= CLOSE_TO_DEFINING for weight, _ in found)


def _has_nerve_sign(candidate: Assessable, definitions: Mapping[str, FindingDefinition], seen: Seen) -> bool:
    """Whether something typical of the candidate was recorded that is a sign of an irritated nerve."""
    recorded = {
        ObservationField(sign.finding, cast("Side", side)): one
        for sign in candidate.supports
        if sign.weight >= TYPICAL
        for side, one in seen.get(sign.finding, ())
    }
    return bool(nerve_signs(definitions, recorded))


def _suggestion(
    candidate: Assessable, found_for: list[tuple[int, str]], found_against: list[tuple[int, str]]
) -> Suggestion:
    return Suggestion(
        key=candidate.key,
        score=sum(weight for weight, _ in found_for) - sum(weight for weight, _ in found_against),
        reasons_for=_heaviest_first(found_for),
        reasons_against=_heaviest_first(found_against),
    )


def by_finding(observations: Observations) -> Seen:
    """The observations of each finding, so that many candidates can be weighed in one pass."""
    seen: dict[str, list[tuple[str, Observation]]] = defaultdict(list)
    for key, observation in sorted(observations.items(), key=lambda row: (row[0].finding, row[0].side)):
        seen[key.finding].append((key.side, observation))
    return seen


def _on_ailing_sides(candidate: Assessable, definitions: Mapping[str, FindingDefinition], seen: Seen) -> Seen:
    """What may speak against the candidate: a negative on the well side argues nothing.

    The ailing sides are those of the signs that speak for it; where none of these has a side,
    everything counts. Source: SLR and slump are read for the painful leg; wording ours.
    """
    ailing = {
        side
        for sign in candidate.supports
        for side, one in seen.get(sign.finding, ())
        if side and sign.finding in definitions and any(_matching(sign, definitions[sign.finding], one, side))
    }
    if not ailing or "both" in ailing:
        return seen
    counted = ("", "both", *ailing)
    return {
        sign.finding: [
            (side, one)
            for side, one in seen.get(sign.finding, ())
            if one.value not in DENIED or side in counted
        ]
        for sign in candidate.contradicts
    }


def _found(
    signs: Iterable[Sign], definitions: Mapping[str, FindingDefinition], seen: Seen
) -> Iterator[tuple[int, str]]:
    """Each sign that was recorded counts once, however many sides it was seen on."""
    for sign in signs:
        sides, definition = seen.get(sign.finding), definitions.get(sign.finding)
        if not sides or definition is None:
            continue
        phrases = [phrase for side, one in sides for phrase in _matching(sign, definition, one, side)]
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
            yield " and ".join([first, *map(continued, rest)]) + suffix
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
