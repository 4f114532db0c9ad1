"""The visit page's behaviour: what is shown, what a change does, saving and signing."""

from collections.abc import Callable
from datetime import datetime

from charting.domain.finding import Section, problem_with
from charting.domain.red_flags import RedFlag
from charting.domain.visit_note import (
    Changes,
    Field,
    ListField,
    Observation,
    ObservationField,
    Value,
    VisitNote,
)
from charting.errors import TellTheUser, Trouble
from charting.services import episodes, practice, signatures, timeline, visits
from charting.services.chart import Chart
from ui.presenters.announcements import (
    Announcement,
    Announcements,
    PatientChanged,
    SettingsChanged,
    VisitChanged,
)
from ui.presenters.assessment.assessment_chips import AssessmentChips
from ui.presenters.assessment.code_chips import CodeChips
from ui.presenters.autosave import Autosave, Delay
from ui.presenters.editing.chips import ChipSource
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.findings.grid_layout import pulse_layout, tongue_layout
from ui.presenters.findings.grid_presenter import GridPresenter
from ui.presenters.findings.measure_chips import MeasureChips
from ui.presenters.treatment.caution_reasons import CautionReasons
from ui.presenters.treatment.method_chips import MethodChips
from ui.presenters.treatment.needling import Needling
from ui.presenters.treatment.point_chips import PointChips
from ui.presenters.treatment.point_combinations import PointCombinations
from ui.presenters.visit.alerts_to_add import AlertsToAdd
from ui.presenters.visit.bring_forward_presenter import BringForward
from ui.presenters.visit.conclusions import MEASURES, Conclusions, Drawn
from ui.presenters.visit.last_visit import last_visit
from ui.presenters.visit.news import News, NewsDesk
from ui.presenters.visit.pain_drawing_presenter import FIELD as PAIN_DRAWING
from ui.presenters.visit.pain_drawing_presenter import PainDrawingPresenter
from ui.presenters.visit.pain_so_far import pain_so_far
from ui.presenters.visit.undoing import Undoing
from ui.presenters.visit.visit_sources import section_sources
from ui.presenters.visit.visit_view import SignedFacts, VisitScreen, VisitView

NO_CHIPS = (ListField("usual_needle"), ListField("caution_reasons"))
"""Lists that stand beside the treatment and are no chips."""

NOW_SIGNED = "Signed. Enter adds an addendum; Ctrl F finds the next patient, Ctrl P opens the handout."


