"""Recorded causes or patterns as chips, and those worth considering with their reasons."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast

from charting.domain.assessment import CERTAINTIES, SEVERITIES, Assessable, Assessment
from charting.domain.finding import FindingDefinition, continued
from charting.domain.pattern_matching import Observations, Suggestion, rank
from charting.domain.text import folded, in_words
from ui.presenters.editing.chips import Action, Chip, Offer, Tone, is_meant
from ui.presenters.editing.chips_with_words import ChipsWithWords
from ui.presenters.editing.visit_editing import VisitEditing

Definitions = Mapping[str, FindingDefinition]

MOST_SUGGESTIONS = 3
MOST_REASONS = 4
"""More than so many reasons are counted, not listed; the tooltip has them all."""


@dataclass(frozen=True, kw_only=True)
class SuggestionLine:
    """A suggested cause or pattern as the page says it."""

    key: str
    label: str
    chinese: str
    reasons_for: str
    reasons_against: str
    all_reasons: str = ""
    """Every reason, for the tooltip, where the lines above leave some out."""
    tells_apart: bool = False
    """A nerve cause that is not well supported, but must be told apart."""


class AssessmentChips(ChipsWithWords):
    """The causes or the patterns of a visit."""

    def __init__(self, editing: VisitEditing, name: Literal["causes", "patterns"]) -> None:
        super().__init__(editing, name)
        catalogue = editing.catalogue
        self._candidates = catalogue.causes if name == "causes" else catalogue.patterns
        self._degrees = CERTAINTIES if name == "causes" else SEVERITIES
        self._kind = "cause" if name == "causes" else "pattern"
        self._tone: Tone = "western" if name == "causes" else "tcm"
        self._signs = frozenset(
            sign.finding for one in self._candidates for sign in (*one.supports, *one.contradicts)
        )
        self._weighed: tuple[Definitions | None, Observations, tuple[Suggestion, ...]] = (None, {}, ())
        """What was last weighed, by which definitions, and what came of it."""
        self.material_wanted: Callable[[str], object] = str
        """Told the key of a pattern whose points and formulas are to be shown."""

    def chips(self) -> tuple[Chip, ...]:
        """What was recorded, with its degree and whether it is the main one."""
        return (*(self._chip(one) for one in self._recorded), *self._own_words.chips())

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Causes or patterns whose name, pinyin, Chinese or alias fits the text."""
        recorded = {one.key for one in self._recorded}
        found = self._editing.search.find(text, self._kind, without=recorded)
        return tuple(
            Offer(
                label=one.label,
                faint=self._chinese_of(one.key),
                is_certain=is_meant(one, text, found),
                payload=one.key,
            )
            for one in found
        )

    def take(self, offer: Offer) -> None:
        """Record the picked one."""
        if isinstance(offer.payload, str):
            self._own_words.clear_pending()
            self.add(offer.payload)

    def add(self, key: str) -> None:
        """Record a cause or pattern; which one is the main one is the practitioner's word."""
        definition = self._editing.catalogue.assessable(key)
        if definition is None or any(one.key == key for one in self._recorded):
            return
        self._put((*self._recorded, Assessment(key=key, content_version=definition.version)))

    def enter(self, text: str) -> str:
        """Record the one that the text names in full, or keep the text."""
        wanted = folded(text)
        for candidate in self._candidates:
            chinese = (candidate.simplified, candidate.traditional)
            names = (candidate.label, candidate.short, candidate.pinyin, *candidate.aliases, *chinese)
            if wanted and not candidate.retired and any(folded(name) == wanted for name in names):
                self._own_words.clear_pending()
                self.add(candidate.key)
                return ""
        self._own_words.typing(text)
        return text

    def _act(self, chip_id: Hashable, action: str) -> None:
        """Remove one, make it the main one, set its degree, or ask for its material."""
        verb, _, what = action.partition(":")
        if verb == "material" and isinstance(chip_id, str):
            self.material_wanted(chip_id)
        if verb == "remove":
            self._put(tuple(one for one in self._recorded if one.key != chip_id))
        elif verb == "main":
            self._put(
                tuple(replace(one, is_main=one.key == chip_id and not one.is_main) for one in self._recorded)
            )
        elif verb == "degree":
            self._put(
                tuple(
                    replace(one, degree="" if one.degree == what else what) if one.key == chip_id else one
                    for one in self._recorded
                )
            )

    def set_note(self, chip_id: Hashable, note: str) -> None:
        """Keep a note with one."""
        self._put(tuple(replace(one, note=note) if one.key == chip_id else one for one in self._recorded))

    def suggestions(self) -> tuple[SuggestionLine, ...]:
        """What the recorded findings speak for and is neither recorded nor put aside, best first."""
        note = self._editing.note
        settled = {one.key for one in self._recorded} | set(note.dismissed)
        open_ones = [one for one in self._ranked() if one.key not in settled]
        apart = [one for one in open_ones if one.tells_apart][:1]
        supported = [one for one in open_ones if not one.tells_apart]
        return tuple(self._line(one) for one in (*supported[: MOST_SUGGESTIONS - len(apart)], *apart))

    def _ranked(self) -> tuple[Suggestion, ...]:
        """All of them; weighed anew only when something that speaks for or against one of them changed."""
        definitions, observations = self._editing.definitions, self._editing.note.observations
        telling = {field: seen for field, seen in observations.items() if field.finding in self._signs}
        before, weighed, ranked = self._weighed
        if before is not definitions or weighed != telling:
            ranked = rank(self._candidates, definitions, telling)
            self._weighed = (definitions, telling, ranked)
        return ranked

    def dismiss(self, key: str) -> None:
        """Put a suggestion aside for this visit."""
        if key not in self._editing.note.dismissed:
            self._editing.put_list("dismissed", (*self._editing.note.dismissed, key))

    @property
    def _recorded(self) -> tuple[Assessment, ...]:
        return cast("tuple[Assessment, ...]", getattr(self._editing.note, self.name))

    def _put(self, recorded: tuple[Assessment, ...]) -> None:
        self._editing.put_list(self.name, recorded)

    def _chip(self, one: Assessment) -> Chip:
        definition = self._editing.catalogue.assessable(one.key)
        label = definition.label if definition else in_words(one.key)
        return Chip(
            id=one.key,
            text=f"{label} {self._chinese_of(one.key)}".strip(),
            faint=" · ".join(part for part in ("main" if one.is_main else "", one.degree) if part),
            tone=self._tone,
            is_main=one.is_main,
            actions=tuple(self._actions(one)),
            note=one.note,
            tip=_tip(definition) if definition else "",
        )

    def _chinese_of(self, key: str) -> str:
        definition = self._editing.catalogue.assessable(key)
        return definition.simplified if definition else ""

    def _actions(self, one: Assessment) -> list[Action]:
        main = Action(name="main", label="Main", checked=one.is_main, key="M")
        degrees = [
            Action(
                name=f"degree:{degree}", label=degree.capitalize(), checked=one.degree == degree, key=str(n)
            )
            for n, degree in enumerate(self._degrees, start=1)
        ]
        material = [Action(name="material", label="Points and formulas", key="P")]
        return [main, *degrees, *(material if self._kind == "pattern" else ())]

    def _line(self, suggestion: Suggestion) -> SuggestionLine:
        definition = self._editing.catalogue.assessable(suggestion.key)
        return SuggestionLine(
            key=suggestion.key,
            label=definition.label if definition else in_words(suggestion.key),
            chinese=self._chinese_of(suggestion.key),
            reasons_for=_shortened(suggestion.reasons_for),
            reasons_against=_shortened(suggestion.reasons_against),
            all_reasons=_all_reasons(suggestion),
            tells_apart=suggestion.tells_apart,
        )


def _tip(definition: Assessable) -> str:
    """What it means, and the codes that may go with it."""
    codes = "; ".join(f"{code.code} {code.title}" for code in definition.codes)
    return "\n".join(part for part in (definition.explanation, f"May fit: {codes}" if codes else "") if part)


def _shortened(reasons: tuple[str, ...]) -> str:
    """The weightiest reasons as one phrase, and how many more there are."""
    more = len(reasons) - MOST_REASONS
    listed = _listed(reasons[:MOST_REASONS])
    return f"{listed} and {more} more" if more > 0 else listed


def _all_reasons(suggestion: Suggestion) -> str:
    if max(len(suggestion.reasons_for), len(suggestion.reasons_against)) <= MOST_REASONS:
        return ""
    against = suggestion.reasons_against
    lines = [f"For: {_listed(suggestion.reasons_for)}.", f"Against: {_listed(against)}." if against else ""]
    return "\n".join(line for line in lines if line)


def _listed(reasons: tuple[str, ...]) -> str:
    """The reasons as one phrase, each but the first beginning small where it is plain words."""
    if not reasons:
        return ""
    first, *rest = reasons
    return ", ".join([first, *map(continued, rest)])
