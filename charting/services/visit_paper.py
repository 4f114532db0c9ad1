"""A signed visit on paper: the list of them, one as a printable summary, and the log of printing it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from charting.content.body import read_body
from charting.content.point_map import dots_of
from charting.documents.wording import wording
from charting.domain.bring_forward import carried_words
from charting.domain.finding import FindingDefinition, Kind, Lens, Section
from charting.domain.handout import Letterhead
from charting.domain.needling_words import needling_lines
from charting.domain.note_words import (
    NoteLine,
    assessed_words,
    left_over,
    note_lines,
)
from charting.domain.pain_drawing import FINDING as PAIN_DRAWING
from charting.domain.pain_drawing import Unreadable, drawing_from
from charting.domain.red_flags import asked
from charting.domain.text import in_words
from charting.domain.tongue_photo import photo_words
from charting.domain.treatment_words import treatment_lines
from charting.domain.visit_note import ObservationField, VisitNote
from charting.domain.visit_summary import PainFigure, SummaryAddendum, SummarySection, VisitSummary
from charting.errors import TellTheUser
from charting.records.patient import Episode
from charting.records.visit import Visit
from charting.services import patients, practice, signatures, tongue_photos, visits
from charting.services.chart import Chart
from charting.services.handouts import ACTIVITY, How
from charting.services.visits import ChartedVisit
from charting.settings import PaperName
from charting.store import audit
from charting.store.faults import troubles

HASH_SHOWN = 16
"""Hexadecimal digits of the activity log's newest hash that stand on paper."""


@dataclass(frozen=True, kw_only=True)
class SignedVisit:
    """A signed visit in a list."""

    id: int
    number: int
    began_at: datetime
    summary: str


@dataclass(frozen=True, kw_only=True)
class VisitSheet:
    """All that a visit's PDF is made from, so that it can be made in another thread."""

    summary: VisitSummary
    letterhead: Letterhead
    paper: PaperName


def signed_visits(chart: Chart, patient_id: int) -> tuple[SignedVisit, ...]:
    """The patient's signed visits, newest first."""
    with troubles(), chart.reading() as session:
        rows = session.execute(
            select(Visit.id, Visit.number, Visit.began_at, Visit.summary)
            .where(Visit.patient_id == patient_id, Visit.signed_at.is_not(None))
            .order_by(Visit.number.desc())
        )
        return tuple(SignedVisit(**row._mapping) for row in rows)


def sheet_of(chart: Chart, visit_id: int) -> VisitSheet:
    """The signed visit under the practice's letterhead. Raises TellTheUser while it can still change."""
    visit = visits.visit(chart, visit_id)
    if visit.signed_at is None:
        raise TellTheUser("This visit is not signed yet. Sign it, then print it.")
    settings = practice.settings(chart)
    return VisitSheet(
        summary=summary_of(chart, visit),
        letterhead=practice.letterhead(settings),
        paper=settings.paper,
    )


def pdf_of(sheet: VisitSheet) -> bytes:
    """The visit as a PDF, the same bytes for the same sheet; not for the screen's thread."""
    # ReportLab comes with the first PDF, in the worker
    from charting.documents import visit_summary_pdf

    return visit_summary_pdf.render(sheet.summary, sheet.letterhead, paper=sheet.paper)


def log_given(chart: Chart, visit_id: int, how: How) -> None:
    """Note in the activity log that a visit was printed or saved as a file."""
    now = chart.clock()
    with troubles(), chart.sessions.begin() as session:
        signature = session.get_one(Visit, visit_id).signature
        subject = f"visit:{visit_id}"
        audit.append(session, what=ACTIVITY[how], subject=subject, who=chart.who, at=now, after=signature)


def summary_of(chart: Chart, visit: ChartedVisit) -> VisitSummary:
    """Everything charted at the visit, in words; nothing that was recorded is left out."""
    with troubles(), chart.reading() as session:
        episode = session.get_one(Episode, visit.episode_id).title
        _, newest = audit.head(session)
    return VisitSummary(
        patient=_patient_line(chart, visit.patient_id),
        visited_on=visit.began_at.astimezone().date(),
        number=visit.number,
        episode=episode,
        sections=tuple(_sections(chart, visit.note)),
        pain=_pain_of(chart, visit.note),
        tongue_photo=tongue_photos.jpeg_of(chart, visit.id) if visit.note.photos else None,
        notes=tuple(visit.note.prose.get("session_notes", "").splitlines()),
        signed=" ".join(part for part in (_signed_line(visit), signatures.difference(chart, visit)) if part),
        addenda=tuple(
            SummaryAddendum(
                written_on=one.written_at.astimezone().date(),
                by=one.written_by,
                paragraphs=(*((f"Reason: {one.reason}",) if one.reason else ()), *one.text.splitlines()),
            )
            for one in visit.addenda
        ),
        audit_head=newest[:HASH_SHOWN],
    )


