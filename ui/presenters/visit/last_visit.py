"""The visit before, in the few lines that stand beside today's."""

from dataclasses import dataclass
from datetime import datetime

from charting.content.catalogue import Catalogue
from charting.domain.adverse_events import events_words
from charting.domain.assessment import Assessment
from charting.domain.finding import spoken
from charting.domain.red_flags import asked, besides_questions, nerve_signs
from charting.domain.text import in_words, listed
from charting.domain.treatment import needle_count
from charting.domain.visit_note import VisitNote
from charting.services.visits import ChartedVisit


@dataclass(frozen=True, kw_only=True)
class LastVisit:
    """What was charted last time, shown beside and never carried over."""

    title: str
    """`Last visit · 12 days ago`."""
    pain: str
    causes: str
    """What it was in Western terms."""
    warnings: tuple[str, ...]
    """Red flags and signs of an irritated nerve, a line each."""
    patterns: str
    treatment: str
    tongue: str
    pulse: str
    plan: str


def last_visit(catalogue: Catalogue, visit: ChartedVisit, now: datetime) -> LastVisit:
    """The lines about the visit before."""
    note = visit.note
    days = (now.astimezone().date() - visit.began_at.astimezone().date()).days
    return LastVisit(
        title=f"Last visit · {_days_ago(days)}",
        pain=_pain(note),
        causes=_assessed(catalogue, note.causes),
        warnings=_warnings(catalogue, note),
        patterns=_assessed(catalogue, note.patterns),
        treatment=_treatment(catalogue, note),
        tongue=section_words(catalogue, note, "tongue"),
        pulse=section_words(catalogue, note, "pulse"),
        plan=note.prose.get("plan", ""),
    )


def _days_ago(days: int) -> str:
    if days <= 0:
        return "earlier today"
    return "yesterday" if days == 1 else f"{days} days ago"


def _pain(note: VisitNote) -> str:
    before, after = note.text_of("pain_now"), note.text_of("pain_after")
    if before and after:
        return f"Pain {before} → {after}"
    return f"Pain {before}" if before else ""


def _assessed(catalogue: Catalogue, recorded: tuple[Assessment, ...]) -> str:
    names = catalogue.short_names
    each = ((names.get(one.key, in_words(one.key)), one.degree) for one in recorded)
    return "; ".join(": ".join(part for part in parts if part) for parts in each)


def _warnings(catalogue: Catalogue, note: VisitNote) -> tuple[str, ...]:
    flags = dict.fromkeys(one.flag.group for one in asked(catalogue.red_flags, note.observations).raised)
    others = besides_questions(catalogue.red_flags, note.observations)
    signs = nerve_signs(catalogue.definitions, others)
    said = (("Red flag", "; ".join(flags)), ("Nerve signs", "; ".join(signs)))
    return tuple(f"{head}: {words}" for head, words in said if words)


def _treatment(catalogue: Catalogue, note: VisitNote) -> str:
    codes = listed(use.point for use in note.points)
    needles = needle_count(note.points)
    minutes = note.text_of("retention_minutes")
    parts = [
        codes,
        f"{needles} needle{'' if needles == 1 else 's'}" if needles else "",
        f"{minutes} min" if minutes else "",
        f"▲ {events_words(note, catalogue.event_labels)}" if note.events else "",
    ]
    return ", ".join(part for part in parts if part)


def section_words(catalogue: Catalogue, note: VisitNote, section_key: str) -> str:
    """What is recorded in a section, as one line: `Dusky tongue, Thin white coat`."""
    definitions = {finding.key: finding for finding in catalogue.section(section_key).findings}
    phrases: list[str] = []
    for field, seen in note.observations.items():
        if field.finding in definitions:
            side = f" {field.side}" if field.side else ""
            phrases.extend(f"{phrase}{side}" for phrase in spoken(definitions[field.finding], seen.value))
    own = note.text_of(f"{section_key}_words")
    return ", ".join([*phrases, *([own] if own else [])])
