"""What brings them in: beginning a visit, in an episode that goes on or in a new one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from charting.services import episodes, timeline, visits
from charting.services.chart import Chart
from ui.presenters.announcements import Announcements, EpisodeChanged, VisitChanged
from ui.presenters.patient.episode_words import EpisodeWords, details_from, episode_line


@dataclass(frozen=True, kw_only=True)
class EpisodeChoice:
    """An episode that a visit can be begun in."""

    id: int
    title: str
    about: str
    is_ended: bool = False


class EpisodeView(Protocol):
    """What the presenter asks of the panel."""

    def show_choices(self, choices: tuple[EpisodeChoice, ...]) -> None:
        """Offer to go on with an episode, or to begin another; the form stays away until asked for."""

    def show_first(self) -> None:
        """Ask what brings them in: there is no episode yet."""

    def show_words(self, words: EpisodeWords) -> None:
        """Show what the form holds."""

    def show_problem(self, name: str, words: str) -> None:
        """Say by a field what is wrong with it; empty when nothing is."""


class EpisodePresenter:
    """Begins episodes and visits for the patient that is open."""

    def __init__(
        self,
        chart: Chart,
        view: EpisodeView,
        announcements: Announcements,
        started: Callable[[int], None],
    ) -> None:
        self._chart = chart
        self._view = view
        self._announcements = announcements
        self._started = started
        self._patient_id = 0
        self.words = EpisodeWords()
        """What is typed in the form, kept while the patient is open."""

    def open(self, patient_id: int) -> None:
        """Offer what can be begun for a patient."""
        if patient_id != self._patient_id:
            self._patient_id = patient_id
            self.edit(EpisodeWords())
            self._view.show_words(self.words)
        lines = episodes.episodes_of(self._chart, patient_id)
        if not lines:
            self._view.show_first()
            return
        last_seen_for = timeline.newest_episode(self._chart, patient_id)
        likely_first = sorted(
            lines, key=lambda one: (one.details.ended_on is not None, one.id != last_seen_for)
        )
        self._view.show_choices(tuple(self._choice(line) for line in likely_first))

    def restore(self, words: EpisodeWords) -> None:
        """Go on with what was typed in the form when this patient was left."""
        self.edit(words)
        self._view.show_words(words)

    def leave(self) -> None:
        """The patient is left: hold nothing of them."""
        self._patient_id = 0
        self.restore(EpisodeWords())

    def edit(self, words: EpisodeWords) -> None:
        """The practitioner typed in the form."""
        self.words = words
        for name in vars(words):
            self._view.show_problem(name, "")

    def start_in(self, episode_id: int) -> None:
        """Begin a visit in an episode."""
        visit_id = visits.start_visit(self._chart, episode_id)
        self._announcements.tell(VisitChanged(self._patient_id, visit_id), self)
        self._started(visit_id)

    def start_new(self) -> bool:
        """Begin an episode with what the form says, and its first visit.

        False, with the reasons by the fields, when something in the form cannot be kept.
        """
        details, problems = details_from(self.words, episodes.EpisodeDetails(title=""), today=self._today())
        for name in vars(self.words):
            self._view.show_problem(name, problems.get(name, ""))
        if problems:
            return False
        episode_id = episodes.start_episode(self._chart, self._patient_id, details)
        self._announcements.tell(EpisodeChanged(self._patient_id), self)
        self.edit(EpisodeWords())
        self._view.show_words(self.words)
        self.start_in(episode_id)
        return True

    def _choice(self, line: episodes.EpisodeLine) -> EpisodeChoice:
        return EpisodeChoice(
            id=line.id,
            title=line.details.title,
            about=episode_line(line, self._today()),
            is_ended=line.details.ended_on is not None,
        )

    def _today(self) -> date:
        return self._chart.clock().astimezone().date()
