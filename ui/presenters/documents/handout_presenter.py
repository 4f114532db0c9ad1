"""The handout page's behaviour: which handout, what stands in it, its preview, printing and saving."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from charting.domain.finding import Review
from charting.domain.handout import Block, Handout, HandoutFacts, HandoutTemplate, Role, as_text
from charting.domain.red_flags import RedFlag, nerve_signs
from charting.domain.visit_note import VisitNote
from charting.errors import Trouble
from charting.services import handout_paper, handouts, patients, practice, visits
from charting.services.chart import Chart
from charting.services.handouts import HandoutOffer, How
from charting.settings import PaperName
from ui.presenters.announcements import Announcements, HandoutIssued
from ui.presenters.autosave import Delay
from ui.presenters.documents import handout_draft as drafting
from ui.presenters.documents.giving import Giving, GivingDialogs, GivingView, document_name
from ui.presenters.documents.handout_draft import Edits, HandoutDrafts, Row, VisitDraft
from ui.presenters.documents.pdf_preview import PdfPreview, Pictures, Source
from ui.presenters.run_work import RunWork
from ui.presenters.shown_name import block_without, name_hider, without_name

PAUSE_MS = 250
"""Typing rests this long before the preview is drawn anew."""

OWN_WORDS = "own words"
"""Stands among the keys of blocks for the box of the practitioner's own words; no block has this key."""


@dataclass(frozen=True, kw_only=True)
class OfferLine:
    """A handout to choose, with the reason for it."""

    key: str
    title: str
    reason: str
    is_for_nerve_signs: bool


class HandoutView(GivingView, Protocol):
    """What the presenter asks of the page."""

    def show_offers(self, offers: tuple[OfferLine, ...], chosen: str) -> None:
        """The handouts to choose from; none for an empty page."""

    def show_warning(self, words: str) -> None:
        """Why medical assessment comes first; empty when nothing calls for it."""

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """The blocks in order."""

    def show_words(self, words: str, is_hidden: bool) -> None:
        """The practitioner's own words, only to be read while the name in them is hidden."""

    def show_paper(self, paper: PaperName, large_print: bool) -> None:
        """The paper and the size of the type."""

    def show_pages(self, pages: Pictures) -> None:
        """The pages as they will look; none while there is nothing to show."""

    def show_text(self, text: str) -> None:
        """The handout as plain text, for a screen reader."""

    def show_problem(self, sentence: str) -> None:
        """Why the handout cannot be drawn as it is; empty to clear."""


@dataclass(frozen=True, kw_only=True)
class _Prepared:
    """The chosen handout with the facts of the visit."""

    template: HandoutTemplate
    facts: HandoutFacts
    frame: Handout
    left_out: frozenset[Role]
    is_pressing: bool
    """Whether a physician is needed today or at once."""

    @property
    def edits_key(self) -> str:
        return f"{self.template.key}.{self.template.language}"


