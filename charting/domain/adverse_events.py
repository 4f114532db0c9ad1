"""What can go wrong with a treatment, what to do about it, and how it is said in the record."""

from collections.abc import Mapping
from dataclasses import dataclass

from charting.domain.finding import Review
from charting.domain.needling import AdverseEvent
from charting.domain.text import in_words
from charting.domain.visit_note import VisitNote


@dataclass(frozen=True, kw_only=True)
class AdverseEventKind:
    """A kind of adverse event; its key lives for ever."""

    key: str
    label: str
    action: str
    """What to do, in a few words of our own; a reminder, not first-aid training."""
    source: str
    is_urgent: bool = False
    """Whether it may need a physician or an ambulance at once."""
    review: Review = Review.DRAFT
    retired: bool = False


def event_words(event: AdverseEvent, labels: Mapping[str, str]) -> str:
    """An event in words: `Fainting, mild, 14:20, at the third needle; done: laid flat; outcome: well`."""
    kind = labels.get(event.kind, in_words(event.kind)) or "Not named"
    head = ", ".join(part for part in (kind, event.severity, event.happened, event.what) if part)
    done = f"done: {event.done}" if event.done else ""
    outcome = f"outcome: {event.outcome}" if event.outcome else ""
    return "; ".join(part for part in (head, done, outcome) if part)


def events_words(note: VisitNote, labels: Mapping[str, str]) -> str:
    """All of a visit's events in words."""
    return " · ".join(event_words(one, labels) for one in note.events)
