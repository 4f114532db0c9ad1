"""The details page's behaviour: fields kept as they are edited, alerts, archiving, episodes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

from charting.domain.patient import PatientAlert
from charting.services import episodes, patients
from charting.services.chart import Chart
from ui.presenters.announcements import (
    Announcement,
    Announcements,
    EpisodeChanged,
    PatientChanged,
    VisitChanged,
)
from ui.presenters.autosave import Autosave, Delay, SaveState
from ui.presenters.patient.episode_words import EpisodeWords, details_from, episode_line, words_of
from ui.presenters.patient.patient_fields import (
    BIRTH,
    NAMES,
    UNNAMED,
    AlertLine,
    Read,
    alert_lines,
    read_field,
    texts_of,
    with_alert,
)

ALERTS = "alerts"
ALERT_PREFIX = "alert:"


@dataclass(frozen=True, kw_only=True)
class EpisodeRow:
    """An episode in the list of the details page."""

    id: int
    title: str
    about: str
    is_ended: bool


class DetailsView(Protocol):
    """What the presenter asks of the page."""

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show every field's text."""

    def show_alerts(self, alerts: tuple[AlertLine, ...]) -> None:
        """Show which alerts are set."""

    def show_problem(self, name: str, words: str) -> None:
        """Say by a field what is wrong with it; empty when nothing is."""

    def show_understood(self, name: str, words: str) -> None:
        """Say by a field what was read from it."""

    def show_archived(self, words: str) -> None:
        """Say since when the patient is archived; empty while in use."""

    def show_episodes(self, rows: tuple[EpisodeRow, ...]) -> None:
        """List the episodes."""

    def show_episode_form(self, episode_id: int, words: EpisodeWords) -> None:
        """Let an episode be edited."""

    def show_episode_problem(self, name: str, words: str) -> None:
        """Say by a field of the episode's form what is wrong with it."""

    def close_episode_form(self) -> None:
        """Take the episode's form away."""

    def show_save_state(self, state: SaveState) -> None:
        """Saved when, or why not."""


