"""A section of findings as chips: what was recorded, what typed text may mean."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from charting.content.chip_entry import Entry, parse_chip, split_marks
from charting.content.chip_marks import is_mark
from charting.content.finding_line import FindingLine
from charting.content.options import Option, compared, options
from charting.domain.finding import FindingDefinition, Kind, Lens, Section, problem_with, spoken
from charting.domain.note_words import mark_words
from charting.domain.usage import answer_key
from charting.domain.visit_note import Observation, ObservationField, Side
from ui.presenters.editing.chips import Action, Chip, Offer, Tone
from ui.presenters.editing.chips_with_words import ChipsWithWords
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.editing.visit_search import Answers
from ui.presenters.findings.finding_changes import changes_of
from ui.presenters.findings.offer_names import names_beside

SIDES: tuple[tuple[Side, str, str], ...] = (
    ("left", "Left", "L"),
    ("right", "Right", "R"),
    ("both", "Both sides", "B"),
)

DETAILS = {"painful": ("Painful", "P"), "familiar": ("Is the patient's own pain", "F")}
"""Marks that can be switched on a chip, with their key; a measured angle is typed, not switched."""


MOST_OFFERS = 10


@dataclass(frozen=True)
class ChipId:
    """One answer of one observation: several chosen answers of a finding are several chips."""

    field: ObservationField
    value: str


class ObservationChips(ChipsWithWords):
    """The chips of one section."""

    def __init__(self, editing: VisitEditing, section: Section, words_in: str = "") -> None:
        """`words_in` names the section that keeps the own words, where it is another one."""
        super().__init__(editing, section.key, words_in)
        self._section = section
        self._went = ""
        self._answers: Answers | None = None
        self._bare: dict[tuple[str, str], Entry | None] = {}
        """What an answer says without marks, by finding and value."""

    @property
    def aside(self) -> str:
        """What the last line put into other rows."""
        return self._went

    def chips(self) -> tuple[Chip, ...]:
        """What is recorded in the section, in the order it was recorded."""
        known = self._editing.definitions
        keys = {finding.key: known.get(finding.key, finding) for finding in self._section.findings}
        found: list[Chip] = []
        for field, seen in self._editing.note.observations.items():
            definition = keys.get(field.finding)
            if definition is not None:
                found.extend(self._chips_of(definition, field, seen))
        return (*found, *self._own_words.chips())

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Answers whose words fit the text; a number or side typed with it is shown in the offer."""
        words, marks = split_marks(text)
        typed = [word for word in words.split() if not is_mark(word)]
        exact = tuple(self._line_offers(self._read(text), typed))
        found = self._editing.search.answers(self._all_answers(), words, MOST_OFFERS)
        shared = _shared_names(found)
        listed = tuple(
            _named(self._listed_offer(option, words, marks, shared), option, typed) for option in found
        )
        seen = {offer.label for offer in exact}
        return (*exact, *(offer for offer in listed if offer.label not in seen))

    def typing(self, text: str) -> None:
        """Keep what is being typed; what was said of the last line is past."""
        if text.strip():
            self._went = ""
        super().typing(text)

    def take(self, offer: Offer) -> None:
        """Record the picked answer, or the line; what of the line is not understood stays as words."""
        if isinstance(offer.payload, Entry | FindingLine):
            self._own_words.clear_pending()
        if isinstance(offer.payload, Entry):
            self._record([offer.payload])
        elif isinstance(offer.payload, FindingLine):
            self._own_words.typing(offer.payload.left_over)
            self._own_words.settle()
            self._record(offer.payload.entries)

    def enter(self, text: str) -> str:
        """Record all of the line that is understood, in whichever row it belongs; give back the rest."""
        line = self._read(text)
        super().typing(line.left_over)
        self._record(line.entries)
        return line.left_over

    def _settle(self, text: str) -> None:
        """What is understood becomes chips."""
        self.enter(text)

    def _act(self, chip_id: Hashable, action: str) -> None:
        """Remove a chip, set its side, or switch a mark."""
        if isinstance(chip_id, ChipId):
            verb, _, what = action.partition(":")
            if verb == "remove":
                self._remove(chip_id)
            elif verb == "side":
                self._move(chip_id, what)
            elif verb == "detail":
                self._switch(chip_id.field, what)

    def set_note(self, chip_id: Hashable, note: str) -> None:
        """Keep a note with an observation."""
        if isinstance(chip_id, ChipId):
            seen = self._editing.note.observations.get(chip_id.field)
            if seen:
                self._editing.put(chip_id.field, replace(seen, note=note))

    def _all_answers(self) -> Answers:
        if self._answers is None:
            self._answers = Answers(options(self._section))
        return self._answers

    def _read(self, text: str) -> FindingLine:
        """What the text records, and the rest of it."""
        return self._editing.lines.reader(self._section).read(text)

    def _record(self, entries: Sequence[Entry]) -> None:
        """Record findings as one step; those of other rows are shown there, and said here."""
        if not entries or self._editing.is_signed:
            return
        changes = changes_of(self._editing.note, self._editing.definitions, entries)
        self._editing.put_together(changes, "typed line")
        elsewhere = self._elsewhere(entries)
        if elsewhere:
            self._went = "\n".join(f"Put into {row}: {', '.join(said)}" for row, said in elsewhere.items())
            self._editing.reshow()

    def _elsewhere(self, entries: Iterable[Entry]) -> dict[str, list[str]]:
        """What belongs to other rows, in words, by the row's name."""
        own = {finding.key for finding in self._section.findings}
        found: dict[str, list[str]] = {}
        for entry in entries:
            if entry.field.finding not in own:
                found.setdefault(self._row_of(entry.field.finding), []).append(self._said(entry))
        return found

    def _row_of(self, key: str) -> str:
        """The name of the row that a finding belongs to."""
        sections = self._editing.catalogue.sections
        return next(one.label for one in sections if any(finding.key == key for finding in one.findings))

    def _remove(self, chip_id: ChipId) -> None:
        seen = self._editing.note.observations.get(chip_id.field)
        if seen is None:
            return
        rest = [key for key in seen.value.split() if key != chip_id.value]
        several = self._editing.definitions[chip_id.field.finding].kind is Kind.CHOICES
        self._editing.put(chip_id.field, replace(seen, value=" ".join(rest)) if several and rest else None)

    def _move(self, chip_id: ChipId, side: str) -> None:
        """Put an answer on another side, or off it again when it was there already."""
        seen = self._editing.note.observations.get(chip_id.field)
        if seen is None:
            return
        to: Side = "" if chip_id.field.side == side else side  # type: ignore[assignment]
        self._remove(chip_id)
        moved = Entry(
            field=ObservationField(chip_id.field.finding, to),
            observation=replace(seen, value=chip_id.value),
        )
        self._record([moved])

    def _switch(self, field: ObservationField, detail: str) -> None:
        seen = self._editing.note.observations.get(field)
        if seen is not None:
            marks = set(seen.details.split()) ^ {detail}
            self._editing.put(field, replace(seen, details=" ".join(sorted(marks))))

    def _chips_of(
        self, definition: FindingDefinition, field: ObservationField, seen: Observation
    ) -> Iterator[Chip]:
        values = seen.value.split() if definition.kind is Kind.CHOICES else [seen.value]
        for value in values:
            yield Chip(
                id=ChipId(field, value),
                text=", ".join(spoken(definition, value)),
                faint=_faint(definition, field, seen, _odd(definition, value)),
                tone=self._tone(value),
                actions=tuple(_actions(definition, field, seen)),
                note=seen.note,
                tip=_tip(definition, value),
            )

    def _tone(self, value: str) -> Tone:
        if value in ("absent", "negative"):
            return "plain"
        return "tcm" if self._section.lens is Lens.TCM else "western"

    def _line_offers(self, line: FindingLine, typed: Sequence[str]) -> Iterator[Offer]:
        """What the line will record, as one offer."""
        elsewhere = self._elsewhere(line.entries)
        if len(line.entries) == 1 and not elsewhere and not line.left_over:
            (entry,) = line.entries
            answer = answer_key(entry.field.finding, entry.observation.value)
            yield _named(self._offer_of(entry), self._all_answers().by_key.get(answer), typed)
        elif line.entries:
            rows = f"into {', '.join(elsewhere)}" if elsewhere else ""
            rest = f"stays as words: {line.left_over}" if line.left_over else ""
            yield Offer(
                label=" · ".join(self._said(entry) for entry in line.entries),
                faint=" · ".join(part for part in (rows, rest) if part),
                payload=line,
            )

    def _said(self, entry: Entry) -> str:
        """An entry in a few words: `SLR + right 50°`."""
        definition = self._editing.definitions[entry.field.finding]
        marks = (_detail_words(mark) for mark in entry.observation.details.split())
        words = ", ".join(spoken(definition, entry.observation.value))
        return " ".join(part for part in (words, entry.field.side, *marks, entry.observation.note) if part)

    def _offer_of(self, entry: Entry) -> Offer:
        definition = self._editing.definitions[entry.field.finding]
        words = ", ".join(spoken(definition, entry.observation.value))
        faint = _faint(definition, entry.field, entry.observation)
        return Offer(label=words, faint=faint, payload=entry)

    def _listed_offer(self, option: Option, words: str, marks: str, shared: Collection[str]) -> Offer:
        """The answer with the marks; where they have no place in it, what was typed stays as words.

        None is certain by a name that is `shared` with another answer.
        """
        offer = self._open_offer(option, marks)
        fits = not marks or bool(offer.completes) or self._with_marks(option, marks) is not None
        if offer.completes:
            is_new = _completes_a_word(option, words, shared) and not _has_all(offer.completes, words, marks)
            return replace(offer, is_certain=is_new)
        if fits or not isinstance(offer.payload, Entry):
            return replace(offer, is_certain=_completes_a_word(option, words, shared))
        typed = f"{words} {marks}"
        return replace(
            offer,
            faint=" · ".join(part for part in (offer.faint, f"stays as words: {typed}") if part),
            payload=FindingLine((offer.payload,), typed),
            is_certain=False,
        )

    def _with_marks(self, option: Option, marks: str) -> Entry | None:
        if marks:
            return parse_chip((option,), f"{option.label} {marks}")
        answer = (option.finding.key, option.value)
        if answer not in self._bare:
            self._bare[answer] = parse_chip((option,), option.label)
        return self._bare[answer]

    def _open_offer(self, option: Option, marks: str) -> Offer:
        definition = option.finding
        if definition.kind in (Kind.SCORE, Kind.NUMBER):
            norm = _norm(definition)
            return Offer(
                label=definition.label,
                faint=f"type a number {norm}".strip(),
                completes=" ".join(part for part in (definition.label, marks) if part) + " ",
            )
        entry = self._with_marks(option, marks)
        if entry is None:
            field = ObservationField(option.finding.key)
            entry = Entry(field=field, observation=Observation(value=option.value))
        return self._offer_of(entry)


