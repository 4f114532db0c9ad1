"""The home page: open visits, and who was here lately."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from charting.services.today import Today
from ui.presenters.announcements import Announcement, Announcements, PatientChanged, VisitChanged
from ui.presenters.day_words import draft_since, when_seen
from ui.presenters.shown_name import shown_name


@dataclass(frozen=True, kw_only=True)
class HomeLine:
    """A patient on the home page."""

    patient_id: int
    visit_id: int | None
    name: str
    when: str
    words: str = ""


class HomeView(Protocol):
    """What the presenter asks of the home page."""

    def show_empty(self) -> None:
        """There is no patient yet: say what to do."""

    def show_today(self, day: str, unsigned: tuple[HomeLine, ...], recent: tuple[HomeLine, ...]) -> None:
        """The open visits and the patients seen last."""


class HomePresenter:
    """Reads the home page anew whenever something changed."""

    def __init__(
        self,
        view: HomeView,
        *,
        load: Callable[[], Today],
        clock: Callable[[], datetime],
        announcements: Announcements,
    ) -> None:
        self._view = view
        self._load = load
        self._clock = clock
        self._announcements = announcements
        self._names_hidden = False
        announcements.listen(self, self._heard)

    def refresh(self) -> None:
        """Show how things stand."""
        today = self._load()
        if not today.has_patients and not today.open_visits:
            self._view.show_empty()
            return
        now = self._clock().astimezone()
        unsigned = tuple(
            HomeLine(
                patient_id=one.patient_id,
                visit_id=one.visit_id,
                name=shown_name(one.name, self._names_hidden),
                when=draft_since(one.began_at, now.date()),
            )
            for one in today.open_visits
        )
        recent = tuple(
            HomeLine(
                patient_id=one.line.id,
                visit_id=None,
                name=shown_name(one.line.name, self._names_hidden),
                when=when_seen(one.line.seen_at, now.date()) or "no visit yet",
                words=one.summary,
            )
            for one in today.recent
        )
        self._view.show_today(f"{now:%A}, {now.day} {now:%B}", unsigned, recent)

    def hide_names(self, hidden: bool) -> None:
        """Show initials instead of names, or names again."""
        self._names_hidden = hidden
        self.refresh()

    def close(self) -> None:
        """Hear no more."""
        self._announcements.stop(self)

    def _heard(self, announcement: Announcement) -> None:
        if isinstance(announcement, PatientChanged | VisitChanged):
            self.refresh()