class HandoutPresenter:
    """Prepares one visit's handout between its page and the chart."""

    def __init__(
        self,
        chart: Chart,
        view: HandoutView,
        *,
        run: RunWork,
        delay: Delay,
        announcements: Announcements,
        drafts: HandoutDrafts,
        dialogs: GivingDialogs,
    ) -> None:
        self._chart = chart
        self._view = view
        self._delay = delay
        self._announcements = announcements
        self._drafts = drafts
        self._preview = PdfPreview(run, view.show_pages, view.show_problem)
        self._giving = Giving(dialogs, view)
        self._visit_id = 0
        self._patient_id = 0
        self._offers: tuple[HandoutOffer, ...] = ()
        self._now: _Prepared | None = None
        self._names_hidden = False
        self._hide: Callable[[str], str] = str
        self._veiled: frozenset[str] = frozenset()

    def open(self, visit_id: int) -> None:
        """Show the handouts of a visit as it is charted now, with what was prepared for it before."""
        if visit_id != self._visit_id:
            self._preview.clear()
        self._visit_id = visit_id
        visit = visits.visit(self._chart, visit_id)
        self._patient_id = visit.patient_id
        details = patients.patient(self._chart, self._patient_id).details
        self._hide = name_hider(details.full_name, details.preferred_name)
        self._offers = handouts.offers(
            self._chart, visit_id, handouts.language_for(self._chart, self._patient_id)
        )
        self._view.show_result("", "jade")
        self._view.show_warning(self._warning(visit.note))
        self._show_template()

    def close(self) -> None:
        """Draw and show nothing more; what was prepared is kept."""
        self._delay.cancel()
        self._preview.close()
        self._giving.close()

    def choose(self, key: str) -> None:
        """The practitioner picked a handout."""
        self._keep(replace(self._draft, chosen=key))
        self._show_template()

    def strike(self, key: str, is_struck: bool) -> None:
        """Leave a block out, or take it in again."""
        self._edit(drafting.strike(self._edits, key, is_struck))

    def move(self, key: str, to: int) -> None:
        """Put a block at another place in the list."""
        shown = [row.block.key for row in self._rows()]
        self._edit(drafting.move(self._edits, shown, key, to))

    def rewrite(self, key: str, heading: str, paragraphs: str, bullets: str) -> None:
        """The practitioner typed in a block: one paragraph or bullet a line."""
        block = next(row.block for row in self._rows() if row.block.key == key)
        lines = drafting.lines_of(paragraphs)
        if block.role is Role.WORDS:
            # Its text has a box of its own; here only the heading is edited
            lines = self._frame_block(key).paragraphs
        new = replace(block, heading=heading.strip(), paragraphs=lines, bullets=drafting.lines_of(bullets))
        self._edit(drafting.rewrite(self._edits, new))

    def restore(self, key: str) -> None:
        """Let a rewritten block say again what was charted."""
        self._edit(drafting.restore(self._edits, key))

    def add_block(self) -> str:
        """Add an empty block of free text and give its key."""
        edits, key = drafting.add(self._edits, [row.block.key for row in self._rows()])
        self._edit(edits)
        return key

    def remove_block(self, key: str) -> None:
        """Take an added block away again."""
        self._edit(drafting.remove(self._edits, key))

    def set_words(self, words: str) -> None:
        """The practitioner's own words, one paragraph a line."""
        self._keep(replace(self._draft, words=words))
        self._changed()

    def set_paper(self, paper: PaperName, large_print: bool) -> None:
        """The paper and the size of the type for this visit's handout."""
        self._keep(replace(self._draft, paper=paper, large_print=large_print))
        self._changed()

    def set_dpi(self, dpi: int) -> None:
        """Draw the preview this finely."""
        self._preview.set_dpi(dpi)

    def hide_names(self, hidden: bool) -> None:
        """Show initials, or the name again; what is printed and saved bears the name."""
        if hidden != self._names_hidden:
            self._names_hidden = hidden
            if self._now is not None:
                self._show_texts()
                self._draw()

    def print(self) -> None:
        """Print through the system's dialog; what was printed is kept with the visit."""
        self._give("printed", self._giving.print)

    def save(self) -> None:
        """Save as a PDF where the practitioner says; what was saved is kept with the visit."""
        self._give("saved", self._giving.save)

    @property
    def _draft(self) -> VisitDraft:
        return self._drafts.of(self._visit_id)

    def _keep(self, draft: VisitDraft) -> None:
        self._drafts.keep(self._visit_id, draft)

    @property
    def _prepared(self) -> _Prepared:
        if self._now is None:
            raise RuntimeError("no visit was opened")
        return self._now

    @property
    def _edits(self) -> Edits:
        return self._draft.edits.get(self._prepared.edits_key, Edits())

    def _edit(self, edits: Edits) -> None:
        draft = self._draft
        self._keep(replace(draft, edits={**draft.edits, self._prepared.edits_key: edits}))
        self._changed()

    @property
    def _words(self) -> str:
        words = self._draft.words
        return self._prepared.facts.words if words is None else words

    @property
    def _left_out(self) -> frozenset[Role]:
        """What is struck until it is taken in; advice charted for the back may speak against an emergency.

        Words that are typed here are meant for this page, and printed.
        """
        is_as_charted = self._draft.words is None
        advice = {Role.WORDS} if self._prepared.is_pressing and is_as_charted else frozenset()
        return self._prepared.left_out | advice

    def _frame_block(self, key: str) -> Block:
        return next(block for block in self._prepared.frame.blocks if block.key == key)

    def _rows(self) -> tuple[Row, ...]:
        return drafting.rows(self._prepared.frame, self._edits, self._words, self._left_out)

    def _show_template(self) -> None:
        """Show the chosen handout, or the first one offered."""
        if not self._offers:
            self._now = None
            self._preview.clear()
            self._view.show_offers((), "")
            return
        chosen = next(
            (one for one in self._offers if one.template.key == self._draft.chosen), self._offers[0]
        )
        template = chosen.template
        facts = handouts.facts_for(self._chart, self._visit_id, template)
        note = visits.visit(self._chart, self._visit_id).note
        first = handouts.medical_care_first(self._chart, note, template)
        self._now = _Prepared(
            template=template,
            facts=facts,
            frame=drafting.frame(template, facts, first),
            left_out=drafting.CAN_WAIT if first else frozenset(),
            is_pressing=any(one.is_pressing for one in handouts.raised(self._chart, note)),
        )
        self._view.show_offers(tuple(_line(one) for one in self._offers), template.key)
        self._show_texts()
        paper = self._draft.paper or practice.settings(self._chart).paper
        self._view.show_paper(paper, self._draft.large_print)
        self._draw()

    def _show_texts(self) -> None:
        """Show what can be edited; while names are hidden, what holds the name can only be read.

        Which texts those are is settled here and not as letters come: a field must not close while
        it is typed in.
        """
        held = {row.block.key for row in self._rows() if block_without(self._hide, row.block) != row.block}
        if self._hide(self._words) != self._words:
            held.add(OWN_WORDS)
        self._veiled = frozenset(held) if self._names_hidden else frozenset()
        is_veiled = OWN_WORDS in self._veiled
        self._view.show_words(self._hide(self._words) if is_veiled else self._words, is_veiled)
        self._show_rows()

    def _show_rows(self) -> None:
        self._view.show_rows(tuple(map(self._shown, self._rows())))

    def _shown(self, row: Row) -> Row:
        if row.block.key not in self._veiled:
            return row
        return replace(row, block=block_without(self._hide, row.block), is_hidden=True)

    def _changed(self) -> None:
        self._show_rows()
        self._delay.start(self._draw, PAUSE_MS)

    def _draw(self) -> None:
        self._delay.cancel()
        handout = self._handout()
        if self._names_hidden:
            handout = without_name(handout, self._hide)
        self._view.show_text(as_text(handout))
        try:
            self._preview.show(self._source(handout))
        except Trouble as trouble:
            self._view.show_problem(str(trouble))

    def _handout(self) -> Handout:
        return drafting.finished(self._prepared.frame, self._edits, self._words, self._left_out)

    def _source(self, handout: Handout) -> Source:
        draft = self._draft
        sheet = handout_paper.sheet_of(self._chart, handout, paper=draft.paper, large_print=draft.large_print)
        return Source(sheet, lambda: handout_paper.pdf_of(sheet))

    def _give(self, how: How, give: Callable[[bytes, str, Callable[[], str]], None]) -> None:
        """Hand over exactly what the page shows now, and keep it with its visit once that went well."""
        if self._now is None:
            return
        self._view.show_result("", "jade")
        handout, visit_id, patient_id = self._handout(), self._visit_id, self._patient_id

        def hand_over(pdf: bytes) -> None:
            def note() -> str:
                handouts.issue_handout(self._chart, visit_id, handout, pdf, how)
                self._announcements.tell(HandoutIssued(patient_id), self)
                return ", and kept under Documents"

            give(pdf, document_name("handout", handout.on), note)

        self._view.show_giving(True)
        self._preview.with_pdf(self._source(handout), hand_over, lambda: self._view.show_giving(False))

    def _warning(self, note: VisitNote) -> str:
        """Why medical assessment comes first, in words; empty when nothing recorded calls for it."""
        pressing = [one for one in handouts.raised(self._chart, note) if one.is_pressing]
        red = [one.question or _action(one.flag) for one in pressing]
        return "\n".join((*dict.fromkeys(red), *self._nerve_warning(note)))

    def _nerve_warning(self, note: VisitNote) -> tuple[str, ...]:
        if not handouts.has_nerve_signs(self._chart, note):
            return ()
        signs = nerve_signs(self._chart.catalogue.definitions, note.observations)
        recorded = ", ".join(signs) or "a cause that irritates a nerve"
        return (f"Signs of an irritated nerve were recorded: {recorded}. Medical assessment comes first.",)


def _action(flag: RedFlag) -> str:
    return f"{flag.urgency.capitalize()}: {flag.group}. {flag.action}"


def _line(offer: HandoutOffer) -> OfferLine:
    template = offer.template
    return OfferLine(
        key=template.key,
        title=template.title,
        reason=_reason(offer),
        is_for_nerve_signs=template.for_nerve_signs or bool(template.for_urgency),
    )


def _reason(offer: HandoutOffer) -> str:
    """The reason, and for a translation whether a person has checked it."""
    template = offer.template
    if template.language == "en":
        return offer.reason
    checked = template.review is Review.REVIEWED
    by = f" by {template.reviewed_by}" if template.reviewed_by else ""
    return f"{offer.reason}; translation {'checked' + by if checked else 'not checked by a person yet'}"