def _named(offer: Offer, option: Option | None, typed: Sequence[str]) -> Offer:
    """The offer with the practitioner's word beside it, where its answer is called otherwise."""
    names = names_beside(option, typed, in_chinese=False) if option is not None else ""
    return replace(offer, faint=" · ".join(part for part in (names, offer.faint) if part)) if names else offer


def _shared_names(found: Sequence[Option]) -> frozenset[str]:
    """Names that more than one of these answers has: `thin` is a tongue's body or its coat."""
    counted = Counter(name for option in found for name in option.searched)
    return frozenset(name for name, count in counted.items() if count > 1)


def _completes_a_word(option: Option, words: str, shared: Collection[str] = ()) -> bool:
    """Whether the option's name is what was typed, with its last word finished at the most.

    `dusk` is Dusky; `leg pain` is not yet Leg pain to the thigh. The bare name of a test or a
    question says nothing of how it came out: `slr` is not yet SLR +.
    """
    finding = option.finding
    bare = {compared(name) for name in (finding.label, *finding.aliases)}
    asks = finding.kind in (Kind.TEST, Kind.QUESTION)
    names = (name for name in option.searched if name not in shared and not (asks and name in bare))
    rests = (name.removeprefix(words) for name in names if name.startswith(words))
    return any(" " not in rest for rest in rests)


