"""Counts, sets and adverse events as they are read: in the history, on paper, and before signing."""

from collections.abc import Iterator, Mapping

from charting.domain.adverse_events import events_words
from charting.domain.needle_ledger import ledger_words, staying_words, totals
from charting.domain.needle_sets import set_words
from charting.domain.visit_note import VisitNote


def needling_lines(note: VisitNote, event_labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each part that was recorded, with its label; a flagged one begins with its sign."""
    if note.events:
        yield "▲ Adverse event", events_words(note, event_labels)
    whole = _whole(note)
    if note.needles and whole and not note.text_of("needles_in"):
        yield "Needles", whole  # a total that was typed is said among the findings already
    if note.needles:
        yield "By region", ledger_words(note)
    if staying_words(note):
        yield "Left in on purpose", staying_words(note)
    for one in note.sets:
        yield "Set", set_words(one)


def _whole(note: VisitNote) -> str:
    placed, removed = totals(note)
    return ", ".join(f"{number} {word}" for number, word in ((placed, "in"), (removed, "out")) if number)