def _pain_of(chart: Chart, note: VisitNote) -> PainFigure | None:
    """The pain drawing with the treated points; None without one, or where only its words can be read."""
    text = note.text_of(PAIN_DRAWING)
    try:
        drawing = drawing_from(text)
    except Unreadable:
        return None
    if drawing.is_empty:
        return None
    points = dots_of(chart.catalogue.points, note.points).dots
    return PainFigure(body=read_body(), drawing=drawing, points=points)


def _sections(chart: Chart, note: VisitNote) -> Iterator[SummarySection]:
    catalogue = chart.catalogue
    lines = note_lines((*catalogue.sections, _also_recorded(chart, note)), note)
    said = {lens: [_line(one) for one in lines if one.lens is lens] for lens in Lens}
    western = [
        *said[Lens.WESTERN],
        *_red_flags(chart, note),
        *_labelled("Assessment", assessed_words(note.causes, catalogue.names)),
        *_labelled("Assessment, in words", note.text_of("causes_words")),
        *_labelled("Codes", "; ".join(_titled(chart, code) for code in note.codes)),
        *_labelled("Codes, in words", note.text_of("codes_words")),
    ]
    chinese = [
        *said[Lens.TCM],
        *_labelled("Tongue photo", photo_words(note.photos)),
        *_labelled("Patterns", assessed_words(note.patterns, catalogue.names)),
        *_labelled("Patterns, in words", note.text_of("patterns_words")),
        *_labelled("Principle", note.prose.get("principle", "")),
    ]
    treated = [
        *(
            line
            for label, words in treatment_lines(note, catalogue.methods)
            for line in _labelled(label, words)
        ),
        *said[Lens.TREATMENT],
        *(f"{label}: {words}" for label, words in needling_lines(note, catalogue.event_labels)),
        *carried_words(note),
    ]
    yield _section("Western findings", Lens.WESTERN, western)
    yield _section("TCM pattern diagnosis", Lens.TCM, chinese)
    yield _section("Treatment", Lens.TREATMENT, treated)
    for name, heading in (("advice", "Advice"), ("plan", "Plan")):
        yield _section(heading, None, note.prose.get(name, "").splitlines())


def _also_recorded(chart: Chart, note: VisitNote) -> Section:
    """Findings that no section of today's vocabulary holds, as a section of their own."""
    catalogue = chart.catalogue
    flags = {flag.finding.key for flag in catalogue.red_flags}
    keys = [key for key in left_over(catalogue.sections, note) if key not in flags]
    return Section(
        key="also_recorded",
        label="Also recorded",
        lens=Lens.WESTERN,
        editor=catalogue.sections[0].editor,
        order=0,
        findings=tuple(catalogue.definitions.get(key) or _unknown(key) for key in keys),
    )


def _unknown(key: str) -> FindingDefinition:
    return FindingDefinition(key=key, label=in_words(key), kind=Kind.TEXT, source="")


def _titled(chart: Chart, code: str) -> str:
    known = chart.catalogue.codes.known.get(code)
    return f"{code} {known.title}" if known else code


def _red_flags(chart: Chart, note: VisitNote) -> Iterator[str]:
    """How far they were asked, each yes by itself, and the other questions together by what they may mean."""
    flags = chart.catalogue.red_flags
    state = asked(flags, note.observations)
    if not state.asked:
        return
    yield f"Red flags: {state.words}"
    others: dict[str, list[str]] = {}
    for flag in flags:
        seen = note.observations.get(ObservationField(flag.finding.key))
        if seen is None:
            continue
        aside = f" ({seen.note})" if seen.note else ""
        said = f"{flag.ask} {seen.value.capitalize()}{aside}"
        if seen.value == "yes":
            yield f"Red flag, {flag.group}: {said}"
        else:
            others.setdefault(flag.group, []).append(said)
    yield from (f"{group}: {' · '.join(said)}" for group, said in others.items())


def _line(line: NoteLine) -> str:
    """The section's name and its words; the words alone where they begin with that name."""
    return line.words if line.words.startswith(line.label) else f"{line.label}: {line.words}"


def _labelled(label: str, words: str) -> list[str]:
    return [f"{label}: {words}"] if words else []


def _section(heading: str, lens: Lens | None, lines: Sequence[str]) -> SummarySection:
    return SummarySection(heading=heading, lens=lens, lines=tuple(line for line in lines if line.strip()))


def _patient_line(chart: Chart, patient_id: int) -> str:
    details = patients.patient(chart, patient_id).details
    born = details.date_of_birth
    return ", ".join(
        (details.full_name, *((f"born {wording('en').day(born)}",) if born else ()), f"chart {patient_id}")
    )


def _signed_line(visit: ChartedVisit) -> str:
    if visit.signed_at is None:
        return ""
    at = visit.signed_at.astimezone()
    return f"Signed by {visit.signed_by}, {wording('en').day(at.date())}, {at:%H:%M}"
