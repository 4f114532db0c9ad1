"""The settings: kept as they are edited, with what is wrong said beside the field."""

from collections.abc import Callable
from dataclasses import fields
from typing import Protocol

from charting.errors import TellTheUser, Trouble
from charting.settings import (
    LONGEST_IDLE_MINUTES,
    NEEDLE_LIMITS,
    SHORTEST_IDLE_MINUTES,
    Settings,
    as_texts,
    from_texts,
    needle_number,
)
from ui.presenters.autosave import Delay
from ui.presenters.findings.normal_values import End, NormalLine, NormalValues

PAUSE_MS = 600
NEEDED = {
    "practice": "Name the practice; it heads every printed page.",
    "practitioner": "Type the name you sign with.",
}


class SettingsView(Protocol):
    """What the presenter asks of the settings page."""

    def show_settings(self, settings: Settings) -> None:
        """Fill the fields."""

    def show_normals(self, lines: tuple[NormalLine, ...]) -> None:
        """Fill the normal values."""

    def show_problem(self, field: str, sentence: str) -> None:
        """Say what is wrong by a field, or for `page`; empty clears."""

    def show_normal_problem(self, key: str, sentence: str) -> None:
        """Say what is wrong with a movement's range; empty clears."""

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
        normals: NormalValues,
    ) -> None:
        self._view = view
        self._load = load
        self._save = save
        self._changed = changed
        self._delay = delay
        self._normals = normals
        self._texts: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._is_waiting = False

    def open(self) -> None:
        """Show the settings as they are kept."""
        settings = self._load()
        self._texts, self._kept = as_texts(settings), as_texts(settings)
        self._view.show_settings(settings)
        self._view.show_normals(self._normals.open(settings.normal_values))

    def edit(self, field: str, text: str) -> None:
        """The practitioner changed a field."""
        if field not in {one.name for one in fields(Settings)}:
            raise KeyError(field)
        self._view.show_problem(field, problem_with(field, text))
        self._put(field, text)

    def edit_normal(self, key: str, end: End, text: str) -> None:
        """One end of a movement's range was typed; a range that is not whole yet changes nothing."""
        problem = self._normals.edit(key, end, text)
        self._view.show_normal_problem(key, problem)
        if not problem:
            self._put("normal_values", self._normals.text)

    def flush(self) -> bool:
        """Keep what was edited. False, with the reason in the page, when it cannot be kept."""
        self._delay.cancel()
        if not self._is_waiting:
            return True
        wrong = [field for field, text in self._texts.items() if problem_with(field, text)]
        kept = self._kept
        if any(problem_with(field, kept[field]) for field in wrong):
            return False
        # One wrong field keeps its earlier value; the others are not lost with it
        settings = from_texts({**self._texts, **{field: kept[field] for field in wrong}})
        if wrong and settings == from_texts(kept):
            return False
        try:
            self._save(settings)
        except (TellTheUser, Trouble) as problem:
            self._view.show_problem("page", str(problem))
            return False
        self._is_waiting, self._kept = bool(wrong), as_texts(settings)
        self._view.show_problem("page", "")
        self._view.show_saved("Settings saved")
        self._changed(settings)
        return not wrong

    def _put(self, field: str, text: str) -> None:
        self._texts[field] = text
        self._is_waiting = True
        self._delay.start(self.flush, PAUSE_MS)


def problem_with(field: str, text: str) -> str:
    """What is wrong with a setting's text; empty when nothing is."""
    if field in NEEDED and not text.strip():
        return NEEDED[field]
    if field == "idle_minutes" and not (
        text.isdigit() and SHORTEST_IDLE_MINUTES <= int(text) <= LONGEST_IDLE_MINUTES
    ):
        return f"Choose {SHORTEST_IDLE_MINUTES} to {LONGEST_IDLE_MINUTES} minutes."
    if field in NEEDLE_LIMITS and text.strip() and needle_number(field, text) is None:
        lowest, highest = NEEDLE_LIMITS[field]
        return f"Type a number from {lowest:g} to {highest:g}, or leave it empty."
    return ""
