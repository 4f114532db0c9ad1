"""What can be recorded about a patient at a visit, as defined by the content files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from charting.domain.pain_drawing import recorded_words


class Kind(StrEnum):
    """How a finding is answered; the canonical text of its value is given for each."""

    PRESENT = "present"
    """`present` or `absent`."""
    CHOICE = "choice"
    """The key of one choice."""
    CHOICES = "choices"
    """The keys of some choices, sorted, joined by a space."""
    SCORE = "score"
    """A whole number from `lowest` to `highest`."""
    NUMBER = "number"
    """A decimal number in `unit`, no trailing zeros."""
    TEST = "test"
    """`positive`, `negative` or `unable`."""
    QUESTION = "question"
    """`yes` or `no`; not recorded means not asked."""
    TEXT = "text"
    """Words as typed."""
    WHEN = "when"
    """A local date and time, `2026-03-23T10:30`."""
    DRAWING = "drawing"
    """A pain drawing: see `pain_drawing.to_text`."""


class Review(StrEnum):
    """Whether a person has checked an entry against its source."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Lens(StrEnum):
    """Which medicine a section of the visit belongs to."""

    WESTERN = "western"
    TCM = "tcm"
    TREATMENT = "treatment"


class Editor(StrEnum):
    """How a section is filled on the visit page."""

    CHIPS = "chips"
    SCORES = "scores"
    QUESTIONS = "questions"
    GRID = "grid"
    FIELDS = "fields"
    DRAWING = "drawing"
    """On the figure beside the page: no row."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer that can be picked."""

    key: str
    label: str
    """As shown on a chip, complete by itself: `Thin white coat`, not `thin`."""
    aliases: tuple[str, ...] = ()
    nerve_sign: bool = False
    """Whether this answer speaks for an irritated nerve root."""


@dataclass(frozen=True, kw_only=True)
class Normal:
    """The usual range of a measured finding, with where it was read."""

    lowest: float
    highest: float
    source: str

    @property
    def span(self) -> str:
        """`55–65`, or the one number where both ends are the same."""
        return span_of(self.lowest, self.highest)


def span_of(lowest: float, highest: float) -> str:
    """A range in figures: `55–65`, `−30 to 10`, or the one number where both ends are the same."""
    if lowest == highest:
        return in_figures(highest)
    joiner = " to " if lowest < 0 else "–"
    return f"{in_figures(lowest)}{joiner}{in_figures(highest)}"


def in_figures(number: float) -> str:
    """A number as it is read, on the screen and on paper: below 0 with a true minus."""
    return f"{number:g}".replace("-", "−")


@dataclass(frozen=True, kw_only=True)
class FindingDefinition:
    """One thing that can be recorded; its key lives for ever."""

    key: str
    label: str
    kind: Kind
    source: str
    review: Review = Review.DRAFT
    choices: tuple[Choice, ...] = ()
    absent_label: str = ""
    """What the chip of an absent finding says (`No radiation`); empty: made from the label."""
    sided: bool = False
    lowest: float | None = None
    highest: float | None = None
    unit: str = ""
    shows_sign: bool = False
    """Whether the number is a change by itself, so that a plus is said too: `GRC +3`."""
    normal: Normal | None = None
    details: tuple[str, ...] = ()
    """Further marks allowed beside the value: `painful`, `familiar` (the patient's own pain), `angle`."""
    aliases: tuple[str, ...] = ()
    nerve_sign: bool = False
    """Whether present, positive or yes speaks for an irritated nerve root."""
    understood_in: str = ""
    """A line of other rows in which it is understood too: an old injury is typed with the history."""
    denies: tuple[str, ...] = ()
    """Other findings, or `finding.choice`, that cannot be while this one is said not to be."""
    retired: bool = False
    """Hidden from new visits, still labels old ones."""

    def choice(self, key: str) -> Choice | None:
        """The choice of that key, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One row of the visit page: findings that are charted together."""

    key: str
    label: str
    lens: Lens
    editor: Editor
    order: int
    """Place on the page; the clinical order, lowest first."""
    prompt: str = ""
    """A few words in the empty field that say what may be typed."""
    line: str = ""
    """Sections of one name are charted in one typed line, whichever row it is typed in."""
    lends_words: bool = False
    """Whether a single word of it is understood in the other rows of the line too: `dull`."""
    findings: tuple[FindingDefinition, ...] = ()


CHIP_KINDS = (Kind.CHOICES, Kind.PRESENT, Kind.TEST)
"""Findings that are filled by chips even where the rest of their section is plain fields."""


def rows_of_chips(section: Section) -> tuple[tuple[FindingDefinition, str], ...]:
    """The findings that are chips among a section's plain fields, each with where its own words are kept.

    The first keeps them as the section's; an adverse event in words is no relief.
    """
    if section.editor in (Editor.CHIPS, Editor.GRID):
        return ()
    chips = [finding for finding in section.findings if finding.kind in CHIP_KINDS]
    return tuple((one, section.key if one is chips[0] else one.key) for one in chips)


