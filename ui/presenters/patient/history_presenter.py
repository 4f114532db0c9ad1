"""The history's behaviour: the patient's visits as one scroll, read in pages, with addenda."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from charting.domain.bring_forward import carried_words
from charting.domain.dates import MONTHS
from charting.domain.finding import FindingDefinition, Kind, Lens, Section
from charting.domain.finding_changes import NoteChange
from charting.domain.needling_words import needling_lines
from charting.domain.note_words import assessed_words, left_over, note_lines
from charting.domain.red_flags import asked
from charting.domain.tongue_photo import photo_words
from charting.domain.treatment_words import treatment_lines
from charting.domain.visit_note import VisitNote
from charting.errors import TellTheUser, Trouble
from charting.services import episodes, signatures, timeline, visits
from charting.services.chart import Chart
from ui.presenters.announcements import Announcement, Announcements, EpisodeChanged, VisitChanged

PAGE = 8
"""Visits read at once: a screen shows two or three, and reading must not be felt while scrolling."""


@dataclass(frozen=True, kw_only=True)
class LabelledWords:
    """A line of the card with what it is about."""

    label: str
    words: str


@dataclass(frozen=True, kw_only=True)
class AddendumWords:
    """An addendum with when, by whom and why."""

    head: str
    text: str


@dataclass(frozen=True, kw_only=True)
class HistoryCard:
    """One visit as it is read."""

    visit_id: int
    number: int
    title: str
    """`16 Mar 2026 · visit 7`."""
    episode: str
    is_signed: bool
    badge: str
    changes: tuple[NoteChange, ...]
    western: tuple[LabelledWords, ...]
    tcm: tuple[LabelledWords, ...]
    treatment: tuple[LabelledWords, ...]
    words: tuple[LabelledWords, ...]
    """Session notes, advice, plan."""
    addenda: tuple[AddendumWords, ...]


@dataclass(frozen=True, kw_only=True)
class AddendumDraft:
    """An addendum that is being written."""

    visit_id: int
    text: str = ""
    reason: str = ""


class HistoryView(Protocol):
    """What the presenter asks of the page."""

    def show_cards(self, cards: tuple[HistoryCard, ...], more: bool) -> None:
        """Show these visits instead of what was shown; `more` says that older ones can be asked for."""

    def add_cards(self, cards: tuple[HistoryCard, ...], more: bool) -> None:
        """Show older visits below."""

    def replace_card(self, card: HistoryCard) -> None:
        """Show a visit anew where it stands."""

    def show_addendum_form(self, title: str, draft: AddendumDraft) -> None:
        """Let an addendum be written, or go on with one."""

    def close_addendum_form(self) -> None:
        """Take the addendum's form away."""

    def show_addendum_problem(self, words: str) -> None:
        """Say why an addendum was not kept; empty when nothing is wrong."""


