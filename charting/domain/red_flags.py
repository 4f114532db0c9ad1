"""Questions and answers that call for a physician, and the signs of an irritated nerve."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from charting.domain.finding import AFFIRMATIVE, FindingDefinition, Kind, number_from, spoken
from charting.domain.visit_note import Observation, ObservationField


class Urgency(StrEnum):
    """How soon a physician is needed, soonest first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    PROMPT = "prompt"


@dataclass(frozen=True, kw_only=True)
class RedFlag:
    """A question whose yes calls for a physician; its answer is recorded under `finding`."""

    key: str
    group: str
    """What it may mean: `Cauda equina`."""
    ask: str
    """The question as the practitioner may put it."""
    urgency: Urgency
    action: str
    """What to do on a yes, one sentence."""
    source: str
    finding: FindingDefinition
    called_for_by: tuple[str, ...] = ()
    """Answers, as `finding.answer`, that say much the same, so that the question must be asked."""


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A red flag that was answered with yes, or one that must be asked for what was charted."""

    flag: RedFlag
    note: str = ""
    charted: tuple[str, ...] = ()
    """While the question is not answered: the findings that call for it, in words."""

    @property
    def question(self) -> str:
        """What must be asked, with how soon a yes needs a physician; empty once it was answered."""
        if not self.charted:
            return ""
        return f"Ask the red flags: {self.flag.ask} A yes is {_HOW_PRESSING[self.flag.urgency]}."

    @property
    def words(self) -> tuple[str, ...]:
        """What is said of it to the patient: what was charted, or what the question asked for."""
        return self.charted or (self.flag.finding.label,)

    @property
    def is_pressing(self) -> bool:
        """Whether a physician is needed today or at once."""
        return self.flag.urgency is not Urgency.PROMPT


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How far the questions have been asked."""

    asked: int
    of: int
    raised: tuple[Raised, ...]

    @property
    def words(self) -> str:
        """One line for the page: `7 of 9 asked, none present`."""
        if not self.asked:
            return "Not asked yet"
        found = f"{len(self.raised)} present" if self.raised else "none present"
        return f"{self.asked} of {self.of} asked, {found}"


_HOW_PRESSING = {
    Urgency.EMERGENCY: "an emergency",
    Urgency.URGENT: "urgent",
    Urgency.PROMPT: "for a physician soon",
}


def asked(flags: Iterable[RedFlag], observations: Mapping[ObservationField, Observation]) -> Asked:
    """What was asked and what was answered with yes, most urgent first."""
    known = [(flag, observations.get(ObservationField(flag.finding.key))) for flag in flags]
    raised = [Raised(flag=flag, note=seen.note) for flag, seen in known if seen and seen.value == "yes"]
    raised.sort(key=lambda one: list(Urgency).index(one.flag.urgency))
    return Asked(asked=sum(1 for _, seen in known if seen), of=len(known), raised=tuple(raised))


def standing(
    flags: Sequence[RedFlag],
    definitions: Mapping[str, FindingDefinition],
    observations: Mapping[ObservationField, Observation],
) -> tuple[Raised, ...]:
    """What was answered with yes, and what was charted that makes a question pressing; most urgent first."""
    both = (*asked(flags, observations).raised, *to_ask(flags, definitions, observations))
    return tuple(sorted(both, key=lambda one: list(Urgency).index(one.flag.urgency)))


def to_ask(
    flags: Iterable[RedFlag],
    definitions: Mapping[str, FindingDefinition],
    observations: Mapping[ObservationField, Observation],
) -> tuple[Raised, ...]:
    """The red flags that a recorded finding calls for and that were not answered.

    Such a finding is one that the question's no would deny, or that its content names: numbness in the
    saddle area was charted, and whether it means an emergency was not asked. Each one's source is its own.
    """
    answered = {field.finding for field, seen in observations.items() if seen.value}
    unanswered = (flag for flag in flags if flag.finding.key not in answered)
    called = ((flag, {*flag.finding.denies, *flag.called_for_by}) for flag in unanswered)
    found = ((flag, tuple(_charted(keys, definitions, observations))) for flag, keys in called if keys)
    return tuple(Raised(flag=flag, charted=charted) for flag, charted in found if charted)