class DetailsPresenter:
    """Holds the opened patient's details between the form and the chart."""

    def __init__(
        self,
        chart: Chart,
        view: DetailsView,
        delay: Delay,
        now_ms: Callable[[], float],
        announcements: Announcements,
    ) -> None:
        self._chart = chart
        self._view = view
        self._announcements = announcements
        self._patient_id = 0
        self._texts: dict[str, str] = {}
        self._alerts: tuple[PatientAlert, ...] = ()
        self._rows: tuple[EpisodeRow, ...] | None = None
        self._held_of: dict[int, dict[str, str]] = {}
        """What was typed for each patient and cannot be kept as it is."""
        self._autosave: Autosave[str, Any] = Autosave(self._save, delay, view.show_save_state, now_ms)

    def open(self, patient_id: int) -> None:
        """Show a patient; what waited for the one before is saved first."""
        self._autosave.flush()
        self._patient_id = patient_id
        self._announcements.listen(self, self._heard)
        record = patients.patient(self._chart, patient_id)
        self._texts, self._alerts = texts_of(record.details), record.details.alerts
        self._rows = None
        self._view.show_texts(self._texts)
        for name in (*NAMES, BIRTH):
            self._view.show_problem(name, "")
            self._view.show_understood(name, "")
        self._view.show_understood(BIRTH, self._read(BIRTH).understood)
        self._show_alerts()
        self._show_archived(record.archived_at)
        self._view.close_episode_form()
        self._show_episodes()
        self._put_back(dict(self._held))

    def leave(self) -> None:
        """The page is left: hear no more, and take nothing from a late key."""
        self._announcements.stop(self)
        self._patient_id = 0
        self._held_of.clear()

    def edit(self, name: str, text: str) -> None:
        """The practitioner changed a field."""
        if not self._patient_id:
            return
        self._texts[name] = text
        if name in NAMES:
            self._edit_name()
            return
        read = self._read(name)
        self._view.show_problem(name, read.problem)
        self._view.show_understood(name, read.understood)
        if read.problem:
            self._held[name] = text
        else:
            self._held.pop(name, None)
            self._autosave.change(name, read.value)

    def set_alert(self, key: str, is_set: bool, detail: str = "") -> None:
        """The practitioner set an alert, took it away, or wrote beside it; kept at once when toggled."""
        if not self._patient_id:
            return
        was_set = any(one.key == key for one in self._alerts)
        self._alerts = with_alert(self._alerts, key, is_set, detail)
        self._autosave.change(ALERTS, self._alerts)
        if was_set != is_set:
            self._autosave.flush()

    def flush(self) -> bool:
        """Save now what waits. False when it could not be saved."""
        return self._autosave.flush()

    def unsaved(self) -> Mapping[str, str]:
        """What is on the screen and not in the chart, by field; alerts as `alert:pregnancy`."""
        waiting = self._autosave.unsaved
        texts = {name: self._texts[name] for name in waiting if name in self._texts}
        alerts = {ALERT_PREFIX + one.key: one.detail for one in self._alerts if ALERTS in waiting}
        return {**texts, **self._held, **alerts}

    def restore(self, unsaved: Mapping[str, str]) -> None:
        """Put words back that could not be kept before."""
        self._put_back({name: text for name, text in unsaved.items() if name in self._texts})
        for name in unsaved:
            if name.startswith(ALERT_PREFIX):
                self.set_alert(name.removeprefix(ALERT_PREFIX), True, unsaved[name])
        self._show_alerts()

    def set_archived(self, archived: bool) -> None:
        """Take the patient out of the lists, or back in."""
        self._autosave.flush()
        patients.set_archived(self._chart, self._patient_id, archived)
        self._show_archived(patients.patient(self._chart, self._patient_id).archived_at)
        self._announcements.tell(PatientChanged(self._patient_id), self)

    def edit_episode(self, episode_id: int) -> None:
        """Open an episode's form."""
        line = self._episode(episode_id)
        self._view.show_episode_form(episode_id, words_of(line.details))

    def save_episode(self, episode_id: int, words: EpisodeWords) -> None:
        """Keep an edited episode, or say by its fields what is wrong."""
        details, problems = details_from(words, self._episode(episode_id).details, today=self._today())
        for name in vars(words):
            self._view.show_episode_problem(name, problems.get(name, ""))
        if not problems:
            self._update_episode(episode_id, details)
            self._view.close_episode_form()

    def set_ended(self, episode_id: int, ended: bool) -> None:
        """End an episode today, or open it again."""
        details = self._episode(episode_id).details
        self._update_episode(episode_id, replace(details, ended_on=self._today() if ended else None))

    @property
    def _held(self) -> dict[str, str]:
        return self._held_of.setdefault(self._patient_id, {})

    def _put_back(self, texts: Mapping[str, str]) -> None:
        if texts:
            self._view.show_texts({**self._texts, **texts})
        for name, text in texts.items():
            self.edit(name, text)

    def _edit_name(self) -> None:
        """Both names stand together: one of them is needed."""
        if not any(self._texts[name].strip() for name in NAMES):
            self._held.update({name: self._texts[name] for name in NAMES})
            self._view.show_problem(NAMES[0], UNNAMED)
            return
        self._view.show_problem(NAMES[0], "")
        for name in NAMES:
            self._held.pop(name, None)
            self._autosave.change(name, self._texts[name])

    def _save(self, changed: Mapping[str, Any]) -> datetime:
        record = patients.patient(self._chart, self._patient_id)
        patients.update_patient(self._chart, self._patient_id, replace(record.details, **changed))
        self._announcements.tell(PatientChanged(self._patient_id), self)
        return self._chart.clock()

    def _read(self, name: str) -> Read:
        return read_field(name, self._texts[name], today=self._today())

    def _update_episode(self, episode_id: int, details: episodes.EpisodeDetails) -> None:
        episodes.update_episode(self._chart, episode_id, details)
        self._show_episodes()
        self._announcements.tell(EpisodeChanged(self._patient_id), self)

    def _episode(self, episode_id: int) -> episodes.EpisodeLine:
        lines = episodes.episodes_of(self._chart, self._patient_id)
        return next(line for line in lines if line.id == episode_id)

    def _show_alerts(self) -> None:
        definitions = tuple(self._chart.catalogue.alerts.values())
        self._view.show_alerts(alert_lines(definitions, self._alerts))

    def _show_archived(self, at: datetime | None) -> None:
        local = at.astimezone() if at else None
        self._view.show_archived(f"Archived since {local.day} {local:%b %Y}." if local else "")

    def _show_episodes(self) -> None:
        lines = episodes.episodes_of(self._chart, self._patient_id)
        rows = tuple(
            EpisodeRow(
                id=line.id,
                title=line.details.title,
                about=episode_line(line, self._today()),
                is_ended=line.details.ended_on is not None,
            )
            for line in lines
        )
        if rows != self._rows:  # most changes of a visit change nothing here
            self._rows = rows
            self._view.show_episodes(rows)

    def _today(self) -> date:
        return self._chart.clock().astimezone().date()

    def _take_alerts(self) -> None:
        """Alerts added at a visit stand beside those of the form, or its next save would take them away."""
        known = patients.patient(self._chart, self._patient_id).details.alerts
        if ALERTS in self._autosave.unsaved:
            here = {one.key for one in self._alerts}
            self._alerts = (*self._alerts, *(one for one in known if one.key not in here))
            self._autosave.change(ALERTS, self._alerts)
        else:
            self._alerts = known
        self._show_alerts()

    def _heard(self, announcement: Announcement) -> None:
        if isinstance(announcement, PatientChanged) and announcement.patient_id == self._patient_id:
            self._take_alerts()
        if not isinstance(announcement, EpisodeChanged | VisitChanged):
            return
        if isinstance(announcement, VisitChanged) and announcement.is_save:
            return
        if announcement.patient_id == self._patient_id:
            self._show_episodes()
