"""The patient's frame: header, alerts, which visit stands on the Visit tab, what its buttons do."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from charting.domain.dates import age_on
from charting.domain.patient import PatientAlert, PatientDetails
from charting.domain.text import in_words
from charting.services import episodes, patients, timeline
from charting.services.chart import Chart
from ui.presenters.announcements import (
    Announcement,
    Announcements,
    EpisodeChanged,
    PatientChanged,
    VisitChanged,
)
from ui.presenters.patient.episode_words import episode_line, since
from ui.presenters.shown_name import shown_name

TABS = ("visit", "progress", "documents", "history", "details")

Primary = Literal["", "sign", "start", "continue"]


@dataclass(frozen=True, kw_only=True)
class AlertBadge:
    """An alert as the header shows it."""

    text: str
    tone: Literal["danger", "warning"]
    tip: str


@dataclass(frozen=True, kw_only=True)
class HeaderFacts:
    """Who the patient is, in one line."""

    name: str
    about: str = ""
    """`34 y · barbell training`."""
    alerts: tuple[AlertBadge, ...] = ()
    episode: str = ""
    """The complaint: `Low back`."""
    episode_since: str = ""
    """`since 9 Feb`."""
    episode_tip: str = ""


@dataclass(frozen=True, kw_only=True)
class HeaderActions:
    """Which buttons the header offers now."""

    handout: bool
    primary: Primary


class PatientView(Protocol):
    """What the presenter asks of the page."""

    def show_header(self, facts: HeaderFacts) -> None:
        """Show who is open."""

    def show_actions(self, actions: HeaderActions) -> None:
        """Show these buttons."""

    def show_tab(self, name: str) -> None:
        """Turn to a tab without announcing it."""

    def show_start_panel(self, shown: bool) -> None:
        """On the Visit tab: the panel that begins a visit, or the visit itself."""


class PatientPresenter:
    """Knows the patient that is open, the visit on the Visit tab, and the tab that is shown."""

    def __init__(
        self,
        chart: Chart,
        view: PatientView,
        announcements: Announcements,
        *,
        open_visit: Callable[[int], None],
        offer_start: Callable[[int], None],
        begin_in: Callable[[int, int], None],
    ) -> None:
        self._chart = chart
        self._view = view
        self._announcements = announcements
        self._open_visit = open_visit
        self._offer_start = offer_start
        self._begin_in = begin_in
        self.patient_id = 0
        self.visit_id: int | None = None
        """The visit on the Visit tab; None while the panel that begins one stands there."""
        self.tab = "visit"
        self._unsigned: tuple[int, ...] = ()
        self._names_hidden = False

    def open(self, patient_id: int, visit_id: int | None = None, tab: str = "visit") -> None:
        """Show a patient: the given visit, else the newest unsigned one, else the panel that begins one."""
        self.patient_id = patient_id
        self._announcements.listen(self, self._heard)
        self.tab = tab if tab in TABS else "visit"
        self._read_unsigned()
        self._show_visit(visit_id or next(iter(self._unsigned), None))
        self._view.show_tab(self.tab)
        self._show_header()

    def leave(self) -> None:
        """The page is left: hear no more."""
        self._announcements.stop(self)
        self.patient_id, self.visit_id = 0, None

    def turn_to(self, tab: str) -> None:
        """The practitioner turned to a tab."""
        self.tab = tab
        self._show_actions()

    def show_visit(self, visit_id: int) -> None:
        """Turn to a visit of this patient: one just begun, or opened from the history."""
        self._read_unsigned()
        self._show_visit(visit_id)
        self.tab = "visit"
        self._view.show_tab(self.tab)
        self._show_header()

    def start_or_continue(self) -> None:
        """Turn to the unsigned visit, begin one, or ask first for which of several complaints."""
        unsigned = next(iter(self._unsigned), None)
        if unsigned is not None:
            self.show_visit(unsigned)
            return
        lines = episodes.episodes_of(self._chart, self.patient_id)
        if len(lines) == 1 and lines[0].details.ended_on is None:
            self._begin_in(self.patient_id, lines[0].id)
            return
        self.offer_start()

    def offer_start(self) -> None:
        """Turn to the panel that begins a visit, whatever is open."""
        self._show_visit(None)
        self.tab = "visit"
        self._view.show_tab(self.tab)
        self._show_header()

    def hide_names(self, hidden: bool) -> None:
        """Show initials instead of the name, or the name again."""
        is_new, self._names_hidden = hidden != self._names_hidden, hidden
        if self.patient_id and is_new:
            self._show_header()

    def _show_visit(self, visit_id: int | None) -> None:
        self.visit_id = visit_id
        self._view.show_start_panel(visit_id is None)
        if visit_id is None:
            self._offer_start(self.patient_id)
        else:
            self._open_visit(visit_id)

    def _show_header(self) -> None:
        details = patients.patient(self._chart, self.patient_id).details
        today = self._today()
        episode = self._episode()
        self._view.show_header(
            HeaderFacts(
                name=shown_name(details.full_name, self._names_hidden),
                about=_about(details, today, self._names_hidden),
                alerts=tuple(self._badge(one) for one in details.alerts),
                episode=episode.details.title if episode else "",
                episode_since=since(episode.details.onset, today) if episode else "",
                episode_tip=episode_line(episode, today) if episode else "",
            )
        )
        self._show_actions()

    def _badge(self, alert: PatientAlert) -> AlertBadge:
        known = self._chart.catalogue.alerts.get(alert.key)
        if known is None:
            return AlertBadge(text=in_words(alert.key), tone="danger", tip=alert.detail)
        text = f"{known.short}: {alert.detail}" if alert.detail else known.short
        return AlertBadge(text=text, tone=known.tone, tip=f"{known.label}. {known.advice}")

    def _show_actions(self) -> None:
        on_visit = self.tab == "visit"
        shows_draft = on_visit and self.visit_id in self._unsigned
        primary: Primary
        if shows_draft:
            primary = "sign"
        elif self._unsigned:
            primary = "continue"
        else:
            primary = "" if on_visit and self.visit_id is None else "start"
        self._view.show_actions(
            HeaderActions(handout=on_visit and self.visit_id is not None, primary=primary)
        )

    def _episode(self) -> episodes.EpisodeLine | None:
        """The episode of the visit on the Visit tab; without one, the one last seen for that goes on."""
        lines = episodes.episodes_of(self._chart, self.patient_id)
        if self.visit_id is not None:
            of_visit = timeline.episode_of_visit(self._chart, self.visit_id)
            return next(line for line in lines if line.id == of_visit)
        last_seen_for = timeline.newest_episode(self._chart, self.patient_id)
        current = [line for line in lines if line.details.ended_on is None]
        return min(current, key=lambda line: line.id != last_seen_for, default=None)

    def _read_unsigned(self) -> None:
        self._unsigned = timeline.unsigned_visits(self._chart, self.patient_id)

    def _today(self) -> date:
        return self._chart.clock().astimezone().date()

    def _heard(self, announcement: Announcement) -> None:
        if getattr(announcement, "patient_id", None) != self.patient_id:
            return
        if isinstance(announcement, VisitChanged):
            if announcement.is_save:
                return
            before = self._unsigned
            self._read_unsigned()
            if before != self._unsigned:
                self._show_actions()
        elif isinstance(announcement, PatientChanged | EpisodeChanged):
            self._show_header()


def _about(details: PatientDetails, today: date, names_hidden: bool) -> str:
    born = details.date_of_birth
    called = details.preferred_name if details.preferred_name != details.given_name else ""
    parts = (
        f"called {called}" if called and not names_hidden else "",
        f"{age_on(born, today)} y" if born else "",
        _uncapitalised(re.split(r"[,;:.\n(]", details.training, maxsplit=1)[0].strip()),
    )
    return " · ".join(part for part in parts if part)


def _uncapitalised(words: str) -> str:
    """`Barbell training` within a line; abbreviations such as `BJJ` stay."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