def pressing_line(state: Asked, called_for: Sequence[Raised]) -> str:
    """What must not be out of sight while one charts: an emergency, or a question that may be one.

    Empty when nothing presses. Of several the first is named, the most urgent answered one before
    those that are still to ask.
    """
    raised = [
        f"{one.flag.urgency.value.capitalize()}: {one.flag.group}" for one in state.raised if one.is_pressing
    ]
    unasked = [f"Ask: {one.flag.finding.label}?" for one in called_for if one.is_pressing]
    lines = list(dict.fromkeys((*raised, *unasked)))
    return f"{lines[0]}{f' + {len(lines) - 1} more' if len(lines) > 1 else ''}" if lines else ""


def _charted(
    keys: Container[str],
    definitions: Mapping[str, FindingDefinition],
    observations: Mapping[ObservationField, Observation],
) -> Iterator[str]:
    """Those of the answers that were recorded, in words with their side."""
    for field, seen in observations.items():
        for value in seen.value.split():
            if f"{field.finding}.{value}" in keys:
                words = ", ".join(spoken(definitions[field.finding], value))
                yield f"{words}, {field.side}" if field.side else words


def besides_questions(
    flags: Iterable[RedFlag], observations: Mapping[ObservationField, Observation]
) -> Mapping[ObservationField, Observation]:
    """What was observed without the answers to the questions, for where those are told by themselves."""
    asked_for = {flag.finding.key for flag in flags}
    return {field: seen for field, seen in observations.items() if field.finding not in asked_for}


def nerve_signs(
    definitions: Mapping[str, FindingDefinition], observations: Mapping[ObservationField, Observation]
) -> tuple[str, ...]:
    """The recorded signs of an irritated nerve root, in words.

    Which answers count is marked in the content files (article: pain down the leg,
    burning, numbness, worse with a cough or sneeze). Power and reflexes count when they
    are below their normal range.
    """
    signs = _nerve_signs(definitions, observations)
    return tuple(f"{phrase}, {side}" if side else phrase for side, phrase in signs)


def nerve_lines(
    definitions: Mapping[str, FindingDefinition], observations: Mapping[ObservationField, Observation]
) -> tuple[str, ...]:
    """The same signs a line for each side, to be read at a glance: `Left: Numbness · Burning in the leg`."""
    by_side: dict[str, list[str]] = {side: [] for side in ("left", "right", "")}
    for side, phrase in _nerve_signs(definitions, observations):
        by_side.setdefault(side, []).append(phrase)
    return tuple(
        f"{side.capitalize()}: {words}" if side else words
        for side, phrases in by_side.items()
        if (words := " · ".join(phrases))
    )


def _nerve_signs(
    definitions: Mapping[str, FindingDefinition], observations: Mapping[ObservationField, Observation]
) -> Iterator[tuple[str, str]]:
    """Side and words of each sign."""
    for key, seen in sorted(observations.items(), key=lambda row: (row[0].finding, row[0].side)):
        definition = definitions.get(key.finding)
        if definition is not None:
            yield from ((key.side, phrase) for phrase in nerve_phrases(definition, seen))


def nerve_phrases(definition: FindingDefinition, seen: Observation) -> Iterable[str]:
    """What one recorded finding says of an irritated nerve root, in words: see `nerve_signs`."""
    if definition.kind in (Kind.CHOICE, Kind.CHOICES):
        chosen = (definition.choice(key) for key in seen.value.split())
        return [choice.label for choice in chosen if choice and choice.nerve_sign]
    if definition.kind in (Kind.SCORE, Kind.NUMBER):
        number, normal = number_from(seen.value), definition.normal
        is_weak = (
            definition.nerve_sign and normal is not None and number is not None and number < normal.lowest
        )
        return spoken(definition, seen.value) if is_weak else ()
    if definition.nerve_sign and seen.value in AFFIRMATIVE:
        return spoken(definition, seen.value)
    return ()