def own_words_of(section: Section) -> Mapping[str, str]:
    """The keys under which a section keeps own words, each with the name of its row."""
    apart = {kept: finding.label for finding, kept in rows_of_chips(section) if kept != section.key}
    return {f"{key}_words": label for key, label in {section.key: section.label, **apart}.items()}


def words_finding(section_key: str, section_label: str) -> FindingDefinition:
    """Where a section keeps what was typed and fits no entry: the practitioner's own words."""
    return FindingDefinition(
        key=f"{section_key}_words",
        label=f"{section_label}, in words",
        kind=Kind.TEXT,
        source="the practitioner's own words",
        review=Review.REVIEWED,
    )


ANSWERS: Mapping[Kind, tuple[str, ...]] = {
    Kind.PRESENT: ("present", "absent"),
    Kind.TEST: ("positive", "negative", "unable"),
    Kind.QUESTION: ("yes", "no"),
}
"""The fixed answers of the kinds that have them, in the order they are offered."""

AFFIRMATIVE = frozenset({"present", "positive", "yes"})


def problem_with(definition: FindingDefinition, value: str) -> str | None:
    """What is odd about a value, as one sentence for the practitioner, or None.

    An odd value is said and still saved: words are never thrown away.
    """
    if definition.kind in ANSWERS:
        known = value in ANSWERS[definition.kind]
        return None if known else f"{definition.label}: “{value}” is not one of its answers."
    if definition.kind in (Kind.CHOICE, Kind.CHOICES):
        return _unknown_choice(definition, value)
    if definition.kind in (Kind.SCORE, Kind.NUMBER):
        return _out_of_range(definition, value)
    if definition.kind is Kind.WHEN and not _is_moment(value):
        return f"{definition.label}: “{value}” is not a date and time."
    return None


def number_from(value: str) -> float | None:
    """The number that a canonical value stands for, or None when it is not a finite number."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if number == number and abs(number) < 1e9 else None


def _is_moment(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def spoken(definition: FindingDefinition, value: str) -> Iterator[str]:
    """The value in words, one phrase for each answer in it, as a chip shows it."""
    if definition.kind is Kind.PRESENT:
        yield definition.label if value == "present" else absent_words(definition)
    elif definition.kind is Kind.TEST:
        yield f"{definition.label} {TEST_SIGNS.get(value, value)}"
    elif definition.kind in (Kind.CHOICE, Kind.CHOICES):
        for key in value.split():
            choice = definition.choice(key)
            yield choice.label if choice else key
    elif definition.kind in (Kind.SCORE, Kind.NUMBER):
        joiner = "" if definition.unit in ("°", "%", "") else " "
        yield f"{definition.label} {_with_sign(definition, value)}{joiner}{definition.unit}"
    elif definition.kind is Kind.DRAWING:
        yield recorded_words(value)
    else:
        yield f"{definition.label}: {value}"


def _with_sign(definition: FindingDefinition, value: str) -> str:
    number = number_from(value)
    if number is None:
        return value
    plus = "+" if definition.shows_sign and number > 0 else ""
    return plus + value.strip().removeprefix("+").replace("-", "−")


TEST_SIGNS = {"positive": "+", "negative": "−", "unable": "unable"}


PROPER_NOUN = re.compile(
    r"(?:Taiyang|Shaoyin|Shaoyang|Jueyin|Taiyin|Yangming|Yang|Yin|Qi|Ashi|Achilles|Babinski|Ely|Gaenslen|Gillet|"
    r"Kemp|Modic|Ober|Olympic|Romberg|Schober|Thomas|Trendelenburg|Valsalva)\b|"
    r"(?:Bladder|Kidney|Gallbladder|Liver|Spleen|Stomach|Heart|Lung|Pericardium|Triple Energizer|"
    r"Large Intestine|Small Intestine|Governor|Conception|Belt|Penetrating)"
    r" (?:channel|vessel|shu|mu|Qi|Yin|Yang|Blood)\b|"
    r"\w(?:[^a-z]|$)"
)
"""Beginnings that keep their capital within a sentence: channels, names, codes such as `SLR` and `X-ray`."""


def continued(phrase: str) -> str:
    """The phrase as it goes on within a sentence: plain words begin small, names and codes do not."""
    return phrase if PROPER_NOUN.match(phrase) else phrase[:1].lower() + phrase[1:]


def absent_words(definition: FindingDefinition) -> str:
    """How the absence of a finding is said: `No numbness`."""
    return definition.absent_label or f"No {continued(definition.label)}"


def _unknown_choice(definition: FindingDefinition, value: str) -> str | None:
    unknown = [key for key in value.split() if definition.choice(key) is None]
    if unknown:
        return f"{definition.label}: “{unknown[0]}” is not one of its choices."
    return None


def _out_of_range(definition: FindingDefinition, value: str) -> str | None:
    number = number_from(value)
    if number is None:
        return f"{definition.label}: type a number."
    low, high = definition.lowest, definition.highest
    if (low is not None and number < low) or (high is not None and number > high):
        ends = " to ".join(in_figures(end) for end in (low, high) if end is not None)
        return f"{definition.label} is usually from {ends}. Please check {value}."
    return None