class VisitPresenter:
    """Holds the opened visit between its page and the chart."""

    def __init__(
        self,
        chart: Chart,
        view: VisitView,
        delay: Delay,
        now_ms: Callable[[], float],
        announcements: Announcements,
        rest: Delay,
    ) -> None:
        """`delay` is that of saving; `rest` counts until what follows from the note is said anew."""
        self._chart = chart
        self._view = view
        self._announcements = announcements
        self.visit_id: int | None = None
        self._patient_id = 0
        self._day = chart.clock().astimezone().date()
        self.editing = VisitEditing(chart.catalogue, self._changed, view.show_note)
        self.news = NewsDesk(view.show_news, lambda: self.editing.is_signed)
        self.bringing = BringForward(chart, self.editing, self.news)
        self.autosave = Autosave(self._save, delay, view.show_save_state, now_ms)
        self.needling = Needling(self.editing, chart.clock, self.autosave.flush)
        self.causes = AssessmentChips(self.editing, "causes")
        self.patterns = AssessmentChips(self.editing, "patterns")
        self.points = PointChips(self.editing, PointCombinations(chart, view.show_message), self._note_before)
        self.methods = MethodChips(self.editing, self._note_before)
        self.reasons = CautionReasons(
            self.editing, lambda: (*self.methods.cautions(), *self.points.cautions())
        )
        self.codes = CodeChips(self.editing, lambda: self._day, lambda: self._conclusions.show_objections())
        self.pain_drawing = PainDrawingPresenter(self.editing, self._note_before)
        self.grids = self._make_grids()
        """Tongue and pulse as grids, by the section whose chips they share."""
        self._measures: MeasureChips | None = None
        self.alerts_to_add = AlertsToAdd(chart, self.editing, added=self._alerts_added, say=view.show_message)
        self._sources = self._make_sources()
        self._conclusions = Conclusions(chart.catalogue, view, self._drawn_from(), rest, now_ms)
        self.undoing = Undoing(self.editing, self._sources, self.news)
        self.editing.search.used = lambda: chart.usage.counts

    @property
    def sections(self) -> tuple[Section, ...]:
        """The rows of the page in clinical order."""
        return self._chart.catalogue.sections

    @property
    def red_flags(self) -> tuple[RedFlag, ...]:
        """The questions whose yes calls for a physician."""
        return self._chart.catalogue.red_flags

    def source(self, name: str) -> ChipSource:
        """The chips of a section, or of causes, patterns, points, methods."""
        return self._sources[name]

    def open(self, visit_id: int) -> bool:
        """Show a visit; what waited for the one before is saved first.

        False, and the one before stays with its words, when they cannot be saved: they
        must not end up in another patient's visit.
        """
        if not self.close():
            self._view.show_message("This visit could not be saved, so it stays open. Nothing is lost.")
            return False
        visit = visits.visit(self._chart, visit_id)
        alerts = self.alerts_to_add.open(visit.patient_id)
        screen = self._screen(visit)
        self.visit_id, self._patient_id = visit_id, visit.patient_id
        self._day = visit.began_at.astimezone().date()
        self.points.alerts = self.methods.alerts = alerts
        self.editing.search.complaint = episodes.complaint_of_visit(self._chart, visit_id)
        self.editing.open(visit.note, visit.signed_at is not None)
        self._take_settings()
        for grid in self.grids.values():
            grid.open()
        self.bringing.open(visit_id)
        self._view.show_visit(screen)
        self._view.show_carried(self.bringing.origins())
        self._view.show_message("")
        self.news.past()
        self.autosave.start_from(visit.saved_at)
        self._announcements.listen(self, self._heard)
        self._conclusions.now()
        return True

    def close(self) -> bool:
        """Save what waits; False when it could not be saved."""
        self.settle()
        self._conclusions.settle()
        return self.autosave.flush()

    def leave(self) -> None:
        """The page is left: listen no more, and hold no visit that a late key could reach."""
        self._announcements.stop(self)
        self._conclusions.stop()
        self.visit_id, self._patient_id = None, 0
        self.editing.open(VisitNote(), is_signed=True)

    def restore(self, changes: Changes) -> None:
        """Put back what could not be saved when the page was left; it is saved soon."""
        if self.visit_id is None:
            return
        for field, value in changes.items():
            self.editing.put(field, value)
        self._view.show_visit(self._screen(visits.visit(self._chart, self.visit_id)))
        self._conclusions.now()

    def settle(self) -> None:
        """What is half typed in a chip field stays as the section's own words; a stroke ends here."""
        for source in self._sources.values():
            source.leave("")
        for typed in (self.needling, self.points.details, self.methods.details, self.reasons):
            typed.settle()
        self.pain_drawing.finish()
        for grid in self.grids.values():
            grid.settle()

    def set_text(self, finding: str, text: str) -> None:
        """The practitioner set a plain field. Odd values are said and still saved."""
        self.editing.put_text(finding, text)
        field = ObservationField(finding)
        self._view.show_problem(field, self.problem(field))

    def set_cell(self, field: ObservationField, text: str) -> None:
        """The practitioner set a cell of a grid; an emptied one counts as not tested."""
        before = self.editing.note.observations.get(field)
        note = before.note if before else ""
        self.editing.put(field, Observation(value=text, note=note) if text or note else None)
        self._view.show_problem(field, self.problem(field))

    def problem(self, field: ObservationField) -> str:
        """What is odd about a recorded value; empty when nothing is, or nothing is recorded."""
        value = self.editing.note.text_of(field.finding, field.side)
        definition = self._chart.catalogue.definitions.get(field.finding)
        return (problem_with(definition, value) or "") if definition and value else ""

    def set_prose(self, name: str, text: str) -> None:
        """The practitioner wrote in a free-text part."""
        self.editing.put_prose(name, text)

    def unsigned_because(self) -> str:
        """Why the visit cannot be signed yet; empty when it can."""
        return visits.unsigned_because(self.editing.note)

    def sign(self) -> bool:
        """Freeze the visit for ever, keeping what was brought forward and still waits.

        False, with a sentence in the page, when it cannot be signed.
        """
        self.settle()
        problem = self.unsigned_because()
        if problem:
            # Before anything is kept or stopped: the needles may still be in
            self._view.show_message(problem)
            return False
        self.bringing.keep()
        self.needling.sets.stop_all()
        if self.visit_id is None or not self.autosave.flush():
            return False
        try:
            visits.sign_visit(self._chart, self.visit_id, practice.settings(self._chart).signer)
        except (TellTheUser, Trouble) as told:
            self._view.show_message(str(told))
            return False
        self._tell()
        self.open(self.visit_id)
        self.news.say(News(words=NOW_SIGNED), lasts=True)
        return True

    def add_addendum(self, text: str, reason: str) -> bool:
        """Add dated words to a signed visit."""
        if self.visit_id is None:
            return False
        try:
            visits.add_addendum(self._chart, self.visit_id, text, reason)
        except (TellTheUser, Trouble) as told:
            self._view.show_message(str(told))
            return False
        self._tell()
        self.open(self.visit_id)
        return True

    def _make_grids(self) -> dict[str, GridPresenter]:
        layouts = {"tongue": tongue_layout, "pulse": pulse_layout}
        return {
            section.key: GridPresenter(self.editing, section, layouts[section.key], self._note_before)
            for section in self.sections
            if section.key in layouts
        }

    def _drawn_from(self) -> Drawn:
        return Drawn(
            editing=self.editing,
            causes=self.causes,
            patterns=self.patterns,
            codes=self.codes,
            measures=lambda: self._measures,
            needling=self.needling,
            reasons=self.reasons,
            alerts_to_add=self.alerts_to_add,
            pain_drawing=self.pain_drawing,
        )

    def _make_sources(self) -> dict[str, ChipSource]:
        sources = section_sources(self.editing, self.sections)
        if MEASURES.finding in sources:
            section = self._chart.catalogue.section(MEASURES.finding)
            self._measures = MeasureChips(
                self.editing, section, lambda: self._day, lambda: self._conclusions.show_objections()
            )
            sources[section.key] = self._measures
        for source in (self.causes, self.patterns, self.codes, self.points, self.methods):
            sources[source.name] = source
        return sources

    def _changed(self, field: Field, value: Value | None) -> None:
        self.autosave.change(field, value)
        self.news.changed()
        if field == PAIN_DRAWING:
            self.pain_drawing.refresh()
        elif isinstance(field, ObservationField):
            if not field.finding.endswith("_words"):
                self._conclusions.soon()
        elif isinstance(field, ListField) and field.name == "carried":
            self._view.show_carried(origins := self.bringing.origins())
            if not origins:
                self.news.past()
        elif field in NO_CHIPS:
            self._conclusions.show_treatment()
        elif isinstance(field, ListField):
            self._view.show_part(field.name)
            self._conclusions.soon()

    def _heard(self, announcement: Announcement) -> None:
        """The patient's alerts may have changed, and with them the cautions; or the practice's defaults."""
        if isinstance(announcement, SettingsChanged):
            self._take_settings()
            self._view.show_note()
        if isinstance(announcement, PatientChanged) and announcement.patient_id == self._patient_id:
            self._take_alerts()

    def _take_alerts(self) -> None:
        self.points.alerts = self.methods.alerts = self.alerts_to_add.open(self._patient_id)
        self._conclusions.show_treatment()
        self.alerts_to_add.refresh()

    def _alerts_added(self) -> None:
        self._take_alerts()
        self._announcements.tell(PatientChanged(self._patient_id), self)

    def _take_settings(self) -> None:
        """The practice's default needle as it is set now, and the normal values that the visit reads by."""
        settings = practice.settings(self._chart)
        self.editing.usual_needle = practice.usual_needle(settings)
        self.editing.definitions = practice.definitions_at(
            self._chart, settings, self.editing.note, is_signed=self.editing.is_signed
        )

    def _save(self, changes: Changes) -> datetime:
        if self.visit_id is None:
            raise RuntimeError("no visit is open")
        saved_at = visits.save_visit(self._chart, self.visit_id, changes)
        self._tell(frozenset(changes))
        return saved_at

    def _note_before(self) -> VisitNote | None:
        """The note of the visit before this one, or None for the first."""
        earlier = timeline.visit_before(self._chart, self.visit_id) if self.visit_id is not None else None
        return earlier.note if earlier else None

    def _tell(self, fields: frozenset[Field] | None = None) -> None:
        if self.visit_id is not None:
            self._announcements.tell(VisitChanged(self._patient_id, self.visit_id, fields), self)

    def _screen(self, visit: visits.ChartedVisit) -> VisitScreen:
        earlier = timeline.visit_before(self._chart, visit.id)
        signed = None
        if visit.signed_at is not None:
            signed = SignedFacts(
                visit_id=visit.id,
                line=_signed_line(visit),
                difference=_difference_line(signatures.difference(self._chart, visit)),
                addenda=visit.addenda,
            )
        return VisitScreen(
            number=visit.number,
            began_at=visit.began_at,
            signed=signed,
            last=last_visit(self._chart.catalogue, earlier, visit.began_at) if earlier else None,
            pain=pain_so_far(timeline.pain_series(self._chart, visit.id), visit.began_at, visit.note),
        )


def _signed_line(visit: visits.ChartedVisit) -> str:
    at = visit.signed_at.astimezone() if visit.signed_at else None
    when = f"{at.day} {at:%B %Y, %H:%M}" if at else ""
    signer = visit.signed_by.removesuffix(".")
    return f"Signed {when} by {signer}. It stays as it is; new words are added below."


def _difference_line(sentence: str) -> str:
    return f"▲ {sentence} A printed copy or a backup from that time shows how it was." if sentence else ""
