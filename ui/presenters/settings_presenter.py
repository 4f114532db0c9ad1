"""The settings: kept as they are edited, with what is wrong said beside the field."""

from collections.abc import Callable
from dataclasses import fields
from typing import Protocol

from charting.errors import TellTheUser, Trouble
from charting.settings import LONGEST_IDLE_MINUTES, SHORTEST_IDLE_MINUTES, Settings, as_texts, from_texts
from ui.presenters.autosave import Delay

PAUSE_MS = 600
NEEDED = {
    "practice": "Name the practice; it heads every printed page.",
    "practitioner": "Type the name you sign with.",
}


class SettingsView(Protocol):
    """What the presenter asks of the settings page."""

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""

    def show_problem(self, field: str, sentence: str) -> None:
        """Say what is wrong by a field, or for `page`; empty clears."""

    def show_saved(self, words: str) -> None:
        """Say that the settings are kept."""


class SettingsPresenter:
    """Holds the settings as they stand on the page until they are kept."""

    def __init__(
        self,
        view: SettingsView,
        *,
        load: Callable[[], Settings],
        save: Callable[[Settings], None],
        changed: Callable[[Settings], None],
        delay: Delay,
    ) -> None:
        self._view = view
        self._load = load
        self._save = save
        self._changed = changed
        self._delay = delay
        self._texts: dict[str, str] = {}
        self._is_waiting = False

    def open(self) -> None:
        """Show the settings as they are kept."""
        settings = self._load()
        self._texts = as_texts(settings)
        self._view.show_settings(settings)

    def edit(self, field: str, text: str) -> None:
        """The practitioner changed a field."""
        if field not in {one.name for one in fields(Settings)}:
            raise KeyError(field)
        self._texts[field] = text
        problem = problem_with(field, text)
        self._view.show_problem(field, problem)
        self._is_waiting = True
        self._delay.start(self.flush, PAUSE_MS)

    def flush(self) -> bool:
        """Keep what was edited. False, with the reason in the page, when it cannot be kept."""
        self._delay.cancel()
        if not self._is_waiting:
            return True
        if any(problem_with(field, text) for field, text in self._texts.items()):
            return False
        settings = from_texts(self._texts)
        try:
            self._save(settings)
        except (TellTheUser, Trouble) as problem:
            self._view.show_problem("page", str(problem))
            return False
        self._is_waiting = False
        self._view.show_problem("page", "")
        self._view.show_saved("Settings saved")
        self._changed(settings)
        return True


def problem_with(field: str, text: str) -> str:
    """What is wrong with a setting's text; empty when nothing is."""
    if field in NEEDED and not text.strip():
        return NEEDED[field]
    if field == "idle_minutes" and not (
        text.isdigit() and SHORTEST_IDLE_MINUTES <= int(text) <= LONGEST_IDLE_MINUTES
    ):
        return f"Choose {SHORTEST_IDLE_MINUTES} to {LONGEST_IDLE_MINUTES} minutes."
    return ""
