"""Quick phrases and point combinations: their cards in the settings, and where they are used."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from charting.domain.shorthand import Shorthand
from charting.errors import Trouble
from charting.services import combinations, phrases
from charting.services.chart import Chart
from ui.pages.phrases_card import PhrasesCard
from ui.pages.settings_page import SettingsPage
from ui.presenters.practice.phrases_presenter import Draft, PhrasesPresenter
from ui.shell.place import keep_with
from ui.shell.qt_delay import QtDelay
from ui.widgets.phrase_expander import Say, expand_phrases


class ShorthandCards:
    """The two cards with their presenters, and what in them could not be kept."""

    def __init__(self, page: SettingsPage, chart: Chart, saved: Callable[[], None]) -> None:
        self._presenters = {
            "phrases": _join(
                page.phrases,
                load=lambda: phrases.phrases(chart),
                save=lambda phrase_id, name, text: phrases.save_phrase(chart, phrase_id, name, text),
                remove=lambda phrase_id: phrases.remove_phrase(chart, phrase_id),
                saved=saved,
            ),
            "combinations": _join(
                page.combinations,
                load=lambda: combinations.combinations(chart),
                save=lambda one_id, name, line: combinations.save_combination(chart, one_id, name, line),
                remove=lambda one_id: combinations.remove_combination(chart, one_id),
                saved=saved,
            ),
        }
        keep_with(page.phrases, self)

    def open(self, unsaved: object | None) -> None:
        """List what is kept, with what could not be kept before put back."""
        drafts = unsaved if isinstance(unsaved, dict) else {}
        for name, presenter in self._presenters.items():
            presenter.open()
            if isinstance(drafts.get(name), Draft):
                presenter.restore(drafts[name])

    def flush(self) -> None:
        """Keep what was typed, as far as it can be kept."""
        for presenter in self._presenters.values():
            presenter.flush()

    def unsaved(self) -> Mapping[str, Draft] | None:
        """What could not be kept, to be put back when the settings open again."""
        drafts = {name: each.draft for name, each in self._presenters.items()}
        return {name: draft for name, draft in drafts.items() if draft is not None} or None

    def unsaved_words(self) -> str:
        """The same as text."""
        return "\n".join(f".{draft.name}: {draft.text}" for draft in (self.unsaved() or {}).values())


def let_notes_expand(page: QWidget, chart: Chart, say: Say) -> None:
    """Let every field of words on the page write the practitioner's quick phrases.

    `say` tells of a name that no phrase has.
    """

    def find(typed: str) -> tuple[Shorthand, ...]:
        try:
            return phrases.find_phrases(chart, typed)
        except Trouble:
            return ()  # typing goes on; saving the note says what is wrong with the chart

    expand_phrases(page, find, say)


def _join(
    card: PhrasesCard,
    *,
    load: Callable[[], tuple[Shorthand, ...]],
    save: Callable[[int | None, str, str], int],
    remove: Callable[[int], None],
    saved: Callable[[], None],
) -> PhrasesPresenter:
    presenter = PhrasesPresenter(card, load=load, save=save, remove=remove, delay=QtDelay(), saved=saved)
    card.attach(presenter)
    return presenter
