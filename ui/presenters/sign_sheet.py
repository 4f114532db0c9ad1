"""What is worth a look before a visit is frozen: what is empty, carried, unasked, flagged, counted."""

from collections.abc import Iterator

from charting.domain.red_flags import asked
from charting.domain.shorthand import open_places
from charting.domain.visit_note import VisitNote
from ui.presenters.visit_presenter import VisitPresenter

QUESTION = "Sign this visit? It stays as it is for ever; later words are addenda."

EXPECTED_SECTIONS = ("tongue", "pulse")
"""Sections that a practitioner would miss if they were empty; the rest depends on the visit."""


def sign_sheet(presenter: VisitPresenter) -> tuple[str, ...]:
    """The question, and a line for each thing to see before answering it. Nothing here blocks."""
    return (QUESTION, *_lines(presenter))


def _lines(presenter: VisitPresenter) -> Iterator[str]:
    note = presenter.editing.note
    empty = list(_empty(presenter, note))
    if empty:
        yield f"Not recorded: {', '.join(empty)}."
    yield from _unfilled(presenter, note)
    waiting = presenter.bringing.waiting()
    if waiting:
        yield f"Brought forward and not changed: {waiting}. Signing keeps them and says so in the record."
    questions = asked(presenter.red_flags, note.observations)
    yield f"Red flags: {questions.words[0].lower()}{questions.words[1:]}."
    yield from presenter.needling.before_signing()


def _unfilled(presenter: VisitPresenter, note: VisitNote) -> Iterator[str]:
    """Places of quick phrases that still wait for a word, each with the part it stands in."""
    labels = {one.key: one.label for section in presenter.sections for one in section.findings}
    labels |= {f"{section.key}_words": section.label for section in presenter.sections}
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