class HistoryPresenter:
    """Knows how far the scroll was read, and keeps addenda."""

    def __init__(self, chart: Chart, view: HistoryView, announcements: Announcements) -> None:
        self._chart = chart
        self._view = view
        self._announcements = announcements
        self._patient_id = 0
        self._cards: dict[int, HistoryCard] = {}
        self._is_stale = False
        self._is_shown = False
        self._has_more = False
        self._drafts: dict[int, AddendumDraft] = {}
        """The addendum being written for each patient."""

    def open(self, patient_id: int) -> None:
        """Another patient: their history is read when the page is shown."""
        self._patient_id = patient_id
        self._announcements.listen(self, self._heard)
        self._cards = {}
        self._is_stale = True
        self._view.close_addendum_form()
        self._show_draft()
        if self._is_shown:
            self._read()

    def leave(self) -> None:
        """The page is left: hear no more, and hold no words of the patient."""
        self._announcements.stop(self)
        self._patient_id, self._cards = 0, {}
        self._drafts.clear()

    def shown(self, is_shown: bool) -> None:
        """The page came to the front or went; a hidden one reads nothing."""
        self._is_shown = is_shown
        if is_shown and self._is_stale:
            self._read()

    def read_more(self) -> None:
        """The scroll nears its end."""
        if not self._has_more:
            return
        oldest = min(card.number for card in self._cards.values())
        cards = self._page(oldest)
        self._cards |= {card.visit_id: card for card in cards}
        self._view.add_cards(cards, self._has_more)

    def begin_addendum(self, visit_id: int) -> None:
        """The practitioner wants to add words to a signed visit."""
        card = self._cards[visit_id]
        if card.is_signed:
            if self._draft is None or self._draft.visit_id != visit_id:
                self._drafts[self._patient_id] = AddendumDraft(visit_id=visit_id)
            self._show_draft()

    def edit_addendum(self, text: str, reason: str) -> None:
        """The practitioner typed in the form."""
        if self._draft:
            self._drafts[self._patient_id] = replace(self._draft, text=text, reason=reason)

    def leave_addendum(self) -> None:
        """The practitioner does not want to add words after all."""
        self._drafts.pop(self._patient_id, None)
        self._view.close_addendum_form()

    def unsaved(self) -> AddendumDraft | None:
        """The addendum that is being written; None when there are no words of one."""
        draft = self._draft
        return draft if draft and (draft.text.strip() or draft.reason.strip()) else None

    def restore(self, draft: AddendumDraft) -> None:
        """Go on with an addendum, as after unlocking."""
        self._drafts[self._patient_id] = draft
        self._show_draft()

    def add_addendum(self) -> bool:
        """Keep the dated words with their visit. False, with the reason in the page, when it cannot be."""
        draft = self._draft
        if draft is None:
            return False
        visit_id = draft.visit_id
        try:
            visits.add_addendum(self._chart, visit_id, draft.text, draft.reason)
        except (TellTheUser, Trouble) as told:
            self._view.show_addendum_problem(str(told))
            return False
        self.leave_addendum()
        self._read_again(visit_id)
        self._announcements.tell(VisitChanged(self._patient_id, visit_id), self)
        return True

    def _read(self) -> None:
        self._is_stale = False
        cards = self._page(None)
        self._cards = {card.visit_id: card for card in cards}
        self._view.show_cards(cards, self._has_more)

    @property
    def _draft(self) -> AddendumDraft | None:
        return self._drafts.get(self._patient_id)

    def _show_draft(self) -> None:
        if self._draft:
            visit = visits.visit(self._chart, self._draft.visit_id)
            title = f"Addendum to {_day(visit.began_at)} · visit {visit.number}"
            self._view.show_addendum_form(title, self._draft)

    def _read_again(self, visit_id: int) -> None:
        """One visit has more to say than before; the scroll stays where it is."""
        if visit_id not in self._cards:
            return
        number = self._cards[visit_id].number
        entry = timeline.history(self._chart, self._patient_id, before_number=number + 1, limit=1)[0]
        self._cards[visit_id] = self._card(entry, self._titles())
        self._view.replace_card(self._cards[visit_id])

    def _page(self, before_number: int | None) -> tuple[HistoryCard, ...]:
        entries = timeline.history(self._chart, self._patient_id, before_number=before_number, limit=PAGE + 1)
        self._has_more = len(entries) > PAGE
        titles = self._titles()
        return tuple(self._card(entry, titles) for entry in entries[:PAGE])

    def _titles(self) -> dict[int, str]:
        return {line.id: line.details.title for line in episodes.episodes_of(self._chart, self._patient_id)}

    def _card(self, entry: timeline.HistoryEntry, titles: dict[int, str]) -> HistoryCard:
        visit = entry.visit
        lines = note_lines(self._chart.catalogue.sections, visit.note)
        by_lens = {
            lens: tuple(LabelledWords(label=one.label, words=one.words) for one in lines if one.lens is lens)
            for lens in Lens
        }
        names = self._chart.catalogue.names
        patterns = assessed_words(visit.note.patterns, names)
        causes = assessed_words(visit.note.causes, names)
        return HistoryCard(
            visit_id=visit.id,
            number=visit.number,
            title=f"{_day(visit.began_at)} · visit {visit.number}",
            episode=titles.get(visit.episode_id, ""),
            is_signed=visit.signed_at is not None,
            badge=f"Signed {_day(visit.signed_at)}" if visit.signed_at else "Draft",
            changes=(*_difference(visit), *entry.changes),
            western=(
                *by_lens[Lens.WESTERN],
                *self._other_lines(visit.note),
                *_filled("Assessment", causes),
                *_filled("Assessment, in words", visit.note.text_of("causes_words")),
                *_filled("Codes", ", ".join(visit.note.codes)),
                *_filled("Codes, in words", visit.note.text_of("codes_words")),
            ),
            tcm=(
                *by_lens[Lens.TCM],
                *_filled("Tongue photo", photo_words(visit.note.photos)),
                *_filled("Patterns", patterns),
                *_filled("Patterns, in words", visit.note.text_of("patterns_words")),
            ),
            treatment=self._treatment(visit.note, by_lens[Lens.TREATMENT]),
            words=_prose(visit.note),
            addenda=tuple(_addendum(one) for one in visit.addenda),
        )

    def _treatment(self, note: VisitNote, charted: tuple[LabelledWords, ...]) -> tuple[LabelledWords, ...]:
        done = treatment_lines(note, self._chart.catalogue.methods)
        return (
            *_filled("Principle", note.prose.get("principle", "")),
            *(LabelledWords(label=label, words=words) for label, words in done),
            *charted,
            *(
                LabelledWords(label=label, words=words)
                for label, words in needling_lines(note, self._chart.catalogue.event_labels)
            ),
            *_filled("Carried", "; ".join(carried_words(note))),
        )

    def _other_lines(self, note: VisitNote) -> tuple[LabelledWords, ...]:
        """Red flags, and findings that no section of today's vocabulary holds: nothing charted is hidden."""
        catalogue = self._chart.catalogue
        state = asked(catalogue.red_flags, note.observations)
        raised = "; ".join(f"{one.flag.group}: {one.note or 'yes'}" for one in state.raised)
        flags = f"{state.words}. {raised}".removesuffix(". ") if state.asked else ""
        known = {flag.finding.key for flag in catalogue.red_flags}
        rest = [key for key in left_over(catalogue.sections, note) if key not in known]
        odd = Section(
            key="",
            label="Also recorded",
            lens=Lens.WESTERN,
            editor=catalogue.sections[0].editor,
            order=0,
            findings=tuple(catalogue.definitions.get(key) or _unknown(key) for key in rest),
        )
        also = note_lines((odd,), note)
        return (
            *_filled("Red flags", flags),
            *(LabelledWords(label=one.label, words=one.words) for one in also),
        )

    def _heard(self, announcement: Announcement) -> None:
        if not isinstance(announcement, VisitChanged | EpisodeChanged):
            return
        if announcement.patient_id == self._patient_id:
            self._is_stale = True
            if self._is_shown:
                self._read()


def _unknown(key: str) -> FindingDefinition:
    return FindingDefinition(key=key, label=key, kind=Kind.TEXT, source="")


def _difference(visit: visits.ChartedVisit) -> tuple[NoteChange, ...]:
    """Said before all else where a signed note no longer gives its signature."""
    if visit.signed_at is None or not signatures.has_changed(visit):
        return ()
    return (NoteChange(tone="worse", words=f"▲ {signatures.differs_words(visit.signed_at)}"),)


def _filled(label: str, words: str) -> tuple[LabelledWords, ...]:
    return (LabelledWords(label=label, words=words),) if words else ()


def _prose(note: VisitNote) -> tuple[LabelledWords, ...]:
    parts = (("Session notes", "session_notes"), ("Advice", "advice"), ("Plan", "plan"))
    return tuple(line for label, name in parts for line in _filled(label, note.prose.get(name, "")))


def _addendum(one: visits.WrittenAddendum) -> AddendumWords:
    reason = f" ({one.reason})" if one.reason else ""
    at = one.written_at.astimezone()
    return AddendumWords(head=f"Addendum {_day(at)}, {at:%H:%M}, {one.written_by}{reason}", text=one.text)


def _day(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"