def _has_all(completed: str, words: str, marks: str) -> bool:
    """Whether a line waiting for its number says it all, or has one that cannot be read (`flex 50%`)."""
    return compared(completed) == f"{words} {marks}".strip() or any(letter.isdigit() for letter in marks)


def _odd(definition: FindingDefinition, value: str) -> str:
    return "please check" if problem_with(definition, value) else ""


def _faint(definition: FindingDefinition, field: ObservationField, seen: Observation, odd: str = "") -> str:
    parts = [_norm(definition), field.side, *(_detail_words(mark) for mark in seen.details.split()), odd]
    return " · ".join(part for part in parts if part)


def _detail_words(mark: str) -> str:
    return "own pain" if mark == "familiar" else mark_words(mark)


def _norm(definition: FindingDefinition) -> str:
    return f"norm {definition.normal.span}" if definition.normal else ""


def _tip(definition: FindingDefinition, value: str) -> str:
    norm = f"Norm: {definition.normal.source}" if definition.normal else ""
    return "\n".join(part for part in (problem_with(definition, value), norm) if part)


def _actions(definition: FindingDefinition, field: ObservationField, seen: Observation) -> Iterator[Action]:
    if definition.sided:
        for side, label, key in SIDES:
            yield Action(name=f"side:{side}", label=label, checked=field.side == side, key=key)
    for detail in definition.details:
        if detail in DETAILS:
            label, key = DETAILS[detail]
            yield Action(
                name=f"detail:{detail}", label=label, checked=detail in seen.details.split(), key=key
            )
