"""What is worth a look before a visit is frozen: what is empty, carried, unasked, flagged, counted."""

from collections.abc import Iterator

from charting.domain.finding import own_words_of
from charting.domain.red_flags import Raised, Urgency, asked, besides_questions, nerve_lines, standing
from charting.domain.shorthand import open_places
from charting.domain.visit_note import VisitNote
from ui.presenters.visit.visit_hints import clashes
from ui.presenters.visit.visit_presenter import VisitPresenter

QUESTION = "Sign this visit? It stays as it is for ever; later words are addenda."

EXPECTED_SECTIONS = ("tongue", "pulse")
"""Sections that a practitioner would miss if they were empty; the rest depends on the visit."""


WORDS_OF_LISTS = {
    "causes_words": "Causes",
    "patterns_words": "Patterns",
    "codes_words": "Codes",
    "points_words": "Points",
    "methods_words": "Also",
}


def sign_sheet(presenter: VisitPresenter) -> tuple[str, ...]:
    """The question, and a line for each thing to see before answering it. Nothing here blocks."""
    return (QUESTION, *_lines(presenter))


def _lines(presenter: VisitPresenter) -> Iterator[str]:
    note = presenter.editing.note
    questions = asked(presenter.red_flags, note.observations)
    for raised in _standing(presenter):
        said = f"{'; '.join(raised.charted)}. {raised.question}" if raised.question else raised.flag.action
        yield f"▲ {raised.flag.group} ({raised.flag.urgency.value}): {said}"
    others = besides_questions(presenter.red_flags, note.observations)
    signs = nerve_lines(presenter.editing.definitions, others)
    if signs:
        yield f"Signs of an irritated nerve. {'; '.join(signs)}."
    for pairs in clashes(presenter.editing.catalogue, note).values():
        yield from pairs
    yield from _odd(presenter, note)
    empty = list(_empty(presenter, note))
    if empty:
        yield f"Not recorded: {', '.join(empty)}."
    yield from _unfilled(presenter, note)
    waiting = presenter.bringing.waiting()
    if waiting:
        yield f"Brought forward and not changed: {waiting}. Signing keeps them and says so in the record."
    yield f"Red flags: {questions.words[0].lower()}{questions.words[1:]}."
    yield from presenter.needling.before_signing()


def has_emergency(presenter: VisitPresenter) -> bool:
    """Whether an answer or an open question calls for help at once, so that the sheet must not look calm."""
    return any(one.flag.urgency is Urgency.EMERGENCY for one in _standing(presenter))


def _standing(presenter: VisitPresenter) -> tuple[Raised, ...]:
    """The red flags answered with yes, and those that were not asked though a finding calls for them."""
    editing = presenter.editing
    return standing(presenter.red_flags, editing.definitions, editing.note.observations)


def _odd(presenter: VisitPresenter, note: VisitNote) -> Iterator[str]:
    """Values that ask for a second look, and what stands in words only, each with its row."""
    for field in sorted(note.observations):
        definition = presenter.editing.definitions.get(field.finding)
        problem = presenter.problem(field)
        if definition and problem:
            value = note.text_of(field.finding, field.side)
            where = f"{definition.label} {field.side}".strip()
            yield f"Please check {where}: {value}. {_reason(problem, definition.label, value)}"
    rows = {**_rows_of_words(presenter), **WORDS_OF_LISTS}
    said = [
        f"{rows[field.finding]} “{seen.value}”"
        for field, seen in note.observations.items()
        if field.finding in rows and seen.value
    ]
    if said:
        yield f"Kept as words only: {'; '.join(said)}."


def _reason(problem: str, name: str, value: str) -> str:
    """What is odd, without the name and the value, which were just said."""
    words = problem.removesuffix(f" Please check {value}.").replace(f"“{value}” is", "that is")
    words = words.removeprefix(f"{name}: ").replace(f"{name} is", "it is", 1)
    return words[:1].upper() + words[1:]


def _rows_of_words(presenter: VisitPresenter) -> dict[str, str]:
    return {key: row for section in presenter.sections for key, row in own_words_of(section).items()}


def _unfilled(presenter: VisitPresenter, note: VisitNote) -> Iterator[str]:
    """Places of quick phrases that still wait for a word, each with the part it stands in."""
    labels = {one.key: one.label for section in presenter.sections for one in section.findings}
    labels |= _rows_of_words(presenter)
    parts = [(name.replace("_", " "), words) for name, words in note.prose.items()]
    parts += [
        (labels.get(field.finding, field.finding).lower(), f"{seen.value} {seen.note}")
        for field, seen in note.observations.items()
    ]
    found = [f"{name} {place}" for name, words in parts for place in open_places(words)]
    if found:
        yield f"Not filled in yet: {', '.join(found)}."


def _empty(presenter: VisitPresenter, note: VisitNote) -> Iterator[str]:
    if not note.text_of("pain_now"):
        yield "pain now"
    recorded = {field.finding for field in note.observations}
    for section in presenter.sections:
        keys = {finding.key for finding in section.findings} | {f"{section.key}_words"}
        if section.key in EXPECTED_SECTIONS and not keys & recorded:
            yield section.label.lower()
    if not note.causes:
        yield "a cause"
    if not note.patterns:
        yield "a pattern"
    if not note.points and not note.methods:
        yield "treatment"
    if not note.prose.get("session_notes"):
        yield "session notes"
