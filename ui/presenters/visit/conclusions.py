"""What follows from what is recorded, without being recorded itself."""

from collections.abc import Callable
from dataclasses import dataclass

from charting.content.catalogue import Catalogue
from charting.domain.red_flags import asked, besides_questions, nerve_lines, to_ask
from charting.domain.visit_note import ObservationField
from ui.presenters.assessment.assessment_chips import AssessmentChips
from ui.presenters.assessment.code_chips import CodeChips
from ui.presenters.autosave import Delay
from ui.presenters.editing.visit_editing import VisitEditing
from ui.presenters.findings.measure_chips import MeasureChips
from ui.presenters.treatment.caution_reasons import CautionReasons
from ui.presenters.treatment.needling import Needling
from ui.presenters.treatment.treatment_summary import treatment_of
from ui.presenters.visit.alerts_to_add import AlertsToAdd
from ui.presenters.visit.pain_drawing_presenter import PainDrawingPresenter
from ui.presenters.visit.visit_hints import clashes
from ui.presenters.visit.visit_view import VisitView

REST_MS = 120
"""When the hands rest this long, the page says what follows: the next key never waits for it."""

LONGEST_WAIT_MS = 1_000
"""An emergency is said after this long, though the hands never rest."""

CODES = ObservationField("codes")
MEASURES = ObservationField("measures")
"""Stand for the rows of codes and of measures, by which what speaks against them is said."""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """From what conclusions are drawn, besides the note itself."""

    editing: VisitEditing
    causes: AssessmentChips
    patterns: AssessmentChips
    codes: CodeChips
    measures: Callable[[], MeasureChips | None]
    needling: Needling
    reasons: CautionReasons
    alerts_to_add: AlertsToAdd
    pain_drawing: PainDrawingPresenter
    """Shows the needled points on the figure."""


class Conclusions:
    """Suggestions, warnings, red flags and sums: shown anew a moment after something changed."""

    def __init__(
        self, catalogue: Catalogue, view: VisitView, drawn: Drawn, rest: Delay, now_ms: Callable[[], float]
    ) -> None:
        self._catalogue = catalogue
        self._view = view
        self._from = drawn
        self._rest = rest
        self._now_ms = now_ms
        self._due_since: float | None = None
        self._clashing: frozenset[str] = frozenset()

    def soon(self) -> None:
        """Show them when the hands rest, and no later than LONGEST_WAIT_MS after the first change."""
        if self._due_since is None:
            self._due_since = self._now_ms()
        if self._now_ms() - self._due_since >= LONGEST_WAIT_MS:
            self.now()
        else:
            self._rest.start(self.now)

    def settle(self) -> None:
        """Show at once what still waits to be shown."""
        if self._due_since is not None:
            self.now()

    def now(self) -> None:
        """Show them as they are now."""
        self.stop()
        note, flags = self._from.editing.note, self._catalogue.red_flags
        self.show_treatment()
        self._view.show_suggestions(self._from.causes.suggestions(), self._from.patterns.suggestions())
        others = besides_questions(flags, note.observations)
        called_for = to_ask(flags, self._catalogue.definitions, note.observations)
        questions = (one.question for one in called_for)
        self._view.show_nerve_signs((*nerve_lines(self._catalogue.definitions, others), *questions))
        self._view.show_red_flags(asked(flags, note.observations), called_for)
        self.show_objections()
        self._show_clashes()
        self._from.alerts_to_add.refresh()
        self._from.pain_drawing.refresh()

    def stop(self) -> None:
        """Wait no more."""
        self._due_since = None
        self._rest.cancel()

    def show_treatment(self) -> None:
        """Needles placed and cautions."""
        note, reasons = self._from.editing.note, self._from.reasons.lines()
        self._view.show_treatment(treatment_of(note, self._from.needling.ledger, reasons))

    def show_objections(self) -> None:
        """What speaks against the codes and the totals as they stand."""
        self._view.show_problem(CODES, "\n".join(self._from.codes.objections()))
        measures = self._from.measures()
        if measures is not None:
            self._view.show_problem(MEASURES, "\n".join(measures.objections()))

    def _show_clashes(self) -> None:
        """Findings that do not go together, by the row that holds them."""
        said = clashes(self._catalogue, self._from.editing.note)
        for section in {*self._clashing, *said}:
            self._view.show_problem(ObservationField(section), "\n".join(said.get(section, ())))
        self._clashing = frozenset(said)
