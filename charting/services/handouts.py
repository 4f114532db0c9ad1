"""Handouts: what is offered for a visit and why, putting it together, keeping what was given."""

import hashlib
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import undefer

from charting.documents.wording import wording
from charting.domain.assessment import Assessable, Assessment
from charting.domain.handout import Block, Handout, HandoutFacts, HandoutTemplate, Role, as_text, compose
from charting.domain.red_flags import Raised, nerve_signs, standing
from charting.domain.visit_note import VisitNote
from charting.errors import TellTheUser
from charting.records.issued_handout import IssuedHandout
from charting.records.patient import Patient
from charting.records.visit import Visit
from charting.services import patients, practice, timeline, visits
from charting.services.chart import Chart
from charting.store import audit
from charting.store.faults import troubles

How = Literal["printed", "saved"]
"""What was done with a handout when it was given."""

ACTIVITY: Mapping[How, str] = {"printed": "print", "saved": "export"}
"""What the activity log calls it."""


@dataclass(frozen=True, kw_only=True)
class HandoutOffer:
    """A handout worth giving, with the reason."""

    template: HandoutTemplate
    reason: str


def offers(chart: Chart, visit_id: int, language: str = "en") -> tuple[HandoutOffer, ...]:
    """The handouts for a visit, best first; pressing red flags come before everything, then nerve signs."""
    note = visits.visit(chart, visit_id).note
    found = chart.catalogue.handouts_for(
        [one.key for one in _main_first(note.causes)],
        [one.key for one in _main_first(note.patterns)],
        has_nerve_signs(chart, note),
        language,
        raised(chart, note),
    )
    return tuple(HandoutOffer(template=template, reason=reason) for template, reason in found)


def language_for(chart: Chart, patient_id: int) -> str:
    """The tag of the language that a patient is given things in: their own, or else the practice's."""
    own = patients.patient(chart, patient_id).details.language
    return own or practice.settings(chart).document_language


def has_nerve_signs(chart: Chart, note: VisitNote) -> bool:
    """Whether a recorded finding or cause speaks for an irritated nerve root."""
    if nerve_signs(chart.catalogue.definitions, note.observations):
        return True
    recorded = (chart.catalogue.assessable(one.key) for one in (*note.causes, *note.patterns))
    return any(one is not None and one.is_nerve for one in recorded)


def raised(chart: Chart, note: VisitNote) -> tuple[Raised, ...]:
    """The red flags answered with yes, and those that what was charted calls for; most urgent first."""
    return standing(chart.catalogue.red_flags, chart.catalogue.definitions, note.observations)


def medical_care_first(chart: Chart, note: VisitNote, template: HandoutTemplate) -> Block | None:
    """What every other handout says first while a pressing red flag stands; None when none does.

    The words are those of the handout for that urgency.
    """
    pressing = next((one for one in raised(chart, note) if one.is_pressing), None)
    if pressing is None or pressing.flag.urgency in template.for_urgency:
        return None
    called_for = [one for one in chart.catalogue.handouts if pressing.flag.urgency in one.for_urgency]
    fitting = [one for one in called_for if one.language == template.language] or called_for
    blocks = (block for one in fitting for block in one.blocks if block.role is Role.SEEK_CARE)
    block = next(blocks, None)
    return block and replace(block, key=f"{pressing.flag.urgency}_first")


def compose_for_visit(chart: Chart, visit_id: int, template: HandoutTemplate) -> Handout:
    """The template with this visit's facts in it; nothing is said that was not recorded."""
    return compose(template, facts_for(chart, visit_id, template))


def facts_for(chart: Chart, visit_id: int, template: HandoutTemplate) -> HandoutFacts:
    """What the visit puts into this handout, of causes and patterns only those that it tells of."""
    return facts_of(chart, visit_id, template.language, template.told)


