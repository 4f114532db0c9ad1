"""What the visit's presenter asks of its page, and what it shows there around the note."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from charting.domain.red_flags import Asked, Raised
from charting.domain.visit_note import ObservationField
from charting.services import visits
from ui.presenters.assessment.assessment_chips import SuggestionLine
from ui.presenters.autosave import SaveState
from ui.presenters.treatment.treatment_summary import Treatment
from ui.presenters.visit.last_visit import LastVisit
from ui.presenters.visit.news import News
from ui.presenters.visit.pain_so_far import PainSoFar


@dataclass(frozen=True, kw_only=True)
class SignedFacts:
    """What a signed visit says of its signing."""

    visit_id: int
    line: str
    difference: str
    """What is no longer as it was signed, with what to do; empty when all is."""
    addenda: tuple[visits.WrittenAddendum, ...]


@dataclass(frozen=True, kw_only=True)
class VisitScreen:
    """What stands around the note when a visit is opened."""

    number: int
    began_at: datetime
    signed: SignedFacts | None
    last: LastVisit | None
    pain: PainSoFar


class VisitView(Protocol):
    """What the presenter asks of the page."""

    def show_visit(self, screen: VisitScreen) -> None:
        """Show a visit that was just opened: every field takes its value from the presenter."""

    def show_note(self) -> None:
        """Fields were changed that the practitioner did not touch: show every field's value anew."""

    def show_carried(self, origins: Mapping[str, str]) -> None:
        """Where each part came from that was brought forward and neither kept nor changed yet."""

    def show_part(self, name: str) -> None:
        """A chip list changed."""

    def show_suggestions(
        self, causes: tuple[SuggestionLine, ...], patterns: tuple[SuggestionLine, ...]
    ) -> None:
        """What is worth considering."""

    def show_nerve_signs(self, lines: tuple[str, ...]) -> None:
        """Recorded signs of an irritated nerve, a line for each side; none for an empty tuple."""

    def show_red_flags(self, state: Asked, called_for: tuple[Raised, ...]) -> None:
        """How far the questions were asked, what was answered with yes, and what must be asked by itself."""

    def show_treatment(self, treatment: Treatment) -> None:
        """Needles placed, and cautions for this patient."""

    def show_problem(self, field: ObservationField, words: str) -> None:
        """What is odd about a field's value; empty when nothing is."""

    def show_save_state(self, state: SaveState) -> None:
        """Saved when, or why not."""

    def show_message(self, words: str) -> None:
        """One sentence in the page; empty takes it away."""

    def show_news(self, news: News) -> None:
        """What was just done, in a line that is in sight wherever the page is scrolled to."""
