"""How often the practitioner chose what can be picked, so that searches put it first among equals."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from charting.domain.finding import FindingDefinition, Kind
from charting.domain.treatment import MethodUse
from charting.domain.visit_note import VisitNote

PICKED = (Kind.PRESENT, Kind.CHOICE, Kind.CHOICES, Kind.TEST, Kind.QUESTION)
MEASURED = (Kind.SCORE, Kind.NUMBER)


class Usage:
    """Counts by `kind:key`, of what was recorded lately and since: `point:BL23`, `answer:slr=positive`."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each was chosen."""
        return self._counts

    def add(self, counts: Mapping[str, int]) -> None:
        """What was recorded before is now counted too."""
        self._counts.update(counts)

    def saved(
        self, before: VisitNote, after: VisitNote, definitions: Mapping[str, FindingDefinition]
    ) -> None:
        """A visit was saved: what is new in it counts once more, what was taken out once less."""
        if replace(before, prose=after.prose) == after:
            return  # only words were written
        earlier, later = set(chosen_in(before, definitions)), set(chosen_in(after, definitions))
        self._counts.update(later - earlier)
        self._counts.subtract(earlier - later)


def chosen_in(note: VisitNote, definitions: Mapping[str, FindingDefinition]) -> Iterator[str]:
    """Everything that was chosen at a visit, as it is counted."""
    for field, seen in note.observations.items():
        definition = definitions.get(field.finding)
        if definition is not None:
            yield from answers_chosen(definition, seen.value)
    yield from (f"cause:{one.key}" for one in note.causes)
    yield from (f"pattern:{one.key}" for one in note.patterns)
    yield from (f"point:{one.point}" for one in note.points)
    yield from (f"code:{one}" for one in note.codes)
    for use in note.methods:
        yield from methods_chosen(use)


def answers_chosen(definition: FindingDefinition, value: str) -> Iterator[str]:
    """The answers that a recorded value stands for; a number counts for its finding, words for nothing."""
    if definition.kind in PICKED:
        values = value.split() if definition.kind is Kind.CHOICES else [value]
        yield from (f"answer:{answer_key(definition.key, one)}" for one in values if one)
    elif definition.kind in MEASURED and value:
        yield f"answer:{answer_key(definition.key, '')}"


def methods_chosen(use: MethodUse) -> Iterator[str]:
    """The method, and the method with its setting."""
    yield f"method:{use.method}"
    if use.settings:
        yield f"method:{method_key(use.method, use.settings)}"


def answer_key(finding: str, value: str) -> str:
    """The key of an answer: `slr=positive`, and `flexion=` where a number must follow."""
    return f"{finding}={value}"


def method_key(method: str, setting: str = "") -> str:
    """The key of a method, or of a method with one of its settings: `electro=dense_disperse`."""
    return f"{method}={setting}" if setting else method