def facts_of(
    chart: Chart, visit_id: int, language: str = "en", told: Container[str] | None = None
) -> HandoutFacts:
    """What the visit puts into a handout; days are said in its language.

    `told` are the keys of the causes and patterns that may be told of; None for all.
    """
    visit = visits.visit(chart, visit_id)
    settings = practice.settings(chart)
    with troubles(), chart.reading() as session:
        patient = session.get_one(Patient, visit.patient_id)
        name = " ".join(
            part for part in (patient.preferred_name or patient.given_name, patient.family_name) if part
        )
    causes = _told(chart, visit.note.causes, told)
    patterns = _told(chart, visit.note.patterns, told)
    return HandoutFacts(
        name=name,
        on=visit.began_at.astimezone().date(),
        practice=settings.practice,
        phone=settings.phone,
        found=tuple(one.for_patient for one in causes),
        meaning=tuple(one.for_patient for one in patterns),
        flags=tuple(f"{words}." for one in raised(chart, visit.note) for words in one.words),
        meaning_chinese=patterns[0].simplified if patterns else "",
        words=visit.note.prose.get("advice", ""),
        next_visit=_said_when(visit.note.text_of("next_visit"), language),
        series=timeline.pain_series(chart, visit_id),
    )


def issue_handout(chart: Chart, visit_id: int, handout: Handout, pdf: bytes, how: How) -> int:
    """Keep what was given byte for byte with the visit, and give its id."""
    now = chart.clock()
    digest = hashlib.sha256(pdf).hexdigest()
    with troubles(), chart.sessions.begin() as session:
        visit = session.get_one(Visit, visit_id)
        row = IssuedHandout(
            visit_id=visit_id,
            patient_id=visit.patient_id,
            handout=handout.key,
            handout_version=handout.version,
            language=handout.language,
            title=handout.title,
            text=as_text(handout),
            sha256=digest,
            issued_at=now,
            issued_by=chart.who,
            how=how,
            pdf=pdf,
        )
        session.add(row)
        session.flush()
        subject = f"handout:{row.id}"
        audit.append(session, what=ACTIVITY[how], subject=subject, who=chart.who, at=now, after=digest)
        return row.id


def log_given_again(chart: Chart, handout_id: int, how: How) -> None:
    """Note in the activity log that a kept handout was printed or saved once more, as it was."""
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        digest = session.get_one(IssuedHandout, handout_id).sha256
        subject = f"handout:{handout_id}"
        audit.append(session, what=ACTIVITY[how], subject=subject, who=chart.who, at=now, after=digest)


def issued_pdf(chart: Chart, handout_id: int) -> bytes:
    """The PDF exactly as it was given. Raises TellTheUser when its bytes no longer match their checksum."""
    with troubles(), chart.reading() as session:
        row = session.scalars(
            select(IssuedHandout).where(IssuedHandout.id == handout_id).options(undefer(IssuedHandout.pdf))
        ).one()
        if hashlib.sha256(row.pdf).hexdigest() != row.sha256:
            raise TellTheUser("This document differs from its checksum. Restore it from a backup.")
        return row.pdf


def issued_text(chart: Chart, handout_id: int) -> str:
    """The handout as plain text, as it was given."""
    with troubles(), chart.reading() as session:
        return session.get_one(IssuedHandout, handout_id).text


def _main_first(assessments: tuple[Assessment, ...]) -> tuple[Assessment, ...]:
    return tuple(sorted(assessments, key=lambda one: not one.is_main))


def _said_when(when: str, language: str) -> str:
    """`2026-03-23T10:30` as `23 March 2026, 10:30`; midnight stands for no time said."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return when
    day = wording(language).day(moment.date())
    return f"{day}, {moment:%H:%M}" if moment.time() != time() else day


def _told(
    chart: Chart, recorded: tuple[Assessment, ...], told: Container[str] | None
) -> tuple[Assessable, ...]:
    """What was recorded and may be told of, main one first."""
    keys = [one.key for one in _main_first(recorded) if told is None or one.key in told]
    return tuple(one for one in map(chart.catalogue.assessable, keys) if one is not None)
